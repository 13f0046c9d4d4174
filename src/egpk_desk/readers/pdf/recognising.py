"""A page that is a picture, or whose text is doubted, as lines by text recognition, turned upright first."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

from egpk_desk.document import Document, RecognisedWord
from egpk_desk.readers.pdf.frame import Frame
from egpk_desk.readers.pdf.layout import PdfLayout, Rect
from egpk_desk.readers.pdf.pages import PageLines, prevails_rtl
from egpk_desk.readers.pdf.recognition import Recognised, recognise
from egpk_desk.readers.pdf.worker import LONGEST

_GOOD = 65.0  # percent: a page that stands upright is read better than that, one that lies on its side never
_FEW = 8  # words


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A recognised word: its box on the page as it is shown, and its confidence in percent."""

    page: int
    box: Rect
    confidence: float


def recognise_page(page: Any, read: PageLines, seconds: float) -> list[PlacedWord] | None:
    """Put the recognised lines in place of those of ``read``; its words, or None where nothing can be read.

    A picture may lie on its side, or stand on its head: where it is not read well as it is shown, it is turned.
    """
    deadline = time.monotonic() + min(seconds, LONGEST)
    best: Recognised | None = None
    lying: Recognised | None = None
    turns = 0
    waiting = [0, 1, 3, 2]
    while waiting:
        quarter = waiting.pop(0)
        found = recognise(page, deadline - time.monotonic(), quarter)
        if found is None or not found.words:
            continue
        upright = (quarter + found.lies) % 4
        if found.lies and upright in waiting:  # it was read as it lies, but its words are not in their places
            waiting.remove(upright)
            waiting.insert(0, upright)
            lying = lying or found
        elif not found.lies and (best is None or _worth(found) > _worth(best)):
            best, turns = found, quarter
            if best.words >= _FEW and best.confidence >= _GOOD:
                break
    best = best or lying
    if best is None:
        return None
    height = best.height
    frame = replace(read.frame, turns=(read.frame.turns + turns) % 4)
    words = []
    for line in best.lines:
        for glyph in line.glyphs:
            if glyph.index >= 0:
                box = _shown(read.frame, frame, (glyph.x0, height - glyph.y1), (glyph.x1, height - glyph.y0))
                words.append(PlacedWord(read.index, box, best.confidences[glyph.index]))
            glyph.x0, glyph.y0, glyph.x1, glyph.y1 = _upright_box(frame, height, glyph.x0, glyph.y0, glyph.x1, glyph.y1)
            glyph.pen, glyph.base = glyph.x0, glyph.y0
            glyph.ink = (glyph.x0, glyph.y0, glyph.x1, glyph.y1)
            glyph.quadrant = frame.turns
        line.x0, line.base, line.x1, _ = _upright_box(frame, height, line.x0, line.base, line.x1, line.base)
        for glyph in line.glyphs:
            glyph.base = line.base
    read.lines, read.confidence = best.lines, best.confidence
    read.rtl = prevails_rtl([glyph for line in best.lines for glyph in line.glyphs])
    return words


def _worth(found: Recognised) -> float:
    return found.confidence * min(found.words, 5 * _FEW)


def _upright_box(
    frame: Frame, height: float, x0: float, y0: float, x1: float, y1: float
) -> tuple[float, float, float, float]:
    """A box of the picture (from its lower left corner) in the coordinates of text that runs to the right."""
    corners = [_turned(*frame.unshown(x, height - y), frame.turns) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _turned(x: float, y: float, quadrant: int) -> tuple[float, float]:
    """A point of PDF's own coordinates as one of text turned to run to the right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quadrant]


def _shown(frame: Frame, turned: Frame, first: tuple[float, float], second: tuple[float, float]) -> Rect:
    points = [frame.shown(*turned.unshown(*point)) for point in (first, second)]
    xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
    return Rect(xs[0], ys[0], xs[1], ys[1])


def with_confidences(document: Document, layout: PdfLayout, words: list[PlacedWord]) -> Document:
    """The document, with what confidence each of its recognised words was read.

    All letters of a recognised word have its box, by which it is found again in the text.
    """
    by_page: dict[int, dict[tuple[int, int], float]] = {}
    for word in words:
        by_page.setdefault(word.page, {})[_key(word.box)] = word.confidence
    found: list[RecognisedWord] = []
    for page in layout.pages:
        known = by_page.get(page.index)
        if not known:
            continue
        last: Rect | None = None
        for at, offset in enumerate(page.offsets):
            rect = page.rect(at)
            if last == rect and found and document.text[found[-1].end : offset].strip() == "":
                found[-1] = replace(found[-1], end=offset + 1)
                continue
            last = rect
            confidence = _near(known, _key(rect))
            if confidence is not None:
                found.append(RecognisedWord(offset, offset + 1, round(confidence)))
    found.sort(key=lambda word: word.start)
    return replace(document, recognised=tuple(found))


def _key(box: Rect) -> tuple[int, int]:
    return round(2 * (box.x0 + box.x1)), round(2 * (box.y0 + box.y1))  # a quarter of a point


def _near(known: dict[tuple[int, int], float], key: tuple[int, int]) -> float | None:
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            if (confidence := known.get((key[0] + dx, key[1] + dy))) is not None:
                return confidence
    return None
