"""Importing from the window: files, folders, what is dropped, what is on the clipboard; with progress and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from egpk_desk.desktop.theme import LIGHT
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import ImportOutcome, Progress, Workspace

WORKERS = 1
"""Files are read in another process, so that the window's thread is not held up; one leaves a core to the window."""


class ProgressLine(QWidget):
    """In the status bar: what is under way, how far, and a button to stop it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.medium)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self.hide()

    def begin(self, words: str) -> None:
        """Show that something has begun whose length is not known yet."""
        self._bar.setRange(0, 0)
        self._words.setText(words)
        self._stop.setEnabled(True)
        self.show()

    def show_progress(self, words: str, progress: Progress) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)
        self._words.setText(words)

    def end(self) -> None:
        """Put the line away."""
        self.hide()

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(self.tr("Stopping…"))
        self.cancelled.emit()


class Importing(QObject):
    """Imports into the library of a session, one batch after the other."""

    finished = Signal(list)  # of ImportOutcome
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, line: ProgressLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line = line
        self._tickets: list[Ticket[list[ImportOutcome]]] = []
        line.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether an import is under way or waiting."""
        return bool(self._tickets)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; goes on past bad ones."""
        if not paths:
            return

        def work(workspace: Workspace, ticket: Ticket[list[ImportOutcome]]) -> list[ImportOutcome]:
            return workspace.import_paths(paths, workers=WORKERS, progress=ticket.report, cancelled=ticket.cancelled)

        self._begin(self._session.imports.submit(work, self._done, self._failed, owner=self, progress=self._progress))

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

    def _begin(self, ticket: Ticket[list[ImportOutcome]]) -> None:
        self._tickets.append(ticket)
        self._line.begin(self.tr("Importing…"))

    def _progress(self, progress: Progress) -> None:
        words = self.tr("{done} of {total}").format(done=progress.done, total=progress.total)
        if progress.current:
            words = f"{words} · {isolate(shortened(progress.current))}"
        self._line.show_progress(words, progress)

    def _end(self) -> None:
        self._tickets.pop(0)
        if not self._tickets:
            self._line.end()

    def _done(self, outcomes: list[ImportOutcome]) -> None:
        self._end()
        self.finished.emit(outcomes)

    def _failed(self, error: EgpkError) -> None:
        self._end()
        self.failed.emit(error)


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
