"""Whole projects exchanged with other programs for coding, from one open library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from egpk_desk import intake
from egpk_desk.codebook import adoption
from egpk_desk.codebook.interchange import FOREIGN_KIND
from egpk_desk.codebook.qdc import read as read_codebook
from egpk_desk.errors import Cancelled
from egpk_desk.files import writing_atomically
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord
from egpk_desk.project_exchange.reading_sources import Readied, ready
from egpk_desk.project_exchange.sending import FIELDS, Sending
from egpk_desk.project_exchange.taking import Taking
from egpk_desk.project_exchange.values import Behind, Look, OfferedSource, ProjectOptions, Taken, Written
from egpk_desk.readers.limits import Limits
from egpk_desk.refi import reading, writing
from egpk_desk.refi.model import Project, Source

Told = Callable[[int, int], None]
Stop = Callable[[], bool]

_LIMITS = Limits(max_bytes=500_000_000, max_unpacked=2_000_000_000)
"""A project holds many files, each of which is read within the limits of one."""


def _quiet(done: int, total: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


class ProjectExchange:
    """REFI-QDA projects written from, and taken into, one open library."""

    def __init__(
        self, library: Library, find_document: Callable[[str], DocumentRecord], codebook: Callable[[], bytes]
    ) -> None:
        self._library = library
        self._find = find_document
        self._codebook = codebook

    # ---- out -----------------------------------------------------------------------------------------------------

    def write(
        self,
        target: Path,
        documents: Sequence[str] = (),
        options: ProjectOptions | None = None,
        *,
        progress: Told = _quiet,
        cancelled: Stop = _never,
    ) -> Written:
        """Write the named documents, or all, as a project.

        ``progress`` is told (done, total) in documents. Raises NotFound, ExportError, Cancelled; nothing is written
        then.
        """
        library = self._library
        with library.snapshot():
            sending = Sending(library, self._records(documents), options or ProjectOptions())
            project = sending.project(target.stem, self._codebook() if library.codes() else b"")
            done = 0

            def loaded(source: Source) -> Source:
                nonlocal done
                if cancelled():
                    raise Cancelled("The export was cancelled.", "Nothing was written.")
                done += 1
                progress(done, len(project.sources))
                return sending.with_original(source) if source.suffix else source

            with writing_atomically(target) as file:
                writing.write(project, file, sending.name_of(library.author), loaded)
            highlights = sum(len(source.selections) for source in project.sources)
            return Written(len(project.sources), highlights, sending.behind())

    def behind(self, documents: Sequence[str] = ()) -> Behind:
        """What an export of the named documents, or of all, would leave behind. Raises NotFound."""
        with self._library.snapshot():
            return Sending(self._library, self._records(documents), ProjectOptions()).behind()

    def _records(self, documents: Sequence[str]) -> list[DocumentRecord]:
        named = [self._find(name) for name in dict.fromkeys(documents)]
        return named or self._library.documents()

    # ---- in ------------------------------------------------------------------------------------------------------

    def look(self, file: Path) -> Look:
        """What is in a project, before anything is taken in. Raises UnreadableSource."""
        project = _read(file)
        planned = None
        if project.codebook:
            book = read_codebook(project.codebook, "project.qde")
            planned = adoption.plan(book, self._library.codes(), FOREIGN_KIND)
        here = {record.id for record in self._library.documents()}
        return Look(
            name=project.name or file.stem,
            origin=project.origin,
            sources=tuple(
                OfferedSource(
                    *(one.guid, one.name or one.guid, one.suffix.removeprefix(".") or "txt"),
                    *(len(one.selections) + len(one.areas), one.guid in here),
                )
                for one in project.sources
            ),
            codes=len(planned.ids) if planned else 0,
            new_codes=len(planned.additions) if planned else 0,
            memos=len(project.notes),
            groups=len(project.groups),
            variables=tuple(name for name in project.types if name not in FIELDS),
            users=project.users,
            passed=project.passed,
        )

    def take(
        self,
        file: Path,
        sources: Collection[str] | None = None,
        *,
        progress: Told = _quiet,
        cancelled: Stop = _never,
    ) -> Taken:
        """Take a project in, or those of its sources alone whose GUIDs are named, as one step.

        ``progress`` is told (done, total) in sources. Raises UnreadableSource, Cancelled; the library is then as it
        was.
        """
        project = _read(file)
        chosen = [one for one in project.sources if sources is None or one.guid in sources]
        readied: list[Readied] = []
        total = 2 * len(chosen)  # reading them takes as long as putting them in, or longer

        def step(done: int) -> None:
            if cancelled():
                raise Cancelled("The import was cancelled.", "Nothing was taken in.")
            progress(done, total)

        for number, source in enumerate(chosen):
            step(number)
            readied.append(ready(source, self._library))
        with self._library.step("import project"):
            return Taking(self._library, project, is_whole=sources is None).take(
                readied, lambda done: step(len(chosen) + done)
            )


def _read(file: Path) -> Project:
    return reading.read(intake.load(file, _LIMITS), file.name, _LIMITS)
