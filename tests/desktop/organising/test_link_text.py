"""The field for memos with links: what is typed, linked and clicked, and what is stored of it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.organising.link_text import LinkText
from egpk_desk.memos import LinkedTo

CODE = "0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b01"
MEMO = "0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b02"
LINK = f"[[code:{CODE}|الحرب في غزة]]"


@pytest.fixture
def field(qtbot: QtBot, dressed: QApplication) -> LinkText:
    made = LinkText()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.mark.parametrize(
    "memo",
    [
        "",
        "بلا إحالة",
        LINK,
        f"انظر {LINK}، ثم [[memo:{MEMO}|الخطة]].\nسطر آخر {LINK}\n",
        f"{LINK}[[memo:{MEMO}|الخطة]]",
        f"{LINK}{LINK}[[code:{CODE}| غيره ]]",
        "[[لا شيء]] 😀 و[[",
    ],
)
def test_a_memo_that_is_shown_is_stored_as_it_was(field: LinkText, memo: str) -> None:
    field.set_memo(memo)
    assert field.memo() == memo
    assert "[[code:" not in field.toPlainText()


def test_what_is_typed_behind_and_before_a_link_is_no_part_of_it(field: LinkText, qtbot: QtBot) -> None:
    field.set_memo(f"{LINK}")
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " after")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(field, "before ")
    assert field.memo() == f"before {LINK} after"


def test_two_brackets_ask_what_to_link_to_and_the_link_takes_their_place(field: LinkText, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "see ")
    with qtbot.waitSignal(field.linkRequested):
        qtbot.keyClicks(field, "[[")
    field.insert_link("code", CODE, "الحرب في غزة")
    qtbot.keyClicks(field, "and")
    assert field.memo() == f"see {LINK} and"
    with qtbot.waitSignal(field.linkRequested):
        qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def place_of(field: LinkText, offset: int) -> QPoint:
    cursor = field.textCursor()
    cursor.setPosition(offset)
    first = field.cursorRect(cursor)
    cursor.setPosition(offset + 1)
    return (first.center() + field.cursorRect(cursor).center()) / 2


def test_a_click_follows_a_link_and_a_click_beside_it_does_not(field: LinkText, qtbot: QtBot) -> None:
    field.set_memo(f"انظر {LINK} هنا")
    with qtbot.waitSignal(field.linkFollowed) as followed:
        qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=place_of(field, 8))
    assert followed.args == ["code", CODE]
    with qtbot.assertNotEmitted(field.linkFollowed):
        qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=place_of(field, 1))


def test_control_enter_follows_the_link_at_the_caret(field: LinkText, qtbot: QtBot) -> None:
    field.set_memo(LINK)
    with qtbot.waitSignal(field.linkFollowed) as followed:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert followed.args == ["code", CODE]


def test_a_link_to_what_was_removed_is_struck_out_and_leads_nowhere(field: LinkText, qtbot: QtBot) -> None:
    field.set_memo(LINK, {CODE: LinkedTo("code", CODE, "الحرب في غزة", "removed")})
    cursor = field.textCursor()
    cursor.setPosition(2)
    assert cursor.charFormat().fontStrikeOut()
    with qtbot.assertNotEmitted(field.linkFollowed):
        qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=place_of(field, 2))


def test_arabic_stands_on_the_right_and_latin_on_the_left(field: LinkText) -> None:
    for memo, right in (("مذكرة", True), ("a memo", False), (LINK, True)):
        field.set_memo(memo)
        option = field.document().defaultTextOption()
        assert (option.textDirection() == Qt.LayoutDirection.RightToLeft) is right
        cursor = field.textCursor()
        cursor.setPosition(0)
        assert (field.cursorRect(cursor).center().x() > field.viewport().width() / 2) is right


def test_a_memo_of_very_many_links_is_shown_at_once(field: LinkText) -> None:
    memo = " ".join(f"[[code:{CODE}|رمز {number}]]" for number in range(2000))
    before = time.process_time()
    field.set_memo(memo)
    assert field.memo() == memo
    assert time.process_time() - before < 1.0
