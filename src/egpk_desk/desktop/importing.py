"""Importing from the window: files, folders, what is dropped, what is on the clipboard; with progress and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from egpk_desk.desktop import i18n
from egpk_desk.desktop.progress_line import ProgressLine
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.resources import sample_docs
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import ImportOutcome, Progress, Workspace, corrections

WORKERS = 1
"""Files are read in another process, so that the window's thread is not held up; one leaves a core to the window."""


class Importing(QObject):
    """Imports into the library of a session, one batch after the other."""

    finished = Signal(list)  # of ImportOutcome
    failed = Signal(object)  # EgpkError
    ended = Signal()  # one batch is over, however it ended

    def __init__(self, session: Session, line: ProgressLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line = line
        self._tickets: list[Ticket[list[ImportOutcome]]] = []
        line.cancelled.connect(lambda work: self.cancel() if work is self else None)

    @property
    def busy(self) -> bool:
        """Whether an import is under way or waiting."""
        return bool(self._tickets)

    def import_paths(self, paths: Sequence[Path], password: str = "") -> None:
        """Import files and folders; goes on past bad ones. ``password`` opens encrypted PDFs among them."""
        if not paths:
            return

        def work(workspace: Workspace, ticket: Ticket[list[ImportOutcome]]) -> list[ImportOutcome]:
            return workspace.import_paths(
                paths,
                corrections=corrections({}, password),
                workers=WORKERS,
                progress=ticket.report,
                cancelled=ticket.cancelled,
            )

        self._begin(self._session.imports.submit(work, self._done, self._failed, owner=self, progress=self._progress))

    def import_samples(self) -> None:
        """Import the reports that come with the program."""
        self.import_paths([sample_docs()])

    def import_text(self, data: bytes, name: str) -> None:
        """Import a source that has no file."""

        def work(workspace: Workspace, _: Ticket[list[ImportOutcome]]) -> list[ImportOutcome]:
            return [workspace.import_bytes(data, name)]

        self._begin(self._session.imports.submit(work, self._done, self._failed, owner=self))

    def paste(self) -> None:
        """Import what is on the clipboard: copied files, a web page's piece, or text."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = dropped_paths(mime)
        if paths:
            self.import_paths(paths)
            return
        found = pasted(mime)
        if found is None:
            self.failed.emit(
                UnreadableSource(
                    self.tr("There is no text on the clipboard."), self.tr("Copy a report first, then paste it here.")
                )
            )
            return
        self.import_text(*found)

    def cancel(self) -> None:
        """Stop what is under way; what is stored by then stays."""
        for ticket in self._tickets:
            ticket.cancel()

    def sum_up(self, outcomes: Sequence[ImportOutcome]) -> str:
        """What a batch without a refusal brought, in a line."""
        new = sum(outcome.status in ("new", "revised") for outcome in outcomes)
        there = len(outcomes) - new
        parts = []
        if new or not there:
            parts.append(self.tr("%n report(s) imported.", "", new))
        if there:
            parts.append(self.tr("%n report(s) were in the library already.", "", there))
        return " ".join(parts)

    def _begin(self, ticket: Ticket[list[ImportOutcome]]) -> None:
        self._tickets.append(ticket)
        self._line.begin(self, self.tr("Importing…"))

    def _progress(self, progress: Progress) -> None:
        words = self.tr("{done} of {total}").format(done=i18n.number(progress.done), total=i18n.number(progress.total))
        if progress.current:
            words = f"{words} · {isolate(shortened(progress.current))}"
        if progress.recognising:
            page = self.tr("text recognition, page {page} of {count}")
            words = f"{words} · {page.format(page=progress.page, count=progress.pages)}"
        elif progress.pages > 1:
            page = self.tr("page {page} of {count}")
            words = f"{words} · {page.format(page=progress.page, count=progress.pages)}"
        self._line.show_progress(self, words, progress)

    def _end(self) -> None:
        self._tickets.pop(0)
        if not self._tickets:
            self._line.end(self)

    def _done(self, outcomes: list[ImportOutcome]) -> None:
        self._end()
        self.finished.emit(outcomes)
        self.ended.emit()

    def _failed(self, error: EgpkError) -> None:
        self._end()
        self.failed.emit(error)
        self.ended.emit()


def shortened(name: str, width: int = 36) -> str:
    """A file's name, its middle left out where it is long."""
    return name if len(name) <= width else f"{name[: width // 2]}…{name[-(width // 2 - 1) :]}"


def dropped_paths(mime: QMimeData | None) -> list[Path]:
    """The files and folders of this computer that are dropped or copied; those of other places are left out."""
    if mime is None or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def pasted(mime: QMimeData | None) -> tuple[bytes, str] | None:
    """The clipboard as a source: bytes and a name with the ending of its format; None where there is no text."""
    if mime is None:
        return None
    when = QDateTime.currentDateTime().toString("yyyy-MM-dd HH.mm.ss")
    if mime.hasText() and mime.text().strip():
        return mime.text().encode("utf-8"), f"clipboard {when}.txt"
    if mime.hasHtml() and mime.html().strip():
        return mime.html().encode("utf-8"), f"clipboard {when}.html"
    return None
