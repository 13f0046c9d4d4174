"""Which way a bracket really points: PDFium turns brackets round in right-to-left runs, the ink does not lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egpk_desk.readers.pdf.frame import frame_of
from egpk_desk.readers.pdf.glyphs import Glyph

_PAIRS = {sign: pair for pair in ("()", "[]", "{}", "<>", "«»", "‹›") for sign in pair}
_SCALE = 4.0
_CLEAR = 0.15  # pixels between the middle of the ends and the middle of the belly
_MOST_PIXELS = 40_000_000


def set_by_ink(page: Any, glyphs: Sequence[Glyph]) -> None:
    """Give each bracket the shape that is drawn. Pages that are turned are left as PDFium says."""
    brackets = [glyph for glyph in glyphs if glyph.text in _PAIRS]
    if not brackets or page.get_rotation():
        return
    x0, y0, x1, y1 = frame_of(page).crop
    if not 0 < (x1 - x0) * (y1 - y0) * _SCALE * _SCALE < _MOST_PIXELS:
        return
    bitmap = page.render(scale=_SCALE, grayscale=True)
    pixels, stride = memoryview(bitmap.buffer).cast("B"), bitmap.stride
    try:
        for glyph in brackets:
            left, bottom, right, top = glyph.ink
            columns = range(max(0, int((left - x0) * _SCALE)), min(bitmap.width, int((right - x0) * _SCALE) + 1))
            rows = range(max(0, int((y1 - top) * _SCALE)), min(bitmap.height, int((y1 - bottom) * _SCALE) + 1))
            if len(columns) < 3 or len(rows) < 4 or len(columns) * len(rows) > 1_000_000:
                continue
            shift = _ends_against_belly(pixels, stride, rows, columns)
            if abs(shift) > _CLEAR:
                glyph.text = _PAIRS[glyph.text][0 if shift > 0 else 1]
    finally:
        pixels.release()
        bitmap.close()


def _ends_against_belly(pixels: memoryview, stride: int, rows: range, columns: range) -> float:
    """How far to the right of its belly the ends of a bracket lie, in pixels: positive for ``(``."""
    height = len(rows)
    end = max(1, height // 5)
    belly = rows[2 * height // 5 : max(3 * height // 5, 2 * height // 5 + 1)]
    ends = [*rows[:end], *rows[-end:]]
    return _middle(pixels, stride, ends, columns) - _middle(pixels, stride, belly, columns)


def _middle(pixels: memoryview, stride: int, rows: Sequence[int], columns: range) -> float:
    weight = moment = 0
    for row in rows:
        at = row * stride
        for place, column in enumerate(columns):
            ink = 255 - pixels[at + column]
            weight += ink
            moment += ink * place
    return moment / weight if weight else 0.0
