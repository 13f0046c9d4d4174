"""Where pages stand one below the other, in pixels of the whole column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF

from egpk_desk.document import Page

GAP = 18.0  # pixels between pages, where the printed label stands
PAPER = (595.0, 842.0)  # of a page whose size is not known: A4
LEAST, MOST = 10, 600  # per cent


class Fit(StrEnum):
    """What the scale follows as the view changes its size."""

    WIDTH = "width"
    PAGE = "page"


def size_of(page: Page) -> tuple[float, float]:
    """The width and height of a page, in points."""
    return (page.width, page.height) if page.width > 0 and page.height > 0 else PAPER


def fitting_percent(pages: Sequence[Page], fit: Fit, width: float, height: float) -> float:
    """Hundredths of pixels a point at which the widest page fills a view's width, or the largest is seen whole."""
    sizes = [size_of(page) for page in pages] or [PAPER]
    scale = (width - 2 * GAP) / max(size[0] for size in sizes)
    if fit is Fit.PAGE:
        scale = min(scale, (height - 2 * GAP) / max(size[1] for size in sizes))
    return min(max(floor(scale * 100), LEAST), MOST)


class PageColumn:
    """Pages in a column ``width`` pixels wide or wider, at ``percent`` hundredths of pixels a point."""

    def __init__(self, pages: Sequence[Page], width: float, percent: float) -> None:
        self.pages = tuple(pages)
        self._sizes = [size_of(page) for page in pages]
        widest = max((size[0] for size in self._sizes), default=1.0)
        # In hundredths, and pages at whole pixels: then a picture is shown pixel by pixel, sharp.
        self.scale = max(LEAST, percent) / 100
        self.width = max(width, widest * self.scale + 2 * GAP)
        self._tops = [GAP]
        for _, height in self._sizes:
            self._tops.append(self._tops[-1] + ceil(height * self.scale) + GAP)
        self.height = self._tops[-1]

    def rect(self, at: int) -> QRectF:
        """The place of the ``at``-th page (from 0)."""
        width, height = (side * self.scale for side in self._sizes[at])
        return QRectF(float(floor((self.width - width) / 2)), self._tops[at], width, height)

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
