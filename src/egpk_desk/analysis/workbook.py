"""Numbers as a workbook (XLSX): figures stay numbers, names stay text, right to left in Arabic."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from egpk_desk.analysis.frequencies import Frequency
from egpk_desk.analysis.matrix import Matrix
from egpk_desk.analysis.tables import labels
from egpk_desk.text.formulas import begins_formula

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767  # letters of a cell, in Excel and LibreOffice


def matrix_workbook(matrix: Matrix, measure: str, language: str, title: str) -> bytes:
    """The matrix with the names of its rows and columns."""
    rows = [
        (label, *(cell.value(measure) for cell in cells))
        for label, cells in zip(labels(matrix.rows, language), matrix.cells, strict=True)
    ]
    return _workbook(title, ["", *labels(matrix.columns, language)], rows, language)


def words_workbook(words: Iterable[Frequency], language: str, title: str) -> bytes:
    """Each word with how often it stands there and in how many texts."""
    head = ["الكلمة", "العدد", "النصوص"] if language == "ar" else ["Word", "Count", "Texts"]
    return _workbook(title, head, [(word.word, word.count, word.texts) for word in words], language)


def _workbook(title: str, head: Sequence[str], rows: Iterable[Sequence[object]], language: str) -> bytes:
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, ""
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "1")
    sheet.sheet_view.rightToLeft = language == "ar"
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 40
    heads = [_cell(sheet, name) for name in head]
    for cell in heads:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: object, value: object) -> WriteOnlyCell:
    """A cell whose text is text, whatever a program might take it for."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = _ESCAPE.sub("_x005F_", _UNWRITABLE.sub("\ufffd", value))[:_LONGEST]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if begins_formula(text):
        cell.quotePrefix = True
    return cell
