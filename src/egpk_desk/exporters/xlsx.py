"""Excerpts as a workbook, right to left: a row an excerpt, and sheets of the codes, documents and references."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from egpk_desk.citations.locator import words
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.bibliography import bibliography
from egpk_desk.exporters.csv import once_each
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.outline import COLOUR, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.exporters.xml_text import xml_text
from egpk_desk.text.formulas import begins_formula

_LONGEST = 32_767
"""What a cell of a spreadsheet program can hold (ECMA-376 names no limit; Excel's and LibreOffice's is this one)."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = frozenset({"excerpt", "memo", "note", "definition", "reference", "title", "before", "after"})


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline's excerpts as the bytes of an ``.xlsx`` file; each once, whatever it is grouped by."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = xml_text(outline.title)[:255], ""
    items = list(once_each(outline))

    def rows() -> Iterable[Sequence[object]]:
        for item in items:
            if cancelled is not None and cancelled():
                raise Cancelled("The export was cancelled.", "Nothing was written.")
            yield _excerpt(item, request)

    try:
        _sheet(book, "excerpts", request, _columns(request), rows())
    except Cancelled:
        for sheet in book:
            sheet.close()  # else openpyxl complains of a half-written one when it is collected
        raise
    _codes(book, outline, items, request)
    excerpts = [item.excerpt for item in items]
    _documents(book, excerpts, request)
    listed = outline.bibliography or bibliography(request.formatter(), [excerpt.cited for excerpt in excerpts])
    _sheet(book, "references", request, ("number", "reference"), ((n, e.text) for n, e in enumerate(listed, start=1)))
    if outline.memos:
        _sheet(book, "memos", request, ("on", "memo"), ((name, text) for _, name, text in outline.memos))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _columns(request: ExportRequest) -> tuple[str, ...]:
    context = (*(("before",) if request.before else ()), "excerpt", *(("after",) if request.after else ()))
    memo = ("memo",) if request.include_memos else ()
    return ("number", *context, "codes", *memo, "note", "document", "author", "date", "place", "stance", "coder", "id")


def _excerpt(item: Item, request: ExportRequest) -> tuple[object, ...]:
    excerpt, highlight = item.excerpt, item.excerpt.highlight
    metadata = excerpt.cited.metadata
    joiner = "، " if request.language == "ar" else ", "
    return (
        item.number,
        *((item.before,) if request.before else ()),
        item.text,
        *((item.after,) if request.after else ()),
        joiner.join(code.name(request.language) for code in excerpt.codes),
        *((excerpt.memo,) if request.include_memos else ()),
        *(item.note.text, excerpt.record.title, metadata.author, metadata.date),
        *(words(excerpt.cited.locator, request.language), highlight.stance, highlight.author, highlight.id),
    )


def _codes(book: Workbook, outline: Outline, items: Sequence[Item], request: ExportRequest) -> None:
    counts = Counter(code.id for item in items for code in item.excerpt.codes)
    rows = (
        (
            request.kind_name(code.kind),
            code.name_ar,
            code.name_en,
            code.slug,
            code.definition,
            counts[code.id],
        )
        for code in outline.codes
    )
    colours = [code.colour for code in outline.codes] if request.code_colours else []
    _sheet(book, "codes", request, ("kind", "arabic", "english", "slug", "definition", "count"), rows, colours)


def _documents(book: Workbook, excerpts: Sequence[Excerpt], request: ExportRequest) -> None:
    counts = Counter(excerpt.record.id for excerpt in excerpts)
    records = {excerpt.record.id: excerpt for excerpt in excerpts}
    rows = (
        (
            *(one.record.title, one.cited.metadata.author, one.cited.metadata.date, one.cited.metadata.publisher),
            *(one.cited.metadata.url, one.record.kind, counts[one.record.id], one.record.id),
        )
        for one in records.values()
    )
    columns = ("title", "author", "date", "publisher", "url", "format", "count", "id")
    _sheet(book, "documents", request, columns, rows)


def _sheet(
    book: Workbook,
    name: str,
    request: ExportRequest,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    colours: Sequence[str] = (),
) -> None:
    """One sheet with a head that stays in sight; ``colours`` fill the first cell of each row."""
    sheet: WriteOnlyWorksheet = book.create_sheet(say(f"sheet-{name}", request.language))
    sheet.sheet_view.rightToLeft = request.language == "ar"
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns):
        letter = chr(ord("A") + number)
        sheet.column_dimensions[letter].width = 60 if column in _WIDE else 16
    sheet.append([_head(sheet, say(f"column-{column}", request.language)) for column in columns])
    for number, row in enumerate(rows):
        cells = [_cell(sheet, value) for value in row]
        if number < len(colours) and COLOUR.fullmatch(colours[number]):
            cells[0].fill = PatternFill("solid", fgColor=f"FF{_pale(colours[number])}")
        sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{chr(ord('A') + len(columns) - 1)}1"


def _head(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


# Styles are shared: openpyxl looks each one up again by its value, which costs more than all else.
_ALIGNED = {
    "rtl": Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2),
    "ltr": Alignment(horizontal="left", vertical="top", wrap_text=True, readingOrder=1),
}


def _cell(sheet: WriteOnlyWorksheet, value: object) -> WriteOnlyCell:
    """A cell whose text is text: typed so in the file, and marked so where a program might take it for a formula."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = _ESCAPE.sub("_x005F_", xml_text(value))
    cell = WriteOnlyCell(sheet, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
    cell.data_type = "s"
    cell.alignment = _ALIGNED[paragraph_direction(text)]
    if begins_formula(text):
        cell.quotePrefix = True
    return cell


def _pale(colour: str) -> str:
    """A code's colour mixed with white, so that a name on it can be read."""
    return "".join(f"{255 - (255 - int(colour[at : at + 2], 16)) * 2 // 5:02X}" for at in (1, 3, 5))
