"""A page of pypdf in the coordinates in which it is shown, and back."""

from __future__ import annotations

from typing import Any

from egpk_desk.readers.pdf.frame import Frame
from egpk_desk.readers.pdf.layout import Rect

Point = tuple[float, float]


def frame_of(page: Any) -> Frame:
    """How a pypdf page is shown: its crop box within its media box, and its quarter turns."""
    media, crop = _box(page.mediabox), _box(page.cropbox)
    x0, y0, x1, y1 = max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3])
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = media
    return Frame((x0, y0, x1, y1), round(page.rotation / 90) % 4)


def _box(box: Any) -> tuple[float, float, float, float]:
    xs, ys = sorted((float(box[0]), float(box[2]))), sorted((float(box[1]), float(box[3])))
    return xs[0], ys[0], xs[1], ys[1]


def corners(frame: Frame, box: Rect) -> tuple[Point, Point, Point, Point]:
    """The corners of a box in PDF's coordinates, as they are shown: upper left and right, lower left and right.

    Adobe's order, which every viewer expects; the standard's words (counterclockwise) are followed by none.
    """
    return (
        frame.unshown(box.x0, box.y0),
        frame.unshown(box.x1, box.y0),
        frame.unshown(box.x0, box.y1),
        frame.unshown(box.x1, box.y1),
    )


def shown_box(frame: Frame, points: list[Point]) -> Rect:
    """The box that holds points of PDF's coordinates, as it is shown; in whatever order they come."""
    turned = [frame.shown(x, y) for x, y in points]
    xs, ys = [x for x, _ in turned], [y for _, y in turned]
    return Rect(min(xs), min(ys), max(xs), max(ys))
