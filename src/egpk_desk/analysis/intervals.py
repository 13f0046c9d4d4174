"""Ranges of one document, asked again and again whether one lies over, inside or near others; no quadratic loops."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Span = tuple[int, int]


def covered(spans: Iterable[Span]) -> list[Span]:
    """What spans cover, as spans apart from each other, in order; spans that touch become one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


class Spans:
    """Half-open spans, ready to be asked; each question takes logarithmic time."""

    __slots__ = ("_ends", "_reach", "_starts", "_union_ends", "_union_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = sorted(end for _, end in ordered)
        self._reach: list[int] = []  # the farthest end of this span and all that begin before it
        reach = 0
        for _, end in ordered:
            reach = max(reach, end)
            self._reach.append(reach)
        union = covered(ordered)
        self._union_starts = [start for start, _ in union]
        self._union_ends = [end for _, end in union]

    def overlap(self, start: int, end: int) -> bool:
        """Whether any span shares a character with ``[start, end)``."""
        at = bisect_right(self._union_ends, start)
        return at < len(self._union_starts) and self._union_starts[at] < end

    def enclose(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one of the spans."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end

    def near(self, start: int, end: int, within: int) -> bool:
        """Whether any span overlaps, touches or stands at most ``within`` characters away."""
        return self.overlap(start, end) or self.follow(end, within) or self._precede(start, within)

    def follow(self, end: int, within: int) -> bool:
        """Whether any span begins at ``end`` or up to ``within`` characters after it."""
        at = bisect_left(self._starts, end)
        return at < len(self._starts) and self._starts[at] <= end + within

    def _precede(self, start: int, within: int) -> bool:
        at = bisect_right(self._ends, start)
        return at > 0 and self._ends[at - 1] >= start - within
