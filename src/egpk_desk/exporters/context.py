"""The sentences of a source that stand around a passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

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
        chosen = range(max(0, last - before), last)
        left = [self._text[self._starts[at] : min(self._ends[at], start)] for at in chosen]
        first = bisect_right(self._ends, end)  # the first sentence that ends after the passage
        chosen = range(first, min(len(self._ends), first + after))
        right = [self._text[max(self._starts[at], end) : self._ends[at]] for at in chosen]
        return _line(left), _line(right)


def _line(pieces: list[str]) -> str:
    return " ".join(" ".join(pieces).split())
