"""Questions before something is erased for good: one report, or the whole library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.text.bidi import isolate


class PurgeDialog(FormDialog):
    """``accepted_`` says whether the backups are meant too. A library's name must be written before it is erased."""

    wished = Signal(bool)

    def __init__(
        self, what: str, copies: Sequence[Path], parent: QWidget | None = None, *, library: bool = False
    ) -> None:
        title = self.tr("Erase the library") if library else self.tr("Erase the report")
        super().__init__(title, self.tr("Erase for good"), parent)
        self.setObjectName("purgeDialog")
        self._name = what if library else ""
        asked = (
            self.tr("The library {what} is erased with all its reports, highlights and memos, and its log.")
            if library
            else self.tr("{what} is erased with its file, its text, its highlights and memos, and from the log.")
        )
        self.form.addRow(RoleLabel(i18n.directed(asked.format(what=isolate(what))), role="text"))
        self.form.addRow(RoleLabel(self.tr("Nothing brings it back: neither undo nor a later backup."), role="danger"))
        self.with_copies = QCheckBox(self.tr("From the %n backup(s) of the library too", "", len(copies)))
        self.with_copies.setVisible(bool(copies))
        self.with_copies.setChecked(bool(copies))
        self.form.addRow(self.with_copies)
        told = self.tr("Bundles and exports that were made of it are files of their own and stay.")
        self.form.addRow(RoleLabel(told))
        self.field = QLineEdit()
        if library:
            self.add(self.tr("Write its name, {name}").format(name=isolate(what)), self.field)
            self.field.textChanged.connect(lambda _: self._check())
        self.accept_button.setProperty("role", "danger")
        self.accept_button.setDefault(False)
        self.accept_button.setAutoDefault(False)
        self._check()
        self.resize(520, self.sizeHint().height())

    def _check(self) -> None:
        self.accept_button.setEnabled(not self._name or self.field.text().strip() == self._name)

    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.wished.emit(self.with_copies.isChecked() and not self.with_copies.isHidden())
            super().accept()
