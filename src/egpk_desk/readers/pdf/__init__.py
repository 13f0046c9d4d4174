"""PDF: PDFium's characters and boxes, put into lines, logical order and paragraphs, in a worker process.

The way of the data: ``characters`` (with ``embedded``, ``shapes``, ``bearings``, ``clusters``) → ``rows``, ``marks``,
``spacing``, ``lines`` → ``columns`` → ``pages`` → ``furniture``, ``footnotes`` → ``paragraphs`` → ``bidi_order``,
``writing`` → ``reading``; ``placing`` says where each character of the text stands (``layout``); ``worker`` carries
bytes there and a Document back.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable

from egpk_desk.document import Document
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.correcting import MARK
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.readers.pdf.corrected import moved_layout
from egpk_desk.readers.pdf.layout import PdfLayout, Rect

VERSION = "4"
_KEPT = 4  # layouts in memory

_layouts: OrderedDict[tuple[str, str], PdfLayout] = OrderedDict()
_lock = threading.Lock()


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a PDF, with the places of its letters.

    Raises :class:`UnreadableSource` for what is damaged, locked or too large.
    """
    from egpk_desk.readers.pdf.worker import WORKER, Request

    return WORKER.read(data, Request(name, f"pdf/{VERSION}", limits, places=True))[0]


def awaits_recognition(warnings: Iterable[str]) -> bool:
    """Whether a document's warnings say that text recognition (OCR) could read some pages, were it installed."""
    from egpk_desk.readers.pdf.recognition import HINT

    return any(HINT in warning for warning in warnings)


def unlock(data: bytes, name: str, password: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """An encrypted PDF as one that opens without its password; with an empty one, a PDF that opens without it as one
    that is not protected either. Raises :class:`~egpk_desk.errors.NeedsPassword`.
    """
    from egpk_desk.readers.pdf.worker import WORKER, Unlocking

    return WORKER.unlock(data, Unlocking(name, limits, password))


def layout_of(document: Document, source: bytes, name: str = "", limits: Limits = DEFAULT_LIMITS) -> PdfLayout:
    """Where the characters of a document that was read from ``source`` stand on its pages.

    The document knows it itself. One that an earlier version of the program has stored, or a bundle has brought, may
    not: reading is deterministic, so its layout is made again from the source. A few are kept in memory. Raises
    :class:`UnreadableSource` where this version of the reader reads another text than the document has.
    """
    from egpk_desk.readers.pdf.worker import WORKER, Request

    key = (hashlib.sha256(source).hexdigest(), hashlib.sha256(document.text.encode()).hexdigest())
    with _lock:
        if key in _layouts:
            _layouts.move_to_end(key)
            return _layouts[key]
    kept = _known(document, key[1])
    if kept is not None:
        return _held(key, kept)
    again, layout = WORKER.read(source, Request(name, f"pdf/{VERSION}", limits, places=True))
    if layout is not None and again.text != document.text and document.reader == f"pdf/{VERSION}{MARK}":
        layout = moved_layout(layout, again, document)
    elif again.text != document.text:
        layout = None
    if layout is None:
        raise UnreadableSource(
            f"The text of “{name}” was read by another version of the PDF reader ({document.reader}).",
            "Import the file again: its highlights move to the new text.",
        )
    return _held(key, layout)


def _known(document: Document, text_sha256: str) -> PdfLayout | None:
    try:
        kept = PdfLayout.from_bytes(document.places)
    except ValueError:
        return None
    fits = all(not page.offsets or max(page.offsets) < len(document.text) for page in kept.pages)
    return kept if fits and kept.text_sha256 == text_sha256 else None


def _held(key: tuple[str, str], layout: PdfLayout) -> PdfLayout:
    with _lock:
        _layouts[key] = layout
        while len(_layouts) > _KEPT:
            _layouts.popitem(last=False)
    return layout


def boxes(document: Document, source: bytes, start: int, end: int) -> dict[int, list[Rect]]:
    """The rectangles that cover ``[start, end)``, by page (1-based); see :meth:`PdfLayout.boxes`."""
    return layout_of(document, source).boxes(start, end)


def offset_at(document: Document, source: bytes, page: int, x: float, y: float) -> int | None:
    """The place in the text that is nearest to a point of a page; see :meth:`PdfLayout.offset_at`."""
    return layout_of(document, source).offset_at(page, x, y)
