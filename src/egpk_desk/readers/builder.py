"""The one way in which the readers of formats with markup build canonical text, blocks and notes.

White space inside a block is collapsed as CSS ``white-space: normal`` does (CSS Text Module Level 3, 4.1): runs of
space, tab and line breaks become one space, none at the block's ends; a no-break space is a character like others.
Blocks are joined by one line feed. A note reference stands in the text as ``[n]``, numbered by the order of first
reference; bodies follow the last body block in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from egpk_desk.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Metadata,
    Note,
    Page,
    Range,
    Span,
    SpanStyle,
    problems,
)

_SPACE = re.compile("[ \t\n\r\f\v]+")
_NO_STYLES: frozenset[SpanStyle] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one set of styles. ``href`` is where a link leads."""

    text: str
    styles: frozenset[SpanStyle] = _NO_STYLES
    href: str | None = None


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to the note ``key``; it becomes ``[n]`` in the text."""

    key: str


Content = Piece | NoteMark


@dataclass(slots=True)
class _Draft:
    """A block before its offsets are known: its text with spans and note marks counted from its own start."""

    text: str
    kind: BlockKind
    level: int
    marker: str | None
    cell: Cell | None
    page: int | None
    origin: str
    run_in: int
    spans: list[Span] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)


class DocumentBuilder:
    """Takes blocks in reading order and gives the Document. Cost is linear in the text."""

    def __init__(self, kind: str, reader: str) -> None:
        self._kind = kind
        self._reader = reader
        self._drafts: list[_Draft] = []
        self._numbers: dict[str, int] = {}
        self._bodies: dict[str, list[tuple[list[Content], str]]] = {}

    def block(
        self,
        kind: BlockKind,
        pieces: Iterable[Content],
        *,
        level: int = 0,
        marker: str | None = None,
        cell: Cell | None = None,
        page: int | None = None,
        origin: str = "",
        run_in: int = 0,
    ) -> int | None:
        """Add a block; returns its index, or None where it has no text and is dropped.

        ``run_in`` is the length of a run-in heading at its head, in code points of the collapsed text.
        """
        draft = self._draft(kind, pieces, level, marker, cell, page, origin, run_in)
        if draft is None:
            return None
        self._drafts.append(draft)
        return len(self._drafts) - 1

    def note_body(self, key: str, paragraphs: Iterable[Sequence[Content]], *, origin: str = "") -> None:
        """Give the body of the note ``key``, one sequence of pieces a paragraph. A second call adds to it."""
        body = self._bodies.setdefault(key, [])
        body.extend((list(pieces), origin) for pieces in paragraphs)

    def texts(self) -> list[str]:
        """The texts of the blocks so far, for finding metadata and headings in them."""
        return [draft.text for draft in self._drafts]

    def kinds(self) -> list[BlockKind]:
        """The kinds of the blocks so far."""
        return [draft.kind for draft in self._drafts]

    def retype(
        self, index: int, kind: BlockKind, *, level: int | None = None, run_in: int | None = None, marker: str | None = None
    ) -> None:
        """Say later what a block is, once its neighbours are known."""
        draft = self._drafts[index]
        draft.kind = kind
        if level is not None:
            draft.level = level
        if run_in is not None:
            draft.run_in = run_in
        if marker is not None:
            draft.marker = marker

    def build(
        self, metadata: Metadata, *, pages: Sequence[Page] = (), warnings: Sequence[str] = ()
    ) -> Document:
        """The finished document; the builder is used up."""
        said = list(warnings)
        drafts = list(self._drafts)
        bodies = self._body_drafts(said)
        parts: list[str] = []
        blocks: list[Block] = []
        notes: list[tuple[int, int, str]] = []
        body_ranges: dict[str, Range] = {}
        at = 0
        for draft, key in [*((draft, None) for draft in drafts), *bodies]:
            if parts:
                parts.append("\n")
                at += 1
            block = _placed(draft, at)
            blocks.append(block)
            parts.append(draft.text)
            notes += [(at + start, at + end, note) for start, end, note in draft.marks]
            if key is not None:
                before = body_ranges.get(key)
                body_ranges[key] = Range(before.start if before else block.start, block.end)
            at = block.end
        text = "".join(parts)
        found = [Note(text[start:end], start, end, body_ranges.get(key)) for start, end, key in sorted(notes)]
        document = Document(
            text=text,
            blocks=tuple(blocks),
            notes=tuple(found),
            pages=tuple(pages),
            metadata=metadata,
            kind=self._kind,
            reader=self._reader,
            warnings=tuple(said),
        )
        wrong = problems(document)
        if wrong:
            raise AssertionError(f"the {self._kind} reader built a wrong document: {wrong[0]}")
        return document

    def _body_drafts(self, warnings: list[str]) -> list[tuple[_Draft, str]]:
        """Note bodies in the order of their numbers, then those that nothing refers to."""
        drafts: list[tuple[_Draft, str]] = []
        done: set[str] = set()
        # A body may itself refer to further notes, which get their numbers while it is drafted.
        while waiting := [key for key in self._numbers if key not in done]:
            for key in waiting:
                done.add(key)
                drafts += self._paragraphs_of(key, f"[{self._numbers[key]}]")
        lonely = [key for key in self._bodies if key not in done]
        for key in lonely:
            drafts += self._paragraphs_of(key, None)
        if lonely:
            warnings.append(f"{len(lonely)} notes have a body but no reference in the text; they stand at the end.")
        return drafts

    def _paragraphs_of(self, key: str, marker: str | None) -> list[tuple[_Draft, str]]:
        drafts = []
        for pieces, origin in self._bodies.get(key, ()):
            draft = self._draft(BlockKind.NOTE, pieces, 0, marker, None, None, origin, 0)
            if draft is not None:
                drafts.append((draft, key))
        return drafts

    def _draft(
        self,
        kind: BlockKind,
        pieces: Iterable[Content],
        level: int,
        marker: str | None,
        cell: Cell | None,
        page: int | None,
        origin: str,
        run_in: int,
    ) -> _Draft | None:
        parts: list[str] = []
        spans: list[Span] = []
        marks: list[tuple[int, int, str]] = []
        at = 0
        space_waits = False
        for piece in pieces:
            if isinstance(piece, NoteMark):
                number = self._numbers.setdefault(piece.key, len(self._numbers) + 1)
                text = f"[{number}]"
                if space_waits and at:
                    parts.append(" ")
                    at += 1
                space_waits = False
                marks.append((at, at + len(text), piece.key))
                spans.append(Span(at, at + len(text), SpanStyle.NOTE_REFERENCE))
                parts.append(text)
                at += len(text)
                continue
            text = _SPACE.sub(" ", piece.text)
            if not text:
                continue
            if text[0] == " ":
                space_waits = True
                text = text[1:]
            if not text:
                continue
            if space_waits and at:
                parts.append(" ")
                at += 1
            space_waits = text[-1] == " "
            text = text.rstrip(" ") if space_waits else text
            if not text:
                continue
            for style in sorted(piece.styles):
                if style is not SpanStyle.LINK:
                    spans.append(Span(at, at + len(text), style))
            if piece.href:
                spans.append(Span(at, at + len(text), SpanStyle.LINK, piece.href))
            parts.append(text)
            at += len(text)
        text = "".join(parts)
        stripped = text.strip()  # also no-break and other Unicode spaces at the block's ends
        if not stripped:
            return None
        cut = len(text) - len(text.lstrip())
        if len(stripped) != len(text):
            spans = [clipped for span in spans if (clipped := _clipped(span, cut, len(stripped)))]
            marks = [(start - cut, end - cut, key) for start, end, key in marks]
        return _Draft(
            stripped, kind, level, marker, cell, page, origin, min(max(0, run_in - cut), len(stripped)), _joined(spans), marks
        )


def _clipped(span: Span, cut: int, length: int) -> Span | None:
    start, end = max(0, span.start - cut), min(length, span.end - cut)
    return replace(span, start=start, end=end) if start < end else None


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbouring spans of one style as one, also over the single space between them; in order of their start."""
    open_spans: dict[tuple[SpanStyle, str | None], int] = {}
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        key = (span.style, span.href)
        index = open_spans.get(key)
        if index is not None and span.style is not SpanStyle.NOTE_REFERENCE and joined[index].end + 1 >= span.start:
            joined[index] = replace(joined[index], end=max(span.end, joined[index].end))
        else:
            open_spans[key] = len(joined)
            joined.append(span)
    return joined


def _placed(draft: _Draft, at: int) -> Block:
    return Block(
        kind=draft.kind,
        start=at,
        end=at + len(draft.text),
        level=draft.level,
        page=draft.page,
        marker=draft.marker,
        cell=draft.cell,
        run_in=Range(at, at + draft.run_in) if draft.run_in else None,
        spans=tuple(replace(span, start=span.start + at, end=span.end + at) for span in draft.spans),
        origin=draft.origin,
    )
