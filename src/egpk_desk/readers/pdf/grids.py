"""Ruled tables: from the lines on a page to cells, those that span rows or columns too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from egpk_desk.readers.pdf.rules import Rule, Rules

_MEET = 3.0  # points between the ends of lines that meet
_MOST_LINES = 4_000  # of one page; more are a drawing
_MOST_SLOTS = 20_000  # of one table
_COVERED = 0.6  # of a cell's side is ruled where there is a border
_NARROWEST = 6.0  # points; less is a double line


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell: rows from the top, columns from the left."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class Grid:
    """A table's lines: ``xs`` from the left, ``ys`` from the bottom, and the cell of each square between them."""

    xs: list[float]
    ys: list[float]
    slots: dict[tuple[int, int], Slot] = field(default_factory=dict)

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def slot_at(self, x: float, y: float) -> Slot | None:
        """The cell around a point."""
        if not self.holds(x, y):
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        band = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.slots.get((len(self.ys) - 2 - band, column))

    def walls_at(self, y: float) -> list[float]:
        """The x of the borders between cells at a height, from the left; its own sides are the first and the last."""
        if not self.ys[0] <= y <= self.ys[-1]:
            return []
        band = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        row = len(self.ys) - 2 - band
        inner = [
            self.xs[column]
            for column in range(1, len(self.xs) - 1)
            if self.slots.get((row, column)) is not self.slots.get((row, column - 1))
        ]
        return [self.xs[0], *inner, self.xs[-1]]


def grids_of(rules: Rules) -> list[Grid]:
    """The grids of at least two columns and two rows, or of three columns, that the lines of a page make."""
    if not rules.upright or not rules.level or len(rules.upright) + len(rules.level) > _MOST_LINES:
        return []
    found = []
    for level, upright in _connected(rules):
        grid = _grid(level, upright)
        if grid is not None and len(grid.xs) > 2 and len(grid.xs) + len(grid.ys) > 5:
            found.append(grid)
    return sorted(found, key=lambda grid: -grid.ys[-1])


def _connected(rules: Rules) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other, directly or by others."""
    level = sorted(rules.level, key=lambda r: r.at)
    heights = [rule.at for rule in level]
    parents = list(range(len(level) + len(rules.upright)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for number, rule in enumerate(rules.upright):
        low, high = bisect_left(heights, rule.start - _MEET), bisect_right(heights, rule.end + _MEET)
        for at in range(low, high):
            if level[at].start - _MEET <= rule.at <= level[at].end + _MEET:
                parents[root(len(level) + number)] = root(at)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for at, rule in enumerate(level):
        groups[root(at)][0].append(rule)
    for number, rule in enumerate(rules.upright):
        groups[root(len(level) + number)][1].append(rule)
    return groups.values()


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    if not level or not upright:
        return None
    left, right = min(r.start for r in level), max(r.end for r in level)
    bottom, top = min(r.start for r in upright), max(r.end for r in upright)
    # A table may be open at its sides, or at its head and foot.
    xs = _places([*(r.at for r in upright), *([left] if left < min(r.at for r in upright) - _NARROWEST else []),
                  *([right] if right > max(r.at for r in upright) + _NARROWEST else [])])  # fmt: skip
    ys = _places([*(r.at for r in level), *([bottom] if bottom < min(r.at for r in level) - _NARROWEST else []),
                  *([top] if top > max(r.at for r in level) + _NARROWEST else [])])  # fmt: skip
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_SLOTS:
        return None
    grid = Grid(xs, ys)
    between = _Ruled(upright, xs), _Ruled(level, ys)
    parents = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(at: tuple[int, int]) -> tuple[int, int]:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for row in range(rows):
        y0, y1 = ys[rows - 1 - row], ys[rows - row]
        for column in range(columns):
            if column and not between[0].covers(column, y0, y1):
                parents[root((row, column))] = root((row, column - 1))
            if row and not between[1].covers(rows - row, xs[column], xs[column + 1]):
                parents[root((row, column))] = root((row - 1, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for at in parents:
        members[root(at)].append(at)
    for squares in members.values():
        first_row, first_column = min(r for r, _ in squares), min(c for _, c in squares)
        high = max(r for r, _ in squares) - first_row + 1
        wide = max(c for _, c in squares) - first_column + 1
        slot = Slot(first_row, first_column, high, wide)
        for square in squares:
            grid.slots[square] = slot
    return grid


class _Ruled:
    """Which stretches of each of a grid's lines are drawn."""

    def __init__(self, rules: Iterable[Rule], places: Sequence[float]) -> None:
        self._held: dict[int, list[Rule]] = defaultdict(list)
        for rule in rules:
            at = bisect_left(places, rule.at)
            near = [i for i in (at - 1, at) if 0 <= i < len(places)]
            self._held[min(near, key=lambda i: abs(places[i] - rule.at))].append(rule)

    def covers(self, place: int, start: float, end: float) -> bool:
        """Whether most of a stretch of the line with that number is drawn."""
        drawn = sum(max(0.0, min(end, r.end) - max(start, r.start)) for r in self._held.get(place, ()))
        return drawn >= _COVERED * (end - start)


def _places(values: Iterable[float]) -> list[float]:
    """Places in order, those that nearly agree as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] < _NARROWEST:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]
