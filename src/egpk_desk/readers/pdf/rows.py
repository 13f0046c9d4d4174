"""Glyphs by their baselines: rows, with the small raised runs that stand beside them."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from egpk_desk.readers.pdf.glyphs import Glyph

SMALL = 0.88  # of the usual size: smaller glyphs may be raised markers
_LOOK = 8  # neighbours looked at when a mark seeks its letter
_LONGEST_MARKER = 12


@dataclass(slots=True)
class Row:
    """Glyphs on one baseline, unordered."""

    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)


def once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs without those that are printed again over themselves to look bold."""
    kept: list[Glyph] = []
    seen: dict[str, dict[int, dict[int, Glyph]]] = {}  # by text, row and column of a grid
    for glyph in glyphs:
        step = 0.2 * glyph.size
        column, row = round(glyph.pen / step), round(glyph.base / step)
        rows = seen.get(glyph.text)
        if rows is None:
            rows = seen[glyph.text] = {}
        twin = None
        for line in (row - 1, row, row + 1):
            if line in rows:
                columns = rows[line]
                for at in (column - 1, column, column + 1):
                    if at in columns and _is_printed_again(glyph, columns[at]):
                        twin = columns[at]
        if twin is not None:
            twin.bold = True
            continue
        rows.setdefault(row, {})[column] = glyph
        kept.append(glyph)
    return kept


def _is_printed_again(glyph: Glyph, before: Glyph) -> bool:
    reach = 0.08 * glyph.size
    return before.owner != glyph.owner and abs(before.pen - glyph.pen) < reach and abs(before.base - glyph.base) < reach


def rows_of(glyphs: list[Glyph]) -> list[Row]:
    """Rows from the top; small raised runs join the row beside them."""
    if not glyphs:
        return []
    usual = statistics.median(glyph.size for glyph in glyphs)
    rows: list[Row] = []
    spaces: list[Glyph] = []
    for glyph in sorted((g for g in glyphs if g.size >= SMALL * usual), key=lambda g: -g.base):
        if not glyph.text.strip():
            spaces.append(glyph)
            continue
        for row in reversed(rows[-3:]):
            if abs(row.base - glyph.base) < 0.3 * max(glyph.size, row.size):
                row.glyphs.append(glyph)
                row.size = max(row.size, glyph.size)
                break
        else:
            rows.append(Row(glyph.base, glyph.size, [glyph]))
    _place_spaces(rows, spaces)
    _place_small(rows, [glyph for glyph in glyphs if glyph.size < SMALL * usual])
    _merge_stray(rows)
    rows.sort(key=lambda row: -row.base)
    return rows


def _place_spaces(rows: list[Row], spaces: list[Glyph]) -> None:
    """Spaces to the row on whose baseline they stand; one without a row parts nothing."""
    at = 0
    for space in spaces:  # from the top, as the rows are
        while at + 1 < len(rows) and abs(rows[at + 1].base - space.base) <= abs(rows[at].base - space.base):
            at += 1
        if rows and abs(rows[at].base - space.base) < 0.3 * max(space.size, rows[at].size):
            rows[at].glyphs.append(space)


def _place_small(rows: list[Row], small: list[Glyph]) -> None:
    """Small glyphs: short runs beside a row are its markers, the others are rows of small print."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(small, key=lambda g: (-round(g.base, 1), g.x0)):
        last = runs[-1][-1] if runs else None
        if last and abs(last.base - glyph.base) < 0.15 * glyph.size and glyph.x0 - last.x1 < 0.9 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    index = RowIndex(rows)
    left: list[Glyph] = []
    for run in runs:
        head = run[0]
        end = max(glyph.x1 for glyph in run)
        visible = [glyph for glyph in run if glyph.text.strip()]
        beside = index.nearest(head.x0, end, head.base + 0.3 * head.size)
        if visible and beside is not None and len(visible) <= _LONGEST_MARKER:
            beside.glyphs.extend(run)
        else:
            left += run
    rows += rows_of(left)  # small print, which has markers of its own


def _merge_stray(rows: list[Row]) -> None:
    """A few glyphs a little off a baseline (raised by the font's own rules) belong to the row that they touch."""
    long = [row for row in rows if len(row.glyphs) > 8]
    index = RowIndex(long)
    for row in rows:
        visible = [glyph for glyph in row.glyphs if glyph.text.strip()]
        if 0 < len(visible) <= 3 and len(row.glyphs) <= 8:
            left, right = min(g.x0 for g in visible), max(g.x1 for g in visible)
            home = index.nearest(left, right, row.base + 0.2 * row.size)
            if home is not None and abs(home.base - row.base) < 0.8 * row.size:
                home.glyphs.extend(row.glyphs)
                row.glyphs = []
    rows[:] = [row for row in rows if row.glyphs]


class RowIndex:
    """Finds the row beside a point, by bisection."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = sorted(rows, key=lambda row: row.base)
        self._bases = [row.base for row in self._rows]
        self._largest = max((row.size for row in rows), default=0.0)
        self._edges: dict[int, tuple[list[float], list[Glyph]]] = {}

    def near(self, height: float, below: float, above: float) -> list[Row]:
        """Rows whose body, from ``below`` under its baseline to ``above`` over it (em), holds the height."""
        low = bisect_left(self._bases, height - above * self._largest)
        high = bisect_left(self._bases, height + below * self._largest)
        rows = self._rows[low : min(high, low + 12)]
        return [row for row in rows if row.base - below * row.size < height < row.base + above * row.size]

    def around(self, row: Row, x: float) -> list[Glyph]:
        """The glyphs of a row that lie nearest to ``x``."""
        held = self._edges.get(id(row))
        if held is None:
            visible = sorted((g for g in row.glyphs if g.text.strip()), key=lambda g: g.x0 + g.x1)
            held = self._edges[id(row)] = ([(g.x0 + g.x1) / 2 for g in visible], visible)
        at = bisect_left(held[0], x)
        return held[1][max(0, at - _LOOK) : at + _LOOK]

    def nearest(self, left: float, right: float, height: float) -> Row | None:
        """The row whose glyphs touch a small run from ``left`` to ``right`` at that height."""
        best: tuple[float, Row] | None = None
        for row in self.near(height, 0.45, 1.25):
            beside = self.around(row, (left + right) / 2)
            gap = min((max(g.x0 - right, left - g.x1, 0.0) for g in beside), default=1e9)
            if gap < 0.6 * row.size:
                off = abs(height - (row.base + 0.35 * row.size))
                if best is None or off < best[0]:
                    best = (off, row)
        return best[1] if best else None
