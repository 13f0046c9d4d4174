"""The shapes that an annotation's appearance paints: all that some programs leave of which letters are marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ContentStream

from egpk_desk.annotations.pages import Point

_MOST_STEPS = 20_000  # of one appearance
_PAINTS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"})
_ENDS = _PAINTS | {b"n"}
_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def painted_shapes(annotation: Any) -> list[list[Point]]:
    """The points of each shape of the normal appearance, in the page's coordinates (ISO 32000-1, 12.5.5).

    A shape is what one part of a path runs through. Raises what pypdf raises for a broken stream.
    """
    form = (annotation.get("/AP") or {}).get("/N")
    form = form.get_object() if form is not None else None
    if not hasattr(form, "get_data"):
        return []
    placed = _placed(form, annotation)
    if placed is None:
        return []
    return [[_through(placed, point) for point in shape] for shape in _shapes(ContentStream(form, None))]


def _placed(form: Any, annotation: Any) -> _Matrix | None:
    """What takes the appearance's coordinates to the page's: its box, turned by its matrix, fills the rectangle."""
    rect = _sorted([float(value) for value in annotation["/Rect"]])
    box = _sorted([float(value) for value in form["/BBox"]])
    own = _matrix([float(value) for value in form.get("/Matrix", _AS_IT_IS)])
    corners = [_through(own, (x, y)) for x in box[0::2] for y in box[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if wide <= 0 or high <= 0:
        return None
    across, up = (rect[2] - rect[0]) / wide, (rect[3] - rect[1]) / high
    return _joined(own, (across, 0.0, 0.0, up, rect[0] - min(xs) * across, rect[1] - min(ys) * up))


def _shapes(stream: ContentStream) -> Iterator[list[Point]]:
    matrix, kept = _AS_IT_IS, list[_Matrix]()
    path: list[list[Point]] = []
    for operands, operator in stream.operations[:_MOST_STEPS]:
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q" and kept:
            matrix = kept.pop()
        elif operator == b"cm" and len(operands) == 6:
            matrix = _joined(_matrix([float(value) for value in operands]), matrix)
        elif operator == b"re" and len(operands) == 4:
            x, y, wide, high = (float(value) for value in operands)
            path.append(
                [_through(matrix, point) for point in ((x, y), (x + wide, y), (x, y + high), (x + wide, y + high))]
            )
        elif operator == b"m" and len(operands) == 2:
            path.append([_through(matrix, (float(operands[0]), float(operands[1])))])
        elif operator in (b"l", b"c", b"v", b"y") and path:
            values = [float(value) for value in operands]
            path[-1].append(_through(matrix, (values[-2], values[-1])))
        elif operator in _ENDS:
            if operator in _PAINTS:
                yield from (shape for shape in path if len(shape) > 1)
            path = []


def _matrix(values: list[float]) -> _Matrix:
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _through(matrix: _Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    """One matrix for two that are applied after each other."""
    origin, right, up = (_through(then, _through(first, point)) for point in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
    return right[0] - origin[0], right[1] - origin[1], up[0] - origin[0], up[1] - origin[1], origin[0], origin[1]


def _sorted(box: list[float]) -> list[float]:
    return [min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])]
