"""The places of the letters of a corrected text: those of the text that was read, paragraph by paragraph."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from egpk_desk.document import Block, Document
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout


def moved_layout(layout: PdfLayout, read: Document, corrected: Document) -> PdfLayout | None:
    """The layout of a corrected document from that of the document as it was read; None where they do not agree.

    A letter that was put in place of another has its box; of a word put in place of another each letter has the box of
    the whole, since where it would stand is not known.
    """
    if len(read.blocks) != len(corrected.blocks):
        return None
    pairs = list(zip(read.blocks, corrected.blocks, strict=True))
    if any(old.kind is not new.kind for old, new in pairs):
        return None
    pairs.sort(key=lambda pair: pair[0].start)
    starts = [old.start for old, _ in pairs]
    steps = [_steps(read.block_text(old), corrected.block_text(new)) for old, new in pairs]
    pages = [_moved(page, pairs, steps, starts) for page in layout.pages]
    digest = hashlib.sha256(corrected.text.encode()).hexdigest()
    return PdfLayout(corrected.reader, digest, tuple(pages))


_Steps = Sequence[tuple[str, int, int, int, int]] | None  # None where nothing changed


def _steps(before: str, after: str) -> _Steps:
    return None if before == after else SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _moved(page: PageLayout, pairs: list[tuple[Block, Block]], steps: list[_Steps], starts: list[int]) -> PageLayout:
    if not page.offsets:
        return page
    first, last = bisect_right(starts, page.offsets[0]) - 1, bisect_right(starts, page.offsets[-1]) - 1
    there = range(max(first, 0), last + 1)
    shifts = {pairs[at][1].start - pairs[at][0].start for at in there}
    if len(shifts) == 1 and not any(steps[at] for at in there):  # nearly all pages of a long report
        (shift,) = shifts
        offsets = array("I", (offset + shift for offset in page.offsets))
        return PageLayout(page.index, page.width, page.height, offsets, page.boxes, page.bases, page.flags)
    moved = PageLayout(page.index, page.width, page.height)
    for at in there:
        old, new = pairs[at]
        if bisect_left(page.offsets, old.start) < bisect_left(page.offsets, old.end):
            length = old.end - old.start
            _move(page, moved, old.start, new.start, steps[at] or [("equal", 0, length, 0, length)])
    return moved.in_order()


def _move(
    page: PageLayout, target: PageLayout, old: int, new: int, opcodes: Sequence[tuple[str, int, int, int, int]]
) -> None:
    for tag, a1, a2, b1, b2 in opcodes:
        first, last = bisect_left(page.offsets, old + a1), bisect_left(page.offsets, old + a2)
        held = range(first, last)
        if tag == "equal" or (tag == "replace" and a2 - a1 == b2 - b1 and a2 - a1 == len(held)):
            for at in held:
                _add(target, page, at, at, page.offsets[at] - old - a1 + new + b1)
        elif tag in ("replace", "insert"):
            if not held:  # put in between: the box of the letter before, or behind
                beside = first - 1 if first > 0 and page.offsets[first - 1] >= old else first
                if beside >= len(page.offsets):
                    continue
                held = range(beside, beside + 1)
            for offset in range(new + b1, new + b2):
                _add(target, page, held[0], held[-1], offset)


def _add(target: PageLayout, page: PageLayout, first: int, last: int, offset: int) -> None:
    """Give a letter the box that holds those from ``first`` to ``last`` on the page."""
    boxes = [page.boxes[4 * at : 4 * at + 4] for at in range(first, last + 1)]
    box = (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )
    target.add(offset, box, page.bases[first], page.flags[first])
