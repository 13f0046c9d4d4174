from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egpk_desk.library.finding import count, find
from egpk_desk.library.library import Library
from egpk_desk.library.query import And, Near, Or, Phrase, parse, windows
from tests.library.reports import report


def _found(text: str, query: str, **options: bool) -> list[str]:
    node = parse(query)
    return [] if node is None else [text[hit.start : hit.end] for hit in find(text, node, **options)]


TEXT = "تستورد مصر القمح من روسيا وتصدر مصر الحديد إلى ليبيا، ثم تعبر السفن قناة السويس"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("القمح OR الحديد", ["القمح", "الحديد"]),
        ("القمح OR الغاز", ["القمح"]),
        ("الغاز OR النفط", []),
        ("مصر NOT الغاز", ["مصر", "مصر"]),
        ("مصر NOT القمح", []),
        ("مصر AND السفن", ["مصر الحديد إلى ليبيا، ثم تعبر السفن"]),
        ("مصر (القمح OR الحديد)", ["مصر القمح", "مصر الحديد"]),
        ("(مصر القمح) NOT (الغاز OR النفط)", ["مصر القمح"]),
        ("تستورد NEAR/1 القمح", ["تستورد مصر القمح"]),
        ("تستورد NEAR/0 القمح", []),
        ("القمح NEAR/11 السويس", ["القمح من روسيا وتصدر مصر الحديد إلى ليبيا، ثم تعبر السفن قناة السويس"]),
        ("القمح NEAR السويس", []),
        ("السفن NEAR/4 الحديد", ["الحديد إلى ليبيا، ثم تعبر السفن"]),
        ("تست*", ["تستورد"]),
        ("ت*", []),  # one letter is no beginning: the star is punctuation
        ('"مصر الح*"', []),  # a star within quotation marks is punctuation
        ('"مصر الح"*', ["مصر الحديد"]),
        ("ليبيا،", ["ليبيا"]),
    ],
)
def test_operators_mean_what_they_mean_elsewhere(library: Library, query: str, found: list[str]) -> None:
    assert _found(TEXT, query) == found
    id = library.add(report(TEXT)).id
    total, hits = library.search(query)
    assert (total, [library.text(id)[hit.start : hit.end] for hit in hits]) == (len(found), found)
    assert library.search(query, limit=0)[0] == len(found)


@pytest.mark.parametrize(
    "query",
    [
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NOT مصر",
        "AND OR NOT",
        "( OR )",
        "()",
        "((((",
        "))))",
        "NEAR/5",
        "*",
        '"',
        "«",
        "^ : -",
    ],
)
def test_operators_that_join_nothing_find_nothing(library: Library, query: str) -> None:
    library.add(report(TEXT))
    assert library.search(query) == (0, [])


@pytest.mark.parametrize(
    "query", ["مصر AND", "OR مصر", "(مصر", "مصر)", "مصر NEAR", "NEAR مصر", "مصر NOT", "مصر^", "-مصر"]
)
def test_an_operator_that_lacks_what_it_joins_is_passed_over(library: Library, query: str) -> None:
    library.add(report(TEXT))
    assert library.search(query)[0] == 2


def test_lower_case_operators_and_arabic_ones_are_words() -> None:
    assert parse("or") == Phrase(("or",), False, "or")
    node = parse("مصر أو ليبيا")
    assert isinstance(node, And)
    assert len(node.parts) == 3


def test_a_query_is_a_tree() -> None:
    egypt, iraq, libya = (Phrase((word,), False, word) for word in ("مصر", "عراق", "ليبيا"))
    assert parse("مصر عراق OR ليبيا") == Or((And((egypt, iraq)), libya))
    assert parse("مصر (عراق OR ليبيا)") == And((egypt, Or((iraq, libya))))
    assert parse("مصر NEAR/3 عراق NEAR/3 ليبيا") == Near((egypt, iraq, libya), 3)
    assert parse("مصر NOT عراق NOT ليبيا") == And((egypt,), (iraq, libya))
    assert parse("مصر مصر") == egypt


words = st.lists(st.sampled_from("ألف باء تاء ثاء وألف بالباء".split()), min_size=1, max_size=14)
queries = st.recursive(
    st.sampled_from(["ألف", "باء", "تاء", "ثاء", '"ألف باء"', "با*"]),
    lambda inner: st.builds(
        lambda one, op, other: f"({one} {op} {other})", inner, st.sampled_from(["", "OR", "NOT", "NEAR/2"]), inner
    ),
    max_leaves=4,
)


@given(words, queries, st.booleans())
def test_hits_lie_apart_and_hold_what_was_asked(text_words: list[str], query: str, stem: bool) -> None:
    text = " ".join(text_words)
    node = parse(query)
    if node is None:
        return
    found = find(text, node, stem=stem)
    assert count(text, node, stem=stem) == len(found)
    assert count(text, node, exact=True) == len(find(text, node, exact=True))
    for one, other in pairwise(found):
        assert one.end <= other.start
    for hit in found:
        assert hit.ranges
        assert all(hit.start <= low < high <= hit.end for low, high in hit.ranges)


def test_windows_too_wide_are_no_windows() -> None:
    places = [[(0, 1), (9, 10)], [(3, 4), (8, 9)]]
    assert windows(places, lambda low, high: high - low <= 1) == [(8, 10)]


_WORDS = ("مصر", "ومصر", "بمصر", "القمح", "قمح", "قمحها", "الغاز", "في")
_terms = st.one_of(
    st.sampled_from(_WORDS),
    st.lists(st.sampled_from(_WORDS), min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(("مص*", "قم*")),
)
_queries = st.recursive(
    _terms,
    lambda inner: st.tuples(inner, st.sampled_from((" ", " OR ", " NOT ", " NEAR/2 ")), inner).map(
        lambda parts: f"({parts[0]}{parts[1]}{parts[2]})"
    ),
    max_leaves=4,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14), min_size=1, max_size=5),
    query=_queries,
    stem=st.booleans(),
)
def test_the_number_of_hits_does_not_depend_on_how_many_are_shown(
    library: Library, texts: list[list[str]], query: str, stem: bool
) -> None:
    for words in texts:
        library.add(report(" ".join(words)))
    total, hits = library.search(query, stem=stem, limit=100_000)
    assert total == len(hits)
    assert library.search(query, stem=stem, limit=0)[0] == total
    assert library.search(query, stem=stem, limit=1)[0] == total


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("مسؤول", "قال مسئول مصري", ["مسئول"]),
        ("مسئول", "قال مسؤولٌ مصري", ["مسؤولٌ"]),
        ("شئون", "وزارة الشؤون شؤون", ["شؤون"]),
        ("رؤوس", "رءوس الأموال", ["رءوس"]),
        ("شئ", "لا شيء هنا", ["شيء"]),
        ("شيء", "لا شئ هنا", ["شئ"]),
        ('"وزارة شؤون"', "وزارة شئون البيئة", ["وزارة شئون"]),
        ("بنائه", "في بناؤه وبناءه", ["بناؤه"]),
        ("مسؤول*", "المسئول مسئولون", ["مسئولون"]),
        ("مسوول", "قال مسئول", []),  # no hamza was asked for: the seat is the letter that it is
        ("رئيس", "رأس الرئيس رئيس", ["رئيس"]),
    ],
)
def test_the_seat_of_a_hamza_makes_no_difference(library: Library, query: str, text: str, found: list[str]) -> None:
    assert _found(text, query) == found
    library.add(report(text))
    total, hits = library.search(query)
    assert (total, [library.text(hit.document)[hit.start : hit.end] for hit in hits]) == (len(found), found)
    library.add_highlight(library.documents()[0].id, 0, len(library.text(library.documents()[0].id)))
    assert library.search(query, where="highlights")[0] == len(found)


def test_the_seat_of_a_hamza_counts_to_the_letter() -> None:
    assert _found("قال مسئول", "مسؤول", exact=True) == []
    assert _found("قال مسؤول", "مسؤول", exact=True) == ["مسؤول"]


@pytest.mark.parametrize(
    "query", ['«سلاسل الإمداد"', '"سلاسل الإمداد»', "“سلاسل الإمداد»", '"سلاسل الإمداد', "”سلاسل الإمداد“"]
)
def test_quotation_marks_that_do_not_match_make_a_phrase_all_the_same(query: str) -> None:
    text = "سلاسل الإمداد، ثم سلاسل من الإمداد"
    expected = ["سلاسل الإمداد"]
    assert _found(text, query)[:1] == expected
