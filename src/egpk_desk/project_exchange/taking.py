"""Putting a project that was read into a library, within one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from egpk_desk.codebook import adoption
from egpk_desk.codebook.interchange import FOREIGN_KIND
from egpk_desk.codebook.qdc import read as read_codebook
from egpk_desk.errors import Conflict, EgpkError, InvalidValue
from egpk_desk.library.adoption import adopt
from egpk_desk.library.library import Library
from egpk_desk.library.records import Memo, Problem
from egpk_desk.project_exchange.reading_sources import Readied
from egpk_desk.project_exchange.sending import FIELDS
from egpk_desk.project_exchange.values import Taken
from egpk_desk.refi.model import Note, Project, Selection, Source


def _joined(selections: Sequence[Selection]) -> list[Selection]:
    """The selections, with those made one that differ in their codes alone: QualCoder writes one for each code."""
    joined: dict[tuple[int, int, str, str, tuple[str, ...]], Selection] = {}
    for one in selections:
        same = (one.start, one.end, one.author, one.memo, one.notes)
        there = joined.get(same)
        if there is not None:
            known = {coding.code for coding in there.codings}
            more = tuple(coding for coding in one.codings if coding.code not in known)
            one = replace(there, codings=(*there.codings, *more))
        joined[same] = one
    return list(joined.values())


class Taking:
    """Puts a project into a library; ``is_whole`` says that all of its sources come, and memos on nothing else."""

    def __init__(self, library: Library, project: Project, *, is_whole: bool) -> None:
        self.library = library
        self.project = project
        self.is_whole = is_whole
        self.passed = list(project.passed)
        self.notes = {note.guid: note for note in project.notes}
        self.used = set[str]()
        self.memos = 0
        self.highlights = 0

    def take(self, readied: Sequence[Readied], step: Callable[[int], None]) -> Taken:
        """Put it in; ``step`` is told of each source done."""
        codes, made = self._codes()
        documents: dict[str, str] = {}
        for number, one in enumerate(readied):
            step(number)
            self.passed += one.problems
            if one.is_read:
                documents[one.source.guid] = self._source(one, codes)
        self._types({name for one in readied if one.is_read for name in one.source.values})
        for code, notes in self.project.code_notes.items():
            if code in codes:
                self._memos("code", codes[code], notes)
        self._groups(documents)
        if self.is_whole:
            rest = [note.guid for note in self.project.notes if note.guid not in self.used]
            self._memos("library", "", dict.fromkeys([*self.project.notes_of_all, *rest]))
            if self.project.description:
                self._memo("library", "", Note("", self.project.name, self.project.description))
        step(len(readied))
        return Taken(len(documents), self.highlights, made, self.memos, tuple(self.passed))

    def _source(self, one: Readied, codes: Mapping[str, str]) -> str:
        """Put a source in; returns its document's id."""
        source, prepared = one.source, one.prepared
        document = source.guid
        if prepared is not None:
            with self.library.speaking_for(source.author, source.created):
                document = self.library.add(prepared).id
            if source.name and prepared.file_name != source.name:
                self.library.set_metadata(document, {"title": source.name})
        self._describe(source, document, is_new=prepared is not None)
        there = {one.id for one in self.library.highlights(document)}
        for selection in _joined(source.selections):
            if selection.guid not in there:  # what users have said of it since is not said over
                self._highlight(document, selection, codes, source.name)
        self._memos("document", document, source.notes)
        return document

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
            has = record.metadata.extra.get(name) or (getattr(record.metadata, name) if name in FIELDS else "")
            if has and not is_new:
                continue
            try:
                if name == "authors":
                    self.library.set_metadata(document, {name: tuple(value.split("; "))})
                elif name in FIELDS:
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
        try:
            with self.library.speaking_for(selection.author, selection.created):
                highlight = self._add_highlight(document, selection, memo)
            self.highlights += 1
            for coding in selection.codings:
                if coding.code in codes:
                    with self.library.speaking_for(coding.author or selection.author, coding.created):
                        self.library.tag(highlight, [codes[coding.code]])
        except EgpkError as error:
            self.passed.append(Problem(f"{title} {selection.start}:{selection.end}", error.message))

    def _add_highlight(self, document: str, selection: Selection, memo: str) -> str:
        place = document, selection.start, selection.end
        try:
            return self.library.add_highlight(*place, memo=memo, id=selection.guid or None).id
        except Conflict:  # one of that id was here once, and is removed
            return self.library.add_highlight(*place, memo=memo).id

    def _memos(self, kind: str, on: str, notes: Sequence[str] | Mapping[str, None]) -> None:
        for guid in notes:
            if guid in self.notes:
                self.used.add(guid)
                self._memo(kind, on, self.notes[guid])

    def _memo(self, kind: str, on: str, note: Note) -> None:
        there: list[Memo] = self.library.memos.on(kind, on)
        if any(one.id == note.guid or (one.title, one.text) == (note.name, note.text) for one in there):
            return
        with self.library.speaking_for(note.author, note.created):
            try:
                self.library.memos.add(kind, on, note.text, title=note.name, id=note.guid or None)
            except Conflict:  # it is on something else too, or was here once and is removed
                self.library.memos.add(kind, on, note.text, title=note.name)
        self.memos += 1

    def _types(self, names: Collection[str]) -> None:
        """Declare of which type the properties are, where that is more than text and nobody has said another."""
        properties = self.library.properties
        known = {one.name: one.type for one in properties.all()}
        for name, type_ in self.project.types.items():
            if name in names and name not in FIELDS and type_ != "text" and known.get(name, "text") == "text":
                with suppress(InvalidValue):
                    properties.declare(name, type_)

    def _groups(self, documents: Mapping[str, str]) -> None:
        known = {one.name: one.id for one in self.library.groups.all()}
        for group in self.project.groups:
            members = [documents[source] for source in group.sources if source in documents]
            if members and group.name:
                id_ = known.get(group.name) or self.library.groups.add(group.name, description=group.description).id
                self.library.groups.include(id_, members)
