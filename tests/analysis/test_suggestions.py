from __future__ import annotations

import pytest

from egpk_desk import readers
from egpk_desk.analysis.suggestions import Passage, Statistics, index_query, passages_of, profile, suggest, terms_of
from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.library.records import Code
from egpk_desk.resources import sample_docs


def _code(slug: str) -> Code:
    return next(code for code in builtin_codes() if code.slug == slug)


@pytest.fixture(scope="module")
def report() -> tuple[str, list[Passage]]:
    document = readers.read((sample_docs() / "uae-indonesia.txt").read_bytes(), "uae-indonesia.txt")
    return document.text, passages_of("d", document)


def test_terms_are_stemmed_lightly_and_say_something() -> None:
    assert terms_of("والاقتصادُ في الاقتصاديّة 2025 هو") == {"اقتصاد": 2}


def test_passages_are_sentences_of_running_text(report: tuple[str, list[Passage]]) -> None:
    text, passages = report
    assert len(passages) > 15
    for passage in passages:
        said = text[passage.start : passage.end]
        assert said == said.strip()
        assert "\n" not in said
    assert any("البُعْد" in passage.above.values() for passage in passages)


def test_the_likest_passage_comes_first_with_the_words_that_spoke_for_it(report: tuple[str, list[Passage]]) -> None:
    text, passages = report
    first, *_ = suggest(_code("driver/gaza-war"), ["وقف إطلاق النار في غزة"], passages, {"d": text}, {})
    assert "الحرب" in first.text
    assert first.words[:2] == ("الحرب", "غزة") or "غزة" in first.words
    assert first.text == text[first.start : first.end]
    for start, end in first.ranges:
        assert first.start <= start < end <= first.end


def test_what_is_coded_or_refused_is_not_suggested(report: tuple[str, list[Passage]]) -> None:
    text, passages = report
    code = _code("dimension/economic")
    found = suggest(code, [], passages, {"d": text}, {}, limit=3)
    again = suggest(code, [], passages, {"d": text}, {"d": [(found[0].start + 1, found[0].start + 2)]}, limit=3)
    assert found[0] not in again
    assert again[0].start == found[1].start


def test_suggestions_are_the_same_each_time(report: tuple[str, list[Passage]]) -> None:
    text, passages = report
    code = _code("dimension/economic")
    assert suggest(code, ["التجارة"], passages, {"d": text}, {}) == suggest(
        code, ["التجارة"], passages, {"d": text}, {}
    )


def test_examples_weigh_more_than_definitions(report: tuple[str, list[Passage]]) -> None:
    statistics = Statistics(report[1])
    weights = profile(_code("driver/gaza-war"), ["النيكل والبطاريات", "معدن النيكل"], statistics)
    assert max(weights.values()) == 1
    assert "نيكل" in weights


def test_without_words_there_is_nothing_to_suggest(report: tuple[str, list[Passage]]) -> None:
    nameless = Code("x", "actor/x", "actor", "", "", "#000000")
    assert suggest(nameless, [], report[1], {"d": report[0]}, {}) == []
    assert suggest(nameless, ["نفط"], [], {}, {}) == []
    assert index_query(nameless, ["النفط والغاز"]).count(" OR ") == 1
