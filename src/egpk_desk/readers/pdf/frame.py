"""How the page that is shown lies in the coordinates of PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is shown: its crop box in PDF's own coordinates, and the quarter turns to the right."""

    crop: tuple[float, float, float, float]
    turns: int

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDF's coordinates as one of the page as it is shown (ISO 32000-1, 7.7.3.3, 14.11.2)."""
        x0, y0, x1, y1 = self.crop
        if not self.turns:
            return x - x0, y1 - y
        return ((x - x0, y1 - y), (y - y0, x - x0), (x1 - x, y - y0), (y1 - y, x1 - x))[self.turns % 4]

    def unshown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is shown as one of PDF's own coordinates: the inverse of :meth:`shown`."""
        x0, y0, x1, y1 = self.crop
        return ((x + x0, y1 - y), (y + x0, x + y0), (x1 - x, y + y0), (x1 - y, y1 - x))[self.turns % 4]


def frame_of(page: Any) -> Frame:
    """The frame of a PDFium page."""
    crop, media = page.get_cropbox(), page.get_mediabox()
    x0, y0, x1, y1 = max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3])
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = media
    return Frame((x0, y0, x1, y1), page.get_rotation() // 90)
