"""What a glyph without a map to Unicode means, by its outline: the nearest of known shapes from several typefaces.

The shapes are those of ``resources/glyphs/shapes.json``, which ``packaging/glyphs/shapes.py`` makes.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from egpk_desk.readers.pdf.embedded import EmbeddedFont, Point
from egpk_desk.readers.pdf.glyphs import marks_of
from egpk_desk.resources import resource

Box = tuple[float, float, float]
Meaning = tuple[str, bool]
Contours = Sequence[Sequence[Point]]

_NONE: Meaning = ("", False)
GRID = 16
_LIKE = 0.012  # em by which a glyph and what stands on the page may differ
_FARTHEST_MARK = 0.6
_FARTHEST = 0.5
_USUAL = 0.08  # by which lam-alef may be farther: it is what producers leave without a map most
_SAME = 0.12  # from a shape of the same face
_LAM_ALEF = frozenset(("لا", "لأ", "لإ", "لآ"))
_FILL = 2  # scan lines a row of the grid


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline laid on a grid: ``bits`` row by row from the bottom; size and place in em."""

    bits: int
    width: float
    height: float
    bottom: float

    def distance(self, other: Shape) -> float:
        """0 for the same shape; above about 0.3 two shapes are different signs."""
        ink = (self.bits | other.bits).bit_count() or 1
        differing = (self.bits ^ other.bits).bit_count() / ink
        aspect = abs(math.log((self.width * other.height) / (self.height * other.width)))
        size = abs(math.log(self.height / other.height))
        place = abs(self.bottom - other.bottom)
        return differing + 0.25 * aspect + 0.2 * size + 0.8 * place


def shape_of(contours: Contours) -> Shape | None:
    """The shape of closed contours in em, filled by the nonzero rule; None where there is nothing."""
    points = [point for contour in contours for point in contour]
    if len(points) < 3:
        return None
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, top - bottom
    if not (1e-3 < width < 20 and 1e-3 < height < 20):
        return None
    edges = [
        (one, two)
        for contour in contours
        for one, two in zip(contour, [*contour[1:], contour[0]], strict=True)
        if one[1] != two[1]
    ]
    bits = 0
    for row in range(GRID):
        held = [0.0] * GRID
        for line in range(_FILL):
            y = bottom + height * (row + (line + 0.5) / _FILL) / GRID
            for x0, x1 in _filled(edges, y):
                _cover(held, (x0 - left) / width * GRID, (x1 - left) / width * GRID)
        for column, share in enumerate(held):
            if share >= _FILL / 2:
                bits |= 1 << (row * GRID + column)
    return Shape(bits, width, height, bottom)


def _filled(edges: Sequence[tuple[Point, Point]], y: float) -> list[tuple[float, float]]:
    """The stretches of a scan line that lie inside."""
    crossings: list[tuple[float, int]] = []
    for (x0, y0), (x1, y1) in edges:
        if (y0 <= y) != (y1 <= y):
            crossings.append((x0 + (y - y0) * (x1 - x0) / (y1 - y0), 1 if y1 > y0 else -1))
    crossings.sort()
    found: list[tuple[float, float]] = []
    winding, start = 0, 0.0
    for x, turn in crossings:
        if winding == 0:
            start = x
        winding += turn
        if winding == 0:
            found.append((start, x))
    return found


def _cover(held: list[float], start: float, end: float) -> None:
    for column in range(max(0, int(start)), min(GRID, int(end) + 1)):
        held[column] += max(0.0, min(end, column + 1) - max(start, column))


@functools.cache
def known_shapes(marks: bool) -> tuple[tuple[str, Shape], ...]:
    """Known shapes of marks, or of all other signs, and what they mean, in logical order."""
    stored = json.loads(resource("glyphs", "shapes.json").read_text("utf-8"))
    return tuple(
        (text, Shape(int(bits, 16), *numbers)) for text, bits, *numbers in stored if bool(marks_of(text)) == marks
    )


def named(font: EmbeddedFont, code: int, mark: bool, box: Box) -> Meaning:
    """What the glyph of a code means, by the font's own tables, else by its outline, and whether that is sure.

    ``box`` is the width, height and bottom of what stands on the page, in em. Empty where nothing tells, or where the
    glyph is not as large as that, so that it is another one. Where the code is 0 the glyph is sought by the box.
    """
    try:
        if code:
            name = font.name(code)
            return _meaning(font, name, mark) if name and _alike(font.outline(name)[1], box) else _NONE
        found = {_meaning(font, name, mark) for name, size in font.boxes if _alike(size, box)}
    except Exception:  # fontTools raises whatever a broken glyph makes it raise
        return _NONE
    return found.pop() if len(found) == 1 else _NONE


def among(font: EmbeddedFont, box: Box, options: Collection[str], numbers: Sequence[int] | None = None) -> str:
    """Which of some texts of marks the glyph draws that is as large as ``box`` (see :func:`named`); empty for none.

    ``numbers`` are those of the glyphs that may be it, where they are known.
    """
    ordered = {"".join(sorted(option)): option for option in options}
    found: set[str] = set()
    try:
        if numbers is None:
            sized = font.boxes
        else:
            names = [name for number in numbers if (name := font.name(number))]
            sized = [(name, font.outline(name)[1]) for name in names]
        for name, size in sized:
            if not (_alike(size, box) or _alike(size, _lowered(box))):
                continue
            told = "".join(sorted(font.texts.get(name, "")))
            shape = None if told in ordered else shape_of(font.outline(name)[0])
            if shape is not None:
                near = ((shape.distance(other), "".join(sorted(text))) for text, other in known_shapes(True))
                away, told = min(((gap, text) for gap, text in near if text in ordered), default=(_FARTHEST_MARK, ""))
                told = told if away < _FARTHEST_MARK else ""
            if told in ordered:
                found.add(ordered[told])
    except Exception:  # fontTools raises whatever a broken glyph makes it raise
        return ""
    return found.pop() if len(found) == 1 else ""


def _lowered(box: Box) -> Box:
    """The box without what PDFium adds to the height of signs of composite fonts: a 64th of it over the baseline."""
    width, height, bottom = box
    return width, height - (height + bottom) / 65, bottom


def _alike(drawn: Box, seen: Box) -> bool:
    return all(abs(one - two) < _LIKE + 0.02 * abs(one) for one, two in zip(drawn, seen, strict=True))


def _meaning(font: EmbeddedFont, name: str, mark: bool) -> Meaning:
    told = font.texts.get(name, "")
    if told and bool(marks_of(told)) == mark:
        return told, True
    if (name, mark) not in font.meanings:
        shape = shape_of(font.outline(name)[0])
        font.meanings[name, mark] = nearest(shape, mark) if shape is not None else _NONE
    return font.meanings[name, mark]


@functools.lru_cache(maxsize=4096)
def nearest(shape: Shape, mark: bool) -> Meaning:
    """What the nearest known shape of a mark, or of anything else, means, and whether it is the very shape."""
    best, meant = (_FARTHEST_MARK if mark else _FARTHEST), ""
    for text, other in known_shapes(mark):
        if abs(shape.bottom - other.bottom) > _FARTHEST:
            continue
        distance = shape.distance(other) - (_USUAL if text in _LAM_ALEF else 0.0)
        if distance < best:
            best, meant = distance, text
    return meant, best < _SAME
