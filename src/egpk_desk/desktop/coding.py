"""The highlights of the open document: making, coding, changing and removing them, and undo.

Every change is made in the library first, in a lane; only its answer is shown. Ranges are code points, half-open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.code_draft import CodeDraft
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.sheet import Reference, Sheet, as_mark
from egpk_desk.desktop.snapshot import read_excerpts
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import DocumentRecord, UndoResult
from egpk_desk.workspace import Workspace

T = TypeVar("T")


class Coding(QObject):
    """The highlights of the documents in the readers, and the one in hand in the reader in which the user works."""

    excerptsChanged = Signal()  # noqa: N815 - Qt's way of naming
    currentChanged = Signal(object)  # noqa: N815 - Excerpt or None
    libraryChanged = Signal()  # noqa: N815 - a change of ours was stored
    undone = Signal(object, bool)  # UndoResult; whether it was taken back (else brought back)
    said = Signal(str)  # a line for the status bar
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheets: list[Sheet] = []
        self._sheet = self.attach(reader)
        self.last_code = ""

    # Readers

    def attach(self, reader: Reader) -> Sheet:
        """The sheet of a reader; a new reader is taken in."""
        for known in self._sheets:
            if known.reader is reader:
                return known
        sheet = Sheet(reader)
        self._sheets.append(sheet)
        reader.set_reference_source(partial(self._reference_of, sheet))
        reader.selectionChanged.connect(partial(self._selection_changed, sheet))
        reader.marksActivated.connect(partial(self._marks_activated, sheet))
        reader.rangeEdited.connect(self.set_range)
        return sheet

    def turn_to(self, sheet: Sheet) -> None:
        """Work in another reader from now on: what is given, removed or listed is of its document."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self.excerptsChanged.emit()
            self.currentChanged.emit(self.current)

    # What is shown

    @property
    def document(self) -> str:
        """The id of the open document; empty where none is open."""
        return self._sheet.document

    def excerpts(self) -> list[Excerpt]:
        """The highlights of the open document, in the order of its text."""
        return self._sheet.excerpts()

    @property
    def current(self) -> Excerpt | None:
        """The highlight in hand."""
        return self._sheet.current

    def show(self, sheet: Sheet, record: DocumentRecord | None, excerpts: Sequence[Excerpt]) -> None:
        """Take the highlights of a document that was just put into a reader."""
        sheet.record = record
        sheet.reference = None
        sheet.take(excerpts)
        if sheet is self._sheet:
            self.excerptsChanged.emit()
            self.currentChanged.emit(None)

    def reload(self) -> None:
        """Read the highlights of the open documents again."""
        documents = list(dict.fromkeys(sheet.document for sheet in self._sheets if sheet.document))
        if documents:
            self._session.changes.submit(
                lambda workspace, _: {document: read_excerpts(workspace, document) for document in documents},
                self._reloaded,
                self.failed.emit,
                owner=self,
                key="excerpts",
            )

    def _reloaded(self, answer: dict[str, list[Excerpt]]) -> None:
        for sheet in self._sheets:
            excerpts = answer.get(sheet.document)
            if excerpts is None or excerpts == sheet.excerpts():
                continue
            sheet.take(excerpts)
            if sheet is self._sheet:
                self.excerptsChanged.emit()
                self.currentChanged.emit(self.current)

    # The highlight in hand

    def set_current(self, highlight: str | None) -> None:
        """Take a highlight of the open document in hand; None puts it down."""
        if highlight is not None and highlight not in self._sheet.by_id:
            highlight = None
        before = self._sheet.reference.id if self._sheet.reference else None
        excerpt = self._sheet.by_id[highlight].highlight if highlight else None
        self._sheet.reference = Reference(excerpt.id, (excerpt.start, excerpt.end)) if excerpt else None
        self._sheet.reader.set_active_mark(highlight)
        if highlight != before:
            self.currentChanged.emit(self.current)

    def choose_among(self, highlights: list[str]) -> None:
        """Take the first of several in hand; where one of them is already, the one after it."""
        known = [highlight for highlight in highlights if highlight in self._sheet.by_id]
        if not known:
            return
        current = self._sheet.reference.id if self._sheet.reference else None
        at = known.index(current) + 1 if current in known else 0
        self.set_current(known[at % len(known)])
        if len(known) > 1:
            place_ = self.tr("{number} of {total} highlights here; click again for the next")
            self.said.emit(place_.format(number=at % len(known) + 1, total=len(known)))

    def choose_at_caret(self) -> None:
        """Take a highlight over the caret in hand, the next one where there are several."""
        found = self._at(self._sheet.reader.caret())
        if found:
            self.choose_among(found)
        else:
            self.said.emit(self.tr("There is no highlight at the caret."))

    def go(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) highlight of the document, from the one in hand or the caret."""
        excerpts = self.excerpts()
        if not excerpts:
            self.said.emit(self.tr("This report has no highlights yet."))
            return
        current = self.current
        if current is not None:
            at = excerpts.index(current) + by
        else:
            after = [i for i, e in enumerate(excerpts) if e.highlight.start >= self._sheet.reader.caret()]
            at = (after[0] if after else len(excerpts)) + (0 if by > 0 else -1)
        self.jump(excerpts[at % len(excerpts)].highlight.id)

    def jump(self, highlight: str) -> None:
        """Go to a highlight of the open document and take it in hand."""
        excerpt = self._sheet.by_id.get(highlight)
        if excerpt is not None:
            self._sheet.reader.jump(excerpt.highlight.start, excerpt.highlight.end)
            self.set_current(highlight)

    def _at(self, offset: int) -> list[str]:
        over = [e.highlight for e in self._sheet.by_id.values() if e.highlight.start <= offset < e.highlight.end]
        over.sort(key=lambda h: (h.end - h.start, h.id))
        return [highlight.id for highlight in over]

    def _selection_changed(self, sheet: Sheet, start: int, end: int) -> None:
        """Put the highlight in hand down once the user goes elsewhere."""
        if sheet.reference is None or sheet.holds_on(start, end):
            return
        if sheet is self._sheet:
            self.set_current(None)
        else:
            sheet.put_down()

    def _marks_activated(self, sheet: Sheet, highlights: list[str]) -> None:
        if sheet is self._sheet:
            self.choose_among(highlights)

    # Changes

    def apply_code(self, code: str) -> None:
        """Highlight the selection with a code; where nothing is selected, toggle it on the highlight in hand."""
        self.last_code = code
        self._apply(code, toggle=True)

    def give_code(self, code: str) -> None:
        """As :meth:`apply_code`, but what carries the code already keeps it."""
        self.last_code = code
        self._apply(code, toggle=False)

    def give_new_code(self, draft: CodeDraft) -> None:
        """Add a code to the codebook and give it to the selection or the highlight in hand, as one step."""
        self._apply(draft, toggle=False)

    def highlight(self) -> None:
        """Highlight the selection without a code."""
        self._apply(None, toggle=False)

    def take_target(self) -> bool:
        """Whether there is what a code would go to: a selection, a highlight in hand or one at the caret, now taken."""
        start, end = self._sheet.reader.selection()
        if start < end:
            same = self._of_range(start, end)
            if same and (self._sheet.reference is None or self._sheet.reference.range != (start, end)):
                self.set_current(same)
            return True
        if self._sheet.reference is None:
            found = self._at(self._sheet.reader.caret())
            self.set_current(found[0] if found else None)
        return self._sheet.reference is not None

    def _of_range(self, start: int, end: int) -> str:
        """The highlight of exactly this range; empty where there is none."""
        same = (
            e.highlight.id for e in self._sheet.by_id.values() if (e.highlight.start, e.highlight.end) == (start, end)
        )
        return next(same, "")

    def _apply(self, code: str | CodeDraft | None, *, toggle: bool) -> None:
        if self._sheet.record is None:
            self.said.emit(self.tr("Open a report first."))
            return
        if not self.take_target():
            self.said.emit(self.tr("Select a passage first, then press the number of a code."))
            return
        start, end = self._sheet.reader.selection()
        if start < end and (self._sheet.reference is None or self._sheet.reference.range != (start, end)):
            self._make(self._sheet.record.id, start, end, code)
        elif code is None:
            self.said.emit(self.tr("This passage is highlighted already."))
        elif self._sheet.reference is not None:
            self._tag(self._sheet.reference, code, toggle)

    def _code_id(self, workspace: Workspace, code: str | CodeDraft) -> str:
        """The id of a code; a draft is added to the codebook. Called in a lane."""
        if isinstance(code, CodeDraft):
            made = workspace.add_code(
                code.slug,
                name_ar=code.name_ar,
                name_en=code.name_en,
                colour=code.colour or None,
                definition=code.definition,
            )
            self.last_code = made.id
            return made.id
        return code

    def _make(self, document: str, start: int, end: int, code: str | CodeDraft | None) -> None:
        sheet = self._sheet
        reference = sheet.reference = Reference(range=(start, end))

        def make(workspace: Workspace, _: Ticket[Excerpt]) -> Excerpt:
            with workspace.step("highlight"):
                tags = [] if code is None else [self._code_id(workspace, code)]
                made = workspace.highlight(document, start, end, tags=tags)
            reference.id = made.highlight.id
            return made

        def show(made: Excerpt) -> None:
            reference.range = (made.highlight.start, made.highlight.end)
            reader = sheet.reader
            if sheet.document == document and reader.selection() == (start, end):
                reader.move_caret(reader.caret_place(), show=False)
            self._put(made)
            if sheet.reference is reference:
                reader.set_active_mark(reference.id)
                if sheet is self._sheet:
                    self.currentChanged.emit(self.current)

        def give_up(error: EgpkError) -> None:
            if sheet.reference is reference:
                sheet.reference = None
            self.failed.emit(error)

        self._submit(make, show, give_up)

    def _tag(self, reference: Reference, code: str | CodeDraft, toggle: bool) -> None:
        def tag(workspace: Workspace, _: Ticket[Excerpt]) -> Excerpt:
            carried = {each.id for each in workspace.excerpt(reference.id).codes}
            if toggle and code in carried:
                return workspace.untag(reference.id, [str(code)])
            with workspace.step("tag"):
                return workspace.tag(reference.id, [self._code_id(workspace, code)])

        self._submit(tag, self._changed)

    def untag(self, highlight: str, code: str) -> None:
        """Take a code off a highlight."""
        self._submit(lambda workspace, _: workspace.untag(highlight, [code]), self._changed)

    def set_memo(self, highlight: str, memo: str) -> None:
        """Write a highlight's memo."""
        self._submit(lambda workspace, _: workspace.set_memo(highlight, memo), self._changed)

    def set_stance(self, highlight: str, stance: str) -> None:
        """Say how a highlight stands to its codes."""
        self._submit(lambda workspace, _: workspace.set_stance(highlight, stance), self._changed)

    def cite_through(self, highlight: str, marker: str) -> None:
        """Cite a highlight through one of its report's own notes; an empty marker cites the report."""
        self._submit(lambda workspace, _: workspace.cite_through(highlight, marker), self._changed)

    def set_stance_in_hand(self, stance: str) -> None:
        """Say how the highlight in hand, or at the caret, stands to its codes."""
        if self._taken():
            assert self._sheet.reference is not None
            reference = self._sheet.reference
            self._submit(lambda workspace, _: workspace.set_stance(reference.id, stance), self._changed)

    def set_status(self, highlights: Sequence[str], status: str) -> None:
        """Say how far the work on highlights, or the one in hand, has come."""
        references: list[Reference] = [Reference(highlight) for highlight in highlights]
        if not references and self._taken():
            assert self._sheet.reference is not None
            references = [self._sheet.reference]
        if not references:
            return

        def change(workspace: Workspace, _: Ticket[list[Excerpt]]) -> list[Excerpt]:
            workspace.set_status([reference.id for reference in references], status)
            return [workspace.excerpt(reference.id) for reference in references]

        def show(excerpts: list[Excerpt]) -> None:
            for excerpt in excerpts:
                self._show(excerpt)
            self._after_change()

        self._submit(change, show)

    def _taken(self) -> bool:
        """Whether a highlight is in hand, or one at the caret was taken; says so where there is none."""
        if self._sheet.reference is None:
            self.choose_at_caret()
        return self._sheet.reference is not None

    def _reference_of(self, sheet: Sheet, start: int, end: int, answer: Callable[[str], None]) -> None:
        """Give the reference of a range of the document in a reader, once the library has told it."""
        document = sheet.document
        if document:
            self._submit(lambda workspace, _: workspace.citation(document, start, end), answer)

    def set_range(self, highlight: str, start: int, end: int) -> None:
        """Let a highlight cover another range."""

        def put_back(error: EgpkError) -> None:
            for sheet in self._sheets:
                if highlight in sheet.by_id:
                    sheet.reader.update_mark(as_mark(sheet.by_id[highlight], i18n.language()))
            self.failed.emit(error)

        if self._sheet.reference is not None and self._sheet.reference.id == highlight:
            self._sheet.reference.range = (start, end)
        self._submit(lambda workspace, _: workspace.set_range(highlight, start, end), self._changed, put_back)

    def set_range_to_selection(self, highlight: str) -> None:
        """Let a highlight cover what is selected."""
        start, end = self._sheet.reader.selection()
        if start < end:
            self.set_range(highlight, start, end)

    def remove(self, highlights: Sequence[str]) -> None:
        """Remove highlights; undo brings them back."""

        def remove(workspace: Workspace, _: Ticket[list[str]]) -> list[str]:
            with workspace.step("remove highlight" if len(highlights) == 1 else "remove highlights"):
                return [workspace.remove_highlight(highlight).id for highlight in highlights]

        def show(removed: list[str]) -> None:
            for highlight in removed:
                for sheet in self._sheets:
                    sheet.drop(highlight)
            self._after_change()
            self.currentChanged.emit(self.current)
            self.said.emit(self.tr("%n highlight(s) removed.", "", len(removed)))

        self._submit(remove, show)

    def undo(self) -> None:
        """Take back the last step of this user."""
        self._submit(lambda workspace, _: workspace.undo(), lambda result: self._turned(result, True))

    def redo(self) -> None:
        """Bring back the step that was taken back last."""
        self._submit(lambda workspace, _: workspace.redo(), lambda result: self._turned(result, False))

    def _turned(self, result: UndoResult, back: bool) -> None:
        self.reload()
        self.libraryChanged.emit()
        self.undone.emit(result, back)
        if result.done:
            words = self.tr("Taken back: {step}") if back else self.tr("Brought back: {step}")
            self.said.emit(words.format(step=i18n.step_name(result.what)))
        else:
            self.failed.emit(EgpkError(result.reason))

    def _submit(
        self,
        job: Callable[[Workspace, Ticket[T]], T],
        show: Callable[[T], None],
        failed: Callable[[EgpkError], None] | None = None,
    ) -> None:
        self._session.changes.submit(job, show, failed or self.failed.emit, owner=self)

    def _changed(self, excerpt: Excerpt) -> None:
        self._put(excerpt)
        current = self.current
        if current is excerpt:
            self.currentChanged.emit(excerpt)

    def _put(self, excerpt: Excerpt) -> None:
        self._show(excerpt)
        self._after_change()

    def _show(self, excerpt: Excerpt) -> None:
        for sheet in self._sheets:
            sheet.put(excerpt)

    def _after_change(self) -> None:
        self.excerptsChanged.emit()
        self.libraryChanged.emit()
