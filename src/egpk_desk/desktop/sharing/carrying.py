"""Making, joining and proving bundles, and exchanging projects, in a lane, with progress and a button to stop."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from egpk_desk import bundling
from egpk_desk.bundling import BundleOptions, MergeReport
from egpk_desk.desktop.progress_line import ProgressLine
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import Cancelled, EgpkError
from egpk_desk.library.records import Problem
from egpk_desk.project_exchange import ProjectOptions, Taken
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Progress, Workspace

T = TypeVar("T")
Told = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Joined:
    """What came in of each bundle, and which bundles were passed over, with the reason."""

    reports: Sequence[tuple[str, MergeReport]]
    passed: Sequence[tuple[str, EgpkError]] = ()


class Carrying(QObject):
    """The works on bundles and projects of one session, one after the other.

    What is stopped leaves all as it was; of several bundles in a shared folder, those joined by then stay.
    """

    joined = Signal(object)  # Joined
    taken = Signal(str, object)  # the project's file name, Taken
    verified = Signal(str, list)  # the file's name, Problem of each
    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError
    ended = Signal()  # one work is over, however it ended

    def __init__(self, session: Session, line: ProgressLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line = line
        self._tickets: list[Ticket[Any]] = []
        line.cancelled.connect(lambda work: self.cancel() if work is self else None)

    @property
    def busy(self) -> bool:
        """Whether something is under way or waiting."""
        return bool(self._tickets)

    def make(self, target: Path, documents: Sequence[str], options: BundleOptions) -> None:
        """Write a bundle of the named documents, or of all where none is named."""
        self._begin(
            self.tr("Making a bundle"),
            lambda workspace, told, stop: workspace.bundles.create(
                target, documents, options, progress=told, cancelled=stop
            ),
            lambda count: self._tell_written(count, target),
        )

    def _tell_written(self, count: int, target: Path) -> None:
        words = self.tr("%n report(s) written to {file}.", "", count)
        self.succeeded.emit(words.format(file=isolate(str(target))))

    def join(self, source: Path, passphrase: str) -> None:
        """Join a bundle to the library."""
        self._begin(
            self.tr("Joining a bundle"),
            lambda workspace, told, stop: workspace.bundles.merge(source, passphrase, progress=told, cancelled=stop),
            lambda report: self.joined.emit(Joined([(source.name, report)])),
        )

    def verify(self, source: Path, passphrase: str) -> None:
        """Look for what differs in a bundle from when it was made."""
        self._begin(
            self.tr("Checking a bundle"),
            lambda _, told, stop: bundling.verify(source, passphrase, progress=told, cancelled=stop),
            lambda problems: self._tell_of_check(source.name, problems),
        )

    def _tell_of_check(self, name: str, problems: list[Problem]) -> None:
        if not problems:
            self.succeeded.emit(self.tr("{file} is as it was made.").format(file=isolate(name)))
        self.verified.emit(name, problems)

    def synchronise(self, folder: Path) -> None:
        """Join what others left in a folder, and leave there what is here."""

        def tell(found: tuple[list[tuple[Path, MergeReport]], list[tuple[Path, EgpkError]]]) -> None:
            joined, passed = found
            if not joined and not passed:
                self.succeeded.emit(self.tr("Nothing new from others; yours lies in the folder."))
            else:
                self.joined.emit(
                    Joined([(path.name, report) for path, report in joined], [(path.name, why) for path, why in passed])
                )

        self._begin(
            self.tr("Synchronising"),
            lambda workspace, told, stop: workspace.bundles.synchronise(folder, progress=told, cancelled=stop),
            tell,
            self.tr("Stopped; what was joined by then stays."),
        )

    def send_project(self, target: Path, documents: Sequence[str], options: ProjectOptions) -> None:
        """Write a project of the named documents, or of all where none is named."""
        self._begin(
            self.tr("Writing a project"),
            lambda workspace, told, stop: workspace.projects.write(
                target, documents, options, progress=told, cancelled=stop
            ),
            lambda written: self._tell_written(written.documents, target),
        )

    def take_project(self, source: Path, sources: Collection[str] | None) -> None:
        """Take a project in, or some of its sources."""

        def tell(taken: Taken) -> None:
            self.taken.emit(source.name, taken)

        self._begin(
            self.tr("Taking in a project"),
            lambda workspace, told, stop: workspace.projects.take(source, sources, progress=told, cancelled=stop),
            tell,
        )

    def cancel(self) -> None:
        """Stop what is under way and what waits."""
        for ticket in self._tickets:
            ticket.cancel()

    def _begin(
        self,
        words: str,
        work: Callable[[Workspace, Told, Stop], T],
        tell: Callable[[T], None],
        stopped: str = "",
    ) -> None:
        def run(workspace: Workspace, ticket: Ticket[T | None]) -> T | None:
            if ticket.cancelled():
                return None
            try:
                return work(workspace, lambda done, total: ticket.report(Progress(done, total)), ticket.cancelled)
            except Cancelled:
                return None

        def show(progress: Progress) -> None:
            far = self.tr("{work}: {done} of {total}")
            words_now = far.format(work=words, done=progress.done, total=progress.total)
            self._line.show_progress(self, words_now, progress)

        def done(answer: T | None) -> None:
            self._end()
            if answer is None:
                self.succeeded.emit(stopped or self.tr("Stopped; nothing was changed."))
            else:
                tell(answer)
            self.ended.emit()

        self._line.begin(self, words + "…")
        self._tickets.append(self._session.imports.submit(run, done, self._failed, owner=self, progress=show))

    def _end(self) -> None:
        self._tickets.pop(0)
        if not self._tickets:
            self._line.end(self)

    def _failed(self, error: EgpkError) -> None:
        self._end()
        self.failed.emit(error)
        self.ended.emit()
