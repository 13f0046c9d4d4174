"""Where the text column and the stripes beside it stand in the viewport, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

MARGIN = 18.0
_LEAST = 60.0
_GAP = 10.0  # between text and stripes
_WIDEST_STRIPES = 220.0


@dataclass(frozen=True, slots=True)
class Column:
    """The text column ``[left, left + width)`` of a view. Stripes stand where lines begin: on its right in Arabic."""

    left: float
    width: float
    view: float  # the width of the viewport
    stripes: float  # the least width kept for stripes
    rtl: bool

    def stripe_zone(self, height: float) -> QRectF:
        """Where stripes and their names are drawn."""
        if self.rtl:
            start = self.left + self.width + _GAP
            return QRectF(start, 0, min(_WIDEST_STRIPES, max(self.stripes, self.view - start - 4)), height)
        end = self.left - _GAP
        start = max(4.0, end - _WIDEST_STRIPES)
        return QRectF(start, 0, end - start, height)


def place_column(view: float, longest: float, rtl: bool) -> Column:
    """The column for a viewport of a width: centred, ``longest`` wide where there is room, clear of the stripes."""
    stripes = 16.0 if view < 480 else min(170.0, 0.2 * view)  # without names where the view is narrow
    width = max(_LEAST, min(longest, view - stripes - 2 * MARGIN))
    left = (view - width) / 2
    left = max(MARGIN, min(left, view - stripes - MARGIN - width)) if rtl else max(left, stripes + MARGIN)
    return Column(float(round(left)), float(round(width)), view, stripes, rtl)
