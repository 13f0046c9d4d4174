from __future__ import annotations

from hypothesis import given

from egpk_desk.text.utf16 import Utf16Map
from tests.text.strategies import texts


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts())
def test_every_code_point_offset_goes_to_utf16_and_back(text: str) -> None:
    offsets = Utf16Map(text)
    for place in range(len(text) + 1):
        assert offsets.to_utf16(place) == units(text[:place])
        assert offsets.to_code_point(offsets.to_utf16(place)) == place


@given(texts())
def test_every_utf16_offset_goes_to_the_character_it_stands_in(text: str) -> None:
    offsets = Utf16Map(text)
    holders = [place for place, character in enumerate(text) for _ in range(units(character))]
    assert [offsets.to_code_point(unit) for unit in range(len(holders))] == holders


def test_an_offset_inside_a_surrogate_pair_means_the_start_of_its_character() -> None:
    offsets = Utf16Map("مصر😀في")
    assert [offsets.to_code_point(unit) for unit in range(3, 8)] == [3, 3, 4, 5, 6]
    assert offsets.to_utf16(4) == 5


def test_text_of_the_basic_plane_keeps_its_offsets() -> None:
    offsets = Utf16Map("شَهِدَتْ")
    assert [offsets.to_utf16(place) for place in range(9)] == list(range(9))
    assert offsets.length == offsets.utf16_length == 8


def test_offsets_beyond_the_text_are_cut_to_it() -> None:
    for text in ("مصر", "م😀"):
        offsets = Utf16Map(text)
        assert offsets.to_utf16(-3) == offsets.to_code_point(-3) == 0
        assert offsets.to_utf16(99) == units(text)
        assert offsets.to_code_point(99) == len(text)


def test_a_lone_surrogate_is_one_unit() -> None:
    offsets = Utf16Map("a\ud83db😀c")
    assert [offsets.to_utf16(place) for place in range(6)] == [0, 1, 2, 3, 5, 6]
