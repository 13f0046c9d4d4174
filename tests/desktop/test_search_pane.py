"""What a search has found, as lines: the hit within each, its words marked, whatever their spelling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.search_pane import around_hit, marked

LONG = "مقدمة طويلة " * 20 + "زيارة باكستان الأولى ثم " + "كلام بينهما " * 20 + "زيارة باكستان الثانية " + "خاتمة " * 20


def test_words_are_marked_whatever_their_spelling() -> None:
    text = "شَهِدَتْ العلاقات نموًّا، وشهدت القاهرة"
    assert [text[start:end] for start, end in marked(text, "شهدت")] == ["شَهِدَتْ", "شهدت"]


def test_a_phrase_in_quotation_marks_is_marked_word_by_word() -> None:
    text = "الأمن القومي العربي"
    assert [text[start:end] for start, end in marked(text, "«الامن القومى»")] == ["الأمن", "القومي"]


def test_the_hit_that_is_meant_stands_in_the_shortened_line() -> None:
    assert "الأولى" in around_hit(LONG, "باكستان", 80, 0)
    assert "الثانية" in around_hit(LONG, "باكستان", 80, 1)
    assert len(around_hit(LONG, "باكستان", 80, 1)) <= 90


@given(st.text(alphabet="ابتث ـًٌ،\n", max_size=400), st.text(alphabet="ابتث ", max_size=6), st.integers(20, 160))
def test_any_snippet_is_shortened_without_failing(snippet: str, query: str, size: int) -> None:
    line = around_hit(snippet, query, size)
    assert len(line) <= size + 10 or len(" ".join(snippet.split())) <= size
    for start, end in marked(line, query):
        assert 0 <= start < end <= len(line)
