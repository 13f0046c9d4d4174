"""Dividing the rows of a document into pages: between lines, with no heading left alone at a page's foot."""

from __future__ import annotations

from dataclasses import dataclass

from egpk_desk.desktop.reader.layout import LaidRow
from egpk_desk.desktop.reader.page import Page
from egpk_desk.document import BlockKind

_FEWEST = 2
"""So many lines of a paragraph stand together on a page where there are more."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a row between two heights of it that stands on a page, ``y`` below the head of the text."""

    row: int
    top: float
    bottom: float
    y: float


def paginate(page: Page, height: float) -> list[list[Slice]]:
    """The slices of each page of a height (in the page's pixels); one page at least."""
    return _Paging(page, height).pages()


class _Paging:
    def __init__(self, page: Page, height: float) -> None:
        self._page = page
        self._height = height
        self._done: list[list[Slice]] = [[]]
        self._y = 0.0

    def pages(self) -> list[list[Slice]]:
        for row in range(len(self._page)):
            self._place(row, self._page.laid(row))
        return self._done

    def _turn(self) -> None:
        self._done.append([])
        self._y = 0.0

    def _put(self, row: int, top: float, bottom: float, further: float) -> None:
        self._done[-1].append(Slice(row, top, bottom, self._y))
        self._y += further - top

    def _place(self, row: int, laid: LaidRow) -> None:
        if self._y and self._y + self._wanted(row, laid) > self._height:
            self._turn()
        start = laid.top if not self._y else 0.0
        content = laid.height - laid.bottom
        while self._y + content - start > self._height + 0.5:
            room = self._height - self._y
            cut = self._cut(laid, start, room)
            if cut <= start and self._y:
                self._turn()
                start = max(start, laid.top)
                continue
            cut = cut if cut > start else min(content, start + room)
            self._put(row, start, cut, cut)
            self._turn()
            start = cut
        self._put(row, start, content, laid.height)

    def _wanted(self, row: int, laid: LaidRow) -> float:
        """The room that a row asks for to begin on this page."""
        block = self._page.rows.block(row)
        if block.kind not in (BlockKind.HEADING, BlockKind.TITLE) or row + 1 >= len(self._page):
            return 0.0
        below = self._page.laid(row + 1)
        return laid.height + below.top + _FEWEST * below.pieces[0].metrics.pitch

    def _cut(self, laid: LaidRow, start: float, room: float) -> float:
        """Where a row is cut so that its head fits into the room that is left; ``start`` where it is not cut there."""
        if len(laid.pieces) != 1 or laid.frames:
            return start  # a row of a table goes over as a whole
        piece = laid.pieces[0]
        pitch = piece.metrics.pitch
        first = max(0, round((start - laid.top) / pitch))
        fitting = int((start + room - laid.top + 0.01) // pitch) - first
        left = piece.lines - first
        if left - fitting < _FEWEST:
            fitting = left - _FEWEST
        if fitting < (_FEWEST if first == 0 else 1):
            return start
        return laid.top + (first + fitting) * pitch
