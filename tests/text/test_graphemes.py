from __future__ import annotations

import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.text.graphemes import boundaries, is_boundary, next_boundary, previous_boundary, widen
from tests.text.strategies import texts, texts_with_range


@given(texts())
def test_a_question_about_one_place_agrees_with_reading_the_whole_text(text: str) -> None:
    whole = set(boundaries(text))
    assert {place for place in range(len(text) + 1) if is_boundary(text, place)} == whole
    ordered = sorted(whole)
    for place in range(len(text) + 1):
        assert next_boundary(text, place) == next((b for b in ordered if b > place), len(text))
        assert previous_boundary(text, place) == next((b for b in reversed(ordered) if b < place), 0)


@given(st.text(st.characters(exclude_categories=())))
def test_it_agrees_for_any_code_points(text: str) -> None:
    whole = {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    assert {place for place in range(len(text) + 1) if is_boundary(text, place)} == whole


@given(texts_with_range())
def test_widening_never_shrinks_and_never_cuts(case: tuple[str, int, int]) -> None:
    text, start, end = case
    low, high = widen(text, start, end)
    assert low <= start < end <= high
    assert is_boundary(text, low)
    assert is_boundary(text, high)
    assert not any(is_boundary(text, place) for place in range(low + 1, start + 1) if low < start)
    assert not any(is_boundary(text, place) for place in range(end, high) if end < high)
    assert widen(text, low, high) == (low, high)


@pytest.mark.parametrize(
    "cluster",
    ["شَّ", "e\u0301", "\r\n", "👨\u200d👩\u200d👧", "👍🏽", "🇪🇬", "1\ufe0f\u20e3", "각", "ك\u200d", "क्षि"],
)
def test_a_range_that_cuts_a_cluster_gets_all_of_it(cluster: str) -> None:
    text = f"مصر {cluster} نص"
    for place in range(5, 4 + len(cluster)):
        assert not is_boundary(text, place)
        assert widen(text, place, place + 1)[0] == 4
        assert widen(text, 0, place) == (0, 4 + len(cluster))


def test_flags_pair_from_the_first() -> None:
    assert boundaries("🇪🇬🇵🇰🇹") == [0, 2, 4, 5]
    assert is_boundary("🇪🇬🇵🇰🇹", 4)
    assert not is_boundary("🇪🇬🇵🇰🇹", 3)


def test_an_empty_range_stays_empty_between_clusters_and_becomes_the_cluster_inside_one() -> None:
    assert widen("بَت", 2, 2) == (2, 2)
    assert widen("بَت", 1, 1) == (0, 2)


def test_offsets_are_cut_to_the_text() -> None:
    assert widen("بَت", -4, 99) == (0, 3)
    assert is_boundary("بَ", -1)
    assert is_boundary("بَ", 7)
    assert next_boundary("", 0) == previous_boundary("", 0) == 0
    assert boundaries("") == [0]


@pytest.mark.parametrize("piece", ["شَهِدَتْ مصر ", "قال", "👨\u200d👩\u200d👧", "é\u0323x"])
def test_a_question_in_a_text_of_two_million_characters_looks_at_its_neighbourhood_alone(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    middle = len(text) // 2
    start = time.process_time()
    for place in range(middle, middle + 500):
        widen(text, place, place + 1)
        next_boundary(text, place)
        previous_boundary(text, place)
    assert time.process_time() - start < 1.0
