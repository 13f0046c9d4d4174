"""Tables, ruled or not, out of the segments of a page: which cell each segment stands in."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.grids import Grid, Slot
from egpk_desk.readers.pdf.lines import Segment

_GAP = 0.7  # em between columns that no line parts
_NARROW_GAP = 0.3  # the same where many rows keep it
_MOST_ALONE = 6  # lines in one column only that may stand between full rows
_FARTHEST = 4.5  # em between the rows of one table
_LEAST_ROWS = 3
_LONGEST = 400  # letters a cell on the average; what holds more is a page that is laid out with cells
_EVEN = 1.08  # times the least distance of lines
_FLUSH = 0.5  # em
_JUMP = 1.15  # distance of rows over that of the lines within their cells
_ITEM = re.compile(r"[(\[]?[\w]{1,3}[.)\]\-–ـ]{0,2}|[.)\]\-–ـ]{1,2}\w{1,3}")
_MIDDLE = 0.3  # em over the baseline


@dataclass(frozen=True, slots=True)
class Place:
    """The cell that a line stands in: ``table`` counts on the page; columns count from where reading begins."""

    table: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class Table:
    """The segments of each cell. Columns count from the left."""

    cells: dict[Slot, list[Segment]] = field(default_factory=lambda: defaultdict(list))
    columns: int = 0

    @property
    def segments(self) -> list[Segment]:
        return [segment for held in self.cells.values() for segment in held]

    def in_order(self, rtl: bool, number: int) -> list[tuple[Place, list[Segment]]]:
        """The cells row by row, each from the side that reading begins on."""
        found = []
        for slot, held in self.cells.items():
            column = self.columns - slot.column - slot.colspan if rtl else slot.column
            found.append((Place(number, slot.row, column, slot.rowspan, slot.colspan), held))
        return sorted(found, key=lambda cell: (cell[0].row, cell[0].column))


def take_ruled(segments: Sequence[Segment], grids: Sequence[Grid]) -> tuple[list[Segment], list[Table]]:
    """The segments outside the grids, and the tables that those inside make."""
    left = list(segments)
    tables: list[Table] = []
    for grid in grids:
        table, outside = Table(columns=len(grid.xs) - 1), []
        for segment in left:
            slot = grid.slot_at((segment.x0 + segment.x1) / 2, segment.base + _MIDDLE * segment.size)
            if slot is None:
                outside.append(segment)
            else:
                table.cells[slot].append(segment)
        rows = {slot.row for slot in table.cells}
        columns = {slot.column for slot in table.cells}
        letters = sum(len(segment.glyphs) for segment in table.segments)
        if len(columns) < 2 or len(rows) < 2 or letters > _LONGEST * len(table.cells):
            continue
        _split_bands(table)
        tables.append(table)
        left = outside
    return left, tables


def _split_bands(table: Table) -> None:
    """Part the rows of a band that holds several of them: tables are often ruled at their head and foot only."""
    by_row: dict[int, list[Slot]] = defaultdict(list)
    for slot in table.cells:
        by_row[slot.row].append(slot)
    if len(by_row) > 3:
        return
    shift = 0
    cells: dict[Slot, list[Segment]] = defaultdict(list)
    for row in sorted(by_row):
        slots = by_row[row]
        lines = _lines([segment for slot in slots for segment in table.cells[slot]])
        filled = [len({round(s.x0) for s in line}) for line in lines]
        apart = len(lines) >= 3 and sum(1 for count in filled if count > 1) >= 0.7 * len(lines)
        lefts = sorted({min(s.x0 for s in table.cells[slot]) for slot in slots})
        columns = {id(segment): slot for slot in slots for segment in table.cells[slot]}
        groups = _row_groups(lines, lefts) if apart and all(slot.rowspan == 1 for slot in slots) else [lines]
        for number, group in enumerate(groups):
            for line in group:
                for segment in line:
                    slot = columns[id(segment)]
                    cells[Slot(row + shift + number, slot.column, slot.rowspan, slot.colspan)].append(segment)
        shift += len(groups) - 1
    table.cells = cells


def _lines(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by baseline, from the top."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: -s.base):
        if lines and abs(lines[-1][0].base - segment.base) < 0.3 * max(lines[-1][0].size, segment.size):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _row_groups(lines: Sequence[list[Segment]], lefts: Sequence[float]) -> list[list[list[Segment]]]:
    """Lines by the row of the table they belong to; ``lefts`` are where its columns begin.

    Lines of one cell stand closer than rows do, and cells of one row lie beside each other, wherever in the height of
    the row their lines are set.
    """
    columns: dict[int, list[Segment]] = defaultdict(list)
    for line in lines:
        for segment in line:
            columns[bisect_right(lefts, (segment.x0 + segment.x1) / 2)].append(segment)
    gaps = [
        above.base - below.base
        for held in columns.values()
        for above, below in pairwise(held)
        if above.base - below.base > 0.5 * below.size
    ]
    if not gaps or len(columns) < 2 or max(gaps) < _JUMP * min(gaps):
        return [[line] for line in lines]
    near = 1.12 * min(gaps)
    cells: list[list[Segment]] = []
    for held in columns.values():
        of_column = [[held[0]]]
        for above, below in pairwise(held):
            if above.base - below.base <= near:
                of_column[-1].append(below)
            else:
                of_column.append([below])
        wrapped = [cell for cell in of_column if len({round(s.base) for s in cell}) > 1]
        if wrapped and all(_is_number(cell) for cell in wrapped):
            return [[line] for line in lines]  # numbers are not set over several lines: these are rows
        cells += of_column
    rows: list[list[float]] = []  # top and bottom
    for top, bottom in sorted(((c[0].base + 0.2 * c[0].size, c[-1].base) for c in cells), reverse=True):
        if rows and top > rows[-1][1]:
            rows[-1][1] = min(rows[-1][1], bottom)
        else:
            rows.append([top, bottom])
    groups: list[list[list[Segment]]] = [[] for _ in rows]
    at = 0
    for line in lines:
        while at + 1 < len(rows) and line[0].base < rows[at][1] - 0.1 * line[0].size:
            at += 1
        groups[at].append(line)
    return [group for group in groups if group]


def _is_number(cell: Sequence[Segment]) -> bool:
    return not any(glyph.text.isalpha() for segment in cell for glyph in segment.glyphs)


def take_unruled(segments: Sequence[Segment]) -> tuple[list[Segment], list[Table]]:
    """The segments of a region without those that stand in columns over several rows, and the tables of these."""
    lines = _lines(segments)
    left: list[Segment] = []
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        end = _run(lines, at)
        table = _unruled(lines[at:end]) if end - at >= _LEAST_ROWS and not _is_justified(lines, at, end) else None
        if table is not None:
            tables.append(table)
        else:
            end = max(end, at + 1)
            left += (segment for line in lines[at:end] for segment in line)
        at = end
    return left, tables


def _is_justified(lines: Sequence[list[Segment]], start: int, end: int) -> bool:
    """Whether lines go on with the text over and under them: as far from each other, and filling its width as it does.

    The wide gaps of a face with letters of one width meet over some lines by chance.
    """
    if start == 0 or end == len(lines):
        return False
    steps = [above[0].base - below[0].base for above, below in pairwise(lines[start - 1 : end + 1])]
    if max(steps) > _EVEN * min(steps):
        return False
    left, right = min(s.x0 for line in lines for s in line), max(s.x1 for line in lines for s in line)
    full = [
        min(s.x0 for s in line) - left < _FLUSH * line[0].size
        and right - max(s.x1 for s in line) < _FLUSH * line[0].size
        for line in lines[start - 1 : end]
    ]
    return full[0] and sum(full) >= 0.7 * len(full)


def _run(lines: Sequence[list[Segment]], start: int) -> int:
    """Where the lines from ``start`` on no longer keep the same columns."""
    columns = _merged([], lines[start]) if len(lines[start]) > 1 else []
    if len(columns) < 2:
        return start
    end = full = start + 1
    while end < len(lines) and end - full < _MOST_ALONE:
        line = lines[end]
        merged = _merged(columns, line)
        if len(merged) < max(2, len(columns) // 2) or (len(line) == 1 and len(merged) != len(columns)):
            break
        if len(merged) > len(columns) + 2 or lines[end - 1][0].base - line[0].base > _FARTHEST * line[0].size:
            break
        columns = merged
        end += 1
        if len(line) > 1:
            full = end
    # Lines of one cell under the last full row belong to it only where they stand as close as lines of cells do.
    near = [above[0].base - line[0].base for above, line in pairwise(lines[start:full]) if len(line) == 1]
    gaps = [above[0].base - line[0].base for above, line in pairwise(lines[start:full])]
    most = 1.08 * statistics.median(near) if near else 0.9 * statistics.median(gaps) if gaps else 0.0
    while full < end and lines[full - 1][0].base - lines[full][0].base <= most:
        full += 1
    return full


def _merged(columns: list[list[float]], line: Sequence[Segment]) -> list[list[float]]:
    """Columns with the segments of one more line."""
    size = max(segment.size for segment in line)
    spans = sorted([*columns, *([segment.x0, segment.x1] for segment in line)])
    out: list[list[float]] = []
    for left, right in spans:
        if out and left - out[-1][1] < _GAP * size:
            out[-1][1] = max(out[-1][1], right)
        else:
            out.append([left, right])
    return out


def _unruled(lines: Sequence[list[Segment]]) -> Table | None:
    """The table that lines in columns make; None for lists, and for prose whose gaps happen to meet."""
    columns = _columns(lines)
    if len(columns) < 2 or sum(1 for line in lines if len(line) > 1) < _LEAST_ROWS:
        return None
    table = Table(columns=len(columns))
    lefts = [left for left, _ in columns]
    for row, group in enumerate(_row_groups(_cut_at(lines, lefts), lefts)):
        for line in group:
            for segment in line:
                at = max(0, bisect_right(lefts, (segment.x0 + segment.x1) / 2) - 1)
                table.cells[Slot(row, at)].append(segment)
    return None if _is_list(table) or _is_prose(table, columns) else table


def _columns(lines: Sequence[list[Segment]]) -> list[list[float]]:
    """The left and right of each column: what words leave free over all lines, where it is wider than their spaces."""
    size = statistics.median(segment.size for line in lines for segment in line)
    words = sorted(word for line in lines for segment in line for word in _words(segment))
    spaces = [right.x1 - right.x0 for line in lines for s in line for right in s.glyphs if right.is_space]
    space = statistics.median(spaces) if spaces else 0.25 * size
    least = max(_NARROW_GAP * size, 1.15 * space) if len(lines) > _LEAST_ROWS + 1 else _GAP * size
    out: list[list[float]] = []
    for left, right in words:
        if out and left - out[-1][1] < least:
            out[-1][1] = max(out[-1][1], right)
        else:
            out.append([left, right])
    return out


def _words(segment: Segment) -> list[list[float]]:
    out: list[list[float]] = []
    after_space = True
    for glyph in segment.glyphs:
        if glyph.is_space:
            after_space = True
        elif after_space:
            out.append([glyph.x0, glyph.x1])
            after_space = False
        else:
            out[-1][1] = max(out[-1][1], glyph.x1)
    return out


def _cut_at(lines: Sequence[list[Segment]], lefts: Sequence[float]) -> list[list[Segment]]:
    """The segments of each line cut where columns begin."""
    out: list[list[Segment]] = []
    for line in lines:
        cut: list[Segment] = []
        for segment in line:
            parts: dict[int, list[Glyph]] = defaultdict(list)
            for glyph in segment.glyphs:
                parts[bisect_right(lefts, (glyph.x0 + glyph.x1) / 2)].append(glyph)
            for _, glyphs in sorted(parts.items()):
                while glyphs and glyphs[0].is_space:
                    glyphs.pop(0)
                while glyphs and glyphs[-1].is_space:
                    glyphs.pop()
                if glyphs:
                    cut.append(Segment(glyphs, segment.base, segment.size))
        out.append(sorted(cut, key=lambda s: s.x0))
    return out


def _is_list(table: Table) -> bool:
    """Whether a column holds only bullets, or one of two only numbers of items."""
    by_column: dict[int, list[str]] = defaultdict(list)
    for slot, held in table.cells.items():
        by_column[slot.column].append("".join(glyph.text for s in held for glyph in s.glyphs).strip())
    for column, texts in by_column.items():
        if all(len(text) == 1 and not text.isalnum() for text in texts):
            return True
        if len(by_column) == 2 and all(_ITEM.fullmatch(text) for text in texts):
            others = [len(text) for other, held in by_column.items() if other != column for text in held]
            if statistics.mean(others) > 25 or not all(text.isdigit() for text in texts):
                return True
    return False


def _is_prose(table: Table, columns: Sequence[list[float]]) -> bool:
    """Whether cells are as long as lines of prose are, and the gaps between them as narrow as justified ones."""
    letters = sum(len(segment.glyphs) for segment in table.segments) / max(1, len(table.cells))
    gaps = sum(right[0] - left[1] for left, right in pairwise(columns))
    width = columns[-1][1] - columns[0][0]
    return letters > 60 or (letters > 25 and gaps < 0.12 * width)
