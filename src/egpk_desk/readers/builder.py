"""The one way in which the readers of formats with markup build canonical text, blocks and notes.

White space inside a block is collapsed as CSS ``white-space: normal`` does (CSS Text Module Level 3, 4.1): runs of
space, tab and line breaks become one space, none at the block's ends; a no-break space is a character like others.
Empty blocks are dropped, blocks are joined by one line feed. A note reference stands in the text as ``[n]``, numbered
by the order of first reference; bodies follow the last body block in that order. Everything takes linear time.
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
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits

_SPACE = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_NO_STYLES: frozenset[SpanStyle] = frozenset()
_MOST_SPANNED = 1_000  # rows or columns under one cell; hostile files ask for millions


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one set of styles. ``href`` is where a link leads.

    ``page`` is the 1-based page it stands on where that is not the page of its block.
    """

    text: str
    styles: frozenset[SpanStyle] = _NO_STYLES
    href: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to the note ``key``; it becomes ``[n]`` in the text."""

    key: str
    page: int | None = None


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
    run_in: tuple[int, int] | None
    spans: list[Span] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)  # offset from which a page holds, page


@dataclass(slots=True)
class _Body:
    paragraphs: list[tuple[Sequence[Content], str]] = field(default_factory=list)  # contents, origin
    marker: str | None = None
    page: int | None = None


class DocumentBuilder:
    """Takes blocks in reading order and gives the Document. Cost is linear in the text.

    Raises :class:`UnreadableSource` where the text grows beyond ``limits.max_characters``.
    """

    def __init__(self, kind: str, reader: str, limits: Limits = DEFAULT_LIMITS) -> None:
        self._kind = kind
        self._reader = reader
        self._limits = limits
        self._characters = 0
        self._drafts: list[_Draft] = []
        self._numbers: dict[str, int] = {}
        self._bodies: dict[str, _Body] = {}
        self._said: list[str] = []

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
        run_in: int | tuple[int, int] = 0,
        preserve: bool = False,
    ) -> int | None:
        """Add a block; returns its index, or None where it has no text and is dropped.

        ``run_in`` is the length of a run-in heading at its head, or its ``(start, end)``, in code points of the
        collapsed text. ``preserve`` keeps the white space inside as it is (``<pre>``).
        """
        draft = self._draft(kind, pieces, level, marker, cell, page, origin, preserve)
        if draft is None:
            return None
        draft.run_in = _run_in(run_in, draft.text)
        self._drafts.append(draft)
        return len(self._drafts) - 1

    def note_body(
        self,
        key: str,
        paragraphs: Iterable[Sequence[Content]],
        *,
        origin: str = "",
        marker: str | None = None,
        page: int | None = None,
    ) -> None:
        """Give the body of the note ``key``, one sequence of pieces a paragraph. A second call adds to it.

        ``marker`` is what the source calls the note; it is kept where nothing in the text refers to the note.
        """
        body = self._bodies.setdefault(key, _Body(marker=marker, page=page))
        body.paragraphs.extend((list(pieces), origin) for pieces in paragraphs)

    def warn(self, sentence: str) -> None:
        """Keep a sentence for the user; the same sentence is kept once."""
        if sentence not in self._said:
            self._said.append(sentence)

    def texts(self) -> list[str]:
        """The texts of the blocks so far, for finding metadata and headings in them."""
        return [draft.text for draft in self._drafts]

    def kinds(self) -> list[BlockKind]:
        """The kinds of the blocks so far."""
        return [draft.kind for draft in self._drafts]

    def kind_of(self, index: int) -> BlockKind:
        """The kind of one block."""
        return self._drafts[index].kind

    def is_wholly(self, index: int, style: SpanStyle) -> bool:
        """Whether all letters of a block are of that style; note references do not count."""
        draft = self._drafts[index]
        quiet = [(span.start, span.end) for span in draft.spans if span.style in (style, SpanStyle.NOTE_REFERENCE)]
        at = 0
        for start, end in sorted(quiet):
            if any(map(str.isalnum, draft.text[at:start])):
                return False
            at = max(at, end)
        return at > 0 and not any(map(str.isalnum, draft.text[at:]))

    def retype(
        self,
        index: int,
        kind: BlockKind,
        *,
        level: int | None = None,
        run_in: int | tuple[int, int] | None = None,
        marker: str | None = None,
    ) -> None:
        """Say later what a block is, once its neighbours are known."""
        draft = self._drafts[index]
        draft.kind = kind
        if level is not None:
            draft.level = level
        if run_in is not None:
            draft.run_in = _run_in(run_in, draft.text)
        if marker is not None:
            draft.marker = marker

    def build(self, metadata: Metadata, *, pages: Sequence[Page] = (), warnings: Sequence[str] = ()) -> Document:
        """The finished document; the builder is used up. Pages without ranges get those of the pieces on them.

        Raises AssertionError where the result does not hold what :func:`egpk_desk.document.problems` asks: a fault of
        a reader, never of the source.
        """
        for sentence in warnings:
            self.warn(sentence)
        drafts = [(draft, "") for draft in self._drafts]
        drafts += self._body_drafts()
        parts: list[str] = []
        blocks: list[Block] = []
        notes: list[tuple[int, int, str]] = []
        body_ranges: dict[str, Range] = {}
        page_ranges: dict[int, list[Range]] = {}
        at = 0
        for draft, key in drafts:
            if parts:
                parts.append("\n")
                at += 1
            block = _placed(draft, at)
            blocks.append(block)
            parts.append(draft.text)
            notes += [(at + start, at + end, note) for start, end, note in draft.marks]
            _enter_pages(page_ranges, draft, at)
            if key:
                before = body_ranges.get(key)
                body_ranges[key] = Range(before.start if before else block.start, block.end)
            at = block.end
        text = "".join(parts)
        found = [Note(text[start:end], start, end, body_ranges.get(key)) for start, end, key in notes]
        document = Document(
            text=text,
            blocks=tuple(blocks),
            notes=tuple(found),
            pages=tuple(
                page if page.ranges else replace(page, ranges=tuple(page_ranges.get(page.index, ()))) for page in pages
            ),
            metadata=metadata,
            kind=self._kind,
            reader=self._reader,
            warnings=tuple(self._said),
        )
        wrong = problems(document)
        if wrong:
            raise AssertionError(f"the {self._kind} reader built a wrong document: {wrong[0]}")
        return document

    def _body_drafts(self) -> list[tuple[_Draft, str]]:
        """Note bodies in the order of their numbers, then those that nothing refers to."""
        drafts: list[tuple[_Draft, str]] = []
        done: set[str] = set()
        lacking: list[str] = []
        lonely = 0

        def follow() -> None:
            # A body may itself refer to further notes, which get their numbers while it is drafted.
            for key in self._pending(done):
                done.add(key)
                found = self._paragraphs_of(key, f"[{self._numbers[key]}]")
                drafts.extend(found)
                if not found:
                    lacking.append(f"[{self._numbers[key]}]")

        follow()
        for key in self._bodies:
            if key not in done:
                done.add(key)
                number = self._numbers.get(key)  # another body that nothing refers to may refer to this one
                found = self._paragraphs_of(key, f"[{number}]" if number else self._bodies[key].marker)
                drafts += found
                lonely += bool(found)
        follow()
        if lacking:
            shown = ", ".join(lacking[:8]) + (" …" if len(lacking) > 8 else "")
            self.warn(f"The source lacks the text of the note{'s' * (len(lacking) > 1)} {shown}.")
        if lonely:
            what = "One note is" if lonely == 1 else f"{lonely} notes are"
            self.warn(f"{what} referred to nowhere in the text; kept at the end.")
        return drafts

    def _pending(self, done: set[str]) -> Iterable[str]:
        """Keys by number, those included that get a number while this runs."""
        keys: list[str] = []
        at = 0
        while True:
            if len(keys) < len(self._numbers):
                keys = list(self._numbers)
            if at == len(keys):
                return
            if keys[at] not in done:
                yield keys[at]
            at += 1

    def _paragraphs_of(self, key: str, marker: str | None) -> list[tuple[_Draft, str]]:
        drafts: list[tuple[_Draft, str]] = []
        body = self._bodies.get(key)
        for pieces, origin in body.paragraphs if body else ():
            first = marker if not drafts else None
            draft = self._draft(BlockKind.NOTE, pieces, 0, first, None, body.page if body else None, origin, False)
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
        preserve: bool,
    ) -> _Draft | None:
        writer = _Writer(preserve)
        for piece in pieces:
            if isinstance(piece, NoteMark):
                number = self._numbers.setdefault(piece.key, len(self._numbers) + 1)
                writer.mark(piece.key, f"[{number}]", piece.page or page)
            else:
                writer.add(piece, piece.page or page)
        text = writer.finish()
        if not text:
            return None
        self._characters += len(text) + 1
        if self._characters > self._limits.max_characters:
            raise UnreadableSource(
                f"The text is longer than {self._limits.max_characters:,} characters.",
                "Split the file and import the parts.",
            )
        first_page = writer.turns[0][1] if writer.turns else page
        sane = _sane(cell)
        return _Draft(
            text, kind, level, marker, sane, first_page, origin, None, writer.spans, writer.marks, writer.turns
        )


_StyleKey = tuple[SpanStyle, str | None]


class _Writer:
    """Collapses the pieces of one block. Offsets count from the block's start."""

    def __init__(self, preserve: bool) -> None:
        self._preserve = preserve
        self._text: list[str] = []
        self._length = 0
        self._space_waits = False  # white space was seen; it is written before the next visible character
        self._open: dict[_StyleKey, tuple[int, int]] = {}  # start is -1 until something visible carries the style
        self.spans: list[Span] = []
        self.marks: list[tuple[int, int, str]] = []
        self.turns: list[tuple[int, int]] = []

    def add(self, piece: Piece, page: int | None) -> None:
        keys: set[_StyleKey] = {(style, None) for style in piece.styles if style is not SpanStyle.LINK}
        if piece.href:
            keys.add((SpanStyle.LINK, piece.href))
        self._turn_to(keys)
        if self._preserve:
            self._emit(piece.text, page)
            return
        for index, word in enumerate(_SPACE.split(piece.text)):
            if index:
                self._space_waits = True
            self._emit(word, page)

    def mark(self, key: str, marker: str, page: int | None) -> None:
        self._turn_to(set())
        self._emit(marker, page)
        start = self._length - len(marker)
        self.marks.append((start, self._length, key))
        self.spans.append(Span(start, self._length, SpanStyle.NOTE_REFERENCE))

    def finish(self) -> str:
        """The text of the block, stripped; what was noted of it is cut to that."""
        for key in list(self._open):
            self._close(key)
        text = "".join(self._text).rstrip()
        length = len(text)
        kept = [replace(span, end=min(span.end, length)) for span in self.spans if span.start < length]
        self.spans = sorted(kept, key=lambda span: (span.start, span.end, span.style))
        self.turns = [turn for turn in self.turns if turn[0] < length]
        return text

    def _turn_to(self, keys: set[_StyleKey]) -> None:
        for key in [key for key in self._open if key not in keys]:
            self._close(key)
        for key in keys:
            self._open.setdefault(key, (-1, -1))

    def _close(self, key: _StyleKey) -> None:
        start, end = self._open.pop(key)
        if start >= 0:
            self.spans.append(Span(start, end, *key))

    def _emit(self, word: str, page: int | None) -> None:
        if not self._length:
            word = word.lstrip()  # no-break and other Unicode spaces too: a block never begins with one
            self._space_waits = False
        if not word:
            return
        if self._space_waits:
            self._text.append(" ")
            self._length += 1
            self._space_waits = False
        if page is not None and (not self.turns or self.turns[-1][1] != page):
            self.turns.append((self._length, page))
        start = self._length
        self._text.append(word)
        self._length += len(word)
        for key, (first, _) in self._open.items():
            self._open[key] = (start if first < 0 else first, self._length)


def _run_in(asked: int | tuple[int, int], text: str) -> tuple[int, int] | None:
    start, end = asked if isinstance(asked, tuple) else (0, asked)
    start, end = max(0, start), min(end, len(text))
    return (start, end) if start < end else None


def _sane(cell: Cell | None) -> Cell | None:
    if cell is None or (1 <= cell.rowspan <= _MOST_SPANNED and 1 <= cell.colspan <= _MOST_SPANNED):
        return cell
    rowspan, colspan = (max(1, min(spanned, _MOST_SPANNED)) for spanned in (cell.rowspan, cell.colspan))
    return replace(cell, rowspan=rowspan, colspan=colspan)


def _enter_pages(ranges: dict[int, list[Range]], draft: _Draft, at: int) -> None:
    """Note which stretch of a block that begins at ``at`` stands on which page."""
    for index, (offset, page) in enumerate(draft.turns):
        end = draft.turns[index + 1][0] if index + 1 < len(draft.turns) else len(draft.text)
        held = ranges.setdefault(page, [])
        if held and held[-1].end + 1 >= at + offset:
            held[-1] = Range(held[-1].start, at + end)
        else:
            held.append(Range(at + offset, at + end))


def _placed(draft: _Draft, at: int) -> Block:
    return Block(
        kind=draft.kind,
        start=at,
        end=at + len(draft.text),
        level=draft.level,
        page=draft.page,
        marker=draft.marker,
        cell=draft.cell,
        run_in=Range(at + draft.run_in[0], at + draft.run_in[1]) if draft.run_in else None,
        spans=tuple(replace(span, start=span.start + at, end=span.end + at) for span in draft.spans),
        origin=draft.origin,
    )
