"""Where pages stand one below the other, in pixels of the whole column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF

from egpk_desk.document import Page

GAP = 18.0  # pixels between pages, where the printed label stands


class PageColumn:
    """Pages in a column ``width`` pixels wide, each fitted to ``zoom`` (1: the widest fits)."""

    def __init__(self, pages: Sequence[Page], width: float, zoom: float) -> None:
        self.pages = tuple(pages)
        widest = max((page.width for page in pages), default=1.0) or 1.0
        # In hundredths, and pages at whole pixels: then a picture is shown pixel by pixel, sharp.
        self.scale = max(5, floor((width - 2 * GAP) / widest * zoom * 100)) / 100
        self.width = max(width, widest * self.scale + 2 * GAP)
        self._tops = [GAP]
        for page in pages:
            self._tops.append(self._tops[-1] + ceil(page.height * self.scale) + GAP)
        self.height = self._tops[-1]

    def rect(self, at: int) -> QRectF:
        """The place of the ``at``-th page (from 0)."""
        page = self.pages[at]
        width = page.width * self.scale
        return QRectF(float(floor((self.width - width) / 2)), self._tops[at], width, page.height * self.scale)

    def at_height(self, y: float) -> int:
        """Which page (from 0) is at a height, or the nearest above."""
        return min(max(0, bisect_right(self._tops, y) - 1), len(self.pages) - 1)

    def between(self, top: float, bottom: float) -> range:
        """The pages (from 0) between two heights."""
        return range(self.at_height(top), self.at_height(bottom) + 1) if self.pages else range(0)

    def place(self, point: QPointF) -> tuple[int, float, float]:
        """A point of the column as the nearest page (from 0) and a point of it, in points."""
        at = self.at_height(point.y())
        if at + 1 < len(self.pages) and self._tops[at + 1] - point.y() < GAP / 2:
            at += 1
        rect = self.rect(at)
        return at, (point.x() - rect.left()) / self.scale, (point.y() - rect.top()) / self.scale
