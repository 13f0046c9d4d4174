"""The list of highlights: ten thousand rows as smooth as ten, narrowed by words, each leading to its passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from egpk_desk.citations.locator import words as locator_words
from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.code_row import said
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.panels.filter_field import FilterField
from egpk_desk.desktop.panels.highlight_row import EXCERPT, PLACE, HighlightRow
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.narrowing import Narrowing
from egpk_desk.desktop.panels.stances import stance_name
from egpk_desk.desktop.panels.statuses import status_name
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Status
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = 200  # code points of a passage that a screen reader is given of a row


class HighlightModel(QAbstractListModel):
    """The highlights that the filter lets through. Nothing of a row is worked out before it is shown."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self._excerpts: Sequence[Excerpt] = ()
        self._shown: list[int] = []
        self._rows: dict[str, int] = {}

    @property
    def excerpts(self) -> Sequence[Excerpt]:
        """All that could be shown, whatever the filter says."""
        return self._excerpts

    def set_rows(self, excerpts: Sequence[Excerpt], shown: list[int]) -> None:
        """Show those of ``excerpts`` whose indexes are ``shown``."""
        self.beginResetModel()
        self._excerpts, self._shown = excerpts, shown
        self._rows = {excerpts[place].highlight.id: row for row, place in enumerate(shown)}
        self.endResetModel()

    def excerpt(self, index: _Index) -> Excerpt | None:
        """The highlight of a row."""
        return self._excerpts[self._shown[index.row()]] if index.isValid() else None

    def index_of(self, highlight: str | None) -> QModelIndex:
        """The row of a highlight, invalid where it is not shown."""
        row = self._rows.get(highlight or "")
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            EXCERPT,
            PLACE,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        excerpt = self.excerpt(index)
        if excerpt is None:
            return None
        if role == EXCERPT:
            return excerpt
        if role == PLACE:
            return self.place(excerpt)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(
                one_line(excerpt.text)[:_SPOKEN],
                *(code.name(self.language) for code in excerpt.codes),
                stance_name(excerpt.highlight.stance),
                status_name(excerpt.highlight.status),
                self.tr("Memo: {memo}").format(memo=one_line(excerpt.memo)) if excerpt.memo else "",
                self.place(excerpt),
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return isolate(one_line(excerpt.memo)) if excerpt.memo else None
        return one_line(excerpt.text)

    def place(self, excerpt: Excerpt) -> str:
        """Document and locator, each isolated."""
        where = locator_words(excerpt.cited.locator, self.language)
        parts = (one_line(excerpt.record.title), where, excerpt.highlight.author)
        return " · ".join(isolate(part) for part in (where, parts[0], parts[2]) if part)


class _View(QListView):
    """The view: a click chooses; a click on the memo's sign asks for the memo."""

    memoClicked = Signal(QModelIndex)  # noqa: N815 - Qt's way of naming
    rowClicked = Signal(QModelIndex)  # noqa: N815
    dragged = Signal()

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's way of naming
        self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or event.modifiers():
            return
        row = self.itemDelegate()
        excerpt: Excerpt | None = index.data(EXCERPT)
        if isinstance(row, HighlightRow) and excerpt is not None and excerpt.memo:
            sign = row.memo_rect(QRectF(self.visualRect(index)), self.font(), self.layoutDirection())
            if sign.adjusted(-4, -4, 4, 4).contains(event.position()):
                self.memoClicked.emit(index)
                return
        self.rowClicked.emit(index)


class HighlightList(QWidget):
    """Highlights in their order. A click or Enter chooses one, F2 asks for its memo, Delete for removal."""

    excerptChosen = Signal(str)  # noqa: N815 - Qt's way of naming
    removalRequested = Signal(list)  # noqa: N815
    memoRequested = Signal(str)  # noqa: N815
    statusChosen = Signal(list, str)  # noqa: N815 - ids, a value of Status
    copyRequested = Signal(list)  # noqa: N815 - ids, in the order of the list
    dragRequested = Signal(list)  # noqa: N815 - as above; the drag is over when it returns

    def __init__(self, parent: QWidget | None = None, *, language: str | None = None) -> None:
        super().__init__(parent)
        language = language or i18n.language()
        self.setObjectName("highlightList")
        self._excerpts: Sequence[Excerpt] = ()
        self._current: str | None = None
        self.model = HighlightModel(language, self)
        self.field = FilterField(self.tr("Find a highlight"), self)
        self.view = _View(self)
        self.view.setObjectName("highlights")
        self.view.setAccessibleName(self.tr("Highlights"))
        self.view.setModel(self.model)
        self._row = HighlightRow(language, self.view)
        self.view.setItemDelegate(self._row)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setDragEnabled(True)
        self.view.installEventFilter(self)
        self.empty = EmptyState(self)
        self.count = RoleLabel(role="quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._narrowing: Narrowing[Excerpt] = Narrowing(
            lambda excerpt: excerpt.highlight.id, lambda excerpt: searched_text(excerpt), self
        )

        layout = QVBoxLayout(self)
        layout.setContentsMargins(LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.small)
        layout.setSpacing(LIGHT.spacing.small)
        layout.addWidget(self.field)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.count)

        self.field.wordsChanged.connect(self._narrowing.look_for)
        self.field.chosen.connect(self._choose_first)
        self.field.left.connect(self._go_to_list)
        self._narrowing.found.connect(self._show)
        self.view.rowClicked.connect(self._choose)
        self.view.memoClicked.connect(self._ask_for_memo)
        self.view.dragged.connect(lambda: self.dragRequested.emit(self.selected()))
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.empty.actionRequested.connect(self.field.clear)
        self.set_excerpts(())

    def set_excerpts(self, excerpts: Sequence[Excerpt]) -> None:
        """Show these highlights, in this order; filter, selection and place in the list are kept."""
        self._excerpts = excerpts
        self._narrowing.set_rows(excerpts)
        self._narrowing.look_for(self.field.words)

    def set_current(self, highlight: str | None) -> None:
        """Mark the highlight that is current in the text, and bring it into view. Emits nothing."""
        self._current = self._row.current = highlight
        index = self.model.index_of(highlight)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        else:
            self.view.clearSelection()
        self.view.viewport().update()

    def selected(self) -> list[str]:
        """The ids of the selected highlights, in the order of the list."""
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [excerpt.highlight.id for row in rows if (excerpt := self.model.excerpt(row)) is not None]

    def _show(self, shown: list[int]) -> None:
        selected = self.selected()
        under_keyboard = self.model.excerpt(self.view.currentIndex())
        place = self.view.verticalScrollBar().value()
        self.model.set_rows(self._excerpts, shown)
        keep = under_keyboard.highlight.id if under_keyboard else self._current
        if (index := self.model.index_of(keep)).isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        for highlight in selected:
            if (index := self.model.index_of(highlight)).isValid():
                self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self.view.verticalScrollBar().setValue(place)
        self.field.setEnabled(bool(self._excerpts))
        self.count.setVisible(bool(self._excerpts))
        if not self._excerpts:
            self.empty.say(
                self.tr("No highlights yet"),
                self.tr("Select a passage in the text, then press the number of a code or choose one."),
            )
        elif not shown:
            self.empty.say(
                self.tr("No highlight matches"), self.tr("Spelling and tashkeel do not matter."), self.tr("Show all")
            )
        self._stack.setCurrentWidget(self.view if shown else self.empty)
        total = self.tr("%n highlight(s)", "", len(self._excerpts))
        matching = self.tr("{shown} of {total}").format(shown=i18n.number(len(shown)), total=i18n.number(total))
        self.count.setText(total if len(shown) == len(self._excerpts) else matching)

    def _choose(self, index: QModelIndex) -> None:
        if (excerpt := self.model.excerpt(index)) is not None:
            self.excerptChosen.emit(excerpt.highlight.id)

    def _choose_first(self) -> None:
        index = self.model.index(0)
        self.view.setCurrentIndex(index)
        self._choose(index)

    def _go_to_list(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_for_memo(self, index: QModelIndex) -> None:
        if (excerpt := self.model.excerpt(index)) is not None:
            self.memoRequested.emit(excerpt.highlight.id)

    def _ask_for_removal(self) -> None:
        if selected := self.selected():
            self.removalRequested.emit(selected)

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid() and not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
        self.menu().popup(self.view.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the highlights that are selected."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index, selected = self.view.currentIndex(), self.selected()
        go = menu.addAction(self.tr("Show in the text"))
        go.setEnabled(index.isValid())
        go.setShortcut(QKeySequence(Qt.Key.Key_Return))
        go.triggered.connect(lambda: self._choose(index))
        memo = menu.addAction(self.tr("Memo…"))
        memo.setEnabled(index.isValid())
        memo.setShortcut(QKeySequence(Qt.Key.Key_F2))
        memo.triggered.connect(lambda: self._ask_for_memo(index))
        copying = menu.addAction(self.tr("Copy with footnotes"))
        copying.setEnabled(bool(selected))
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.triggered.connect(lambda: self.copyRequested.emit(selected))
        statuses = menu.addMenu(self.tr("Status"))
        statuses.setEnabled(bool(selected))
        here = self.model.excerpt(index)
        for number, status in (
            (1, Status.UNREAD),
            (2, Status.READING),
            (3, Status.CODED),
            (4, Status.TO_CHECK),
            (0, ""),
        ):
            action = statuses.addAction(status_name(status) or self.tr("No status"))
            action.setCheckable(True)
            action.setChecked(here is not None and here.highlight.status == status)
            action.setShortcut(QKeySequence(f"Ctrl+Shift+{number}"))
            action.triggered.connect(lambda _=False, to=str(status): self.statusChosen.emit(selected, to))
        removal = menu.addAction(self.tr("Remove %n highlight(s)", "", max(1, len(selected))))
        removal.setEnabled(bool(selected))
        removal.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        removal.triggered.connect(self._ask_for_removal)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.view.currentIndex()
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copyRequested.emit(self.selected())
                return True
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if index.isValid():
                    self._choose(index)
                    return True
                case Qt.Key.Key_F2 if index.isValid():
                    self._ask_for_memo(index)
                    return True
                case Qt.Key.Key_Delete:
                    self._ask_for_removal()
                    return True
        return super().eventFilter(watched, event)


def searched_text(excerpt: Excerpt) -> str:
    """What the filter looks into: passage, memo, the codes' names, the document's title and authors, the status."""
    names = (f"{code.name_ar}\n{code.name_en}" for code in excerpt.codes)
    status = status_name(excerpt.highlight.status)
    return "\n".join((excerpt.text, excerpt.memo, *names, excerpt.record.title, excerpt.record.metadata.author, status))
