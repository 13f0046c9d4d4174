"""Choosing passages by what is known of their documents, by coder and by stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from egpk_desk.analysis.conditions import Condition
from egpk_desk.library.records import Coded, DocumentRecord
from egpk_desk.text.folding import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that hold together; an empty one asks nothing.

    ``author``, ``publisher`` and ``category`` must stand in the document's, however spelt. ``since`` and ``until`` are
    ISO dates of any precision, both included: a document of 2025 lies within ``since`` 2025-03 where it may. ``kind``
    is the format that was read. ``coder`` is who highlighted. ``properties`` are conditions on what
    documents have of free properties; ``groups`` are ids, and a document must be in one of them.
    """

    author: str = ""
    publisher: str = ""
    category: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    language: str = ""
    coder: str = ""
    stance: str = ""
    properties: tuple[Condition, ...] = ()
    groups: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def accepts_document(self, record: DocumentRecord) -> bool:
        """Whether a document fulfils what is asked of documents."""
        metadata = record.metadata
        return (
            _within(self.author, metadata.author)
            and _within(self.publisher, metadata.publisher)
            and _within(self.category, metadata.category)
            and self._in_time(metadata.date)
            and (not self.kind or record.kind == self.kind)
            and (not self.language or metadata.language.split("-")[0] == self.language)
            and (not self.groups or not set(self.groups).isdisjoint(record.groups))
            and all(condition.holds(record) for condition in self.properties)
        )

    def _in_time(self, date: str) -> bool:
        if not date:
            return not (self.since or self.until)
        since_fits = not self.since or date >= self.since[: len(date)]
        return since_fits and (not self.until or date[: len(self.until)] <= self.until)

    def chosen(self, passages: Sequence[Coded], records: Mapping[str, DocumentRecord]) -> list[Coded]:
        """The passages that fulfil all conditions, in order."""
        documents = {one for one, record in records.items() if self.accepts_document(record)}
        return [
            passage
            for passage in passages
            if passage.document in documents
            and (not self.coder or passage.author == self.coder)
            and (not self.stance or passage.stance == self.stance)
        ]


def _within(wanted: str, said: str) -> bool:
    return not wanted or " ".join(fold(wanted).split()) in " ".join(fold(said).split())


NO_FILTERS = Filters()
