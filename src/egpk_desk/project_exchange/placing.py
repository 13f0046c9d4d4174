"""Where the selections of a project stand in a text that was read from the same file by another program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from egpk_desk.annotations.anchoring import anchored
from egpk_desk.annotations.marks import FoundMark, MarkKind
from egpk_desk.document import Document
from egpk_desk.readers.pdf.layout import PdfLayout, Rect
from egpk_desk.refi.model import Area, Selection
from egpk_desk.text.anchors import make_selector, reanchor
from egpk_desk.text.folding import fold, fold_mapped

_SURE = 0.75
_SPACE = re.compile(r"\s+")
_LIKE = 0.6


def placed(selections: Sequence[Selection], written_on: str, text: str) -> list[Selection]:
    """The selections as ranges of ``text``, each found by its words; those that are not found are left out."""
    if written_on == text:
        return list(selections)
    folded = fold_mapped(text)
    found = []
    for one in selections:
        if not written_on[one.start : one.end].strip():
            continue
        place = reanchor(make_selector(written_on, one.start, one.end), one.start, text, folded)
        if place is not None and place.score >= _SURE:
            found.append(replace(one, start=place.start, end=place.end))
    return found


def with_words(selections: Sequence[Selection], text: str) -> int:
    """How many of the selections have words, and so can be highlights."""
    return sum(bool(text[one.start : one.end].strip()) for one in selections)


def of_words(area: Area, text: str) -> Selection | None:
    """An area as the one place in a text where its words stand; None where there is none, or several."""
    words = _SPACE.sub("", area.words)
    if len(words) < 3:
        return None
    bare = [(letter, at) for at, letter in enumerate(text) if not letter.isspace()]
    letters = "".join(letter for letter, _ in bare)
    at = letters.find(words)
    if at < 0 or letters.find(words, at + 1) >= 0:
        return None
    return _selection(area, area.guid, bare[at][1], bare[at + len(words) - 1][1] + 1)


def of_areas(areas: Sequence[Area], document: Document, layout: PdfLayout) -> tuple[list[Selection], int]:
    """The areas of a PDF's pages as selections of its text, and how many of them hold no text.

    The standard counts points from the lower edge, and its example pages from 0; what a program tells of the words in
    an area says whether it does otherwise.
    """
    first = 1 if all(area.page < len(layout.pages) for area in areas) else 0
    found, empty = list[Selection](), 0
    for area in areas:
        ranges = _best(area, document, layout, first)
        if not ranges:
            by_words = of_words(area, document.text)
            ranges = [(by_words.start, by_words.end)] if by_words else []
        empty += not ranges
        for number, (start, end) in enumerate(ranges):
            found.append(_selection(area, area.guid if number == 0 else "", start, end))
    return found, empty


def _best(area: Area, document: Document, layout: PdfLayout, first: int) -> list[tuple[int, int]]:
    """The ranges in an area, counted as its program most likely counts."""
    ways = [(area.page + first, area.from_top)]
    if area.words.strip():
        ways += [(page, top) for page in (area.page + 1, area.page) for top in (False, True)]
    best, most = list[tuple[int, int]](), 0.0
    for page, from_top in dict.fromkeys(ways):
        ranges = _ranges(area, page, document.text, layout, from_top=from_top)
        if not area.words.strip():
            return ranges
        like = _likeness(area.words, " ".join(document.text[start:end] for start, end in ranges))
        if like > most:
            best, most = ranges, like
    return best if most >= _LIKE else []


def _ranges(area: Area, page: int, text: str, layout: PdfLayout, *, from_top: bool) -> list[tuple[int, int]]:
    shown = next((one for one in layout.pages if one.index == page), None)
    if shown is None:
        return []
    x0, y0, x1, y1 = area.box
    box = Rect(x0, y0, x1, y1) if from_top else Rect(x0, shown.height - y1, x1, shown.height - y0)
    ranges = [(one.start, one.end) for one in anchored([FoundMark(page, MarkKind.HIGHLIGHT, (box,))], layout, text)]
    if not ranges:
        return []
    start, end = min(a for a, _ in ranges), max(b for _, b in ranges)
    covered = sum(b - a for a, b in ranges)
    return [(start, end)] if 2 * covered >= end - start else ranges


def _likeness(said: str, read: str) -> float:
    """How much of the words that an area is said to hold is in what was read of it, and the other way round."""
    one, other = set(fold(said).split()), set(fold(read).split())
    return len(one & other) / max(1, len(one | other))


def _selection(area: Area, guid: str, start: int, end: int) -> Selection:
    return Selection(guid, start, end, "", area.codings, area.memo, area.notes, area.author, area.created)
