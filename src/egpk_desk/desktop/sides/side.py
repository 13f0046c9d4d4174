"""One side of the desk: the bar of its tabs above the report that is shown, as text or as pages.

Only that report is in memory; of the others there is what :class:`Tab` keeps.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from egpk_desk.desktop import icons
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.drop_curtain import DropCurtain
from egpk_desk.desktop.pages.turning import PageTurning
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.reading_pane import ReadingPane
from egpk_desk.desktop.sides.tab import Tab
from egpk_desk.desktop.sides.tab_bar import TAB_MIME, TabBar, dragged_tab
from egpk_desk.desktop.snapshot import OpenDocument
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.desktop.work import Session
from egpk_desk.text.bidi import isolate

LEAST_WIDTH = 300


class Side(QWidget):
    """Shows one of its tabs. What its tabs' documents hold is read and put in by whoever owns it."""

    touched = Signal()  # the mouse was pressed in it
    tabDropped = Signal(object, bool)  # noqa: N815 - Qt's way of naming; a Tab; whether on the half that would split
    stood = Signal()  # one reads at another place, or otherwise, than before

    def __init__(
        self,
        session: Session,
        theme: Theme,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        active: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAcceptDrops(True)
        self.shown: Tab | None = None
        self.may_split = True  # whether a tab dropped on its far half makes a second side
        self._used: list[Tab] = []  # the tabs by when they were shown, the latest last
        self.bar = TabBar()
        self.reading = ReadingPane(theme)
        self.reader = self.reading.reader
        self.reader.keeps_way = False  # the way of jumps goes over documents
        self.turning = PageTurning(session, self.reading, actions, self, active=active)
        a = actions
        self.reading.set_actions([a.find, a.edit_metadata], a.zoom_out, a.zoom_in)
        self.list_button = QToolButton()
        self.list_button.setObjectName("listTabs")
        self.list_button.setIcon(icons.icon("down"))
        self.list_button.setIconSize(QSize(16, 16))
        self.list_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list_button.setToolTip(self.tr("All open reports"))
        self.list_button.setAccessibleName(self.tr("All open reports"))
        self.list_menu = QMenu(self)
        self.list_menu.aboutToShow.connect(self._fill_list)
        self.list_button.setMenu(self.list_menu)
        self.row = QWidget()
        self.row.setObjectName("tabRow")
        self.row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = QHBoxLayout(self.row)
        across.setContentsMargins(LIGHT.spacing.small, 0, LIGHT.spacing.small, 0)
        across.setSpacing(0)
        across.addWidget(self.bar, 1)
        across.addWidget(self.list_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.line = QFrame()
        self.line.setObjectName("activeLine")
        self.line.setFixedHeight(2)
        self.line.hide()
        self._active, self._beside = True, False
        column.addWidget(self.line)
        column.addWidget(self.row)
        column.addWidget(self.reading, 1)
        self.row.hide()
        self.setMinimumWidth(LEAST_WIDTH)
        self._curtain = DropCurtain(self)
        for surface in (self.reader.viewport(), self.turning.view.viewport(), self.bar):
            surface.installEventFilter(self)
        for button in self.findChildren(QAbstractButton):
            button.pressed.connect(self.touched)
        for bar in (self.reader.verticalScrollBar(), self.turning.view.verticalScrollBar()):
            bar.valueChanged.connect(self.stood)
        self.reader.selectionChanged.connect(self.stood)
        self.reader.zoomChanged.connect(self.stood)

    # What is shown

    def put(self, tab: Tab, opened: OpenDocument) -> None:
        """Show a tab's document; its highlights, and then its place, are still to come."""
        self.shown = tab
        if tab in self._used:
            self._used.remove(tab)
        self._used.append(tab)
        tab.title = opened.record.title
        self.bar.retitle(tab)
        self.reading.show_document(opened, tab.zoom)

    def go_to_place(self) -> None:
        """Show the tab as it was left."""
        tab = self.shown
        if tab is None:
            return
        if tab.position is not None:
            self.reader.restore_position(tab.position)
        if tab.fit is not None:
            self.turning.view.set_fit(tab.fit)
        else:
            self.turning.view.set_percent(tab.percent)
        self.turning.show_document(tab.shown)

    def empty(self) -> None:
        """Show no report."""
        self.shown = None
        self.reading.show_document(None)
        self.turning.show_document()

    def keep(self) -> None:
        """Write down how the report that is shown stands."""
        tab = self.shown
        if tab is None:
            return
        self.turning.settle()
        if self.reader.page is not None:
            tab.position = self.reader.position()
        tab.zoom = self.reader.settings.zoom
        tab.shown = self.turning.chosen
        tab.fit, tab.percent = self.turning.view.fit, self.turning.view.percent

    def add(self, tab: Tab, place: int | None = None) -> None:
        """Take a tab, at a place or after the one that is shown."""
        self.bar.add(tab, place)
        self.row.show()

    def take(self, tab: Tab) -> Tab | None:
        """Give a tab up; the one to be shown now where it was the chosen one, else None."""
        was_chosen = self.bar.current() is tab
        if tab in self._used:
            self._used.remove(tab)
        at = self.bar.place_of(tab)
        self.bar.take(tab)
        if self.shown is tab:
            self.shown = None
        tabs = self.bar.tabs()
        self.row.setVisible(bool(tabs))
        if not was_chosen or not tabs:
            return None
        return self._used[-1] if self._used else tabs[min(at, len(tabs) - 1)]

    def tab_of(self, document: str) -> Tab | None:
        """The tab of a document, the one that is shown before others."""
        if self.shown is not None and self.shown.document == document:
            return self.shown
        return next((tab for tab in self.bar.tabs() if tab.document == document), None)

    def set_active(self, active: bool) -> None:
        """Show whether one works in this side; it matters where there are two."""
        self.turning.set_active(active)
        self._active = active
        self._draw_line()

    def set_beside(self, beside: bool) -> None:
        """Whether there is another side too: only then it is shown which of them is the active one."""
        self.may_split = not beside
        self._beside = beside
        self._draw_line()

    def _draw_line(self) -> None:
        self.line.setVisible(self._beside)
        self.line.setEnabled(self._active)

    def _fill_list(self) -> None:
        self.list_menu.clear()
        for tab in self.bar.tabs():
            entry = self.list_menu.addAction(isolate(one_line(tab.title)[:90]).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(tab is self.bar.current())
            entry.triggered.connect(lambda _=False, tab=tab: self.bar.setCurrentIndex(self.bar.place_of(tab)))

    def open_list(self) -> None:
        """Let the user choose among all tabs of this side."""
        if self.bar.count():
            under = QPoint(0, self.list_button.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                self.list_menu.popup(self.list_button.mapToGlobal(under))
            else:
                self.list_menu.popup(self.list_button.mapToGlobal(under) - QPoint(self.list_menu.sizeHint().width(), 0))
            chosen = [entry for entry in self.list_menu.actions() if entry.isChecked()]
            if chosen:
                self.list_menu.setActiveAction(chosen[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.touched.emit()
        return False

    # Tabs that are dropped

    def _half(self, place: QPoint) -> bool:
        """Whether a place lies in the half, away from where lines begin, that a second side would take."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.may_split and ((place.x() < self.width() / 2) is rtl)

    def _may_drop(self, event: QDropEvent) -> bool:
        tab = dragged_tab(event.mimeData(), event.source())
        return tab is not None and (event.source() is not self.bar or self._half(event.position().toPoint()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(TAB_MIME):
            event.acceptProposedAction()
            self._draw_curtain(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(TAB_MIME):
            event.setAccepted(self._may_drop(event))
            self._draw_curtain(event)
        else:
            event.ignore()

    def _draw_curtain(self, event: QDropEvent) -> None:
        if not self._may_drop(event):
            self._curtain.hide()
            return
        room = QRect(self.rect())
        if event.source() is self.bar:
            middle = room.width() // 2
            room = room.adjusted(0, 0, -middle, 0) if event.position().x() < middle else room.adjusted(middle, 0, 0, 0)
        self._curtain.draw(self.tr("Drop to read it here"), room)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._curtain.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._curtain.hide()
        tab = dragged_tab(event.mimeData(), event.source())
        if tab is not None and self._may_drop(event):
            event.acceptProposedAction()
            self.tabDropped.emit(tab, event.source() is self.bar)
        else:
            event.ignore()
