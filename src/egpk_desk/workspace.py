"""The use cases of the program, each one method; the window and the command line are two thin faces of it.

A workspace holds one open library and is used from one thread. Every change is one step that undo takes back whole.
Ranges are code points of a document's current canonical text, half-open.
"""

from __future__ import annotations

import uuid
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from egpk_desk import exporters, file_marks, intake, places, work_notes
from egpk_desk.analysis import autocoding, code_query, suggestions
from egpk_desk.analysis.autocoding import Planned
from egpk_desk.analysis.axes import OTHERS, Axis, chosen_codes, code_axis, other_axis
from egpk_desk.analysis.filters import NO_FILTERS, Filters
from egpk_desk.analysis.frequencies import Frequency, frequencies, holds
from egpk_desk.analysis.matrix import Matrix, matrix
from egpk_desk.analysis.statistics import Statistics, statistics
from egpk_desk.analysis.suggestions import Suggestion
from egpk_desk.annotations.marks import AnnotatedCopy
from egpk_desk.audit.trail import AuditTrail
from egpk_desk.bibliography import Bibliography, understood_date
from egpk_desk.bundling import Bundling
from egpk_desk.citations.collection import Entry, Works
from egpk_desk.citations.csl_json import iso_of
from egpk_desk.citations.hijri import is_arabic
from egpk_desk.citations.locator import LocatorIndex
from egpk_desk.citations.notes import Cited, FormattedNote, NoteFormatter, SourceNote, SourceNotes
from egpk_desk.citations.source_references import SourceReference, parse_note
from egpk_desk.citations.styles import DEFAULT_STYLE
from egpk_desk.codebook import adoption
from egpk_desk.codebook import files as codebook_files
from egpk_desk.codebook.interchange import FOREIGN_KIND, names_of, of_library
from egpk_desk.codebook.preview import MergePreview, RemovalPreview, of_merge, of_removal
from egpk_desk.codebook.proposal import Proposal, propose
from egpk_desk.coders import Coders
from egpk_desk.document import Block, Document, Metadata, Note
from egpk_desk.errors import (
    Ambiguous,
    Cancelled,
    EgpkError,
    InvalidRange,
    InvalidValue,
    LibraryError,
    NeedsPassword,
    NotFound,
    UnreadableSource,
)
from egpk_desk.exporters.context import ContextIndex
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.request import ExportRequest, default_notes
from egpk_desk.file_marks import FileMarks
from egpk_desk.files import write_atomically
from egpk_desk.library.adoption import adopt
from egpk_desk.library.library import Library
from egpk_desk.library.records import (
    Code,
    Coded,
    DocumentRecord,
    Highlight,
    Kind,
    Operation,
    Prepared,
    SavedQuery,
    SearchHit,
    UndoResult,
)
from egpk_desk.memos import MemoBook
from egpk_desk.organisation import Organisation, ViewDefinition
from egpk_desk.page_places import PagePlaces
from egpk_desk.project_exchange import ProjectExchange
from egpk_desk.quote_checking import CheckedQuotation, QuoteChecking
from egpk_desk.readers.watching import Step
from egpk_desk.text import links
from egpk_desk.text.anchors import find_quote
from egpk_desk.text.folding import fold
from egpk_desk.text_corrections import TextCorrections
from egpk_desk.work_log import Work, noted

if TYPE_CHECKING:  # what it is made of costs time to import, and few commands need it
    from egpk_desk.exporters.manuscript import Refreshed

FLUSH_EVERY = 32
"""How many read sources are stored in one transaction of a batch."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one source. ``status`` is ``new``, ``duplicate``, ``revised`` or ``refused``.

    A refused source has no id, and ``reason`` says why and what to do. ``marks`` counts what others have marked in the
    file: :attr:`Workspace.file_marks` takes it in. ``locked`` says that a password would open the source.
    """

    path: str
    status: str
    id: str = ""
    title: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()
    characters: int = 0
    pages: int = 0
    notes: int = 0
    marks: int = 0
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long work is: ``done`` of ``total`` items, and the one under way.

    Of a file that is read page by page, ``page`` of ``pages`` (from 1), by text recognition where ``recognising``.
    """

    done: int
    total: int
    current: str = ""
    page: int = 0
    pages: int = 0
    recognising: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which highlights are meant: all conditions hold together; empty ones ask nothing.

    ``codes`` are code ids, each with its descendants; ``documents`` and ``ids`` are ids; ``text`` is searched folded;
    ``where`` is a question about codes (:mod:`egpk_desk.analysis.code_query`).
    """

    documents: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    text: str = ""
    where: str = ""
    filters: Filters = NO_FILTERS


EVERYTHING = Selection()


class Workspace:
    """One open library and what can be done with it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.bibliography = Bibliography(library, self.document)
        self.file_marks = FileMarks(library, self.document, self.content)
        self.page_places = PagePlaces(library, self.document, self.content)
        self.text_corrections = TextCorrections(library, self.document, self.content)
        self.organisation = Organisation(library, self.document)
        self.memos = MemoBook(library, self.document, self._highlight)
        self.quotations = QuoteChecking(library)
        self.coders = Coders(library)
        self.audit = AuditTrail(library)
        self.bundles = Bundling(
            *(library, self.document),
            lambda documents: self.excerpts(Selection(documents=tuple(documents))),
            lambda: self.codebook("qdc"),
            self.bibliography.described,
        )
        self.projects = ProjectExchange(library, self.document, lambda: self.codebook("qdc"))
        self._texts: dict[tuple[str, str], Document] = {}
        self._locators: dict[tuple[str, str], LocatorIndex] = {}

    @classmethod
    def open(cls, path: Path, *, user: str, create: bool = False, read_only: bool = False) -> Workspace:
        """Open the library at ``path``; ``create`` makes one where there is none.

        The user's own data folder is made where it is not there; no other is. Raises a :class:`LibraryError` that says
        what is wrong with the file.
        """
        if create and path.absolute().parent == places.user_data():
            path.parent.mkdir(parents=True, exist_ok=True)
        return cls(Library.open(path, author=user, create=create, read_only=read_only))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the library, leaving nothing beside its file."""
        self._library.close()

    @property
    def path(self) -> Path:
        return self._library.path

    @property
    def user(self) -> str:
        return self._library.author

    @property
    def read_only(self) -> bool:
        return self._library.read_only

    @property
    def read_only_reason(self) -> str:
        return self._library.read_only_reason

    def data_version(self) -> int:
        """A number that changes when another process has changed the library."""
        return self._library.data_version()

    # ---- documents -----------------------------------------------------------------------------------------------

    @noted(Work.IMPORT, work_notes.imported)
    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        corrections: intake.Corrections = intake.NO_CORRECTIONS,
        replaces: str | None = None,
        workers: int | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[ImportOutcome]:
        """Import files and folders, as one step for undo; goes on past bad files and tells of each.

        ``replaces`` names the document of which the (single) file is a new version. Cancelling keeps what is stored so
        far. Sources are stored in transactions of at most :data:`FLUSH_EVERY`; one that the library does not take (a
        full disk) is told as refused where others are stored already. Raises LibraryError where none is.
        """
        files = list(intake.expand(paths))
        target = self.document(replaces).id if replaces else None
        if target and len(files) != 1:
            raise InvalidValue("Only one file can replace a document.", "Import the files one by one.")
        if workers is None:
            workers = intake.default_workers(len(files))
        outcomes: list[ImportOutcome] = []
        waiting: list[tuple[Path, Prepared, int]] = []
        step = str(uuid.uuid4())

        def flush() -> None:
            if not waiting:
                return
            stored = []
            try:
                with self._library.step("import", id=step):
                    for path, prepared, marks in waiting:
                        outcome = self._store(str(path), prepared, corrections, target, marks)
                        stored.append(self._with_reference_beside(outcome, path, corrections))
            except LibraryError as error:
                if not any(outcome.id for outcome in outcomes):
                    raise  # nothing is stored: the library is as it was
                stored = [ImportOutcome(str(path), "refused", reason=error.line) for path, _, _ in waiting]
            outcomes.extend(stored)
            waiting.clear()

        finished = 0

        def tell_page(step: Step) -> None:
            progress(Progress(finished, len(files), step.name, step.page, step.pages, step.recognising))

        progress(Progress(0, len(files)))
        for done, (path, reading) in enumerate(
            intake.read_all(files, corrections=corrections, workers=workers, cancelled=cancelled, told=tell_page),
            start=1,
        ):
            if isinstance(reading, EgpkError):
                flush()
                locked = isinstance(reading, NeedsPassword)
                outcomes.append(ImportOutcome(str(path), "refused", reason=reading.line, locked=locked))
            else:
                waiting.append((path, reading, self._marks_in(reading)))
                if len(waiting) >= FLUSH_EVERY:
                    flush()
            finished = done
            progress(Progress(done, len(files), path.name))
        flush()
        return outcomes

    @noted(Work.IMPORT, work_notes.imported_bytes)
    def import_bytes(
        self,
        data: bytes,
        name: str,
        *,
        corrections: intake.Corrections = intake.NO_CORRECTIONS,
        replaces: str | None = None,
    ) -> ImportOutcome:
        """Import a source that has no file, such as the clipboard or standard input. Raises UnreadableSource."""
        prepared = intake.prepare_bytes(data, name, corrections)
        target = self.document(replaces).id if replaces else None
        marks = self._marks_in(prepared)
        with self._library.step("import"):
            return self._store(name, prepared, corrections, target, marks)

    def _marks_in(self, prepared: Prepared) -> int:
        """How many marks a prepared PDF holds; looked for before the library is locked for storing it."""
        if prepared.document.kind != "pdf":
            return 0
        return self.file_marks.count(zlib.decompress(prepared.source) if prepared.compressed else prepared.source)

    def _store(
        self, path: str, prepared: Prepared, corrections: intake.Corrections, replaces: str | None, marks: int
    ) -> ImportOutcome:
        known = self._library.find_documents(prepared.id)
        added = self._library.add(prepared, replaces=replaces)
        if added.status == "revised" and known and added.id == prepared.id:
            self.text_corrections.carry_over(added.id, known[0].revision)
        changes = corrections.changes()
        if changes and added.status != "new":
            self._library.set_metadata(added.id, changes)
        document = prepared.document
        return ImportOutcome(
            path,
            added.status,
            added.id,
            document.metadata.title or prepared.file_name,
            warnings=document.warnings,
            characters=len(document.text),
            pages=len(document.pages),
            notes=len(document.notes),
            marks=marks if added.status != "duplicate" else 0,
        )

    def _with_reference_beside(
        self, outcome: ImportOutcome, path: Path, corrections: intake.Corrections
    ) -> ImportOutcome:
        """Attach the record of a ``.bib`` or ``.ris`` that lies beside a new report under the same name."""
        if outcome.status == "duplicate" and self.bibliography.record_of(outcome.id):
            return outcome  # what users have said of it since is not said over
        told = self.bibliography.attach_beside(outcome.id, path, tuple(corrections.changes()))
        if not told:
            return outcome
        record = self._library.document(outcome.id)
        return replace(outcome, title=record.title, warnings=(*outcome.warnings, told))

    def documents(self) -> list[DocumentRecord]:
        """All documents, in the order in which they were added."""
        return self._library.documents()

    def document(self, reference: str) -> DocumentRecord:
        """The document that an id, a unique prefix of one, or a title names. Raises NotFound or Ambiguous."""
        found = self._library.find_documents(reference)
        if not found:
            raise NotFound(f"No document is called “{reference}”.", "`documents` lists what there is.")
        if len(found) > 1:
            listed = "; ".join(f"{record.id[:8]} {record.title}" for record in found[:8])
            raise Ambiguous(f"“{reference}” names {len(found)} documents: {listed}.", "Name one by its id.")
        return found[0]

    def content(self, reference: str) -> Document:
        """The current text, blocks, notes, pages and metadata of a document."""
        return self._content(self.document(reference).id)

    def _content(self, document: str, revision: str | None = None) -> Document:
        record = self._library.document(document)
        key = (document, revision or record.revision)
        if key not in self._texts:
            if len(self._texts) >= 64:
                self._forget_texts()
            self._texts[key] = self._library.load(document, revision)
        return replace(self._texts[key], metadata=record.metadata)

    def _forget_texts(self) -> None:
        self._texts.clear()
        self._locators.clear()

    def set_metadata(self, reference: str, values: Mapping[str, str]) -> DocumentRecord:
        """Correct what is known of a document; an empty value clears a field. ``author`` may name several, by ``;``."""
        record = self.document(reference)
        self._library.set_metadata(record.id, metadata_changes(values, record.metadata))
        return self._library.document(record.id)

    def set_status(self, references: Sequence[str], status: str) -> list[DocumentRecord | Excerpt]:
        """Say how far the work on documents and passages has come, as one step: a value of Status, or nothing.

        Each reference names a document, or a highlight by its id. Raises NotFound, Ambiguous, InvalidValue.
        """
        changed: list[DocumentRecord | Excerpt] = []
        with self._library.step("status"):
            for reference in references:
                if self._library.find_highlights(reference) and not self._library.find_documents(reference):
                    changed.append(self._change(reference, "status", lambda h: self._library.set_status(h.id, status)))
                    continue
                record = self.document(reference)
                self._library.set_document_status(record.id, status)
                changed.append(self._library.document(record.id))
        return changed

    def citation(self, reference: str, start: int, end: int) -> str:
        """What a range of a document is cited by, in full: author, title, publisher, date and place."""
        from egpk_desk.citations.csl.notes import CslNotes

        record = self.document(reference)
        cited = self._cited(record, record.revision, start, end)
        (note,) = CslNotes().notes([replace(cited, record=self.bibliography.record_of(record.id))])
        return note.text

    def cite(
        self,
        reference: str,
        *,
        style: str | Path = DEFAULT_STYLE,
        locale: Literal["ar", "en"] | None = None,
        digits: Literal["western", "arabic-indic"] = "western",
        listed: bool = False,
        through: str | None = None,
        source_notes: SourceNotes = "marker",
    ) -> FormattedNote:
        """A document, a highlight or another reference as one full citation; ``listed``, as a list of sources has it.

        ``through`` names the marker of a source note that stands in the highlight: the work that it gives is cited
        through the report. Raises NotFound, Ambiguous, InvalidValue.
        """
        from egpk_desk.citations.csl.notes import CslNotes

        cited = self._cited_of(reference)
        formatter = CslNotes(style, locale, digits, source_notes)
        if listed:
            made = formatter.bibliography([cited])
            if not made:
                raise InvalidValue(
                    f"The style “{formatter.style.name}” has no list of sources.", "Cite without --list."
                )
            return made[0]
        if through is None:
            return formatter.notes([cited])[0]
        note = _noted(cited, through, reference)
        return formatter.through(replace(cited, source_notes=()), note.body or "")

    def _cited_of(self, reference: str) -> Cited:
        if not self._library.find_documents(reference) and self._library.find_highlights(reference):
            return self.excerpt(reference).cited
        return self.bibliography.cited(self.bibliography.entry(reference))

    def source_references(self, reference: str) -> list[tuple[Note, str, SourceReference | None]]:
        """The source's own notes that have a body, each with its body and the reference that it gives, if it does."""
        content = self.content(reference)
        return [
            (note, body, parse_note(body.removeprefix(note.marker)))
            for note in content.notes
            if note.body is not None and (body := content.slice(note.body))
        ]

    def add_source_references(self, reference: str) -> list[Entry]:
        """Enter the works that a source's notes give, those already there apart, as one step; returns those added."""
        return self.add_references(
            [parsed.item for _, _, parsed in self.source_references(reference) if parsed and parsed.item]
        )

    def add_references(self, items: Sequence[Mapping[str, Any]]) -> list[Entry]:
        """Enter works that have no file, those already there apart, as one step; returns those added."""
        added: list[Entry] = []
        with self._library.step("add references from notes"):
            works = Works(self.bibliography.entries())
            for item in items:
                if works.same_as(item) is None:
                    added.append(self.bibliography.add(item))
                    works.add(added[-1])
        return added

    def remove_document(self, reference: str, *, purge: bool = False) -> DocumentRecord:
        """Take a document out of the library. ``purge`` erases its source and text for good: no undo."""
        record = self.document(reference)
        if purge:
            self._library.purge_document(record.id)
        else:
            self._library.remove_document(record.id)
        self._forget_texts()
        return record

    def source(self, reference: str) -> bytes:
        """The bytes that were imported."""
        return self._library.source(self.document(reference).id)

    # ---- highlights ----------------------------------------------------------------------------------------------

    def highlight(
        self,
        reference: str,
        start: int,
        end: int,
        *,
        tags: Sequence[str] = (),
        memo: str = "",
        stance: str = "",
    ) -> Excerpt:
        """Mark a range. A range that would cut a grapheme is widened. ``tags`` name codes. Raises InvalidRange."""
        record = self.document(reference)
        codes = [self.code(tag).id for tag in tags]
        with self._library.step("highlight"):
            made = self._library.add_highlight(
                record.id, start, end, tags=codes, memo=self.memos.resolved(memo), stance=stance
            )
        return self._excerpt(made)

    def find_quotation(self, reference: str, quotation: str, occurrence: int | None = None) -> tuple[int, int]:
        """Where a quotation stands in a document, to the letter or else folded, or else without the notes' markers.

        ``occurrence`` counts from 1. Raises NotFound, and Ambiguous (with the places) where it stands several times.
        """
        record = self.document(reference)
        document = self._content(record.id)
        markers = [(note.start, note.end) for note in document.notes]
        places = find_quote(document.text, quotation, passed_over=markers) if quotation.strip() else []
        if not places:
            raise NotFound(
                f"“{shorten(quotation)}” does not stand in “{record.title}”.", "Copy it from `text`, or give --range."
            )
        if occurrence is None and len(places) > 1:
            listed = "; ".join(
                f"{number}. [{start}:{end}] …{context(document.text, start, end)}…"
                for number, (start, end) in enumerate(places[:12], start=1)
            )
            raise Ambiguous(
                f"“{shorten(quotation)}” stands in {len(places)} places: {listed}.", "Say which with --occurrence N."
            )
        if occurrence is not None and not 1 <= occurrence <= len(places):
            raise NotFound(
                f"“{shorten(quotation)}” stands in {len(places)} place(s); there is no number {occurrence}.",
                "Count from 1.",
            )
        return places[(occurrence or 1) - 1]

    def excerpts(self, selection: Selection = EVERYTHING) -> list[Excerpt]:
        """The chosen highlights with their documents, codes and places, in the order of the library and the text."""
        return list(self._excerpts(self._chosen(selection)))

    def _chosen(self, selection: Selection) -> list[Highlight]:
        """The highlights of a selection, those apart whose passage the current text no longer holds."""
        wanted: set[str] | None = None
        if selection.codes:
            wanted = set().union(*(self._library.descendants(code) | {code} for code in selection.codes))
        documents = selection.documents or (None,)
        found: list[Highlight] = []
        for document in documents:
            found += self._library.highlights(document=document, codes=wanted)
        if selection.ids:
            ids = set(selection.ids)
            found = [highlight for highlight in found if highlight.id in ids]
        if selection.text:
            found = [highlight for highlight in found if _mentions(highlight, selection.text)]
        if selection.where or selection.filters:
            answered = {passage.id for passage in self._asked(selection)}
            found = [highlight for highlight in found if highlight.id in answered]
        return [highlight for highlight in found if not highlight.orphaned]

    def _asked(self, selection: Selection) -> list[Coded]:
        """The highlights that a question about codes and the filters ask for, of all that there are."""
        passages = self._library.coded()
        if selection.where:
            passages = code_query.answer(selection.where, passages, self._family, self.organisation.documents_asked)
        if selection.filters:
            passages = selection.filters.chosen(passages, {record.id: record for record in self.documents()})
        return passages

    def chosen_documents(self, selection: Selection) -> list[str]:
        """The ids of the documents that a selection names and its filters let through; its codes ask nothing here."""
        wanted = set(selection.documents)
        return [
            record.id
            for record in self.documents()
            if (not wanted or record.id in wanted) and selection.filters.accepts_document(record)
        ]

    def view_selection(self, definition: ViewDefinition) -> Selection:
        """The highlights that a view chooses. Raises InvalidValue where one of its conditions is none."""
        return Selection(
            documents=definition.documents,
            codes=definition.codes,
            text=definition.text,
            where=definition.where,
            filters=definition.filters(),
        )

    def _family(self, reference: str) -> set[str]:
        """The ids of a code and of those below it, or of all codes of a kind (its slug, or a name)."""
        try:
            code = self.code(reference)
        except NotFound:
            wanted = fold(reference)
            named = {kind.slug for kind in self.kinds() if wanted in map(fold, (kind.slug, kind.name_ar, kind.name_en))}
            if found := {code.id for code in self.codes() if code.kind in named or code.kind == reference}:
                return found
            raise
        return self._library.descendants(code.id) | {code.id}

    def coded(self, selection: Selection = EVERYTHING) -> list[Coded]:
        """The chosen highlights as questions about codes take them: quicker than :meth:`excerpts`."""
        passages = self._asked(selection)
        if selection.documents or selection.codes or selection.ids or selection.text:
            chosen = {highlight.id for highlight in self._chosen(selection)}
            passages = [passage for passage in passages if passage.id in chosen]
        return passages

    def orphans(self) -> list[Excerpt]:
        """Highlights whose passage the current text of their document no longer holds."""
        return list(self._excerpts(highlight for highlight in self._library.highlights() if highlight.orphaned))

    def excerpt(self, reference: str) -> Excerpt:
        """One highlight, by its id or a unique prefix. Raises NotFound or Ambiguous."""
        return self._excerpt(self._highlight(reference))

    def _highlight(self, reference: str) -> Highlight:
        found = self._library.find_highlights(reference)
        if not found:
            raise NotFound(f"There is no highlight “{reference}”.", "`highlights` lists what there is.")
        if len(found) > 1:
            raise Ambiguous(f"“{reference}” names {len(found)} highlights.", "Give more of its id.")
        return found[0]

    def tag(self, reference: str, tags: Sequence[str]) -> Excerpt:
        """Give a highlight further codes."""
        return self._change(reference, "tag", lambda h: self._library.tag(h.id, [self.code(tag).id for tag in tags]))

    def untag(self, reference: str, tags: Sequence[str]) -> Excerpt:
        """Take codes off a highlight."""
        return self._change(
            reference, "untag", lambda h: self._library.untag(h.id, [self.code(tag).id for tag in tags])
        )

    def set_memo(self, reference: str, memo: str) -> Excerpt:
        """Write a highlight's memo anew; an empty one removes it."""
        text = self.memos.resolved(memo)
        return self._change(reference, "memo", lambda h: self._library.set_memo(h.id, text))

    def set_stance(self, reference: str, stance: str) -> Excerpt:
        """Say how a passage stands to its codes: ``supports``, ``contradicts``, ``context`` or nothing."""
        return self._change(reference, "stance", lambda h: self._library.set_stance(h.id, stance))

    def cite_through(self, reference: str, marker: str) -> Excerpt:
        """Cite, in all that follows, the work that a source note in the passage gives, through the source.

        An empty ``marker`` cites the source itself again. Raises NotFound, Ambiguous.
        """
        note = _noted(self.excerpt(reference).cited, marker, reference).marker if marker else ""
        return self._change(reference, "cite through", lambda h: self._library.set_through(h.id, note))

    def set_range(self, reference: str, start: int, end: int) -> Excerpt:
        """Let a highlight cover another range of its document."""
        return self._change(reference, "change range", lambda h: self._library.set_range(h.id, start, end))

    def _change(self, reference: str, what: str, change: Callable[[Highlight], object]) -> Excerpt:
        highlight = self._highlight(reference)
        with self._library.step(what):
            change(highlight)
        return self._excerpt(self._highlight(highlight.id))

    def remove_highlight(self, reference: str) -> Highlight:
        """Remove a highlight; undo brings it back."""
        highlight = self._highlight(reference)
        self._library.remove_highlight(highlight.id)
        return highlight

    def _excerpt(self, highlight: Highlight) -> Excerpt:
        return next(self._excerpts([highlight]))

    def _excerpts(self, highlights: Iterable[Highlight]) -> Iterator[Excerpt]:
        codes = {code.id: code for code in self._library.codes()}
        described = self.bibliography.records()
        records: dict[str, DocumentRecord] = {}
        for highlight in highlights:
            record = records.get(highlight.document)
            if record is None:
                record = records[highlight.document] = self._library.document(highlight.document)
            cited = replace(
                self._cited(record, highlight.revision, highlight.start, highlight.end),
                record=described.get(record.id, {}),
                through=highlight.through,
            )
            tags = tuple(codes[tag] for tag in highlight.tags if tag in codes)
            yield Excerpt(highlight, record, highlight.exact, cited, tags, links.shown(highlight.memo))

    def _cited(self, record: DocumentRecord, revision: str, start: int, end: int) -> Cited:
        document = self._content(record.id, revision)
        key = (record.id, revision)
        if key not in self._locators:
            self._locators[key] = LocatorIndex(document)
        return Cited(
            document=record.id,
            metadata=record.metadata if record.metadata.title else replace(record.metadata, title=record.title),
            locator=self._locators[key].locate(start, end),
            source_notes=source_notes(document, start, end),
        )

    # ---- codes ---------------------------------------------------------------------------------------------------

    def codes(self) -> list[Code]:
        """The codebook, every code after the one above it."""
        return self._library.codes()

    def code_counts(self) -> Mapping[str, int]:
        """How many highlights of the library carry each code, by the code's id."""
        return Counter(tag for highlight in self._library.highlights() for tag in highlight.tags)

    def code(self, reference: str) -> Code:
        """The code that a slug path, an id or a name (Arabic or English) names. Raises NotFound."""
        return self._library.find_code(reference)

    def add_code(
        self,
        slug: str,
        *,
        name_ar: str = "",
        name_en: str = "",
        colour: str | None = None,
        definition: str = "",
        **more: str,
    ) -> Code:
        """Add a code; the slug's path says its kind and the code above it, which must exist.

        ``more`` may be ``use_when``, ``use_not`` and ``example``.
        """
        said: dict[str, Any] = {"name_ar": name_ar, "name_en": name_en, "definition": definition, **more}
        return self._library.add_code(slug, colour=colour, parent=None, **said)

    def rename_code(self, reference: str, *, name_ar: str | None = None, name_en: str | None = None) -> Code:
        """Give a code other names; None keeps one as it is."""
        code = self.code(reference)
        self._library.rename_code(code.id, name_ar=name_ar, name_en=name_en)
        return self._library.code(code.id)

    def set_code(self, reference: str, **fields: str) -> Code:
        """Change a code's names, ``colour``, ``definition``, ``use_when``, ``use_not`` or ``example``."""
        code = self.code(reference)
        self._library.set_code(code.id, **fields)
        return self._library.code(code.id)

    def edit_code(self, reference: str, parent: str | None, **fields: str) -> Code:
        """Change what is said of a code, as :meth:`set_code`, and put it below another, as one step."""
        code = self.code(reference)
        above = self.code(parent).id if parent else None
        with self._library.step("change code"):
            self._library.set_code(code.id, **fields)
            if above != code.parent:
                self._library.move_code(code.id, above)
        return self._library.code(code.id)

    def move_code(self, reference: str, parent: str | None, position: int | None = None) -> Code:
        """Put a code below another (None: at the top of its kind)."""
        code = self.code(reference)
        above = self.code(parent).id if parent else None
        self._library.move_code(code.id, above, position)
        return self._library.code(code.id)

    def merge_codes(self, reference: str, into: str) -> Code:
        """Let one code's highlights carry another, and remove the first."""
        target = self.code(into)
        self._library.merge_codes(self.code(reference).id, target.id)
        return self._library.code(target.id)

    def retire_code(self, reference: str, *, retired: bool = True) -> Code:
        """Keep a code and its highlights, but offer it no longer."""
        code = self.code(reference)
        self._library.retire_code(code.id, retired)
        return self._library.code(code.id)

    def remove_code(self, reference: str) -> Code:
        """Remove a code and take it off its highlights; undo brings both back."""
        code = self.code(reference)
        self._library.remove_code(code.id)
        return code

    def preview_merge(self, reference: str, into: str) -> MergePreview:
        """What merging would do to highlights and to the codes below, before it is done."""
        return of_merge(self.code(reference), self.code(into), self.codes(), self._library.highlights())

    def preview_removal(self, reference: str) -> RemovalPreview:
        """What removing a code would do to highlights and to the codes below, before it is done."""
        code = self.code(reference)
        return of_removal(code, self._library.descendants(code.id), self.codes(), self._library.highlights())

    def split_code(self, reference: str, into: str, selection: Selection = EVERYTHING, *, keep: bool = False) -> int:
        """Let the chosen highlights of a code carry another instead (with ``keep``, both); returns how many.

        ``into`` names a code, or is the slug of one to be made below the same parent.
        """
        code = self.code(reference)
        with self._library.step("split code"):
            try:
                target = self.code(into)
            except NotFound:
                path = into if "/" in into else f"{code.slug.rpartition('/')[0]}/{into}"
                target = self._library.add_code(path)
            chosen = replace(selection, codes=(*selection.codes, code.id))
            ids = {highlight.id for highlight in self._chosen(chosen)}
            return self._library.split_code(code.id, target.id, ids, keep=keep)

    def kinds(self) -> list[Kind]:
        """The kinds of codes: drivers, dimensions and those that the user named."""
        return self._library.kinds()

    def set_kind(self, slug: str, **names: str) -> Kind:
        """Name a kind (``name_ar``, ``name_en``, ``definition``); makes it where there is none."""
        return self._library.set_kind(slug, **names)

    def remove_kind(self, slug: str) -> None:
        """Remove a kind that no code has. Raises NotFound, Conflict."""
        self._library.remove_kind(slug)

    def codebook(self, format_: str) -> bytes:
        """The codebook as a file of ``json``, ``csv`` or ``qdc``."""
        book = of_library(self.codes(), self.kinds(), self._library.code_sets())
        return codebook_files.write(book, format_)

    def plan_codebook(self, data: bytes, name: str, *, kind: str = FOREIGN_KIND) -> adoption.Plan:
        """What taking in a codebook file would add and change; ``kind`` is for codes that say none.

        Raises UnreadableSource.
        """
        return adoption.plan(codebook_files.read(data, name), self.codes(), kind)

    def adopt_codebook(self, plan: adoption.Plan) -> None:
        """Do what :meth:`plan_codebook` told, as one step."""
        adopt(self._library, plan)

    def propose_codes(self, reference: str) -> list[Proposal]:
        """The drivers and dimensions that a report's own headings name."""
        return propose(self.content(reference), self.codes())

    def accept_proposals(self, proposals: Sequence[Proposal]) -> list[Code]:
        """Add the proposed codes that the codebook has not, as one step; returns those added."""
        made = []
        with self._library.step("add codes from report"):
            for one in proposals:
                if one.existing is None:
                    names: dict[str, Any] = names_of(one.name)
                    made.append(self._library.add_code(one.slug, example=one.passage, **names).id)
        return [self._library.code(id_) for id_ in made]

    # ---- journal -------------------------------------------------------------------------------------------------

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Make several changes one step for undo, named ``what``; an error takes all of them back."""
        with self._library.step(what):
            yield

    def undo(self) -> UndoResult:
        """Take back the user's last step, unless somebody has since changed the same object."""
        self._forget_texts()
        return self._library.undo()

    def redo(self) -> UndoResult:
        """Bring back the step that was taken back last."""
        self._forget_texts()
        return self._library.redo()

    def next_steps(self) -> tuple[str, str]:
        """The names of the steps that undo would take back and redo bring back; empty where there is none."""
        return self._library.next_steps()

    def history(self, limit: int | None = None) -> list[Operation]:
        """The journal, newest first."""
        return self._library.history(limit)

    # ---- search, export, care ------------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        *,
        where: str = "text",
        exact: bool = False,
        stem: bool = False,
        limit: int = 50,
        documents: Collection[str] = (),
        counted: bool = True,
    ) -> tuple[int, list[SearchHit]]:
        """All hits counted, and the first ``limit`` of them. Never raises for what stands in a query.

        Without ``counted`` the first hits come sooner, as one types; the number is only that of those looked at.
        """
        return self._library.search(
            query, where=where, exact=exact, stem=stem, limit=limit, documents=documents or None, counted=counted
        )

    def search_chosen(
        self,
        query: str,
        selection: Selection,
        *,
        where: str = "text",
        exact: bool = False,
        stem: bool = False,
        limit: int = 50,
        counted: bool = True,
    ) -> tuple[int, list[SearchHit]]:
        """Search the documents that a selection names and its filters let through; its codes ask nothing here."""
        documents: Collection[str] = selection.documents
        if selection.filters:
            documents = self.chosen_documents(selection)
            if not documents:
                return 0, []
        return self.search(
            query, where=where, exact=exact, stem=stem, limit=limit, documents=documents, counted=counted
        )

    def plan_autocoding(
        self,
        query: str,
        code: str,
        *,
        scope: str = "sentence",
        exact: bool = False,
        stem: bool = False,
        documents: Collection[str] = (),
        limit: int = 10_000,
    ) -> list[Planned]:
        """What coding all hits of a search would highlight: the hits, their sentences or their paragraphs."""
        _, hits = self.search(query, exact=exact, stem=stem, documents=documents, limit=limit)
        content = lru_cache(maxsize=64)(self._content)
        return autocoding.plan(hits, scope, content, self._library.coded(), self.code(code).id)

    def autocode(self, planned: Iterable[Planned], code: str) -> int:
        """Give the planned passages a code, as one step; returns how many did not carry it before."""
        target = self.code(code).id
        done = 0
        with self._library.step("code all hits"):
            for one in planned:
                if one.is_coded:
                    continue
                if one.highlight:
                    self._library.tag(one.highlight, [target])
                else:
                    self._library.add_highlight(one.document, one.start, one.end, tags=[target])
                done += 1
        return done

    def saved_queries(self) -> list[SavedQuery]:
        """The saved queries, by name."""
        return self._library.saved_queries()

    def saved_query(self, reference: str) -> SavedQuery:
        """The saved query of a name or id. Raises NotFound."""
        return self._library.saved_query(reference)

    def save_query(
        self, name: str, query: str, *, where: str = "text", exact: bool = False, stem: bool = False
    ) -> SavedQuery:
        """Keep a search under a name, to be asked again over reports that arrive later."""
        return self._library.save_query(name, query, {"where": where, "exact": exact, "stem": stem})

    def run_query(
        self, reference: str, *, new: bool = False, limit: int = 50, selection: Selection = EVERYTHING
    ) -> tuple[int, list[SearchHit]]:
        """Ask a saved query again, of the documents of a selection (its codes ask nothing here).

        With ``new``, only over reports that came after it was saved or marked as seen.
        """
        saved = self.saved_query(reference)
        documents = self._library.unseen_documents(saved.id) if new else None
        if selection != EVERYTHING:
            chosen = self.chosen_documents(selection)
            documents = chosen if documents is None else sorted(set(documents) & set(chosen))
        return self._library.search(saved.query, **saved.options, limit=limit, documents=documents)

    def unseen_documents(self, reference: str) -> list[str]:
        """The ids of the reports that came after a saved query was saved or marked as seen."""
        return self._library.unseen_documents(self.saved_query(reference).id)

    def mark_query_seen(self, reference: str) -> None:
        """Let all reports of now count as seen by a saved query."""
        self._library.mark_query_seen(self.saved_query(reference).id)

    def remove_query(self, reference: str) -> None:
        """Forget a saved query; undo brings it back."""
        self._library.remove_query(self.saved_query(reference).id)

    # ---- questions about codes -----------------------------------------------------------------------------------

    def matrix(
        self,
        rows: Sequence[str] = ("driver",),
        columns: Sequence[str] = ("dimension",),
        *,
        same: bool = False,
        deep: bool = False,
        selection: Selection = EVERYTHING,
    ) -> Matrix:
        """How many passages stand for each row and column; see :mod:`egpk_desk.analysis.matrix` for what counts.

        Rows and columns are kinds, codes, or one of ``document``, ``month``, ``coder``, ``stance``.
        """
        passages = self.coded(selection)
        return matrix(passages, self._axis(rows, passages, deep), self._axis(columns, passages, deep), same=same)

    def _axis(self, names: Sequence[str], passages: Sequence[Coded], deep: bool) -> Axis:
        codes = self.codes()
        kinds = {code.kind for code in codes}
        if len(names) == 1 and names[0] in OTHERS and names[0] not in kinds:
            return other_axis(names[0], passages, {record.id: record for record in self.documents()})
        chosen = [code for name in names for code in chosen_codes(name, codes, self.code, deep=deep)]
        return code_axis(list(dict.fromkeys(chosen)), codes)

    def cooccurrence(self, *, same: bool = False, selection: Selection = EVERYTHING) -> Matrix:
        """The matrix of all codes that highlights carry by all: which codes stand at the same places."""
        passages = self.coded(selection)
        used = {tag for passage in passages for tag in passage.tags}
        codes = self.codes()
        axis = code_axis([code for code in codes if code.id in used], codes)
        return matrix(passages, axis, axis, same=same)

    def frequencies(
        self, selection: Selection = EVERYTHING, *, stem: bool = False, keep_stop_words: bool = False, limit: int = 50
    ) -> list[Frequency]:
        """The most frequent words of the chosen highlights, or, where only documents or nothing is chosen, of texts."""
        if replace(selection, documents=()) != EVERYTHING:
            said = [highlight.exact for highlight in self._chosen(selection)]
            return frequencies(lambda: said, stem=stem, keep_stop_words=keep_stop_words, limit=limit)
        ids = selection.documents or tuple(record.id for record in self.documents())
        texts = lambda: (self._library.text(id_) for id_ in ids)  # noqa: E731 - asked twice
        return frequencies(texts, stem=stem, keep_stop_words=keep_stop_words, limit=limit)

    def statistics(
        self,
        references: Sequence[str] = (),
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Statistics:
        """Figures of the named documents and the work on them, or of the whole library. Raises NotFound, Cancelled."""
        records = [self.document(name) for name in dict.fromkeys(references)] if references else self.documents()
        return statistics(
            records,
            self._library.highlights(),
            self.codes(),
            self._library.text,
            progress=progress,
            cancelled=cancelled,
        )

    def passages_of_word(self, word: str, selection: Selection = EVERYTHING, *, stem: bool = False) -> list[Coded]:
        """The chosen highlights in which :meth:`frequencies` counted a word."""
        holding = {highlight.id for highlight in self._chosen(selection) if holds(highlight.exact, word, stem=stem)}
        return [passage for passage in self.coded(selection) if passage.id in holding]

    def suggest(self, code: str, documents: Sequence[str] = (), *, limit: int = 10) -> list[Suggestion]:
        """Passages that most resemble what was coded with a code, and are not coded with it nor were refused.

        Over the named documents, or all; of many documents those paragraphs that the index ranks best are looked at.
        """
        target = self.code(code)
        family = self._family(target.id)
        ids = [self.document(reference).id for reference in documents] or [record.id for record in self.documents()]
        passages = self._library.coded()
        examples = [h.exact for h in self._library.highlights(codes=family) if not h.orphaned]
        taken: dict[str, list[tuple[int, int]]] = {}
        for passage in passages:
            if not family.isdisjoint(passage.tags):
                taken.setdefault(passage.document, []).append((passage.start, passage.end))
        current = {record.id: record.revision for record in self.documents()}
        for refused in self._library.rejections():
            if refused.code == target.id and current.get(refused.document) == refused.revision:
                taken.setdefault(refused.document, []).append((refused.start, refused.end))
        if len(ids) > suggestions.MANY_DOCUMENTS:
            query = suggestions.index_query(target, examples)
            _, hits = self._library.search(
                query, stem=True, limit=suggestions.MANY_HITS, documents=ids if documents else None
            )
            ids = list(dict.fromkeys(hit.document for hit in hits))[: suggestions.MANY_DOCUMENTS]
        contents = {id_: self._content(id_) for id_ in ids}
        candidates = [one for id_, content in contents.items() for one in suggestions.passages_of(id_, content)]
        texts = {id_: content.text for id_, content in contents.items()}
        return suggestions.suggest(target, examples, candidates, texts, dict(taken), limit=limit)

    def accept_suggestion(self, suggestion: Suggestion) -> Excerpt:
        """Code the suggested passage."""
        with self._library.step("accept suggestion"):
            made = self._library.add_highlight(
                suggestion.document, suggestion.start, suggestion.end, tags=[suggestion.code]
            )
        return self._excerpt(made)

    def reject_suggestion(self, suggestion: Suggestion) -> None:
        """Never suggest this passage for this code again; undo takes it back."""
        self._library.reject(suggestion.code, suggestion.document, suggestion.start, suggestion.end)

    def export(
        self, request: ExportRequest, selection: Selection = EVERYTHING, *, cancelled: Callable[[], bool] | None = None
    ) -> bytes:
        """The chosen excerpts as a file of the requested format."""
        if request.format == exporters.COPY:
            return self.annotated_copy(request, selection).data
        return exporters.export(
            self._in_context(self.excerpts(selection), request),
            self._grouped(request, selection),
            self.codes(),
            cancelled=cancelled,
        )

    def _in_context(self, excerpts: list[Excerpt], request: ExportRequest) -> list[Excerpt]:
        """The excerpts with the sentences of the source around them, where these are asked for."""
        if not (request.before or request.after):
            return excerpts
        indexes: dict[tuple[str, str], ContextIndex] = {}
        shown = []
        for excerpt in excerpts:
            highlight = excerpt.highlight
            key = (highlight.document, highlight.revision)
            if key not in indexes:
                indexes[key] = ContextIndex(self._content(*key))
            around = indexes[key].around(highlight.start, highlight.end, request.before, request.after)
            shown.append(replace(excerpt, before=around[0], after=around[1]))
        return shown

    def _grouped(self, request: ExportRequest, selection: Selection) -> ExportRequest:
        """Where codes are chosen, the excerpts are grouped by these and what is below them, and by no others.

        The memos on codes, documents and the library come along, and what users call the kinds of codes.
        """
        named = (kind for kind in self.kinds() if kind.name_ar or kind.name_en)
        request = replace(request, kind_names={kind.slug: kind.name(request.language) for kind in named})
        if request.include_memos:
            memos, names = self.memos.for_export(request.language)
            request = replace(request, memos=memos, memo_names=names)
        if request.codes is not None or not selection.codes:
            return request
        chosen = frozenset().union(*(self._library.descendants(code) | {code} for code in selection.codes))
        return replace(request, codes=chosen)

    @noted(Work.EXPORT, work_notes.exported)
    def export_to(
        self,
        target: Path,
        request: ExportRequest,
        selection: Selection = EVERYTHING,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> int:
        """Write the chosen excerpts to ``target`` (whole or not at all); returns how many there are."""
        if request.format == exporters.COPY:
            made = self.annotated_copy(request, selection)
            if cancelled and cancelled():
                raise Cancelled("The export was cancelled.", "Nothing was written.")
            write_atomically(target, made.data)
            return made.highlights
        excerpts = self._in_context(self.excerpts(selection), request)
        tell = None if progress is None else lambda done, total: progress(Progress(done, total))
        data = exporters.export(
            excerpts, self._grouped(request, selection), self.codes(), cancelled=cancelled, progress=tell
        )
        if cancelled and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        write_atomically(target, data)
        return len(excerpts)

    def annotated_copy(self, request: ExportRequest, selection: Selection = EVERYTHING) -> AnnotatedCopy:
        """The one PDF that is chosen, with its chosen highlights as annotations.

        Raises InvalidValue where several documents, or none that is a PDF, are chosen; UnreadableSource, ExportError.
        """
        excerpts = self.excerpts(selection)
        document = file_marks.copied_document(selection.documents, excerpts, self.documents())
        return self.file_marks.copy(document, excerpts, language=request.language, memos=request.include_memos)

    def preview(self, request: ExportRequest, selection: Selection = EVERYTHING, *, quiet: str = "#6a655c") -> str:
        """The export as HTML, to look at before it is saved; ``quiet`` is the colour of codes and memos."""
        grouped = self._grouped(request, selection)
        excerpts = self._in_context(self.excerpts(selection), request)
        return exporters.preview_html(excerpts, grouped, self.codes(), quiet=quiet)

    def clipboard(
        self,
        references: Sequence[str],
        *,
        formatter: Callable[[], NoteFormatter] = default_notes,
        spelling: str = "source",
    ) -> dict[str, bytes]:
        """Excerpts, by the ids of their highlights, as a clipboard takes them: bytes by media type."""
        excerpts = list(self._excerpts([self._highlight(one) for one in references]))
        return self.clipboard_of(excerpts, formatter=formatter, spelling=spelling)

    def clipboard_of(
        self,
        excerpts: Sequence[Excerpt],
        *,
        formatter: Callable[[], NoteFormatter] = default_notes,
        spelling: str = "source",
    ) -> dict[str, bytes]:
        """As :meth:`clipboard`, of excerpts at hand, such as a :meth:`passage`."""
        return exporters.clipboard_flavours(excerpts, formatter=formatter, spelling=spelling)

    def passage(self, reference: str, start: int, end: int) -> Excerpt:
        """A range of a document as an excerpt: of the smallest highlight that holds it, for its note to be known again.

        Where none does, the excerpt's highlight has no id and is kept nowhere. Raises NotFound, InvalidRange.
        """
        record = self.document(reference)
        content = self._content(record.id)
        if not 0 <= start < end <= len(content.text):
            raise InvalidRange(f"{start}:{end} is no range of “{record.title}”.", "Select a passage of the text.")
        said = content.text[start:end]
        around = [
            one
            for one in self._library.highlights(document=record.id)
            if not one.orphaned and one.start <= start and end <= one.end
        ]
        if around:
            return replace(self._excerpt(min(around, key=lambda one: one.end - one.start)), text=said)
        cited = self._cited(record, record.revision, start, end)
        return Excerpt(
            Highlight("", record.id, record.revision, start, end, said, "", ""),
            record,
            said,
            replace(cited, record=self.bibliography.record_of(record.id)),
        )

    def source_note_cited(self, reference: str, note: Note) -> Cited:
        """What a source's own note is cited through: the document at the place of the note's marker."""
        record = self.document(reference)
        cited = self._cited(record, record.revision, note.start, note.end)
        return replace(cited, source_notes=(), record=self.bibliography.record_of(record.id))

    def refresh_manuscript(
        self,
        source: Path,
        target: Path,
        *,
        formatter: Callable[[], NoteFormatter] = default_notes,
        with_list: bool = True,
        language: str = "ar",
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Refreshed:
        """Set the notes of a Word document anew by their places in it, and write it to ``target``.

        Raises :class:`UnreadableSource`, :class:`ExportError` and :class:`Cancelled`; ``source`` is never changed
        unless it is ``target``.
        """
        try:
            data = source.read_bytes()
        except OSError as error:
            raise UnreadableSource(
                f"“{source}” could not be read ({error.strerror or error}).", "Check its name and its permissions."
            ) from error
        made = exporters.refresh_manuscript(
            data,
            source.name,
            self._cited_by,
            formatter(),
            with_list=with_list,
            language=language,
            cancelled=cancelled,
            progress=None if progress is None else lambda done, total: progress(Progress(done, total)),
        )
        write_atomically(target, made.data)
        return made

    def _cited_by(self, highlight: str) -> Cited | None:
        """What a highlight cites, or None where there is none of this id."""
        found = [one for one in self._library.find_highlights(highlight) if one.id == highlight]
        return self._excerpt(found[0]).cited if found else None

    def check_quotations(
        self,
        manuscript: Path,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[CheckedQuotation]:
        """What a manuscript quotes, each with what the library has of it. Raises UnreadableSource, Cancelled."""
        read = intake.prepare_file(manuscript).document
        return self.quotations.check(read, progress=progress, cancelled=cancelled)

    @noted(Work.BACKUP, work_notes.backed_up)
    def backup(self, target: Path) -> None:
        """Copy the library, open or not, to another file."""
        self._library.backup(target)

    def check(self) -> list[tuple[str, str]]:
        """What is wrong with the library's file and its objects: pairs of place and problem."""
        return [(problem.where, problem.problem) for problem in self._library.check()]

    def verify(self) -> list[tuple[str, str]]:
        """Whatever keeps a highlight's words from being proved to the letter: in its text, or in that text's source."""
        return [(problem.where, problem.problem) for problem in self._library.prove()]


@contextmanager
def opened(path: Path, *, user: str, create: bool = False, read_only: bool = False) -> Iterator[Workspace]:
    """An open workspace that is closed at the end, however it ends."""
    workspace = Workspace.open(path, user=user, create=create, read_only=read_only)
    try:
        yield workspace
    finally:
        workspace.close()


def metadata_changes(values: Mapping[str, str], of: Metadata | None = None) -> dict[str, str | tuple[str, ...]]:
    """Fields as a user writes them, as the library takes them. Raises InvalidValue on a date that is none.

    ``of`` is what is known of the document so far: a year such as ``1446`` of a work in Arabic is Hijri.
    """
    changes: dict[str, str | tuple[str, ...]] = {}
    for key, value in values.items():
        value = value.strip()
        match key:
            case "author" | "authors":
                changes["authors"] = tuple(name.strip() for name in value.split(";") if name.strip())
            case "date":
                known = {name: values.get(name) or getattr(of, name, "") for name in ("title", "language")}
                changes["date"] = iso_of(understood_date(value, arabic=is_arabic(known))[0])
                changes["date_as_written"] = value
            case "":
                raise InvalidValue("A field has no name.", "Write KEY=VALUE.")
            case _:
                changes[key] = value
    return changes


def corrections(values: Mapping[str, str], password: str = "") -> intake.Corrections:
    """What a user says of a report at import: ``title``, ``author``, ``date``, ``publisher``, ``url``, ``language``.

    ``password`` opens encrypted PDFs.
    """
    return intake.Corrections(Metadata(**metadata_changes(values)), password)  # type: ignore[arg-type]


def source_notes(document: Document, start: int, end: int) -> tuple[SourceNote, ...]:
    """The source's own notes whose markers stand within ``[start, end)``, each with its body where there is one."""
    inside: Iterator[Note] = (note for note in document.notes if start <= note.start and note.end <= end)
    return tuple(SourceNote(note.marker, document.slice(note.body) if note.body else None) for note in inside)


def _noted(cited: Cited, marker: str, reference: str) -> SourceNote:
    """The note of a marker that stands in a passage. Raises NotFound where there is none with a text."""
    if (note := cited.noted(marker)) is None:
        raise NotFound(
            f"No note {marker} with a text stands in “{shorten(reference)}”.", "`notes DOC` lists the source's notes."
        )
    return note


def block_at(document: Document, offset: int) -> Block | None:
    """The block that holds a code point, or None where it is white space between blocks."""
    return next((block for block in document.blocks if block.start <= offset < block.end), None)


def parse_range(written: str) -> tuple[int, int]:
    """``A:B`` as two code point offsets. Raises InvalidRange."""
    first, colon, last = written.partition(":")
    if not (colon and first.strip().isdecimal() and last.strip().isdecimal()):
        raise InvalidRange(
            f"“{written}” is not a range.", "Write two code point offsets as START:END, such as 120:180."
        )
    return int(first), int(last)


def shorten(text: str, width: int = 60) -> str:
    """The beginning of a text on one line, for messages."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def context(text: str, start: int, end: int, reach: int = 18) -> str:
    """A passage with a little of what stands around it, on one line."""
    return " ".join(text[max(0, start - reach) : end + reach].split())


def _mentions(highlight: Highlight, query: str) -> bool:
    folded = fold(query).split()
    text = fold(f"{highlight.exact}\n{highlight.memo}")
    return all(word in text for word in folded)
