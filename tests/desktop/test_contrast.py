"""The colours of codes are seen on the pages of both themes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from egpk_desk.desktop.contrast import SEEN, contrast, seen_on
from egpk_desk.desktop.theme import DARK, LIGHT, Theme

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
_ROUNDED = 0.02  # eight bits a colour


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@given(colour=colours)
def test_the_line_of_a_code_stands_out_from_the_page(theme: Theme, colour: str) -> None:
    line = QColor(seen_on(colour, theme.page).name())
    assert contrast(line, QColor(theme.page)) >= SEEN - _ROUNDED


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@given(colour=colours)
def test_a_colour_that_stands_out_is_left_as_it_is(theme: Theme, colour: str) -> None:
    if contrast(QColor(colour), QColor(theme.page)) >= SEEN:
        assert seen_on(colour, theme.page).name() == colour


@pytest.mark.parametrize("colour", ["#0000e6", "#7000a0", "#5a0020"])
def test_a_dark_code_keeps_its_hue_on_the_dark_page(colour: str) -> None:
    given_, shown = QColor(colour), seen_on(colour, DARK.page)
    assert shown != given_
    assert abs(shown.hslHueF() - given_.hslHueF()) < 0.01
