"""From the glyphs that a document was written from to the place of every character of its text."""

from __future__ import annotations

import hashlib
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

from egpk_desk.document import Document
from egpk_desk.readers.pdf.frame import Frame
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, Rect, units
from egpk_desk.readers.pdf.packing import Packed
from egpk_desk.readers.pdf.writing import Token

_LEFT_TO_RIGHT, _VERTICAL = 1, 2


_Placed = tuple[str, int, "Rect | None", float, int]  # sign, page, box, baseline, flags


def lay_out(
    document: Document,
    streams: list[Packed],
    frames: dict[int, Frame],
    sizes: dict[int, tuple[float, float]],
) -> PdfLayout:
    """The layout of a document. ``streams`` are the tokens of its blocks, in any order of the blocks; they are used up.

    Between tokens and text only white space, NFC and the numbers of notes differ, so that the visible signs agree one
    by one. A block that a later step changed otherwise stays without places.
    """
    pages = {index: PageLayout(index, width, height) for index, (width, height) in sizes.items()}
    waiting: dict[str, list[array[int]]] = defaultdict(list)
    for at, tokens in enumerate(streams):
        streams[at] = Packed(())
        text, values = _packed(tokens, frames)
        waiting[text].append(values)
    for found in waiting.values():
        found.reverse()
    markers = {note.start: note.end for note in document.notes}
    for block in document.blocks:
        visible: list[tuple[int, int]] = []  # offset, end; a note's marker is one
        plain: list[str] = []
        at = block.start
        while at < block.end:
            end = markers.get(at, at + 1)
            if not document.text[at].isspace():
                visible.append((at, end))
                if end == at + 1:
                    plain.append(document.text[at])
            at = end
        held = waiting.get("".join(plain))
        if not held:
            continue
        values = held.pop()
        for number, (start, end) in enumerate(visible[: len(values) // _EACH]):
            page, flags, x0, y0, x1, y1, base = values[number * _EACH : number * _EACH + _EACH]
            if page in pages:
                for offset in range(start, end):
                    pages[page].add(offset, (x0, y0, x1, y1), base, flags)
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    return PdfLayout(document.reader, digest, tuple(page.in_order() for page in pages.values()))


_EACH = 7  # numbers for each sign: page (-1 without a place), flags, box and baseline


def _packed(tokens: Packed, frames: dict[int, Frame]) -> tuple[str, array[int]]:
    """The visible signs of a block without its notes' markers, and where each of them, markers too, stands."""
    text: list[str] = []
    values = array("i")
    for sign, page, rect, base, flags in _placed(tokens, frames):
        if sign.isspace():
            continue
        if sign != _NOTE:
            text.append(sign)
        if rect is None:
            values.extend((-1, 0, 0, 0, 0, 0, 0))
        else:
            values.extend((page, flags, units(rect.x0), units(rect.y0), units(rect.x1), units(rect.y1), units(base)))
    return "".join(text), values


_NOTE = "\x00"


def _placed(tokens: Iterable[Token], frames: dict[int, Frame]) -> Iterator[_Placed]:
    """The signs of a block in NFC, each letter and its marks with one box."""
    cluster: list[_Placed] = []
    for sign in _signs(tokens, frames):
        if cluster and not unicodedata.combining(sign[0]):
            yield from _composed(cluster)
            cluster = []
        cluster.append(sign)
    yield from _composed(cluster)


def _composed(cluster: list[_Placed]) -> Iterator[_Placed]:
    if not cluster:
        return
    _, page, rect, base, flags = cluster[0]
    for _, other, box, _, _ in cluster[1:]:
        if box is not None and other == page:
            rect = rect.union(box) if rect else box
    for sign in unicodedata.normalize("NFC", "".join(part[0] for part in cluster)):
        yield sign, page, rect, base, flags


def _signs(tokens: Iterable[Token], frames: dict[int, Frame]) -> Iterator[_Placed]:
    for token in tokens:
        frame = frames.get(token.page)
        flags = _LEFT_TO_RIGHT if token.ltr else 0
        if token.glyphs and frame and (token.glyphs[0].quadrant - frame.turns) % 2:
            flags |= _VERTICAL
        base = _baseline(token.glyphs[0], frame, bool(flags & _VERTICAL)) if token.glyphs and frame else 0.0
        if token.note is not None:
            boxes = [_shown(glyph, glyph.x0, glyph.x1, frame) for glyph in token.glyphs] if frame else []
            whole = boxes[0] if boxes else None
            for box in boxes[1:]:
                whole = whole.union(box) if whole else box
            yield _NOTE, token.page, whole, base, flags
            continue
        glyph = token.glyphs[0] if token.glyphs else None
        letters = max(1, sum(1 for sign in token.text if not unicodedata.combining(sign)))
        number = -1
        for sign in token.text:
            number += not unicodedata.combining(sign) or number < 0
            if glyph is None or frame is None:
                yield sign, token.page, None, 0.0, flags
                continue
            if glyph.whole:
                yield sign, token.page, _shown(glyph, glyph.x0, glyph.x1, frame), base, flags
                continue
            share = (glyph.x1 - glyph.x0) / letters
            place = number if token.ltr else letters - 1 - number
            rect = _shown(glyph, glyph.x0 + place * share, glyph.x0 + (place + 1) * share, frame)
            for mark in glyph.marks:
                if letters == 1 or glyph.x0 + place * share <= (mark.x0 + mark.x1) / 2 < glyph.x0 + (place + 1) * share:
                    rect = rect.union(_shown(mark, max(mark.x0, glyph.x0), min(mark.x1, glyph.x1), frame))
            yield sign, token.page, rect, base, flags


def _baseline(glyph: Glyph, frame: Frame, vertical: bool) -> float:
    x, y = frame.shown(*_upright(glyph.x0, glyph.base, glyph.quadrant))
    return x if vertical else y


def _shown(glyph: Glyph, left: float, right: float, frame: Frame) -> Rect:
    """A stretch of a glyph as a rectangle of the page as it is shown."""
    left, right = min(left, right), max(left, right)
    corners = [frame.shown(*_upright(x, y, glyph.quadrant)) for x in (left, right) for y in (glyph.y0, glyph.y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _upright(x: float, y: float, quadrant: int) -> tuple[float, float]:
    """A point of text turned to run to the right, back in PDF's own coordinates."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[quadrant]
