"""The rows of the page: which stretches of the text stand under and beside one another.

A row is one block, a part of a very long block, or the cells of one table row. Built in O(blocks) when a document is
opened; nothing here looks at a single character of an ordinary block. All offsets are code points of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from egpk_desk.document import Block, Document

# Qt lays out a paragraph as one: 20,000 characters take about 10 ms, a million 0.5 s (measured, PySide6 6.11.3).
SPLIT_AFTER = 20_000
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one block that is laid out as one text: ``[start, end)``, and the block's index."""

    start: int
    end: int
    block: int
    begins_block: bool = True
    ends_block: bool = True


@dataclass(frozen=True, slots=True)
class TableShape:
    """What all rows of one table share: how many columns, how wide each (shares of 1), and the blocks it runs over."""

    first_block: int
    last_block: int
    first_row: int
    last_row: int
    shares: tuple[float, ...]


class Rows:
    """All rows of a document, in reading order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.blocks: list[int] = []  # index of the row's first block
        self._cell_counts: dict[int, int] = {}  # row -> number of cells, for table rows
        self._tables: dict[int, list[int]] = {}  # table -> first block, last block, first row, last row (of the page)
        self._shapes: dict[int, TableShape] = {}
        self._build()

    def _build(self) -> None:
        starts, ends, firsts = self.starts, self.ends, self.blocks
        current: tuple[int, int] | None = None
        for index, block in enumerate(self.document.blocks):
            cell = block.cell
            if cell is not None:
                place = (cell.table, cell.row)
                if place == current:
                    ends[-1] = block.end
                    self._cell_counts[len(starts) - 1] += 1
                else:
                    self._cell_counts[len(starts)] = 1
                    starts.append(block.start)
                    ends.append(block.end)
                    firsts.append(index)
                table = self._tables.setdefault(cell.table, [index, index, len(starts) - 1, len(starts) - 1])
                table[1], table[3] = index, len(starts) - 1
                current = place
                continue
            current = None
            if block.end - block.start > SPLIT_AFTER:
                self._split(index, block)
                continue
            starts.append(block.start)
            ends.append(block.end)
            firsts.append(index)

    def _split(self, index: int, block: Block) -> None:
        start = block.start
        while start < block.end:
            end = block.end
            if end - start > SPLIT_AFTER:
                space = _SPACE.search(self.document.text, start + SPLIT_AFTER, min(end, start + 2 * SPLIT_AFTER))
                end = space.end() if space else min(end, start + SPLIT_AFTER)
            self.starts.append(start)
            self.ends.append(end)
            self.blocks.append(index)
            start = end

    def __len__(self) -> int:
        return len(self.starts)

    def block(self, row: int) -> Block:
        """The first (mostly only) block of a row."""
        return self.document.blocks[self.blocks[row]]

    def is_table(self, row: int) -> bool:
        return row in self._cell_counts

    def stretches(self, row: int) -> tuple[Stretch, ...]:
        """What stands in a row: one stretch, or one for each cell."""
        first = self.blocks[row]
        if row in self._cell_counts:
            indexes = range(first, first + self._cell_counts[row])
            return tuple(Stretch(self.document.blocks[i].start, self.document.blocks[i].end, i) for i in indexes)
        block, start, end = self.document.blocks[first], self.starts[row], self.ends[row]
        return (Stretch(start, end, first, start == block.start, end == block.end),)

    def at(self, offset: int) -> int:
        """The row that holds an offset; between rows, the row before (the first at the head of the text)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def spanned(self, start: int, end: int) -> range:
        """The rows that a range ``[start, end)`` touches."""
        if not self.starts:
            return range(0)
        first, last = self.at(start), self.at(max(start, end - 1))
        if self.ends[first] <= start and first < last:
            first += 1  # the range begins in the white space after that row
        return range(first, last + 1)

    def table(self, number: int) -> TableShape:
        """The shape of a table, worked out when it is first shown."""
        shape = self._shapes.get(number)
        if shape is None:
            first, last, first_row, last_row = self._tables[number]
            shape = TableShape(first, last, first_row, last_row, self._shares(first, last))
            self._shapes[number] = shape
        return shape

    def _shares(self, first: int, last: int) -> tuple[float, ...]:
        """Column widths by what stands in them: between the longest word's and the longest cell's need."""
        blocks = self.document.blocks[first : min(last, first + 2000) + 1]
        needs: dict[int, float] = {}
        columns = 1
        for block in blocks:
            cell = block.cell
            if cell is None:
                continue
            columns = max(columns, cell.column + cell.colspan)
            if cell.colspan == 1:
                need = min(60.0, max(5.0, float(block.end - block.start))) ** 0.75
                needs[cell.column] = max(needs.get(cell.column, 0.0), need)
        weights = [needs.get(column, 4.0) for column in range(columns)]
        return tuple(weight / sum(weights) for weight in weights)
