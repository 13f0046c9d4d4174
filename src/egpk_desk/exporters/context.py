"""The sentences of a source that stand around a passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from egpk_desk.document import BlockKind, Document
from egpk_desk.text.sentences import sentences

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


class ContextIndex:
    """The sentences of one document's running text, found once so that each passage's neighbours are looked up."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        found = [
            (block.start + start, block.start + end)
            for block in document.blocks
            if block.kind in _RUNNING
            for start, end in sentences(document.block_text(block))
        ]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def around(self, start: int, end: int, before: int, after: int) -> tuple[str, str]:
        """Up to so many sentences before and after ``[start, end)``, each side on one line.

        A passage that begins or ends inside a sentence has the rest of that sentence as the first of its neighbours.
        """
        last = bisect_left(self._starts, start)  # sentences that begin before the passage
        left = (self._text[self._starts[at] : min(self._ends[at], start)] for at in range(last - 1, -1, -1))
        first = bisect_right(self._ends, end)  # the first sentence that ends after the passage
        right = (self._text[max(self._starts[at], end) : self._ends[at]] for at in range(first, len(self._ends)))
        return _line(reversed(_said(left, before))), _line(_said(right, after))


def _said(pieces: Iterator[str], count: int) -> list[str]:
    """The first so many pieces that hold a letter or digit: a full stop that a passage leaves out is no sentence."""
    return list(islice((piece for piece in pieces if any(map(str.isalnum, piece))), count))


def _line(pieces: Iterable[str]) -> str:
    return " ".join(" ".join(pieces).split())
