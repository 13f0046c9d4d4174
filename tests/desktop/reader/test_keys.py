"""Which keys are the reader's and which the window's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.reader import Reader
from tests.desktop.reader.documents import of_paragraphs


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A reader above a field, with the focus in the reader."""
    window = QWidget()
    column = QVBoxLayout(window)
    reader = Reader()
    reader.setObjectName("reader")
    reader.set_document(of_paragraphs(["قال الوزير نعم", "فقرة ثانية"]))
    column.addWidget(reader)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(500, 400)
    window.show()
    window.activateWindow()
    reader.setFocus()
    qtbot.waitUntil(reader.hasFocus, timeout=2000)
    return window


def reader_of(window: QWidget) -> Reader:
    found = window.findChild(Reader, "reader")
    assert isinstance(found, Reader)
    return found


@pytest.mark.parametrize("keys", ["1", "9", "Ctrl+Z", "Del", "F3", "Ctrl+F", "M", "Ctrl+D"])
def test_the_window_s_shortcuts_work_while_the_text_has_the_focus(window: QWidget, qtbot: QtBot, keys: str) -> None:
    shortcut = QShortcut(QKeySequence(keys), window)
    with qtbot.waitSignal(shortcut.activated, timeout=1000):
        combination = QKeySequence(keys)[0]
        qtbot.keyClick(reader_of(window).focusProxy(), combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("keys", ["Left", "Ctrl+Left", "Shift+Down", "Home", "PgDown"])
def test_the_keys_that_move_the_caret_are_the_reader_s_own(window: QWidget, qtbot: QtBot, keys: str) -> None:
    told: list[bool] = []
    QShortcut(QKeySequence(keys), window).activated.connect(lambda: told.append(True))
    combination = QKeySequence(keys)[0]
    reader = reader_of(window)
    reader.select(4, 10)
    before = (reader.selection(), reader.caret())
    qtbot.keyClick(reader.focusProxy(), combination.key(), combination.keyboardModifiers())
    assert not told
    assert (reader.selection(), reader.caret()) != before


def test_tab_leaves_the_text_for_the_next_widget_and_comes_back(window: QWidget, qtbot: QtBot) -> None:
    reader = reader_of(window)
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_Tab)
    assert not reader.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert reader.hasFocus()


def test_control_a_selects_all_and_typing_changes_nothing(window: QWidget, qtbot: QtBot) -> None:
    reader = reader_of(window)
    document = reader.document()
    assert document is not None
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert reader.selected_text() == document.text
    qtbot.keyClicks(reader.focusProxy(), "xyz")
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_Backspace)
    assert reader.selected_text() == document.text


def test_letters_are_told_to_the_window_and_digits_and_control_are_not(window: QWidget, qtbot: QtBot) -> None:
    reader, told = reader_of(window), list[str]()
    reader.lettersTyped.connect(told.append)
    for letter in ("غ", "e", "5", " ", "."):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(reader.focusProxy(), event)
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert told == ["غ", "e"]
