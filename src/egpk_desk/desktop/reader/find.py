"""Find in the document: folded as search is, or exact; in slices of a few milliseconds, so that the window never waits.

Offsets are code points of the document, half-open.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from time import perf_counter

from egpk_desk.text.folding import Folded, fold, fold_mapped
from egpk_desk.text.graphemes import widen

_SLICE = 12_000  # code points folded at a time: some 3 ms
_OVERLAP = 1_000  # a slice is searched beyond its end, so that nothing is missed at a cut
_KEPT = 4_000_000  # texts longer than this are folded anew for each search rather than kept folded
_SPACE = re.compile(r"\s")


class Finder:
    """All places of one text where a query stands. ``step`` goes on with the work until ``done``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: dict[int, tuple[int, Folded]] = {}  # start of a slice -> its end, and what it folds to
        self._starts = array("q")
        self._ends = array("q")
        self._query = ""
        self._exact = self._whole_word = False
        self._at = len(text)

    # What has been found

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> tuple[int, int]:
        return self._starts[index], self._ends[index]

    @property
    def done(self) -> bool:
        """Whether the whole text has been searched."""
        return self._at >= len(self._text)

    def first_from(self, offset: int) -> int:
        """The index of the first hit that begins at or after an offset; ``len`` where there is none so far."""
        return bisect_left(self._starts, offset)

    def within(self, start: int, end: int) -> range:
        """The indexes of the hits that touch ``[start, end)``."""
        first = bisect_right(self._starts, start)
        while first and self._ends[first - 1] > start:
            first -= 1
        return range(first, max(first, bisect_left(self._starts, end)))

    # The search

    def start(self, query: str, *, whole_word: bool = False, exact: bool = False) -> None:
        """Begin a search; an empty query finds nothing."""
        folded = fold(query)
        if not exact and not folded.strip():
            exact = True  # a query of tashkeel alone folds away: take it as it stands
        self._query = query if exact else folded
        self._exact, self._whole_word = exact, whole_word
        self._starts, self._ends = array("q"), array("q")
        self._at = 0 if query else len(self._text)

    def clear(self) -> None:
        """Forget the hits."""
        self.start("")

    def step(self, seconds: float) -> bool:
        """Search on for about this long; whether hits were added."""
        before, until = len(self._starts), perf_counter() + seconds
        while not self.done:
            self._search_slice()
            if perf_counter() >= until:
                break
        return len(self._starts) > before

    def _search_slice(self) -> None:
        start = self._at
        if self._exact:
            end = self._cut(start + 50 * _SLICE)
            reach = min(len(self._text), end + len(self._query))
            self._collect_exact(start, end, reach)
        else:
            end, folded = self._fold_slice(start)
            self._collect_folded(start, end, folded)
        self._at = end

    def _cut(self, near: int) -> int:
        if near >= len(self._text):
            return len(self._text)
        space = _SPACE.search(self._text, near, near + _SLICE)
        return space.start() if space else min(near, len(self._text))

    def _fold_slice(self, start: int) -> tuple[int, Folded]:
        known = self._folded.get(start)
        if known is not None and len(self._query) * 2 < _OVERLAP:
            return known
        end = self._cut(start + _SLICE)
        reach = self._cut(end + max(_OVERLAP, 4 * len(self._query)))
        made = (end, fold_mapped(self._text[start:reach]))
        if len(self._text) <= _KEPT:
            self._folded[start] = made
        return made

    def _collect_folded(self, base: int, end: int, folded: Folded) -> None:
        text, query, size = folded.text, self._query, len(self._query)
        at = text.find(query)
        while at >= 0:
            step = 1
            if not self._whole_word or _is_word(text, at, at + size):
                start, stop = folded.to_source(at, at + size)
                start, stop = base + start, base + stop
                if start >= end:
                    break
                if not self._ends or start >= self._ends[-1]:
                    self._starts.append(start)
                    self._ends.append(stop)
                    step = size
            at = text.find(query, at + step)

    def _collect_exact(self, base: int, end: int, reach: int) -> None:
        text, query, size = self._text, self._query, len(self._query)
        at = text.find(query, base, reach)
        while 0 <= at < end:
            step = 1
            if not self._whole_word or _is_word(text, at, at + size):
                low, high = max(0, at - 32), at + size + 32
                start, stop = widen(text[low:high], at - low, at + size - low)
                if not self._ends or low + start >= self._ends[-1]:
                    self._starts.append(low + start)
                    self._ends.append(low + stop)
                    step = size
            at = text.find(query, at + step, reach)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or mark of the same word stands on either side."""
    return not (start > 0 and _in_word(text[start - 1]) and _in_word(text[start])) and not (
        end < len(text) and _in_word(text[end]) and _in_word(text[end - 1])
    )


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
