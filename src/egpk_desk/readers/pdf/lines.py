"""Glyphs into lines: spaces by geometry, and what stands apart on one baseline apart."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.grids import Grid
from egpk_desk.readers.pdf.marks import join_marks, strip_lent
from egpk_desk.readers.pdf.rows import SMALL, Row, once, rows_of
from egpk_desk.readers.pdf.spacing import (
    Spacing,
    end_of,
    find_overhangs,
    gap_between,
    gaps_of,
    in_visual_order,
    measure,
)

_WIDE = 0.9  # em; a line falls into segments here (columns, cells, tabs)
_INEXACT = 0.03  # em
_FEWEST_INEXACT, _MANY_INEXACT = 3, 0.3
_MANY_IN_ROW = 4  # tatweels of one line
_SHORT = 0.15  # em; a tatweel that somebody wrote is longer


@dataclass(slots=True)
class Segment:
    """A stretch of one row without a wide gap: glyphs from left to right, spaces inserted."""

    glyphs: list[Glyph]
    base: float
    size: float
    x0: float = 0.0
    x1: float = 0.0

    def __post_init__(self) -> None:
        self.x0 = min(glyph.x0 for glyph in self.glyphs)
        self.x1 = max(glyph.x1 for glyph in self.glyphs)

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def segments(glyphs: Sequence[Glyph], grids: Sequence[Grid] = ()) -> list[Segment]:
    """The segments of a page (or of its glyphs of one direction), from the top; none stands in two cells of ``grids``.

    Costs n log n.
    """
    kept = once(glyphs)
    rows = rows_of([glyph for glyph in kept if not glyph.is_mark])
    join_marks(rows, [glyph for glyph in kept if glyph.is_mark])
    strip_lent([glyph for row in rows for glyph in row.glyphs])
    ordered = [(row, in_visual_order(row.glyphs)) for row in rows]
    for _, visual in ordered:
        _name_alefs(visual)
        for kaf, joint, lam in zip(visual, visual[1:], visual[2:], strict=False):
            if joint.text == "\u0640" and (
                (kaf.text[:1] == "ك" and lam.text[-1:] == "ل") or lam.pen - joint.pen < _SHORT * joint.size
            ):
                joint.filler = True  # how Amiri joins letters; nobody writes a tatweel there, or one as short
    _let_stretch([visual for _, visual in ordered])
    find_overhangs([visual for _, visual in ordered])
    gaps = [gaps_of(visual) for row, visual in ordered]
    spacing = measure(gaps)
    return [
        segment
        for (row, visual), held in zip(ordered, gaps, strict=True)
        for segment in _cut(row, visual, spacing, spacing.of_row(held), grids)
    ]


def _cut(
    row: Row, visual: Sequence[Glyph], spacing: Spacing, narrowest: float, grids: Sequence[Grid] = ()
) -> list[Segment]:
    """A row as segments; spaces are put in where the gap is that of a word, ``narrowest`` the least such."""
    found: list[Segment] = []
    current: list[Glyph] = []
    right: float | None = None
    wrote: Glyph | None = None
    walls = sorted(x for grid in grids for x in grid.walls_at(row.base + 0.3 * row.size))
    between = 0  # which walls the last glyph stands between
    for glyph in visual:
        # Not the row's size: a heading in the column beside may stand on the same baseline.
        size = max(glyph.size, current[-1].size) if current else glyph.size
        if glyph.filler:
            if current and right is not None:  # a kashida touches its letters; the room of a mark may end its word
                if spacing.is_space(gap_between(right, glyph) / size, wrote, current[-1], glyph, narrowest):
                    current.append(space_between(right, max(right, glyph.pen), row))
                wrote = None
            right = glyph.x1 if right is None else max(right, glyph.x1)
            continue
        if glyph.text.isspace():
            wrote = glyph
            continue
        gap = gap_between(right, glyph) if right is not None else 0.0
        behind, between = between, bisect_left(walls, (glyph.x0 + glyph.x1) / 2) if walls else 0
        if current and (gap > _WIDE * size or behind != between):
            found.append(_segment(current, row))
            current = []
        elif current and right is not None and spacing.is_space(gap / size, wrote, current[-1], glyph, narrowest):
            current.append(space_between(min(right, right + gap), max(right, right + gap), row))
        current.append(glyph)
        if right is None or end_of(glyph) > right:
            right = end_of(glyph)
        wrote = None
    if current:
        found.append(_segment(current, row))
    return found


def _let_stretch(rows: Sequence[Sequence[Glyph]]) -> None:
    """Tatweels by which a program justified its lines are no letters: many of them lie on their neighbours, or leave a
    little room, as those that somebody wrote do not."""
    held: list[Glyph] = []
    inexact = 0
    for row in rows:
        of_row = len(held)
        if not any(glyph.text == "\u0640" for glyph in row):
            continue
        for left, glyph, right in zip(row, row[1:], row[2:], strict=False):
            if glyph.text == "\u0640" and not glyph.marks and not glyph.filler:
                held.append(glyph)
                gaps = gap_between(end_of(left), glyph), gap_between(glyph.x1, right)
                inexact += any(abs(gap) > _INEXACT * glyph.size for gap in gaps)
        inexact += len(held) - of_row if len(held) - of_row >= _MANY_IN_ROW else 0
    if inexact >= _FEWEST_INEXACT and inexact >= _MANY_INEXACT * len(held):
        for glyph in held:
            glyph.filler = True


def _name_alefs(visual: Sequence[Glyph]) -> None:
    """A tall glyph without a map that touches a lam on its left is the alef of lam-alef, the one ligature that Arabic
    must have: fonts draw it with two glyphs, and some producers map the first one only."""
    for alef, lam in pairwise(visual):
        if alef.unmapped and lam.text[-1:] == "ل" and lam.pen - alef.x1 < 0.05 * lam.size:
            high, wide = alef.y1 - alef.base, alef.x1 - alef.x0
            if high > 0.45 * alef.size and wide < 0.75 * alef.size:
                alef.text, alef.unmapped = "ا", False


def _segment(glyphs: list[Glyph], row: Row) -> Segment:
    """Its size and baseline are those of most of its own glyphs: a heading in the next column lends it none."""
    visible = [glyph for glyph in glyphs if glyph.index >= 0 and not glyph.is_space] or glyphs
    large = max(glyph.size for glyph in visible)
    body = [glyph for glyph in visible if glyph.size > SMALL * large]
    if 2 * len(body) < len(visible):
        return Segment(glyphs, row.base, row.size)
    return Segment(glyphs, statistics.median(glyph.base for glyph in body), large)


def space_between(left: float, right: float, row: Row | Segment) -> Glyph:
    """A space that the page only shows as a gap."""
    return Glyph(" ", left, right, row.base, row.base + row.size, left, row.base, row.size, -1)
