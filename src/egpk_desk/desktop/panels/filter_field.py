"""A field that narrows a list while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from egpk_desk.desktop.panels.plain_text import has_files
from egpk_desk.text.folding import fold

_PAUSE = 90  # ms: less than a pause between words, more than one between letters of a quick typist


class FilterField(QLineEdit):
    """Emits ``wordsChanged`` with the folded words, shortly after they changed.

    Enter emits ``chosen``, the arrow down ``left`` (to go on in the list); Escape clears the field.
    """

    wordsChanged = Signal(list)  # noqa: N815 - Qt's way of naming
    chosen = Signal()
    left = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterField")
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setClearButtonEnabled(True)
        self._words: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.tell)
        self.textChanged.connect(self._changed)

    @property
    def words(self) -> list[str]:
        """The folded words that stand in the field now."""
        return fold(self.text()).split()

    def tell(self) -> None:
        """Emit the words now if they have changed."""
        self._timer.stop()
        if self.words != self._words:
            self._words = self.words
            self.wordsChanged.emit(self._words)

    def _changed(self, text: str) -> None:
        if text:
            self._timer.start()
        else:
            self.tell()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event.mimeData()):
            event.ignore()  # the window imports them
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
            self.chosen.emit()
        elif key == Qt.Key.Key_Down:
            self.tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)
