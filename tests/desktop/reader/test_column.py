"""Where the text column stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.reader.column import place_column


@given(st.integers(200, 4000), st.integers(200, 2000), st.booleans())
def test_text_and_stripes_stay_in_the_view_and_apart(view: int, longest: int, rtl: bool) -> None:
    column = place_column(float(view), float(longest), rtl)
    zone = column.stripe_zone(500.0)
    assert column.left >= 0
    assert column.left + column.width <= view
    assert 0 <= zone.left() <= zone.right() <= view
    assert zone.width() >= 10
    if rtl:
        assert zone.left() >= column.left + column.width
    else:
        assert zone.right() <= column.left


def test_a_wide_view_centres_the_column_at_its_measure() -> None:
    column = place_column(2000.0, 700.0, True)
    assert (column.left, column.width) == (650.0, 700.0)
