"""Exporting from the window: the dialog with its preview, writing the file, backing the library up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import shown_theme
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.citing.note_style import keep_style, kept_style
from egpk_desk.desktop.dialogs.export_dialog import Answer, ExportDialog
from egpk_desk.desktop.progress_line import ProgressLine
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.places import LIBRARY_SUFFIX
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Progress, Selection, Workspace


class Exporting(QObject):
    """Opens the dialog, and writes what it asks for in a lane."""

    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError
    ended = Signal()  # what was under way is over, however it ended

    def __init__(
        self, session: Session, settings: WindowSettings, line: ProgressLine, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._line = line
        self._window = window
        self._lists: Lists | None = None
        self._tickets: list[Ticket[Any]] = []
        line.cancelled.connect(lambda work: self._cancel() if work is self else None)

    @property
    def busy(self) -> bool:
        """Whether something is being written or waits for it."""
        return bool(self._tickets)

    def set_lists(self, lists: Lists) -> None:
        """Know what there is to export."""
        self._lists = lists

    def open_dialog(self, selection: Selection | None = None) -> ExportDialog | None:
        """Show the dialog; returns it, or None before the library has been read."""
        if self._lists is None:
            return None
        dialog = ExportDialog(
            [code for code in self._lists.codes if not code.retired or self._lists.counts.get(code.id)],
            self._lists.documents,
            self._preview,
            self._window.window(),
            language=i18n.language(),
            folder=Path(self._settings.folder),
            selection=selection,
            style=kept_style(self._settings.choice),
            kinds=self._lists.kinds,
            run=lambda job, done, failed: self._session.queries.submit(lambda _w, _t: job(), done, failed, owner=self),
        )
        dialog.saveRequested.connect(lambda *wish: self._save_from(dialog, *wish))
        QTimer.singleShot(0, dialog, dialog.open)  # a turn of its own: making it takes 25 ms, showing it 10
        return dialog

    def _preview(self, request: ExportRequest, selection: Selection, answer: Answer) -> None:
        quiet = shown_theme().quiet
        self._session.queries.submit(
            lambda workspace, _: workspace.preview(request, selection, quiet=quiet),
            answer,
            self.failed.emit,
            owner=self,
            key="preview",
        )

    def _save_from(self, dialog: ExportDialog, request: ExportRequest, selection: Selection, target: Path) -> None:
        keep_style(dialog.note_style(), self._settings.set_choice)
        self.save(request, selection, target, dialog.template())

    def save(self, request: ExportRequest, selection: Selection, target: Path, template: Path | None = None) -> None:
        """Write an export to a file; a Word document follows the styles of ``template``."""
        self._settings.folder = str(target.parent)

        def write(workspace: Workspace, ticket: Ticket[int]) -> int:
            wanted = replace(request, template=_bytes(template)) if template is not None else request
            return workspace.export_to(target, wanted, selection, cancelled=ticket.cancelled, progress=ticket.report)

        def tell(count: int) -> None:
            done = self.tr("%n excerpt(s) written to {file}.", "", count)
            self.succeeded.emit(done.format(file=isolate(str(target))))
            self._end()

        self._line.begin(self, self.tr("Exporting…"))
        self._tickets.append(
            self._session.queries.submit(write, tell, self._failed, owner=self, progress=self._show_progress)
        )

    def _show_progress(self, progress: Progress) -> None:
        words = self.tr("Exporting: {done} of {total}").format(
            done=i18n.number(progress.done), total=i18n.number(progress.total)
        )
        self._line.show_progress(self, words, progress)

    def choose_backup(self) -> QFileDialog:
        """Ask where to back up the library."""
        path = self._session.path
        suggested = Path(self._settings.folder) / (f"{path.stem} " + self.tr("backup") + LIBRARY_SUFFIX)
        kinds = {self.tr("Libraries") + f" (*{LIBRARY_SUFFIX})": LIBRARY_SUFFIX.removeprefix(".")}
        return choose_to_save(self._window.window(), self.tr("Back up the library"), suggested, self.back_up, kinds)

    def back_up(self, target: Path) -> None:
        """Copy the library, open as it is, to a file."""

        def copy(workspace: Workspace, _: Ticket[None]) -> None:
            workspace.backup(target)

        def tell(_: None) -> None:
            self.succeeded.emit(self.tr("The library was copied to {file}.").format(file=isolate(str(target))))
            self._end()

        self._line.begin(self, self.tr("Backing up…"))
        self._tickets.append(self._session.imports.submit(copy, tell, self._failed, owner=self))

    def _cancel(self) -> None:
        """What is cancelled is not heard of again."""
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
        self._line.end(self)
        self.ended.emit()

    def _end(self) -> None:
        if self._tickets:
            self._tickets.pop(0)
        if not self._tickets:
            self._line.end(self)
        self.ended.emit()

    def _failed(self, error: EgpkError) -> None:
        self.failed.emit(error)
        self._end()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            f"“{path}” could not be read ({error.strerror or error}).", "Check its name and its permissions."
        ) from error
