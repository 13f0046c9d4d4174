"""Citing from the window: what is copied and how, references, the source's own notes, manuscripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from egpk_desk import places
from egpk_desk.citations.collection import Works
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.citing.copying import Copying
from egpk_desk.desktop.citing.manuscript_dialog import ManuscriptDialog, Wish
from egpk_desk.desktop.citing.note_style import FOLDER, NoteStyle, StyleShelf, keep_style, kept_style
from egpk_desk.desktop.citing.referencing import Referencing
from egpk_desk.desktop.citing.samples import sample_rows
from egpk_desk.desktop.citing.source_notes_dialog import NoteRow, SourceNotesDialog
from egpk_desk.desktop.citing.style_dialog import Rows, StyleDialog
from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.panels.highlight_list import HighlightList
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reader.dragging import SELECTION_MIME
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError
from egpk_desk.workspace import Workspace

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench
    from egpk_desk.exporters.manuscript import Refreshed  # python-docx takes long to load


class Citing(QObject):
    """Connects the actions and panels of an open library with what cites."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    placeChosen = Signal(str, int, int)  # noqa: N815 - document, start, end
    documentChosen = Signal(str)  # noqa: N815
    dialogOpened = Signal(object)  # noqa: N815
    said = Signal(str)
    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError

    def __init__(
        self,
        session: Session,
        settings: WindowSettings,
        actions: Actions,
        coding: Coding,
        highlights: HighlightList,
        parent: Workbench,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._coding, self._highlights = coding, highlights
        self._owner = parent
        self._lists: Lists | None = None
        self.shelf = StyleShelf(places.user_data() / FOLDER)
        # Read once, off the window's thread, before a dialog asks for them.
        session.queries.submit(lambda _w, _t: self.shelf.styles(), owner=self)
        self.copying = Copying(session, coding, self.style, self._may_change, parent)
        self.references = Referencing(session, settings, self.style, self._may_change, parent)
        parent.side.memo.throughChosen.connect(coding.cite_through)
        highlights.copyRequested.connect(self.copying.copy_excerpts)
        highlights.dragRequested.connect(self._drag_highlights)
        self.copying.said.connect(self.said)
        self.references.copyRequested.connect(self._copy_reference)
        self.references.styleRequested.connect(self.choose_style)
        self.references.documentRequested.connect(self.documentChosen)
        self.references.dialogOpened.connect(self.dialogOpened)
        self.references.succeeded.connect(self.succeeded)
        for part in (self.copying, self.references):
            part.libraryChanged.connect(self.libraryChanged)
            part.failed.connect(self.failed)
        for asking in (parent.report_editing, parent.documents):
            asking.referenceRequested.connect(lambda document: self.references.open(document))
        parent.documents.notesRequested.connect(self.show_source_notes)
        actions.references.triggered.connect(lambda: self.references.open())
        actions.cite.triggered.connect(lambda: self.references.open(self._owner.current_document()))
        actions.choose_style.triggered.connect(lambda: self.choose_style())
        actions.source_notes.triggered.connect(lambda: self.show_source_notes(self._owner.current_document()))
        actions.refresh_manuscript.triggered.connect(lambda: self.open_manuscript())

    def attach(self, reader: Reader) -> None:
        """Let passages out of a reader with their reference."""
        reader.set_ways_out(self.copying.copy_passage, self._drag_passage, self.copy_in_hand)

    def set_lists(self, lists: Lists) -> None:
        """Know the library, and that something may have changed."""
        self._lists = lists
        self.references.refresh()

    def close(self) -> None:
        """Put the windows away for good."""
        self.references.close()

    def _may_change(self) -> bool:
        return self._lists is not None and not self._lists.read_only

    # Style

    def style(self) -> NoteStyle:
        """How notes are written now."""
        return kept_style(self._settings.choice)

    def set_style(self, style: NoteStyle) -> None:
        """Write notes in this style from now on."""
        keep_style(style, self._settings.set_choice)
        self.references.style_changed()

    def choose_style(self) -> StyleDialog:
        """Ask for the style, with a look at how it cites."""
        dialog = StyleDialog(
            self.shelf, self.style(), self._samples, self.references.window or self._owner.window(), run=self._run
        )
        dialog.styleChosen.connect(self.set_style)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def _samples(self, style: NoteStyle, done: Callable[[Rows], None], failed: Callable[[EgpkError], None]) -> None:
        self._session.queries.submit(lambda _w, _t: sample_rows(style), done, failed, owner=self, key="samples")

    def _run(self, job: Callable[[], str], done: Callable[[str], None], failed: Callable[[EgpkError], None]) -> None:
        self._session.queries.submit(lambda _w, _t: job(), done, failed, owner=self)

    # Copying

    def copy_in_hand(self) -> None:
        """Copy the highlights chosen in the list where the keyboard stands there, else the one in hand."""
        chosen = self._highlights.selected() if self._highlights.view.hasFocus() else []
        if not chosen and self._coding.current is not None:
            chosen = [self._coding.current.highlight.id]
        if chosen:
            self.copying.copy_excerpts(chosen)
        else:
            self.said.emit(self.tr("Select a passage, or take a highlight in hand, then copy it."))

    def copy_with_reference(self) -> None:
        """Copy what the keyboard stands on with its footnote: highlights of the list, the selection, or in hand."""
        start, end = self._owner.reader.selection()
        if self._highlights.view.hasFocus() or start >= end:
            self.copy_in_hand()
        else:
            self._owner.reader.copy_with_reference()

    def _drag_passage(self, start: int, end: int) -> None:
        words = self._owner.reader.selected_text()
        self.copying.drag_passage(self._owner.reader, start, end, words, {SELECTION_MIME: b""})

    def _drag_highlights(self, ids: list[str]) -> None:
        texts = {one.highlight.id: one.text for one in self._highlights.model.excerpts}
        words = "\n".join(one_line(texts.get(id_, "")) for id_ in ids)
        if ids:
            self.copying.drag_excerpts(self._highlights.view, ids, words)

    def _copy_reference(self, id_: str, listed: bool) -> None:
        style = self.style()

        def cite(workspace: Workspace, _: Ticket[str]) -> str:
            made = workspace.cite(id_, style=style.style, digits=style.digits, locale=style.locale, listed=listed)
            return made.text

        self.copying.copy_text(cite)

    # The source's own notes

    def show_source_notes(self, document: str) -> None:
        """List the notes of a report."""
        if not document:
            return

        def read(workspace: Workspace, _: Ticket[Any]) -> tuple[str, list[NoteRow]]:
            return workspace.document(document).title, self._note_rows(workspace, document)

        def show(answer: tuple[str, list[NoteRow]]) -> None:
            title, rows = answer
            dialog = SourceNotesDialog(title, self._owner.window())
            dialog.placeChosen.connect(lambda start, end: self.placeChosen.emit(document, start, end))
            dialog.addRequested.connect(lambda chosen: self._enter(dialog, document, chosen))
            dialog.copyRequested.connect(lambda at: self._copy_through(document, at))
            dialog.show_notes(rows, may_change=self._may_change())
            dialog.show()
            self.dialogOpened.emit(dialog)

        self._session.counts.submit(read, show, self.failed.emit, owner=self)

    def _note_rows(self, workspace: Workspace, document: str) -> list[NoteRow]:
        from egpk_desk.citations.csl.notes import CslNotes  # costs time to import

        style = self.style()
        formatter = CslNotes(style.style, style.locale, style.digits, "none")
        works = Works(workspace.bibliography.entries())
        told = {note: (body, parsed) for note, body, parsed in workspace.source_references(document)}
        rows = []
        for note in workspace.content(document).notes:
            body, parsed = told.get(note, ("", None))
            through = formatter.through(workspace.source_note_cited(document, note), body) if body else None
            there = bool(parsed and parsed.item and works.same_as(parsed.item))
            rows.append(NoteRow(note, body, parsed, through, there))
        return rows

    def _enter(self, dialog: SourceNotesDialog, document: str, chosen: list[int]) -> None:
        def enter(workspace: Workspace, _: Ticket[Any]) -> list[NoteRow]:
            rows = self._note_rows(workspace, document)
            workspace.add_references([rows[at].reference.item for at in chosen if rows[at].reference])  # type: ignore[union-attr]
            return self._note_rows(workspace, document)

        def show(rows: list[NoteRow]) -> None:
            dialog.show_notes(rows, may_change=self._may_change())
            self.references.read()
            self.libraryChanged.emit()

        self._session.changes.submit(enter, show, self.failed.emit, owner=dialog)

    def _copy_through(self, document: str, at: int) -> None:
        def cite(workspace: Workspace, _: Ticket[str]) -> str:
            note = self._note_rows(workspace, document)[at].through
            return note.text if note else ""

        self.copying.copy_text(cite)

    # Manuscripts

    def open_manuscript(self) -> ManuscriptDialog:
        """Ask for a manuscript whose notes are to be set anew."""
        dialog = ManuscriptDialog(self.shelf, self.style(), self._settings.folder, self._owner.window(), run=self._run)
        dialog.wished.connect(lambda wish: self._refresh(dialog, wish))
        dialog.openRequested.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def _refresh(self, dialog: ManuscriptDialog, wish: Wish) -> None:
        self._settings.folder = str(wish.target.parent if wish.target.parent.is_dir() else Path.home())

        def refresh(workspace: Workspace, ticket: Ticket[Refreshed]) -> Refreshed:
            return workspace.refresh_manuscript(
                wish.source,
                wish.target,
                formatter=wish.style.formatter,
                with_list=wish.with_list,
                language=wish.style.locale or "ar",
                cancelled=ticket.cancelled,
                progress=ticket.report,
            )

        ticket = self._session.queries.submit(
            refresh,
            lambda made: dialog.show_result(wish.target, made),
            dialog.show_failure,
            owner=dialog,
            progress=dialog.show_progress,
        )
        dialog.stopped.connect(ticket.drop)
