"""Spelling and joined particles: what a query finds, plainly, with joined particles, and to the letter.

The pairs are after Lucene's ArabicNormalizer and ArabicStemmer tests (``TestArabicNormalizationFilter``,
``TestArabicStemFilter``; Apache Lucene 9) and Snowball's Arabic stemmer, whose rules both go back to Light10 (Larkey,
Ballesteros and Connell 2007). Where we differ, the pair says why.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.library.finding import find
from egpk_desk.library.query import parse
from egpk_desk.text.folding import fold
from egpk_desk.text.particles import PREFIXES, bases, is_joined, light_stem, matches

# query, text as written, found plainly, found with --stem, found with --exact
PAIRS = [
    # normalisation: Lucene's ArabicNormalizer
    ("آجن", "اجن", True, True, False),
    ("أحمد", "احمد", True, True, False),
    ("إعاذ", "اعاذ", True, True, False),
    ("ٱلله", "الله", True, True, False),
    ("بنى", "بني", True, True, False),
    ("فاطمة", "فاطمه", True, True, False),
    ("روبرـــت", "روبرت", True, True, False),
    ("مُبَنّا", "مبنا", True, True, False),
    ("عليٌّ", "علي", True, True, False),
    ("بوات", "بُوَاتٍ", True, True, False),
    ("تطورا", "تَطَوُّرًا", True, True, False),
    ("هذا", "هٰذا", True, True, False),  # Lucene keeps the superscript alef; readers do not write it
    ("مسؤول", "مسوول", True, True, False),  # Lucene keeps the seat of a hamza; spellings differ in it
    ("شؤون", "شئون", True, True, False),  # Lucene finds neither by the other; in Cairo and in Beirut it is one word
    ("مسئول", "مسؤول", True, True, False),
    ("شيء", "شئ", True, True, False),
    ("رؤوس", "رءوس", True, True, False),
    ("مسوول", "مسئول", False, False, False),  # … but without a hamza in the query a waw is no ya
    ("سماء", "سما", False, False, False),  # a hamza on the line is a letter
    ("القاهرة", "القاهره", True, True, False),
    ("مصطفى", "مصطفي", True, True, False),
    ("کتاب", "كتاب", True, True, False),  # Persian kaf
    ("ایران", "ايران", True, True, False),  # Persian ya
    ("ﻣﺼﺮ", "مصر", True, True, False),  # presentation forms
    ("ﻻ", "لا", True, True, False),
    ("2025", "٢٠٢٥", True, True, False),
    ("۲۰۲۵", "2025", True, True, False),
    ("35.2", "٣٥٫٢", True, True, False),
    ("Edex", "EDEX", True, True, False),
    ("مصر", "مصر", True, True, True),
    ("شَهِدَتْ", "شَهِدَتْ", True, True, True),
    ("مصر", "م\u200fصر", True, True, False),  # a bidi control inside
    # prefixes: Lucene's ArabicStemmer, testAlPrefix … testFaalPrefix
    ("حسن", "الحسن", False, True, False),
    ("حسن", "والحسن", False, True, False),
    ("حسن", "بالحسن", False, True, False),
    ("حسن", "كالحسن", False, True, False),
    ("حسن", "فالحسن", False, True, False),
    ("اخر", "للاخر", False, True, False),
    ("حسن", "وحسن", False, True, False),
    ("حسن", "فحسن", False, True, False),  # Light10 leaves single letters but waw; users ask for them
    ("حسن", "بحسن", False, True, False),
    ("حسن", "لحسن", False, True, False),
    ("حسن", "وبالحسن", False, True, False),
    ("القاهرة", "بالقاهرة", False, True, False),
    ("القاهرة", "قاهرة", False, True, False),
    # suffixes: testHaSuffix … testYaSuffix
    ("زوج", "زوجها", False, True, False),
    ("زوج", "زوجان", False, True, False),
    ("زوج", "زوجات", False, True, False),
    ("زوج", "زوجون", False, True, False),
    ("زوج", "زوجين", False, True, False),
    ("زوج", "زوجيه", False, True, False),
    ("زوج", "زوجية", False, True, False),
    ("زوج", "زوجه", False, True, False),
    ("زوج", "زوجة", False, True, False),
    ("زوج", "زوجي", False, True, False),
    ("دولة", "دولتهم", False, True, False),
    ("دولة", "دولهم", False, True, False),
    ("علاقة", "علاقاتهما", False, True, False),
    ("علاقات", "العلاقة", False, True, False),
    # testComboPrefSuf, testComboSuf
    ("ساهد", "وساهدون", False, True, False),
    ("ساهد", "ساهدهات", False, False, False),  # Light10 strips endings in turn, words that nobody writes
    ("اقتصاد", "والاقتصادية", False, True, False),
    ("اقتصادية", "اقتصاد", False, True, False),
    ("اقتصاديا", "الاقتصاد", False, False, False),  # tanwin in the query is a word of its own
    ("اقتصاد", "اقتصاديًّا", False, True, False),
    ("فلسطين", "الفلسطينيين", False, True, False),
    # testShouldntStem and what must not match
    ("الو", "لو", False, False, False),
    ("لبنان", "اللبن", False, False, False),  # Light10 takes both for لبن
    ("وكالة", "كالة", False, False, False),  # … and these for كال
    ("والد", "الد", False, False, False),
    ("يد", "وليد", False, False, False),
    ("مصر", "مصرف", False, False, False),
    ("مصر", "المصير", False, False, False),
    ("عمل", "معمل", False, False, False),
    ("قانون", "قان", False, False, False),
]


@pytest.mark.parametrize(("query", "written", "plainly", "joined", "exactly"), PAIRS)
def test_a_query_finds_a_spelling(query: str, written: str, plainly: bool, joined: bool, exactly: bool) -> None:
    node = parse(query)
    assert node is not None
    text = f"قيل: {written}، ثم مضى"
    for options, wanted in (({}, plainly), ({"stem": True}, joined), ({"exact": True}, exactly)):
        assert [text[hit.start : hit.end] for hit in find(text, node, **options)] == [written] * wanted, options


def test_there_are_sixty_pairs_and_more() -> None:
    assert len(PAIRS) >= 60


@given(st.sampled_from(PREFIXES), st.text("بتثجحخدذرزسشصضطظعغفقمن", min_size=3, max_size=7))
def test_a_word_with_a_particle_before_it_is_found(prefix: str, word: str) -> None:
    assert matches(prefix + word, word)
    assert word in bases(word)


@given(st.text("ابتثجحلمنهويةىءئؤ", max_size=12), st.text("ابتلمنهوي", min_size=1, max_size=6))
def test_what_is_joined_holds_its_base(word: str, base: str) -> None:
    word = fold(word)
    if is_joined(word, base):
        assert base in word
    assert light_stem(word) in word
    assert len(light_stem(word)) >= min(3, len(word))


_MARKS = st.sampled_from(["", "", "َ", "ُ", "ِ", "ْ", "ّ", "ًّ", "ـ"])
_ENDINGS = st.sampled_from(["", "ة", "ه", "ها", "ية", "ات", "تهم", "ون", "ين", "هما", "ي", "كم"])


@given(
    st.lists(
        st.tuples(st.sampled_from(PREFIXES), st.text("بتثجحخدذرزسشصضطظعغفقمن", min_size=3, max_size=6), _ENDINGS),
        min_size=1,
        max_size=5,
    ),
    st.data(),
)
def test_the_range_found_is_the_whole_word_tashkeel_and_particles_included(
    parts: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    written = ["".join(letter + data.draw(_MARKS) for letter in "".join(part)) for part in parts]
    text = "، ".join(written)
    at = data.draw(st.integers(0, len(parts) - 1))
    start = sum(len(word) + 2 for word in written[:at])
    node = parse(parts[at][1])
    assert node is not None
    assert (start, start + len(written[at])) in [(hit.start, hit.end) for hit in find(text, node, stem=True)]
