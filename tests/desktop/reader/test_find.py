"""Find in the document, against the folded text itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.reader.find import Finder
from egpk_desk.text.folding import fold
from tests.desktop.reader.documents import long_document


def found(text: str, query: str, **switches: bool) -> list[str]:
    finder = Finder(text)
    finder.start(query, **switches)
    while not finder.done:
        finder.step(0.0)
    return [text[slice(*finder[i])] for i in range(len(finder))]


TEXT = "شَهِدَتْ إسلامُ آباد، وشهدت القاهرة؛ «شهدت» ١٢ و12 EDEX edex. مكتبة المكتبة"


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("شهدت", ["شَهِدَتْ", "شهدت", "شهدت"]),
        ("اسلام اباد", ["إسلامُ آباد"]),
        ("12", ["١٢", "12"]),
        ("edex", ["EDEX", "edex"]),
        ('"شهدت"', ["«شهدت»"]),
        ("مكتبه", ["مكتبة", "مكتبة"]),
        ("غائب", []),
        ("", []),
    ],
)
def test_spelling_is_folded_as_in_search(query: str, hits: list[str]) -> None:
    assert found(TEXT, query) == hits


def test_whole_words_leave_out_what_stands_within_a_longer_word() -> None:
    assert found(TEXT, "شهدت", whole_word=True) == ["شَهِدَتْ", "شهدت"]
    assert found(TEXT, "مكتبة", whole_word=True) == ["مكتبة"]


def test_exact_tells_spellings_apart_and_takes_whole_graphemes() -> None:
    assert found(TEXT, "شهدت", exact=True) == ["شهدت", "شهدت"]
    assert found(TEXT, "EDEX", exact=True) == ["EDEX"]
    assert found("قَلَم", "قَل", exact=True) == ["قَلَ"]


def test_a_query_of_tashkeel_alone_is_taken_as_it_stands() -> None:
    assert len(found("مُدُن", "ُ")) == 2


@given(st.text("ابتَُة ا\n«»12ab", max_size=60), st.text("ابتة 12ab", min_size=1, max_size=3))
def test_hits_are_those_of_the_folded_text(text: str, query: str) -> None:
    if not fold(query).strip():
        return
    hits = found(text, query)
    assert len(hits) == fold(text).count(fold(query))
    assert all(fold(query) in fold(hit) for hit in hits)


def test_nothing_is_missed_or_doubled_where_a_long_text_is_cut_into_slices() -> None:
    text = long_document(60_000).text
    assert len(found(text, "مدفوعا بدوافع اقتصادية وسياسية")) == text.count("بدوافع اقتصادية")
    assert len(found(text, "ملحوظًا خلال", exact=True)) == text.count("ملحوظًا خلال")


def test_hits_are_found_by_place() -> None:
    finder = Finder("با 1 با 2 با")
    finder.start("با")
    finder.step(1.0)
    assert finder.first_from(1) == 1
    assert finder.within(3, 8) == range(1, 2)
    assert finder.first_from(11) == 3
    finder.clear()
    assert len(finder) == 0
