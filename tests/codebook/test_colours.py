from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.codebook.colours import distance, farthest, farthest_several, is_colour, lightness, nearest

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_black_is_a_hundred_from_white_for_everybody() -> None:
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.5)


def test_red_and_green_of_one_lightness_are_near_for_somebody() -> None:
    """Confused by deuteranopes (Machado 2009), though far apart in normal vision."""
    assert distance("#a96c00", "#739300") < 6
    assert distance("#0072b2", "#e69f00") > 20  # of the palette of Okabe and Ito, made for all


@given(colours, colours)
def test_distance_is_symmetric_and_nought_only_for_the_same(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0
    assert distance(one.upper(), other) == distance(one, other)


def test_a_new_colour_is_told_from_many_others() -> None:
    taken: list[str] = []
    for _ in range(12):
        colour = farthest(taken)
        assert is_colour(colour)
        assert nearest(colour, taken) > 8
        assert 40 <= lightness(colour) <= 84
        taken.append(colour)
    assert farthest(taken[:5]) == taken[5]


def test_several_at_once_are_those_that_one_after_the_other_would_be() -> None:
    taken = ["#730099", "#990026", "#e62600"]
    one_by_one: list[str] = []
    for _ in range(5):
        one_by_one.append(farthest([*taken, *one_by_one]))
    assert farthest_several(taken, 5) == one_by_one


@pytest.mark.parametrize("value", ["red", "#fff", "#12345g", "123456", "#1234567", ""])
def test_what_is_no_colour(value: str) -> None:
    assert not is_colour(value)
