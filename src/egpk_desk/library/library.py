"""The face of the library: what the rest of the program may ask of it and do to it, without SQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from egpk_desk.document import Document
from egpk_desk.errors import Conflict
from egpk_desk.library import clusters, codes, exchange, index, rotation
from egpk_desk.library.backup import backup
from egpk_desk.library.causality import Op
from egpk_desk.library.check import check
from egpk_desk.library.code_sets import CodeSets
from egpk_desk.library.codes import Codes
from egpk_desk.library.conflicts import Conflicts
from egpk_desk.library.connection import Connection
from egpk_desk.library.corrections import Corrections
from egpk_desk.library.decisions import Decisions
from egpk_desk.library.documents import Documents, metadata_values
from egpk_desk.library.exchange import DocumentContent, Incoming, MadeSelector
from egpk_desk.library.groups import DocumentGroups
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.identity import storable_name
from egpk_desk.library.journal import Journal
from egpk_desk.library.kinds import Kinds
from egpk_desk.library.memos import Memos
from egpk_desk.library.merging import Merging
from egpk_desk.library.naming import Names, object_names
from egpk_desk.library.objects import METADATA
from egpk_desk.library.proof import prove
from egpk_desk.library.properties import Properties
from egpk_desk.library.records import (
    AddResult,
    Code,
    Coded,
    CodeSet,
    Difference,
    DocumentRecord,
    Highlight,
    Kind,
    MergeRecord,
    MergeReport,
    Operation,
    Prepared,
    Problem,
    Reference,
    Rejection,
    SavedQuery,
    SearchHit,
    UndoResult,
)
from egpk_desk.library.references import References
from egpk_desk.library.rejections import Rejections
from egpk_desk.library.saved_queries import SavedQueries
from egpk_desk.library.search import Search
from egpk_desk.library.views import Views


class Library:
    """One open library file: one connection, used from one thread.

    Every changing method is one transaction and one step for undo, or part of the :meth:`step` it is called in; it
    raises LibraryReadOnly, LibraryBusy or DiskFull where that cannot be, and the library is then as it was. ``memos``,
    ``groups`` (of documents), ``properties``, ``views`` and ``decisions`` (on what coders disagree) keep to the same.
    """

    def __init__(self, connection: Connection, author: str) -> None:
        self._connection = connection
        self._journal = Journal(connection, author)
        self._documents = Documents(connection, self._journal)
        self._highlights = Highlights(connection, self._journal, self._documents)
        self._corrections = Corrections(connection, self._journal, self._documents, self._highlights)
        self._codes = Codes(connection, self._journal, self._highlights)
        self._kinds = Kinds(connection, self._journal)
        self._sets = CodeSets(connection, self._journal)
        self._queries = SavedQueries(connection, self._journal)
        self._rejections = Rejections(connection, self._journal)
        self._references = References(connection, self._journal)
        self.memos = Memos(connection, self._journal)
        self.groups = DocumentGroups(connection, self._journal)
        self.properties = Properties(connection, self._journal)
        self.views = Views(connection, self._journal)
        self._search = Search(connection, self._documents, self._highlights, self.memos)
        self._merging = Merging(connection, self._journal, self._documents, self._highlights)
        self.decisions = Decisions(connection, self._journal, self._documents, self._highlights)
        self._conflicts = Conflicts(
            connection, self._journal, self._documents, self._highlights, self._codes, self.decisions
        )

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        author: str,
        create: bool = False,
        read_only: bool = False,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Library:
        """Open the library at ``path``; with ``create``, make one where there is none (or an empty file).

        Where it cannot be written, it is opened read-only and :attr:`read_only_reason` says why. An older library is
        brought up to date after a copy of it was put beside it; ``progress`` is told (done, total) where its search
        index has to be made anew. Raises LibraryNotFound, NotALibrary, LibraryDamaged, LibraryTooNew, LibraryBusy.
        """
        connection = Connection.open(path, create=create, read_only=read_only, fill=codes.fill)
        try:
            if not connection.read_only:
                with connection.reading() as raw:
                    is_current = index.is_current(raw)
                if not is_current:
                    with connection.transaction():
                        index.rebuild(connection.raw, progress)
        except BaseException:
            connection.close()
            raise
        return cls(connection, author)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, leaving nothing beside it unless others have it open."""
        self._connection.close()

    @property
    def path(self) -> Path:
        return self._connection.path

    @property
    def author(self) -> str:
        return self._journal.author

    @property
    def read_only(self) -> bool:
        return self._connection.read_only

    @property
    def read_only_reason(self) -> str:
        return self._connection.reason

    def data_version(self) -> int:
        """A number that changes when another connection has changed the library."""
        with self._connection.reading() as raw:
            return int(raw.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def step(self, what: str, *, id: str | None = None) -> Iterator[None]:
        """Make all changes inside one transaction and one step for undo; an error takes all of them back.

        ``id`` (a UUID) lets one command's step go on over several transactions.
        """
        with self._journal.step(what, id=id):
            yield

    @contextmanager
    def speaking_for(self, author: str, at: str = "") -> Iterator[None]:
        """Record the changes inside under another's name, as those of a project that others made are.

        ``at`` is when they were made (ISO 8601, UTC), where that is known. Only within a :meth:`step`, which stays the
        step of the library's own author for undo.
        """
        journal = self._journal
        own, time = journal.author, journal.at
        journal.author, journal.at = author or own, at
        try:
            yield
        finally:
            journal.author, journal.at = own, time

    # ---- documents -----------------------------------------------------------------------------------------------

    def add(self, prepared: Prepared, *, replaces: str | None = None) -> AddResult:
        """Store a prepared source.

        The same bytes read to the same text are a ``duplicate``; read to another text by another reader, a
        ``revised`` document whose highlights are anchored anew; anything else is ``new``. With ``replaces`` (a
        document's id) the source is a new version of that document: its highlights and what users said of it move over,
        and it is removed. Raises NotFound where that document is not there.
        """
        with self._journal.step("import"):
            if replaces is not None and replaces != prepared.id:
                return self._replace(prepared, self._documents.one(replaces))
            result = self._documents.add(prepared)
            if result.status != "duplicate":
                self._highlights.move(result.id, result.id, "import")
                self._merging.materialise(result.id)
            return result

    def _replace(self, prepared: Prepared, old: DocumentRecord) -> AddResult:
        corrected = self._documents.corrected(old.id)
        result = self._documents.add(prepared)
        if result.status != "duplicate":
            self._highlights.move(result.id, result.id, "import")
        found = self._documents.one(result.id).metadata
        known = metadata_values(found.merged_over(old.metadata))
        changes = {name.removeprefix(METADATA): value for name, value in known.items()} | corrected
        self._documents.set_metadata(result.id, changes, "import")
        self._documents.set_status(result.id, old.status, "import")
        self._highlights.move(old.id, result.id, "import")
        self._references.move(old.id, result.id, "import")
        self.memos.move("document", old.id, result.id, "import")
        self.groups.move(old.id, result.id, "import")
        self.decisions.move(old.id, result.id, "import")
        self._documents.remove(old.id, "import")
        return AddResult(result.id, "revised")

    def documents(self) -> list[DocumentRecord]:
        """All documents, in the order in which they were added."""
        return self._documents.all()

    def document(self, id: str) -> DocumentRecord:
        """One document by its whole id. Raises NotFound."""
        return self._documents.one(id)

    def find_documents(self, reference: str) -> list[DocumentRecord]:
        """The documents that an id, a prefix of one (four hexadecimal digits or more) or a title names."""
        return self._documents.find(reference)

    def load(self, id: str, revision: str | None = None) -> Document:
        """The stored document, with the metadata as corrected: its current revision, or one by its id."""
        return self._documents.load(id, revision)

    def revisions(self, id: str) -> list[tuple[str, str]]:
        """The revisions of a document, oldest first: each one's id and reader."""
        return self._documents.revisions(id)

    def text(self, id: str) -> str:
        """The current canonical text. Raises NotFound."""
        return self._documents.text(id)

    def source(self, id: str) -> bytes:
        """The bytes that were imported. Raises NotFound."""
        return self._documents.source(id)

    def keep_places(self, revision: str, places: bytes) -> None:
        """Keep where the letters of a revision stand on its pages: a packed layout. Undo knows nothing of it."""
        self._documents.keep_places(revision, places)

    def set_metadata(self, id: str, changes: Mapping[str, str | tuple[str, ...]]) -> None:
        """Correct fields; an empty value clears one, a name that is no field of its own goes to ``extra``.

        Raises NotFound, and InvalidValue where ``date`` is not ISO 8601.
        """
        self._documents.set_metadata(id, changes)

    def set_properties(self, id: str, values: Mapping[str, str]) -> None:
        """Give a document free properties; an empty value takes one off. Raises NotFound, InvalidValue."""
        with self._journal.step("property"):
            named = {self.properties.checked_name(name): " ".join(value.split()) for name, value in values.items()}
            self._documents.set_metadata(id, named, "property")

    def set_document_status(self, id: str, status: str) -> None:
        """Say how far the work on a document has come: a value of Status. Raises NotFound, InvalidValue."""
        self._documents.set_status(id, status)

    def correct_text(self, id: str, corrected: Document, moved: Callable[[int], int]) -> None:
        """Make a corrected text of a document the current one; its highlights stay where ``moved`` says.

        ``moved`` gives the place in the new text of an offset of the current one. Raises NotFound.
        """
        self._corrections.store(id, corrected, moved)

    def remove_document(self, id: str) -> None:
        """Take a document and its highlights out of sight; undo brings them back. Raises NotFound."""
        self._documents.remove(id)

    def purge_document(self, id: str) -> None:
        """Erase a document for good: source, texts, highlights, index, and all that operations say of it.

        It cannot be undone, nor can the steps that touched it. Not within a :meth:`step`. Raises NotFound.
        """
        if self._journal.is_in_step:
            raise Conflict("A document cannot be purged within another change.", "Purge it by itself.")
        self._documents.purge(id)
        self._search.forget()

    # ---- highlights ----------------------------------------------------------------------------------------------

    def add_highlight(
        self,
        document: str,
        start: int,
        end: int,
        *,
        tags: Iterable[str] = (),
        memo: str = "",
        stance: str = "",
        id: str | None = None,
    ) -> Highlight:
        """Mark a range of a document's current text (code points), widened to whole graphemes.

        ``tags`` are code ids. Raises NotFound, InvalidRange, InvalidValue, and Conflict where ``id`` is taken.
        """
        return self._highlights.add(document, start, end, tags=tags, memo=memo, stance=stance, id=id)

    def highlight(self, id: str) -> Highlight:
        """One highlight by its whole id. Raises NotFound."""
        return self._highlights.one(id)

    def find_highlights(self, reference: str) -> list[Highlight]:
        """The highlights that an id, or a prefix of one (four hexadecimal digits or more), names."""
        return self._highlights.find(reference)

    def highlights(self, document: str | None = None, codes: Collection[str] | None = None) -> list[Highlight]:
        """Highlights in the order of the library and the text; of one document, and with any of some codes, by choice.

        A code's descendants are not looked for by themselves: see :meth:`descendants`.
        """
        return self._highlights.all(document, codes)

    def coded(self) -> list[Coded]:
        """All highlights with their codes, as questions about codes need them; those apart that are orphaned."""
        return self._highlights.coded()

    def tag(self, id: str, codes: Iterable[str]) -> None:
        """Give a highlight further codes (ids), after those it has. Raises NotFound."""
        self._highlights.tag(id, codes)

    def untag(self, id: str, codes: Iterable[str]) -> None:
        """Take codes (ids) off a highlight. Raises NotFound."""
        self._highlights.untag(id, codes)

    def set_memo(self, id: str, text: str) -> None:
        """Write a highlight's memo anew. Raises NotFound."""
        self._highlights.set(id, "memo", memo=text)

    def set_stance(self, id: str, stance: str) -> None:
        """Say how a passage stands to its codes: a value of Stance. Raises NotFound, InvalidValue."""
        self._highlights.set(id, "stance", stance=stance)

    def set_status(self, id: str, status: str) -> None:
        """Say how far the work on a passage has come: a value of Status. Raises NotFound, InvalidValue."""
        self._highlights.set(id, "status", status=status)

    def set_through(self, id: str, marker: str) -> None:
        """Cite the work that a note of the source gives, through the source; empty, the source. Raises NotFound."""
        self._highlights.set(id, "cite through", through=marker)

    def set_range(self, id: str, start: int, end: int) -> None:
        """Let a highlight cover another range of its document's current text. Raises NotFound, InvalidRange."""
        self._highlights.set_range(id, start, end)

    def remove_highlight(self, id: str) -> None:
        """Remove a highlight; undo brings it back. Raises NotFound."""
        self._highlights.remove(id)

    # ---- codes ---------------------------------------------------------------------------------------------------

    def codes(self) -> list[Code]:
        """The codebook, every code before those below it."""
        return self._codes.all()

    def code(self, id: str) -> Code:
        """One code by its id. Raises NotFound."""
        return self._codes.one(id)

    def find_code(self, reference: str) -> Code:
        """The code that a slug path, an id or a name names. Raises NotFound or Ambiguous."""
        return self._codes.find(reference)

    def descendants(self, code_id: str) -> set[str]:
        """The ids of all codes below a code, without itself."""
        return self._codes.descendants(code_id)

    def add_code(
        self,
        slug: str,
        *,
        name_ar: str = "",
        name_en: str = "",
        colour: str | None = None,
        definition: str = "",
        parent: str | None = None,
        id: str | None = None,
        codable: bool = True,
        **more: str,
    ) -> Code:
        """Add a code. ``slug`` is its path, or its last step where ``parent`` (an id) is given.

        Without ``colour`` it gets the one farthest from those in use. ``more`` may be ``use_when``, ``use_not`` and
        ``example``; ``id`` is the identity that it has elsewhere. Raises InvalidValue, NotFound, Conflict.
        """
        fields = {"name_ar": name_ar, "name_en": name_en, "colour": colour or "", "definition": definition, **more}
        return self._codes.add(slug, fields=fields, parent=parent, id=id, codable=codable)

    def rename_code(self, id: str, *, name_ar: str | None = None, name_en: str | None = None) -> None:
        """Give a code other names; None keeps one. Raises NotFound."""
        names = {"name_ar": name_ar, "name_en": name_en}
        self._codes.set(id, "rename code", {name: value for name, value in names.items() if value is not None})

    def set_code(self, id: str, **fields: str) -> None:
        """Change ``name_ar``, ``name_en``, ``colour``, ``definition``, ``use_when``, ``use_not`` or ``example``.

        Raises NotFound, InvalidValue.
        """
        self._codes.set(id, "change code", fields)

    def move_code(self, id: str, parent: str | None, position: int | None = None) -> None:
        """Put a code and those below it below another (None: at the top of its kind). Raises NotFound, Conflict."""
        self._codes.move(id, parent, position)

    def merge_codes(self, source: str, into: str) -> None:
        """Let highlights carry ``into`` instead of ``source``, and remove ``source``; its memos go over too.

        Raises NotFound, Conflict.
        """
        with self._journal.step("merge codes"):
            self.memos.move("code", source, into, "merge codes")
            self._codes.merge(source, into)

    def split_code(self, source: str, into: str, highlights: Collection[str], *, keep: bool = False) -> int:
        """Let those of the highlights (ids) that carry ``source`` carry ``into`` instead; with ``keep``, both.

        Returns how many there were. Raises NotFound, Conflict.
        """
        return self._codes.split(source, into, highlights, keep=keep)

    def set_codable(self, id: str, codable: bool) -> None:
        """Let a code be given to highlights, or only hold together those below it. Raises NotFound."""
        self._codes.set_codable(id, codable)

    def retire_code(self, id: str, retired: bool = True) -> None:
        """Offer a code no longer, or again. Raises NotFound."""
        self._codes.retire(id, retired)

    def remove_code(self, id: str) -> None:
        """Remove a code and those below it; undo brings them back, on their highlights too. Raises NotFound."""
        self._codes.remove(id)

    def kinds(self) -> list[Kind]:
        """The kinds of codes: those with a name and those that a code has."""
        return self._kinds.all()

    def set_kind(self, slug: str, **fields: str) -> Kind:
        """Give a kind ``name_ar``, ``name_en`` or ``definition``; makes it where there is none. Raises InvalidValue."""
        return self._kinds.set(slug, fields)

    def remove_kind(self, slug: str) -> None:
        """Remove a kind that no code has. Raises NotFound, Conflict."""
        self._kinds.remove(slug)

    def code_sets(self) -> list[CodeSet]:
        """The sets of codes."""
        return self._sets.all()

    def put_code_set(self, name: str, codes: Sequence[str], *, definition: str = "", id: str | None = None) -> CodeSet:
        """Make a set of codes (ids), or change the one of this id."""
        return self._sets.put(name, codes, definition=definition, id=id)

    def remove_code_set(self, id: str) -> None:
        """Remove a set; its codes stay. Raises NotFound."""
        self._sets.remove(id)

    # ---- saved queries, refused suggestions ----------------------------------------------------------------------

    def saved_queries(self) -> list[SavedQuery]:
        """All saved queries, by name."""
        return self._queries.all()

    def saved_query(self, reference: str) -> SavedQuery:
        """The saved query of a name or id. Raises NotFound."""
        return self._queries.find(reference)

    def save_query(self, name: str, query: str, options: Mapping[str, Any]) -> SavedQuery:
        """Keep a query under a name; all reports of now count as seen. Raises InvalidValue."""
        return self._queries.save(name, query, options)

    def mark_query_seen(self, id: str) -> None:
        """Let all reports of now count as seen by a saved query. Raises NotFound."""
        self._queries.mark_seen(id)

    def remove_query(self, id: str) -> None:
        """Forget a saved query; undo brings it back. Raises NotFound."""
        self._queries.remove(id)

    def unseen_documents(self, query: str) -> list[str]:
        """The ids of the documents that came in after a query (id) was saved or marked as seen. Raises NotFound."""
        return self._queries.unseen(query)

    def rejections(self) -> list[Rejection]:
        """The passages that were refused as suggestions."""
        return self._rejections.all()

    def reject(self, code: str, document: str, start: int, end: int) -> Rejection:
        """Remember that a range of a document was refused for a code (id). Raises NotFound."""
        return self._rejections.add(code, document, start, end)

    # ---- references ----------------------------------------------------------------------------------------------

    def references(self) -> list[Reference]:
        """The stored bibliographic records, those of removed documents apart."""
        return self._references.all()

    def put_reference(
        self, data: Mapping[str, Any], key: str, *, document: str | None = None, id: str | None = None
    ) -> Reference:
        """Store a record: a document's (one each), the one of an ``id``, or a new one.

        ``key`` must be nobody else's. Raises NotFound, InvalidValue, Conflict.
        """
        return self._references.put(data, key, document=document, id=id)

    def remove_reference(self, id: str) -> None:
        """Remove a record; undo brings it back. Raises NotFound."""
        self._references.remove(id)

    # ---- journal, search, care -----------------------------------------------------------------------------------

    def undo(self) -> UndoResult:
        """Take back the author's own last step, unless somebody has since changed what it touched."""
        return self._journal.undo()

    def redo(self) -> UndoResult:
        """Bring back the step that the author took back last; any new change ends that."""
        return self._journal.redo()

    def next_steps(self) -> tuple[str, str]:
        """What undo would take back and redo bring back, by name; empty where nothing."""
        return self._journal.next_steps()

    def history(self, limit: int | None = None) -> list[Operation]:
        """Operations, the newest first."""
        return self._journal.history(limit)

    def search(
        self,
        query: str,
        *,
        where: str = "text",
        exact: bool = False,
        stem: bool = False,
        limit: int = 50,
        documents: Collection[str] | None = None,
        counted: bool = True,
    ) -> tuple[int, list[SearchHit]]:
        """How many hits a query has, and the first ``limit``. See :mod:`egpk_desk.library.search` for what is a hit.

        ``where`` is ``text``, ``highlights`` or ``memos``; ``documents`` (ids) limits the search to these. ``stem``
        finds words with particles and endings joined to them too, ``exact`` only the very spelling. Without ``counted``
        the first hits come sooner, and their number is only that of those looked at.
        """
        return self._search.search(
            query, where=where, exact=exact, stem=stem, limit=limit, documents=documents, counted=counted
        )

    def backup(self, target: Path) -> None:
        """Copy the library, open or not, to one file, whole or not at all. Raises LibraryError, DiskFull."""
        backup(self._connection, target)

    def is_backup_due(self, folder: Path, now: datetime) -> bool:
        """Whether there are changes since the newest backup in ``folder``, and that is an hour old."""
        return rotation.is_due(self._connection, folder, now)

    def back_up_in(self, folder: Path, now: datetime) -> Path:
        """Make a backup in a folder of rotating backups. Raises LibraryError, DiskFull."""
        return rotation.rotate(self._connection, folder, now)

    def prove(self) -> list[Problem]:
        """Everything that keeps a highlight's words from being proved to stand in its source where it says."""
        return prove(self._connection)

    def check(self) -> list[Problem]:
        """Everything that is wrong in the file and its objects; empty where the library is sound."""
        return check(self._connection)

    # ---- other libraries -----------------------------------------------------------------------------------------

    def operations(self, documents: Collection[str] | None = None) -> list[Op]:
        """The journal's operations for another library: all, or those on some documents and on the codebook."""
        with self.snapshot():
            return list(self.each_operation(documents))

    def each_operation(self, documents: Collection[str] | None = None) -> Iterator[Op]:
        """The same one by one, as long as a :meth:`snapshot` lasts."""
        chosen = None if documents is None else {*documents, clusters.CODEBOOK}
        return exchange.operations(self._connection.raw, chosen)

    def operation_count(self) -> int:
        """How many operations the journal has."""
        with self._connection.reading() as raw:
            return exchange.operation_count(raw)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One view of the library, whatever others write meanwhile; nothing can be written here as long as it lasts."""
        with self._connection.reading():
            yield

    def held_documents(self) -> list[str]:
        """The ids of all documents whose source is here, removed ones too."""
        with self._connection.reading() as raw:
            return exchange.held_documents(raw)

    def identity(self) -> str:
        """A name of this library and its user for a file that others see, such as ``سلمى-1b9d6bcd``."""
        with self._connection.transaction():
            return f"{storable_name(self.author)}-{exchange.library_id(self._connection.raw)[:8]}"

    def removed_objects(self) -> tuple[set[str], set[str]]:
        """The ids of objects that were removed, and of documents among them."""
        with self._connection.reading() as raw:
            return exchange.removed(raw)

    def document_content(self, document: str) -> DocumentContent | None:
        """The source and the texts of a document, removed ones too; None where it is not here."""
        with self._connection.reading() as raw:
            return exchange.content(raw, document)

    def selectors(self, documents: Collection[str] | None = None) -> dict[str, MadeSelector]:
        """For each highlight, of some documents or all, the words that it was made on."""
        with self._connection.reading() as raw:
            return exchange.selectors(raw, documents)

    def merge(
        self,
        incoming: Incoming,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MergeReport:
        """Join another library's operations to this one's. Raises Conflict, Cancelled, and is then as it was."""
        return self._merging.absorb(incoming, progress=progress, cancelled=cancelled)

    def object_names(self) -> Names:
        """What all objects are called, removed ones too."""
        with self._connection.reading() as raw:
            return object_names(raw)

    def merges(self) -> list[MergeRecord]:
        """The merges that this library has seen, the oldest first."""
        return self._merging.records()

    def conflicts(self) -> list[Difference]:
        """What merges left to be settled."""
        return self._conflicts.all()

    def resolve(self, conflict: str, how: str) -> Difference:
        """Settle a conflict: ``mine``, ``theirs`` or ``both``. Raises NotFound, InvalidValue."""
        return self._conflicts.resolve(conflict, how)
