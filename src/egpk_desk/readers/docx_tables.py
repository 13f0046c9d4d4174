"""The grid of a Word table: which cells there are, where they begin, and how far they span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from egpk_desk.document import Cell
from egpk_desk.readers.docx_names import VAL, W, alternatives, child, on, switch, value, whole

_MOST_COLUMNS = 1_000
_HOLDERS = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo"))


@dataclass(slots=True)
class GridCell:
    """A cell with its element; ``continues`` where it only goes on from the cell above."""

    element: etree._Element
    row: int
    column: int
    colspan: int
    continues: bool
    rowspan: int = 1

    def placed(self, table: int, header: bool) -> Cell:
        return Cell(table, self.row, self.column, self.rowspan, self.colspan, header)


def grid(table: etree._Element) -> list[tuple[bool, list[GridCell]]]:
    """The rows that are not deleted, each with whether it is a header row, and its cells in order.

    Cells that go on from above are kept too, with ``continues``, since stray text may stand in them.
    """
    rows: list[tuple[bool, list[GridCell]]] = []
    open_cells: dict[int, GridCell] = {}  # by column: the cell that a continued one below belongs to
    first_is_header = _first_row_is_header(table)
    for row in _held(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        column = min(whole(value(properties, "gridBefore")), _MOST_COLUMNS)
        index = len(rows)
        cells: list[GridCell] = []
        for element in _held(row, "tc"):
            cell_properties = child(element, "tcPr")
            if child(cell_properties, "cellDel") is not None:
                continue
            colspan = max(1, min(whole(value(cell_properties, "gridSpan"), 1), _MOST_COLUMNS))
            merge = child(cell_properties, "vMerge")
            continues = merge is not None and merge.get(VAL, "continue") == "continue"
            above = open_cells.get(column)
            cell = GridCell(element, index, column, colspan, continues and above is not None)
            if cell.continues and above is not None:
                above.rowspan = index - above.row + 1
            elif merge is not None:
                open_cells[column] = cell
            else:
                open_cells.pop(column, None)
            cells.append(cell)
            column += colspan
        header = bool(switch(properties, "tblHeader")) or (index == 0 and first_is_header)
        rows.append((header, cells))
    return rows


def _first_row_is_header(table: etree._Element) -> bool:
    look = child(child(table, "tblPr"), "tblLook")
    if look is None:
        return False
    stated = look.get(W + "firstRow")
    if stated is not None:
        return on(stated)
    try:
        return bool(int(look.get(VAL) or "0", 16) & 0x0020)
    except ValueError:
        return False


def _held(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for item in alternatives(parent):
        if item.tag == W + name:
            yield item
        elif item.tag == W + "sdt":
            content = child(item, "sdtContent")
            if content is not None:
                yield from _held(content, name)
        elif item.tag in _HOLDERS:
            yield from _held(item, name)
