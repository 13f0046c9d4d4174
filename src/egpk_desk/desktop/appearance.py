"""The theme that the application shows: palette, stylesheet and interface face; and which one to begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.fonts import interface_font
from egpk_desk.desktop.stylesheet import TYPE, stylesheet
from egpk_desk.desktop.theme import LIGHT, Theme, theme

_shown = LIGHT


def choose_theme(setting: str, application: QApplication) -> str:
    """``light`` or ``dark``: the setting, else as the system is."""
    if setting in ("light", "dark"):
        return setting
    return "dark" if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def apply_theme(application: QApplication, name: str) -> None:
    """Show a theme. What was coloured before by hand (icons, the reader) is not told."""
    global _shown
    _shown = theme(name)
    application.setStyle("Fusion")  # the same on every system, and styled whole by the stylesheet
    application.setFont(interface_font(TYPE.body))
    application.setPalette(_shown.palette())
    application.setStyleSheet(stylesheet(_shown))


def shown_theme() -> Theme:
    """The theme that is shown now."""
    return _shown
