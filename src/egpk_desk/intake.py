"""From paths to prepared sources: which files an import means, and reading them, in this process or in others.

Python's threads would freeze the window while a report is read and folded, so the window reads in other processes
(``workers`` of one or more); the command line reads a few files where it stands.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import NamedTuple

from egpk_desk import readers
from egpk_desk.document import Document, Metadata
from egpk_desk.errors import Cancelled, EgpkError, UnreadableSource
from egpk_desk.library.prepare import prepare
from egpk_desk.library.records import Prepared
from egpk_desk.readers import pdf
from egpk_desk.readers.detect import format_of
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.readers.processes import without_interrupts
from egpk_desk.readers.watching import Step, watched

READABLE_SUFFIXES = frozenset(
    ".txt .text .html .htm .xhtml .mht .mhtml .md .markdown .docx .docm .dotx .odt .ott .pdf".split()
)
"""Files with other endings are passed over when a folder is imported; a file named by itself is always tried."""

REFERENCE_SUFFIXES = frozenset({".bib", ".ris", ".enw", ".ciw"})
"""Files of references: one that is named together with the report beside it belongs to that report."""

POOL_FROM = 12
"""From how many files on other processes are worth their start of some 0.4 s each."""

_GLANCE = 0.1  # seconds between two looks at what other processes tell

Reading = tuple[Path, Prepared | EgpkError]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the user says of a report, over what is found in it. Empty values correct nothing.

    ``password`` opens an encrypted PDF; it is kept nowhere.
    """

    metadata: Metadata = field(default_factory=Metadata)
    password: str = field(default="", repr=False)

    def apply(self, found: Metadata) -> Metadata:
        return self.metadata.merged_over(found)

    def changes(self) -> Mapping[str, str | tuple[str, ...]]:
        """The fields that say something, for :meth:`Library.set_metadata`."""
        names = ("title", "authors", "role", "date", "date_as_written", "publisher", "category", "url", "language")
        return {name: value for name in names if (value := getattr(self.metadata, name))}


NO_CORRECTIONS = Corrections()


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that ``paths`` mean: files as they are, folders with all readable files below, in order of name.

    Hidden files and folders, links to folders, and files of references beside a report that is named are passed over.
    """
    paths = list(paths)
    reports = {path.with_suffix("") for path in paths if path.name and path.suffix.lower() not in REFERENCE_SUFFIXES}
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        elif path.suffix.lower() not in REFERENCE_SUFFIXES or path.with_suffix("") not in reports:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    unreadable: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda e: unreadable.append(Path(e.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in READABLE_SUFFIXES:
                yield Path(here, name)
    yield from unreadable  # reading one of these says why it cannot be read


def prepare_bytes(
    data: bytes, name: str, corrections: Corrections = NO_CORRECTIONS, limits: Limits = DEFAULT_LIMITS
) -> Prepared:
    """Read a source that is already in memory. Raises :class:`UnreadableSource`."""
    try:
        given = data
        if corrections.password and format_of(data, name) == "pdf":
            data = pdf.unlock(data, name, corrections.password, limits)
        document = readers.read(data, name, limits=limits)
        if data != given:
            document = _warned(
                "It was opened with its password: the library keeps a copy that opens without one. The file itself"
                " stays as it is.",
                document,
            )
    except EgpkError:
        raise
    except MemoryError as error:
        raise UnreadableSource(
            f"“{name}” needs more memory than there is.", "Split it and import the parts."
        ) from error
    except RecursionError as error:
        raise UnreadableSource(
            f"“{name}” is nested too deeply to be read.", "Save it again from the program that made it."
        ) from error
    metadata = corrections.apply(document.metadata)
    if metadata is not document.metadata:
        document = replace(document, metadata=metadata)
    return prepare(data, document, name)


def _warned(words: str, document: Document) -> Document:
    return replace(document, warnings=(words, *document.warnings))


def prepare_file(path: Path, corrections: Corrections = NO_CORRECTIONS, limits: Limits = DEFAULT_LIMITS) -> Prepared:
    """Read a file. Raises :class:`UnreadableSource`."""
    return prepare_bytes(load(path, limits), path.name, corrections, limits)


def load(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file, after looking at its kind and size. Raises :class:`UnreadableSource`."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)  # says "permission denied" where that is the matter
            raise UnreadableSource(f"“{path}” is a folder.", "Name the files in it, or import the folder as a whole.")
        if not path.is_file():
            if path.exists():
                raise UnreadableSource(f"“{path}” is not a regular file.", "Copy its contents to a file first.")
            raise FileNotFoundError(path)
        if path.suffix.lower() in REFERENCE_SUFFIXES:
            raise UnreadableSource(
                f"“{path.name}” holds references, and is no report.", "`references import FILE` takes it in."
            )
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise UnreadableSource(
                f"“{path.name}” has {size / 1e6:,.0f} MB; files up to {limits.max_bytes / 1e6:,.0f} MB are read.",
                "Split it, or take out its pictures.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(f"There is no file “{path}”.", "Check its name and place.") from error
    except PermissionError as error:
        raise UnreadableSource(f"“{path}” may not be read.", "Ask for permission, or copy it elsewhere.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableSource(f"“{path}” cannot be read ({reason}).", "Check the disk it lies on.") from error


def read_all(
    files: Iterable[Path],
    *,
    corrections: Corrections = NO_CORRECTIONS,
    limits: Limits = DEFAULT_LIMITS,
    workers: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
    told: Callable[[Step], None] = lambda step: None,
) -> Iterator[Reading]:
    """Read the files in order, giving each prepared source, or the error that says why it cannot be read.

    ``told`` hears how far the reading of a file is, page by page, where it has pages.
    ``workers`` is the number of other processes to read in; 0 reads in this one. Memory is bounded: only a few files
    are read ahead. Ends early, without error, once ``cancelled()`` says so.
    """
    if workers <= 0:

        def watch(step: Step | None) -> bool:
            if step is not None:
                told(step)
            return cancelled()

        for path in files:
            if cancelled():
                return
            with watched(watch):
                reading = _attempt(path, corrections, limits)
            if isinstance(reading, Cancelled):
                return
            yield path, reading
        return
    yield from _read_in_pool(iter(files), corrections, limits, workers, cancelled, told)


class _Desk(NamedTuple):
    """What a process of the pool tells and asks while it reads: steps, and whether to stop."""

    steps: Queue[Step]
    stop: Event


_desk: _Desk | None = None  # in a process of the pool
_kept: list[_Desk] = []  # the last one: what is freed while a process of the pool still starts makes that one fail


def _sit_at(desk: _Desk) -> None:
    global _desk
    _desk = desk


def _watch_in_pool(step: Step | None) -> bool:
    if _desk is None:
        return False
    if step is not None:
        _desk.steps.put(step)
    return _desk.stop.is_set()


def _attempt_in_pool(path: Path, corrections: Corrections, limits: Limits) -> Prepared | EgpkError:
    with watched(_watch_in_pool):
        return _attempt(path, corrections, limits)


def _attempt(path: Path, corrections: Corrections, limits: Limits) -> Prepared | EgpkError:
    """Read one file; a fault of ours in one file must not end the batch, so it is told as that file's error."""
    try:
        return prepare_file(path, corrections, limits)
    except EgpkError as error:
        return error
    except Exception as error:
        return UnreadableSource(
            f"“{path.name}” could not be read: the reader failed ({type(error).__name__}: {error}).",
            "Please report this file's kind; the others are not affected.",
        )


def _read_in_pool(
    files: Iterator[Path],
    corrections: Corrections,
    limits: Limits,
    workers: int,
    cancelled: Callable[[], bool],
    told: Callable[[Step], None],
) -> Iterator[Reading]:
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Path, Future[Prepared | EgpkError]]] = deque()
    desk = _Desk(context.Queue(), context.Event())
    _kept[:] = [desk]

    def listen() -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                told(desk.steps.get_nowait())

    def opened() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_sit_at, initargs=(desk,))

    pool = opened()
    try:
        while True:
            while len(waiting) < 2 * workers and (path := next(files, None)) is not None:
                with without_interrupts():
                    waiting.append((path, pool.submit(_attempt_in_pool, path, corrections, limits)))
            if not waiting or cancelled():
                return
            path, future = waiting.popleft()
            try:
                while not future.done():
                    wait([future], timeout=_GLANCE)
                    listen()
                    if cancelled():
                        desk.stop.set()  # a file that is read page by page ends soon; the others at their own end
                reading = future.result()
                if isinstance(reading, Cancelled):
                    return
                yield path, reading
            except BrokenProcessPool:
                # One of the files being read brought its process down: read what was in flight one by one.
                pool.shutdown(wait=False, cancel_futures=True)
                in_flight = [path, *(other for other, _ in waiting)]
                waiting.clear()
                for suspect in in_flight:
                    if cancelled():
                        return
                    yield suspect, _attempt_apart(suspect, corrections, limits)
                pool = opened()
    finally:
        desk.stop.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _attempt_apart(path: Path, corrections: Corrections, limits: Limits) -> Prepared | EgpkError:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as single:
        try:
            with without_interrupts():
                attempt = single.submit(_attempt, path, corrections, limits)
            return attempt.result()
        except BrokenProcessPool:
            return UnreadableSource(
                f"“{path.name}” brought the reading process down.", "It may be damaged or need too much memory."
            )


def default_workers(files: int) -> int:
    """How many processes a command should read in: none for a few files, else one for each processor."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return processors if files >= POOL_FROM and processors > 1 else 0
