"""What goes into a bundle: which reports, with sources or without, under a passphrase or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from egpk_desk.bundling import BundleOptions
from egpk_desk.desktop.dialogs.check_tree import CheckTree, Entry
from egpk_desk.desktop.dialogs.form import FormDialog, mark_invalid
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.library.records import DocumentRecord
from egpk_desk.text.bidi import isolate


class BundleDialog(FormDialog):
    """``wished`` carries the ids of the chosen reports (none for all) and BundleOptions."""

    wished = Signal(tuple, object)

    def __init__(
        self,
        records: Sequence[DocumentRecord],
        language: str,
        chosen: str = "",
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Make a bundle"), self.tr("Choose where to…"), parent)
        self.setObjectName("bundleDialog")
        self._language = language
        told = self.tr(
            "A bundle is one file with reports and all work on them, for a colleague to join. "
            "Unpacked, it opens in any browser too."
        )
        self.form.addRow(RoleLabel(told, role="quiet"))
        self.title = QLineEdit(title)
        self.add(self.tr("Title"), self.title)
        self.some_reports = QCheckBox(self.tr("Only chosen reports"))
        entries = [Entry(one.id, isolate(one_line(one.title) or one.id)) for one in records]
        self.reports = CheckTree(self.tr("Reports of the bundle"), entries)
        self.reports.setMinimumHeight(180)
        self.reports.check([chosen] if chosen else [])
        self.add_wide(self.reports)
        self.with_sources = QCheckBox(self.tr("With the files of the reports and their texts"))
        self.with_sources.setChecked(True)
        self.anonymous = QCheckBox(self.tr("Without the names of those who worked here"))
        self.encrypted = QCheckBox(self.tr("Under a passphrase"))
        for box in (self.some_reports, self.with_sources, self.anonymous, self.encrypted):
            self.form.addRow("", box)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for field, words in ((self.passphrase, self.tr("Passphrase")), (self.again, self.tr("The passphrase again"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            self.add(words, field)
            field.textChanged.connect(lambda _: self._check())
        self.warned = RoleLabel(self.tr("Without the passphrase nobody can open it, nor can you."), role="warning")
        self.form.addRow("", self.warned)
        self.encrypted.toggled.connect(lambda _: self._check())
        self.some_reports.toggled.connect(lambda _: self._check())
        self.reports.changed.connect(self._check)
        self._check()
        self.resize(560, 420)

    def _check(self) -> None:
        """Show what belongs to what is chosen, and bar the way while something is missing."""
        some, under = self.some_reports.isChecked(), self.encrypted.isChecked()
        self.reports.setVisible(some)
        for field in (self.passphrase, self.again, self.warned):
            self.form.setRowVisible(field, under)
        differ = under and bool(self.again.text()) and self.passphrase.text() != self.again.text()
        mark_invalid(self.again, differ)
        wrong = ""
        if some and not self.reports.checked():
            wrong = self.tr("Choose one report at least.")
        elif differ:
            wrong = self.tr("The two passphrases differ.")
        self.say_wrong(wrong)
        if under and (not self.passphrase.text().strip() or not self.again.text()):
            self.accept_button.setEnabled(False)

    def documents(self) -> tuple[str, ...]:
        """The ids of the chosen reports; none where all are meant."""
        return tuple(self.reports.checked()) if self.some_reports.isChecked() else ()

    def options(self) -> BundleOptions:
        """What the fields say."""
        return BundleOptions(
            with_sources=self.with_sources.isChecked(),
            anonymous=self.anonymous.isChecked(),
            passphrase=self.passphrase.text() if self.encrypted.isChecked() else "",
            title=" ".join(self.title.text().split()),
            language=self._language,
        )

    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.wished.emit(self.documents(), self.options())
            super().accept()
