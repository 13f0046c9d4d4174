"""Work off the window's thread: lanes, each a thread with a workspace of its own on the same library.

What reads or writes the library runs in a lane; its answer comes back to the window's thread. Lanes are apart so that
a long import holds up neither a highlight nor a search. SQLite serialises what they write.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

import lxml.etree  # noqa: F401  (a lane that loaded it first would hold the interpreter, and the window, for 25 ms)
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

from egpk_desk.desktop import collecting
from egpk_desk.desktop.i18n import fault
from egpk_desk.errors import Cancelled, EgpkError
from egpk_desk.workspace import Progress, Workspace

T = TypeVar("T")
_PROGRESS_EVERY = 0.05  # seconds: as often as an eye can follow

_TURN = 0.001
"""Seconds that a lane may hold the interpreter while the window waits for it.

Qt for Python lets the interpreter go at each call into Qt, so a slot of fifty calls may wait fifty turns; with Python's
own 5 ms a dialog opened while a lane reads took twice its time.
"""

_log = logging.getLogger(__name__)

_CLOSING = threading.Lock()
"""Lanes close one after the other: of two connections that close at once, neither may see itself as the last one, and
SQLite then leaves the library's ``-wal`` file behind."""


class Ticket(Generic[T]):
    """One job that a lane was given: to cancel it, and to hear of its progress.

    ``done``, ``failed`` and ``progress`` are called on the window's thread, unless the job was dropped or its owner is
    gone by then.
    """

    def __init__(
        self,
        job: Callable[[Workspace, Ticket[T]], T],
        owner: QObject | None,
        done: Callable[[T], None] | None,
        failed: Callable[[EgpkError], None] | None,
        progress: Callable[[Progress], None] | None,
        key: str,
        emit: Callable[[Ticket[Any], str, object], None],
    ) -> None:
        self.job = job
        self.owner = owner
        self.done = done
        self.failed = failed
        self.progress = progress
        self.key = key
        self._emit = emit
        self._cancelled = threading.Event()
        self._dropped = False
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the job to stop at the next good place."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether the job should stop."""
        return self._cancelled.is_set()

    def drop(self) -> None:
        """Stop the job and let its answer go nowhere: a newer one has taken its place."""
        self._dropped = True
        self.cancel()

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the answer."""
        return not self._dropped and (self.owner is None or shiboken6.isValid(self.owner))

    def report(self, progress: Progress) -> None:
        """Tell how far the job is; called on the lane's thread, passed on some twenty times a second."""
        now = time.monotonic()
        if now - self._told >= _PROGRESS_EVERY or progress.done == progress.total:
            self._told = now
            self._emit(self, "progress", progress)


class Lane(QThread):
    """A thread that does jobs in order in a workspace of its own, opened for the first of them."""

    _told = Signal(object, str, object)

    def __init__(self, open_workspace: Callable[[], Workspace], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"lane-{name}")
        self._open = open_workspace
        self._waiting: deque[Ticket[Any]] = deque()
        self._wake = threading.Condition()
        self._ending = False
        self._current: Ticket[Any] | None = None
        self._told.connect(self._answer)
        self.start()

    def submit(
        self,
        job: Callable[[Workspace, Ticket[T]], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[EgpkError], None] | None = None,
        *,
        owner: QObject | None = None,
        progress: Callable[[Progress], None] | None = None,
        key: str = "",
    ) -> Ticket[T]:
        """Let the lane do a job. Of jobs with the same ``key`` only the newest is answered."""
        ticket = Ticket(job, owner, done, failed, progress, key, self._emit)
        with self._wake:
            if key:
                for other in self._waiting:
                    if other.key == key:
                        other.drop()
                if self._current is not None and self._current.key == key:
                    self._current.drop()
            self._waiting.append(ticket)
            self._wake.notify()
        return ticket

    @property
    def busy(self) -> bool:
        """Whether a job is under way or waiting."""
        with self._wake:
            return self._current is not None or bool(self._waiting)

    def finish(self) -> None:
        """Take no more jobs and cancel what can be; what changes the library and waits is still done."""
        with self._wake:
            self._ending = True
            for ticket in (*self._waiting, *([self._current] if self._current else ())):
                ticket.cancel()
            self._wake.notify()

    def run(self) -> None:
        workspace: Workspace | None = None
        while True:
            with self._wake:
                self._current = None
                while not self._waiting and not self._ending:
                    self._wake.wait()
                if not self._waiting:
                    break
                ticket = self._current = self._waiting.popleft()
            if not ticket.wanted and ticket.key:
                continue
            try:
                if workspace is None:
                    workspace = self._open()
                answer = ticket.job(workspace, ticket)
            except EgpkError as error:
                self._emit(ticket, "failed", error)
            except Exception as error:  # a fault of ours in one job must not end the lane
                _log.exception("a job of %s failed", self.objectName())
                self._emit(ticket, "failed", fault(error))
            else:
                self._emit(ticket, "done", answer)
        if workspace is not None:
            with _CLOSING:
                workspace.close()

    def _emit(self, ticket: Ticket[Any], how: str, value: object) -> None:
        self._told.emit(ticket, how, value)

    @Slot(object, str, object)
    def _answer(self, ticket: Ticket[Any], how: str, value: object) -> None:
        if not ticket.wanted:
            return
        if how == "progress":
            if ticket.progress is not None and not ticket.cancelled():
                ticket.progress(value)  # type: ignore[arg-type]
        elif how == "done":
            if ticket.done is not None:
                ticket.done(value)
        elif ticket.failed is not None and not isinstance(value, Cancelled):
            ticket.failed(value)  # type: ignore[arg-type]


class Session(QObject):
    """An open library as the window sees it.

    ``changes`` does what is quick and what changes a highlight or a code, and reads the lists; ``queries`` searches,
    previews and exports; ``counts`` weighs evidence; ``imports`` imports and backs up. ``path`` is the library's file.
    """

    def __init__(self, path: Path, user: str, *, create: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        collecting.hold()
        self.path = path
        self.user = user
        self._closed = False
        self.changes = Lane(lambda: Workspace.open(path, user=user, create=create), "changes", self)
        self.queries = Lane(lambda: Workspace.open(path, user=user), "queries", self)
        self.counts = Lane(lambda: Workspace.open(path, user=user), "counts", self)
        self.imports = Lane(lambda: Workspace.open(path, user=user), "imports", self)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return self.imports, self.counts, self.queries, self.changes

    def close(self) -> None:
        """End the lanes; returns when each has closed its workspace, so that nothing lies beside the library."""
        for lane in self.lanes:
            lane.finish()
        for lane in self.lanes:
            lane.wait()
        if not self._closed:
            self._closed = True
            collecting.release()
