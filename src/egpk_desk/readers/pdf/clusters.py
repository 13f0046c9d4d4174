"""Letters and marks set as several glyphs, each with the text of the whole cluster, as Typst writes them."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator

from egpk_desk.readers.pdf.glyphs import Glyph, is_arabic, marks_of

_Box = tuple[float, float, float, float]

_HAMZAS = frozenset("أإآؤئۀۂۓ")  # that some fonts draw with a glyph for the hamza
_BARE = frozenset("اويى")
_MOST = 40  # glyphs looked at in a square; a page has a few
_NEAR = 1.2  # em between their pens
_CLOSE = 0.1  # the same for a mark whose own text does not name the letter
_SMALL = 0.5  # of the letter's box
_LEVEL = 0.01  # em; the baseline of a line's letters is the same to this
_OFF = 0.05  # em between the baselines
_ASIDE = 0.25  # em that the middle of a mark may stand beside its letter


def floats(ink: _Box, base: float, size: float, over: float = 0.42) -> bool:
    """Whether ink stands wholly over or under where letters stand: hamza reaches lower, no letter begins lower."""
    return 0 < ink[3] - ink[1] < 0.6 * size and (ink[1] > base + over * size or ink[3] < base - 0.03 * size)


def find_raised_marks(glyphs: list[Glyph]) -> None:
    """Let glyphs be marks that have the text of a letter with marks and stand over or under the letters of the line.

    Producers raise or lower a mark's baseline (the text rise of PDF), so that it is told by that of the letters around.
    """
    held = [
        glyph
        for at, glyph in enumerate(glyphs)
        if not (glyph.spanned or glyph.floating)
        and _has_letter_and_marks(glyph.text)
        and not any(_is_level(glyph, near) for near in glyphs[max(0, at - 1) : at + 2])
    ]
    if not held:
        return
    places = _Places([glyph for glyph in glyphs if not glyph.floating and glyph.text.strip()])
    for glyph in held:
        beside = [
            near for near in places.around(glyph) if abs(near.base - glyph.base) < 0.9 * near.size and not near.is_mark
        ]
        if not beside or any(abs(near.base - glyph.base) < _LEVEL * glyph.size for near in beside):
            continue
        middle = (glyph.ink[0] + glyph.ink[2]) / 2
        letter = min(beside, key=lambda near: abs((near.ink[0] + near.ink[2]) / 2 - middle))
        if floats(glyph.ink, letter.base, letter.size, 0.2):
            glyph.text = marks_of(unicodedata.normalize("NFD", glyph.text))
            glyph.x0, glyph.x1, glyph.floating = glyph.ink[0], glyph.ink[2], True


def _is_level(glyph: Glyph, near: Glyph) -> bool:
    """Whether a plain letter is written beside a glyph on the same baseline."""
    level = abs(near.base - glyph.base) < _LEVEL * glyph.size and abs(near.pen - glyph.pen) < 2 * glyph.size
    return level and near.text.isalpha() and not _has_letter_and_marks(near.text)


@functools.lru_cache(maxsize=4096)
def _has_letter_and_marks(text: str) -> bool:
    """Whether it is Arabic letters and marks, hamza and madda too."""
    spelt = unicodedata.normalize("NFD", text)
    return is_arabic(text) and 0 < len(marks_of(spelt)) < len(spelt)


def drop_said_twice(glyphs: list[Glyph]) -> None:
    """Leave out glyphs of marks whose text, that of their cluster, the glyph of the letter says as well.

    They are found by their place: PDFium reports a mark that is drawn off the baseline far from its letter.
    """
    same: dict[str, list[Glyph]] = {}
    spans: list[Glyph] = []
    for glyph in glyphs:
        marks = marks_of(glyph.text)
        if (marks and len(marks) < len(glyph.text)) or (len(glyph.text) > 1 and not _HAMZAS.isdisjoint(glyph.text)):
            same.setdefault("".join(sorted(glyph.text)), []).append(glyph)
        elif glyph.text in _HAMZAS or glyph.text in _BARE:
            same.setdefault(unicodedata.normalize("NFD", glyph.text)[0], []).append(glyph)
        if glyph.spanned and (len(glyph.text) > 1 or glyph.text in _HAMZAS):
            spans.append(glyph)
    dropped: set[int] = set()
    for cluster in same.values():
        if len(cluster) < 2:
            continue
        places = _Places(cluster)
        for glyph in cluster:
            if glyph.text in _BARE:
                continue
            letter = next((near for near in places.around(glyph) if _is_mark_of(glyph, near)), None)
            if letter is not None:
                _take_in(letter, glyph)
                if letter.text in _BARE:
                    letter.text = glyph.text
                dropped.add(id(glyph))
    if spans:
        places = _Places([span for span in spans if id(span) not in dropped])
        for glyph in glyphs:
            if glyph.spanned or not (glyph.is_mark or floats(glyph.ink, glyph.base, glyph.size, 0.2)):
                continue
            said = next((span for span in places.around(glyph) if _says(span, glyph)), None)
            if said is not None:
                _take_in(said, glyph)
                dropped.add(id(glyph))
    if dropped:
        glyphs[:] = [glyph for glyph in glyphs if id(glyph) not in dropped]


class _Places:
    """Glyphs by where they stand, in squares as large as the largest of them."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        self._step = max((glyph.size for glyph in glyphs), default=1.0) * _NEAR
        self._squares: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in glyphs:
            self._squares.setdefault(self._square(glyph), []).append(glyph)

    def _square(self, glyph: Glyph) -> tuple[int, int]:
        return int(glyph.pen // self._step), int(glyph.base // self._step)

    def around(self, glyph: Glyph) -> Iterator[Glyph]:
        column, row = self._square(glyph)
        for beside in (column, column - 1, column + 1):
            for line in (row, row - 1, row + 1):
                for near in self._squares.get((beside, line), ())[:_MOST]:
                    if near is not glyph:
                        yield near


def _take_in(letter: Glyph, mark: Glyph) -> None:
    letter.y0, letter.y1 = min(letter.y0, mark.ink[1]), max(letter.y1, mark.ink[3])


def _is_mark_of(mark: Glyph, letter: Glyph) -> bool:
    middle = (mark.ink[0] + mark.ink[2]) / 2
    size = letter.size
    reach = _ASIDE * size
    return (
        letter.ink[0] - reach < middle < letter.ink[2] + reach
        and abs(mark.base - letter.base) < 0.9 * size
        and (floats(mark.ink, letter.base, size, 0.2) or _is_stacked(mark, letter) or _is_set_off(mark, letter))
        and not floats(letter.ink, letter.base, size, 0.2)
    )


def _is_stacked(mark: Glyph, letter: Glyph) -> bool:
    """Whether it stands wholly over its letter, however high it is, as shadda with a vowel does."""
    over = mark.ink[1] > letter.ink[3] - 0.02 * letter.size and mark.ink[1] > letter.base + 0.4 * letter.size
    return over and len(marks_of(mark.text)) > 1


def _is_set_off(mark: Glyph, letter: Glyph) -> bool:
    """Whether it is drawn off the baseline of a letter beside which it is small, as only marks are."""
    room = (letter.ink[2] - letter.ink[0]) * (letter.ink[3] - letter.ink[1])
    small = (mark.ink[2] - mark.ink[0]) * (mark.ink[3] - mark.ink[1]) < _SMALL * room
    return small and sorted(mark.text) == sorted(letter.text) and abs(mark.base - letter.base) > _OFF * letter.size


def _says(span: Glyph, mark: Glyph) -> bool:
    middle = (mark.ink[0] + mark.ink[2]) / 2
    reach = _CLOSE * span.size
    return (
        span.ink[0] - reach < middle < span.ink[2] + reach
        and set(mark.text) <= {*span.text, *unicodedata.normalize("NFD", span.text)}
        and abs(span.pen - mark.pen) < _NEAR * mark.size
        and abs(span.base - mark.base) < 0.8 * mark.size
    )
