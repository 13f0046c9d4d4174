"""What is drawn over the window while files are dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

_MARGIN = 12


class DropCurtain(QLabel):
    """Says what a drop would do; hidden until something is dragged over the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropCurtain")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def draw(self, words: str, over: QRect) -> None:
        """Show it over a part of the window."""
        self.setText(words)
        self.setGeometry(over.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.raise_()
        self.show()
