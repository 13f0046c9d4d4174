"""Glyphs into lines: baselines, raised markers, tashkeel joined to its letter, and spaces by geometry."""

from __future__ import annotations

import statistics
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from egpk_desk.readers.pdf.bidi_order import kind_of
from egpk_desk.readers.pdf.glyphs import Glyph, marks_of
from egpk_desk.readers.pdf.grids import Grid
from egpk_desk.readers.pdf.spacing import Spacing, gap_between, gaps_of, in_visual_order, measure

_SMALL = 0.88  # of the usual size: smaller glyphs may be raised markers
_WIDE = 0.9  # em; a line falls into segments here (columns, cells, tabs)
_LOOK = 8  # neighbours looked at when a mark seeks its letter
_LONGEST_MARKER = 12
_BESIDE = 0.5  # em by which the letter that a mark is written beside may stand farther off
_HAMZA_MARKS = "\u0653\u0654\u0655"
_AS_HIGH = 1.08  # times; a letter that is higher has its hamza in its own glyph
_SHORT = 0.15  # em; a tatweel that somebody wrote is longer
_OTHER = 1.0  # em (of cost) by which the next letter may be worse for a mark
_OWN_ROOM = 0.2  # em
_OVERLAID = 0.15  # of it
_CLEAR = 0.1  # em; a mark whose middle is farther from a letter is not that letter's, wherever it was written


@dataclass(slots=True)
class Row:
    """Glyphs on one baseline, unordered."""

    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)


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
    once = _once(glyphs)
    rows = _rows([glyph for glyph in once if not glyph.is_mark])
    _join_marks(rows, [glyph for glyph in once if glyph.is_mark])
    _strip_lent([glyph for row in rows for glyph in row.glyphs])
    ordered = [(row, in_visual_order(row.glyphs)) for row in rows]
    for _, visual in ordered:
        _name_alefs(visual)
        for kaf, joint, lam in zip(visual, visual[1:], visual[2:], strict=False):
            if joint.text == "\u0640" and (
                (kaf.text[:1] == "ك" and lam.text[-1:] == "ل") or lam.pen - joint.pen < _SHORT * joint.size
            ):
                joint.filler = True  # how Amiri joins letters; nobody writes a tatweel there, or one as short
    gaps = [gaps_of(row.size, visual) for row, visual in ordered]
    spacing = measure(gaps)
    return [
        segment
        for (row, visual), held in zip(ordered, gaps, strict=True)
        for segment in _cut(row, visual, spacing, spacing.of_row(held), grids)
    ]


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
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


def _rows(glyphs: list[Glyph]) -> list[Row]:
    """Rows from the top; small raised runs join the row beside them."""
    if not glyphs:
        return []
    usual = statistics.median(glyph.size for glyph in glyphs)
    rows: list[Row] = []
    for glyph in sorted((g for g in glyphs if g.size >= _SMALL * usual), key=lambda g: -g.base):
        reach = 0.3 if glyph.text.strip() else 0.15
        for row in reversed(rows[-3:]):
            if abs(row.base - glyph.base) < reach * max(glyph.size, row.size):
                row.glyphs.append(glyph)
                row.size = max(row.size, glyph.size) if glyph.text.strip() else row.size
                break
        else:
            rows.append(Row(glyph.base, glyph.size, [glyph]))
    rows = [row for row in rows if any(glyph.text.strip() for glyph in row.glyphs)]
    _place_small(rows, [glyph for glyph in glyphs if glyph.size < _SMALL * usual])
    _merge_stray(rows)
    rows.sort(key=lambda row: -row.base)
    return rows


def _place_small(rows: list[Row], small: list[Glyph]) -> None:
    """Small glyphs: short runs beside a row are its markers, the others are rows of small print."""
    found: list[Row] = []
    runs: list[list[Glyph]] = []
    for glyph in sorted(small, key=lambda g: (-round(g.base, 1), g.x0)):
        last = runs[-1][-1] if runs else None
        if last and abs(last.base - glyph.base) < 0.15 * glyph.size and glyph.x0 - last.x1 < 0.9 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    index = _RowIndex(rows)
    for run in runs:
        head = run[0]
        end = max(glyph.x1 for glyph in run)
        visible = [glyph for glyph in run if glyph.text.strip()]
        beside = index.nearest(head.x0, end, head.base + 0.3 * head.size)
        if visible and beside is not None and len(visible) <= _LONGEST_MARKER:
            beside.glyphs.extend(run)
        elif visible:
            same = next((row for row in found[-3:] if abs(row.base - head.base) < 0.3 * head.size), None)
            if same:
                same.glyphs.extend(run)
            else:
                found.append(Row(head.base, max(glyph.size for glyph in run), list(run)))
    rows += found


def _merge_stray(rows: list[Row]) -> None:
    """A few glyphs a little off a baseline (raised by the font's own rules) belong to the row that they touch."""
    long = [row for row in rows if len(row.glyphs) > 8]
    index = _RowIndex(long)
    for row in rows:
        visible = [glyph for glyph in row.glyphs if glyph.text.strip()]
        if 0 < len(visible) <= 3 and len(row.glyphs) <= 8:
            left, right = min(g.x0 for g in visible), max(g.x1 for g in visible)
            home = index.nearest(left, right, row.base + 0.2 * row.size)
            if home is not None and abs(home.base - row.base) < 0.8 * row.size:
                home.glyphs.extend(row.glyphs)
                row.glyphs = []
    rows[:] = [row for row in rows if row.glyphs]


class _RowIndex:
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


def _join_marks(rows: list[Row], marks: list[Glyph]) -> None:
    """Each mark goes to the letter under or over it.

    Between two narrow letters the ink does not decide; there the letter wins beside which the producer wrote the mark,
    before it or after it as it does on most of the page.
    """
    index = _RowIndex(rows)
    order = sorted(glyph.index for row in rows for glyph in row.glyphs if glyph.text.strip())
    choices: list[tuple[Glyph, list[tuple[float, Glyph]]]] = []
    after = 0
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        costs: list[tuple[float, Glyph]] = []
        for row in index.near(mark.base, 0.8, 1.2):
            for glyph in index.around(row, middle):
                aside = max(glyph.x0 - middle, middle - glyph.x1, 0.0)
                cost = 3 * aside + abs(mark.base - glyph.base) + 0.3 * abs(middle - (glyph.x0 + glyph.x1) / 2)
                costs.append((cost + (0.0 if kind_of(glyph.text) in "RL" else mark.size), glyph))
        if costs:
            nearest = min(costs, key=lambda choice: choice[0])[1]
            after += 1 if nearest.index == _neighbour(order, mark.index, -1) else 0
            after -= 1 if nearest.index == _neighbour(order, mark.index, 1) else 0
            choices.append((mark, costs))
    sure = abs(after) > 0.5 * len(choices)
    found: list[tuple[float, Glyph, list[tuple[float, Glyph]]]] = []
    for mark, costs in choices:
        beside = _neighbour(order, mark.index, -1 if after > 0 else 1) if sure else None
        alone = mark.end > 0 and _has_own_room(mark, [glyph for _, glyph in costs])
        if alone:
            # In right-to-left words what takes room of its own stands on the left of its letter.
            right = [glyph for _, glyph in costs if glyph.pen > (mark.pen + mark.end) / 2]
            beside = min(right, key=lambda glyph: glyph.pen).index if right else beside
            _fill(index, mark, costs)
        middle = (mark.x0 + mark.x1) / 2

        def cost_of(
            choice: tuple[float, Glyph], middle: float = middle, beside: int | None = beside, alone: bool = alone
        ) -> float:
            cost, glyph = choice
            aside = max(glyph.x0 - middle, middle - glyph.x1)
            near = glyph.index == beside and aside < (_BESIDE if alone else _CLEAR) * glyph.size
            return cost - ((2 if alone else 1) * _BESIDE * glyph.size if near else 0.0)

        ranked = sorted(((cost_of(choice), choice[1]) for choice in costs), key=lambda choice: choice[0])
        found.append((ranked[0][0], mark, ranked))
    for best, mark, ranked in sorted(found, key=lambda each: each[0]):
        # No letter has one mark twice: of two that seek the same letter, the one that stands better on it has it.
        free = (glyph for cost, glyph in ranked if cost < best + _OTHER * mark.size and not _has(glyph, mark))
        next(free, ranked[0][1]).marks.append(mark)
    for row in rows:
        for glyph in row.glyphs:
            if len(glyph.marks) > 1:
                glyph.marks.sort(key=lambda mark: mark.index)


def _has_own_room(mark: Glyph, letters: Sequence[Glyph]) -> bool:
    """Whether a mark stands between letters that leave it its advance, as where a face does not call it a mark."""
    room = mark.end - mark.pen
    return room > _OWN_ROOM * mark.size and all(
        min(mark.end, letter.x1) - max(mark.pen, letter.pen) < _OVERLAID * room for letter in letters
    )


def _fill(index: _RowIndex, mark: Glyph, costs: Sequence[tuple[float, Glyph]]) -> None:
    """Let the room of a mark be no gap between its neighbours."""
    letter = min(costs, key=lambda choice: choice[0])[1]
    for row in index.near(mark.base, 0.8, 1.2):
        if any(glyph is letter for glyph in row.glyphs):
            filler = Glyph("", mark.pen, mark.end, row.base, row.base, mark.pen, row.base, row.size, mark.index)
            filler.filler = True
            row.glyphs.append(filler)
            return


def _has(letter: Glyph, mark: Glyph) -> bool:
    """Whether a letter has the same mark already, at another place: at the same place it is only said twice."""
    return bool(mark.text) and any(
        other.text == mark.text and abs(other.x0 + other.x1 - mark.x0 - mark.x1) > 2 * _CLEAR * mark.size
        for other in letter.marks
    )


def _neighbour(order: list[int], index: int, step: int) -> int | None:
    """The index of the letter written before (-1) or after (1) a mark."""
    at = bisect_left(order, index)
    if step < 0:
        return order[at - 1] if at else None
    return order[at] if at < len(order) else None


def _cut(
    row: Row, visual: Sequence[Glyph], spacing: Spacing, narrowest: float, grids: Sequence[Grid] = ()
) -> list[Segment]:
    """A row as segments; spaces are put in where the gap is that of a word, ``narrowest`` the least such."""
    found: list[Segment] = []
    current: list[Glyph] = []
    right: float | None = None
    wrote: Glyph | None = None
    size = row.size
    walls = sorted(x for grid in grids for x in grid.walls_at(row.base + 0.3 * size))
    between = 0  # which walls the last glyph stands between
    for glyph in visual:
        if glyph.filler:
            if not glyph.text and current and right is not None:  # the room of a mark, which ends its word
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
        if right is None or glyph.x1 > right:
            right = glyph.x1
        wrote = None
    if current:
        found.append(_segment(current, row))
    return found


def _strip_lent(letters: Sequence[Glyph]) -> None:
    """Take from letters the marks that are not drawn with them.

    Programs that shape with HarfBuzz give a glyph the text of the first cluster it stood in, marks included, and keep
    it where it stands without them. Only where the page shows that they do: the same text with a mark's glyph over it.
    """
    if any(glyph.spanned for glyph in letters):
        return  # who writes ActualText says where a map would lie
    lent: dict[str, float] = {}  # how high the letters stand that have a mark's glyph over them, in em
    for glyph in letters:
        if _bare(glyph.text) != glyph.text and any(_draws(mark, glyph) for mark in glyph.marks):
            lent[glyph.text] = max(lent.get(glyph.text, 0.0), (glyph.ink[3] - glyph.ink[1]) / glyph.size)
    spoken = any(not glyph.spanned and glyph.marks and marks_of(glyph.text) for glyph in letters)
    for glyph in letters:
        if glyph.spanned or glyph.marks:
            continue
        if glyph.text in lent and glyph.ink[3] - glyph.ink[1] < _AS_HIGH * lent[glyph.text] * glyph.size:
            glyph.text = _bare(glyph.text) or glyph.text
        elif spoken and len(glyph.text) > 1 and marks_of(glyph.text):
            glyph.text = "".join(sign for sign in glyph.text if not marks_of(sign)) or glyph.text


def _draws(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark draws what the letter's text has: a sign that is not known, or a hamza clear of the letter."""
    if not mark.text:
        return True
    clear = mark.ink[1] > letter.ink[3] - 0.05 * letter.size or mark.ink[3] < letter.ink[1] + 0.05 * letter.size
    return clear and mark.text in _HAMZA_MARKS and mark.text in unicodedata.normalize("NFD", letter.text)


def _bare(text: str) -> str:
    """Letters without tashkeel and without hamza and madda over or under them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


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
    body = [glyph for glyph in visible if glyph.size > _SMALL * large]
    if 2 * len(body) < len(visible):
        return Segment(glyphs, row.base, row.size)
    return Segment(glyphs, statistics.median(glyph.base for glyph in body), large)


def space_between(left: float, right: float, row: Row | Segment) -> Glyph:
    """A space that the page only shows as a gap."""
    return Glyph(" ", left, right, row.base, row.base + row.size, left, row.base, row.size, -1)
