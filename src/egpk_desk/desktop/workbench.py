"""The open library in the window: reports, text, codes, highlights and memo, and how they work together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.auto_coding import AutoCoding
from egpk_desk.desktop.citing.citing import Citing
from egpk_desk.desktop.code_editing import CodeEditing
from egpk_desk.desktop.code_refining import CodeRefining
from egpk_desk.desktop.codebook_exchange import CodebookExchange
from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.evidence.counted import WordsQuestion
from egpk_desk.desktop.evidence.weighing import Weighing
from egpk_desk.desktop.jobs import Jobs
from egpk_desk.desktop.listing import Listing
from egpk_desk.desktop.menus import open_reader_menu
from egpk_desk.desktop.organising.organising import Organising
from egpk_desk.desktop.pages import PageView
from egpk_desk.desktop.pages.turning import PageTurning
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reading_pane import ReadingPane
from egpk_desk.desktop.report_editing import ReportEditing
from egpk_desk.desktop.saved_searches import SavedSearches
from egpk_desk.desktop.searching import Searching
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.side_pane import ListsPane, SidePane, step_focus
from egpk_desk.desktop.sides.open_reports import Then
from egpk_desk.desktop.sides.remembering import Remembering
from egpk_desk.desktop.sides.side import Side
from egpk_desk.desktop.sides.sides import Sides
from egpk_desk.desktop.sides.travel_buttons import TravelButtons
from egpk_desk.desktop.snapshot import Lists, OpenDocument, read_lists
from egpk_desk.desktop.tagging import Tagging
from egpk_desk.desktop.theme import Theme
from egpk_desk.desktop.work import Session
from egpk_desk.errors import EgpkError, NotFound
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Coded, DocumentRecord, SearchHit
from egpk_desk.workspace import ImportOutcome

_WATCH = 1000  # ms between two looks whether another process has changed the library
_PAUSE = 150  # ms after a change before the lists are read anew


class Workbench(QWidget):
    """Everything that is there while a library is open."""

    said = Signal(str)  # a passing line for the status bar
    failed = Signal(object)  # EgpkError
    succeeded = Signal(str)  # a line that stays a while
    listsShown = Signal(object)  # noqa: N815 - Qt's way of naming; Lists
    documentShown = Signal(str)  # noqa: N815 - its id; empty where none
    stateChanged = Signal()  # noqa: N815 - what actions make sense has changed

    def __init__(
        self,
        session: Session,
        actions: Actions,
        settings: WindowSettings,
        theme: Theme,
        jobs: Jobs,
        search: QLineEdit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workbench")
        self.session = session
        self.importing, self.exporting = jobs.importing, jobs.exporting
        self.actions_ = actions
        self.lists: Lists | None = None
        self._settings = settings
        self._version: int | None = None
        self._search_field = search
        self._last_in_hand = ""
        self.opens_what_comes = False  # the first report of the next import is opened, whatever is open
        self.lists_pane = ListsPane()
        self.documents, self.search = self.lists_pane.documents, self.lists_pane.search
        self.side = SidePane()
        self.sides = Sides(session, theme, actions, settings)
        self.coding = Coding(session, self.reader, self)
        self.listing = Listing(session, self.coding, self.lists_pane, self.side, self)
        self.searching = Searching(session, search, self.lists_pane, self._jump_to_hit, self)
        self.code_editing = CodeEditing(session, self)
        self.report_editing = ReportEditing(session, self)
        self.code_refining = CodeRefining(session, self)
        self.codebook_exchange = CodebookExchange(session, settings, self)
        self.auto_coding = AutoCoding(session, self.searching, self)
        self.saved_searches = SavedSearches(session, self.searching, search, self)
        self.weighing = Weighing(session, settings, self)
        self.tagging = Tagging(self.coding, lambda: self.turning, self.side.codes, self)
        self.citing = Citing(session, settings, actions, self.coding, self.lists_pane.highlights, self)
        self.organising = Organising(session, actions, self)
        self._compose()
        self._connect()
        self._changed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._changed.timeout.connect(self.refresh)
        self._watch = QTimer(self, interval=_WATCH)
        self._watch.timeout.connect(self._look_for_changes)

    def _compose(self) -> None:
        self.lists_pane.setMinimumWidth(scaled(220))
        self.side.setMinimumWidth(scaled(240))
        self.sides.setMinimumWidth(360)
        # A splitter, not docks: it is mirrored with the interface, dock areas are not.
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        for number, (widget, stretch) in enumerate(((self.lists_pane, 0), (self.sides, 1), (self.side, 0))):
            self.columns.addWidget(widget)
            self.columns.setStretchFactor(number, stretch)
            self.columns.setCollapsible(number, False)
        self.columns.setSizes([320, 790, 330])
        panels = {"columns": self.columns, "lists": self.lists_pane, "side": self.side}
        for name, splitter in panels.items():
            state = self._settings.state(name)
            if not state.isEmpty():
                splitter.restoreState(state)
                splitter.setHandleWidth(1)
        self.remembering = Remembering(self.session, self._settings, self.sides, panels, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    # The report in hand: that of the side in which the user works

    @property
    def reading(self) -> ReadingPane:
        """The pane in which the user works."""
        return self.sides.active.reading

    @property
    def reader(self) -> Reader:
        """The reader in which the user works."""
        return self.sides.active.reader

    @property
    def turning(self) -> PageTurning:
        """What turns the pane in which the user works to its pages."""
        return self.sides.active.turning

    def _connect(self) -> None:
        self.documents.documentChosen.connect(self.open_document)
        self.documents.importRequested.connect(self.actions_.import_files.trigger)
        self.documents.metadataRequested.connect(self.report_editing.correct)
        self.documents.removalRequested.connect(self.report_editing.remove)
        self.documents.statusChosen.connect(self.report_editing.set_status)
        self.sides.sideMade.connect(self._connect_side)
        self.sides.leaving.connect(self.side.memo.flush)
        self.sides.shown.connect(self._document_shown)
        self.sides.failed.connect(self.failed)
        self.sides.history.changed.connect(self.stateChanged)
        self._travel = TravelButtons(self.actions_.back, self.actions_.forward, self)
        self.sides.work_with(self.coding)
        self.side.codes.addRequested.connect(self.code_editing.add)
        self.side.codes.editRequested.connect(self.code_editing.edit)
        self.side.codes.retireRequested.connect(self.code_editing.retire)
        self.side.codes.removalRequested.connect(self.code_editing.remove)
        self.side.codes.moveRequested.connect(self.code_editing.move)
        self.side.codes.mergeRequested.connect(self.code_refining.merge)
        self.side.codes.splitRequested.connect(self.code_refining.split)
        self.lists_pane.highlights.excerptChosen.connect(self.jump_to_highlight)
        self.lists_pane.highlights.removalRequested.connect(self.coding.remove)
        self.lists_pane.highlights.statusChosen.connect(self.coding.set_status)
        self.lists_pane.highlights.memoRequested.connect(self.write_memo)
        self.side.memo.memoEdited.connect(self.coding.set_memo)
        self.side.memo.stanceChosen.connect(self.coding.set_stance)
        self.side.memo.codeRemoved.connect(self.coding.untag)
        self.coding.currentChanged.connect(self._show_current)
        for changer in (self.coding, self.code_editing, self.report_editing, self.citing, self.organising):
            changer.libraryChanged.connect(lambda: self._changed.start())
        self.code_editing.libraryChanged.connect(self.coding.reload)
        for refiner in (self.code_refining, self.codebook_exchange, self.auto_coding, self.weighing):
            refiner.libraryChanged.connect(lambda: self._changed.start())
            refiner.libraryChanged.connect(self.coding.reload)
        for chooser in (self.report_editing, self.citing, self.organising):
            chooser.documentChosen.connect(self.open_document)
        self.report_editing.documentRemoved.connect(self._document_removed)
        self.report_editing.documentCorrected.connect(self._document_corrected)
        self.importing.finished.connect(self._imported)
        self.weighing.passagesChosen.connect(self.show_passages)
        self.weighing.wordChosen.connect(self._show_word)
        for finder in (self.weighing, self.citing):
            finder.placeChosen.connect(self.show_place)
        for teller in (self.weighing, self.codebook_exchange, self.auto_coding, self.citing):
            teller.succeeded.connect(self.succeeded)
        for speaker in (self.coding, self.tagging, self.auto_coding, self.saved_searches, self.citing, self.organising):
            speaker.said.connect(self.said)
        self.search.savingRequested.connect(self.saved_searches.choose_name)
        self.search.codingRequested.connect(self.auto_coding.open)
        failing = (self.coding, self.listing, self.searching, self.code_editing, self.report_editing, self.weighing)
        refining = (self.code_refining, self.codebook_exchange, self.auto_coding, self.saved_searches, self.citing)
        for part in (*failing, *refining, self.organising):
            part.failed.connect(self.failed)

    def _connect_side(self, side: Side) -> None:
        side.reading.importRequested.connect(self.actions_.import_files.trigger)
        side.reading.pasteRequested.connect(self.actions_.paste_report.trigger)
        side.reading.samplesRequested.connect(self.importing.import_samples)
        surfaces: tuple[Reader | PageView, ...] = (side.reader, side.turning.view)
        for surface in surfaces:
            surface.customContextMenuRequested.connect(partial(open_reader_menu, self, surface))
        side.turning.reread.connect(self._reopen)
        side.turning.failed.connect(self.failed)
        side.reader.selectionChanged.connect(lambda *_: self.stateChanged.emit())
        side.reader.lettersTyped.connect(self.tagging.open_palette)
        self.citing.attach(side.reader)
        self._travel.listen_in(side)

    # Lists

    def start(self, done: Callable[[], None] | None = None, failed: Callable[[EgpkError], None] | None = None) -> None:
        """Read the library; ``done`` once the lists are shown, ``failed`` where it does not open."""

        def show(lists: Lists) -> None:
            self._show_lists(lists)
            self._watch.start()
            if done is not None:
                done()

        self.session.changes.submit(
            lambda workspace, _: read_lists(workspace), show, failed or self.failed.emit, owner=self
        )

    def refresh(self) -> None:
        """Read the lists anew and show what has changed."""
        before = self.lists
        self.session.changes.submit(
            lambda workspace, _: read_lists(workspace, before),
            self._show_lists,
            self.failed.emit,
            owner=self,
            key="lists",
        )

    def _show_lists(self, lists: Lists) -> None:
        before, self.lists = self.lists, lists
        self._version = lists.version
        if before is None or lists.documents is not before.documents:
            self.documents.set_documents(lists.documents)
            self.searching.refresh()
            self.documents.set_current(self.coding.document or None)
            self.sides.set_records(lists.documents)
        codes_changed = before is None or lists.codes is not before.codes or lists.kinds is not before.kinds
        if codes_changed or before is None or lists.counts is not before.counts:
            self.side.codes.set_codes(lists.codes, lists.counts, lists.kinds)
            self.listing.set_codes(lists.codes)
            self.code_editing.set_codes(lists.codes, lists.kinds)
            self.code_refining.set_codes(lists.codes)
            self.tagging.set_lists(lists)
            if self.lists_pane.scope.whole_library:
                self.listing.refresh()
            if before is not None and lists.codes is not before.codes:
                self.coding.reload()
            self._name_number_keys()
        self.saved_searches.set_lists(lists, before)
        for part in (self.exporting, self.weighing, self.auto_coding, self.citing, self.organising):
            part.set_lists(lists)
        self.sides.set_welcome(documents=len(lists.documents), read_only=lists.read_only)
        self.actions_.show_steps(lists.undo, lists.redo)
        self.listsShown.emit(lists)
        self.stateChanged.emit()

    def _name_number_keys(self) -> None:
        codes = self.side.codes.numbered_codes()
        for action in self.actions_.number_keys:
            code = codes.get(action.data())
            self.actions_.name_number(action, code.name(i18n.language()) if code else "")

    def _look_for_changes(self) -> None:
        """Ask whether another process, or a lane of ours, has changed the library."""

        def compare(version: int) -> None:
            if self._version is not None and version != self._version:
                self._version = version
                self.refresh()
                self.coding.reload()

        self.session.changes.submit(
            lambda workspace, _: workspace.data_version(), compare, None, owner=self, key="version"
        )

    # Reports

    def open_document(self, document: str, then: Then = None) -> None:
        """Open a document; ``then`` is called, or gone to, once it is shown (at once where it is open already)."""
        self.sides.open(document, then)

    def show_document(self, opened: OpenDocument) -> None:
        """Show the document in hand as it was read anew, where the user was in it."""
        self.sides.show_anew(opened)

    def _document_shown(self) -> None:
        """Another document has come to the fore."""
        document = self.coding.document
        self.documents.set_current(document or None)
        self.weighing.set_document(document)
        self.documentShown.emit(document)
        self.stateChanged.emit()

    def _document_removed(self, document: str) -> None:
        if self.lists is not None:
            self.sides.set_records([record for record in self.lists.documents if record.id != document])

    def _reopen(self, document: str) -> None:
        self.sides.reread(document)
        self.refresh()

    def _document_corrected(self, record: DocumentRecord) -> None:
        if record.id == self.coding.document:
            self.reading.set_record(record)

    def current_document(self) -> str:
        """What actions on a report mean: the chosen one while the keyboard is in the list, else the open one."""
        if self.documents.view.hasFocus():
            return self.documents.selected() or self.coding.document
        return self.coding.document or self.documents.selected() or ""

    # Imports

    def _imported(self, outcomes: Sequence[ImportOutcome]) -> None:
        self.refresh()
        self.report_editing.tell_of_import(outcomes)
        came = [outcome for outcome in outcomes if outcome.id]
        if came and (len(outcomes) == 1 or self.opens_what_comes or not self.coding.document):
            self.opens_what_comes = False
            self.open_document(came[0].id)
        if len(came) == len(outcomes):
            self.succeeded.emit(self.importing.sum_up(outcomes))
        elif len(outcomes) == 1:
            self.failed.emit(NotFound(outcomes[0].reason))

    # Highlights

    def _show_current(self, excerpt: Excerpt | None) -> None:
        if excerpt is not None:
            self._last_in_hand = excerpt.highlight.id
        self.side.memo.show_excerpt(excerpt)
        self.side.codes.set_checked([code.id for code in excerpt.codes] if excerpt else [])
        self.stateChanged.emit()

    def jump_to_highlight(self, highlight: str) -> None:
        """Go to a highlight, in another document too."""
        listed = next((e for e in self.lists_pane.highlights.model.excerpts if e.highlight.id == highlight), None)
        document = listed.highlight.document if listed else self.coding.document
        self.open_document(document, lambda: self.coding.jump(highlight))

    def write_memo(self, highlight: str = "") -> None:
        """Put the keyboard into the memo of a highlight, or of the one in hand."""
        if highlight and (self.coding.current is None or self.coding.current.highlight.id != highlight):
            self.coding.set_current(highlight)
        if self.coding.current is None:
            self.coding.choose_at_caret()
        if self.coding.current is not None:
            self.side.memo.edit_memo()

    def apply_number(self, number: int) -> None:
        """Apply the code of a number key."""
        code = self.side.codes.code_for_number(number)
        if code:
            self.coding.apply_code(code)

    def _chosen_in_list(self) -> list[str]:
        """The highlights chosen in the list where the keyboard stands there."""
        return self.lists_pane.highlights.selected() if self.lists_pane.highlights.view.hasFocus() else []

    def set_status(self, status: str) -> None:
        """Say how far the work on the highlights chosen in the list, else on the one in hand, has come."""
        self.coding.set_status(self._chosen_in_list(), status)

    def remove_highlight(self) -> None:
        """Remove the highlights chosen in the list where the keyboard stands there, else the one in hand."""
        chosen = self._chosen_in_list()
        if not chosen and self.coding.current is not None:
            chosen = [self.coding.current.highlight.id]
        if chosen:
            self.coding.remove(chosen)

    def set_range(self) -> None:
        """Let the highlight in hand cover the selection; it is the last one in hand while one selects."""
        if self._last_in_hand:
            self.coding.set_range_to_selection(self._last_in_hand)

    # Search

    def open_find(self) -> None:
        """Show the bar to find in the open report."""
        if self.coding.document:
            self.reading.find_bar.open_bar()

    def _jump_to_hit(self, hit: SearchHit) -> None:
        self.show_place(hit.document, hit.start, hit.end)

    def show_place(self, document: str, start: int, end: int) -> None:
        """Open a document where it says something, and select it."""

        def go() -> None:
            self.reader.jump(start, end)
            self.reader.select(start, end)

        self.open_document(document, go)

    # Evidence

    def show_passages(self, passages: Sequence[Coded], words: str) -> None:
        """List these highlights alone, which stand for what ``words`` say, and go to the first."""
        self.listing.set_passages([passage.id for passage in passages], words)
        first = passages[0]
        self.open_document(first.document, lambda: self.coding.jump(first.id))

    def _show_word(self, question: WordsQuestion, word: str) -> None:
        """Show where a frequent word stands: in the passages or the texts in which it was counted."""
        self.searching.ask(
            word,
            where="highlights" if question.code else "text",
            stem=question.stem,
            documents=(question.document,) if question.document else (),
        )

    # Panes and ending

    def panes(self) -> list[QWidget]:
        """The widgets that the key for the next pane goes through."""
        left = self.search.view if self.lists_pane.is_searching else self.documents.view
        reading: list[QWidget] = [side.turning.surface() for side in self.sides.visible()]
        if not self.coding.document:
            reading = [self.reading.welcome.first_button]
        panes = (left, self.lists_pane.highlights.view, *reading, self.side.codes.view, self.side.memo.editor)
        return [pane for pane in panes if pane.isVisible()]

    def go_to_pane(self, by: int) -> None:
        """Put the keyboard into the next (1) or previous (-1) pane."""
        step_focus(self.panes(), by)

    def keep_state(self) -> None:
        """Save what is being written, and remember how the panes stand."""
        self.side.memo.flush()
        self.remembering.write_now()
        for part in (self.weighing, self.citing, self.organising):
            part.close()
        self.sides.close_views()
        for name, splitter in (("columns", self.columns), ("lists", self.lists_pane), ("side", self.side)):
            self._settings.set_state(name, splitter.saveState())
