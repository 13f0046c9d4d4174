"""A page of a report as PNG, with its highlights on the letters."""

from __future__ import annotations

from collections.abc import Sequence

from egpk_desk.document import Document
from egpk_desk.errors import NotFound
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.readers.pdf import layout_of
from egpk_desk.rendering.canvas import Canvas
from egpk_desk.rendering.worker import RENDERER

_PLAIN = "#8a857b"  # of a highlight without a code
_TINT = 0.3


def highlighted_page(
    document: Document, source: bytes, excerpts: Sequence[Excerpt], page: int, scale: float, name: str = ""
) -> bytes:
    """Page ``page`` (from 1) as PNG, ``scale`` pixels a point, its highlights in their codes’ colours.

    Raises NotFound where the document has no such page, UnreadableSource where it cannot be drawn.
    """
    if not document.pages or (not source.startswith(b"%PDF") and b"%PDF" not in source[:1024]):
        raise NotFound(f"“{name}” has no pages to draw.", "Only documents imported from PDF have pages.")
    if not any(known.index == page for known in document.pages):
        raise NotFound(f"“{name}” has no page {page}.", f"Its pages run from 1 to {len(document.pages)}.")
    canvas = Canvas(RENDERER.page(source, page, scale))
    layout = layout_of(document, source, name) if excerpts else None
    size = next((known for known in layout.pages if known.index == page), None) if layout is not None else None
    if (
        layout is not None and size is not None and size.width and size.height
    ):  # a page without a letter may have no places
        across, down = canvas.width / size.width, canvas.height / size.height
        taken: list[tuple[int, int, int]] = []
        for excerpt in excerpts:
            highlight = excerpt.highlight
            lane = sum(1 for start, end, _ in taken if start < highlight.end and highlight.start < end)
            taken.append((highlight.start, highlight.end, lane))
            colours = [code.colour for code in excerpt.codes] or [_PLAIN]
            for rect in layout.boxes(highlight.start, highlight.end).get(page, ()):
                left, right = rect.x0 * across, rect.x1 * across
                canvas.tint(left, rect.y0 * down, right, rect.y1 * down, colours[0], _TINT)
                thick = max(1.0, 0.9 * down)
                for number, colour in enumerate(colours):
                    y = rect.y1 * down + (lane + number) * (thick + 1)
                    canvas.fill(left, y, right, y + thick, colour)
    return canvas.png()
