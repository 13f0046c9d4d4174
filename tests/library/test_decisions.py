"""Decisions on what coders disagree on: kept, carried out on the highlights, taken back, and joined in a merge."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from egpk_desk.bundles.redaction import Pseudonyms, named_by
from egpk_desk.errors import InvalidValue
from egpk_desk.library.causality import Op
from egpk_desk.library.exchange import is_known_change
from egpk_desk.library.library import Library
from egpk_desk.library.records import CodedBy, Ruling
from tests.library.histories import merge, opened
from tests.library.reports import PARAGRAPHS, numbered, report

Two = tuple[Library, Library, list[CodedBy]]


@pytest.fixture
def two(tmp_path: Path) -> Two:
    """Libraries of سلمى and عمر, who coded one passage each in another way; and what they coded."""
    one, other = opened(tmp_path, "سلمى"), opened(tmp_path, "عمر")
    document = one.add(numbered(1)).id
    gains, war = one.find_code("driver/economic-gains").id, one.find_code("driver/gaza-war").id
    mine = one.add_highlight(document, 2, 30, tags=[gains])
    merge(other, one)
    theirs = other.add_highlight(document, 4, 30, tags=[war])
    merge(one, other)
    codings = [CodedBy("سلمى", gains, mine.id, 2, 30), CodedBy("عمر", war, theirs.id, 4, 30)]
    return one, other, codings


def live(library: Library) -> list[str]:
    """The slugs on each highlight."""
    return [" ".join(library.code(tag).slug for tag in mark.tags) for mark in library.highlights()]


@pytest.mark.parametrize(
    ("ruling", "stands"),
    [
        (Ruling("accept", ("سلمى",)), ["driver/economic-gains"]),
        (Ruling("accept", ("عمر",)), ["driver/gaza-war"]),
        (Ruling("both"), ["driver/economic-gains", "driver/gaza-war"]),
        (Ruling("neither"), []),
    ],
)
def test_a_ruling_takes_effect_on_the_highlights_and_undo_takes_it_back(
    two: Two, ruling: Ruling, stands: list[str]
) -> None:
    one, _, codings = two
    before = live(one)
    decision = one.decisions.settle(one.documents()[0].id, codings, ruling)
    assert live(one) == stands
    assert (decision.author, decision.codings, decision.ruling) == ("سلمى", tuple(codings), ruling)
    assert one.undo().what == "settle disagreement"
    assert live(one) == before
    assert one.decisions.all() == []
    one.redo()
    assert live(one) == stands
    assert [each.id for each in one.decisions.all()] == [decision.id]
    assert one.check() == []


def test_another_code_is_given_in_place_of_both_and_a_second_ruling_replaces_the_first(two: Two) -> None:
    one, _, codings = two
    document, other = one.documents()[0].id, one.find_code("dimension/cultural").id
    first = one.decisions.settle(document, codings, Ruling("other", codes=(other,), reason="  لا هذا\nولا ذاك "))
    assert first.ruling.reason == "لا هذا ولا ذاك"
    assert live(one) == ["dimension/cultural"]
    assert [(mark.start, mark.end) for mark in one.highlights()] == [(2, 30)]
    second = one.decisions.settle(document, codings, Ruling("accept", ("عمر",)))
    assert (second.id, live(one)) == (first.id, ["driver/gaza-war"])
    one.decisions.reopen(second.id[:8])
    assert live(one) == ["driver/economic-gains", "driver/gaza-war"]
    assert one.decisions.all() == []


def test_a_highlight_that_carries_more_than_the_code_in_dispute_stays(two: Two) -> None:
    one, _, codings = two
    one.set_memo(codings[1].highlight, "ملاحظة")
    one.tag(codings[0].highlight, [one.find_code("dimension/cultural").id])
    one.decisions.settle(one.documents()[0].id, codings, Ruling("neither"))
    assert live(one) == ["dimension/cultural", ""]


def test_a_decision_travels_and_so_does_its_undoing(two: Two) -> None:
    one, other, codings = two
    decision = one.decisions.settle(one.documents()[0].id, codings, Ruling("accept", ("عمر",), reason="أدق"))
    merge(other, one)
    assert other.decisions.one(decision.id) == decision
    assert live(other) == live(one) == ["driver/gaza-war"]
    one.undo()
    merge(other, one)
    assert other.decisions.all() == []
    assert live(other) == ["driver/economic-gains", "driver/gaza-war"]


@pytest.mark.parametrize(("how", "stands"), [("mine", "driver/economic-gains"), ("theirs", "driver/gaza-war")])
def test_two_decisions_on_the_same_disagreement_are_a_conflict_and_the_chosen_one_is_carried_out(
    two: Two, how: str, stands: str
) -> None:
    one, other, codings = two
    document = one.documents()[0].id
    one.decisions.settle(document, codings, Ruling("accept", ("سلمى",), reason="أ"))
    other.decisions.settle(document, codings, Ruling("accept", ("عمر",), reason="ب"))
    assert merge(one, other).conflicts == merge(other, one).conflicts == 1
    (conflict,) = one.conflicts()
    assert (conflict.kind, conflict.field) == ("decision", "ruling")
    with pytest.raises(InvalidValue):
        one.resolve(conflict.id, "both")
    one.resolve(conflict.id, how)
    assert live(one) == [stands]
    merge(other, one)
    assert (live(other), other.conflicts()) == ([stands], [])
    assert other.decisions.all() == one.decisions.all()


def test_a_decision_stands_where_its_highlights_do_once_the_text_is_another(tmp_path: Path) -> None:
    with opened(tmp_path, "سلمى") as library:
        first = library.add(report(*PARAGRAPHS, data=b"x")).id
        code = library.find_code("driver/economic-gains").id
        start = library.text(first).index("المكاسب")
        mark = library.add_highlight(first, start, start + 19, tags=[code])
        library.decisions.settle(first, [CodedBy("سلمى", code, mark.id, mark.start, mark.end)], Ruling("both"))
        library.add(report("تمهيد.", *PARAGRAPHS, data=b"x", reader="text/2"))
        (decision,) = library.decisions.all()
        assert library.text(first)[decision.start : decision.end] == "المكاسب الاقتصادية:"
        new = library.add(report(*PARAGRAPHS, "زيادة.", data=b"y"), replaces=first).id
        assert [each.document for each in library.decisions.all()] == [new]
        library.purge_document(new)
        assert library.decisions.all() == []
        assert library.check() == []


def test_a_merge_is_kept_with_whose_changes_came_and_what_it_left_to_settle(two: Two) -> None:
    one, other, codings = two
    one.set_memo(codings[0].highlight, "أ")
    other.set_memo(codings[0].highlight, "ب")
    merge(one, other)
    record = one.merges()[-1]
    assert (record.author, record.authors, record.operations) == ("سلمى", ("عمر",), 1)
    assert record.conflicts == (("highlight", codings[0].highlight, "memo"),)
    count = len(one.merges())
    merge(one, other)
    assert len(one.merges()) == count


def test_the_names_of_coders_in_a_decision_are_changed_where_a_bundle_carries_none(two: Two) -> None:
    one, _, codings = two
    one.decisions.settle(one.documents()[0].id, codings, Ruling("accept", ("عمر",), reason="أدق"))
    carried = json.dumps([op.changes for op in named_by(one.operations(), Pseudonyms())], ensure_ascii=False)
    assert "عمر" not in carried
    assert "سلمى" not in carried
    assert "أدق" in carried


@pytest.mark.parametrize(
    "changes",
    [
        {"codings": (None, "[[1,2]]")},
        {"codings": (None, "{}")},
        {"codings": (None, '[["a","b","c","1",2]]')},
        {"ruling": (None, '{"how":"burn"}')},
        {"ruling": (None, '{"how":"accept","coders":[1]}')},
        {"ruling": (None, "[" * 100_000)},
        {"ruling": (None, 7)},
    ],
)
def test_what_a_stranger_says_of_a_decision_is_refused_where_it_cannot_be_read(changes: dict[str, object]) -> None:
    op = Op("i", "s", 1, "a", "t", "w", "decision", "d", changes, None, "c", ())  # type: ignore[arg-type]
    assert not is_known_change(op)
    good = {"ruling": (None, json.dumps({"how": "both"}))}
    assert is_known_change(Op("i", "s", 1, "a", "t", "w", "decision", "d", good, None, "c", ()))
