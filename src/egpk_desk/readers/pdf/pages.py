"""One page as lines in reading order, with what the later steps ask of it."""

from __future__ import annotations

import statistics
import sys
from dataclasses import dataclass, field
from typing import Any

from egpk_desk.readers.pdf.bidi_order import kind_of, logical
from egpk_desk.readers.pdf.brackets import set_by_ink
from egpk_desk.readers.pdf.characters import CharacterReader
from egpk_desk.readers.pdf.columns import Gutters, Line, lines_in_order
from egpk_desk.readers.pdf.frame import Frame, frame_of
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.grids import grids_of
from egpk_desk.readers.pdf.lines import segments
from egpk_desk.readers.pdf.rules import Rule, rules_of
from egpk_desk.readers.pdf.tagging import tags_of, take_tagged
from egpk_desk.readers.pdf.trust import doubt

_FEW = 8  # letters that run in a direction of their own are in no table of it
_MOST_RULES = 40  # kept of one page
_GUESSED_FOR_ONE = 3  # letters known by a likeness alone are as doubtful as one that is not known

_NOWHERE = Frame((0.0, 0.0, 0.0, 0.0), 0)


@dataclass(slots=True)
class PageLines:
    """A page read: ``index`` is 1-based, sizes in points, ``rtl`` its prevailing direction."""

    index: int
    width: float
    height: float
    label: str = ""
    lines: list[Line] = field(default_factory=list)
    rtl: bool = True
    characters: int = 0
    unmapped: int = 0
    cut: bool = False
    frame: Frame = _NOWHERE
    doubt: str | None = None  # why the text is not to be trusted
    separators: tuple[Rule, ...] = ()  # level lines that are of no table
    gutters: tuple[float, ...] = ()  # between its columns
    confidence: float | None = None  # of text recognition, in percent

    @property
    def text(self) -> str:
        """Its lines, each in logical order."""
        return "\n".join("".join(glyph.text for glyph, _ in logical(line.glyphs, self.rtl)) for line in self.lines)


def read_page(page: Any, index: int, label: str, gutters: tuple[float, ...] = ()) -> PageLines:
    """The lines of a PDFium page; ``gutters`` are those of the page before.

    Stretches that run in other directions come after those that run in the usual one.
    """
    text_page = page.get_textpage()
    try:
        found = CharacterReader(page, text_page).read()
    finally:
        text_page.close()
    width, height = page.get_size()
    frame = frame_of(page)
    result = PageLines(
        index, width, height, label, characters=found.characters, unmapped=found.unmapped, cut=found.cut, frame=frame
    )
    upright = found.quadrants.get(0)
    if upright:
        set_by_ink(page, upright)
    rules = rules_of(page)
    tags = tags_of(page.pdf, page)
    regions = 0
    for quadrant in sorted(found.quadrants, key=lambda q: -len(found.quadrants[q])):
        glyphs = found.quadrants[quadrant]
        rtl = prevails_rtl(glyphs)
        if not regions:
            result.rtl = rtl
        grids = grids_of(rules.turned(quadrant)) if len(glyphs) > _FEW else []
        seen = Gutters(() if regions else gutters)
        rest, tagged = take_tagged(segments(glyphs, grids), tags, rtl)
        lines = lines_in_order(rest, rtl, grids, seen, tagged)
        if not regions:
            result.gutters = tuple(seen.found)
            turned = rules.turned(quadrant).level
            result.separators = tuple(r for r in turned if not any(g.holds(r.start, r.at) for g in grids))[:_MOST_RULES]
        for line in lines:
            line.region += regions
        regions = max((line.region for line in lines), default=regions) + 1
        result.lines += lines
    for line in result.lines if tags.of_owner else ():
        tag = tags.of_line(line.glyphs)
        if tag is not None:
            line.block, line.level = tag.block, tag.level
    _lighten(result.lines)
    result.doubt = doubt(result.text, result.characters, result.unmapped + found.guessed // _GUESSED_FOR_ONE)
    return result


def _lighten(lines: list[Line]) -> None:
    """Let go of what only the reading of a page needs, and share what is the same: all pages are held until the last.

    Places are kept to 1/20 of a point, as the layout does, so that a document has some ten thousand numbers and not
    seven for each letter.
    """
    for line in lines:
        for glyph in line.glyphs:
            _share(glyph)
            for mark in glyph.marks:
                _share(mark)


def _share(glyph: Glyph) -> None:
    glyph.text = sys.intern(glyph.text)
    glyph.ink, glyph.end = _NO_INK, 0.0
    if not glyph.marks:
        glyph.marks = _NO_MARKS
    kept = _shared
    x0, x1, y0, y1, base, size = glyph.x0, glyph.x1, glyph.y0, glyph.y1, glyph.base, glyph.size
    if not abs(x0) + abs(x1) + abs(y0) + abs(y1) + abs(base) + abs(size) < _MOST_SHARED:  # or one is no number
        x0, x1, y0, y1, base, size = map(_within, (x0, x1, y0, y1, base, size))
    glyph.x0 = glyph.pen = kept[round(x0 * 20)]
    glyph.x1, glyph.y0, glyph.y1 = kept[round(x1 * 20)], kept[round(y0 * 20)], kept[round(y1 * 20)]
    glyph.base, glyph.size = kept[round(base * 20)], kept[round(size * 20)]
    glyph.owner = 0


def _within(side: float) -> float:
    return side if -_MOST_SHARED < side < _MOST_SHARED else 0.0


class _Shared(dict[int, float]):
    """Numbers by their twentieths, one object for all that are equal."""

    def __missing__(self, units: int) -> float:
        found = self[units] = units / 20
        return found


_MOST_SHARED = 20_000.0  # points, as no page is larger (ISO 32000-1, annex C); farther off nothing is seen
_shared = _Shared()
_NO_INK = (0.0, 0.0, 0.0, 0.0)
_NO_MARKS: list[Glyph] = []  # shared; nothing is joined to letters any more


def prevails_rtl(glyphs: list[Glyph]) -> bool:
    """Whether most letters are right-to-left ones; also where there are none."""
    kinds = [kind_of(glyph.text) for glyph in glyphs]
    return kinds.count("R") * 1.0 >= kinds.count("L") * 0.6 if kinds else True


def usual_size(pages: list[PageLines]) -> float:
    """The size in which most letters of the document are set."""
    sizes = [round(line.size, 1) for page in pages for line in page.lines for _ in line.glyphs]
    return statistics.mode(sizes) if sizes else 10.0
