"""The passages on which coders disagree: a list, the chosen one side by side, and the ways to settle it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.coders import Decision, Disagreement, Ruling
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.answer import Answer, sides
from egpk_desk.desktop.agreeing.side_column import SideColumn
from egpk_desk.desktop.agreeing.words import ruling_words
from egpk_desk.desktop.dialogs.code_choice import CodeChoice
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel, theme_of
from egpk_desk.desktop.sharing.bundle_words import time_words
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate

_ID = Qt.ItemDataRole.UserRole
_SHOWN = 100


class DisagreementsTab(QWidget):
    """``settled`` carries a Disagreement and the Ruling on it; ``reopened`` the id of a decision."""

    settled = Signal(object, object)
    reopened = Signal(str)
    placeAsked = Signal(object)  # noqa: N815 - Qt's way of naming; Disagreement

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._answer: Answer | None = None
        self._shown: Sequence[Disagreement] = ()
        self.may_change = True
        self.columns: list[SideColumn] = []
        self.told = RoleLabel(role="heading")
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Show"))
        for words, value in ((self.tr("Open"), "open"), (self.tr("Settled"), "settled"), (self.tr("All"), "all")):
            self.which.addItem(words, value)
        self.which.currentIndexChanged.connect(lambda _: self._fill(0))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Disagreements"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.list.itemActivated.connect(lambda _: self._go())
        self.decided = RoleLabel(role="text")
        self._sides = QHBoxLayout()
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(LIGHT.spacing.large)
        self._make_foot()
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, LIGHT.spacing.small, 0, 0)
        lower.setSpacing(LIGHT.spacing.small)
        lower.addWidget(self.decided)
        lower.addLayout(self._sides, 1)
        lower.addWidget(self.reason)
        lower.addLayout(self._foot)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(below)
        split.setSizes([170, 400])
        split.setChildrenCollapsible(False)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.which)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(head)
        layout.addWidget(split, 1)
        self._show_current()

    def _make_foot(self) -> None:
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why: kept with the decision"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.both, self.neither = QPushButton(self.tr("All of it stands")), QPushButton(self.tr("None of it stands"))
        self.other, self.give = CodeChoice((), self._language), QPushButton(self.tr("Give this code instead"))
        self.other.setAccessibleName(self.tr("Another code"))
        self.other.setMinimumContentsLength(12)
        self.place, self.reopen = QPushButton(self.tr("Go to it")), QPushButton(self.tr("Open again"))
        self.place.setProperty("role", "link")
        self.reopen.setProperty("role", "link")
        self.both.clicked.connect(lambda: self._settle(Ruling("both")))
        self.neither.clicked.connect(lambda: self._settle(Ruling("neither")))
        self.give.clicked.connect(lambda: self._settle(Ruling("other", codes=(self.other.code,))))
        self.place.clicked.connect(self._go)
        self.reopen.clicked.connect(self._reopen)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(LIGHT.spacing.small)
        for widget in (self.both, self.neither, self.other, self.give):
            self._foot.addWidget(widget)
        self._foot.addStretch(1)
        for widget in (self.place, self.reopen):
            self._foot.addWidget(widget)
        for button in (self.both, self.neither, self.give, self.place, self.reopen):
            button.setAutoDefault(False)

    def current(self) -> Disagreement | None:
        """The chosen one."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def show_answer(self, answer: Answer) -> None:
        """Show what an answer has; the chosen one stays chosen, or what stands at its place."""
        codes = list(answer.codes.values())
        if self._answer is None or list(self._answer.codes.values()) != codes:
            chosen = self.other.code
            self.other.fill([code for code in codes if code.codable and not code.retired], self._language)
            self.other.choose(chosen)
        self._answer = answer
        before, row, reason = self.current(), max(0, self.list.currentRow()), self.reason.text()
        self._fill(row, before.id if before else "")
        now = self.current()
        if before is not None and now is not None and (before.id, before.decision) == (now.id, now.decision):
            self.reason.setText(reason)  # what is being written stays

    def _fill(self, row: int, wanted: str = "") -> None:
        compared = self._answer.compared if self._answer else None
        found = compared.disagreements if compared else ()
        which = self.which.currentData()
        self._shown = [one for one in found if which == "all" or (one.decision is None) == (which == "open")]
        self.list.blockSignals(True)
        self.list.clear()
        quiet = theme_of(self.palette()).colour("quiet")
        for one in self._shown:
            assert compared is not None
            words = one_line(compared.texts[one.document][one.start : one.end])
            words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
            item = QListWidgetItem(
                i18n.directed(f"{isolate(words)} — {isolate(one_line(compared.titles[one.document]))}")
            )
            item.setData(_ID, one.id)
            if one.decision is not None:
                item.setForeground(quiet)
            self.list.addItem(item)
        ids = [one.id for one in self._shown]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else min(row, len(ids) - 1))
        self.list.blockSignals(False)
        self._say_count(found)
        self._show_current()

    def _say_count(self, found: Sequence[Disagreement]) -> None:
        left = sum(one.decision is None for one in found)
        if not found:
            self.told.setText(self.tr("They disagree on nothing.") if self._answer and self._answer.compared else "")
        elif not left:
            self.told.setText(self.tr("All %n disagreement(s) are settled.", "", len(found)))
        else:
            words = self.tr("%n disagreement(s) to settle", "", left)
            self.told.setText(f"{words} {isolate(f'({left}/{len(found)})')}" if left < len(found) else words)

    def _show_current(self) -> None:
        one = self.current()
        for column in self.columns:
            column.hide()
            column.deleteLater()
        self.columns = []
        self.reason.clear()
        if one is not None and self._answer is not None and self._answer.compared is not None:
            text = self._answer.compared.texts[one.document]
            for side in sides(one):
                column = SideColumn(one, side, text, self._answer.codes, self._language)
                column.accepted.connect(lambda coders: self._settle(Ruling("accept", tuple(coders))))
                self._sides.addWidget(column, 1)
                self.columns.append(column)
        decision = one.decision if one is not None else None
        self.decided.setText(self._said(decision) if decision else "")
        self.decided.setVisible(decision is not None)
        self.reason.setText(decision.ruling.reason if decision else "")
        self._enable()

    def _said(self, decision: Decision) -> str:
        codes = {id_: code.name(self._language) for id_, code in self._answer.codes.items()} if self._answer else {}
        words = self.tr("Settled by {user}, {when}: {how}").format(
            user=isolate(decision.author),
            when=isolate(time_words(decision.when)),
            how=ruling_words(decision.ruling, codes),
        )
        return i18n.directed(words)

    def _enable(self) -> None:
        one = self.current()
        can = one is not None and self.may_change
        for button in (self.both, self.neither, *(column.button for column in self.columns)):
            button.setEnabled(can)
        for column in self.columns:
            column.button.setEnabled(can and bool(column.side.coders))
        self.reason.setEnabled(can)
        self.other.setEnabled(can)
        self.give.setEnabled(can and bool(self.other.code))
        self.place.setEnabled(one is not None)
        self.reopen.setEnabled(can and one is not None and one.decision is not None)
        self.reopen.setVisible(one is not None and one.decision is not None)

    def _settle(self, ruling: Ruling) -> None:
        one = self.current()
        if one is None:
            return
        for button in (self.both, self.neither, self.give, *(column.button for column in self.columns)):
            button.setEnabled(False)  # until what was decided is shown
        reason = " ".join(self.reason.text().split())
        self.settled.emit(one, Ruling(ruling.how, ruling.coders, ruling.codes, reason))

    def _reopen(self) -> None:
        one = self.current()
        if one is not None and one.decision is not None:
            self.reopen.setEnabled(False)
            self.reopened.emit(one.decision.id)

    def _go(self) -> None:
        if (one := self.current()) is not None:
            self.placeAsked.emit(one)

    def restore(self) -> None:
        """Let the buttons be pressed again, after what was asked for could not be done."""
        self._enable()
