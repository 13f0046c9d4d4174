"""The settings take effect at once, in what is open, and are there at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import apply_theme, set_text_size, shown_theme, text_size
from egpk_desk.desktop.dialogs.settings_dialog import SettingsDialog
from egpk_desk.desktop.preferring import open_settings
from egpk_desk.desktop.reading_look import ReadingLook, set_reading_look
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.resources import sample_docs
from tests.desktop.window import Desk


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    set_reading_look(ReadingLook())
    set_text_size(100)
    i18n.set_digits("western")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "light")


def choose(box: QComboBox, value: object) -> None:
    """Choose as a user does: the box tells of it."""
    row = box.findData(value)
    assert row >= 0, value
    box.setCurrentIndex(row)
    box.activated.emit(row)


def shown_dialog(desk: Desk) -> SettingsDialog:
    return next(one for one in desk.window.findChildren(SettingsDialog) if one.isVisible())


def test_the_reading_face_measure_and_size_change_the_open_report(desk: Desk) -> None:
    desk.import_by_drop(sample_docs() / "uae-indonesia.txt")
    dialog = open_settings(desk.window)
    choose(dialog.face, "IBM Plex Sans Arabic")
    choose(dialog.measure, "narrow")
    choose(dialog.spacing, "loose")
    choose(dialog.zoom, 150)
    dialog.justified.click()
    shown = desk.reader.settings
    assert (shown.face, shown.measure, shown.line_spacing, shown.zoom) == ("IBM Plex Sans Arabic", 62, 1.3, 150)
    assert shown.justified
    dialog.close()
    kept = desk.window.settings
    assert kept.reading_look == ReadingLook("IBM Plex Sans Arabic", "narrow", "loose", True)
    assert kept.zoom == 150


def test_language_theme_and_size_of_words_change_without_a_restart(desk: Desk, qtbot: QtBot) -> None:
    open_settings(desk.window)
    choose(shown_dialog(desk).language, "en")
    qtbot.waitUntil(lambda: shown_dialog(desk).windowTitle() == "Settings")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert desk.window.menuBar().actions()[0].text() == "&File"
    choose(shown_dialog(desk).theme, "dark")
    qtbot.waitUntil(lambda: shown_theme().name == "dark")
    before = desk.window.search_field.fontMetrics().height()
    choose(shown_dialog(desk).text_size, 200)
    qtbot.waitUntil(lambda: text_size() == 200 and shown_dialog(desk).text_size.currentData() == 200)
    assert desk.window.search_field.fontMetrics().height() >= 1.9 * before
    choose(shown_dialog(desk).language, "ar")
    qtbot.waitUntil(lambda: shown_dialog(desk).windowTitle() == "الإعدادات")
    shown_dialog(desk).close()


def test_numbers_stand_in_the_digits_of_choice_and_reports_keep_theirs(desk: Desk, qtbot: QtBot) -> None:
    desk.import_by_drop(sample_docs() / "uae-indonesia.txt")
    document = desk.reader.document()
    assert document is not None
    before = document.text
    open_settings(desk.window)
    choose(shown_dialog(desk).digits, "arabic")
    qtbot.waitUntil(lambda: shown_dialog(desk).digits.currentData() == "arabic")
    assert QCoreApplication.translate("DocumentList", "%n report(s)", "", 15) == "١٥ تقريرًا"
    assert i18n.number("5 / 12") == "٥ / ١٢"
    qtbot.waitUntil(lambda: desk.reader.document() is not None, timeout=20_000)
    shown = desk.reader.document()
    assert shown is not None
    assert shown.text == before
    choose(shown_dialog(desk).language, "en")
    qtbot.waitUntil(lambda: shown_dialog(desk).windowTitle() == "Settings")
    assert i18n.number(12) == "12"
    shown_dialog(desk).close()


def test_what_was_chosen_is_there_at_the_next_start_and_nonsense_is_not(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    first = WindowSettings(path)
    first.text_size, first.digits = 150, "arabic"
    first.reading_look = ReadingLook("Amiri", "wide", "close", True)
    first.write()
    second = WindowSettings(path)
    assert (second.text_size, second.digits) == (150, "arabic")
    assert second.reading_look == ReadingLook("Amiri", "wide", "close", True)
    path.write_text("[General]\ntextSize=huge\ndigits=roman\n[reading]\nmeasure=7\nspacing=\n", encoding="utf-8")
    third = WindowSettings(path)
    assert (third.text_size, third.digits, third.reading_look) == (100, "western", ReadingLook())
