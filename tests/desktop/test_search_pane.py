"""What a search has found, as lines: the words found within each, in their places, however it is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.search_pane import around_hit

LONG = "مقدمة طويلة " * 20 + "زيارة باكستان الأولى ثم " + "كلام بينهما " * 20 + "زيارة باكستان الثانية " + "خاتمة " * 20


def places(text: str, words: str) -> list[tuple[int, int]]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def test_a_short_line_is_shown_whole_with_its_marks() -> None:
    line = around_hit("شَهِدَتْ العلاقات", [(0, 8)])
    assert line.text == "شَهِدَتْ العلاقات"
    assert [line.text[start:end] for start, end in line.marks] == ["شَهِدَتْ"]


def test_the_hit_that_is_meant_stands_in_the_shortened_line() -> None:
    for place in places(LONG, "باكستان"):
        line = around_hit(LONG, [place], 80)
        assert len(line.text) <= 90
        assert [line.text[start:end] for start, end in line.marks] == ["باكستان"]


@given(st.text(alphabet="ابتث ـًٌ،\n", max_size=400), st.data(), st.integers(20, 160))
def test_marks_keep_their_letters_however_the_line_is_cut(snippet: str, data: st.DataObject, size: int) -> None:
    start = data.draw(st.integers(0, max(0, len(snippet) - 1)))
    end = data.draw(st.integers(start, min(len(snippet), start + 12)))
    marks = [(start, end)] if start < end else []
    line = around_hit(snippet, marks, size)
    assert len(line.text) <= size + 20
    shown = ["".join(" " if letter.isspace() else letter for letter in snippet[a:b]) for a, b in marks]
    if not any(words.strip() != words for words in shown):
        assert [line.text[a:b] for a, b in line.marks] == shown
