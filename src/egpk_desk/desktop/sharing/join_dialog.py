"""What is in a bundle, before it is joined or proved; asks for its passphrase where it has one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QWidget

from egpk_desk.bundling import Inspection
from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.sharing.bundle_words import BundleWords
from egpk_desk.errors import EgpkError
from egpk_desk.text.bidi import isolate


class JoinDialog(FormDialog):
    """Looks into a bundle first (``inspectionAsked``), then lets it be joined (``accepted``)."""

    inspectionAsked = Signal(object, str)  # noqa: N815 - Qt's way of naming; Path, passphrase
    joinAccepted = Signal(object, str)  # noqa: N815 - Path, passphrase

    def __init__(self, source: Path, parent: QWidget | None = None, *, may_change: bool = True) -> None:
        super().__init__(self.tr("Join a bundle"), self.tr("Join"), parent)
        self.setObjectName("joinDialog")
        self.source = source
        self.found: Inspection | None = None
        self._may_change = may_change
        self.name = RoleLabel(i18n.directed(isolate(source.name)), role="heading")
        self.maker, self.contents = RoleLabel(role="text"), RoleLabel(role="text")
        for label in (self.name, self.maker, self.contents):
            self.form.addRow(label)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.add(self.tr("Passphrase"), self.passphrase)
        self.open_button = QPushButton(self.tr("Look into it"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self.look)
        self.form.addRow("", self.open_button)
        self.passphrase.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        self.passphrase.returnPressed.connect(self.look)
        self.open_button.setEnabled(False)
        self.reports = QListWidget()
        self.reports.setAccessibleName(self.tr("Reports in the bundle"))
        self.add_wide(self.reports)
        self.told = RoleLabel(self.tr("What comes in is one step: undo takes all of it back."), role="quiet")
        self.form.addRow(self.told)
        self._show_passphrase(False)
        self.accept_button.setEnabled(False)
        self.maker.setText(self.tr("Reading…"))
        self.resize(560, 460)

    def _show_passphrase(self, shown: bool) -> None:
        for widget in (self.passphrase, self.open_button):
            self.form.setRowVisible(widget, shown)

    def look(self) -> None:
        """Ask for what is in the bundle."""
        self.say_wrong("")
        self.accept_button.setEnabled(False)
        self.maker.setText(self.tr("Reading…"))
        self.inspectionAsked.emit(self.source, self.passphrase.text())

    def show_inspection(self, found: Inspection) -> None:
        """Show what is in it, and open the way."""
        self.found = found
        self._show_passphrase(False)
        self.say_wrong("" if self._may_change else self.tr("The library is read-only; nothing can be joined to it."))
        if found.title:
            self.name.setText(i18n.directed(f"{isolate(found.title)} — {isolate(self.source.name)}"))
        self.maker.setText(i18n.directed(BundleWords(self).made_by(found)))
        self.contents.setText(BundleWords(self).contents(found))
        self.reports.clear()
        for one in found.documents:
            words = isolate(one_line(one.title) or one.file_name or one.id)
            self.reports.addItem(i18n.directed(words))
        self.accept_button.setFocus()

    def show_failure(self, error: EgpkError, *, encrypted: bool) -> None:
        """Say why it does not open; ``encrypted`` asks for a passphrase."""
        self._show_passphrase(encrypted)
        self.maker.setText(self.tr("It is encrypted: give its passphrase.") if encrypted else "")
        if encrypted and not self.passphrase.text():
            self.say_wrong("")
        else:
            self.say_wrong(" ".join(part for part in i18n.say(error) if part))
        self.accept_button.setEnabled(False)
        if encrypted:
            self.passphrase.setFocus()
            self.passphrase.selectAll()

    def accept(self) -> None:
        if self.found is not None and self.accept_button.isEnabled():
            self.joinAccepted.emit(self.source, self.passphrase.text())
            super().accept()
