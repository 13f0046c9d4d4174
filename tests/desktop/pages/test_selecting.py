"""Selecting on pages by mouse and keys: exact to the letter, and in everything as in the text view."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.reader import Mark
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.resources import sample_docs
from egpk_desk.text.words import word_at
from tests.desktop.pages.shown import LEFT, Shown, words_of
from tests.shared import shared_dir

OMAN = sample_docs() / "oman-iran.pdf"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "pdf"
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Show = Callable[[Path], Shown]


@pytest.mark.parametrize("path", [OMAN, FIXTURES / "columns2-libreoffice.pdf", FIXTURES / "mixed-weasyprint.pdf"])
def test_the_mouse_selects_exactly_every_word(show: Show, path: Path) -> None:
    words, wrong = show(path).mistaken()
    assert words > 100
    assert wrong == []


@pytest.mark.parametrize("name", ["cairo_full.pdf", "chromium_full.pdf"])
def test_the_mouse_selects_exactly_the_words_of_long_reports(show: Show, name: str) -> None:
    """Every eighth word, or as ``EGPK_EVERY_WORD`` says: all of them take two minutes."""
    every = int(os.environ.get("EGPK_EVERY_WORD", "8"))
    words, wrong = show(shared_dir("pdf", name)).mistaken(every)
    assert words > 2000 // every
    assert wrong == []


def test_a_drag_past_the_lower_edge_scrolls_on_and_selects_over_pages(show: Show, qtbot: QtBot) -> None:
    shown = show(OMAN)
    view, text = shown.view, shown.document.text
    first = word_at(text, text.index("قوامها"))
    view.reveal(*first)
    shown.send(QEvent.Type.MouseButtonPress, shown.within_letter(Caret(first[0])))
    outside = QPointF(450.0, view.viewport().height() + 60.0)
    shown.send(QEvent.Type.MouseMove, outside)
    qtbot.waitUntil(lambda: view.page_in_view() >= 2, timeout=10_000)
    shown.send(QEvent.Type.MouseButtonRelease, outside)
    start, end = shown.reader.selection()
    assert start == first[0]
    assert len(view.boxes(start, end)) >= 2
    assert end > shown.document.pages[1].ranges[0].start


def test_over_two_columns_a_drag_selects_in_the_order_of_the_text(show: Show) -> None:
    shown = show(FIXTURES / "columns2-libreoffice.pdf")
    view, text = shown.view, shown.document.text
    view.set_percent(60)
    column = [word for word in words_of(text) if view.letters.pages_of(*word) == [1]]
    right, left = column[len(column) // 5], column[-len(column) // 5]
    for begin, end in ((right, left), (left, right)):
        shown.reader.clear_selection()
        edges = (Caret(begin[0]), Caret(end[1], upstream=True))
        if begin > end:
            edges = (Caret(begin[1], upstream=True), Caret(end[0]))
        shown.drag(*(shown.within_letter(edge) for edge in edges))
        assert shown.reader.selection() == (right[0], left[1])


def test_a_third_click_selects_the_paragraph_and_control_the_sentence(show: Show) -> None:
    shown = show(OMAN)
    word = shown.find("قوامها")
    block = next(b for b in shown.document.blocks if b.start <= word[0] < b.end)
    place = shown.centre(*word)
    QTest.mouseDClick(shown.view.viewport(), LEFT, pos=place)
    assert shown.reader.selection() == word
    QTest.mouseClick(shown.view.viewport(), LEFT, pos=place)
    assert shown.reader.selection() == (block.start, block.end)
    shown.reader.clear_selection()
    QTest.mouseClick(shown.view.viewport(), LEFT, CONTROL, place)
    start, end = shown.reader.selection()
    assert block.start <= start <= word[0]
    assert word[1] <= end <= block.end
    assert shown.document.text[block.start : start].strip().endswith(".")


def test_keys_select_as_in_the_text_view_and_lines_are_those_of_the_page(show: Show) -> None:
    shown = show(OMAN)
    view, text = shown.view, shown.document.text
    start, end = word_at(text, text.index("قوامها"))
    QTest.mouseClick(view.viewport(), LEFT, pos=shown.within_letter(Caret(start)).toPoint())
    assert shown.reader.caret() == start
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert shown.reader.selection() == (start, start + 3)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT | CONTROL)
    assert shown.reader.selection()[1] >= end
    QTest.keyClick(view, Qt.Key.Key_End)
    at_end = shown.reader.caret()
    QTest.keyClick(view, Qt.Key.Key_Home, SHIFT)
    low, high = shown.reader.selection()
    assert high == at_end
    assert low <= start < high
    assert len(view.boxes(low, high)[1]) == 1, "from edge to edge of one line"
    QTest.keyClick(view, Qt.Key.Key_Home)
    before = view.caret_rect(shown.reader.caret_place())
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    after = view.caret_rect(shown.reader.caret_place())
    assert before is not None
    assert after is not None
    assert after.top() > before.top()
    assert abs(after.left() - before.left()) < 40
    assert len(view.boxes(*shown.reader.selection())[1]) <= 2


def test_the_arrow_down_goes_through_all_lines_of_all_pages(show: Show) -> None:
    shown = show(FIXTURES / "notes-libreoffice.pdf")
    view = shown.view
    QTest.keyClick(view, Qt.Key.Key_Home, CONTROL)
    pages, steps = set(), 0
    while steps < 400:
        place = view.letters.caret_place(shown.reader.caret_place())
        assert place is not None
        pages.add(place.page)
        before = shown.reader.caret()
        QTest.keyClick(view, Qt.Key.Key_Down)
        steps += 1
        if shown.reader.caret() == before:
            break
    assert pages == {page.index for page in shown.document.pages if page.ranges}
    assert steps < 400
    rect = view.caret_rect(shown.reader.caret_place())
    assert rect is not None
    assert view.viewport().rect().contains(rect.center().toPoint()), "the caret stays in view"


def test_the_handle_of_a_highlight_is_dragged_to_another_word(show: Show, qtbot: QtBot) -> None:
    shown = show(OMAN)
    start, end = shown.find("سياسة عُمانية")
    further = shown.find("سياسة عُمانية قوامها")[1]
    shown.reader.set_marks([Mark("one", start, end, ("#aa0000",))])
    shown.reader.set_active_mark("one")
    shown.view.reveal(start, end)
    (_, _, _), (x, y, height) = shown.view.handles()
    goal = shown.within_letter(Caret(further, upstream=True)) + QPointF(0, 12)
    with qtbot.waitSignal(shown.reader.rangeEdited) as told:
        shown.drag(QPointF(x, y + height), goal)
    assert told.args == ["one", start, further]


def test_a_further_click_chooses_the_next_of_overlapping_highlights(show: Show, qtbot: QtBot) -> None:
    shown = show(OMAN)
    start, end = shown.find("سياسة عُمانية")
    shown.reader.set_marks([Mark("long", start, end, ("#aa0000",)), Mark("short", start, start + 5, ("#0000aa",))])
    told: list[list[str]] = []
    shown.reader.marksActivated.connect(told.append)
    shown.reader.marksActivated.connect(lambda ids: shown.reader.set_active_mark(ids[0]))
    place = shown.centre(start, start + 5)
    for _ in range(3):
        QTest.mouseClick(shown.view.viewport(), LEFT, pos=place)
        QTest.qWait(10)
    assert [ids[0] for ids in told] == ["short", "long", "short"]


def test_hovering_tells_codes_and_memo_or_the_note(show: Show) -> None:
    shown = show(OMAN)
    start, end = shown.find("سياسة عُمانية")
    mark = Mark("one", start, end, ("#aa0000",), ("المكاسب الاقتصادية",), "للمراجعة")
    shown.reader.set_marks([mark])
    told = shown.view.tooltip_at(QPointF(shown.centre(start, end)))
    assert "المكاسب الاقتصادية" in told
    assert "للمراجعة" in told
    note = shown.document.notes[0]
    assert note.body is not None
    body = shown.document.text[note.body.start : note.body.end].split()[0]
    place = QPointF(shown.centre(note.start, note.end))
    assert body in shown.view.tooltip_at(place)
    QTest.mouseClick(shown.view.viewport(), LEFT, pos=place.toPoint())
    assert shown.reader.caret() == note.body.start


def test_hits_of_a_find_are_drawn_on_their_letters_and_the_next_one_is_brought_into_view(show: Show) -> None:
    shown = show(OMAN)
    view = shown.view
    before = view.viewport().grab().toImage()
    assert shown.reader.find("مسقط") > 1
    shown.reader.clear_selection()
    hits = shown.reader.found_within(0, len(shown.document.text))
    first = view.place_of(*hits[0][:2])
    assert first is not None
    after = view.viewport().grab().toImage()
    assert any(
        before.pixelColor(x, y) != after.pixelColor(x, y)
        for x in range(round(first.left()), round(first.right()))
        for y in range(round(first.top()), round(first.bottom()))
    )
    for _ in range(len(hits)):
        shown.reader.find_next()
        start, end = shown.reader.selection()
        place = view.place_of(start, end)
        assert place is not None
        assert view.viewport().rect().contains(place.center().toPoint())


def test_the_whole_text_is_selected_without_making_all_its_boxes(show: Show) -> None:
    shown = show(OMAN)
    QTest.keyClick(shown.view, Qt.Key.Key_A, CONTROL)
    assert shown.reader.selection() == (shown.document.blocks[0].start, shown.document.blocks[-1].end)
    QTest.keyClick(shown.view, Qt.Key.Key_C, CONTROL)
