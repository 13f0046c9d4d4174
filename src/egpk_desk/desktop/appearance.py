"""The theme that the application shows: palette, stylesheet and interface face; and which one to begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.fonts import interface_font
from egpk_desk.desktop.stylesheet import TYPE, TypeScale, stylesheet
from egpk_desk.desktop.theme import LIGHT, Theme, theme

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""The sizes of the interface's letters that one may choose, in per cent."""

_shown = LIGHT
_text_size = 100


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
    application.setFont(interface_font(type_scale().body))
    application.setPalette(_shown.palette())
    application.setStyleSheet(stylesheet(_shown, type_scale()))


def set_text_size(percent: int) -> None:
    """Let the interface have letters of this size from the next :func:`apply_theme` on."""
    global _text_size
    _text_size = min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])


def text_size() -> int:
    """The size of the interface's letters in per cent."""
    return _text_size


def type_scale() -> TypeScale:
    """The sizes of the interface's letters as they are now."""
    return TYPE.at(_text_size)


def scaled(pixels: int) -> int:
    """A width that was measured on words of the ordinary size, for words of the size that is shown."""
    return round(pixels * _text_size / 100)


def shown_theme() -> Theme:
    """The theme that is shown now."""
    return _shown
