from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.text.bidi import base_direction, direction_runs, isolate, strip_controls
from egpk_desk.text.bidi_resolution import resolved_directions
from egpk_desk.text.graphemes import is_boundary
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("مصر EDEX", "rtl"),
        ("EDEX مصر", "ltr"),
        ("«2025» مصر", "rtl"),
        ("١٢٣", None),
        ("123 … !", None),
        ("", None),
        ("\u200f123", "rtl"),
        ("\u2066EDEX\u2069 مصر", "rtl"),
        ("\u2068\u2067EDEX\u2069 abc\u2069 مصر", "rtl"),
        ("\u2066EDEX مصر", None),
        ("\u2066EDEX\nمصر", "rtl"),
        ("\u2069EDEX", "ltr"),
        ("אב", "rtl"),
    ],
)
def test_the_first_strong_character_outside_isolates_gives_the_direction(text: str, direction: str | None) -> None:
    assert base_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("معرض EDEX 2025 في القاهرة", ["EDEX 2025"]),
        ("مجموعة (D8) الاقتصادية", ["D8"]),
        ("مجموعة «D8»، ثم", ["D8"]),
        ("مجموعة D8 (Developing Eight) هنا", ["D8 (Developing Eight)"]),
        ("مجموعة (D8) EDEX هنا", ["D8", "EDEX"]),
        ("في 24/11/2025 بلغ 35.2% و(45)", []),
        ("صاروخ Raad-1، ومقاتلة F-16 أو 3D.", ["Raad-1", "F-16", "3D"]),
        ("بين 2020 EDEX و", ["EDEX"]),
        ("في U.S. Department of State, 2025.", ["U.S. Department of State, 2025"]),
        ("The word مصر here 12", ["The word ", " here 12"]),
        ("السطر\nEDEX\n12", ["EDEX"]),
        ("é\u0301 مصر", ["é\u0301 "]),
    ],
)
def test_latin_stretches_are_one_run_each_and_the_rest_goes_with_the_arabic(text: str, latin: list[str]) -> None:
    assert [text[start:end] for start, end, direction in direction_runs(text) if direction == "ltr"] == latin


def test_a_text_without_letters_goes_with_arabic_unless_told_otherwise() -> None:
    assert direction_runs("12.5 %") == [(0, 6, "rtl")]
    assert direction_runs("12.5 %", "ltr") == [(0, 6, "ltr")]
    assert direction_runs("") == []


def test_the_direction_of_the_paragraph_decides_the_neutrals_at_its_edges() -> None:
    text = "“EDEX”"
    assert direction_runs(text, "rtl") == [(0, 1, "rtl"), (1, 5, "ltr"), (5, 6, "rtl")]
    assert direction_runs(text) == [(0, 6, "ltr")]


@given(texts(), st.sampled_from(("rtl", "ltr", None)))
def test_runs_cover_the_text_alternate_and_cut_no_grapheme(text: str, base: str | None) -> None:
    runs = direction_runs(text, base)  # type: ignore[arg-type]
    assert "".join(text[start:end] for start, end, _ in runs) == text
    for (_, end, direction), (start, _, following) in pairwise(runs):
        assert end == start
        assert direction != following
        assert is_boundary(text, end)


@given(st.text(st.sampled_from("اب ةَ٣5.,-()«»“”\u0640\ufef7\n%$/[]…")))
def test_a_text_without_latin_is_one_run_as_the_whole_algorithm_would_say(text: str) -> None:
    if text:
        assert direction_runs(text, "rtl") == [(0, len(text), "rtl")]
        assert set(resolved_directions(text.replace("\n", " "), "rtl")) == {"rtl"}


def test_controls_are_stripped_and_nothing_else() -> None:
    assert strip_controls("\u202bمصر\u202c \u200fو\u2067EDEX\u2069\u200e\u061c می\u200cخ") == "مصر وEDEX می\u200cخ"


@given(texts())
def test_an_isolated_text_is_one_isolate_whatever_it_holds(text: str) -> None:
    isolated = isolate(text)
    assert isolated[0] == "\u2068"
    assert isolated[-1] == "\u2069"
    depth = 0
    for place, character in enumerate(isolated):
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        assert depth > 0 or place == len(isolated) - 1
    assert depth == 0
    assert strip_controls(isolated) == strip_controls(text)
    assert isolate("مصر") == "\u2068مصر\u2069"
