"""The process that draws pages with PDFium: kept warm, stopped where a page takes too long, started anew after a crash.

It is apart from the one that reads, so that a page comes on the screen while a batch is being imported.
"""

from __future__ import annotations

import atexit
import hashlib
import threading
from dataclasses import dataclass
from math import ceil
from multiprocessing.connection import Connection
from typing import Any

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.processes import WarmProcess, limit_memory

SECONDS = 20.0  # for one page
MEMORY = 1 << 30  # bytes of address space above what the process has when it starts
MOST_PIXELS = 24_000_000  # of one picture: a page that would be larger is drawn smaller


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as drawn: rows of ``width`` pixels of four bytes, blue, green, red and one that says nothing."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: its title, its depth from 0, its page (from 1) and how far below the page's top, in points."""

    title: str
    depth: int
    page: int
    top: float


Part = tuple[int, int, int, int]
"""Of a page as drawn: left, top, width and height, in pixels."""

_MOST_ENTRIES = 5000
_LONGEST_TITLE = 500


_Asked = tuple[int, float, "Part | None"] | None
"""A page, its scale and part; None asks for the outline."""
_SOURCE = "source"  # another source follows


class Renderer:
    """One drawing process. Calls from several threads wait for each other."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process = WarmProcess(serve, "egpk-pages")
        self._held = ""  # what the process has open

    def page(self, source: bytes, page: int, scale: float, part: Part | None = None) -> Picture:
        """Draw a page (from 1) or a part of it, ``scale`` pixels a point.

        A whole page of more than :data:`MOST_PIXELS` is drawn smaller. Raises UnreadableSource where that does not end
        well.
        """
        answer = self._answer(source, page, (page, scale, part))
        assert isinstance(answer, Picture)
        return answer

    def outline(self, source: bytes) -> list[OutlineEntry]:
        """The bookmarks of a PDF, in their order. Raises UnreadableSource where that does not end well."""
        answer = self._answer(source, 1, None)
        assert isinstance(answer, list)
        return answer

    def warm(self) -> None:
        """Start the process, so that the first page does not wait for it."""
        with self._lock:
            self._process.pipe()

    def _answer(self, source: bytes, page: int, asked: _Asked) -> Picture | list[OutlineEntry]:
        key = hashlib.sha256(source).hexdigest()
        with self._lock:
            try:
                answer = self._ask(key, source, page, asked)
            except (EOFError, OSError):
                self.stop()
                answer = UnreadableSource(
                    f"Page {page} brought down the process that draws pages.", "Read it in the text view."
                )
        if isinstance(answer, UnreadableSource):
            raise answer
        return answer

    @property
    def pid(self) -> int | None:
        """The process id of the worker, or None while there is none."""
        return self._process.pid

    def _ask(
        self, key: str, source: bytes, page: int, asked: _Asked
    ) -> Picture | list[OutlineEntry] | UnreadableSource:
        pipe, new = self._process.pipe()
        if new or self._held != key:
            pipe.send(_SOURCE)
            pipe.send_bytes(source)
            self._held = key
        pipe.send(asked)
        if not pipe.poll(self._seconds):
            self.stop()
            return UnreadableSource(
                f"Page {page} takes longer than {self._seconds:.0f} seconds to draw.", "Read it in the text view."
            )
        answer: tuple[int, int] | list[OutlineEntry] | UnreadableSource = pipe.recv()
        if not isinstance(answer, tuple):
            return answer
        width, height = answer
        return Picture(width, height, pipe.recv_bytes())

    def stop(self) -> None:
        """End the worker; the next call starts a new one."""
        self._process.stop()


def serve(pipe: Connection) -> None:
    """The worker's own loop: a source, then the pages of it that are asked for."""
    import pypdfium2 as pdfium

    limit_memory(MEMORY)
    document: Any = None
    source = b""
    while True:
        try:
            asked = pipe.recv()
            if asked == _SOURCE:
                if document is not None:
                    document.close()
                document, source = None, pipe.recv_bytes()
                continue
        except (EOFError, OSError):
            return
        number = asked[0] if asked else 1
        answer: Picture | list[OutlineEntry] | UnreadableSource
        try:
            if document is None:
                document = pdfium.PdfDocument(source)
                document.init_forms()
            answer = _draw(pdfium, document, *asked) if asked else _outline(document)
        except MemoryError:
            answer = UnreadableSource(f"Page {number} needs more memory than is allowed.", "Look at it smaller.")
        except Exception as error:  # whatever PDFium says of one page: the worker lives on for the next
            answer = UnreadableSource(f"Page {number} could not be drawn ({error}).", "Read it in the text view.")
        try:
            if isinstance(answer, Picture):
                pipe.send((answer.width, answer.height))
                pipe.send_bytes(answer.pixels)
            else:
                pipe.send(answer)
        except (BrokenPipeError, OSError):
            return


def _draw(pdfium: Any, document: Any, number: int, scale: float, part: Part | None) -> Picture:
    if not 1 <= number <= len(document):
        raise ValueError(f"there are {len(document)} pages")
    page = document[number - 1]
    try:
        width, height = page.get_size()
        crop = (0.0, 0.0, 0.0, 0.0)
        if part is None:
            scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        else:
            left, top, wide, high = part
            right, bottom = ceil(width * scale) - left - wide, ceil(height * scale) - top - high
            # Pixels as points, a little less: they are rounded up to pixels again.
            left_, bottom_, right_, top_ = (max(0.0, (side - 0.01) / scale) for side in (left, bottom, right, top))
            crop = (left_, bottom_, right_, top_)
        bitmap = page.render(scale=scale, crop=crop, force_bitmap_format=pdfium.raw.FPDFBitmap_BGRx)
        try:
            rows = bytes(bitmap.buffer)
            across = bitmap.width * 4
            if bitmap.stride != across:
                rows = b"".join(rows[at : at + across] for at in range(0, len(rows), bitmap.stride))
            return Picture(bitmap.width, bitmap.height, rows[: across * bitmap.height])
        finally:
            bitmap.close()
    finally:
        page.close()


def _outline(document: Any) -> list[OutlineEntry]:
    found: list[OutlineEntry] = []
    for bookmark in document.get_toc():
        dest = bookmark.get_dest()
        index = dest.get_index() if dest is not None else None
        title = " ".join(bookmark.get_title().split())[:_LONGEST_TITLE]
        if index is None or not title or index >= len(document):
            continue
        mode, place = dest.get_view()
        below = place[1] if mode == _XYZ and len(place) > 1 else place[0] if mode == _FITH and place else None
        height = document.get_page_size(index)[1]
        top = 0.0 if below is None or not 0 < below < height else height - below
        found.append(OutlineEntry(title, bookmark.level, index + 1, top))
        if len(found) >= _MOST_ENTRIES:
            break
    return found


_XYZ, _FITH = 1, 3  # PDFDEST_VIEW_XYZ, PDFDEST_VIEW_FITH: the destinations that name a height


RENDERER = Renderer()
"""The drawing process of this program."""

atexit.register(RENDERER.stop)
