"""A matrix as a table: for the terminal, for spreadsheet programs, as a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from html import escape

from egpk_desk.analysis.axes import Axis
from egpk_desk.analysis.frequencies import Frequency
from egpk_desk.analysis.matrix import Matrix
from egpk_desk.text.formulas import begins_formula

_BOM = "\ufeff"


def labels(axis: Axis, language: str) -> list[str]:
    """What people read of an axis, in ``ar`` or ``en``."""
    return [label[0 if language == "ar" else 1] for label in axis.labels]


def as_rows(matrix: Matrix, measure: str, language: str) -> list[list[str]]:
    """Heading row and one row for each of the matrix."""
    rows = [["", *labels(matrix.columns, language)]]
    for label, cells in zip(labels(matrix.rows, language), matrix.cells, strict=True):
        rows.append([label, *(str(cell.value(measure)) for cell in cells)])
    return rows


def as_csv(matrix: Matrix, measure: str, language: str) -> bytes:
    """UTF-8 with BOM, RFC 4180; the first two columns are key and name, and so are the first two rows."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(["", "", *map(cell, matrix.columns.keys)])
    table.writerow(["", "", *map(cell, labels(matrix.columns, language))])
    for key, label, cells in zip(matrix.rows.keys, labels(matrix.rows, language), matrix.cells, strict=True):
        table.writerow([cell(key), cell(label), *(cell.value(measure) for cell in cells)])
    return (_BOM + stream.getvalue()).encode("utf-8", "replace")


def words_as_csv(words: Iterable[Frequency]) -> bytes:
    """Word, count and number of texts, as UTF-8 with BOM, RFC 4180."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(["word", "count", "texts"])
    table.writerows((cell(word.word), word.count, word.texts) for word in words)
    return (_BOM + stream.getvalue()).encode("utf-8", "replace")


def cell(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if begins_formula(value) else value


def as_html(matrix: Matrix, measure: str, language: str, title: str, svg: str) -> bytes:
    """A page with the figure and, below it, its numbers as a table."""
    direction = "rtl" if language == "ar" else "ltr"
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels(matrix.columns, language))
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(f"<td>{cell.value(measure)}</td>" for cell in cells)
        + "</tr>"
        for label, cells in zip(labels(matrix.rows, language), matrix.cells, strict=True)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>body{{font-family:'IBM Plex Sans Arabic','Noto Sans Arabic',sans-serif;"
        "margin:2rem auto;max-width:70rem}table{border-collapse:collapse;margin-top:2rem}"
        "th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:start}td{text-align:center}"
        f"svg{{max-width:100%;height:auto}}</style></head><body><h1>{escape(title)}</h1>{svg}"
        f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></body></html>\n"
    ).encode("utf-8", "replace")
