"""The grid of an ODF table: spans, covered cells, and rows and columns that are written once and repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from egpk_desk.document import Cell
from egpk_desk.readers.odt_names import TABLE, TEXT, count

_GROUPS = frozenset(TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows"))
_MOST_REPEATS = 200  # of a row or cell that has text; more is a spreadsheet's filling, or an attack


def grid(table: etree._Element, warn: Callable[[str], None]) -> list[tuple[Cell, etree._Element]]:
    """The cells in reading order with their places (``table`` is left 0). Covered cells are kept where they hold text.

    A sub-table (``table:is-sub-table``) is read as a table within its cell.
    """
    cells: list[tuple[Cell, etree._Element]] = []
    row_index = 0
    for header, row in _rows(table, False):
        repeats = count(row, TABLE + "number-rows-repeated")
        elements = [item for item in row if item.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")]
        shown = _shown_repeats(repeats, any(_has_text(item) for item in elements), warn)
        for again in range(shown):
            column = 0
            for item in elements:
                across = count(item, TABLE + "number-columns-repeated")
                filled = _has_text(item)
                for beside in range(_shown_repeats(across, filled, warn)):
                    if item.tag == TABLE + "table-cell" or filled:
                        place = Cell(
                            table=0,
                            row=row_index + again,
                            column=column + beside,
                            rowspan=max(1, count(item, TABLE + "number-rows-spanned")),
                            colspan=max(1, count(item, TABLE + "number-columns-spanned")),
                            header=header,
                        )
                        cells.append((place, item))
                column += across
        row_index += repeats
    return cells


def _shown_repeats(repeats: int, filled: bool, warn: Callable[[str], None]) -> int:
    if not filled:
        return min(repeats, 1)
    if repeats > _MOST_REPEATS:
        warn(f"A table repeats a row or cell {repeats:,} times; the first {_MOST_REPEATS} are read.")
    return min(repeats, _MOST_REPEATS)


def _rows(parent: etree._Element, header: bool) -> Iterator[tuple[bool, etree._Element]]:
    for item in parent:
        if item.tag == TABLE + "table-row":
            yield header, item
        elif item.tag in _GROUPS:
            yield from _rows(item, header or item.tag == TABLE + "table-header-rows")


def _has_text(cell: etree._Element) -> bool:
    return next(cell.iter(TEXT + "p", TEXT + "h"), None) is not None and any(
        (item.text and item.text.strip()) or (item.tail and item.tail.strip()) for item in cell.iter()
    )
