"""A text as folded words with their places, ready to be searched for sequences of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from egpk_desk.text.folding import fold_mapped

_WORD = re.compile(r"\w+")
_MARKER = re.compile(r"\[\s*\d+\s*\]")


class Words:
    """The folded words of a text, without note markers. Offsets are code points of the text, half-open."""

    __slots__ = ("_begins", "_folded", "_joined", "_places", "_ranges", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = fold_mapped(text)
        plain = _MARKER.sub(lambda marker: " " * len(marker[0]), self._folded.text)
        found = list(_WORD.finditer(plain))
        self.words = [match[0] for match in found]
        self._ranges = [match.span() for match in found]
        self._joined = ""
        self._begins: list[int] = []
        self._places: dict[str, list[int]] | None = None

    def find(self, words: Sequence[str], after: int = 0) -> int | None:
        """The number of the word at which a sequence of words begins, at or after a word; None where it does not."""
        if not self._joined:
            at = 1
            for word in self.words:
                self._begins.append(at)
                at += len(word) + 1
            self._joined = " " + " ".join(self.words) + " "
        if after >= len(self.words):
            return None
        found = self._joined.find(" " + " ".join(words) + " ", self._begins[after] - 1)
        return None if found < 0 else bisect_left(self._begins, found + 1)

    def places(self, word: str) -> list[int]:
        """The numbers of a word's places."""
        if self._places is None:
            self._places = {}
            for number, each in enumerate(self.words):
                self._places.setdefault(each, []).append(number)
        return self._places.get(word, [])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The range of the text from a word to another, both included; negative numbers count from the end."""
        return self._folded.to_source(self._ranges[first][0], self._ranges[last][1])
