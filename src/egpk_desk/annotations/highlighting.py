"""From highlights to the annotations that are written into a copy of their PDF."""

from __future__ import annotations

from collections.abc import Sequence

from egpk_desk.annotations.marks import NewMark
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, Rect

PLAIN = "#b8860b"
"""The colour of a highlight without a code."""


def marks_of(excerpts: Sequence[Excerpt], layout: PdfLayout, language: str, *, memos: bool = True) -> list[NewMark]:
    """The annotations of these highlights, one for each page on which a highlight stands.

    ``language`` is that of the codes' names. A highlight without a place on a page gives none.
    """
    made = []
    for excerpt in excerpts:
        highlight = excerpt.highlight
        memo = excerpt.memo if memos else ""
        names = ("؛ " if language == "ar" else "; ").join(code.name(language) for code in excerpt.codes)
        for page, boxes in letter_boxes(layout, highlight.start, highlight.end).items():
            made.append(
                NewMark(
                    page=page,
                    boxes=tuple(boxes),
                    colours=tuple(code.colour for code in excerpt.codes) or (PLAIN,),
                    highlight=highlight.id,
                    contents="\n".join(part for part in (names, memo) if part),
                    author=highlight.author,
                    created=highlight.created,
                    codes=tuple(code.slug for code in excerpt.codes),
                    memo=memo,
                    quote=excerpt.text,
                )
            )
    return made


def letter_boxes(layout: PdfLayout, start: int, end: int) -> dict[int, list[Rect]]:
    """The boxes that cover a range, by page: one for each stretch of letters that lie side by side.

    Where a line changes its direction within the range, what lies between its stretches on the page is not covered.
    """
    found: dict[int, list[Rect]] = {}
    for page in layout.pages:
        rects = page.covering(start, end, _side_by_side)
        if rects:
            found[page.index] = rects
    return found


def _side_by_side(page: PageLayout, last: int, at: int) -> bool:
    """Whether two letters of one line lie beside each other in the direction in which both are read."""
    before, flags = page.rect(last), page.flags[at]
    rect = page.rect(at)
    if rect == before:
        return True
    if (flags ^ page.flags[last]) & 1:
        return False
    if flags & 2:
        return True
    step = (rect.x0 + rect.x1) - (before.x0 + before.x1)
    return step > 0 if flags & 1 else step < 0
