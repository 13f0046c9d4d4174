"""The Document: what every reader gives and everything else is a range over.

All offsets are code points of :attr:`Document.text`, half-open ``[start, end)``. Nothing here reads or writes files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is; the values are those of the ``blocks`` command."""

    TITLE = "title"
    HEADING = "heading"
    RUN_IN_HEADING = "run-in-heading"  # only in listings: a sub-range of its paragraph, see Block.run_in
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTE = "quote"
    CAPTION = "caption"
    NOTE = "note"  # the body of a note, after the last body block
    METADATA = "metadata"  # breadcrumb, posting, category, comment and author lines
    FURNITURE = "furniture"  # running heads, feet, page numbers, menus that stand in the text


@dataclass(frozen=True, slots=True)
class Range:
    """A half-open range of code points of the canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: [{self.start}, {self.end})")

    def shifted(self, by: int) -> Range:
        return Range(self.start + by, self.end + by)


class SpanStyle(StrEnum):
    """How a stretch inside a block is set off in the source."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    LINK = "link"
    NOTE_REFERENCE = "note-reference"


@dataclass(frozen=True, slots=True)
class Span:
    """A styled stretch of one block. Offsets are of the document, not of the block. ``href`` only with LINK."""

    start: int
    end: int
    style: SpanStyle
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands. All counts from 0; ``table`` numbers the tables of the document in reading order."""

    table: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text: a paragraph, heading, list item, table cell, note body, …

    ``level`` is 1 to 6 for headings (1 the highest), the nesting depth from 1 for list items, else 0.
    ``run_in`` is the range of a run-in heading at the head of the paragraph (without the colon that ends it).
    ``marker`` is a list item's bullet or number, or a note body's marker such as ``[1]``.
    ``page`` is 1-based, the page on which the block begins, or None where the source has no pages.
    ``origin`` says where in the source it came from, for people: ``line 12``, ``word/document.xml p 7``, ``page 3``.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None
    marker: str | None = None
    cell: Cell | None = None
    run_in: Range | None = None
    spans: tuple[Span, ...] = ()
    origin: str = ""

    @property
    def range(self) -> Range:
        return Range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Note:
    """A note reference in the text and, where the source has it, its body.

    ``[start, end)`` is the marker as it stands in the text (``[1]``). ``body`` is the range of the body, which may run
    over several ``note`` blocks; None where the source lacks it.
    """

    marker: str
    start: int
    end: int
    body: Range | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged source. ``index`` is 1-based, ``label`` the printed label (``٣``, ``iv``), sizes in points.

    ``ranges`` are the stretches of the text that stand on it, in text order.
    """

    index: int
    label: str
    width: float = 0.0
    height: float = 0.0
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word that was read by text recognition (OCR): its range, and how sure that was, in percent."""

    start: int
    end: int
    confidence: int

    @property
    def is_doubtful(self) -> bool:
        """Whether the word should be compared with the page."""
        return self.confidence < LEAST_SURE


LEAST_SURE = 70
"""Percent below which a recognised word is marked: of those above it nearly all are right."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the report as a publication. Empty strings and tuples stand for "not known".

    ``date`` is ISO 8601 of any precision (``2025``, ``2025-11``, ``2025-11-24``), Gregorian; ``date_as_written`` what
    the source says. ``language`` is a BCP 47 tag. ``extra`` keeps what has no field of its own.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    role: str = ""
    date: str = ""
    date_as_written: str = ""
    publisher: str = ""
    category: str = ""
    url: str = ""
    language: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def author(self) -> str:
        """The authors as one string, joined as Arabic (or Latin) text joins names in a list."""
        joiner = "، " if any("\u0600" <= c <= "\u06ff" for name in self.authors for c in name) else ", "
        return joiner.join(self.authors)

    def merged_over(self, weaker: Metadata) -> Metadata:
        """This metadata, with empty fields filled from ``weaker``."""
        filled = {
            name: getattr(self, name) or getattr(weaker, name)
            for name in ("title", "authors", "role", "publisher", "category", "url", "language")
        }
        dated = self if self.date else weaker
        extra = {**weaker.extra, **self.extra}
        return replace(self, **filled, date=dated.date, date_as_written=dated.date_as_written, extra=extra)

    def __hash__(self) -> int:
        return hash((self.title, self.authors, self.date, self.publisher))

    def __reduce__(self):  # type: ignore[no-untyped-def]
        values = (self.title, self.authors, self.role, self.date, self.date_as_written, self.publisher)
        return Metadata, (*values, self.category, self.url, self.language, dict(self.extra))


@dataclass(frozen=True, slots=True)
class Document:
    """A source as text: canonical text, blocks in reading order, notes, pages and metadata.

    ``kind`` is the format read: ``text``, ``html``, ``markdown``, ``docx``, ``odt`` or ``pdf``. ``reader`` names the
    reader and its version (``docx/1``): together with source and text it identifies the revision. ``warnings`` are
    sentences for the user about what could not be read. ``recognised`` are the words that text recognition read, in
    order. ``places`` says where the letters of a PDF stand on its pages (a packed :class:`PdfLayout`); what has none
    has it read from the source where it is needed.
    """

    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    pages: tuple[Page, ...] = ()
    metadata: Metadata = Metadata()
    kind: str = "text"
    reader: str = "text/1"
    warnings: tuple[str, ...] = ()
    recognised: tuple[RecognisedWord, ...] = ()
    places: bytes = field(default=b"", repr=False)

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def slice(self, range_: Range) -> str:
        return self.text[range_.start : range_.end]

    def body(self) -> Iterator[Block]:
        """The blocks an author wrote as running text: neither metadata, furniture nor notes."""
        quiet = (BlockKind.METADATA, BlockKind.FURNITURE, BlockKind.NOTE)
        return (block for block in self.blocks if block.kind not in quiet)


def problems(document: Document) -> list[str]:
    """What is wrong with a document's structure, by the invariants of its canonical text; empty where all hold.

    Blocks are non-empty, ordered, apart, with only white space between; spans, run-in headings and notes lie where
    they say; note bodies come after the last body block; every character that is not white space is in a block.
    """
    found: list[str] = []
    text, at, seen_note = document.text, 0, False
    for index, block in enumerate(document.blocks):
        where = f"block {index} ({block.kind})"
        if block.kind is BlockKind.RUN_IN_HEADING:
            found.append(f"{where}: a run-in heading is a sub-range, not a block")
        if not at <= block.start < block.end <= len(text):
            found.append(f"{where}: [{block.start}, {block.end}) is empty, overlaps or lies outside the text")
            continue
        if text[at : block.start].strip():
            found.append(f"{where}: text before it is in no block: {text[at : block.start].strip()[:40]!r}")
        piece = text[block.start : block.end]
        if piece != piece.strip():
            found.append(f"{where}: begins or ends with white space")
        for span in block.spans:
            if not block.start <= span.start < span.end <= block.end:
                found.append(f"{where}: span {span.style} lies outside it")
        if block.run_in and not block.start <= block.run_in.start < block.run_in.end <= block.end:
            found.append(f"{where}: its run-in heading lies outside it")
        if (block.kind is BlockKind.TABLE_CELL) != (block.cell is not None):
            found.append(f"{where}: a table cell has a cell, and nothing else has")
        if block.kind is BlockKind.NOTE:
            seen_note = True
        elif seen_note and block.kind not in (BlockKind.METADATA, BlockKind.FURNITURE):
            found.append(f"{where}: a body block after a note body")
        at = block.end
    if text[at:].strip():
        found.append(f"text after the last block is in no block: {text[at:].strip()[:40]!r}")
    bodies = [block for block in document.blocks if block.kind is BlockKind.NOTE]
    starts = [block.start for block in bodies]
    for note in document.notes:
        if text[note.start : note.end] != note.marker:
            found.append(f"note {note.marker}: its marker does not stand at [{note.start}, {note.end})")
        if note.body:
            at = bisect_right(starts, note.body.start) - 1
            if at < 0 or note.body.start >= bodies[at].end:
                found.append(f"note {note.marker}: its body is not a note block")
    return found
