"""What the window reads of a library in one go, in a lane: its lists, or one document with its highlights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from egpk_desk.document import Document
from egpk_desk.errors import NotFound
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Code, DocumentGroup, DocumentRecord, Kind, Property, View
from egpk_desk.workspace import Selection, Workspace


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a library: documents, codes with how many highlights carry each, and the next undo and redo."""

    documents: Sequence[DocumentRecord]
    codes: Sequence[Code]
    counts: Mapping[str, int]
    undo: str
    redo: str
    read_only: bool
    read_only_reason: str
    version: int
    kinds: Sequence[Kind] = ()
    groups: Sequence[DocumentGroup] = ()
    properties: Sequence[Property] = ()
    views: Sequence[View] = ()


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document to read: its record, its text, and its highlights in the order of the text."""

    record: DocumentRecord
    content: Document
    excerpts: Sequence[Excerpt]


def read_lists(workspace: Workspace, before: Lists | None = None) -> Lists:
    """The lists as they stand now; what is as it was ``before`` is the same object and need not be shown again."""
    version = workspace.data_version()
    undo, redo = workspace.next_steps()
    lists = Lists(
        documents=workspace.documents(),
        codes=workspace.codes(),
        counts=workspace.code_counts(),
        undo=undo,
        redo=redo,
        read_only=workspace.read_only,
        read_only_reason=workspace.read_only_reason,
        version=version,
        kinds=workspace.kinds(),
        groups=workspace.organisation.groups(),
        properties=workspace.organisation.properties(),
        views=workspace.organisation.views(),
    )
    if before is None:
        return lists
    return replace(
        lists,
        documents=before.documents if lists.documents == before.documents else lists.documents,
        codes=before.codes if lists.codes == before.codes else lists.codes,
        counts=before.counts if lists.counts == before.counts else lists.counts,
        kinds=before.kinds if lists.kinds == before.kinds else lists.kinds,
    )


def read_document(workspace: Workspace, document: str) -> OpenDocument:
    """A document with its highlights. Raises NotFound."""
    record = workspace.document(document)
    return OpenDocument(record, workspace.content(record.id), read_excerpts(workspace, record.id))


def read_excerpts(workspace: Workspace, document: str) -> list[Excerpt]:
    """The highlights of a document in the order of its text; none where it is not there any more."""
    try:
        found = workspace.excerpts(Selection(documents=(document,)))
    except NotFound:
        return []
    return sorted(found, key=place)


def place(excerpt: Excerpt) -> tuple[int, int, str]:
    """By what the highlights of a document are ordered."""
    return excerpt.highlight.start, excerpt.highlight.end, excerpt.highlight.id
