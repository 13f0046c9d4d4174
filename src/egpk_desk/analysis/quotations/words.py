"""A text as folded words with their places, ready to be searched for sequences of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from egpk_desk.text.folding import Folded, fold, fold_mapped

_WORD = re.compile(r"\w+")
_MARKER = re.compile(r"\[\s*\d+\s*\]")


class Words:
    """The folded words of a text, without note markers. Offsets are code points of the text, half-open.

    Where words stand is reckoned only when it is asked for: of most texts that are looked through, nobody asks.
    """

    __slots__ = ("_begins", "_folded", "_joined", "_places", "_ranges", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = _WORD.findall(_without_markers(fold(text)))
        self._folded: Folded | None = None
        self._ranges: list[tuple[int, int]] = []
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
        if self._folded is None:
            self._folded = fold_mapped(self.text)
            self._ranges = [match.span() for match in _WORD.finditer(_without_markers(self._folded.text))]
        return self._folded.to_source(self._ranges[first][0], self._ranges[last][1])


def _without_markers(folded: str) -> str:
    return _MARKER.sub(lambda marker: " " * len(marker[0]), folded)
