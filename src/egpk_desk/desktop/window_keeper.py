"""Windows beside the main one, of which there is one at a time, and that are let go of when they are closed."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog


class KeptWindow(QDialog):
    """A window that tells when it is closed."""

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


W = TypeVar("W", bound=KeptWindow)


class WindowKeeper(QObject, Generic[W]):
    """Makes its window (``_made``, then ``_filled``) when it is first asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.window: W | None = None

    def open(self) -> W:
        """Show the window, or bring it to the front."""
        if self.window is None:
            self.window = self._made()
            self.window.closed.connect(self._closed)
            self._filled(self.window)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def _made(self) -> W:
        """Make the window and connect what it asks for."""
        raise NotImplementedError

    def _filled(self, window: W) -> None:
        """Ask for what a new window shows first."""

    def close(self) -> None:
        """Put the window away."""
        if self.window is not None:
            self.window.close()

    def _closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
