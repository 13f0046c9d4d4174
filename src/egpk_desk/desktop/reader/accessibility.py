"""What a screen reader follows: a hidden, read-only text field that mirrors the caret's paragraph.

Giving Qt a text interface written in Python crashes the program once a real AT-SPI client asks (PySide6 6.11.3 and
6.12.0). A native field of one pixel that holds the focus gives role, text, caret and selection instead.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from egpk_desk.desktop.reader.layout import Piece


class Mirror(QPlainTextEdit):
    """The field. It hands every key to the reader; ``handles`` says which keys are the reader's own."""

    focusChanged = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(
        self, parent: QWidget, name: str, handle: Callable[[QKeyEvent], bool], handles: Callable[[QKeyEvent], bool]
    ) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFrameStyle(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet("border: none; background: transparent;")  # a frame of one pixel would be a speck
        self.setGeometry(0, 0, 1, 1)
        self.viewport().setAutoFillBackground(False)  # else one pixel of the page is white
        self._shown: tuple[int, int] | None = None
        # A separate object: a filter on the field itself would miss what Qt sends it before its own handlers.
        self._keys = _Keys(self, handle, handles)
        self.installEventFilter(self._keys)

    def show_piece(self, piece: Piece, anchor: int, caret: int) -> None:
        """Mirror a paragraph, with the selection that runs from ``anchor`` to ``caret`` (document offsets)."""
        if self._shown != (piece.start, piece.end):
            self.setPlainText(piece.text)
            self._shown = (piece.start, piece.end)
        cursor = self.textCursor()
        cursor.setPosition(piece.unit(anchor))
        cursor.setPosition(piece.unit(caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focusChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focusChanged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: a letter of one pixel would be a speck on the page."""

    def forget(self) -> None:
        """The document has gone."""
        self._shown = None
        self.clear()


class _Keys(QObject):
    def __init__(
        self, parent: QObject, handle: Callable[[QKeyEvent], bool], handles: Callable[[QKeyEvent], bool]
    ) -> None:
        super().__init__(parent)
        self._handle = handle
        self._handles = handles

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # The field would claim Ctrl+Z, Delete and plain digits for itself and so take the window's shortcuts.
                event.setAccepted(self._handles(event))
                return True
            if event.type() == QEvent.Type.KeyPress:
                if self._handle(event):
                    event.accept()
                    return True
                return False  # not ignored here: Qt would then hand Tab on to the parents too, and come back
        return super().eventFilter(watched, event)
