from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given

from egpk_desk.text.folding import fold
from egpk_desk.text.spelling import plain_spelling
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("شَهِدَتِ العَلاقَاتُ المِصْرِيَّةُ", "شهدت العلاقات المصرية"),
        ("مـــصـــر", "مصر"),
        ("أَحْمَدُ إِلَى آسِيَا، مَسْؤُولٌ رَئِيسٌ", "أحمد إلى آسيا، مسؤول رئيس"),
        ("ٱلرَّحْمَٰنِ ۝١", "ٱلرحمن ۝١"),
        ("«مِصْر» ٢٠٢٥ – EDEX é", "«مصر» ٢٠٢٥ – EDEX é"),
        ("ا\u064e\u0654حمد", "أحمد"),
        ("شطـ\u0654ه", "شطـ\u0654ه"),
        ("e\u0301", "e\u0301"),
        ("", ""),
    ],
)
def test_tashkeel_and_tatweel_go_and_letters_stay(written: str, plain: str) -> None:
    assert plain_spelling(written) == plain


@example("وٓٔ")
@given(texts())
def test_plain_spelling_is_the_same_text_when_folded(text: str) -> None:
    assert fold(plain_spelling(text)) == fold(text)


@given(texts())
def test_plain_spelling_of_plain_spelling_changes_nothing(text: str) -> None:
    assert plain_spelling(plain_spelling(text)) == plain_spelling(text)


@given(texts())
def test_only_marks_and_tatweel_are_lost(text: str) -> None:
    def letters(text: str) -> list[str]:
        decomposed = unicodedata.normalize("NFD", text)
        return [c for c in decomposed if c not in "ـ\u06e5\u06e6" and not unicodedata.combining(c)]

    assert letters(plain_spelling(text)) == letters(text)
