"""The process that draws pages with PDFium: kept warm, stopped where a page takes too long, started anew after a crash.

It is apart from the one that reads, so that a page comes on the screen while a batch is being imported.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import sys
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.processes import WarmProcess

SECONDS = 20.0  # for one page
MEMORY = 1 << 30  # bytes of address space above what the process has when it starts
MOST_PIXELS = 24_000_000  # of one picture: a page that would be larger is drawn smaller


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as drawn: rows of ``width`` pixels of four bytes, blue, green, red and one that says nothing."""

    width: int
    height: int
    pixels: bytes


_Answer = Picture | UnreadableSource


class Renderer:
    """One drawing process. Calls from several threads wait for each other."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process = WarmProcess(serve, "egpk-pages")
        self._held = ""  # what the process has open

    def page(self, source: bytes, page: int, scale: float) -> Picture:
        """Draw a page (from 1), ``scale`` pixels a point. Raises UnreadableSource where that does not end well."""
        key = hashlib.sha256(source).hexdigest()
        with self._lock:
            try:
                answer = self._ask(key, source, page, scale)
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

    def _ask(self, key: str, source: bytes, page: int, scale: float) -> _Answer:
        pipe, new = self._process.pipe()
        if new or self._held != key:
            pipe.send(None)
            pipe.send_bytes(source)
            self._held = key
        pipe.send((page, scale))
        if not pipe.poll(self._seconds):
            self.stop()
            return UnreadableSource(
                f"Page {page} takes longer than {self._seconds:.0f} seconds to draw.", "Read it in the text view."
            )
        answer: tuple[int, int] | UnreadableSource = pipe.recv()
        if isinstance(answer, UnreadableSource):
            return answer
        width, height = answer
        return Picture(width, height, pipe.recv_bytes())

    def stop(self) -> None:
        """End the worker; the next call starts a new one."""
        self._process.stop()


def serve(pipe: Connection) -> None:
    """The worker's own loop: a source, then the pages of it that are asked for."""
    import pypdfium2 as pdfium

    _limit_memory()
    document: Any = None
    source = b""
    while True:
        try:
            asked = pipe.recv()
            if asked is None:
                if document is not None:
                    document.close()
                document, source = None, pipe.recv_bytes()
                continue
        except (EOFError, OSError):
            return
        number, scale = asked
        picture: Picture | None = None
        try:
            if document is None:
                document = pdfium.PdfDocument(source)
                document.init_forms()
            picture = _draw(pdfium, document, number, scale)
        except MemoryError:
            failure = UnreadableSource(f"Page {number} needs more memory than is allowed.", "Look at it smaller.")
        except Exception as error:  # whatever PDFium says of one page: the worker lives on for the next
            failure = UnreadableSource(f"Page {number} could not be drawn ({error}).", "Read it in the text view.")
        try:
            if picture is None:
                pipe.send(failure)
            else:
                pipe.send((picture.width, picture.height))
                pipe.send_bytes(picture.pixels)
        except (BrokenPipeError, OSError):
            return


def _draw(pdfium: Any, document: Any, number: int, scale: float) -> Picture:
    if not 1 <= number <= len(document):
        raise ValueError(f"there are {len(document)} pages")
    page = document[number - 1]
    try:
        width, height = page.get_size()
        most = (MOST_PIXELS / max(1.0, width * height)) ** 0.5
        bitmap = page.render(scale=min(scale, most), force_bitmap_format=pdfium.raw.FPDFBitmap_BGRx)
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


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))


RENDERER = Renderer()
"""The drawing process of this program."""

atexit.register(RENDERER.stop)
