"""A question before something that undo does not take back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Confirmation(QMessageBox):
    """Asks without blocking; ``on_yes`` runs when the button with ``action``'s words is pressed. Escape cancels."""

    def __init__(
        self, question: str, detail: str, action: str, on_yes: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("confirmation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(question)
        self.setInformativeText(detail)
        self.yes = self.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
        self.yes.setProperty("role", "danger")
        self.no = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.no)
        self.setEscapeButton(self.no)
        self.yes.style().unpolish(self.yes)  # it was dressed before it had its role
        self.yes.style().polish(self.yes)
        self.yes.clicked.connect(lambda: on_yes())


def confirm(
    parent: QWidget | None, question: str, detail: str, action: str, on_yes: Callable[[], None]
) -> Confirmation:
    """Open the question over ``parent`` and return it."""
    box = Confirmation(question, detail, action, on_yes, parent)
    box.open()
    return box
