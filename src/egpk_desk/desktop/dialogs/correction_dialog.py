"""Asking for the right words in place of wrong ones, with what stands around them."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.fonts import READING_FACE
from egpk_desk.text.bidi import base_direction


class CorrectionDialog(FormDialog):
    """``wordsAccepted`` carries the words that are to stand there; empty ones take the wrong ones out."""

    wordsAccepted = Signal(str)  # noqa: N815 - Qt's way of naming

    def __init__(self, before: str, words: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("correctionDialog")
        self.setWindowTitle(self.tr("Correct the text"))
        self.accept_button.setText(self.tr("Correct"))
        self._words = " ".join(words.split())
        direction = base_direction(f"{before}{words}{after}") or "rtl"
        face = f"font-family: {READING_FACE}; font-size: 17px;"
        self.place = QLabel(f'<p dir="{direction}">{escape(before)}<b><u>{escape(words)}</u></b>{escape(after)}</p>')
        self.place.setTextFormat(Qt.TextFormat.RichText)
        self.place.setWordWrap(True)
        self.place.setStyleSheet(face)
        self.field = QLineEdit(self._words)
        self.field.setStyleSheet(face)
        rtl = (base_direction(words) or direction) == "rtl"
        self.field.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.field.selectAll()
        self.add(self.tr("In the text"), self.place)
        self.add(self.tr("Right is"), self.field)
        self.note = QLabel(self.tr("The source stays as it is; highlights stay on their words."))
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.form.addRow("", self.note)
        self.field.textChanged.connect(self._check)
        self._check()
        self.resize(560, 240)
        self.field.setFocus()

    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.wordsAccepted.emit(self.field.text())
            super().accept()

    def _check(self) -> None:
        self.accept_button.setEnabled(" ".join(self.field.text().split()) != self._words)
