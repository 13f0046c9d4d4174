from __future__ import annotations

from egpk_desk.analysis.frequencies import frequencies, stop_words
from egpk_desk.text.folding import fold


def test_spellings_of_a_word_count_together() -> None:
    found = frequencies(lambda: ["الاقتصادُ والإقتصاد", "الاقتصاد في الأسواق وأسواق 2025"])
    assert [(one.word, one.count, one.texts) for one in found] == [
        ("الاقتصاد", 2, 2),
        ("الأسواق", 1, 1),
        ("وأسواق", 1, 1),
        ("والإقتصاد", 1, 1),
    ]


def test_joined_particles_count_together_where_asked() -> None:
    found = frequencies(lambda: ["الاقتصادُ والإقتصاد", "اقتصاد في الأسواق وأسواق 2025"], stem=True)
    assert [(one.word, one.count) for one in found] == [("اقتصاد", 3), ("وأسواق", 2)]


def test_words_that_say_little_are_kept_where_asked() -> None:
    assert [one.word for one in frequencies(lambda: ["في في مصر"], keep_stop_words=True)] == ["في", "مصر"]
    assert [one.word for one in frequencies(lambda: ["في في مصر"], limit=1)] == ["مصر"]


def test_the_stop_list_is_folded() -> None:
    assert {"في", "الي", "هذه", "the"} <= stop_words()
    assert all(fold(word) == word for word in stop_words())
