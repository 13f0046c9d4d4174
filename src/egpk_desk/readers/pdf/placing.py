"""From the glyphs that a document was written from to the place of every character of its text."""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

from egpk_desk.document import Document
from egpk_desk.readers.pdf.frame import Frame
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, in_units
from egpk_desk.readers.pdf.packing import Packed

_LEFT_TO_RIGHT, _VERTICAL = 1, 2


_Box = tuple[float, float, float, float]
_Placed = tuple[str, int, "_Box | None", float, int]  # sign, page, box, baseline, flags


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
        text = document.block_text(block)
        while at < block.end:
            end = markers.get(at, at + 1)
            sign = text[at - block.start]
            if not sign.isspace():
                visible.append((at, end))
                if end == at + 1:
                    plain.append(sign)
            at = end
        held = waiting.get("".join(plain))
        if not held:
            continue
        values = held.pop()
        for (start, end), first in zip(visible, range(0, len(values), _EACH), strict=False):
            page, flags, x0, y0, x1, y1, base = values[first : first + _EACH]
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
    for sign, page, box, base, flags in _composed(_signs(tokens, frames)):
        if sign.isspace():
            continue
        if sign != _NOTE:
            text.append(sign)
        if box is None:
            values.extend(_UNPLACED)
        else:
            values.extend((page, flags, *in_units(box, base)))
    return "".join(text), values


_NOTE = "\x00"
_UNPLACED = (-1, 0, 0, 0, 0, 0, 0)


def _composed(signs: Iterable[_Placed]) -> Iterator[_Placed]:
    """The signs of a block in NFC, each letter and its marks with one box."""
    cluster: list[_Placed] = []
    for sign in signs:
        if cluster and not _combining(sign[0]):
            if len(cluster) == 1 and cluster[0][0] < "\u0300":
                yield cluster[0]
            else:
                yield from _cluster(cluster)
            cluster = []
        cluster.append(sign)
    if cluster:
        yield from _cluster(cluster)


def _cluster(cluster: list[_Placed]) -> Iterator[_Placed]:
    text, page, box, base, flags = cluster[0]
    for sign, other, more, _, _ in cluster[1:]:
        text += sign
        if more is not None and other == page:
            box = _union(box, more) if box else more
    for sign in _in_nfc(text):
        yield sign, page, box, base, flags


@functools.lru_cache(maxsize=4096)
def _in_nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@functools.lru_cache(maxsize=4096)
def _combining(sign: str) -> bool:
    return unicodedata.combining(sign) != 0


def _signs(tokens: Packed, frames: dict[int, Frame]) -> Iterator[_Placed]:
    for text, page, ltr, note, glyphs in tokens.parts():
        frame = frames.get(page)
        flags = _LEFT_TO_RIGHT if ltr else 0
        if not glyphs or frame is None:
            for sign in text if note is None else _NOTE:
                yield sign, page, None, 0.0, flags
            continue
        glyph = glyphs[0]
        turned = (frame.turns - glyph.quadrant) % 4  # quarters to the right, as it is shown
        if turned % 2:
            flags |= _VERTICAL
        if turned >= 2:  # upside down, or up the page
            flags ^= _LEFT_TO_RIGHT
        base = _baseline(glyph, frame, bool(flags & _VERTICAL))
        if note is not None:
            whole = _shown(glyph, glyph.x0, glyph.x1, frame)
            for other in glyphs[1:]:
                whole = _union(whole, _shown(other, other.x0, other.x1, frame))
            yield _NOTE, page, whole, base, flags
            continue
        if glyph.whole or (len(text) == 1 and not glyph.marks):
            box = _shown(glyph, glyph.x0, glyph.x1, frame)
            for sign in text:
                yield sign, page, box, base, flags
            continue
        letters = max(1, sum(not _combining(sign) for sign in text))
        number = -1
        for sign in text:
            number += not _combining(sign) or number < 0
            share = (glyph.x1 - glyph.x0) / letters
            place = number if ltr else letters - 1 - number
            left, right = glyph.x0 + place * share, glyph.x0 + (place + 1) * share
            box = _shown(glyph, left, right, frame)
            for mark in glyph.marks:
                if letters == 1 or left <= (mark.x0 + mark.x1) / 2 < right:
                    box = _union(box, _shown(mark, max(mark.x0, glyph.x0), min(mark.x1, glyph.x1), frame))
            yield sign, page, box, base, flags


def _union(one: _Box, two: _Box) -> _Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _baseline(glyph: Glyph, frame: Frame, vertical: bool) -> float:
    x, y = frame.shown(*_upright(glyph.x0, glyph.base, glyph.quadrant))
    return x if vertical else y


def _shown(glyph: Glyph, left: float, right: float, frame: Frame) -> _Box:
    """A stretch of a glyph as a rectangle of the page as it is shown: left, top, right, bottom."""
    x0, y0 = frame.shown(*_upright(left, glyph.y0, glyph.quadrant))
    x1, y1 = frame.shown(*_upright(right, glyph.y1, glyph.quadrant))
    return (x0 if x0 < x1 else x1), (y0 if y0 < y1 else y1), (x1 if x0 < x1 else x0), (y1 if y0 < y1 else y0)


def _upright(x: float, y: float, quadrant: int) -> tuple[float, float]:
    """A point of text turned to run to the right, back in PDF's own coordinates."""
    return (x, y) if not quadrant else ((x, y), (-y, x), (-x, -y), (y, -x))[quadrant]
