"""The bar of open reports: their titles, each in its own direction, cut at its end; to choose, move, close and drag."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from egpk_desk.desktop import icons
from egpk_desk.desktop.panels.lines import elided, one_line
from egpk_desk.desktop.sides.tab import Tab
from egpk_desk.text.bidi import isolate

TAB_MIME = "application/x-egpk-desk-tab"
"""A tab that is dragged within the program; its data are empty, the bar that it left is the drag's source."""

_LEAST, _MOST = 96, 210  # pixels of a tab
_BESIDE_WORDS = 58  # pixels of a tab that are not its title: padding and the button to close
_PULL = 22  # pixels that a tab is pulled off the bar before it comes along


class TabBar(QTabBar):
    """Tabs in the order in which the user put them. The data of Qt's tabs are numbers that stand for a :class:`Tab`."""

    closeRequested = Signal(object)  # noqa: N815 - Qt's way of naming; a Tab
    tabChosen = Signal(object)  # noqa: N815 - the user went to this Tab
    orderChanged = Signal()  # noqa: N815
    menuRequested = Signal(object, QPoint)  # noqa: N815 - a Tab, a place on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportTabs")
        self.setAccessibleName(self.tr("Open reports"))
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)  # titles are cut here, each at its own end
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectPreviousTab)
        self._numbered: dict[int, Tab] = {}
        self._next = 0
        self._pressed: QPoint | None = None
        self._middle: Tab | None = None
        self.currentChanged.connect(self._chosen)
        self.tabMoved.connect(lambda *_: self.orderChanged.emit())

    # Tabs

    def tabs(self) -> list[Tab]:
        """The tabs in their order."""
        return [self._at(index) for index in range(self.count())]

    def _at(self, index: int) -> Tab:
        return self._numbered[self.tabData(index)]

    def current(self) -> Tab | None:
        """The tab that is chosen."""
        return self._at(self.currentIndex()) if self.count() else None

    def place_of(self, tab: Tab) -> int:
        """At which place a tab stands, from 0; -1 where it is not here."""
        return next((index for index, each in enumerate(self.tabs()) if each is tab), -1)

    def add(self, tab: Tab, place: int | None = None) -> None:
        """Put a tab at a place, or after the one that is chosen. It is not chosen by that."""
        blocked = self.blockSignals(True)
        at = self.insertTab(self.currentIndex() + 1 if place is None else place, "")
        self._next += 1
        self._numbered[self._next] = tab
        self.setTabData(at, self._next)
        close = QToolButton(self)
        close.setObjectName("closeTab")
        close.setIcon(icons.icon("close", "quiet"))
        close.setIconSize(QSize(12, 12))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setToolTip(self.tr("Close"))
        close.clicked.connect(lambda: self.closeRequested.emit(tab))
        self.setTabButton(at, QTabBar.ButtonPosition.RightSide, close)
        self.blockSignals(blocked)
        self.retitle(tab)

    def retitle(self, tab: Tab) -> None:
        """Show the title that a tab has now."""
        at = self.place_of(tab)
        title = one_line(tab.title) or self.tr("Report")
        words = isolate(elided(title, self.font(), _MOST - _BESIDE_WORDS))
        self.setTabText(at, words.replace("&", "&&"))
        self.setTabToolTip(at, isolate(title))
        self.setAccessibleTabName(at, title)
        button = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
        if button is not None:
            button.setAccessibleName(self.tr("Close {title}").format(title=isolate(title)))

    def choose(self, tab: Tab) -> None:
        """Choose a tab without telling: nobody clicked it."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.place_of(tab))
        self.blockSignals(blocked)

    def take(self, tab: Tab) -> None:
        """Remove a tab, without telling which one is then chosen."""
        blocked = self.blockSignals(True)
        at = self.place_of(tab)
        number = self.tabData(at)
        self.removeTab(at)
        del self._numbered[number]
        self.blockSignals(blocked)

    def _chosen(self, place: int) -> None:
        if 0 <= place < self.count():
            self.tabChosen.emit(self._at(place))

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        words = self.fontMetrics().horizontalAdvance(self.tabText(index).replace("&&", "&"))
        return QSize(min(_MOST, max(_LEAST, words + _BESIDE_WORDS)), size.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    # The mouse

    def _tab_at(self, place: QPoint) -> Tab | None:
        at = self.tabAt(place)
        return self._at(at) if at >= 0 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._middle = self._tab_at(place)
            return
        self._pressed = place if event.button() == Qt.MouseButton.LeftButton and self._tab_at(place) else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        off = max(-y, y - self.height())
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton and off > _PULL:
            self._pull_off(event)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if event.button() == Qt.MouseButton.MiddleButton:
            tab, self._middle = self._middle, None
            if tab is not None and tab is self._tab_at(event.position().toPoint()):
                self.closeRequested.emit(tab)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        tab = self._tab_at(event.pos()) or self.current()
        if tab is not None:
            self.menuRequested.emit(tab, event.globalPos())

    def _pull_off(self, event: QMouseEvent) -> None:
        """Let the chosen tab be dragged out of the bar; Qt's own moving within the bar is ended first."""
        assert self._pressed is not None
        let_go = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            event.position(),
            event.globalPosition(),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton,
            event.modifiers(),
        )
        self._pressed = None
        super().mouseReleaseEvent(let_go)
        place = self.currentIndex()
        drag = QDrag(self)
        mime = QMimeData()
        mime.setData(TAB_MIME, QByteArray())
        drag.setMimeData(mime)
        drag.setPixmap(self.grab(self.tabRect(place)))
        drag.exec(Qt.DropAction.MoveAction)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            for tab in self.tabs():
                self.retitle(tab)
        return super().event(event)


def dragged_tab(mime: QMimeData, source: object) -> Tab | None:
    """The tab that a drag brings, where it comes from a bar of this program."""
    return source.current() if mime.hasFormat(TAB_MIME) and isinstance(source, TabBar) else None
