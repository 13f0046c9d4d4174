from __future__ import annotations

import time

import pytest
from hypothesis import given

from egpk_desk.text.graphemes import is_boundary
from egpk_desk.text.words import next_word, previous_word, word_at, words
from tests.shared import real_report
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شَهِدَتِ العَلاقَاتُ", ["شَهِدَتِ", "العَلاقَاتُ"]),
        ("مـــصر، وباكستان؛ «معًا».", ["مـــصر", "وباكستان", "معًا"]),
        ("می\u200cخواهم بروم", ["می\u200cخواهم", "بروم"]),
        ("بلغ 35.2 و1,000 و٣٫٥ و١٬٠٠٠٬٠٠٠.", ["بلغ", "35.2", "و", "1,000", "و", "٣٫٥", "و", "١٬٠٠٠٬٠٠٠"]),
        ("معرض EDEX 2025 (D8)", ["معرض", "EDEX", "2025", "D8"]),
        ("الـEDEX-2025", ["الـ", "EDEX-2025"]),
        ("don’t e-mail the U.S. F-16", ["don’t", "e-mail", "the", "U.S", "F-16"]),
        ("مصر-باكستان المصري–الباكستاني", ["مصر", "باكستان", "المصري", "الباكستاني"]),
        ("3D 2nd", ["3D", "2nd"]),
        ("ﻣﺼﺮ ﷲ", ["ﻣﺼﺮ", "ﷲ"]),
        ("نص[1] و(2)", ["نص", "1", "و", "2"]),
        ("👨\u200d👩\u200d👧 !? … ", []),
        ("", []),
    ],
)
def test_words_as_a_reader_sees_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


@given(texts())
def test_words_are_whole_graphemes_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end in words(text):
        assert last <= start < end
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        last = end


@given(texts())
def test_the_word_at_a_place_is_the_one_of_the_whole_text(text: str) -> None:
    whole = list(words(text))
    for place in range(len(text) + 1):
        holding = [word for word in whole if word[0] <= place < word[1]]
        ending = [word for word in whole if word[1] == place]
        assert word_at(text, place) == next(iter(holding + ending), (place, place))


@given(texts())
def test_moving_by_word_stops_at_each_beginning(text: str) -> None:
    begins = [start for start, _ in words(text)]
    for place in range(len(text) + 1):
        assert next_word(text, place) == next((b for b in begins if b > place), len(text))
        assert previous_word(text, place) == next((b for b in reversed(begins) if b < place), 0)


def test_a_double_click_behind_a_word_takes_it_and_in_white_space_nothing() -> None:
    text = "قَالَ  مصر."
    assert word_at(text, 2) == (0, 5)
    assert word_at(text, 5) == (0, 5)
    assert word_at(text, 6) == (6, 6)
    assert word_at(text, 10) == (7, 10)
    assert word_at(text, 99) == (11, 11)


def test_no_word_of_the_real_report_begins_or_ends_in_tashkeel() -> None:
    text = real_report().decode("utf-8")
    found = [text[start:end] for start, end in words(text)]
    assert len(found) > 2500
    assert not [word for word in found if not word[0].isalnum() and word[0] != "ـ"]
    inside = {place for start, end in words(text) for place in range(start, end)}
    assert not [place for place, character in enumerate(text) if character.isalnum() and place not in inside]


@pytest.mark.parametrize("piece", [" ", "ب", "ب\u064e", "1,", "a-", "👨\u200d", "!"])
def test_a_hostile_text_takes_no_more_than_its_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    list(words(text))
    word_at(text, 30_000)
    next_word(text, 30_000)
    previous_word(text, 30_000)
    assert time.process_time() - start < 3.0
