"""Dialogs as high as their words need: a layout lets a window be lower than wrapped lines are, and cuts them."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_FITTED = "fittedToWords"


class FitToWords(QObject):
    """Looks at every dialog and window that comes to the fore, and again when its words change.

    The main window has room enough.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self._came)

    def _came(self) -> None:
        window = QApplication.activeWindow()
        if window is not None and not isinstance(window, QMainWindow) and not window.property(_FITTED):
            window.setProperty(_FITTED, True)
            window.installEventFilter(self)
            fit_to_words(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            # Once the layout has taken the new words up.
            QTimer.singleShot(0, lambda: fit_to_words(watched) if shiboken6.isValid(watched) else None)
        return False


def fit_to_words(window: QWidget) -> None:
    """Make a window as high as its contents need at its width, where the screen is high enough."""
    layout = window.layout()
    if layout is None:
        return
    layout.activate()
    needed = layout.totalMinimumSize().height()
    if layout.hasHeightForWidth():
        needed = max(needed, layout.totalMinimumHeightForWidth(window.width()))
    needed = min(needed, window.screen().availableGeometry().height())
    if window.height() < needed:
        window.resize(window.width(), needed)
