"""A field with a line below it that says, while one types, how what is written is understood."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from egpk_desk.desktop.dialogs.form import mark_invalid
from egpk_desk.desktop.panels.tones import RoleLabel


class ToldField(QWidget):
    """The field and its line; a field of its own checks what is written (``_check``) and tells of it (``_tell``)."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.line = RoleLabel(role="hint")
        self.line.hide()
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.line)
        self.field.textChanged.connect(self._check)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.text().strip()

    def _show(self, said: str) -> None:
        """Show what a record says."""
        self.field.setText(said)
        self.field.setCursorPosition(0)
        self._check()

    def _check(self) -> None:
        raise NotImplementedError

    def _tell(self, words: str, *, valid: bool) -> None:
        """Say how it is understood, or what is wrong with it; nothing where there is nothing to say."""
        mark_invalid(self.field, not valid)
        self.line.set_role("hint" if valid else "danger")
        self.line.setText(words)
        self.line.setVisible(bool(words))
        self.changed.emit()
