"""The process in which pypdf reads and writes annotations, with limits of time and memory: files are hostile."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from egpk_desk.annotations.marks import AnnotatedCopy, FoundMark, NewMark
from egpk_desk.errors import EgpkError, ExportError, UnreadableSource
from egpk_desk.readers.processes import WarmProcess, limit_memory

READING = 20.0  # seconds for a file
WRITING = 120.0
_MEMORY = 2_000_000_000


class Annotator:
    """One process for annotations. Calls from several threads wait for each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = WarmProcess(serve, "egpk-annotations")

    def read(self, source: bytes) -> list[FoundMark]:
        """The marks in a PDF. Raises UnreadableSource where looking for them does not end well."""
        found = self._ask(None, source, READING)
        if not isinstance(found, list):
            raise UnreadableSource("The marks in this PDF cannot be read.", "Save it again from a PDF viewer.")
        return found

    def write(self, source: bytes, marks: Sequence[NewMark], name: str) -> AnnotatedCopy:
        """A copy of a PDF with these annotations. Raises ExportError."""
        made = self._ask((tuple(marks), name), source, WRITING)
        if isinstance(made, EgpkError):
            raise made
        if not isinstance(made, AnnotatedCopy):
            raise ExportError(
                f"Writing annotations into “{name}” took too long or too much memory.",
                "Split the PDF and export the parts.",
            )
        return made

    def _ask(self, request: object, source: bytes, seconds: float) -> Any:
        with self._lock:
            for fresh in (False, True):
                pipe, started = self._process.pipe()
                try:
                    pipe.send(request)
                    pipe.send_bytes(source)
                    if not pipe.poll(seconds):
                        self._process.stop()
                        return None
                    return pipe.recv()
                except (EOFError, OSError):  # it died while idle, or over this file
                    self._process.stop()
                    if fresh or started:
                        return None
        return None

    def stop(self) -> None:
        """End the process; the next call starts a new one."""
        self._process.stop()


def serve(pipe: Connection) -> None:
    """The process's own loop: one file after the other."""
    import logging

    from egpk_desk.annotations.reading import found_marks
    from egpk_desk.annotations.writing import annotated

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of broken files is for nobody
    limit_memory(_MEMORY)
    while True:
        try:
            request = pipe.recv()
            source = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        answer: object
        try:
            answer = found_marks(source) if request is None else annotated(source, *request)
        except EgpkError as error:
            answer = error
        except (MemoryError, RecursionError):
            answer = None
        except Exception:  # a fault of ours in one file: the process lives on for the next
            answer = None
        del source, request
        try:
            pipe.send(answer)
        except (BrokenPipeError, OSError):
            return


ANNOTATOR = Annotator()
"""The process of this program."""

atexit.register(ANNOTATOR.stop)
