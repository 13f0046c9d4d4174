"""The list of works: those with a report of the library and those without a file, narrowed by folded words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.collection import Entry
from egpk_desk.citations.csl_json import iso_of, name_words, names_of
from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.citing.reference_words import ROLES, about
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.panels.filter_field import FilterField
from egpk_desk.desktop.panels.lines import elided, mirrored, one_line, paint_line, smaller
from egpk_desk.desktop.panels.narrowing import Narrowing
from egpk_desk.desktop.panels.tones import RoleLabel, paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ENTRY = Qt.ItemDataRole.UserRole + 1
_PAD = LIGHT.spacing.medium + LIGHT.spacing.small
_SIGN = 16


class EntryModel(QAbstractListModel):
    """The entries that the filter lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self._shown: list[int] = []

    def set_rows(self, entries: Sequence[Entry], shown: list[int]) -> None:
        """Show those of ``entries`` whose indexes are ``shown``."""
        self.beginResetModel()
        self.entries, self._shown = entries, shown
        self.endResetModel()

    def entry(self, index: _Index) -> Entry | None:
        """The entry of a row."""
        return self.entries[self._shown[index.row()]] if index.isValid() else None

    def index_of(self, id_: str) -> QModelIndex:
        """The row of an entry, invalid where it is not shown."""
        for row, place in enumerate(self._shown):
            if self.entries[place].id == id_:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == _ENTRY:
            return entry
        title = one_line(str(entry.item.get("title") or entry.key))
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            here = self.tr("with its report") if entry.document else self.tr("without a file")
            return f"{title}. {about(entry.item, entry.key)}. {here}"
        return None


class _Row(QStyledItemDelegate):
    """Two lines: the title, and authors, date, type and key; at the end a sign where the report is here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        first, second = QFontMetricsF(option.font).height(), QFontMetricsF(smaller(option.font)).height()
        return QSize(120, round(first + second) + 2 * LIGHT.spacing.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry | None = index.data(_ENTRY)
        if entry is None:
            return
        theme = theme_of(option.palette)
        paint_row_ground(painter, option, theme)
        rect = QRectF(option.rect).adjusted(_PAD, LIGHT.spacing.medium, -_PAD, -LIGHT.spacing.medium)
        height = QFontMetricsF(option.font).height()
        first = QRectF(rect.left(), rect.top(), rect.width() - _SIGN - LIGHT.spacing.small, height)
        second = QRectF(rect.left(), rect.top() + height, rect.width(), rect.height() - height)
        if entry.document:
            sign = mirrored(QRectF(rect.right() - _SIGN, first.top() + 2, _SIGN, _SIGN), rect, option.direction)
            icons.icon("document", "quiet").paint(painter, sign.toRect())
        first = mirrored(first, rect, option.direction)
        title = elided(index.data(), option.font, first.width())
        paint_line(painter, first, title, option.font, theme.colour("text"), interface=option.direction)
        small, way = smaller(option.font), option.direction
        words = elided(about(entry.item, entry.key), small, rect.width())
        paint_line(painter, second, words, small, theme.colour("quiet"), interface=way, direction=way)


class ReferenceList(QWidget):
    """``chosen`` carries the id of the entry on which the keyboard stands; empty where on none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._listed: Sequence[Entry] = ()
        self.model = EntryModel(self)
        self.field = FilterField(self.tr("Find a work"), self)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which works"))
        for words, value in (
            (self.tr("All works"), "all"),
            (self.tr("Reports of the library"), "report"),
            (self.tr("Works without a file"), "work"),
        ):
            self.which.addItem(words, value)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Works"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Row(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = EmptyState(self)
        self.count = RoleLabel(role="quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._narrowing: Narrowing[Entry] = Narrowing(lambda entry: entry.id, searched_text, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(LIGHT.spacing.small)
        layout.addWidget(self.field)
        layout.addWidget(self.which)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.count)
        self.which.currentIndexChanged.connect(self._list)
        self.field.wordsChanged.connect(self._narrowing.look_for)
        self.field.left.connect(self.view.setFocus)
        self.field.chosen.connect(self._choose_first)
        self._narrowing.found.connect(self._show)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.empty.actionRequested.connect(self._show_all)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; filter and place are kept."""
        self._entries = entries
        self._list()

    def current(self) -> str:
        """The id of the entry on which the keyboard stands; empty where on none."""
        entry = self.model.entry(self.view.currentIndex())
        return entry.id if entry else ""

    def selected(self) -> list[str]:
        """The ids of the entries that are selected, in the order of the list."""
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [entry.id for row in rows if (entry := self.model.entry(row)) is not None]

    def choose(self, id_: str) -> bool:
        """Stand on an entry and bring it into view; whether it is listed."""
        index = self.model.index_of(id_)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        return index.isValid()

    def _show_all(self) -> None:
        self.field.clear()
        self.which.setCurrentIndex(0)

    def show_all(self) -> None:
        """Let the filter hold nothing back."""
        self._show_all()

    def _list(self) -> None:
        which = self.which.currentData()
        self._listed = [
            entry for entry in self._entries if which == "all" or (which == "report") == (entry.document is not None)
        ]
        self._narrowing.set_rows(self._listed)
        self._narrowing.look_for(self.field.words)

    def _choose_first(self) -> None:
        self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, shown: list[int]) -> None:
        keep, place = self.current(), self.view.verticalScrollBar().value()
        self.model.set_rows(self._listed, shown)
        if not self.choose(keep):
            self.chosen.emit("")
        self.view.verticalScrollBar().setValue(place)
        if not shown:
            nothing = not self._entries
            self.empty.say(
                self.tr("No works yet") if nothing else self.tr("No work matches"),
                self.tr("Import reports, take in a file of references, or enter a work by hand.")
                if nothing
                else self.tr("Spelling and tashkeel do not matter."),
                "" if nothing else self.tr("Show all"),
            )
        self._stack.setCurrentWidget(self.view if shown else self.empty)
        total = self.tr("%n work(s)", "", len(self._entries))
        matching = self.tr("{shown} of {total}").format(shown=i18n.number(len(shown)), total=i18n.number(total))
        self.count.setText(total if len(shown) == len(self._entries) else matching)


def searched_text(entry: Entry) -> str:
    """What the filter looks into: title, people in both scripts, what it appeared in, publisher, date, key, numbers."""
    item = entry.item
    names = [name for role in ROLES for name in names_of(item, role)]
    people = [name_words(name) for name in names] + [str(name.get("transliteration") or "") for name in names]
    plain = (
        "title",
        "container-title",
        "publisher",
        "publisher-place",
        "collection-title",
        "DOI",
        "ISBN",
        "number",
        "URL",
    )
    return "\n".join([*(str(item.get(name) or "") for name in plain), *people, iso_of(item.get("issued")), entry.key])
