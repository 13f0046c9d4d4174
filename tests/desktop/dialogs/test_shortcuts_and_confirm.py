from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.dialogs.confirm import confirm
from egpk_desk.desktop.dialogs.shortcuts import Group, Shortcuts

GROUPS: list[Group] = [
    ("القراءة", [("فتح", QKeySequence("Ctrl+O")), ("بحث", QKeySequence("Ctrl+F")), ("تكبير", QKeySequence("Ctrl++"))]),
    ("الترميز", [("إعطاء رمز", "1 – 9"), ("مذكرة", QKeySequence("Ctrl+M"))]),
    ("المكتبة", [("تصدير", QKeySequence("Ctrl+E"))]),
]


def test_every_key_stands_beside_what_it_does(qtbot: QtBot) -> None:
    sheet = Shortcuts(GROUPS)
    qtbot.addWidget(sheet)
    sheet.show()
    labels = {label.text(): label for label in sheet.findChildren(QLabel) if label.isVisible()}
    for heading, entries in GROUPS:
        assert heading in labels
        for what, keys in entries:
            key = labels[keys if isinstance(keys, str) else keys.toString()]
            assert abs(key.geometry().center().y() - labels[what].geometry().center().y()) <= 2
            assert key.geometry().right() < labels[what].geometry().right()


def test_no_groups_make_an_empty_sheet(qtbot: QtBot) -> None:
    qtbot.addWidget(Shortcuts([]))


def test_only_the_named_button_does_it(qtbot: QtBot) -> None:
    done: list[str] = []
    for press in ("yes", "no", "escape", "enter"):
        box = confirm(None, "أيُمحى؟", "لا رجوع فيه.", "محو", lambda press=press: done.append(press))  # type: ignore[misc]
        match press:
            case "escape":
                QTest.keyClick(box, Qt.Key.Key_Escape)
            case "enter":
                QTest.keyClick(box, Qt.Key.Key_Return)
            case _:
                qtbot.mouseClick(box.yes if press == "yes" else box.no, Qt.MouseButton.LeftButton)
    assert done == ["yes"]
