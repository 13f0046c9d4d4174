"""What is in a project of another program, before it is taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.check_tree import CheckTree, Entry
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.projects.words import ProjectWords
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.project_exchange import Look
from egpk_desk.text.bidi import isolate


class TakeDialog(FormDialog):
    """Shows a look into a project once it has been had; ``takeAccepted`` carries the file and the chosen sources."""

    takeAccepted = Signal(object, object)  # noqa: N815 - Qt's way of naming; Path, tuple of GUIDs or None for all

    def __init__(self, source: Path, parent: QWidget | None = None, *, may_change: bool = True) -> None:
        super().__init__(self.tr("Take in a project"), self.tr("Take in"), parent)
        self.setObjectName("takeDialog")
        self.source = source
        self.look: Look | None = None
        self._may_change = may_change
        self.name = RoleLabel(i18n.directed(isolate(source.name)), role="heading")
        self.maker, self.contents = RoleLabel(self.tr("Reading…"), role="text"), RoleLabel(role="text")
        for label in (self.name, self.maker, self.contents):
            self.form.addRow(label)
        self.middle = QWidget()
        self._below = QVBoxLayout(self.middle)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(LIGHT.spacing.small)
        self.add_wide(self.middle)
        self.sources: CheckTree | None = None
        self.passed = QTreeWidget()
        told = self.tr("Nothing here is said over, and what comes in is one step: undo takes all of it back.")
        self.form.addRow(RoleLabel(told, role="quiet"))
        self.accept_button.setEnabled(False)
        self.resize(600, 520)

    def show_look(self, look: Look) -> None:
        """Show what is in it, and open the way."""
        self.look = look
        words = ProjectWords(self)
        self.name.setText(i18n.directed(f"{isolate(look.name)} — {isolate(self.source.name)}"))
        self.maker.setText(
            i18n.directed(self.tr("Written by {program}").format(program=isolate(look.origin))) if look.origin else ""
        )
        self.contents.setText("\n".join(map(i18n.directed, words.contents(look))))
        entries = []
        for one in look.sources:
            title = isolate(one_line(one.title))
            here = f" — {self.tr('is here already')}" if one.is_there else ""
            entries.append(Entry(one.guid, i18n.directed(f"{title} ({self._counted(one.selections)}){here}")))
        self.sources = CheckTree(self.tr("Reports of the project"), entries)
        self.sources.changed.connect(self._check)
        self._below.addWidget(self.sources, 3)
        if look.passed:
            head = QLabel(self.tr("What will be left out:"))
            self._below.addWidget(head)
            self.passed.setHeaderHidden(True)
            self.passed.setRootIsDecorated(False)
            self.passed.setWordWrap(True)
            self.passed.setAccessibleName(head.text())
            for problem in look.passed:
                line = f"{isolate(one_line(problem.where))}: {i18n.translated(problem.problem)}"
                QTreeWidgetItem(self.passed, [i18n.directed(line)]).setToolTip(0, line)
            self.passed.setMaximumHeight(130)
            self._below.addWidget(self.passed, 1)
        self._check()
        self.accept_button.setFocus()

    def _counted(self, selections: int) -> str:
        return self.tr("%n passage(s)", "", selections)

    def _check(self) -> None:
        nothing = self.sources is not None and self.sources.total > 0 and not self.sources.checked()
        if not self._may_change:
            self.say_wrong(self.tr("The library is read-only; nothing can be taken into it."))
        else:
            self.say_wrong(self.tr("Choose one report at least.") if nothing else "")

    def show_failure(self, error: EgpkError) -> None:
        """Say why it does not open."""
        self.maker.setText("")
        self.say_wrong(" ".join(part for part in i18n.say(error) if part))

    def chosen(self) -> tuple[str, ...] | None:
        """The GUIDs of the sources to take; None for the whole project."""
        if self.sources is None or len(self.sources.checked()) == self.sources.total:
            return None
        return tuple(self.sources.checked())

    def accept(self) -> None:
        if self.look is not None and self.accept_button.isEnabled():
            self.takeAccepted.emit(self.source, self.chosen())
            super().accept()
