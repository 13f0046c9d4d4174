"""The mouse's buttons for back and forward, wherever in the open library they are pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class TravelButtons(QObject):
    """Hears the buttons before lists and texts do, which would take them for nothing and keep them."""

    def __init__(self, back: QAction, forward: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._ways = {Qt.MouseButton.BackButton: back, Qt.MouseButton.ForwardButton: forward}
        parent.installEventFilter(self)
        self.listen_in(parent)

    def listen_in(self, part: QWidget) -> None:
        """Hear the buttons in all that scrolls in a part of the window too."""
        for area in part.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            way = self._ways.get(event.button())
            if way is not None:
                way.trigger()
                return True
        return False
