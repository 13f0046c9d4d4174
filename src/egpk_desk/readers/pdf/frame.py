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
    """The frame of a PDFium page.

    Its boxes may be inherited from the tree of pages, as XeTeX's are: only the box that PDFium itself shows knows that.
    """
    from pypdfium2 import raw  # other processes, which must not load PDFium, know frames too

    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    return Frame((box.left, box.bottom, box.right, box.top), page.get_rotation() // 90)
