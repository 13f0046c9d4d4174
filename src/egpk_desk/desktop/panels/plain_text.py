"""A field for several lines that runs, and stands, as its first letter does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from egpk_desk.text.bidi import base_direction

_LOOKED_AT = 200  # code points


def has_files(mime: QMimeData) -> bool:
    """Whether files of this computer are dragged or copied."""
    return mime.hasUrls() and any(url.isLocalFile() for url in mime.urls())


class PlainText(QPlainTextEdit):
    """A plain text field; Qt's own leaves Arabic on the left. An empty one runs as the interface does."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._direct)
        self.setPlainText(text)
        self._direct()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are not text: what is dropped goes on to the window, which imports them."""
        return not has_files(source) and super().canInsertFromMimeData(source)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._direct()

    def _direct(self) -> None:
        own = base_direction(self.toPlainText()[:_LOOKED_AT])
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft if own is None else own == "rtl"
        option = QTextOption(self.document().defaultTextOption())
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if option.textDirection() != direction or option.alignment() != side:
            option.setTextDirection(direction)
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)
