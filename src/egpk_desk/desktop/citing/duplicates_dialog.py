"""Works that are entered twice: which stays, what it takes from the other, seen before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.collection import Entry
from egpk_desk.citations.record import merged
from egpk_desk.desktop.appearance import shown_theme
from egpk_desk.desktop.citing.reference_words import about, field_name, said, type_name
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate

_HIDDEN = frozenset(("id", "custom"))
_FIRST = ("type", "author", "editor", "translator", "title", "issued", "citation-key")


class DuplicatesDialog(QDialog):
    """``mergeRequested`` carries the ids of the work that stays and of the one that goes into it."""

    mergeRequested = Signal(str, str)  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duplicatesDialog")
        self.setWindowTitle(self.tr("Duplicates"))
        self._pairs: list[tuple[Entry, Entry]] = []
        self._turned = False
        self.pairs = QListWidget()
        self.pairs.setAccessibleName(self.tr("Works that are there twice"))
        self.pairs.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.pairs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pairs.setWordWrap(True)
        self.pairs.currentRowChanged.connect(self._choose)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("What the merged work says"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.told = RoleLabel(role="quiet")
        self.turn_button = QPushButton(self.tr("Keep the other"))
        self.turn_button.setAutoDefault(False)
        self.turn_button.clicked.connect(self._turn)
        self.merge_button = QPushButton(self.tr("Merge"))
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self.merge)
        self.empty = EmptyState()
        self.empty.say(
            self.tr("No work is there twice"), self.tr("Works of one title, year and author are looked for.")
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LIGHT.spacing.medium)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.large)
        row.addWidget(self.pairs, 2)
        row.addWidget(right, 5)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.setSpacing(LIGHT.spacing.medium)
        acts.addWidget(self.turn_button)
        acts.addStretch(1)
        acts.addWidget(self.merge_button)
        acts.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self._stack, 1)
        layout.addLayout(acts)
        self.resize(900, 520)

    def show_groups(self, groups: Sequence[Sequence[Entry]]) -> None:
        """Show groups of works that are the same; of each, every further one beside the first."""
        row = max(0, self.pairs.currentRow())
        self._pairs = [(group[0], other) for group in groups for other in group[1:]]
        self._pairs = [pair if pair[0].document or not pair[1].document else pair[::-1] for pair in self._pairs]
        self.pairs.clear()
        for kept, other in self._pairs:
            self.pairs.addItem(
                f"{one_line(str(kept.item.get('title') or kept.key))}\n{isolate(f'{kept.key} = {other.key}')}"
            )
        self._stack.setCurrentWidget(self._both if self._pairs else self.empty)
        for button in (self.turn_button, self.merge_button):
            button.setVisible(bool(self._pairs))
        self.pairs.setCurrentRow(min(row, len(self._pairs) - 1))
        self._choose(self.pairs.currentRow())

    def pair(self) -> tuple[Entry, Entry] | None:
        """The work that would stay, and the one that would go."""
        row = self.pairs.currentRow()
        if not 0 <= row < len(self._pairs):
            return None
        kept, other = self._pairs[row]
        return (other, kept) if self._turned else (kept, other)

    def merge(self) -> None:
        """Ask for what is shown to be done."""
        if (pair := self.pair()) is not None and self.merge_button.isEnabled():
            self.mergeRequested.emit(pair[0].id, pair[1].id)

    def _turn(self) -> None:
        self._turned = not self._turned
        self._show()

    def _choose(self, _row: int) -> None:
        self._turned = False
        self._show()

    def _show(self) -> None:
        pair = self.pair()
        self.merge_button.setEnabled(pair is not None)
        if pair is None:
            self.table.setRowCount(0)
            return
        kept, other = pair
        both_reports = bool(kept.document and other.document)
        self.merge_button.setEnabled(not both_reports)
        self.turn_button.setEnabled(not (kept.document or other.document))
        made = merged(kept.item, {name: value for name, value in other.item.items() if name != "citation-key"})
        names = [name for name in dict.fromkeys((*_FIRST, *made)) if name in made and name not in _HIDDEN]
        self.table.setHorizontalHeaderLabels(["", self.tr("What stays"), self.tr("What goes")])
        self.table.setRowCount(len(names))
        taken = 0
        for row, name in enumerate(names):
            here, there = kept.item.get(name), other.item.get(name)
            new = here in (None, "", [], {})
            taken += new
            self._cell(row, 0, field_name(name), role="quiet")
            self._cell(row, 1, _shown(name, made[name]), bold=new)
            self._cell(row, 2, _shown(name, there) if there not in (None, "", [], {}) else "", role="quiet")
        self.table.resizeRowsToContents()
        if both_reports:
            words = self.tr("Both are reports of the library: remove one report, or import it as a new version.")
        else:
            words = self.tr("%n field(s) come from the other, shown bold. Undo brings both back.", "", taken)
        self.told.setText(words)
        self.told.setToolTip(f"{about(kept.item, kept.key)}\n{about(other.item, other.key)}")

    def _cell(self, row: int, column: int, text: str, *, role: str = "", bold: bool = False) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        font = self.table.font()
        font.setBold(bold)
        item.setFont(font)
        if role == "quiet":
            item.setForeground(shown_theme().colour("quiet"))
        self.table.setItem(row, column, item)


def _shown(name: str, value: Any) -> str:
    return type_name(str(value)) if name == "type" else said(value)
