"""The evidence matrix: how many passages stand for a row and a column at once, and which.

A highlight counts in a cell where it carries the row's code or one below it, and it, or a highlight of the same
document that overlaps it, the column's; with ``same``, it alone. An axis of documents, months, coders or stances asks
that of the highlight itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egpk_desk.analysis.axes import Axis
from egpk_desk.analysis.intervals import covered
from egpk_desk.library.records import Coded

MEASURES = ("count", "characters", "documents")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its highlights, in the order of the library and the text."""

    passages: tuple[Coded, ...] = ()

    @property
    def count(self) -> int:
        return len(self.passages)

    @property
    def highlights(self) -> tuple[str, ...]:
        """The ids of the highlights."""
        return tuple(passage.id for passage in self.passages)

    @property
    def characters(self) -> int:
        """How many code points the highlights cover, each once."""
        by_document: dict[str, list[tuple[int, int]]] = {}
        for passage in self.passages:
            by_document.setdefault(passage.document, []).append((passage.start, passage.end))
        return sum(end - start for spans in by_document.values() for start, end in covered(spans))

    @property
    def documents(self) -> int:
        """In how many documents they stand."""
        return len({passage.document for passage in self.passages})

    def value(self, measure: str) -> int:
        """The cell's number: one of :data:`MEASURES`."""
        return int(getattr(self, measure))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by columns. ``cells[row][column]``."""

    rows: Axis
    columns: Axis
    cells: tuple[tuple[Cell, ...], ...]

    def largest(self, measure: str) -> int:
        """The largest number of any cell."""
        return max((cell.value(measure) for row in self.cells for cell in row), default=0)


def matrix(passages: Sequence[Coded], rows: Axis, columns: Axis, *, same: bool = False) -> Matrix:
    """Count passages, which stand in the order of the library and the text."""
    row_of, column_of = _keys(passages, rows), _keys(passages, columns)
    found: dict[tuple[int, int], list[Coded]] = {}
    for first, last in _documents(passages):
        unions = {} if same or not columns.members else _unions(passages, column_of, first, last)
        for at in range(first, last):
            own_rows, own = row_of[at], column_of[at]
            if not own_rows:
                continue
            passage = passages[at]
            start, end = passage.start, passage.end
            here = list(own)
            for column, (starts, ends) in unions.items():
                if column not in own:
                    place = bisect_right(ends, start)
                    if place < len(starts) and starts[place] < end:
                        here.append(column)
            for row in own_rows:
                for column in here:
                    cell = found.get((row, column))
                    if cell is None:
                        found[row, column] = [passage]
                    else:
                        cell.append(passage)
    empty = Cell()
    cells = tuple(
        tuple(
            Cell(tuple(found[row, column])) if (row, column) in found else empty for column in range(len(columns.keys))
        )
        for row in range(len(rows.keys))
    )
    return Matrix(rows, columns, cells)


def _keys(passages: Sequence[Coded], axis: Axis) -> list[tuple[int, ...]]:
    """The rows (or columns) that each passage itself stands for."""
    if axis.key_of is not None:
        places = {key: (at,) for at, key in enumerate(axis.keys)}
        key_of = axis.key_of
        return [places.get(key_of(passage), ()) for passage in passages]
    of_code: dict[str, tuple[int, ...]] = {}
    for at, members in enumerate(axis.members):
        for code in members:
            of_code[code] = (*of_code.get(code, ()), at)
    known: dict[tuple[str, ...], tuple[int, ...]] = {}
    result = []
    for passage in passages:
        tags = passage.tags
        if tags not in known:
            known[tags] = tuple(sorted({at for tag in tags for at in of_code.get(tag, ())}))
        result.append(known[tags])
    return result


def _documents(passages: Sequence[Coded]) -> Iterable[tuple[int, int]]:
    """The stretches of passages that belong to one document."""
    first = 0
    for at in range(1, len(passages) + 1):
        if at == len(passages) or passages[at].document != passages[first].document:
            yield first, at
            first = at


def _unions(
    passages: Sequence[Coded], column_of: Sequence[tuple[int, ...]], first: int, last: int
) -> dict[int, tuple[list[int], list[int]]]:
    """What the passages of each column cover in one document: where its stretches begin and where they end.

    A range overlaps one of them just where it overlaps what they cover. Passages come in order of their starts.
    """
    found: dict[int, tuple[list[int], list[int]]] = {}
    for at in range(first, last):
        for column in column_of[at]:
            start, end = passages[at].start, passages[at].end
            if column not in found:
                found[column] = ([start], [end])
                continue
            starts, ends = found[column]
            if start > ends[-1]:
                starts.append(start)
                ends.append(end)
            elif end > ends[-1]:
                ends[-1] = end
    return found
