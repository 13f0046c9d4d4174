"""The words of the full-text index that a word of a query stands for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from egpk_desk.library.query import Phrase
from egpk_desk.text.particles import PREFIXES, bases, begins, is_joined

_LAST = chr(0x10FFFF)
_MOST = 2000  # forms of one word; SQLite takes no deeper expression


class Vocabulary:
    """The index's words, as one query asks for them; with ``stem``, joined particles and endings apart."""

    def __init__(self, raw: sqlite3.Connection, stem: bool) -> None:
        self._raw = raw
        self.stem = stem
        self._known: dict[tuple[str, bool], dict[str, int]] = {}

    def forms(self, word: str, prefix: bool) -> dict[str, int]:
        """The words of the index that a word, or a beginning, stands for, and how often each stands in the texts."""
        key = (word, prefix)
        if key not in self._known:
            if prefix:
                found = dict(self._between(word))
                if self.stem:
                    for before in PREFIXES:
                        found.update(one for one in self._between(before + word) if begins(one[0], word))
            elif self.stem:
                found = self._joined(word)
            else:
                rows = self._raw.execute("SELECT term, cnt FROM block_words WHERE term = ?", [word])
                found = dict(rows.fetchall())
            self._known[key] = dict(sorted(found.items(), key=lambda one: -one[1])[:_MOST])
        return self._known[key]

    def _joined(self, word: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for base in bases(word):
            for before in PREFIXES:
                found.update((term, count) for term, count in self._between(before + base) if is_joined(term, base))
        return found

    def _between(self, beginning: str) -> Iterable[tuple[str, int]]:
        return self._raw.execute(
            "SELECT term, cnt FROM block_words WHERE term >= ? AND term < ?", [beginning, beginning + _LAST]
        ).fetchall()

    def needed(self, word: str, prefix: bool) -> Sequence[str] | None:
        """The forms that FTS5 must be told; None where it finds the word, or all that begin with it, by itself."""
        return list(self.forms(word, prefix)) if self.stem else None

    def of_phrase(self, phrase: Phrase, step: int) -> Iterable[str]:
        """The forms of one word of a phrase."""
        return self.forms(phrase.words[step], phrase.prefix and step == len(phrase.words) - 1)
