"""Text and pages of the open report, in turn or side by side: what is shown, and fetching what the pages need."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.pages.column import Fit
from egpk_desk.desktop.pages.following import Following
from egpk_desk.desktop.pages.outline import Entry, entries_of
from egpk_desk.desktop.pages.pane import PagesPane
from egpk_desk.desktop.pages.view import PageView
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.reading_pane import ReadingPane
from egpk_desk.desktop.work import Session
from egpk_desk.document import Document
from egpk_desk.errors import EgpkError
from egpk_desk.readers.pdf import VERSION, awaits_recognition
from egpk_desk.readers.pdf.layout import PdfLayout
from egpk_desk.rendering import OutlineEntry
from egpk_desk.workspace import ImportOutcome


class Shown(StrEnum):
    """What of a report with pages is on the screen."""

    TEXT = "text"
    PAGES = "pages"
    BOTH = "both"


class PageTurning(QObject):
    """Turns the reading pane from text to pages and back; fetches what the pages need, off the window's thread.

    Of several, the one that is ``active`` follows the actions and shows in them how it stands.
    """

    reread = Signal(str)  # a document that was read again: its text may be another
    failed = Signal(object)  # EgpkError

    def __init__(
        self,
        session: Session,
        reading: ReadingPane,
        actions: Actions,
        parent: QObject | None = None,
        *,
        active: bool = True,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._actions = actions
        self._active = active  # else the actions, which another's pages have, would be set anew here
        self._chosen = Shown.TEXT
        self._fetched = ""  # whose pages the view holds
        self._left_at: tuple[int, int] | None = None  # how the pages stood when they came on
        self.pane = PagesPane(reading.reader)
        self.view = self.pane.view
        self.following = Following(reading.reader, self.view, self)
        reading.add_pages(self.pane, [actions.page_view, actions.page_beside])
        self.pane.set_actions(actions.page_panel, (actions.fit_width, actions.fit_page))
        actions.page_view.toggled.connect(lambda on: self._turn(Shown.PAGES, on))
        actions.page_beside.toggled.connect(lambda on: self._turn(Shown.BOTH, on))
        actions.page_panel.toggled.connect(self._if_active(self.pane.tabs.setVisible))
        actions.go_to_page.triggered.connect(self._if_active(lambda _: self._ask_for_page()))
        actions.fit_width.triggered.connect(self._if_active(lambda _: self.view.set_fit(Fit.WIDTH)))
        actions.fit_page.triggered.connect(self._if_active(lambda _: self.view.set_fit(Fit.PAGE)))
        self.pane.outline.entryChosen.connect(self._go_to_entry)
        self.pane.rereadRequested.connect(self.read_again)
        self._enable()

    def _if_active(self, act: Callable[[bool], None]) -> Callable[[bool], None]:
        def run(on: bool) -> None:
            if self._active:
                act(on)

        return run

    def close(self) -> None:
        """End what draws the pages."""
        self.pane.thumbnails.pictures.close()
        self.view.close_drawing()

    @property
    def reader(self) -> Reader:
        """The reader whose report it is."""
        return self._reading.reader

    @property
    def active(self) -> bool:
        """Whether the actions on pages mean these."""
        return self._active

    def set_active(self, active: bool) -> None:
        """Let the actions on pages mean these, or those of another pane."""
        self._active = active
        self._enable()

    # What is shown

    @property
    def chosen(self) -> Shown:
        """What the user wants to see of a report that has pages."""
        return self._chosen

    @property
    def shown(self) -> Shown:
        """What is on the screen now."""
        return self._chosen if self._has_pages() else Shown.TEXT

    def surface(self) -> Reader | PageView:
        """The view in which the user works: the one shown, of two the one last touched."""
        shown = self.shown
        on_pages = shown is Shown.PAGES or (shown is Shown.BOTH and self.following.pages_lead)
        return self.view if on_pages else self._reading.reader

    def where(self, offset: int) -> tuple[QWidget, tuple[QPointF, float] | None]:
        """The viewport in which the user works, and where the caret after a letter stands in it and how high."""
        surface = self.surface()
        if isinstance(surface, Reader):
            return surface.viewport(), surface.place_of(offset)
        rect = surface.caret_rect(Caret(offset, upstream=True))
        seen = rect is not None and surface.viewport().rect().contains(rect.center().toPoint())
        return surface.viewport(), (rect.topLeft(), rect.height()) if rect is not None and seen else None

    def zoom_step(self, by: int) -> None:
        """Zoom the view in which the user works in (1) or out (-1)."""
        self.surface().zoom_step(by)

    def zoom_reset(self) -> None:
        """Show the view in which the user works at its ordinary size: pages at the width of the view."""
        surface = self.surface()
        if isinstance(surface, Reader):
            surface.set_zoom(100)
        else:
            surface.set_fit(Fit.WIDTH)

    def _has_pages(self) -> bool:
        record, content = self._reading.record, self._reading.content
        return record is not None and content is not None and record.kind == "pdf"

    def settle(self) -> None:
        """Let the text stand where the pages stand, if they alone are shown: the text's place is what is kept."""
        if self._reading.on_pages and self._reading.reader.isHidden() and self._fetched:
            self._bring_text_along()

    def follow_text(self) -> None:
        """Bring the pages, if they are shown, to where the text has been put."""
        if self.shown is not Shown.TEXT and self._fetched:
            self._go_on()

    def show_document(self, chosen: Shown | None = None) -> None:
        """Take the document that the reader shows now, or that it shows none; ``chosen`` says what of it is wanted."""
        self._chosen = chosen or self._chosen
        self._fetched = ""
        self.view.set_document(None, b"")
        self.pane.set_pages((), b"")
        self.pane.outline.set_entries(())
        self.pane.make_offer("", possible=False)
        self._reading.set_warning("")
        if self._has_pages():
            self.view.pictures.warm()
        self._show()

    def _turn(self, to: Shown, on: bool) -> None:
        if not self._active or on == (self._chosen is to):
            return
        self._chosen = to if on else Shown.TEXT
        self._show()

    def _enable(self) -> None:
        if not self._active:
            return
        a, has = self._actions, self._has_pages()
        a.page_panel.setChecked(not self.pane.tabs.isHidden())
        for action, stands_for in ((a.page_view, Shown.PAGES), (a.page_beside, Shown.BOTH)):
            action.setEnabled(has)
            action.setChecked(self._chosen is stands_for)
        for action in (a.page_panel, a.fit_width, a.fit_page):
            action.setEnabled(self.shown is not Shown.TEXT)
        a.go_to_page.setEnabled(has)

    def _show(self) -> None:
        self._enable()
        reader, record, content, shown = self._reading.reader, self._reading.record, self._reading.content, self.shown
        if shown is not Shown.PAGES:
            self.settle()
        self._reading.show_views(text=shown is not Shown.PAGES, pages=shown is not Shown.TEXT)
        reader.lend_focus(self.view if shown is Shown.PAGES else None)
        self.following.active = shown is Shown.BOTH
        self.following.pages_lead = shown is Shown.PAGES
        if shown is Shown.TEXT:
            self._reading.set_warning("")
        elif record is not None and content is not None:
            self._reading.set_warning(*content.warnings)
            if self._fetched == record.id:
                self._go_on()
            else:
                self._fetch(record.id, content)
        if record is not None and self._active:
            reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_text_along(self) -> None:
        """Let the text go on where the pages stood, if one went on there."""
        reader = self._reading.reader
        offset = self.view.offset_in_view()
        start, end = reader.selection()
        if offset is not None and self._view_place() != self._left_at:
            reader.scroll_to(offset, at_head=True)
        if start < end:
            reader.scroll_to(start, at_head=False)

    def _view_place(self) -> tuple[int, int]:
        return self.view.verticalScrollBar().value(), round(self.view.pages.height)

    def _go_on(self) -> None:
        """Show on the pages what the text view shows: the selection if that is in its view, else its first line."""
        reader = self._reading.reader
        start, end = reader.selection()
        offset = int(reader.position()[0])
        in_view = start < end and reader.place_of(start) is not None
        self.view.reveal(*((start, end) if in_view else (offset, offset + 2)))
        self._left_at = self._view_place()

    # Going to places

    def _ask_for_page(self) -> None:
        if self.shown is Shown.TEXT:
            self._actions.page_view.setChecked(True)
        self.pane.ask_for_page()

    def _go_to_entry(self, entry: Entry) -> None:
        if entry.offset is not None and self.view.ready():
            self._reading.reader.jump(entry.offset, entry.offset)
        else:
            self.view.go_to_page(entry.page, entry.top)

    # Fetching

    def _fetch(self, document: str, content: Document) -> None:
        self._fetched = document
        self.pane.set_state(self.tr("Finding the letters on the pages…"))

        def show(source: bytes) -> None:
            if self._fetched != document:
                return
            self.view.set_document(content, source)
            self.pane.set_pages(content.pages, source)
            self._offer_recognition(content)
            self._go_on()
            self._session.queries.submit(
                lambda _workspace, _ticket: self.view.renderer.outline(source),
                outlined,
                lambda _: outlined([]),
                owner=self,
                key="outline",
            )
            self._session.counts.submit(
                lambda workspace, _: workspace.page_places.of(document), place, untold, owner=self, key="places"
            )

        def outlined(bookmarks: list[OutlineEntry]) -> None:
            if self._fetched == document:
                self.pane.outline.set_entries(entries_of(bookmarks, content))

        def place(layout: PdfLayout) -> None:
            if self._fetched == document:
                self.pane.set_state("")
                before = self._view_place()
                self.view.set_layout(layout)
                if before == self._left_at:  # nobody has gone elsewhere meanwhile
                    self._go_on()

        def untold(error: EgpkError) -> None:
            if self._fetched == document:
                self.pane.set_state("")
                self._tell_why(content, error)

        def failed(error: EgpkError) -> None:
            self._fetched = ""
            self.pane.set_state("")
            self._reading.set_warning(error.line)

        self._session.queries.submit(
            lambda workspace, _: workspace.source(document), show, failed, owner=self, key="pages"
        )

    def _tell_why(self, content: Document, error: EgpkError) -> None:
        """Offer to read again what another version has read; say why where that would not help."""
        if content.reader.partition("+")[0] == f"pdf/{VERSION}" and content.pages:
            self._reading.set_warning(self.tr("Only to look at: where its letters stand is not known."), error.line)
            return
        words = self.tr(
            "This report was read by an earlier version of the program, which did not keep where its letters stand. "
            "Read again, it can be selected and highlighted on its pages; its highlights stay."
        )
        self.pane.make_offer(words, possible=self._actions.import_files.isEnabled())

    def _offer_recognition(self, content: Document) -> None:
        """Say what to install where pages could not be read without text recognition, and offer to read them again."""
        told = next((warning for warning in content.warnings if awaits_recognition((warning,))), "")
        if told:
            self.pane.make_offer(i18n.translated(told), possible=self._actions.import_files.isEnabled())

    def read_again(self) -> None:
        """Read the open report from its stored source once more, in the reader of this version."""
        record = self._reading.record
        if record is None:
            return
        self.pane.offer_button.setEnabled(False)
        self.pane.set_state(self.tr("Reading the report again…"))

        def done(outcome: ImportOutcome) -> None:
            self.pane.set_state("")
            self.pane.make_offer("", possible=False)
            self.reread.emit(record.id)

        def failed(error: EgpkError) -> None:
            self.pane.set_state("")
            self.pane.offer_words.setText(i18n.translated(error.line))
            self.failed.emit(error)

        self._session.imports.submit(
            lambda workspace, _: workspace.import_bytes(workspace.source(record.id), record.file_name),
            done,
            failed,
            owner=self,
        )
