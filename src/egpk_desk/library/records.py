"""The values that the library gives and takes. All ranges are code points of a revision's text, half-open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from egpk_desk.document import Document, Metadata


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as lists show it. ``id`` is UUIDv5 of the source's SHA-256, ``revision`` the current revision's id.

    ``characters`` counts code points, ``blocks``, ``pages``, ``notes`` and ``highlights`` count what there is.
    ``status`` is a :class:`Status`, never none; ``groups`` are the ids of the document groups that it is in.
    """

    id: str
    revision: str
    metadata: Metadata
    kind: str
    sha256: str
    file_name: str
    characters: int
    blocks: int
    pages: int
    notes: int
    highlights: int
    added: str  # ISO 8601, UTC; shown only
    status: str = "unread"
    groups: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.metadata.title or self.file_name


class Stance(StrEnum):
    """How a passage stands to its code."""

    NONE = ""
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Status(StrEnum):
    """How far the work on a document or a passage has come, as the user says; a passage may have none."""

    NONE = ""
    UNREAD = "unread"
    READING = "reading"
    CODED = "coded"
    TO_CHECK = "to-check"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage. ``tags`` are code ids in the order they were given.

    ``revision``, ``start`` and ``end`` say where it stands now; ``orphaned`` where the current text no longer holds
    it (then they are of the revision on which it was last found). ``prefix`` and ``suffix`` hold up to 32 code points.
    ``through`` is the marker of the source's own note that gives the work which the passage is cited from, where the
    user chose so: that work is cited, through the document.
    """

    id: str
    document: str
    revision: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    tags: tuple[str, ...] = ()
    memo: str = ""
    stance: str = ""
    author: str = ""
    created: str = ""
    orphaned: bool = False
    status: str = ""
    through: str = ""


class Coded(NamedTuple):
    """A highlight as questions about codes need it: the least, so that 100,000 of them are read at once."""

    id: str
    document: str
    start: int
    end: int
    stance: str
    author: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the codebook: a driver, a dimension or a kind the user named.

    ``slug`` is the whole path (``dimension/economic/trade``), ``kind`` its first step, ``parent`` the id of the code
    above it or None. ``colour`` is ``#rrggbb``. ``position`` orders siblings. ``use_when``, ``use_not`` and ``example``
    tell when to give the code; one that is not ``codable`` only holds those below it together.
    """

    id: str
    slug: str
    kind: str
    name_ar: str
    name_en: str
    colour: str
    definition: str = ""
    parent: str | None = None
    retired: bool = False
    position: int = 0
    use_when: str = ""
    use_not: str = ""
    example: str = ""
    codable: bool = True

    def name(self, language: str) -> str:
        """The name in ``ar`` or ``en``, whichever there is."""
        first, second = (self.name_ar, self.name_en) if language == "ar" else (self.name_en, self.name_ar)
        return first or second or self.slug


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of codes: ``driver``, ``dimension`` or what the user named. ``slug`` begins the slugs of its codes."""

    slug: str
    name_ar: str = ""
    name_en: str = ""
    definition: str = ""

    def name(self, language: str) -> str:
        """The name in ``ar`` or ``en``, whichever there is."""
        first, second = (self.name_ar, self.name_en) if language == "ar" else (self.name_en, self.name_ar)
        return first or second or self.slug


@dataclass(frozen=True, slots=True)
class CodeSet:
    """A set of codes (ids) across the tree, as other programs make them."""

    id: str
    name: str
    definition: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query to be asked again. ``options`` are those of the search; ``seen`` is the last document's number then."""

    id: str
    name: str
    query: str
    options: Mapping[str, Any]
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Rejection:
    """A passage of a revision that was refused as a suggestion for a code."""

    id: str
    code: str
    document: str
    revision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A stored bibliographic record in CSL-JSON, with the key it is cited by.

    That of a document (``document`` is its id) holds what the document's metadata has no field for; that of a work
    without a file (``document`` is None) holds all.
    """

    id: str
    key: str
    data: Mapping[str, Any]
    document: str | None = None


class MemoOn(StrEnum):
    """What a memo is on. The memo of a highlight is a field of the highlight."""

    LIBRARY = "library"
    DOCUMENT = "document"
    CODE = "code"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo on the library, a document, a code or a highlight; ``on_id`` is the id of that, empty for the library.

    ``text`` holds its links as they are stored (:mod:`egpk_desk.text.links`). The memo of a highlight has the
    highlight's own id, and no title.
    """

    id: str
    on_kind: str
    on_id: str
    title: str
    text: str
    author: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """A set of documents; a document may be in several."""

    id: str
    name: str
    description: str = ""
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Property:
    """A free property of documents: ``type`` is ``text``, ``number`` or ``date``, and only a hint how to compare."""

    name: str
    type: str = "text"
    documents: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """A named way to look at the library; what ``definition`` may hold stands in :mod:`egpk_desk.views`."""

    id: str
    name: str
    definition: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One change in the journal. Operations of one command share a ``step``; ``what`` names the change.

    ``undoes`` is the step this one takes back (or, for a redo, brings back), else None. ``when`` is shown, never
    compared; ``clock`` is the Lamport clock.
    """

    id: str
    step: str
    clock: int
    author: str
    when: str
    what: str
    object_kind: str
    object_id: str
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What undo or redo did: ``what`` names the step; ``reason`` says why nothing was done, where ``done`` is False."""

    done: bool
    what: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A hit: the smallest range of ``document``'s text that holds all words. ``block`` is an index into its blocks.

    ``ranges`` are the words found, as ranges of the text; ``marks`` the same as ranges of ``snippet``, to be coloured.
    For a memo ``start`` and ``end`` are its highlight's, and ``ranges`` is empty; ``memo`` is its id and ``on`` what it
    is on (a :class:`MemoOn`). A memo on a code or the library has no ``document``; its own title is the ``title``.
    """

    document: str
    title: str
    start: int
    end: int
    snippet: str
    block: int
    page: int | None = None
    ranges: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    memo: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A read source, made ready to be stored without further heavy work; picklable, made in any process.

    ``id`` and ``revision`` are the identities of document and text. ``source`` is the file's bytes as stored,
    ``compressed`` says whether zlib was worth it; ``text`` and ``body`` are the document as stored (see
    :mod:`~egpk_desk.library.codec`); ``folded`` holds each block's folded words for the full-text index (see
    :func:`~egpk_desk.library.index.indexed`), in the order of ``document.blocks``.
    """

    document: Document
    id: str
    revision: str
    sha256: str
    size: int
    file_name: str
    source: bytes
    compressed: bool
    text: bytes = field(repr=False, default=b"")
    body: bytes = field(repr=False, default=b"")
    folded: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a library: where, and what."""

    where: str
    problem: str


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of a prepared source: ``status`` is ``new``, ``duplicate`` or ``revised``."""

    id: str
    status: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did here: operations taken in; objects shown, changed and removed, by kind.

    ``conflicts`` is how many are open in all; ``waiting`` are documents that operations came for, but no text.
    """

    operations: int
    shown: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    conflicts: int
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: the operation, who made it and when, and the value that it gives.

    ``removes`` says that it is a removal; a removal, and what stands against one, has no value.
    """

    operation: str
    author: str
    when: str
    what: str
    value: Any
    is_mine: bool
    removes: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """An open conflict: a field of an object that two libraries set apart, with all sides; the last one holds."""

    id: str
    kind: str
    object_id: str
    field: str
    sides: tuple[Side, ...]


class CodedBy(NamedTuple):
    """A code that a coder put on a passage: code and highlight by their ids, where it stood (half-open)."""

    coder: str
    code: str
    highlight: str
    start: int
    end: int


RULINGS = ("accept", "both", "neither", "other")
"""The ways to settle a disagreement of coders."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a disagreement was settled, and why: ``how`` is one of :data:`RULINGS`.

    ``coders`` are those whose coding was accepted; ``codes`` (ids) what was given instead, on the highlight ``made``.
    """

    how: str
    coders: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    reason: str = ""
    made: str = ""

    def kept(self, coders: Iterable[str]) -> frozenset[str]:
        """Of these coders, those whose coding stands."""
        return frozenset(one for one in coders if self.how == "both" or (self.how == "accept" and one in self.coders))


@dataclass(frozen=True, slots=True)
class Decision:
    """A settled disagreement: where it stands, what each had coded, what was decided, by whom and when."""

    id: str
    document: str
    revision: str
    start: int
    end: int
    codings: tuple[CodedBy, ...]
    ruling: Ruling
    author: str
    when: str


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """A merge as this library keeps it: ``source`` names what was joined, ``authors`` whose changes came.

    ``conflicts`` are the fields that it left to be settled: kind and id of the object, and the field.
    """

    step: str
    when: str
    author: str
    source: str
    operations: int
    authors: tuple[str, ...]
    conflicts: tuple[tuple[str, str, str], ...]
