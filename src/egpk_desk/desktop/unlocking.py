"""Asking for the password of an encrypted PDF that was to be imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from egpk_desk.desktop.importing import Importing
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import ImportOutcome


class Unlocking(QObject):
    """Asks for each encrypted file of a batch in turn; Cancel leaves that file out."""

    def __init__(self, importing: Importing, owner: QWidget) -> None:
        super().__init__(owner)
        self._importing = importing
        self._owner = owner
        self._waiting: list[ImportOutcome] = []
        self._dialog: QInputDialog | None = None
        importing.finished.connect(self._look)

    def _look(self, outcomes: Sequence[ImportOutcome]) -> None:
        self._waiting += [outcome for outcome in outcomes if outcome.locked and Path(outcome.path).is_file()]
        self._ask()

    def _ask(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        path = Path(self._waiting.pop(0).path)
        self._dialog = dialog = QInputDialog(self._owner.window())
        dialog.setObjectName("password")
        dialog.setWindowTitle(self.tr("Encrypted PDF"))
        dialog.setLabelText(self.tr("Password of {file}").format(file=isolate(path.name)))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText(self.tr("Open"))
        dialog.setCancelButtonText(self.tr("Leave out"))
        dialog.textValueSelected.connect(
            lambda password: self._importing.import_paths([path], password) if password else None
        )
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self._ask()
