"""Text view and page view of the open report in turn, each going on where the other stood."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from egpk_desk.desktop.pages.view import PageView
from egpk_desk.desktop.reading_pane import ReadingPane
from egpk_desk.desktop.work import Session
from egpk_desk.document import Document
from egpk_desk.errors import EgpkError
from egpk_desk.readers.pdf import layout_of
from egpk_desk.readers.pdf.layout import PdfLayout


class PageTurning(QObject):
    """Turns the reading pane from text to pages and back; fetches what the pages need, off the window's thread."""

    def __init__(self, session: Session, reading: ReadingPane, action: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._action = action
        self._shown = ""  # whose pages the view holds
        self._left_at: tuple[int, int] | None = None  # how the pages stood when they came on
        self.view = PageView(reading.reader)
        reading.add_page_view(self.view, action)
        action.setEnabled(False)
        action.toggled.connect(self._turn)
        self.view.pageChanged.connect(self._tell_page)

    def close(self) -> None:
        """End what draws the pages."""
        self.view.pictures.close()

    def show_document(self, document: str) -> None:
        """Take the document that the reader shows now; empty where none."""
        content = self._reading.reader.document()
        self._shown = ""
        self.view.set_document(None, b"")
        self._reading.set_warning("")
        has_pages = bool(document and content is not None and content.reader.startswith("pdf") and content.pages)
        self._action.setEnabled(has_pages)
        if not has_pages:
            self._action.setChecked(False)
        elif self._action.isChecked():
            self._turn(True)

    def _turn(self, to_pages: bool) -> None:
        reader, record = self._reading.reader, self._reading.record
        content = reader.document()
        if to_pages and (record is None or content is None):
            return
        self._reading.show_pages(to_pages)
        if to_pages:
            assert record is not None
            assert content is not None
            self._reading.set_warning(" · ".join(content.warnings))
            if self._shown == record.id:
                self._go_on()
            else:
                self._fetch(record.id, record.title, content)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._reading.set_warning("")
        offset = self.view.offset_in_view()
        place = self._view_place()
        if offset is not None and place != self._left_at:
            start, end = reader.selection()
            reader.restore_position((offset, 0.0, start, end))
        reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _view_place(self) -> tuple[int, int]:
        return self.view.verticalScrollBar().value(), round(self.view.pages.height)

    def _fetch(self, document: str, title: str, content: Document) -> None:
        self._shown = document

        def show(source: bytes) -> None:
            if self._shown != document:
                return
            self.view.set_document(content, source)
            self._go_on()
            self._session.counts.submit(
                lambda _workspace, _ticket: layout_of(content, source, title), place, untold, owner=self, key="places"
            )

        def place(layout: PdfLayout) -> None:
            if self._shown == document:
                self.view.set_layout(layout)
                self._go_on()

        def untold(error: EgpkError) -> None:
            if self._shown == document:
                self._reading.set_warning(self.tr("Only to look at: where its letters stand is not known."), error.line)

        def failed(error: EgpkError) -> None:
            self._shown = ""
            self._reading.set_warning(error.line)

        self._session.queries.submit(
            lambda workspace, _: workspace.source(document), show, failed, owner=self, key="pages"
        )

    def _go_on(self) -> None:
        """Show on the pages what the text view shows: the selection if that is in its view, else its first line."""
        reader = self._reading.reader
        start, end = reader.selection()
        offset = int(reader.position()[0])
        in_view = start < end and reader.place_of(start) is not None
        self.view.reveal(*((start, end) if in_view else (offset, offset + 2)))
        self._left_at = self._view_place()
        self._tell_page(self.view.page_in_view())

    def _tell_page(self, page: int) -> None:
        if self._action.isChecked() and self.view.pages.pages:
            known = self.view.pages.pages[min(page, len(self.view.pages.pages)) - 1]
            words = self.tr("Page {label} of {count}")
            self._reading.set_page(words.format(label=known.label or known.index, count=len(self.view.pages.pages)))
