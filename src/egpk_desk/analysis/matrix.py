"""The evidence matrix: how many passages stand for a row and a column at once, and which.

A highlight counts in a cell where it carries the row's code or one below it, and it, or a highlight of the same
document that overlaps it, the column's; with ``same``, it alone. An axis of documents, months, coders or stances asks
that of the highlight itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
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
    shared = not same and bool(columns.members)
    masks = _masks(column_of)
    bits: dict[int, tuple[int, ...]] = {}
    lists: dict[int, list[list[Coded]]] = {}
    adders: dict[int, list[Callable[[Coded], None]]] = {}
    for first, last in _documents(passages):
        reached = _reached(passages, masks, first, last) if shared else masks[first:last]
        for passage, own, mask in zip(passages[first:last], row_of[first:last], reached, strict=True):
            if not own or not mask:
                continue
            here = bits.get(mask)
            if here is None:
                here = bits[mask] = _bits(mask)
            for row in own:
                if row not in adders:
                    lists[row] = [[] for _ in columns.keys]
                    adders[row] = [cell.append for cell in lists[row]]
                adding = adders[row]
                for column in here:
                    adding[column](passage)
    empty = Cell()
    nothing = (empty,) * len(columns.keys)
    cells = tuple(
        tuple(Cell(tuple(cell)) if cell else empty for cell in lists[row]) if row in lists else nothing
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


_PAIRS = 40
"""So many overlapping pairs for each passage of a document are looked at one by one; more are asked of unions."""


def _masks(columns: Iterable[tuple[int, ...]]) -> list[int]:
    """Columns as the bits of a number."""
    known: dict[tuple[int, ...], int] = {}
    found = []
    for each in columns:
        mask = known.get(each)
        if mask is None:
            mask = known[each] = sum(1 << column for column in each)
        found.append(mask)
    return found


def _bits(mask: int) -> tuple[int, ...]:
    """The places of a number's bits."""
    return tuple(at for at in range(mask.bit_length()) if mask >> at & 1)


def _reached(passages: Sequence[Coded], masks: Sequence[int], first: int, last: int) -> list[int]:
    """The columns (as bits) of each passage of one document and of those that overlap it.

    Passages come in order of their starts, so those that overlap one and come later follow it without a gap.
    """
    found = list(masks[first:last])
    starts = [passage.start for passage in passages[first:last]]
    left = _PAIRS * len(starts)
    for at, start in enumerate(starts):
        end = passages[first + at].end
        beyond = bisect_left(starts, end, at + 1)
        left -= beyond - at - 1
        if left < 0:
            return _reached_by_unions(passages, masks, first, last)
        mine = masks[first + at]
        for other in range(at + 1, beyond):
            if passages[first + other].end > start:
                found[at] |= masks[first + other]
                found[other] |= mine
    return found


def _reached_by_unions(passages: Sequence[Coded], masks: Sequence[int], first: int, last: int) -> list[int]:
    """As :func:`_reached`, in time that does not grow with how many overlap each other.

    A range overlaps one of a column's passages just where it overlaps what they cover together.
    """
    unions: dict[int, tuple[list[int], list[int]]] = {}
    for at in range(first, last):
        start, end = passages[at].start, passages[at].end
        for column in _bits(masks[at]):
            if column not in unions:
                unions[column] = ([start], [end])
                continue
            starts, ends = unions[column]
            if start > ends[-1]:
                starts.append(start)
                ends.append(end)
            elif end > ends[-1]:
                ends[-1] = end
    found = list(masks[first:last])
    for at in range(first, last):
        start, end = passages[at].start, passages[at].end
        for column, (starts, ends) in unions.items():
            place = bisect_right(ends, start)
            if place < len(starts) and starts[place] < end:
                found[at - first] |= 1 << column
    return found
