from __future__ import annotations

import pickle
import sys
import unicodedata

import pytest
from hypothesis import given

from egpk_desk.text.folding import FOLD_VERSION, Folded, fold, fold_mapped
from egpk_desk.text.graphemes import is_boundary
from tests.shared import real_report
from tests.text.strategies import texts, texts_with_range

EVERY_CHARACTER = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) not in ("Cn", "Co", "Cs")]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("شَهِدَتْ", "شهدت"),
        ("العَلاقَاتُ المِصْرِيَّةُ", "العلاقات المصريه"),
        ("أحمد إلى آسيا ٱلله", "احمد الي اسيا الله"),
        ("ا\u0654 ا\u0655 ا\u0653 و\u0654 ي\u0654", "ا ا ا و ي"),
        ("مسؤول رئيس جزء", "مسوول رييس جزء"),
        ("مدينة القاهرة على", "مدينه القاهره علي"),
        ("مـــصـــر", "مصر"),
        ("هٰذا الرحمٰن", "هذا الرحمن"),
        ("قُلۡ هُوَ ٱللَّهُ أَحَدٌ ۝", "قل هو الله احد "),
        ("\u202bمصر\u202c \u200f\u2067باكستان\u2069\u061c", "مصر باكستان"),
        ("\ufeffمصر", "مصر"),
        ("ﷲ ﷺ ﻻ ﻷ ﻓﻲ", "الله صلي الله عليه وسلم لا لا في"),
        ("\ufe91\ufe8e\ufe9b\ufeb4\ufe98\ufe8e\ufee5", "باثستان"),
        ("سّ\ufe7c", "س"),
        ("کتاب یک می‌خواهم ہے", "كتاب يك ميخواهم هي"),
        ("١٢٣ ۴۵۶ ٣٫٥ ١٬٠٠٠ ٥٪", "123 456 3.5 1,000 5%"),
        ("«أ» “ب” „ج‟ ″د‶", '"ا" "ب" "ج" "د"'),
        ("‘a’ `b´ ‹c›", "'a' 'b' 'c'"),
        ("a–b—c‑d−e", "a-b-c-d-e"),
        ("a\u00a0b\u2009c\td\u3000e", "a b c d e"),
        ("a\r\u2028b\nc", "a\n\nb\nc"),
        ("EDEX Straße İ ﬁ", "edex strasse i̇ fi"),
        ("É e\u0301", "é é"),
        ("so\u00adft", "soft"),
        ("❤\ufe0f", "❤"),
        ("پاکستان چگ", "پاكستان چگ"),
        ("قال؟ نعم، لا؛", "قال؟ نعم، لا؛"),
        ("", ""),
    ],
)
def test_what_a_reader_takes_for_the_same_folds_to_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold_mapped(written).text == folded


def test_folding_is_of_version_one() -> None:
    assert FOLD_VERSION == 1


def test_no_character_of_unicode_folds_further_when_folded_again() -> None:
    assert [c for c in EVERY_CHARACTER if fold(fold(c)) != fold(c)] == []


def test_no_tashkeel_tatweel_or_bidi_control_outlives_folding() -> None:
    dropped = [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE), 0x640, 0x61C, 0x200E, 0x200F]
    dropped += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200C, 0x200D, 0xFEFF]
    assert [hex(code) for code in dropped if fold(f"a{chr(code)}b") != "ab"] == []


def test_presentation_forms_fold_as_the_letters_that_unicode_says_they_show() -> None:
    forms = [chr(code) for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))]
    letters = [(form, unicodedata.normalize("NFKC", form)) for form in forms]
    shown = [(form, nfkc) for form, nfkc in letters if nfkc != form and fold(nfkc).strip()]
    assert len(shown) > 600
    assert [form for form, nfkc in shown if fold(form) != fold(nfkc)] == []


def test_a_sequence_that_composes_folds_as_the_composed_letter() -> None:
    composed = [c for c in EVERY_CHARACTER if unicodedata.normalize("NFD", c) != c]
    assert len(composed) > 12000
    assert [c for c in composed if fold(unicodedata.normalize("NFD", c)) != fold(c)] == []


def test_the_map_knows_how_much_every_character_of_unicode_gives() -> None:
    wrong = []
    for character in EVERY_CHARACTER:
        folded = fold_mapped(f"-{character}+")
        if folded.to_source(0, len(folded.text)) != (0, 3) or folded.to_folded(0, 3) != (0, len(folded.text)):
            wrong.append(hex(ord(character)))
    assert wrong == []


@given(texts())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts())
def test_folding_with_a_map_gives_the_same_text(text: str) -> None:
    assert fold_mapped(text).text == fold(text)


@given(texts())
def test_canonically_equal_texts_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(texts())
def test_the_map_covers_source_and_folded_text_without_gap(text: str) -> None:
    folded = fold_mapped(text)
    size = len(folded.text)
    places = [folded.to_folded(0, place)[1] for place in range(len(text) + 1)]
    assert places[0] == 0
    assert places[-1] == size
    assert places == sorted(places)
    for place in range(size):
        start, end = folded.to_source(place, place + 1)
        assert folded.text[place] in fold(text[start:end])


@given(texts_with_range())
def test_a_folded_range_maps_to_whole_graphemes_that_hold_it(case: tuple[str, int, int]) -> None:
    text, start, end = case
    folded = fold_mapped(text)
    start, end = folded.to_folded(start, end)
    low, high = folded.to_source(start, end)
    if start < end:
        assert is_boundary(text, low)
        assert is_boundary(text, high)
        again = folded.to_folded(low, high)
        assert again[0] <= start
        assert again[1] >= end
        assert folded.text[start:end] in fold(text[low:high])


@given(texts_with_range())
def test_a_range_inside_another_maps_inside_it(case: tuple[str, int, int]) -> None:
    text, start, end = case
    folded = fold_mapped(text)
    whole = folded.to_folded(0, end)
    part = folded.to_folded(start, end)
    assert whole[0] <= part[0] <= part[1] <= whole[1]
    if part[0] < part[1]:
        low, high = folded.to_source(*part)
        assert folded.to_source(*whole)[0] <= low < high <= folded.to_source(*whole)[1]


def test_a_hit_covers_its_letters_with_their_tashkeel() -> None:
    text = "قد شَهِدَتْ مصر"
    folded = fold_mapped(text)
    at = folded.text.index("شهدت")
    assert text[slice(*folded.to_source(at, at + 4))] == "شَهِدَتْ"
    assert text[slice(*folded.to_source(at, at + 1))] == "شَ"
    assert folded.to_folded(text.index("\u064e"), text.index("\u064e") + 1) == (at, at + 1)


def test_a_part_of_a_ligature_maps_to_the_whole_ligature() -> None:
    folded = fold_mapped("باسم ﷲ و")
    assert folded.text == "باسم الله و"
    assert folded.to_source(6, 7) == (5, 6)
    assert folded.to_folded(5, 6) == (5, 9)


def test_bidi_controls_around_a_hit_stay_outside() -> None:
    text = "في \u202bمصر\u202c\u200f وفي"
    folded = fold_mapped(text)
    at = folded.text.index("مصر")
    assert text[slice(*folded.to_source(at, at + 3))] == "مصر"


def test_tatweel_inside_and_behind_a_hit_belongs_to_it() -> None:
    folded = fold_mapped("مـصرـ و")
    assert folded.to_source(0, 3) == (0, 5)


def test_letters_that_compose_across_a_dropped_mark_are_one_place() -> None:
    folded = fold_mapped("xe\u200f\u0301y")
    assert folded.text == "xéy"
    assert folded.to_source(1, 2) == (1, 4)


def test_an_empty_range_stays_empty_and_offsets_are_cut_to_the_text() -> None:
    folded = fold_mapped("شَهِدَ")
    assert folded.to_source(1, 1) == (2, 2)
    assert folded.to_folded(2, 2) == (1, 1)
    assert folded.to_source(-5, 99) == (0, 6)
    assert folded.to_folded(-5, 99) == (0, 3)
    assert Folded("").to_source(0, 0) == (0, 0)


def test_a_folded_text_travels_between_processes() -> None:
    folded = pickle.loads(pickle.dumps(fold_mapped("قد شَهِدَتْ ﷲ")))
    assert folded.text == "قد شهدت الله"
    assert folded.to_source(3, 7) == (3, 11)


def test_every_word_of_the_real_report_is_found_again_in_its_place() -> None:
    text = real_report().decode("utf-8")
    folded = fold_mapped(text)
    for at in range(0, len(text) - 20, 7):
        start, end = folded.to_source(*folded.to_folded(at, at + 20))
        assert start <= at
        assert end >= at + 20 or not fold(text[end : at + 20])
        assert fold(text[start:end]) == folded.text[slice(*folded.to_folded(start, end))]
