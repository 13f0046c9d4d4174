"""Words stand out in every state that a theme paints: chosen, under the mouse, pressed, found, highlighted.

WCAG 2.2, 1.4.3: 4.5 for words. What is disabled is excepted there.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from egpk_desk.desktop.contrast import black_or_white, contrast
from egpk_desk.desktop.panels.tones import over
from egpk_desk.desktop.theme import DARK, LIGHT, Theme

WORDS = 4.5
_ROUNDED = 0.05  # eight bits a colour

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@themes
@pytest.mark.parametrize("ground", ["window", "panel", "field"])
def test_words_stand_out_from_what_is_chosen_or_under_the_mouse(theme: Theme, ground: str) -> None:
    below = getattr(theme, ground)
    states = {
        "chosen": over(below, theme.accent, 0.22 if theme.dark else 0.14),
        "row": over(below, theme.accent, 0.20 if theme.dark else 0.13),
        "current": over(below, theme.accent, 0.13 if theme.dark else 0.08),
        "hover": over(below, theme.text, 0.06),
        "pressed": over(below, theme.text, 0.12),
    }
    for state, colour in states.items():
        assert contrast(QColor(theme.text), colour) >= WORDS - _ROUNDED, state
    for state in ("hover", "current"):
        assert contrast(QColor(theme.quiet), states[state]) >= WORDS, state


@themes
def test_words_stand_out_from_buttons_and_what_was_found(theme: Theme) -> None:
    on_accent = QColor(theme.on_accent)
    assert contrast(on_accent, QColor(theme.accent)) >= WORDS
    assert contrast(on_accent, over(theme.accent, theme.text, 0.12)) >= WORDS  # under the mouse
    assert contrast(QColor(theme.ink), QColor(theme.found)) >= WORDS
    assert contrast(QColor(theme.ink), QColor(theme.found_current)) >= WORDS


@themes
@given(colour=st.integers(0, 0xFFFFFF))
def test_words_stand_out_from_a_highlight_of_any_colour(theme: Theme, colour: int) -> None:
    tinted = over(theme.page, f"#{colour:06x}", theme.tint_strength)
    assert contrast(QColor(theme.ink), tinted) >= WORDS - _ROUNDED
    assert contrast(black_or_white(QColor(f"#{colour:06x}")), QColor(f"#{colour:06x}")) >= WORDS
