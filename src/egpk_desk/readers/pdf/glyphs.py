"""A glyph as it stands on the page, and the letters that it means."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field, replace

_PRESENTATION = re.compile("[\ufb00-\ufb06\ufb50-\ufbc1\ufbd3-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]")
_MARK = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+$")


HANGING = frozenset("كگآ")  # letters that reach over what stands before them in many faces


@dataclass(slots=True)
class Glyph:
    """One glyph, or several that the producer gave one text.

    ``x0`` to ``y1`` is the box (advance wide, ink high), ``ink`` the ink's own box, ``pen`` and ``base`` the origin, in
    points of upright text. ``index`` is the place in PDFium's order, -1 for spaces that this program inserts.
    """

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    pen: float
    base: float
    size: float
    index: int
    owner: int = 0
    bold: bool = False
    unmapped: bool = False
    floating: bool = False  # a mark by its place; its text may be unknown, and is empty then
    named: bool = False  # had no map: its text is what its font or its outline says, in logical order
    filler: bool = False  # a kashida that stretches a word over its line
    spanned: bool = False  # text from ActualText: the box is exact, the pen position is not
    whole: bool = False  # a word of which only the whole has a place
    quadrant: int = 0  # the direction its line runs in: 0 upright, 1 turned left by 90°, 2, 3
    end: float = 0.0  # where the pen stands after a mark that may have room of its own, or after a span; 0: not known
    ink: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    marks: list[Glyph] = field(default_factory=list)

    @property
    def is_mark(self) -> bool:
        return self.floating or is_mark_sign(self.text)

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


def moved(glyph: Glyph, dx: float, dy: float, index: int, owner: int) -> Glyph:
    """The same glyph at another place."""
    left, bottom, right, top = glyph.ink
    return replace(
        glyph, x0=glyph.x0 + dx, x1=glyph.x1 + dx, y0=glyph.y0 + dy, y1=glyph.y1 + dy, pen=glyph.pen + dx,
        base=glyph.base + dy, index=index, owner=owner, marks=[], ink=(left + dx, bottom + dy, right + dx, top + dy),
    )  # fmt: skip


def letters(text: str) -> str:
    """Presentation forms (Arabic and Latin ligatures) as the letters they stand for, in logical order."""

    def spell(match: re.Match[str]) -> str:
        plain = unicodedata.normalize("NFKC", match[0])
        if len(plain) > 1 and plain[0] in " \u0640":  # a mark shown on a space or tatweel
            return plain.replace(" ", "").replace("\u0640", "")
        return plain

    return _PRESENTATION.sub(spell, text)


def is_arabic(text: str) -> bool:
    """Whether all of it is Arabic letters and marks."""
    return bool(text) and all("\u0600" <= sign <= "\u06ff" for sign in text)


@functools.lru_cache(maxsize=8192)
def is_mark_sign(sign: str) -> bool:
    """Whether it is a mark, or several."""
    return bool(_MARK.match(sign))


@functools.lru_cache(maxsize=8192)
def marks_of(text: str) -> str:
    """The marks among its signs."""
    return "".join(sign for sign in text if _MARK.match(sign))
