"""From marks on pages to ranges of the text, by where each letter stands."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub

from egpk_desk.annotations.marks import FoundMark, MarkKind
from egpk_desk.readers.pdf.layout import UNITS, PageLayout, PdfLayout, Rect
from egpk_desk.text.folding import fold

_GAP = 4  # letters between two marked ones that a mark may leave out and still be one
_REACH = 40.0  # points from a note to the word that it is put on
_THIN = 0.5  # of the height of letters: what is lower is a line, not an area
_NEAR = 40  # characters round the place of a mark in which its words are looked for
_WORD = re.compile(r"\w+[\w\u064b-\u0652\u0670\u0640]*")


@dataclass(frozen=True, slots=True)
class AnchoredMark:
    """A mark and the range of the text that it means, half-open."""

    mark: FoundMark
    start: int
    end: int


def anchored(marks: Sequence[FoundMark], layout: PdfLayout, text: str) -> list[AnchoredMark]:
    """The marks with their ranges, in the order of the text; those on no letters are left out.

    Marks that this program wrote of one highlight on several pages come back as one. What merely repeats the marked
    words, as some programs let a comment begin, is no memo.
    """
    pages = {page.index: page for page in layout.pages}
    found: list[AnchoredMark] = []
    writings: dict[int, _Writing] = {}
    ours: dict[str, int] = {}
    for mark in marks:
        page = pages.get(mark.page)
        if page is None or not page.offsets:
            continue
        if mark.kind is MarkKind.NOTE:
            ranges = _note_range(page, mark.boxes[0], text)
        else:
            if page.index not in writings:
                writings[page.index] = _writing_of(page)
            ranges = _ranges(page, [_raised(box, mark.kind, writings[page.index]) for box in mark.boxes], text)
        for number, (start, end) in enumerate(ranges):
            known = ours.get(mark.highlight) if mark.highlight else None
            if known is not None:
                one = found[known]
                found[known] = AnchoredMark(one.mark, min(one.start, start), max(one.end, end))
                continue
            if mark.highlight:
                ours[mark.highlight] = len(found)
            found.append(AnchoredMark(_without_echo(mark, text[start:end], number), start, end))
    return sorted((_to_the_letter(one, text) for one in found), key=lambda one: (one.start, one.end))


def _to_the_letter(one: AnchoredMark, text: str) -> AnchoredMark:
    """Of a mark of ours the words are known: letters whose boxes overlap are told apart by them."""
    quote = one.mark.quote
    if not quote or text[one.start : one.end] == quote:
        return one
    first = max(0, one.start - _NEAR)
    places = [first + found.start() for found in re.finditer(f"(?={re.escape(quote)})", text[first : one.end + _NEAR])]
    if not places:
        return one
    start = min(places, key=lambda place: abs(place - one.start) + abs(place + len(quote) - one.end))
    return AnchoredMark(one.mark, start, start + len(quote))


def _without_echo(mark: FoundMark, said: str, number: int) -> FoundMark:
    echo = " ".join(fold(mark.memo).split()) == " ".join(fold(said).split())
    if number == 0 and not echo:
        return mark
    return FoundMark(
        mark.page, mark.kind, mark.boxes, "", mark.author, mark.colour, mark.created, mark.name, mark.codes
    )


@dataclass(frozen=True, slots=True)
class _Writing:
    """How high the letters of a page usually are, in points, and whether its lines run up or down."""

    height: float
    vertical: bool


def _writing_of(page: PageLayout) -> _Writing:
    vertical = 2 * sum(flag >> 1 & 1 for flag in page.flags) > len(page.flags)
    low, high = (0, 2) if vertical else (1, 3)
    return _Writing(statistics.median(map(sub, page.boxes[high::4], page.boxes[low::4])) / UNITS, vertical)


def _raised(box: Rect, kind: MarkKind, writing: _Writing) -> Rect:
    """A box as high as letters are, for one that is a line below or through them."""
    height = writing.height
    if (box.x1 - box.x0 if writing.vertical else box.y1 - box.y0) >= _THIN * height:
        return box
    if writing.vertical:
        return Rect(box.x0 - 0.8 * height, box.y0, box.x1 + 0.8 * height, box.y1)
    if kind in (MarkKind.UNDERLINE, MarkKind.SQUIGGLY):
        return Rect(box.x0, box.y0 - height, box.x1, box.y1)
    return Rect(box.x0, box.y0 - height / 2, box.x1, box.y1 + height / 2)


def _ranges(page: PageLayout, boxes: Sequence[Rect], text: str) -> list[tuple[int, int]]:
    """The stretches of text whose letters have their middle within the boxes."""
    marked: set[int] = set()
    for at in range(len(page.offsets)):
        rect = page.rect(at)
        x, y = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2
        if any(box.holds(x, y) for box in boxes):
            marked.add(at)
    runs: list[list[int]] = []  # places on the page, by offset
    for at in sorted(marked):
        if runs and at - runs[-1][-1] <= _GAP + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    kept = [run for run in runs if len(run) * 20 >= len(marked)]  # a letter of another line is no passage
    ranges = [_trimmed(text, page.offsets[run[0]], page.offsets[run[-1]] + 1) for run in kept]
    return [(start, end) for start, end in ranges if start < end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _note_range(page: PageLayout, box: Rect, text: str) -> list[tuple[int, int]]:
    """The word that is nearest to a note's place, on its own line first."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2

    def apart(at: int) -> float:
        rect = page.rect(at)
        aside, off = max(rect.x0 - x, x - rect.x1, 0.0), max(rect.y0 - y, y - rect.y1, 0.0)
        return aside + 3 * off

    letters = [at for at in range(len(page.offsets)) if text[page.offsets[at]].isalnum()]
    if not letters:
        return []
    nearest = min(letters, key=apart)
    if apart(nearest) > max(_REACH, page.width / 2):
        return []
    offset = page.offsets[nearest]
    first = max(0, offset - 80)
    for word in _WORD.finditer(text, first, min(len(text), offset + 80)):
        if word.start() <= offset < word.end():
            return [word.span()]
    return [(offset, offset + 1)]
