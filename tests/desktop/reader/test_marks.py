"""Highlights by row, and the lanes that keep overlapping ones apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.reader.marks import Mark, Marks, assign_lanes
from egpk_desk.desktop.reader.rows import Rows
from tests.desktop.reader.documents import of_paragraphs

TEXT = ["ا" * 20] * 300


def mark(name: str, start: int, end: int, colours: int = 1) -> Mark:
    return Mark(name, start, end, ("#aa0000",) * colours)


@st.composite
def many(draw: st.DrawFn) -> list[Mark]:
    spans = draw(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40), st.integers(1, 3)), max_size=25))
    return [mark(str(i), start, start + size, colours) for i, (start, size, colours) in enumerate(spans)]


@given(many())
def test_no_two_overlapping_marks_share_a_lane(marks: list[Mark]) -> None:
    placed = assign_lanes(marks)
    assert len(placed) == len(marks)
    for i, one in enumerate(placed):
        lanes = set(range(one.lane, one.lane + len(one.mark.colours)))
        for other in placed[i + 1 :]:
            if one.mark.start < other.mark.end and other.mark.start < one.mark.end:
                assert not lanes & set(range(other.lane, other.lane + len(other.mark.colours)))


def test_marks_at_a_letter_come_the_shortest_first_and_of_equals_the_later() -> None:
    marks = Marks(Rows(of_paragraphs(TEXT)))
    for each in (mark("long", 0, 60), mark("short", 5, 9), mark("early", 2, 12), mark("late", 2, 12)):
        marks.add(each)
    assert [m.id for m in marks.at(6)] == ["short", "late", "early", "long"]
    assert [m.id for m in marks.at(9)] == ["late", "early", "long"]
    assert marks.at(100) == []


def test_adding_moving_and_removing_keep_the_rows_right() -> None:
    marks = Marks(Rows(of_paragraphs(TEXT)))
    marks.add(mark("a", 0, 10))
    assert marks.add(mark("a", 45, 50)) == range(0, 3)
    assert marks.in_row(0) == []
    assert [placed.mark.id for placed in marks.in_row(2)] == ["a"]
    assert marks.remove("a") == range(2, 3)
    assert marks.remove("a") == range(0)
    assert len(marks) == 0


def test_a_changed_mark_keeps_its_place_among_equals() -> None:
    marks = Marks(Rows(of_paragraphs(TEXT)))
    marks.replace_all([mark("early", 2, 12), mark("late", 2, 12)])
    marks.add(Mark("early", 2, 12, ("#aa0000",), memo="changed"))
    assert [m.id for m in marks.at(6)] == ["late", "early"]
    assert marks.at(6)[1].memo == "changed"


def test_a_mark_over_a_whole_book_is_found_in_every_row() -> None:
    marks = Marks(Rows(of_paragraphs(TEXT)))
    marks.replace_all([mark("book", 0, 6299), mark("one", 21, 30)])
    assert [placed.mark.id for placed in marks.in_row(250)] == ["book"]
    assert {placed.mark.id for placed in marks.in_row(1)} == {"book", "one"}
    marks.remove("book")
    assert marks.in_row(250) == []
