"""What the settings dialog chooses takes effect: at once, in all that is open, and for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import TEXT_SIZES, apply_theme, choose_theme, set_text_size, shown_theme, text_size
from egpk_desk.desktop.dialogs.settings_dialog import Preferences, SettingsDialog
from egpk_desk.desktop.reading_look import faces, set_reading_look

if TYPE_CHECKING:
    from egpk_desk.desktop.main_window import MainWindow

_ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)


def preferences_of(window: MainWindow) -> Preferences:
    """What is chosen now."""
    settings = window.settings
    return Preferences(
        language=settings.language,
        theme=settings.theme,
        text_size=settings.text_size,
        digits=settings.digits,
        zoom=settings.zoom,
        look=settings.reading_look,
    )


def open_settings(window: MainWindow) -> SettingsDialog:
    """Show the settings over the window."""
    dialog = SettingsDialog(preferences_of(window), faces=faces(), text_sizes=TEXT_SIZES, zooms=_ZOOMS, parent=window)

    def take(chosen: Preferences) -> None:
        if prefer(window, chosen):
            # In its own new words, letters or colours; from the event loop, since its own signal is being told.
            QTimer.singleShot(0, lambda: _show_anew(window, dialog))

    dialog.changed.connect(take)
    dialog.open()
    return dialog


def _show_anew(window: MainWindow, dialog: SettingsDialog) -> None:
    name = next((name for name, field in vars(dialog).items() if field is dialog.focusWidget()), "language")
    dialog.close()
    dialog.deleteLater()
    shown = open_settings(window)
    getattr(shown, name).setFocus()


def prefer(window: MainWindow, chosen: Preferences) -> bool:
    """Let a choice take effect and be kept; whether the window was built anew for it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before, settings = preferences_of(window), window.settings
    settings.language, settings.theme, settings.text_size = chosen.language, chosen.theme, chosen.text_size
    settings.digits, settings.zoom, settings.reading_look = chosen.digits, chosen.zoom, chosen.look
    set_reading_look(chosen.look)
    if window.workbench is not None and chosen.zoom != before.zoom:
        window.workbench.reader.set_zoom(chosen.zoom)
    language = i18n.choose_language(chosen.language)
    theme = choose_theme(chosen.theme, application)
    again = language != i18n.language() or chosen.digits != before.digits
    if again:
        i18n.set_digits(chosen.digits)
        i18n.install_language(application, language)
    if theme != shown_theme().name or chosen.text_size != text_size():
        set_text_size(chosen.text_size)
        apply_theme(application, theme)
        again = True
    if again:
        window.build()
    return again


class FollowSystem(QObject):
    """Shows the system's theme while none is chosen, also when it changes during the day."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._changed)

    def _changed(self) -> None:
        if not self._window.settings.theme:
            prefer(self._window, preferences_of(self._window))
