"""Highlights to draw, found by row in O(1), told apart where they overlap.

``Mark`` is all the reader knows of a highlight. Offsets are code points of the document, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from egpk_desk.desktop.reader.rows import Rows

_LONG = 200  # a mark over more rows than this is kept apart, so that marking a whole book stays cheap


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight to draw, one colour and label a code.

    ``stance`` is ``supports``, ``contradicts``, ``context`` or empty.
    """

    id: str
    start: int
    end: int
    colours: tuple[str, ...]
    labels: tuple[str, ...] = ()
    memo: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True)
class LanedMark:
    """A mark with the first of the underline lanes that it takes, one lane a colour."""

    mark: Mark
    lane: int


class Marks:
    """All marks of the open document."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._marks: dict[str, Mark] = {}
        self._order: dict[str, int] = {}  # of arrival: later ones lie on top
        self._arrivals = 0
        self._by_row: dict[int, set[str]] = {}
        self._long: dict[str, range] = {}
        self._laned: dict[int, list[LanedMark]] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks.values())

    def __contains__(self, mark_id: object) -> bool:
        return mark_id in self._marks

    def get(self, mark_id: str) -> Mark | None:
        """The mark of an id, or None."""
        return self._marks.get(mark_id)

    def replace_all(self, marks: Iterable[Mark]) -> None:
        """Forget all marks and take these."""
        self._marks.clear()
        self._order.clear()
        self._by_row.clear()
        self._long.clear()
        self._laned.clear()
        for mark in marks:
            if mark.id in self._marks:
                self.add(mark)
            else:
                self._place(mark, self._rows.spanned(mark.start, mark.end))

    def add(self, mark: Mark) -> range:
        """Take a mark, or another state of one; the rows to draw again (the new ones)."""
        arrived = self._order.get(mark.id)  # a changed mark stays in its place among the others
        before = self.remove(mark.id)
        if arrived is not None:
            self._order[mark.id] = arrived
        touched = self._rows.spanned(mark.start, mark.end)
        self._place(mark, touched)
        self._forget_lanes(touched)
        return touched if not before else range(min(before.start, touched.start), max(before.stop, touched.stop))

    def _place(self, mark: Mark, touched: range) -> None:
        self._marks[mark.id] = mark
        self._arrivals += 1
        self._order.setdefault(mark.id, self._arrivals)
        if len(touched) > _LONG:
            self._long[mark.id] = touched
            return
        for row in touched:
            there = self._by_row.get(row)
            if there is None:
                self._by_row[row] = {mark.id}
            else:
                there.add(mark.id)

    def remove(self, mark_id: str) -> range:
        """Forget a mark; the rows to draw again, none where there is no such mark."""
        mark = self._marks.pop(mark_id, None)
        if mark is None:
            return range(0)
        self._order.pop(mark_id, None)
        touched = self._rows.spanned(mark.start, mark.end)
        if self._long.pop(mark_id, None) is None:
            for row in touched:
                there = self._by_row.get(row)
                if there is not None:
                    there.discard(mark_id)
        self._forget_lanes(touched)
        return touched

    def _forget_lanes(self, touched: range) -> None:
        if len(touched) > len(self._laned):
            self._laned.clear()
        for row in touched:
            self._laned.pop(row, None)

    def in_row(self, row: int) -> list[LanedMark]:
        """The marks that touch a row, the oldest first, each with its lane."""
        laned = self._laned.get(row)
        if laned is None:
            ids = set(self._by_row.get(row, ()))
            ids.update(mark_id for mark_id, touched in self._long.items() if row in touched)
            laned = self._laned[row] = assign_lanes(self._marks[i] for i in ids)
            laned.sort(key=lambda placed: self._order[placed.mark.id])
        return laned

    def at(self, offset: int) -> list[Mark]:
        """The marks over the letter that begins at an offset, the topmost first: the shorter, then the later."""
        over = [m.mark for m in self.in_row(self._rows.at(offset)) if m.mark.start <= offset < m.mark.end]
        return self.topmost_first(over)

    def topmost_first(self, marks: Iterable[Mark]) -> list[Mark]:
        """Marks in the order in which a click takes them: a short one lies on a long one, a later one on an earlier."""
        return sorted(marks, key=lambda m: (m.end - m.start, -self._order[m.id]))


def assign_lanes(marks: Iterable[Mark]) -> list[LanedMark]:
    """Underline lanes such that no two overlapping marks share one: the lowest that is free over the whole mark."""
    free_from: list[int] = []  # for each lane the offset from which it is free
    laned = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.id)):
        wanted = max(1, len(mark.colours))
        lane = 0
        while any(end > mark.start for end in free_from[lane : lane + wanted]):
            lane += 1
        free_from.extend([0] * (lane + wanted - len(free_from)))
        free_from[lane : lane + wanted] = [mark.end] * wanted
        laned.append(LanedMark(mark, lane))
    return laned
