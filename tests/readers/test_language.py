"""The language of a text is told from its letters and commonest words."""

from __future__ import annotations

import pytest

from egpk_desk.readers.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تشهد الساحة الإقليمية والدولية تحولات جوهرية في السنوات الأخيرة", "ar"),
        ("تشهد الساحة الإقليمية تحولات، كما يقول Bright Star و EDEX 2025 في مصر", "ar"),
        (
            "روابط ایران و پاکستان در سال‌های گذشته گسترش یافته است چون هر دو کشور به آن نیاز دارند",
            "fa",
        ),
        ("پاکستان اور مصر کے تعلقات میں گزشتہ سالوں کے دوران بہتری آئی ہے اور یہ سلسلہ جاری ہے", "ur"),
        ("The relations between the two countries have grown in the past years and this is good for them", "en"),
        ("Les relations entre les deux pays ont changé dans le cours des années et la région en profite", "fr"),
        (
            "Die Beziehungen zwischen den beiden Ländern sind in den letzten Jahren nicht einfach",
            "de",
        ),
        ("Отношения между странами меняются в последние годы", "ru"),
        ("1234 5678", ""),
        ("", ""),
    ],
)
def test_languages_are_told(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_few_words_in_another_language_at_the_head_do_not_mislead() -> None:
    assert language_of("Home Analysis Middle East\n" + "تشهد الساحة الإقليمية تحولات جوهرية " * 500) == "ar"
