"""Where the letters of a text stand on its pages: boxes, carets, lines, and what is under a point.

Pages are numbered from 1, coordinates are points of a page, y downwards; offsets are code points of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from egpk_desk.desktop.reader.page import Caret
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, Rect
from egpk_desk.text.graphemes import widen

_MOST_KEPT = 4000  # ranges whose boxes are kept
_LEFT_TO_RIGHT, _VERTICAL = 1, 2


@dataclass(frozen=True, slots=True)
class CaretPlace:
    """Where a caret stands: its page, the number of the character beside it, and the line that is drawn for it."""

    page: int
    at: int
    rect: Rect


class Places:
    """The places of one text; nothing is known before :meth:`set_layout`."""

    def __init__(self) -> None:
        self._text = ""
        self._pages: dict[int, PageLayout] = {}
        self._kept: dict[tuple[int, int, int], list[Rect]] = {}

    def clear(self) -> None:
        """Know nothing any more."""
        self._text, self._pages, self._kept = "", {}, {}

    def set_layout(self, text: str, layout: PdfLayout) -> None:
        """Take where the letters of a text stand."""
        self._text, self._kept = text, {}
        self._pages = {page.index: page for page in layout.pages}

    def page(self, index: int) -> PageLayout | None:
        """The letters of a page."""
        return self._pages.get(index)

    def boxes(self, page: int, start: int, end: int) -> list[Rect]:
        """The rectangles that cover the part of a range that stands on a page."""
        layout = self._pages.get(page)
        if layout is None or start >= end:
            return []
        key = (page, start, end)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = layout.covering(start, end)
        return found

    def pages_of(self, start: int, end: int) -> list[int]:
        """The pages on which letters of a range stand."""
        return [
            index
            for index, page in self._pages.items()
            if bisect_left(page.offsets, start) < bisect_left(page.offsets, end)
        ]

    def letter_near(self, page: int, x: float, y: float) -> int | None:
        """The letter or the space under a point, above a low letter too; None beside the lines."""
        layout = self._pages.get(page)
        letter = layout.letter_at(x, y) if layout is not None else None
        caret = self.caret_under(page, x, y) if letter is None else None
        if caret is None:
            return letter
        # Spaces have no boxes: the stretch of a line that runs over one holds it.
        around = layout.stretches(max(0, caret.offset - 2), caret.offset + 2) if layout is not None else ()
        if not any(box.holds(x, y) for box in around):
            return None
        beside = caret.offset - 1 if caret.upstream else caret.offset
        if any(box.x0 <= x <= box.x1 for box in self.boxes(page, beside, beside + 1)):
            return beside
        return caret.offset if caret.upstream else max(0, caret.offset - 1)

    def caret_under(self, page: int, x: float, y: float) -> Caret | None:
        """The caret for a click: the nearer edge of the nearest letter, never within a grapheme."""
        layout = self._pages.get(page)
        near = layout.nearest(x, y) if layout is not None else None
        return self._whole(*near) if near is not None else None

    def _whole(self, offset: int, after: bool) -> Caret:
        if 0 < offset < len(self._text):
            low = max(0, offset - 64)
            start, end = (low + value for value in widen(self._text[low : offset + 64], offset - low, offset + 1 - low))
            if start < offset:
                offset = end if after else start
        return Caret(offset, upstream=after)

    # Carets and lines

    def caret_place(self, caret: Caret) -> CaretPlace | None:
        """Where a caret is drawn: at the end of the letter before it (upstream), else at the start of the next."""
        before, after = self._find(caret.offset - 1), self._find(caret.offset)
        if before is not None and (caret.upstream or after is None):
            return self._edge(*before, end=True)
        if after is not None:
            return self._edge(*after, end=False)
        beyond = self._next(caret.offset)
        return self._edge(*beyond, end=False) if beyond is not None else None

    def _find(self, offset: int) -> tuple[int, int] | None:
        for index, page in self._pages.items():
            at = bisect_left(page.offsets, offset)
            if at < len(page.offsets) and page.offsets[at] == offset:
                return index, at
        return None

    def _next(self, offset: int) -> tuple[int, int] | None:
        """The first letter that stands somewhere from an offset on, else the last before it."""
        best: tuple[int, int, int] | None = None
        for index, page in self._pages.items():
            if page.offsets:
                at = min(bisect_left(page.offsets, offset), len(page.offsets) - 1)
                away = page.offsets[at] - offset
                away = away if away >= 0 else 10**9 - away
                if best is None or away < best[0]:
                    best = (away, index, at)
        return best[1:] if best is not None else None

    def _edge(self, index: int, at: int, *, end: bool) -> CaretPlace:
        page = self._pages[index]
        rect, flags = page.rect(at), page.flags[at]
        low = bool(flags & _LEFT_TO_RIGHT) != end
        if flags & _VERTICAL:
            y = rect.y0 if low else rect.y1
            return CaretPlace(index, at, Rect(rect.x0, y, rect.x1, y))
        x = rect.x0 if low else rect.x1
        return CaretPlace(index, at, Rect(x, rect.y0, x, rect.y1))

    def line_edge(self, caret: Caret, *, end: bool) -> Caret:
        """The start or the end of the line in which a caret stands."""
        place = self.caret_place(caret)
        if place is None:
            return caret
        page = self._pages[place.page]
        line = page.line_of(place.at)
        return Caret(page.offsets[line[-1]] + 1, upstream=True) if end else Caret(page.offsets[line[0]])

    def line_beside(self, caret: Caret, x: float, *, down: bool) -> Caret:
        """The caret on the next line of the text, or the one before, nearest to x; the same where there is none.

        The lines go on over columns and pages in the order of the text.
        """
        place = self.caret_place(caret)
        if place is None:
            return caret
        page, line = self._pages[place.page], self._pages[place.page].line_of(place.at)
        at = line[-1] + 1 if down else line[0] - 1
        if not 0 <= at < len(page.offsets):
            beside = [p for p in self._pages.values() if p.offsets and (p.index > place.page) == down and p is not page]
            if not beside:
                return caret
            page = min(beside, key=lambda p: p.index) if down else max(beside, key=lambda p: p.index)
            at = 0 if down else len(page.offsets) - 1
        line = page.line_of(at)
        best = min(line, key=lambda at: max(page.rect(at).x0 - x, x - page.rect(at).x1, 0.0))
        rect = page.rect(best)
        start = (x < (rect.x0 + rect.x1) / 2) == bool(page.flags[best] & _LEFT_TO_RIGHT)
        return self._whole(page.offsets[best] + (not start), not start)
