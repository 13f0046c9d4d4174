"""The window in which conflicts are settled, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.sharing.bundle_words import time_words
from egpk_desk.desktop.sharing.conflict_words import OpenConflict, field_words, kind_words, side_words
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.desktop.window_keeper import KeptWindow
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Side
from egpk_desk.text.bidi import isolate

_LABEL = 90
_JOINABLE = frozenset(
    {"removed", "memo", "text", "definition", "description", "use_when", "use_not", "example", "codes"}
    | {"metadata.authors"}
)
"""Fields of which both sides can be kept; all others (a name, a date, a place) hold one thing only."""


class ConflictsWindow(KeptWindow):
    """A list above, both sides of the chosen one below, and three ways to settle it."""

    settled = Signal(str, str)  # the conflict's id; mine, theirs or both
    placeAsked = Signal(object)  # noqa: N815 - Qt's way of naming; OpenConflict

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflictsWindow")
        self.setWindowTitle(self.tr("Conflicts"))
        self.may_change = True
        self._conflicts: Sequence[OpenConflict] = ()
        self.told = RoleLabel(role="heading")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Open conflicts"))
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.about = RoleLabel(role="text")
        self.sides = QWidget()
        grid = QGridLayout(self.sides)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(LIGHT.spacing.medium)
        self.heads: list[RoleLabel] = []
        self.values: list[PlainText] = []
        for column, name in enumerate((self.tr("Mine"), self.tr("Theirs"))):
            head, value = RoleLabel(role="quiet"), PlainText()
            value.setReadOnly(True)
            value.setAccessibleName(name)
            value.setFrameShape(QFrame.Shape.StyledPanel)
            grid.addWidget(head, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            self.heads.append(head)
            self.values.append(value)
        self.place = QPushButton(self.tr("Go to it"))
        self.place.setProperty("role", "link")
        self.mine, self.theirs = QPushButton(self.tr("Keep mine")), QPushButton(self.tr("Keep theirs"))
        self.both, close = QPushButton(self.tr("Keep both")), QPushButton(self.tr("Close"))
        self.place.clicked.connect(self._go)
        for button, how in ((self.mine, "mine"), (self.theirs, "theirs"), (self.both, "both")):
            button.clicked.connect(lambda _=False, how=how: self._settle(how))
        close.clicked.connect(self.close)
        self.wrong = RoleLabel(role="danger")
        self.wrong.hide()
        foot = QHBoxLayout()
        for button in (self.mine, self.theirs, self.both, self.place):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        close.setAutoDefault(False)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.about)
        layout.addWidget(self.sides, 1)
        layout.addWidget(self.wrong)
        layout.addLayout(foot)
        self.set_conflicts(())
        self.resize(QSize(760, 560))

    def current(self) -> OpenConflict | None:
        """The chosen conflict."""
        row = self.list.currentRow()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def set_conflicts(self, conflicts: Sequence[OpenConflict]) -> None:
        """Show what is open; the chosen place in the list stays."""
        row = max(0, self.list.currentRow())
        self._conflicts = conflicts
        self.wrong.hide()
        self.list.blockSignals(True)
        self.list.clear()
        for one in conflicts:
            words = f"{kind_words(one.difference.kind)} · {field_words(one.difference.field)}"
            label = one_line(one.label)
            label = label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"
            shown = f"{words} — {isolate(label)}" if label else words
            item = QListWidgetItem(i18n.directed(shown))
            item.setToolTip(shown)
            self.list.addItem(item)
        self.list.blockSignals(False)
        none = self.tr("Nothing is open: all that was joined is settled.")
        self.told.setText(self.tr("%n conflict(s) to settle", "", len(conflicts)) if conflicts else none)
        self.list.setCurrentRow(min(row, len(conflicts) - 1))
        self._show_current()

    def say_wrong(self, error: EgpkError) -> None:
        """Say why one could not be settled so."""
        self.wrong.setText(" ".join(part for part in i18n.say(error) if part))
        self.wrong.show()
        self._enable()

    def _show_current(self) -> None:
        one = self.current()
        self.wrong.hide()
        for widget in (self.about, self.sides):
            widget.setVisible(one is not None)
        self._enable()
        if one is None:
            return
        sides = one.difference.sides
        self.about.setText(i18n.directed(f"{kind_words(one.difference.kind)}: {isolate(one_line(one.label) or '—')}"))
        mine = next((side for side in sides if side.is_mine), sides[-1])
        others = [side for side in sides if side is not mine]
        self._show_side(0, one, [mine])
        self._show_side(1, one, others)

    def _show_side(self, column: int, one: OpenConflict, sides: Sequence[Side]) -> None:
        name = (self.tr("Mine"), self.tr("Theirs"))[column]
        holds = one.difference.sides[-1] in sides
        lines = []
        for side in sides:
            parts = [isolate(side.author), isolate(time_words(side.when))]
            lines.append(" · ".join([name, *[part for part in parts if part]]))
        words = "\n".join(lines)
        now = self.tr("holds now")
        self.heads[column].setText(i18n.directed(f"{words} — {now}" if holds else words))
        self.values[column].setPlainText("\n\n".join(side_words(one, side) for side in sides))

    def _enable(self) -> None:
        one = self.current()
        for button in (self.mine, self.theirs):
            button.setEnabled(one is not None and self.may_change)
        may_both = one is not None and one.difference.field in _JOINABLE
        self.both.setEnabled(may_both and self.may_change)
        removal = one is not None and one.difference.field == "removed"
        self.both.setToolTip(self.tr("It stays, with its changes") if removal else self.tr("One text after the other"))
        self.place.setEnabled(one is not None and (bool(one.document) or one.difference.kind in ("code", "memo")))

    def _settle(self, how: str) -> None:
        one = self.current()
        if one is not None:
            for button in (self.mine, self.theirs, self.both):
                button.setEnabled(False)
            self.settled.emit(one.difference.id, how)

    def _go(self) -> None:
        if (one := self.current()) is not None:
            self.placeAsked.emit(one)
