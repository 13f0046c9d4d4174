"""A lane for works on a library's file that no open library must be in the way of: restoring, mending, erasing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject

from egpk_desk.desktop.work import Lane, Ticket
from egpk_desk.errors import Cancelled, EgpkError
from egpk_desk.workspace import Progress, Workspace

T = TypeVar("T")
Told = Callable[[int, int], None]


class _NoLibrary:
    """Stands in the lane for the workspace that its works do without."""

    def close(self) -> None:
        """There is nothing to close."""


class Apart(QObject):
    """Works on files by their paths, one after the other, off the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane: Lane | None = None

    def submit(
        self,
        work: Callable[[Told], T],
        done: Callable[[T], None],
        failed: Callable[[EgpkError], None],
        *,
        stopped: Callable[[], None] = lambda: None,
        progress: Callable[[Progress], None] | None = None,
        owner: QObject | None = None,
        key: str = "",
    ) -> Ticket[T | None]:
        """Do a work; it is told how to tell its progress, which ends it where the ticket was cancelled."""
        if self._lane is None:
            self._lane = Lane(lambda: cast("Workspace", _NoLibrary()), "apart", self)

        def run(_: Workspace, ticket: Ticket[T | None]) -> T | None:
            def told(at: int, total: int) -> None:
                if ticket.cancelled():
                    raise Cancelled("It was stopped.", "The library is as it was.")
                ticket.report(Progress(at, total))

            try:
                return work(told)
            except Cancelled:
                return None

        def answer(result: T | None) -> None:
            if result is None and ticket.cancelled():
                stopped()
            else:
                done(cast("T", result))

        ticket = self._lane.submit(run, answer, failed, owner=owner or self, progress=progress, key=key)
        return ticket

    @property
    def busy(self) -> bool:
        """Whether a work is under way or waits."""
        return self._lane is not None and self._lane.busy

    def finish(self) -> None:
        """End, when all that waits is done."""
        if self._lane is not None:
            self._lane.finish()
            self._lane.wait()
