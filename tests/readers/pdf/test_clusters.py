"""Marks that say their whole cluster, hamzas drawn apart, and brackets drawn the wrong way round."""

from __future__ import annotations

import pytest

from egpk_desk.readers.pdf.bidi_order import logical
from egpk_desk.readers.pdf.clusters import drop_said_twice
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.ligatures import ligature
from egpk_desk.readers.pdf.lines import segments
from egpk_desk.readers.pdf.writing import close_brackets


def glyph(text: str, x: float, bottom: float, top: float, index: int, width: float = 5.0) -> Glyph:
    made = Glyph(text, x, x + width, bottom, top, x, 0.0, 10.0, index)
    made.ink = (x, bottom, x + width, top)
    return made


def test_of_two_glyphs_with_the_text_of_one_cluster_the_letter_stays_and_takes_the_mark_in():
    letter, mark = glyph("نّ", 10, 0, 5, 3), glyph("نّ", 11, 7, 9, 40, 2)
    other = glyph("نّ", 60, 0, 5, 9)
    glyphs = [mark, letter, other]
    drop_said_twice(glyphs)
    assert glyphs == [letter, other]
    assert letter.y1 == 9


def test_a_hamza_drawn_apart_gives_its_letter_to_the_alef_under_it():
    glyphs = [glyph("ا", 10, 0, 6, 1, 2), glyph("أ", 10, 7, 9, 2, 2), glyph("ا", 40, 0, 6, 3, 2)]
    drop_said_twice(glyphs)
    assert [each.text for each in glyphs] == ["أ", "ا"]


def test_a_high_stack_of_marks_and_a_mark_off_the_baseline_are_the_letters():
    stack, letter = glyph("لُّ", 10, 7.5, 14, 2), glyph("لُّ", 10, 0, 7.2, 1)
    under, ain = glyph("عٍ", 41, -3.5, 0.1, 4, 2), glyph("عٍ", 40, -3.8, 4, 3)
    under.base = 2.2
    glyphs = [letter, stack, ain, under]
    drop_said_twice(glyphs)
    assert glyphs == [letter, ain]


def test_a_ligature_that_faces_have_in_one_order_only_is_put_into_it():
    assert [ligature(text, turned=False) for text in ("مل", "لم", "حل", "كل", "مح")] == ["لم", "لم", "لح", "كل", "مح"]


@pytest.mark.parametrize(
    ("given", "meant"),
    [("(D8(.", "(D8)."), ("صينية.[6[", "صينية.[6]"), ("عام 2024(", "عام 2024)"), ("1) و2) ثم", "1) و2) ثم"),
     ("(أ (ب) ج)", "(أ (ب) ج)"), (")في مكة)", "(في مكة)")],
)  # fmt: skip
def test_brackets_that_do_not_pair_are_turned_where_only_their_counterpart_can_stand(given, meant):
    texts = list(given)
    close_brackets(texts)
    assert "".join(texts) == meant


def test_brackets_after_latin_words_belong_to_them_in_a_right_to_left_line():
    seen = ".See page 45 (note 2)"
    line = [glyph(sign, 5.0 * at, 0, 6, at) for at, sign in enumerate(seen)]
    assert "".join(each.text for each, _ in logical(line, rtl=True)) == "See page 45 (note 2)."


def test_a_mark_with_room_of_its_own_parts_no_word_and_stands_over_the_letter_on_its_right():
    letters = [glyph("م", 10, 0, 5, 3), glyph("م", 20, 0, 5, 1)]
    mark = glyph("َّ", 16.5, 7, 9, 2, 2)
    mark.pen, mark.end = 15.0, 20.0
    (segment,) = segments([*letters, mark])
    assert [(each.text, [over.text for over in each.marks]) for each in segment.glyphs] == [("م", []), ("م", ["َّ"])]
