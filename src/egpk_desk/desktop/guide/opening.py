"""F1 anywhere: the guide at the chapter about where one is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import shown_theme, text_size
from egpk_desk.desktop.guide.places import chapter_of
from egpk_desk.desktop.guide.viewer import GuideWindow

_HELP = "guideKey"
_open: list[GuideWindow] = []


def open_guide(chapter: str = "") -> GuideWindow:
    """Show the guide at a chapter, by default the one about the widget that has the keyboard.

    It is a window of its own, which no dialog holds up, and goes with the program.
    """
    chapter = chapter or chapter_of(QApplication.focusWidget() or QApplication.activeWindow())
    look = (i18n.language(), shown_theme().name, text_size())
    for old in [window for window in _open if window.look != look]:
        _open.remove(old)
        old.close()
        old.deleteLater()
    if not _open:
        _open.append(GuideWindow(look))
    window = _open[0]
    window.show_chapter(chapter)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


class GuideKey(QObject):
    """Gives F1 to every dialog and window that comes to the fore; the main window has it in its menu."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self._came)

    def _came(self) -> None:
        window = QApplication.activeWindow()
        if window is not None and not isinstance(window, (QMainWindow, GuideWindow)):
            give_key(window)


def give_key(window: QWidget) -> None:
    """Let F1 in a window open the guide; once is enough."""
    if window.findChild(QShortcut, _HELP, Qt.FindChildOption.FindDirectChildrenOnly) is None:
        key = QShortcut(QKeySequence(Qt.Key.Key_F1), window)
        key.setObjectName(_HELP)
        key.activated.connect(lambda: open_guide())
