"""Excerpts as a table, one row an excerpt, that spreadsheet programs open rightly in Arabic."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from egpk_desk.citations.locator import words
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.outline import Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.text.formulas import begins_formula

COLUMNS = (
    "id document title author date publisher locator page start end excerpt "
    "codes code_names memo stance note coder created"
).split()
_BEHIND_MARK = re.compile("[;\t|](?=[=+@＝＋＠-])")
_BOM = "\ufeff"  # without it Excel takes the file for the system's own encoding and breaks Arabic


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline's excerpts as the bytes of a ``.csv`` file: UTF-8 with BOM, RFC 4180, one row each."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for item in once_each(outline):
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        table.writerow([_cell(value) for value in _row(item, request)])
    return (_BOM + stream.getvalue()).encode("utf-8", "replace")


def once_each(outline: Outline) -> Iterator[Item]:
    """Each excerpt once, where it first stands: grouped by code it may stand under several."""
    seen: set[str] = set()
    for item in outline.items:
        if item.excerpt.highlight.id not in seen:
            seen.add(item.excerpt.highlight.id)
            yield item


def _row(item: Item, request: ExportRequest) -> list[object]:
    excerpt, highlight = item.excerpt, item.excerpt.highlight
    metadata, locator = excerpt.cited.metadata, excerpt.cited.locator
    return [
        *(highlight.id, excerpt.record.id, excerpt.record.title, metadata.author, metadata.date, metadata.publisher),
        *(words(locator, request.language), locator.page_label or "", highlight.start, highlight.end, item.text),
        "; ".join(code.slug for code in excerpt.codes),
        "؛ ".join(code.name(request.language) for code in excerpt.codes),
        *(excerpt.memo if request.include_memos else "", highlight.stance, item.note.text),
        *(highlight.author, highlight.created),
    ]


def _cell(value: object) -> object:
    """A cell that no spreadsheet program takes for a formula (OWASP, CSV injection).

    Programs that part cells by semicolons or tabs must find none behind one of a text either.
    """
    if not isinstance(value, str):
        return value
    value = _BEHIND_MARK.sub(r"\g<0>'", value)
    return f"'{value}" if begins_formula(value) else value
