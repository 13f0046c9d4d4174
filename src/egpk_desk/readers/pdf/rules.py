"""The straight lines drawn on a page: borders of cells, whether stroked or filled, and the frames of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_THIN = 3.0  # points; what is wider is an area, not a line
_SHORTEST = 4.0
_TOGETHER = 2.0  # points between two lines that are one
_MOST_SEGMENTS = 40_000  # of one page: a map or a chart has more, and no table is looked for
_DEEPEST = 6  # form objects within each other

Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at ``at`` (x of an upright one, y of a level one), from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The level and the upright lines of a page, in points of PDF's coordinates, those that go on in one piece."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()

    def turned(self, quadrant: int) -> Rules:
        """The same, turned so that text that runs in that direction runs to the right (see ``characters``)."""
        if quadrant == 0:
            return self
        if quadrant == 1:  # (x, y) becomes (y, -x)
            return Rules(
                tuple(Rule(-r.at, r.start, r.end) for r in self.upright),
                tuple(Rule(r.at, -r.end, -r.start) for r in self.level),
            )
        if quadrant == 3:  # (x, y) becomes (-y, x)
            return Rules(
                tuple(Rule(r.at, -r.end, -r.start) for r in self.upright),
                tuple(Rule(-r.at, r.start, r.end) for r in self.level),
            )
        level, upright = (tuple(Rule(-r.at, -r.end, -r.start) for r in rules) for rules in (self.level, self.upright))
        return Rules(level, upright)


def rules_of(page: Any) -> Rules:
    """The lines of a PDFium page; none where it holds more than a table could."""
    level: list[Rule] = []
    upright: list[Rule] = []
    count = 0
    for points, closed, stroked in _paths(page):
        count += len(points)
        if count > _MOST_SEGMENTS:
            return Rules()
        for x0, y0, x1, y1 in _edges(points, closed, stroked):
            if x1 - x0 >= y1 - y0:
                level.append(Rule((y0 + y1) / 2, x0, x1))
            else:
                upright.append(Rule((x0 + x1) / 2, y0, y1))
    return Rules(_joined(level), _joined(upright))


def _edges(points: list[Point], closed: bool, stroked: bool) -> Iterator[tuple[float, float, float, float]]:
    """The lines that one stretch of a path shows."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs), max(ys)
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) < _THIN:
        if max(width, height) > _SHORTEST and (stroked or closed):
            yield box
        return
    if not stroked:
        return
    ends = [*points[1:], points[0]] if closed else points[1:]
    for (x0, y0), (x1, y1) in zip(points, ends, strict=False):
        if min(abs(x1 - x0), abs(y1 - y0)) < 0.5 and max(abs(x1 - x0), abs(y1 - y0)) > _SHORTEST:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _joined(rules: list[Rule]) -> tuple[Rule, ...]:
    """Lines at one place that touch are one."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if lanes and rule.at - lanes[-1][-1].at < _TOGETHER / 2 and rule.at - lanes[-1][0].at < _TOGETHER:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    found: list[Rule] = []
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        start: float | None = None
        end = 0.0
        for rule in sorted(lane, key=lambda r: r.start):
            if start is not None and rule.start <= end + _TOGETHER:
                end = max(end, rule.end)
                continue
            if start is not None:
                found.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            found.append(Rule(at, start, end))
    return tuple(found)


def _paths(page: Any) -> Iterator[tuple[list[Point], bool, bool]]:
    """Each stretch of each path: its corners, whether it is closed or filled, and whether it is stroked."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    yield from _within(lambda at: pdfium.FPDFPage_GetObject(page.raw, at), count, (1, 0, 0, 1, 0, 0), 0)


def _within(
    get: Callable[[int], Any], count: int, outer: _Matrix, depth: int
) -> Iterator[tuple[list[Point], bool, bool]]:
    matrix = pdfium.FS_MATRIX()
    for number in range(min(count, _MOST_SEGMENTS)):
        item = get(number)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        own = _product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                yield from _within(
                    lambda at, item=item: pdfium.FPDFFormObj_GetObject(item, at),  # type: ignore[misc]
                    pdfium.FPDFFormObj_CountObjects(item),
                    own,
                    depth + 1,
                )
            continue
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
        if not filled.value and not stroked.value:
            continue
        for points, closed in _stretches(item, own):
            yield points, closed or bool(filled.value), bool(stroked.value)


def _stretches(path: Any, matrix: _Matrix) -> Iterator[tuple[list[Point], bool]]:
    """The stretches of a path that are made of straight lines only."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    straight, closed = True, False
    for number in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and straight:
                yield points, closed
            points, straight, closed = [], True, False
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        closed = closed or pdfium.FPDFPathSegment_GetClose(segment) == 1
    if len(points) > 1 and straight:
        yield points, closed


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    k, m, n, p, q, r = outer
    return (a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r)
