"""How far glyphs of an embedded TrueType font move the pen, found by the box of what stands on the page.

PDFium tells the box of the ink of a span of ActualText, but not its advance, without which the room beside a letter
looks like a space.
"""

from __future__ import annotations

import contextlib
import ctypes
import struct
from collections import defaultdict

import pypdfium2.raw as pdfium

from egpk_desk.readers.pdf.programs import Programs

_MOST_GLYPHS = 65_535
_STEP = 0.01  # em of the squares that boxes are kept in
_ALIKE = 0.02  # em by which glyphs that are looked at more closely may differ
_NEAR = 0.004  # em by which two boxes of one glyph differ
_ADDED = 64  # PDFium adds that part to the height of signs of composite fonts
_AGREED = 0.02  # em by which glyphs of the same box may differ in what is free on their right

_Size = tuple[float, float, float, float, float, int]
"""Width, bottom and top of the ink, and the free room on its left and on its right, in em; the number of the glyph."""


class Bearings:
    """The free room beside the glyphs of one font (its side bearings), by their boxes."""

    def __init__(self, data: bytes) -> None:
        self._by_width: dict[int, list[_Size]] = defaultdict(list)
        self._marks: dict[int, list[_Size]] = defaultdict(list)  # what does not move the pen
        with contextlib.suppress(struct.error, KeyError, IndexError, ZeroDivisionError):  # a font that is broken
            for size, moves in _sizes(data):
                (self._by_width if moves else self._marks)[round(size[0] / _STEP)].append(size)

    @property
    def known(self) -> bool:
        """Whether the font could be read."""
        return bool(self._by_width)

    def numbers(self, width: float, height: float) -> list[int]:
        """The numbers of the glyphs that are about as wide and as high, in em."""
        column = round(width / _STEP) if abs(width) < 100 else 0
        near = [size for of in (self._by_width, self._marks) for at in range(column - 2, column + 3)
                for size in of.get(at, ())]  # fmt: skip
        return [s[5] for s in near if abs(s[0] - width) < _ALIKE and abs(s[2] - s[1] - height) < 2 * _ALIKE]

    def beside(self, width: float, bottom: float, top: float) -> tuple[float, float] | None:
        """The room in em on the left and on the right of a glyph of that box; None where none or several are like it.

        A mark may stand over or under the letter, so that one of ``bottom`` and ``top`` has to be the letter's.
        """
        if not abs(width) < 100:
            return None
        column = round(width / _STEP)
        alike = [size for at in (column - 1, column, column + 1) for size in self._by_width.get(at, ())
                 if abs(size[0] - width) < _NEAR]  # fmt: skip
        over = [(s, top - s[2]) for s in alike if abs(s[1] - bottom) < _NEAR]
        whole = [s for s, more in over if abs(more) < _NEAR or abs(more - s[2] / _ADDED) < _NEAR]
        part = [s for s in alike if (abs(s[1] - bottom) < _NEAR and s[2] < top) or
                (abs(s[2] - top) < _NEAR and s[1] > bottom)]  # fmt: skip
        lefts, rights = [s[3] for s in whole or part], [s[4] for s in whole or part]
        if not lefts or max(lefts) - min(lefts) > _AGREED or max(rights) - min(rights) > _AGREED:
            return None
        return sum(lefts) / len(lefts), sum(rights) / len(rights)


def _sizes(data: bytes) -> list[tuple[_Size, bool]]:
    """What the tables of a TrueType font (OpenType, ``glyf``, ``hmtx``) say of each glyph that draws something, and
    whether it moves the pen."""
    if data[:4] not in (b"\0\1\0\0", b"true"):
        return []
    tables: dict[bytes, tuple[int, int]] = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        name, _, start, length = struct.unpack_from(">4s3I", data, 12 + 16 * number)
        tables[name] = start, length
    head, glyf, hmtx = tables[b"head"][0], tables[b"glyf"][0], tables[b"hmtx"][0]
    unit = 1 / struct.unpack_from(">H", data, head + 18)[0]
    wide = struct.unpack_from(">h", data, head + 50)[0]
    count = min(struct.unpack_from(">H", data, tables[b"maxp"][0] + 4)[0], _MOST_GLYPHS)
    metrics = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    places = struct.unpack_from(f">{count + 1}{'I' if wide else 'H'}", data, tables[b"loca"][0])
    scale = 1 if wide else 2
    found: list[tuple[_Size, bool]] = []
    for glyph in range(count):
        if places[glyph] == places[glyph + 1] or glyf + scale * places[glyph] + 10 > len(data):
            continue
        _, left, bottom, right, top = struct.unpack_from(">5h", data, glyf + scale * places[glyph])
        advance, bearing = struct.unpack_from(">Hh", data, hmtx + 4 * min(glyph, metrics - 1))
        if glyph >= metrics:
            bearing = struct.unpack_from(">h", data, hmtx + 4 * metrics + 2 * (glyph - metrics))[0]
        room = advance - bearing - (right - left)
        size = ((right - left) * unit, bottom * unit, top * unit, bearing * unit, room * unit, glyph)
        found.append((size, advance > 0))
    return found


_known = Programs(Bearings)


def bearings_of(font: int) -> Bearings | None:
    """The bearings of the PDFium font at an address; None where it has no program of its own."""
    return _known.of(ctypes.cast(font, pdfium.FPDF_FONT)) if font else None
