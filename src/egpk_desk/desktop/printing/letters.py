"""Where the letters of a printed sheet stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextLayout

from egpk_desk.desktop.reader.hit_table import LineCells


@dataclass(frozen=True, slots=True)
class Letter:
    """A grapheme on a sheet: its left edge, its width, its baseline from the sheet's upper edge (points), its size."""

    text: str
    x: float
    width: float
    y: float
    size: float


def letters_of(
    layout: QTextLayout, number: int, x: float, baseline: float, scale: float, size: float
) -> Iterator[Letter]:
    """The graphemes of a line of a layout that begins at ``x`` (points), ``scale`` points a pixel of it."""
    units = layout.text().encode("utf-16-le", "surrogatepass")
    shown = "".join(c if c <= "\uffff" else "\ufffd\ufffd" for c in layout.text())
    for cell in LineCells(layout, number, shown).from_left():
        text = units[2 * cell.start : 2 * cell.end].decode("utf-16-le", "replace")
        if text and cell.right > cell.left:
            yield Letter(text, x + cell.left * scale, (cell.right - cell.left) * scale, baseline, size)
