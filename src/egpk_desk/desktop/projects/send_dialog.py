"""What goes into a project for another program, and what stays behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.check_tree import CheckTree, Entry
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.projects.words import ProjectWords
from egpk_desk.library.records import DocumentRecord
from egpk_desk.project_exchange import Behind, ProjectOptions
from egpk_desk.text.bidi import isolate


class SendDialog(FormDialog):
    """``wished`` carries the ids of the chosen reports (none for all) and ProjectOptions.

    ``behindAsked`` asks for what would stay behind of the chosen reports, as often as the choice changes.
    """

    wished = Signal(tuple, object)
    behindAsked = Signal(tuple)  # noqa: N815 - Qt's way of naming

    def __init__(self, records: Sequence[DocumentRecord], chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Write a project"), self.tr("Choose where to…"), parent)
        self.setObjectName("sendDialog")
        told = self.tr(
            "A project carries reports, codes, highlights and memos to ATLAS.ti, MAXQDA, NVivo, QualCoder and others "
            "(REFI-QDA)."
        )
        self.form.addRow(RoleLabel(told, role="quiet"))
        self.some_reports = QCheckBox(self.tr("Only chosen reports"))
        entries = [Entry(one.id, isolate(one_line(one.title) or one.id)) for one in records]
        self.reports = CheckTree(self.tr("Reports of the project"), entries)
        self.reports.setMinimumHeight(180)
        self.reports.check([chosen] if chosen else [])
        self.add_wide(self.reports)
        self.with_files = QCheckBox(self.tr("With the Word and PDF files beside the texts"))
        self.with_memos = QCheckBox(self.tr("With memos"))
        self.anonymous = QCheckBox(self.tr("Without the names of those who worked here"))
        for box in (self.with_files, self.with_memos):
            box.setChecked(True)
        for box in (self.some_reports, self.with_files, self.with_memos, self.anonymous):
            self.form.addRow("", box)
        self.behind_head = RoleLabel(self.tr("What such a project has no room for, and stays here:"), role="text")
        self.behind = RoleLabel(role="quiet")
        self.form.addRow(self.behind_head)
        self.form.addRow(self.behind)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_PAUSE)
        self._asking.timeout.connect(lambda: self.behindAsked.emit(self.documents()))
        self.some_reports.toggled.connect(lambda _: self._check())
        self.reports.changed.connect(self._check)
        self._check()
        self.resize(560, 460)

    def _check(self) -> None:
        some = self.some_reports.isChecked()
        self.reports.setVisible(some)
        nothing = some and not self.reports.checked()
        self.say_wrong(self.tr("Choose one report at least.") if nothing else "")
        if not nothing:
            self._asking.start()

    def show_behind(self, behind: Behind) -> None:
        """Say what stays behind."""
        self.behind.setText("\n".join(i18n.directed(f"• {line}") for line in ProjectWords(self).behind(behind)))
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def documents(self) -> tuple[str, ...]:
        """The ids of the chosen reports; none where all are meant."""
        return tuple(self.reports.checked()) if self.some_reports.isChecked() else ()

    def options(self) -> ProjectOptions:
        """What the fields say."""
        return ProjectOptions(self.with_files.isChecked(), self.with_memos.isChecked(), self.anonymous.isChecked())

    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.wished.emit(self.documents(), self.options())
            super().accept()


_PAUSE = 150  # milliseconds; several boxes are often clicked in a row
