"""From a library to a project: what travels, under which names, and what there is no room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egpk_desk.codebook.qdc import with_names_apart
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord, Highlight, Memo, Status
from egpk_desk.project_exchange.values import Behind, ProjectOptions
from egpk_desk.refi.model import Coding, Group, Note, Project, Selection, Source

FIELDS = ("authors", "role", "date", "date_as_written", "publisher", "category", "url", "language")
"""Fields of a document's metadata that travel as variables, beside its properties."""

_RICH = {"docx": ".docx", "pdf": ".pdf"}


class Sending:
    """Makes a project of some documents of an open library, within one view of it."""

    def __init__(self, library: Library, records: Sequence[DocumentRecord], options: ProjectOptions) -> None:
        self._library = library
        self._records = records
        self._options = options
        self._names: dict[str, str] = {}
        self._memos = self._chosen_memos()
        self._coders = library.decisions.coders()

    def name_of(self, author: str) -> str:
        """How somebody is called in the project."""
        if not self._options.anonymous or not author:
            return author
        return self._names.setdefault(author, f"coder-{len(self._names) + 1}")

    def project(self, name: str, codebook: bytes) -> Project:
        """The project, without the files of its sources."""
        about: dict[str, list[str]] = {}
        for memo in self._memos:
            about.setdefault(memo.on_id, []).append(memo.id)
        codes = self._library.codes()
        groups = [
            Group(one.id, one.name, one.description, tuple(r.id for r in self._records if one.id in r.groups))
            for one in self._library.groups.all()
        ]
        types = {one.name: one.type for one in self._library.properties.all()}
        return Project(
            name=name,
            codebook=with_names_apart(codebook) if codes else b"",
            sources=tuple(self._source(record, tuple(about.get(record.id, ()))) for record in self._records),
            groups=tuple(group for group in groups if group.sources),
            notes=tuple(
                Note(memo.id, memo.title, memo.text, self.name_of(memo.author), memo.created) for memo in self._memos
            ),
            code_notes={code.id: tuple(about[code.id]) for code in codes if code.id in about},
            notes_of_all=tuple(memo.id for memo in self._memos if memo.on_kind == "library"),
            types={name: types.get(name, "text") for record in self._records for name in record.metadata.extra},
        )

    def with_original(self, source: Source) -> Source:
        """A source of the project with the bytes of its file."""
        return replace(source, original=self._library.source(source.guid))

    def behind(self) -> Behind:
        """What stays."""
        chosen = {record.id for record in self._records}
        marks = [one for one in self._library.highlights() if one.document in chosen]
        by_revision = {record.id: record.revision for record in self._records}
        return Behind(
            unplaced=sum(one.orphaned or one.revision != by_revision[one.document] for one in marks),
            stances=sum(bool(one.stance) for one in marks),
            statuses=sum(bool(one.status) for one in marks) + sum(one.status != Status.UNREAD for one in self._records),
            references=sum(one.document is None or one.document in chosen for one in self._library.references()),
            saved=len(self._library.views.all()) + len(self._library.saved_queries()),
            decisions=sum(one.document in chosen for one in self._library.decisions.all()),
        )

    def _chosen_memos(self) -> list[Memo]:
        if not self._options.with_memos:
            return []
        chosen = {record.id for record in self._records}
        return [memo for memo in self._library.memos.own() if memo.on_kind != "document" or memo.on_id in chosen]

    def _source(self, record: DocumentRecord, notes: tuple[str, ...]) -> Source:
        highlights = self._library.highlights(record.id)
        there = [one for one in highlights if not one.orphaned and one.revision == record.revision]
        metadata = record.metadata
        values = {name: getattr(metadata, name) for name in FIELDS if name != "authors"}
        values = {"authors": "; ".join(metadata.authors), **values, **metadata.extra}
        return Source(
            guid=record.id,
            name=record.title,
            text=self._library.text(record.id),
            selections=tuple(self._selection(one) for one in there),
            suffix=_RICH.get(record.kind, "") if self._options.with_files else "",
            notes=notes,
            values={name: value for name, value in values.items() if value},
            created=record.added,
            left_out=len(highlights) - len(there),
        )

    def _selection(self, highlight: Highlight) -> Selection:
        coders = self._coders
        author, created = self.name_of(highlight.author), highlight.created
        codings = (
            Coding(code, self.name_of(coders.get((highlight.id, code), highlight.author)), created)
            for code in highlight.tags
        )
        return Selection(
            *(highlight.id, highlight.start, highlight.end, highlight.exact, tuple(codings)),
            *(highlight.memo if self._options.with_memos else "", (), author, created),
        )
