"""What the embedded fonts of a page say of glyphs: their meaning, the marks they draw, the room beside them."""

from __future__ import annotations

import ctypes
from collections.abc import Collection

import pypdfium2.raw as pdfium

from egpk_desk.readers.pdf.bearings import Bearings, bearings_of
from egpk_desk.readers.pdf.embedded import EmbeddedFont, embedded
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.quadrants import Box
from egpk_desk.readers.pdf.shapes import among, named


class PageFonts:
    """The fonts of one page by the addresses that PDFium gives them; each question is asked once."""

    def __init__(self) -> None:
        self._fonts: dict[int, EmbeddedFont | None] = {}
        self._bearings: dict[int, Bearings | None] = {}
        self._meant: dict[tuple[float, ...], tuple[str, bool]] = {}
        self._rooms: dict[tuple[float, ...], tuple[float, float] | None] = {}
        self._drawn: dict[tuple[object, ...], str] = {}

    def meaning(self, font: int, code: int, mark: bool, glyph: Glyph) -> tuple[str, bool]:
        """What the glyph of a code means, and whether that is sure; empty where nothing tells."""
        if not 0 <= code < 0xFFFE or not font:
            return "", False
        program = self._program(font)
        if program is None:
            return "", False
        box = _box_of(glyph)
        key = (font, code, mark, *(round(side, 2) for side in box))
        if key not in self._meant:
            self._meant[key] = named(program, code, mark, box)
        return self._meant[key]

    def drawn(self, font: int, glyph: Glyph, options: Collection[str]) -> str:
        """Which of some texts of marks a glyph draws, by its outline; empty where nothing tells."""
        box = _box_of(glyph)
        key = (font, glyph.text, *(round(side, 2) for side in box))
        if key not in self._drawn:
            program = self._program(font)
            known = self._bearings_of(font)
            numbers = known.numbers(box[0], box[1]) if known is not None and known.known else None
            self._drawn[key] = among(program, box, options, numbers) if program is not None else ""
        return self._drawn[key]

    def room_beside(self, font: int, letter: Box, base: float, size: float) -> tuple[float, float] | None:
        """The room that a font leaves on the left and on the right of a letter with that box, in points."""
        known = self._bearings_of(font)
        if known is None:
            return None
        box = (letter[2] - letter[0]) / size, (letter[1] - base) / size, (letter[3] - base) / size
        key = (font, *(round(side, 3) for side in box))
        if key not in self._rooms:
            self._rooms[key] = known.beside(*box)
        room = self._rooms[key]
        return None if room is None else (room[0] * size, room[1] * size)

    def _bearings_of(self, font: int) -> Bearings | None:
        if font not in self._bearings:
            self._bearings[font] = bearings_of(font)
        return self._bearings[font]

    def _program(self, font: int) -> EmbeddedFont | None:
        if font not in self._fonts:
            self._fonts[font] = embedded(ctypes.cast(font, pdfium.FPDF_FONT))
        return self._fonts[font]


def _box_of(glyph: Glyph) -> tuple[float, float, float]:
    """Width, height and bottom of a glyph's ink, in em."""
    left, bottom, right, top = glyph.ink
    return (right - left) / glyph.size, (top - bottom) / glyph.size, (bottom - glyph.base) / glyph.size
