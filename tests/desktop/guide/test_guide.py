"""The guide: the same chapters and pictures in both languages, F1 at the right one, words found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.guide.chapters import chapters, pictures
from egpk_desk.desktop.guide.opening import give_key, open_guide
from egpk_desk.desktop.guide.places import _BY_NAME, _BY_PACKAGE, _BY_WORD, FIRST, chapter_of
from egpk_desk.desktop.guide.viewer import GuideWindow
from egpk_desk.desktop.screens import SCREENS
from egpk_desk.resources import guide
from tests.desktop.window import Desk


def test_both_languages_have_the_same_chapters_and_pictures() -> None:
    arabic, english = chapters("ar"), chapters("en")
    assert [one.name for one in arabic] == [one.name for one in english]
    assert len({one.name for one in arabic}) == len(arabic) >= 15
    shown = {
        language: [Path(name).stem.removesuffix(f"-{language}") for name in pictures(language)]
        for language in ("ar", "en")
    }
    assert shown["ar"] == shown["en"]
    assert set(shown["ar"]) <= set(SCREENS)
    assert all(re.search("[\u0621-\u064a]", one.title) for one in arabic)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_picture_is_there_and_none_lies_about(language: str) -> None:
    names = pictures(language)
    assert [name for name in names if QImage(str(guide() / name)).isNull()] == []
    lying = {path.name for path in (guide() / "images").glob(f"*-{language}.png")}
    assert lying == {Path(name).name for name in names}


def test_every_place_leads_to_a_chapter() -> None:
    names = {one.name for one in chapters("ar")}
    assert {FIRST, *_BY_NAME.values(), *_BY_PACKAGE.values(), *_BY_WORD.values()} <= names


def opened() -> GuideWindow:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, GuideWindow) and one.isVisible())


def test_f1_opens_the_guide_at_the_part_where_the_keyboard_is(desk: Desk, qtbot: QtBot) -> None:
    desk.window.search_field.setFocus()
    desk.key(Qt.Key.Key_F1)
    window = opened()
    assert window.chapter == "searching"
    assert "ابحث" in window.field.placeholderText()
    desk.window.activateWindow()
    desk.bench.side.codes.view.setFocus()
    qtbot.waitUntil(desk.bench.side.codes.view.hasFocus)
    desk.key(Qt.Key.Key_F1)
    assert opened() is window
    assert window.chapter == "coding"
    window.close()


def test_f1_in_a_dialog_opens_the_chapter_about_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_.preferences.trigger()
    dialog = next(one for one in desk.window.findChildren(QDialog) if one.isVisible())
    qtbot.waitUntil(lambda: bool(dialog.property("fittedToWords")))  # it has come to the fore
    desk.key(Qt.Key.Key_F1)
    assert opened().chapter == "window"
    opened().close()
    dialog.close()


def test_a_dialog_gets_the_key_once(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    give_key(dialog)
    before = len(dialog.children())
    give_key(dialog)
    assert len(dialog.children()) == before
    assert chapter_of(dialog.findChild(QLineEdit)) == FIRST


def test_words_are_found_in_any_spelling_and_chapters_without_them_step_back(make_desk: Callable[..., Desk]) -> None:
    make_desk()
    window = open_guide("keys")
    window.field.setText("القاهره")
    shown = [
        window.contents.item(row).text()
        for row in range(window.contents.count())
        if not window.contents.item(row).isHidden()
    ]
    assert shown == ["البحث"]
    assert window.chapter == "searching"
    assert window.page.extraSelections()
    window.field.setText("كلمة ليست في الدليل قطعًا")
    assert window.none.isVisible()
    window.field.clear()
    assert all(not window.contents.item(row).isHidden() for row in range(window.contents.count()))
    window.close()


def test_the_page_runs_from_right_to_left_and_links_lead_to_chapters(
    make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    make_desk()
    window = open_guide("first-steps")
    block = window.page.document().begin()
    assert block.text() == "الخطوات الأولى"
    assert block.layout().textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    window.next.click()
    assert window.chapter == "window"
    window.previous.click()
    assert window.chapter == "first-steps"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
