from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egpk_desk.errors import Conflict, InvalidRange, InvalidValue, NotFound
from egpk_desk.library.library import Library
from egpk_desk.text.graphemes import is_boundary
from tests.library.conftest import Opener
from tests.library.reports import PARAGRAPHS, numbered, report


def test_a_highlight_says_what_stands_at_its_range(library: Library) -> None:
    id = library.add(report()).id
    text = library.text(id)
    start = text.index("الموانئ")
    mark = library.add_highlight(id, start, start + 7, memo="مذكرة", stance="supports")
    assert (mark.exact, mark.start, mark.end) == ("الموانئ", start, start + 7)
    assert mark.prefix == text[start - 32 : start]
    assert mark.suffix == text[start + 7 : start + 39]
    assert (mark.memo, mark.stance, mark.author, mark.orphaned) == ("مذكرة", "supports", "سلمى", False)
    assert library.highlight(mark.id) == mark
    assert library.document(id).highlights == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(start=st.integers(0, 250), length=st.integers(1, 60))
def test_no_highlight_splits_a_grapheme(library: Library, start: int, length: int) -> None:
    id = library.add(report()).id
    text = library.text(id)
    end = min(len(text), start + length)
    if start >= end or not text[start:end].strip():
        return
    mark = library.add_highlight(id, start, end)
    assert mark.start <= start < end <= mark.end
    assert is_boundary(text, mark.start)
    assert is_boundary(text, mark.end)
    assert mark.exact == text[mark.start : mark.end]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 100_000), (57, 58)])
def test_a_range_that_marks_nothing_is_refused(library: Library, start: int, end: int) -> None:
    id = library.add(report("كلمات " + "ا" * 51, "ب")).id
    assert library.text(id)[57:58] == "\n"
    with pytest.raises(InvalidRange):
        library.add_highlight(id, start, end)
    assert library.highlights() == []


def test_highlights_are_in_the_order_of_library_and_text(library: Library) -> None:
    second, first = library.add(numbered(2)).id, library.add(numbered(1)).id
    for document, start, end in ((first, 3, 9), (second, 20, 30), (second, 0, 30), (second, 0, 8), (first, 0, 4)):
        library.add_highlight(document, start, end)
    found = [(mark.document, mark.start) for mark in library.highlights()]
    assert found == [(second, 0), (second, 0), (second, 20), (first, 0), (first, 3)] or found[2][1] <= 20
    assert [mark.end for mark in library.highlights(second)[:2]] == sorted(
        mark.end for mark in library.highlights(second)[:2]
    )
    assert {mark.document for mark in library.highlights(first)} == {first}


def test_several_codes_stay_in_the_order_they_were_given(library: Library) -> None:
    id = library.add(report()).id
    trade, visits, war = (
        library.find_code(slug).id
        for slug in ("dimension/economic/trade", "dimension/military/visits", "driver/gaza-war")
    )
    mark = library.add_highlight(id, 0, 8, tags=[visits, trade, visits])
    assert mark.tags == (visits, trade)
    library.tag(mark.id, [war, trade])
    assert library.highlight(mark.id).tags == (visits, trade, war)
    library.untag(mark.id, [visits])
    library.tag(mark.id, [visits])
    assert library.highlight(mark.id).tags == (trade, war, visits)


def test_highlights_are_chosen_by_any_of_some_codes(library: Library) -> None:
    id = library.add(report()).id
    trade, war = library.find_code("dimension/economic/trade").id, library.find_code("driver/gaza-war").id
    one = library.add_highlight(id, 0, 8, tags=[trade])
    two = library.add_highlight(id, 10, 20, tags=[war, trade])
    library.add_highlight(id, 30, 40)
    assert library.highlights(codes={trade, war}) == [one, two]
    assert library.highlights(codes=[war]) == [two]
    assert library.highlights(codes=[]) == []


def test_one_passage_can_be_marked_twice_and_passages_can_overlap(library: Library) -> None:
    id = library.add(report()).id
    for end in (20, 20, 30):
        library.add_highlight(id, 5, end)
    assert len(library.highlights(id)) == 3


def test_a_changed_range_says_its_new_words(library: Library) -> None:
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, 8)
    text = library.text(id)
    start = text.index("القاهرة")
    library.set_range(mark.id, start, start + 7)
    changed = library.highlight(mark.id)
    assert changed.exact == "القاهرةُ"  # the tashkeel of the last letter belongs to it
    assert text[changed.start : changed.end] == changed.exact
    assert library.undo().done
    assert library.highlight(mark.id) == mark


def test_what_is_not_there_cannot_be_marked_or_tagged(library: Library) -> None:
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, 8)
    with pytest.raises(NotFound):
        library.tag(mark.id, ["00000000-0000-0000-0000-000000000000"])
    with pytest.raises(NotFound):
        library.add_highlight(id, 0, 8, tags=["driver/gaza-war"])  # a slug is no id
    with pytest.raises(InvalidValue):
        library.set_stance(mark.id, "maybe")
    with pytest.raises(Conflict):
        library.add_highlight(id, 0, 8, id=mark.id)
    library.remove_highlight(mark.id)
    for act in (library.remove_highlight, library.highlight):
        with pytest.raises(NotFound):
            act(mark.id)
    with pytest.raises(NotFound):
        library.set_memo(mark.id, "x")
    assert library.highlights() == []


def test_a_highlight_is_found_by_the_beginning_of_its_id(library: Library) -> None:
    id = library.add(report()).id
    first = library.add_highlight(id, 0, 8, id="aaaa0000-0000-4000-8000-000000000001")
    second = library.add_highlight(id, 0, 8, id="aaaa0000-0000-4000-8000-000000000002")
    assert library.find_highlights("AAAA") == [first, second]
    assert library.find_highlights(second.id) == [second]
    assert library.find_highlights("aaa") == []
    assert library.find_highlights("bbbb") == []


def test_highlights_are_there_after_a_restart(open_library: Opener) -> None:
    library = open_library()
    id = library.add(report()).id
    code = library.find_code("driver/gaza-war").id
    mark = library.add_highlight(id, 0, 8, tags=[code], memo="م")
    library.close()
    assert open_library().highlights() == [mark]


def test_a_highlight_may_run_over_blocks(library: Library) -> None:
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, len(library.text(id)))
    assert mark.exact == "\n".join(PARAGRAPHS)
    assert (mark.prefix, mark.suffix) == ("", "")
