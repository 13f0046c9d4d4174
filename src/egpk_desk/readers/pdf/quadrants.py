"""Text that runs up or down a page, turned so that its lines run to the right."""

from __future__ import annotations

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def quadrant_of(a: float, b: float) -> int:
    """In which of four directions the line runs: 0 to the right, 1 upwards, 2 upside down, 3 downwards."""
    if abs(b) > abs(a):
        return 1 if b > 0 else 3
    return 0 if a >= 0 else 2


def turned_point(x: float, y: float, quadrant: int) -> Point:
    """A point turned so that its line runs to the right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quadrant]


def turned_box(box: Box, quadrant: int) -> Box:
    """A box turned so that its line runs to the right."""
    if not quadrant:
        return box
    x0, y0 = turned_point(box[0], box[1], quadrant)
    x1, y1 = turned_point(box[2], box[3], quadrant)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
