from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.analysis.code_query import answer
from egpk_desk.analysis.conditions import parse_condition
from egpk_desk.analysis.filters import Filters
from egpk_desk.document import Metadata
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.records import Coded, DocumentRecord

FAMILIES = {"a": {"a", "a/x"}, "b": {"b"}, "c": {"c"}, "الحرب في غزة": {"c"}}


def _members(reference: str) -> set[str]:
    if reference not in FAMILIES:
        raise NotFound(f"There is no code “{reference}”.")
    return FAMILIES[reference]


PASSAGES = [
    Coded("1", "d", 0, 10, "", "س", ("a/x",)),
    Coded("2", "d", 5, 20, "supports", "س", ("b",)),
    Coded("3", "d", 6, 8, "", "ه", ("a", "b")),
    Coded("4", "d", 120, 130, "", "س", ("c",)),
    Coded("5", "e", 0, 10, "", "س", ("c", "a")),
    Coded("6", "e", 10, 12, "", "ه", ()),
]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("a", "135"),
        ("a AND b", "3"),
        ("a b", "3"),
        ("a OR b", "1235"),
        ("NOT a", "246"),
        ("a NOT b", "15"),
        ("a OVERLAPS b", "13"),
        ("b OVERLAPS a", "23"),
        ("a INSIDE b", "3"),
        ("b INSIDE a", "3"),
        ("a NEAR c", "135"),
        ("b NEAR/100 c", "2"),
        ("b NEAR/99 c", ""),
        ("a BEFORE c", "13"),
        ("c BEFORE a", ""),
        ("(a OR b) BEFORE/100 c", "2"),
        ("a (b OR c)", "35"),
        ('"الحرب في غزة"', "45"),
        ("«الحرب في غزة» OVERLAPS a", "5"),
        ("a OVERLAPS b NOT c", "13"),
    ],
)
def test_a_question_about_codes(question: str, found: str) -> None:
    assert "".join(one.id for one in answer(question, PASSAGES, _members)) == found


@pytest.mark.parametrize("question", ["", "a AND", "(a", "a)", "OR a", "a OVERLAPS", "NOT", "()", "a NEAR OR b"])
def test_a_question_that_is_none_says_where(question: str) -> None:
    with pytest.raises(InvalidValue, match="question"):
        answer(question, PASSAGES, _members)


@given(
    st.lists(
        st.sampled_from(["a", "b", "AND", "OR", "NOT", "(", ")", "OVERLAPS", "NEAR/3", '"c"', "«", "/"]), max_size=12
    )
)
def test_any_question_is_answered_or_refused_in_one_line(pieces: list[str]) -> None:
    with suppress(InvalidValue, NotFound):
        assert set(answer(" ".join(pieces), PASSAGES, _members)) <= set(PASSAGES)


def test_a_question_too_deep_is_refused() -> None:
    for question in ("(" * 5000 + "a", "NOT " * 5000 + "a"):
        with pytest.raises(InvalidValue):
            answer(question, PASSAGES, _members)


def test_an_unknown_code_says_so() -> None:
    with pytest.raises(NotFound, match="nobody"):
        answer("a AND nobody", PASSAGES, _members)


def _record(id: str, **metadata: object) -> DocumentRecord:
    return DocumentRecord(id, "r", Metadata(**metadata), "pdf", "", "f", 1, 1, 1, 0, 0, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), "123456"),
        (Filters(author="ريهام"), "1234"),
        (Filters(author="رِيهامُ مُحمّد"), "1234"),
        (Filters(publisher="شاف"), "56"),
        (Filters(since="2025"), "123456"),
        (Filters(since="2025-11"), "123456"),  # the other report is of some day of 2025
        (Filters(since="2025-12"), "56"),
        (Filters(until="2025-11"), "123456"),
        (Filters(until="2025-10"), "56"),
        (Filters(until="2024"), ""),
        (Filters(kind="pdf"), "123456"),
        (Filters(kind="docx"), ""),
        (Filters(coder="ه"), "36"),
        (Filters(stance="supports"), "2"),
        (Filters(properties=(parse_condition("country=مصر"),)), "56"),
    ],
)
def test_passages_are_chosen_by_what_is_known_of_them(filters: Filters, found: str) -> None:
    records = {
        "d": _record("d", authors=("ريهام محمد",), date="2025-11-24"),
        "e": _record("e", publisher="مركز شاف", date="2025", extra={"country": "مصر"}),
    }
    assert "".join(one.id for one in filters.chosen(PASSAGES, records)) == found
