"""What the ink of a glyph tells that its code does not: kashidas, raised digits, signs whose low byte is left."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from egpk_desk.readers.pdf.bidi_order import MIRRORED
from egpk_desk.readers.pdf.glyphs import is_mark_sign, letters

_Box = tuple[float, float, float, float]

HYPHENS = (0x02, 0xAD)  # PDFium's own sign for a hyphen at a line's end, and the soft hyphen
LOW_BYTES = {
    "3": ("–", "dash"), "4": ("—", "dash"), "8": ("‘", "quote"), "9": ("’", "quote"), "<": ("“", "quote"),
    ">": ("“", "quote"), "=": ("”", "quote"), "F": ("…", "ellipsis"),
}  # fmt: skip
RAISED_DIGITS = frozenset("0123456789١٢٣٤٥٦٧٨٩۱۲۳۴۵۶۷۸۹")  # the zeros of Arabic stand as high
RAISED_SIZE = 0.6  # of the size that the glyphs of OpenType's ``sups`` are set in, as if they were set smaller


def is_kashida(text: str, ink: _Box, base: float, size: float) -> bool:
    """Whether the glyph of a letter that is never flat, or of a mark, draws a kashida: its map lies.

    Zeros are flat, too, in faces that have the shapes of Arabic digits for all: they are as high as wide.
    """
    wide, high = ink[2] - ink[0], ink[3] - ink[1]
    if not is_flat(ink, base, size) or (text.isdigit() and wide < 2 * high):
        return False
    thin = wide > 2 * high > 0 and high < 0.13 * size and abs(ink[1] - base) < 0.03 * size
    return not is_mark_sign(text) or thin


def is_flat(ink: _Box, base: float, size: float) -> bool:
    """Whether ink is as low as a kashida, and on the baseline."""
    return ink[3] - ink[1] < 0.22 * size and abs((ink[1] + ink[3]) / 2 - base) < 0.25 * size


def is_drawn_raised(ink: _Box, base: float, size: float) -> bool:
    """Whether a digit is a face's own raised one, which keeps the size and the baseline of its line."""
    return ink[1] > base + 0.22 * size and 0.25 * size < ink[3] - ink[1] < 0.55 * size


def by_low_byte(text: str, ink: _Box, base: float, size: float) -> str:
    """The sign that Ghostscript means where it writes the low byte of U+20xx and 32 for a glyph without a name.

    Told by the ink: no digit and no letter is as flat as a dash or stands as high and small as a quotation mark.
    """
    high, bottom = (ink[3] - ink[1]) / size, (ink[1] - base) / size
    meant, kind = LOW_BYTES[text]
    if kind == "dash":
        return meant if 0 < high < 0.2 and bottom > 0.1 else text
    if kind == "quote":
        return meant if 0 < high < 0.4 and bottom > 0.38 else text
    return meant if 0 < high < 0.2 and abs(bottom) < 0.08 else text


def numbers_behind(sign: str) -> Sequence[int]:
    """The numbers that PDFium may have given as that sign: it turns brackets round and has a hyphen of its own."""
    turned = sign.translate(MIRRORED)
    return (2, 0xAD) if sign == "\u00ad" else (ord(sign),) if turned == sign else (ord(turned), ord(sign))


@functools.lru_cache(maxsize=4096)
def written(code: int) -> str:
    """The letters of a code that has a map."""
    if code in HYPHENS:
        return "\u00ad"
    return letters(chr(code)) if code != 0xFEFF else ""
