"""Caret movement by keys, as Arabic users of Word expect, with real key events."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.reader import Reader
from egpk_desk.document import BlockKind
from egpk_desk.text.graphemes import boundaries
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import MIXED, of_blocks, of_paragraphs, table

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(qtbot: QtBot, reader: Reader, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> int:
    for _ in range(times):
        qtbot.keyClick(reader.focusProxy(), key, modifiers)
    return reader.caret()


def test_left_goes_on_through_arabic_latin_and_numbers_grapheme_by_grapheme(
    show_reader: ShowReader, qtbot: QtBot
) -> None:
    text = "شَهِدَتْ EDEX 2025 (مصر)"
    reader = show_reader(of_paragraphs([text]))
    found = [0]
    while found[-1] < len(text):
        found.append(press(qtbot, reader, KEY.Key_Left))
    assert found == boundaries(text)
    assert press(qtbot, reader, KEY.Key_Right, times=len(found)) == 0


def test_right_goes_on_in_an_english_paragraph(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs(["Plain English"], language="en"))
    assert press(qtbot, reader, KEY.Key_Right, times=3) == 3
    assert press(qtbot, reader, KEY.Key_Left) == 2


@pytest.mark.parametrize("text", MIXED)
def test_visual_movement_never_turns_back(show_reader: ShowReader, qtbot: QtBot, text: str) -> None:
    reader = show_reader(of_paragraphs([text]), 1600, 200)
    reader.set_measure(400)
    reader.visual_movement = True
    page = reader.page
    assert page is not None
    rtl = page.laid(0).pieces[0].rtl
    places = [page.caret_x(reader.caret_place())[0]]
    for _ in range(len(text)):
        press(qtbot, reader, KEY.Key_Left if rtl else KEY.Key_Right)
        places.append(page.caret_x(reader.caret_place())[0])
    assert page.laid(0).pieces[0].lines == 1
    moves = [(a - b) if rtl else (b - a) for a, b in itertools.pairwise(places)]
    onward = [move for move in moves if abs(move) > 0.01]
    assert all(move > 0 for move in onward), places
    assert moves == onward + [0.0] * (len(moves) - len(onward))  # at the edge of the last line it stays
    line = page.laid(0).pieces[0].cells(0).from_left()
    assert places[-1] == pytest.approx(line[0].left if rtl else line[-1].right, abs=0.01)


def test_visual_movement_passes_every_letter_of_a_wrapped_paragraph(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs([MIXED[0], "بعد"]), 300, 400)
    reader.visual_movement = True
    page = reader.page
    assert page is not None
    lines = set()
    for _ in range(len(MIXED[0]) + 10):
        place = page.place(reader.caret_place())
        lines.add((place.row, place.line))
        press(qtbot, reader, KEY.Key_Left)
    assert lines == {*((0, n) for n in range(page.laid(0).pieces[0].lines)), (1, 0)}
    assert reader.caret() == len(MIXED[0]) + 4


def test_control_goes_word_by_word(show_reader: ShowReader, qtbot: QtBot) -> None:
    text = "قال الوزير EDEX: نعم"
    reader = show_reader(of_paragraphs([text]))
    stops = [press(qtbot, reader, KEY.Key_Left, CTRL) for _ in range(3)]
    assert stops[:2] == [text.index("الوزير"), text.index("EDEX")]
    assert press(qtbot, reader, KEY.Key_Right, CTRL, 9) == 0


def test_home_and_end_stay_on_the_line_where_it_wraps(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs(["كلمة " * 40 + "نهاية"]), 400, 400)
    page = reader.page
    assert page is not None
    press(qtbot, reader, KEY.Key_Down)
    line = page.place(reader.caret_place()).line
    assert line == 1
    press(qtbot, reader, KEY.Key_End)
    assert page.place(reader.caret_place()).line == line
    end = reader.caret()
    start = press(qtbot, reader, KEY.Key_Home)
    assert page.place(reader.caret_place()).line == line
    assert end - start > 20


def test_up_and_down_keep_their_aim_over_short_lines(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs(["سطر طويل فيه كلمات كثيرة", "قصير", "سطر طويل آخر فيه كلمات"]))
    page = reader.page
    assert page is not None
    press(qtbot, reader, KEY.Key_Left, times=15)
    before = page.caret_x(reader.caret_place())[0]
    press(qtbot, reader, KEY.Key_Down)
    press(qtbot, reader, KEY.Key_Down)
    assert page.row_of(reader.caret_place()) == 2
    assert page.caret_x(reader.caret_place())[0] == pytest.approx(before, abs=8)


def test_control_down_and_up_go_by_paragraphs(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs(["واحد", "اثنان", "ثلاثة"]))
    assert press(qtbot, reader, KEY.Key_Down, CTRL) == 5
    assert press(qtbot, reader, KEY.Key_Down, CTRL) == 11
    assert press(qtbot, reader, KEY.Key_Up, CTRL, 2) == 0


def test_the_caret_goes_through_the_cells_of_a_table_in_reading_order(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = of_blocks([*table([["أ", "ب"], ["ج", "د"]]), (BlockKind.PARAGRAPH, "بعد", {})])
    reader = show_reader(document)
    visited = [reader.caret()] + [press(qtbot, reader, KEY.Key_Left) for _ in range(8)]
    assert visited == list(range(9))


def test_page_down_reaches_the_end_and_page_up_the_head(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = of_paragraphs(["فقرة من كلمات"] * 200)
    reader = show_reader(document)
    assert press(qtbot, reader, KEY.Key_PageDown) > 50
    assert press(qtbot, reader, KEY.Key_PageDown, times=40) == len(document.text)
    assert press(qtbot, reader, KEY.Key_PageUp, times=45) == 0


def test_shift_extends_and_a_plain_arrow_leaves_the_selection_at_its_edge(
    show_reader: ShowReader, qtbot: QtBot
) -> None:
    reader = show_reader(of_paragraphs(["قال الوزير نعم"]))
    press(qtbot, reader, KEY.Key_Left, SHIFT | CTRL, 2)
    assert reader.selection() == (0, 11)
    press(qtbot, reader, KEY.Key_Right, SHIFT)
    assert reader.selection() == (0, 10)
    press(qtbot, reader, KEY.Key_Right)
    assert reader.selection() == (0, 0)
    press(qtbot, reader, KEY.Key_End, SHIFT | CTRL)
    assert reader.selection() == (0, 14)


def test_alt_and_up_grow_the_selection_from_word_to_sentence_to_paragraph_to_all(
    show_reader: ShowReader, qtbot: QtBot
) -> None:
    document = of_paragraphs(["قال نعم. ثم مضى إلى بيته.", "فقرة أخرى."])
    reader = show_reader(document)
    press(qtbot, reader, KEY.Key_Left, times=10)
    grown = []
    for _ in range(4):
        press(qtbot, reader, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
        grown.append(reader.selected_text().strip())
    assert grown == ["ثم", "ثم مضى إلى بيته.", "قال نعم. ثم مضى إلى بيته.", document.text]
