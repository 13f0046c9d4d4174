"""Tables of a page: which of them hold data, and where each cell stands (HTML Standard, 4.9.12)."""

from __future__ import annotations

from collections.abc import Iterator

from egpk_desk.document import Cell
from egpk_desk.readers.html_page import HtmlElement

_ODD_SPAN = 50  # columns: a wider cell means "the whole row", and is as wide as the widest row has cells
_PROSE_CELL = 1500  # characters: a cell as long as this holds an article, not a datum


def is_data_table(table: HtmlElement, skip: set[HtmlElement]) -> bool:
    """Whether a table is one of data; else it only lays out the page, and its cells are plain blocks."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for _, row in _rows(table, skip)]
    cells = [cell for row in rows for cell in row]
    if len(cells) < 2 or max(map(len, rows)) < 2:
        return False
    if any(cell.find(".//table") is not None for cell in cells) and not any(cell.tag == "th" for cell in cells):
        return False
    if any(cell.tag == "th" for cell in cells) or table.find("caption") is not None or table.find("thead") is not None:
        return True
    filled = sum(1 for row in rows if sum(1 for cell in row if "".join(cell.itertext()).strip()) >= 2)
    if filled * 2 < len(rows) or filled == 0:
        return False
    return all(sum(map(len, cell.itertext())) < _PROSE_CELL for cell in cells)


class TableGrid:
    """The place of each ``td`` and ``th`` of one table; nested tables have grids of their own."""

    def __init__(self, table: HtmlElement, number: int, skip: set[HtmlElement]) -> None:
        self.cells: dict[HtmlElement, Cell] = {}
        rows = list(_rows(table, skip))
        left = _rows_left(rows)
        widest = max((len(row) for _, row in rows), default=1)
        taken: dict[int, int] = {}  # column -> first row that is free again
        for y, (section, row) in enumerate(rows):
            x = 0
            for element in row:
                if element.tag not in ("td", "th") or element in skip:
                    continue
                while taken.get(x, 0) > y:
                    x += 1
                width = max(1, _span(element.get("colspan"), 1))
                if width > _ODD_SPAN:
                    width = min(width, widest)
                asked = _span(element.get("rowspan"), 1)
                height = left[y] if asked == 0 else min(max(1, asked), left[y])
                header = element.tag == "th" or section == "thead"
                self.cells[element] = Cell(number, y, x, height, width, header)
                for column in range(x, x + width):
                    taken[column] = y + height
                x += width


def _rows_left(rows: list[tuple[str, HtmlElement]]) -> list[int]:
    """For each row, the rows from it to the end of its own part of the table: a cell does not grow beyond that."""
    left = [1] * len(rows)
    for y in range(len(rows) - 2, -1, -1):
        if rows[y][1].getparent() is rows[y + 1][1].getparent():
            left[y] = left[y + 1] + 1
    return left


def _rows(table: HtmlElement, skip: set[HtmlElement]) -> Iterator[tuple[str, HtmlElement]]:
    """The rows of a table itself, in the order of the source, with the tag of their part."""
    for child in table:
        if child in skip:
            continue
        if child.tag == "tr":
            yield "tbody", child
        elif child.tag in ("thead", "tbody", "tfoot"):
            for row in child:
                if row.tag == "tr" and row not in skip:
                    yield child.tag, row


def _span(value: str | None, default: int) -> int:
    try:
        return int((value or "").strip() or default)
    except ValueError:
        return default
