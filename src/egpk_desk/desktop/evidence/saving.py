"""Figures and their numbers as files: SVG, PNG, XLSX, CSV, or a page with both."""

from __future__ import annotations

from pathlib import Path

from egpk_desk.analysis import figures, tables
from egpk_desk.desktop.evidence.counted import CountedMatrix, CountedWords
from egpk_desk.desktop.svg_png import png
from egpk_desk.files import write_atomically

MATRIX_SUFFIXES = ("svg", "png", "xlsx", "csv", "html")
WORDS_SUFFIXES = ("svg", "png", "xlsx", "csv")


def matrix_file(counted: CountedMatrix, measure: str, suffix: str, language: str, title: str) -> bytes:
    """The matrix as a file of one of :data:`MATRIX_SUFFIXES`. Raises ExportError."""
    if suffix == "csv":
        return tables.as_csv(counted.matrix, measure, language)
    if suffix == "xlsx":
        from egpk_desk.analysis import workbook  # openpyxl takes long to load, and the window starts without it

        return workbook.matrix_workbook(counted.matrix, measure, language, title)
    svg = figures.heat_map(counted.matrix, measure, language, title)
    if suffix == "html":
        return tables.as_html(counted.matrix, measure, language, title, svg)
    return png(svg) if suffix == "png" else svg.encode("utf-8")


def words_file(counted: CountedWords, suffix: str, language: str, title: str) -> bytes:
    """The words as a file of one of :data:`WORDS_SUFFIXES`. Raises ExportError."""
    if suffix == "csv":
        return tables.words_as_csv(counted.words)
    if suffix == "xlsx":
        from egpk_desk.analysis import workbook

        return workbook.words_workbook(counted.words, language, title)
    svg = figures.bars([(word.word, word.count) for word in counted.words], language, title)
    return png(svg) if suffix == "png" else svg.encode("utf-8")


def save(data: bytes, target: Path) -> None:
    """Write a file whole or not at all. Raises EgpkError."""
    write_atomically(target, data)
