"""The order in which the segments of a page are read: columns where there are columns, rows otherwise."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.grids import Grid
from egpk_desk.readers.pdf.lines import Segment, space_between
from egpk_desk.readers.pdf.tables import Place, Table, take_ruled, take_unruled

_LEAST_ROWS = 4  # that each column must have
_FULL = 0.6  # of its column's width is what lines of a column fill; cells of a table do not
_LEAST_TEXT = 0.5  # of a column's text stands in such lines
_MANY_FULL = 6  # lines that fill a column of some width are text, whatever tables stand there too
_NARROWEST = 6.0  # em
_PLAINLY = 8  # full lines make a column of text, whatever stands beside it
_ALIKE_WIDE = 0.6  # of the width of a column is what the one beside it has
_TABLE_STEP = 8.0  # points
_HOLE = 1.7  # times the distance of a column's lines: another line has room there
_FEW_CROSS, _MOST_CROSS = 0.1, 0.4  # of the segments
_GUTTER = 0.9  # em
_SAME_GUTTER = 12.0  # points between the gutters of two pages that are one
_DEEPEST = 5
_WORD_GAP = 2.0  # em; justified words stand up to that far apart
_STEP = 2.0  # points
_CROSSED = 4.0  # how much a line that crosses a gutter speaks against it, beside the room that the gutter has
_RAISED_SIZE = 0.82  # of its line's size
_OBJECT = "\ufffc"  # stands for a table


@dataclass(slots=True)
class Line:
    """One line as it is read: glyphs from left to right, with the region (column) it stands in."""

    glyphs: list[Glyph]
    base: float
    size: float
    x0: float
    x1: float
    segments: int = 1
    region: int = 0
    bold: bool = field(default=False)
    place: Place | None = None  # the cell of a table that it stands in
    block: int = 0  # the element of a tagged page that all of it belongs to, 0 for none
    level: int = 0  # of the heading that its tags say it is
    table: int = 0  # while columns are sought: the id of the segment that stands for a table

    @property
    def letters(self) -> list[Glyph]:
        return [glyph for glyph in self.glyphs if glyph.text.strip()]


def is_raised(glyph: Glyph, line: Line) -> bool:
    """Whether a glyph is set above the baseline of its line: small and a little, or at full size and much."""
    height = (glyph.base - line.base) / line.size
    return height > 0.45 or (height > 0.15 and glyph.size < _RAISED_SIZE * line.size)


@dataclass(slots=True)
class Gutters:
    """Where the room between columns lies (x): on the page before, and as found on this one."""

    before: tuple[float, ...] = ()
    found: list[float] = field(default_factory=list)


def lines_in_order(
    segments: Sequence[Segment],
    rtl: bool,
    grids: Sequence[Grid] = (),
    gutters: Gutters | None = None,
    tables: Sequence[Table] = (),
) -> list[Line]:
    """The lines in reading order, tables cell by cell; ``rtl`` says that the right column is read first.

    ``tables`` are those that are known already; ``segments`` holds none of theirs.
    """
    rest, ruled = take_ruled(segments, grids)
    return _Reading(rest, [*tables, *ruled], rtl, gutters or Gutters()).lines()


class _Reading:
    """The segments of one page on their way to lines. A table is one segment until its turn comes."""

    def __init__(self, rest: list[Segment], ruled: Sequence[Table], rtl: bool, gutters: Gutters) -> None:
        self._gutters = gutters
        self._rtl = rtl
        self._tables: dict[int, Table] = {}
        self._kept: list[Segment] = []  # so that no other object gets the id of one
        self._segments = [*rest, *(self._stand_in(table) for table in ruled)]
        self._count = 0

    def lines(self) -> list[Line]:
        found: list[Line] = []
        for number, region in enumerate(_regions(self._segments, self._rtl, 0, self._gutters)):
            rest, tables = take_unruled([s for s in region if id(s) not in self._tables])
            rest += [s for s in region if id(s) in self._tables]
            for line in _rows_of([*rest, *(self._stand_in(table) for table in tables)], frozenset(self._tables)):
                for each in self._cells(line):
                    each.region = number
                    found.append(each)
        return found

    def _stand_in(self, table: Table) -> Segment:
        """One segment as wide and high as the table, on its first baseline."""
        held = table.segments
        top, foot = max(segment.base for segment in held), min(segment.base for segment in held)
        left, right = min(s.x0 for s in held), max(s.x1 for s in held)
        segment = Segment([Glyph(_OBJECT, left, right, foot, top, left, top, 1.0, -1)], top, 1.0)
        self._tables[id(segment)] = table
        self._kept.append(segment)
        return segment

    def _cells(self, line: Line) -> list[Line]:
        table = self._tables.get(line.table)
        if table is None:
            return [line]
        lines: list[Line] = []
        for place, held in table.in_order(self._rtl, self._count):
            for row in _rows_of(held):
                row.place = place
                lines.append(row)
        self._count += 1
        return lines


def _regions(segments: list[Segment], rtl: bool, depth: int, gutters: Gutters) -> list[list[Segment]]:
    """Parts of the page that are read one after the other."""
    gutter, known = None, False
    if depth < _DEEPEST:
        gutter = _gutter_as_before(segments, gutters.before, _FEW_CROSS)
        if gutter is None and len(segments) >= 2 * _LEAST_ROWS:
            gutter = _gutter(segments)
        if gutter is None:
            gutter = _gutter_as_before(segments, gutters.before, _MOST_CROSS)
        if gutter is None and depth == 0:
            gutter = _gutter_of_last(segments)
        known = gutter is not None and any(abs(gutter - place) < _SAME_GUTTER for place in gutters.before)
    if gutter is None:
        return [segments] if segments else []
    blocks: list[tuple[bool, list[Segment]]] = []  # whether it lies beside the gutter, and what stands in it
    for segment in sorted(segments, key=lambda s: -s.base):
        beside = not (segment.x0 < gutter - 1 and segment.x1 > gutter + 1)
        if not blocks or blocks[-1][0] != beside:
            blocks.append((beside, []))
        blocks[-1][1].append(segment)
    sides = [_sides(held, gutter) if beside else ([], []) for beside, held in blocks]
    sure = [
        beside and (known or _side_by_side(*pair)) and (_are_columns(*pair) or _stands_beside_text(*pair, known))
        for (beside, _), pair in zip(blocks, sides, strict=True)
    ]
    if not known and not any(sure):
        return [segments]
    gutters.found.append(gutter)
    regions: list[list[Segment]] = []
    whole: list[Segment] = []
    for (_, held), (left, right), certain in zip(blocks, sides, sure, strict=True):
        # Where the page, or the one before it, has columns, a few lines beside the gutter are the ends of columns.
        if certain or (_side_by_side(left, right) and _may_be_short(left) and _may_be_short(right)):
            if whole:
                regions.append(whole)
                whole = []
            for side in (right, left) if rtl else (left, right):
                regions.extend(_regions(side, rtl, depth + 1, gutters))
        else:
            whole.extend(held)
    if whole:
        regions.append(whole)
    return regions


def _sides(segments: Sequence[Segment], gutter: float) -> tuple[list[Segment], list[Segment]]:
    return [s for s in segments if s.x1 <= gutter + 1], [s for s in segments if s.x0 >= gutter - 1]


def _side_by_side(left: list[Segment], right: list[Segment]) -> bool:
    """Whether lines of both sides stand beside each other, not by turns as Latin lines among Arabic ones do.

    Where they stand by turns, the lines of one side leave room for those of the other.
    """
    few, many = sorted((left, right), key=len)
    sizes: dict[float, float] = {}
    for segment in many:
        for base in _heights(segment):
            sizes[base] = max(sizes.get(base, 0.0), segment.size)
    bases = sorted(sizes)
    if not few or not bases:
        return False
    size = statistics.median(segment.size for segment in [*few, *many])
    # The baselines of several columns may lie anywhere between each other.
    pitch = max(1.4 * size, statistics.median(high - low for low, high in pairwise([bases[0], *bases])))
    beside = 0
    for segment in few:
        at = bisect_left(bases, segment.base)
        if 0 < at < len(bases):
            low, high = bases[at - 1], bases[at]
            beside += high - low < _HOLE * max(pitch, 1.4 * sizes[low], 1.4 * sizes[high])  # a title has more room
        else:
            beside += min(abs(segment.base - base) for base in (bases[0], bases[-1])) < 0.6 * pitch
    return len(few) <= 2 * beside


def _heights(segment: Segment) -> Iterator[float]:
    """The baselines of a segment: many, where it stands for a table."""
    first = segment.glyphs[0]
    yield segment.base
    if first.text == _OBJECT:
        for step in range(1, min(200, int((segment.base - first.y0) / _TABLE_STEP) + 1)):
            yield segment.base - step * _TABLE_STEP


def _stands_beside_text(left: list[Segment], right: list[Segment], known: bool) -> bool:
    """Whether one side is plainly a column of text, so that the other, mostly tables perhaps, is the next column."""
    if not left or not right:
        return False
    wide = [max(s.x1 for s in side) - min(s.x0 for s in side) for side in (left, right)]
    if min(wide) < _ALIKE_WIDE * max(wide):
        return False
    found = [_full_lines(side) for side in (left, right)]
    return any(full >= (_LEAST_ROWS if known else _PLAINLY) and share >= _LEAST_TEXT for full, share in found)


def _may_be_short(side: list[Segment]) -> bool:
    """Whether a side of a gutter is text in a column, though perhaps of a few lines only."""
    return _is_text(side, 0) or (len(_bases(side)) < _LEAST_ROWS and _full_lines(side)[1] >= _LEAST_TEXT)


def _gutter_of_last(segments: list[Segment]) -> float | None:
    """The gutter between a full column of text and the last one of a document, which has a few lines at its head."""
    spans: list[list[float]] = []
    for segment in sorted(segments, key=lambda s: s.x0):
        if spans and segment.x0 <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], segment.x1)
        else:
            spans.append([segment.x0, segment.x1])
    for (_, end), (start, _) in pairwise(spans):
        gutter = (end + start) / 2
        few, many = sorted(_sides(segments, gutter), key=len)
        if start - end < _GUTTER * many[0].size or not _stands_beside_text(few, many, False):
            continue
        top = max(segment.base for segment in many)
        pitch = statistics.median(high.base - low.base for high, low in pairwise(sorted(many, key=lambda s: -s.base)))
        if _full_lines(few)[1] >= _LEAST_TEXT and top - max(segment.base for segment in few) < _HOLE * pitch:
            return gutter
    return None


def _gutter_as_before(segments: Sequence[Segment], before: Sequence[float], most: float) -> float | None:
    """A gutter of the page before that parts these segments, too; ``most`` is the share of them that may cross it."""
    for gutter in before:
        left, right = _sides(segments, gutter)
        crossing = len(segments) - len(left) - len(right)
        if left and right and crossing <= most * len(segments):
            return gutter
    return None


def _gutter(segments: list[Segment]) -> float | None:
    """The x that the fewest lines cross between two stretches that many lines fill; None where there is none."""
    left = min(s.x0 for s in segments)
    right = max(s.x1 for s in segments)
    cells = int((right - left) / _STEP) + 2
    if not 10 < cells < 20_000:
        return None
    change = [0] * (cells + 1)
    for segment in segments:
        change[int((segment.x0 - left) / _STEP)] += 1
        change[min(cells, int((segment.x1 - left) / _STEP) + 1)] -= 1
    cover = []
    held = 0
    for step in change[:cells]:
        held += step
        cover.append(held)
    best: tuple[float, float] | None = None
    before = _running_max(cover)
    after = _running_max(cover[::-1])[::-1]
    margin = max(3, cells // 10)
    at = margin
    while at < cells - margin:
        end = at
        while end < cells - margin and cover[end] == cover[at]:
            end += 1
        sides = min(before[at], after[min(end, cells - 1)])
        if sides >= _LEAST_ROWS and cover[at] * 2.5 <= sides:
            score = _CROSSED * cover[at] / sides - 0.01 * min(end - at, 20)
            if best is None or score < best[0]:
                best = (score, left + (at + end) / 2 * _STEP)
        at = max(end, at + 1)
    return best[1] if best else None


def _running_max(values: list[int]) -> list[int]:
    out: list[int] = []
    top = 0
    for value in values:
        top = max(top, value)
        out.append(top)
    return out


def _are_columns(left: list[Segment], right: list[Segment], depth: int = 0) -> bool:
    """Text in columns fills them; cells of a table, or a label and a value, do not."""
    return _is_text(left, depth) and _is_text(right, depth)


def _is_text(side: list[Segment], depth: int) -> bool:
    if len(_bases(side)) < _LEAST_ROWS:
        return False
    width = max(s.x1 for s in side) - min(s.x0 for s in side)
    size = side[len(side) // 2].size
    if width < _NARROWEST * size:
        return False
    full, share = _full_lines(side)
    if share >= _LEAST_TEXT or (full >= _MANY_FULL and width > 2 * _NARROWEST * size):
        return True
    gutter = _gutter(side) if depth < _DEEPEST else None
    if gutter is None:
        return False
    left = [segment for segment in side if segment.x1 <= gutter + 1]
    right = [segment for segment in side if segment.x0 >= gutter - 1]
    return _are_columns(left, right, depth + 1)


def _bases(segments: list[Segment]) -> set[float]:
    return {round(segment.base) for segment in segments}


def _full_lines(segments: list[Segment]) -> tuple[int, float]:
    """How many lines fill the column, and how much of its text stands in them; justified ones may come in pieces."""
    width = max(s.x1 for s in segments) - min(s.x0 for s in segments)
    joined: list[list[float]] = []  # base, x0, x1
    for segment in sorted(segments, key=lambda s: (-round(s.base), s.x0)):
        last = joined[-1] if joined else None
        if last and abs(last[0] - segment.base) < 2 and segment.x0 - last[2] < _WORD_GAP * segment.size:
            last[2] = max(last[2], segment.x1)
        else:
            joined.append([segment.base, segment.x0, segment.x1])
    lengths = [right - left for _, left, right in joined]
    full = [length for length in lengths if length > _FULL * width]
    return (len(full), sum(full) / sum(lengths)) if width > 0 else (0, 0.0)


def _rows_of(region: list[Segment], tables: frozenset[int] = frozenset()) -> list[Line]:
    """The segments of a region as lines, from the top; those on one baseline are one line.

    ``tables`` are the ids of segments that stand for tables: each is a line of its own.
    """
    lines: list[Line] = []
    rows: list[list[Segment]] = []
    for segment in sorted(region, key=lambda s: -s.base):
        alone = id(segment) in tables or bool(rows and id(rows[-1][0]) in tables)
        if not alone and rows and abs(rows[-1][0].base - segment.base) < 0.3 * max(rows[-1][0].size, segment.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.x0)
        glyphs: list[Glyph] = []
        for segment in row:
            if glyphs:
                glyphs.append(space_between(glyphs[-1].x1, segment.x0, segment))
            glyphs += segment.glyphs
        size = max(row, key=lambda s: len(s.glyphs)).size
        line = Line(glyphs, row[0].base, size, row[0].x0, max(s.x1 for s in row), len(row))
        line.table = id(row[0]) if id(row[0]) in tables else 0
        visible = line.letters
        line.bold = bool(visible) and all(glyph.bold for glyph in visible if glyph.text[0].isalpha())
        lines.append(line)
    return lines
