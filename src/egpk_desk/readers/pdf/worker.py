"""The process that PDFium runs in: spawned when first needed, kept warm, and started anew after a crash or timeout.

PDFium is C++ that parses hostile files. In a process of its own a crash costs one clear line, a limit on address space
holds where the platform has one (POSIX ``RLIMIT_AS``), and a page that never ends can be stopped.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import threading
import time
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from typing import NoReturn

from egpk_desk.document import Document
from egpk_desk.errors import Cancelled, UnreadableSource
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.pdf.layout import PdfLayout
from egpk_desk.readers.processes import WarmProcess, limit_memory
from egpk_desk.readers.watching import Step, Watch, current

LONGEST = 60.0
"""Seconds that the text recognition of one page may take, all its turns together."""

_TO_DRAW = 20.0  # seconds on top of that
_GLANCE = 0.2  # seconds between two looks whether the reading is to stop
_MOST_LEFT_OUT = 3  # pages of one file: one that has more of them is not worth the time


@dataclass(frozen=True, slots=True)
class Request:
    """What the worker is asked: the bytes follow it on the pipe."""

    name: str
    reader: str
    limits: Limits
    places: bool = False  # whether it is to be known where the letters stand
    left_out: frozenset[int] = frozenset()  # pages that are not read, from 1


@dataclass(frozen=True, slots=True)
class Unlocking:
    """What the worker is asked for an encrypted PDF: a copy that opens without its password."""

    name: str
    limits: Limits
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Begun:
    """What the worker tells while it reads: a page (from 1; 0 after the last) of how many, recognising or not."""

    page: int
    pages: int
    recognising: bool = False
    helper: int = 0  # the process id of Tesseract, once it runs


class PdfWorker:
    """One worker process. Calls from several threads wait for each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = WarmProcess(serve, "egpk-pdf")
        self._helper = 0

    def read(self, data: bytes, request: Request) -> tuple[Document, PdfLayout | None]:
        """The document that the worker makes of ``data``, and its layout where that was asked for.

        Raises :class:`UnreadableSource`.
        """
        answer = self._answer(data, request)
        assert isinstance(answer, Document)
        return answer, PdfLayout.from_bytes(answer.places) if request.places else None

    def unlock(self, data: bytes, request: Unlocking) -> bytes:
        """The PDF without encryption. Raises :class:`UnreadableSource`."""
        answer = self._answer(data, request)
        assert isinstance(answer, bytes)
        return answer

    def _answer(self, data: bytes, request: Request | Unlocking) -> Document | bytes:
        with self._lock:
            answer = self._ask(data, request)
        if isinstance(answer, UnreadableSource):
            raise answer
        return answer

    @property
    def pid(self) -> int | None:
        """The process id of the worker, or None while there is none."""
        return self._process.pid

    def _ask(self, data: bytes, request: Request | Unlocking) -> Document | bytes | UnreadableSource:
        """The answer; a page that takes too long, or brings the process down, is left out and the others read anew.

        Text recognition has limits of its own, and its time is added to the file's. Raises Cancelled.
        """
        deadline = time.monotonic() + request.limits.seconds
        watch = current()
        while True:
            pipe = self._send(data, request)
            page, recognising = 0, False
            try:
                while True:
                    began = time.monotonic()
                    left = deadline - began
                    wait = LONGEST + _TO_DRAW if recognising else min(left, request.limits.page_seconds)
                    if not self._comes(pipe, max(0.0, wait if page else left), watch):
                        self.stop()
                        if left <= request.limits.page_seconds or not self._leaves_out(request, page):
                            return UnreadableSource(
                                f"“{request.name}” takes longer than {request.limits.seconds:.0f} seconds to read.",
                                "Split it, or save the report as text.",
                            )
                        break
                    told: Begun | Document | bytes | UnreadableSource = pipe.recv()
                    if not isinstance(told, Begun):
                        return told
                    if recognising:
                        deadline += time.monotonic() - began
                    page, recognising, self._helper = told.page, told.recognising, told.helper
                    if watch and page and watch(Step(request.name, page, told.pages, recognising)):
                        self._cancel()
            except (EOFError, OSError):
                self.stop()
                if not self._leaves_out(request, page):
                    return UnreadableSource(
                        f"“{request.name}” brought down the process that reads PDFs.",
                        "It may be damaged; save it again, or save the report as text.",
                    )
            if isinstance(request, Request):
                request = replace(request, left_out=request.left_out | {page})

    def _comes(self, pipe: Connection, seconds: float, watch: Watch | None) -> bool:
        """Whether an answer comes in time. Who watches is asked several times a second whether to stop."""
        if watch is None:
            return pipe.poll(seconds)
        deadline = time.monotonic() + seconds
        while not pipe.poll(max(0.0, min(_GLANCE, deadline - time.monotonic()))):
            if watch(None):
                self._cancel()
            if time.monotonic() >= deadline:
                return False
        return True

    def _cancel(self) -> NoReturn:
        self.stop()
        raise Cancelled("The reading was stopped.", "Import the file again to read it.")

    @staticmethod
    def _leaves_out(request: Request | Unlocking, page: int) -> bool:
        return isinstance(request, Request) and page > 0 and len(request.left_out) < _MOST_LEFT_OUT

    def _send(self, data: bytes, request: Request | Unlocking) -> Connection:
        pipe, _ = self._process.pipe()
        try:
            pipe.send(request)
            pipe.send_bytes(data)
        except (OSError, EOFError):  # it died while idle: a new one, once
            self.stop()
            pipe, _ = self._process.pipe()
            pipe.send(request)
            pipe.send_bytes(data)
        return pipe

    def stop(self) -> None:
        """End the worker, and the text recognition that it has begun; the next call starts a new one."""
        self._process.stop()
        helper, self._helper = self._helper, 0
        if helper:
            with contextlib.suppress(OSError):
                os.kill(helper, signal.SIGTERM)


def serve(pipe: Connection) -> None:
    """The worker's own loop: one request after the other, until the program goes."""
    from egpk_desk.readers.pdf import recognition
    from egpk_desk.readers.pdf.reading import read_placed
    from egpk_desk.readers.pdf.unlocking import unlocked

    begun = Begun(0, 0)

    def tell(page: int, pages: int, recognising: bool, helper: int = 0) -> None:
        nonlocal begun
        begun = Begun(page, pages, recognising, helper)
        pipe.send(begun)

    recognition.helper_begun = lambda helper: tell(begun.page, begun.pages, True, helper)
    limited = 0
    while True:
        try:
            request: Request | Unlocking = pipe.recv()
            data = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        if limited != request.limits.memory_bytes:
            limited = request.limits.memory_bytes
            limit_memory(limited)
        answer: Document | bytes | UnreadableSource
        recognition.tesseract.cache_clear()  # it may have been installed meanwhile
        gc.disable()  # a million glyphs make no circles; looking through them takes a tenth of the time
        try:
            if isinstance(request, Unlocking):
                answer = unlocked(data, request.name, request.password)
            else:
                answer, _ = read_placed(
                    data, request.name, request.reader, request.limits, request.places, request.left_out, tell
                )
        except UnreadableSource as error:
            answer = error
        except MemoryError:
            answer = UnreadableSource(f"“{request.name}” needs more memory than is allowed.", "Split it into parts.")
        except RecursionError:
            answer = UnreadableSource(f"“{request.name}” is nested too deeply to be read.", "Save it again as PDF.")
        except Exception as error:  # a fault of ours in one file: told, so that the worker lives on for the next
            answer = UnreadableSource(
                f"“{request.name}” could not be read: the reader failed ({type(error).__name__}: {error}).",
                "Please report this file's kind; the others are not affected.",
            )
        del data
        gc.enable()
        gc.collect()
        try:
            pipe.send(answer)
        except (BrokenPipeError, OSError):
            return


WORKER = PdfWorker()
"""The worker of this process."""

atexit.register(WORKER.stop)
