"""PDF: PDFium's characters and boxes, put into lines, logical order and paragraphs, in a worker process.

The way of the data: ``characters`` → ``lines`` → ``columns`` → ``pages`` → ``furniture``, ``footnotes`` →
``paragraphs`` → ``bidi_order``, ``writing`` → ``reading``; ``worker`` carries bytes there and a Document back.
"""

from __future__ import annotations

from egpk_desk.document import Document
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits

VERSION = "1"


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a PDF. Raises :class:`UnreadableSource` for what is damaged, locked, too large or a mere scan."""
    from egpk_desk.readers.pdf.worker import WORKER, Request

    return WORKER.read(data, Request(name, f"pdf/{VERSION}", limits))
