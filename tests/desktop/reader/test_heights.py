"""Prefix sums of row heights."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.reader.heights import Heights

HEIGHTS = st.lists(st.integers(1, 400).map(float), min_size=1, max_size=60)


@given(HEIGHTS, st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 900)), max_size=20))
def test_sums_and_searches_agree_with_plain_addition_after_any_corrections(
    values: list[float], corrections: list[tuple[int, int]]
) -> None:
    heights = Heights(values)
    for place, height in corrections:
        values[place % len(values)] = float(height)
        heights.set(place % len(values), float(height))
    tops = [0.0, *accumulate(values)]
    assert heights.total == tops[-1]
    assert heights.tops() == tops
    for row in range(len(values)):
        assert heights.before(row) == tops[row]
        assert heights.find(tops[row]) == (row, 0.0)
        assert heights.find(tops[row + 1] - 0.5) == (row, values[row] - 0.5)


def test_a_place_outside_finds_the_nearest_row() -> None:
    heights = Heights([10.0, 20.0])
    assert heights.find(-5) == (0, 0.0)
    assert heights.find(99) == (1, 20.0)
    assert Heights([]).find(3) == (0, 0.0)


def test_a_row_tells_its_height() -> None:
    assert Heights([10.0, 20.0])[1] == pytest.approx(20.0)
