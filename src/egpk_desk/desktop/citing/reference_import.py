"""What became of a file of references: new, filled up, there already, and what could not be read, by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from egpk_desk.bibliography import ImportReport
from egpk_desk.citations.collection import Entry
from egpk_desk.desktop import i18n
from egpk_desk.desktop.citing.reference_words import about
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.text.bidi import isolate

_ID = 0x0101  # a role of our own
_MOST = 100
"""Of each kind: a file of thousands of works would hold the window up, and nobody reads them all here."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What a file of references brought, or why it brought nothing."""

    name: str
    report: ImportReport | None
    error: EgpkError | None = None


def counts(outcomes: Sequence[FileOutcome]) -> tuple[int, int, int, int]:
    """How many works are new, were filled up, were there already, and how many entries or files were refused."""
    imported = [one for outcome in outcomes if outcome.report for one in outcome.report.imported]
    broken = sum(len(outcome.report.problems) if outcome.report else 1 for outcome in outcomes)
    new, filled, there = (sum(one.status == each for one in imported) for each in ("new", "merged", "duplicate"))
    return new, filled, there, broken


class ReferenceImportReport(QDialog):
    """Broken entries first. A double click or Enter on a work shows it."""

    entryChosen = Signal(str)  # noqa: N815 - Qt's way of naming

    def __init__(self, outcomes: Sequence[FileOutcome], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referenceImportReport")
        self.setWindowTitle(self.tr("References taken in"))
        self.summary = RoleLabel(self.summarise(outcomes), role="heading")
        self.view = QTreeWidget()
        self.view.setAccessibleName(self.tr("What was taken in"))
        self.view.setHeaderHidden(True)
        self.view.setWordWrap(True)
        self.view.itemActivated.connect(self._choose)
        self._fill(outcomes)
        box = QDialogButtonBox()
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)
        self.resize(620, 440)

    def summarise(self, outcomes: Sequence[FileOutcome]) -> str:
        """One line that counts."""
        new, filled, there, broken = counts(outcomes)
        parts = [self.tr("%n work(s) entered", "", new)]
        if filled:
            parts.append(self.tr("%n filled up", "", filled))
        if there:
            parts.append(self.tr("%n there already", "", there))
        if broken:
            parts.append(self.tr("%n could not be read", "", broken))
        return " · ".join(parts)

    def _fill(self, outcomes: Sequence[FileOutcome]) -> None:
        broken: list[str] = []
        kept: dict[str, list[Entry]] = {"new": [], "merged": [], "duplicate": []}
        for outcome in outcomes:
            if outcome.error is not None:
                broken.append(" ".join(part for part in i18n.say(outcome.error) if part))
            if outcome.report is None:
                continue
            for problem in outcome.report.problems:
                words = self.tr("{file}, line {line}: {problem}")
                told = i18n.translated(problem.problem)
                broken.append(words.format(file=isolate(outcome.name), line=problem.line, problem=told))
            for one in outcome.report.imported:
                kept[one.status].append(one.entry)
        groups: tuple[tuple[str, Sequence[str | Entry]], ...] = (
            (self.tr("Not read"), broken),
            (self.tr("New"), kept["new"]),
            (self.tr("Filled up"), kept["merged"]),
            (self.tr("There already"), kept["duplicate"]),
        )
        for words, rows in groups:
            if not rows:
                continue
            head = QTreeWidgetItem(self.view, [words])
            font = self.font()
            font.setBold(True)
            head.setFont(0, font)
            for row in rows[:_MOST]:
                lines = (row,) if isinstance(row, str) else _lines(row)
                item = QTreeWidgetItem(head, ["\n".join(map(i18n.directed, lines))])
                item.setData(0, _ID, "" if isinstance(row, str) else row.id)
            if len(rows) > _MOST:
                QTreeWidgetItem(head, [self.tr("… and %n more", "", len(rows) - _MOST)])
        self.view.expandAll()

    def _choose(self, item: QTreeWidgetItem) -> None:
        if id_ := item.data(0, _ID):
            self.entryChosen.emit(id_)
            self.accept()


def _lines(entry: Entry) -> tuple[str, str]:
    title = isolate(one_line(str(entry.item.get("title") or entry.key)))
    return title, about(entry.item, entry.key)
