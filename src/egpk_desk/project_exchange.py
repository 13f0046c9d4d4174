"""Whole projects exchanged with other programs for coding, as REFI-QDA ``.qdpx`` files.

What goes out and comes in: documents with text and file, highlights with codes and memos, the codebook with its sets,
memos, groups (as sets of sources), metadata and properties (as variables), and who made what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from egpk_desk import intake
from egpk_desk.codebook import adoption
from egpk_desk.codebook.interchange import FOREIGN_KIND
from egpk_desk.codebook.qdc import read as read_codebook
from egpk_desk.errors import Conflict, EgpkError, InvalidValue, UnreadableSource
from egpk_desk.files import writing_atomically
from egpk_desk.library.adoption import adopt
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord, Memo, Prepared, Problem
from egpk_desk.refi import SUFFIX, reading, writing
from egpk_desk.refi.model import Group, Note, Project, Selection, Source

__all__ = ["SUFFIX", "ProjectExchange", "Taken", "Written"]

_FIELDS = ("authors", "role", "date", "date_as_written", "publisher", "category", "url", "language")
_RICH = {"docx": ".docx", "pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote; ``left_out`` counts highlights that the current text of their document no longer holds."""

    documents: int
    highlights: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took in, and what it passed over, with the reason."""

    documents: int
    highlights: int
    codes: int
    memos: int
    passed: tuple[Problem, ...]


class ProjectExchange:
    """REFI-QDA projects written from, and taken into, one open library."""

    def __init__(
        self, library: Library, find_document: Callable[[str], DocumentRecord], codebook: Callable[[], bytes]
    ) -> None:
        self._library = library
        self._find = find_document
        self._codebook = codebook

    # ---- out -----------------------------------------------------------------------------------------------------

    def write(self, target: Path, documents: Sequence[str] = ()) -> Written:
        """Write the named documents, or all, as a project. Raises NotFound, ExportError; nothing is written then."""
        library = self._library
        records = [self._find(name) for name in dict.fromkeys(documents)] if documents else library.documents()
        chosen = {record.id for record in records}
        memos = [memo for memo in library.memos.own() if memo.on_kind != "document" or memo.on_id in chosen]
        about: dict[str, list[str]] = {}
        for memo in memos:
            about.setdefault(memo.on_id, []).append(memo.id)
        sources = [self._source(record, tuple(about.get(record.id, ()))) for record in records]
        codes = library.codes()
        groups = [
            Group(one.id, one.name, one.description, tuple(r.id for r in records if one.id in r.groups))
            for one in library.groups.all()
        ]
        project = Project(
            name=target.stem,
            codebook=self._codebook() if codes else b"",
            sources=tuple(sources),
            groups=tuple(group for group in groups if group.sources),
            notes=tuple(Note(memo.id, memo.title, memo.text, memo.author, memo.created) for memo in memos),
            code_notes={code.id: tuple(about[code.id]) for code in codes if code.id in about},
            notes_of_all=tuple(memo.id for memo in memos if memo.on_kind == "library"),
        )
        with writing_atomically(target) as file:
            writing.write(project, file, library.author, self._with_original)
        highlights = sum(len(source.selections) for source in sources)
        return Written(len(sources), highlights, sum(source.left_out for source in sources))

    def _with_original(self, source: Source) -> Source:
        return replace(source, original=self._library.source(source.guid))

    def _source(self, record: DocumentRecord, notes: tuple[str, ...]) -> Source:
        highlights = self._library.highlights(record.id)
        there = [one for one in highlights if not one.orphaned and one.revision == record.revision]
        metadata = record.metadata
        values = {name: getattr(metadata, name) for name in _FIELDS if name != "authors"}
        values = {"authors": "; ".join(metadata.authors), **values, **metadata.extra}
        return Source(
            guid=record.id,
            name=record.title,
            text=self._library.text(record.id),
            selections=tuple(
                Selection(*(h.id, h.start, h.end, h.exact, h.tags, h.memo, (), h.author, h.created)) for h in there
            ),
            suffix=_RICH.get(record.kind, ""),
            notes=notes,
            values={name: value for name, value in values.items() if value},
            created=record.added,
            left_out=len(highlights) - len(there),
        )

    # ---- in ------------------------------------------------------------------------------------------------------

    def take(self, file: Path) -> Taken:
        """Take a project in, as one step. Raises UnreadableSource; the library is then as it was."""
        project = reading.read(intake.load(file), file.name)
        passed = list(project.passed)
        prepared = []
        for source in project.sources:
            try:
                prepared.append((source, self._prepared(source)))
            except UnreadableSource as error:
                passed.append(Problem(source.name, error.message))
        with self._library.step("import project"):
            return _Taking(self._library, project, passed).take(prepared)

    def _prepared(self, source: Source) -> Prepared | None:
        """A source made ready: its file where that reads to the very text of the project, else the text.

        None where the library has that document already, with this text.
        """
        known = self._library.find_documents(source.guid) if source.guid else []
        if known and known[0].id == source.guid and self._library.text(source.guid) == source.text:
            return None
        title = source.name or source.guid
        if source.original:
            try:
                original = intake.prepare_bytes(source.original, _file_name(title, source.suffix))
            except EgpkError:
                if source.text is None:
                    raise
            else:
                if source.text is None or original.document.text == source.text:
                    return original
        text = source.text or ""
        made = intake.prepare_bytes(text.encode(), _file_name(title, ".txt"))
        if made.document.text != text:
            raise UnreadableSource(f"“{title}” is no plain text.", "Export the project again.")
        return made


def _file_name(title: str, suffix: str) -> str:
    return title if title.lower().endswith(suffix) else title + suffix


def _joined(selections: Sequence[Selection]) -> list[Selection]:
    """The selections, with those made one that differ in their codes alone: QualCoder writes one for each code."""
    joined: dict[tuple[int, int, str, str, tuple[str, ...]], Selection] = {}
    for one in selections:
        same = (one.start, one.end, one.author, one.memo, one.notes)
        there = joined.get(same)
        if there is not None:
            one = replace(there, codes=tuple(dict.fromkeys([*there.codes, *one.codes])))
        joined[same] = one
    return list(joined.values())


class _Taking:
    """Putting a project into a library, within one step."""

    def __init__(self, library: Library, project: Project, passed: list[Problem]) -> None:
        self.library = library
        self.project = project
        self.passed = passed
        self.notes = {note.guid: note for note in project.notes}
        self.used = set[str]()
        self.memos = 0
        self.highlights = 0

    def take(self, prepared: Sequence[tuple[Source, Prepared | None]]) -> Taken:
        codes, made = self._codes()
        documents: dict[str, str] = {}
        for source, ready in prepared:
            document = self.library.add(ready).id if ready else source.guid
            documents[source.guid] = document
            if ready and source.name and ready.file_name != source.name:
                self.library.set_metadata(document, {"title": source.name})
            self._describe(source, document, is_new=ready is not None)
            there = {one.id for one in self.library.highlights(document)}
            for selection in _joined(source.selections):
                if selection.guid in there:
                    continue  # what users have said of it since is not said over
                self._highlight(document, selection, codes, source.name)
            if source.left_out:
                self.passed.append(Problem(source.name, f"{source.left_out} selections are no passages of its text"))
            self._memos("document", document, source.notes)
        for code, notes in self.project.code_notes.items():
            if code in codes:
                self._memos("code", codes[code], notes)
        self._groups(documents)
        rest = [note.guid for note in self.project.notes if note.guid not in self.used]
        self._memos("library", "", dict.fromkeys([*self.project.notes_of_all, *rest]))
        if self.project.description:
            self._memo("library", "", Note("", self.project.name, self.project.description))
        return Taken(len(documents), self.highlights, made, self.memos, tuple(self.passed))

    def _codes(self) -> tuple[Mapping[str, str], int]:
        if not self.project.codebook:
            return {}, 0
        book = read_codebook(self.project.codebook, "project.qde")
        planned = adoption.plan(book, self.library.codes(), FOREIGN_KIND)
        adopt(self.library, planned)
        return planned.ids, len(planned.additions)

    def _describe(self, source: Source, document: str, *, is_new: bool) -> None:
        """Metadata and properties; what is said of a document that was there before stays as it is."""
        record = self.library.document(document)
        for name, value in source.values.items():
            has = record.metadata.extra.get(name) or (getattr(record.metadata, name) if name in _FIELDS else "")
            if has and not is_new:
                continue
            try:
                if name == "authors":
                    self.library.set_metadata(document, {name: tuple(value.split("; "))})
                elif name in _FIELDS:
                    self.library.set_metadata(document, {name: value})
                else:
                    self.library.set_properties(document, {name: value})
            except InvalidValue as error:
                self.passed.append(Problem(f"{source.name}: {name}", error.message))
        if source.memo:
            self._memo("document", document, Note("", "", source.memo, source.author))

    def _highlight(self, document: str, selection: Selection, codes: Mapping[str, str], title: str) -> None:
        notes = [self.notes[note] for note in selection.notes if note in self.notes]
        self.used |= {note.guid for note in notes}
        memo = "\n\n".join(dict.fromkeys(filter(None, [selection.memo, *(note.text for note in notes)])))
        tags = [codes[code] for code in selection.codes if code in codes]
        try:
            with self.library.speaking_for(selection.author):
                self._add_highlight(document, selection, tags, memo)
            self.highlights += 1
        except EgpkError as error:
            self.passed.append(Problem(f"{title} {selection.start}:{selection.end}", error.message))

    def _add_highlight(self, document: str, selection: Selection, tags: Sequence[str], memo: str) -> None:
        place = document, selection.start, selection.end
        try:
            self.library.add_highlight(*place, tags=tags, memo=memo, id=selection.guid or None)
        except Conflict:  # one of that id was here once, and is removed
            self.library.add_highlight(*place, tags=tags, memo=memo)

    def _memos(self, kind: str, on: str, notes: Sequence[str] | Mapping[str, None]) -> None:
        for guid in notes:
            if guid in self.notes:
                self.used.add(guid)
                self._memo(kind, on, self.notes[guid])

    def _memo(self, kind: str, on: str, note: Note) -> None:
        there: list[Memo] = self.library.memos.on(kind, on)
        if any(one.id == note.guid or (one.title, one.text) == (note.name, note.text) for one in there):
            return
        with self.library.speaking_for(note.author):
            try:
                self.library.memos.add(kind, on, note.text, title=note.name, id=note.guid or None)
            except Conflict:  # it is on something else too, or was here once and is removed
                self.library.memos.add(kind, on, note.text, title=note.name)
        self.memos += 1

    def _groups(self, documents: Mapping[str, str]) -> None:
        known = {one.name: one.id for one in self.library.groups.all()}
        for group in self.project.groups:
            members = [documents[source] for source in group.sources if source in documents]
            if members and group.name:
                id_ = known.get(group.name) or self.library.groups.add(group.name, description=group.description).id
                self.library.groups.include(id_, members)
