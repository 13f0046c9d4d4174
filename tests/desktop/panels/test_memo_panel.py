from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.panels.code_chip import CodeChip
from egpk_desk.desktop.panels.memo_panel import MemoPanel
from egpk_desk.desktop.panels.passage import PassageLines, line_pitch
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.workspace import Workspace

Told = list[tuple[str, str]]


@pytest.fixture
def panel(qtbot: QtBot, excerpts: list[Excerpt]) -> MemoPanel:
    made = MemoPanel()
    qtbot.addWidget(made)
    made.resize(320, 420)
    made.show()
    made.activateWindow()
    made.show_excerpt(excerpts[0])
    return made


@pytest.fixture
def told(panel: MemoPanel) -> Told:
    memos: Told = []
    panel.memoEdited.connect(lambda highlight, memo: memos.append((highlight, memo)))
    return memos


def write(panel: MemoPanel, text: str) -> None:
    panel.edit_memo()
    panel.editor.insertPlainText(text)


def chips(panel: MemoPanel) -> list[CodeChip]:
    return [chip for chip in panel.findChildren(CodeChip) if chip.isVisible()]


def test_it_shows_passage_place_codes_and_memo(panel: MemoPanel, excerpts: list[Excerpt]) -> None:
    excerpt = next(excerpt for excerpt in excerpts if excerpt.memo and len(excerpt.codes) > 1)
    panel.show_excerpt(excerpt)
    assert panel.passage.text() == " ".join(excerpt.text.split())
    assert excerpt.record.title in panel.place.text()
    assert [chip.code for chip in chips(panel)] == list(excerpt.codes)
    assert panel.editor.toPlainText() == excerpt.memo


def test_a_memo_is_told_when_typing_pauses(panel: MemoPanel, told: Told, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    write(panel, "يحتاج إلى مصدر")
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert told == [(excerpts[0].highlight.id, "يحتاج إلى مصدر")]


def test_control_and_enter_tell_at_once_and_add_no_line(panel: MemoPanel, told: Told, excerpts: list[Excerpt]) -> None:
    write(panel, "الآن")
    QTest.keyClick(panel.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [(excerpts[0].highlight.id, "الآن")]


def test_leaving_the_field_tells(panel: MemoPanel, told: Told, qtbot: QtBot) -> None:
    panel.edit_memo()
    qtbot.waitUntil(panel.editor.hasFocus)
    write(panel, "عند الخروج")
    panel.stances.button(1).setFocus()
    assert [memo for _, memo in told] == ["عند الخروج"]


def test_going_to_another_highlight_tells_of_the_one_before(
    panel: MemoPanel, told: Told, excerpts: list[Excerpt]
) -> None:
    write(panel, "للأول")
    panel.show_excerpt(excerpts[1])
    assert told == [(excerpts[0].highlight.id, "للأول")]
    assert panel.editor.toPlainText() == excerpts[1].memo


@pytest.mark.parametrize("end", ["none", "hide", "close"])
def test_what_is_typed_is_told_however_the_panel_goes(panel: MemoPanel, told: Told, end: str) -> None:
    write(panel, "لا يضيع")
    {"none": lambda: panel.show_excerpt(None), "hide": panel.hide, "close": panel.close}[end]()
    assert [memo for _, memo in told] == ["لا يضيع"]


def test_an_unchanged_memo_is_not_told(panel: MemoPanel, told: Told, excerpts: list[Excerpt]) -> None:
    write(panel, "س")
    QTest.keyClick(panel.editor, Qt.Key.Key_Backspace)
    panel.show_excerpt(excerpts[1])
    panel.flush()
    assert told == []


def test_a_reload_of_the_same_highlight_keeps_what_is_being_typed(
    panel: MemoPanel, told: Told, excerpts: list[Excerpt]
) -> None:
    write(panel, "نصف جمل")
    panel.show_excerpt(replace(excerpts[0], codes=()))
    write(panel, "ة")
    assert panel.editor.toPlainText() == "نصف جملة"
    panel.flush()
    assert told == [(excerpts[0].highlight.id, "نصف جملة")]


def test_a_reload_older_than_what_was_told_does_not_take_it_back(
    panel: MemoPanel, told: Told, excerpts: list[Excerpt]
) -> None:
    write(panel, "محفوظ")
    panel.flush()
    panel.show_excerpt(excerpts[0])  # read before the memo was stored
    assert panel.editor.toPlainText() == "محفوظ"
    panel.show_excerpt(excerpts[1])
    panel.show_excerpt(excerpts[0])
    assert panel.editor.toPlainText() == "محفوظ"


def test_undo_of_a_memo_shows_the_one_before(
    panel: MemoPanel, told: Told, excerpts: list[Excerpt], workspace: Workspace
) -> None:
    identity = excerpts[0].highlight.id
    panel.memoEdited.connect(lambda highlight, memo: panel.show_excerpt(workspace.set_memo(highlight, memo)))
    write(panel, "سأتراجع عنها")
    panel.flush()
    assert workspace.excerpt(identity).memo == "سأتراجع عنها"
    assert workspace.undo().done
    panel.show_excerpt(workspace.excerpt(identity))
    assert panel.editor.toPlainText() == excerpts[0].memo
    assert len(told) == 1


def test_a_stance_is_chosen_by_mouse_or_keyboard(panel: MemoPanel, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.stanceChosen) as chosen:
        qtbot.mouseClick(panel.stances.button(1), Qt.MouseButton.LeftButton)
    assert chosen.args == [excerpts[0].highlight.id, "supports"]
    with qtbot.waitSignal(panel.stanceChosen) as chosen:
        QTest.keyClick(panel.stances.button(2), Qt.Key.Key_Space)
    assert chosen.args == [excerpts[0].highlight.id, "contradicts"]


def test_a_stance_is_shown_and_tells_nothing(panel: MemoPanel, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.stanceChosen):
        panel.show_excerpt(replace(excerpts[0], highlight=replace(excerpts[0].highlight, stance="context")))
    assert panel.stances.checkedId() == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_a_code_is_taken_off_with_the_keyboard(
    panel: MemoPanel, excerpts: list[Excerpt], qtbot: QtBot, key: Qt.Key
) -> None:
    excerpt = next(excerpt for excerpt in excerpts if len(excerpt.codes) > 1)
    panel.show_excerpt(excerpt)
    with qtbot.waitSignal(panel.codeRemoved) as removed:
        QTest.keyClick(chips(panel)[1], key)
    assert removed.args == [excerpt.highlight.id, excerpt.codes[1].id]


def test_a_click_on_a_chip_takes_its_code_off(panel: MemoPanel, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.codeRemoved) as removed:
        qtbot.mouseClick(chips(panel)[0], Qt.MouseButton.LeftButton)
    assert removed.args == [excerpts[0].highlight.id, excerpts[0].codes[0].id]


def test_chips_begin_at_the_right_and_wrap(panel: MemoPanel, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    every = {code.id: code for excerpt in excerpts for code in excerpt.codes}
    panel.show_excerpt(replace(excerpts[0], codes=tuple(every.values())[:5]))
    qtbot.wait(20)
    first, *others = chips(panel)
    assert first.geometry().right() == first.parentWidget().rect().right()
    assert len({chip.y() for chip in others}) > 1
    for chip in chips(panel):
        assert first.parentWidget().rect().contains(chip.geometry())


def test_an_arabic_memo_stands_at_the_right_and_an_english_one_at_the_left(panel: MemoPanel) -> None:
    middle = panel.editor.viewport().width() / 2
    panel.editor.setPlainText("مذكرة")
    cursor = panel.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    panel.editor.setTextCursor(cursor)
    assert panel.editor.cursorRect().x() > middle
    panel.editor.setPlainText("A memo")
    panel.editor.moveCursor(cursor.MoveOperation.Start)
    assert panel.editor.cursorRect().x() < middle


def test_tab_goes_as_the_eye_does_and_on_to_what_follows(excerpts: list[Excerpt], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, panel, after = QLineEdit(), MemoPanel(), QLineEdit()
    column = QVBoxLayout(window)
    for widget in (before, panel, after):
        column.addWidget(widget)
    panel.show_excerpt(replace(excerpts[0], highlight=replace(excerpts[0].highlight, stance="supports")))
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    visited = []
    for _ in range(len(excerpts[0].codes) + 3):
        window.focusNextChild()
        visited.append(QApplication.focusWidget())
    assert visited == [*chips(panel), panel.stances.button(1), panel.editor, after]


def test_a_passage_is_shown_in_whole_lines_whatever_room_there_is(qtbot: QtBot) -> None:
    shown = PassageLines(18)
    qtbot.addWidget(shown)
    words = "شهدت العلاقات بين البلدين تحولات جوهرية في السنوات الأخيرة "
    shown.set_text(words * 6)
    shown.resize(260, 400)
    assert len(shown.shown()) == 4
    assert shown.shown()[-1].endswith("…")
    pitch = line_pitch(shown._face)
    for height in range(round(2 * pitch) + 1, round(5 * pitch)):
        shown.resize(260, height)
        assert len(shown.shown()) * pitch <= height
        assert shown.shown()[-1].endswith("…")
    shown.set_text("كلمة")
    assert shown.shown() == ["كلمة"]
    assert shown.heightForWidth(260) < shown.minimumSizeHint().height()
