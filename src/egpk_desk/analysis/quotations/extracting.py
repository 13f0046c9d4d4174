"""What a manuscript quotes: between quotation marks, in block quotes, and sentences that carry a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from egpk_desk.analysis.quotations.marks import Marks, marked
from egpk_desk.document import Block, BlockKind, Document, Note
from egpk_desk.text.sentences import sentences

_OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:…+|\.{2,}|\.(?:\s\.)+)\s*[\])]|…+|\.{2,}|\.(?:\s\.){2,})\s*")
_LETTERS = r"[^\W\d_]*(?:[\u064b-\u0652\u0670][^\W\d_]*)*"
_INSERTION = re.compile(
    rf"(?P<before>{_LETTERS})\[(?P<within>[^\W\d_][^\s\[\]]{{0,30}})\](?P<after>{_LETTERS})"
    r"|\[(?!\s*[\d٠-٩]+\s*\])[^\[\]]{1,200}\]"
)
_MARKER = re.compile(r"\[\s*[\d٠-٩]+\s*\]")
_SENTENCE_GOES_ON = re.compile(r"[.!?؟…]\s+\w|[«»“”„\"]")
_QUOTED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CAPTION})
_CLOSING = re.compile(r"^(?:>>|\)\)|.)", re.DOTALL)
_OPENED_ANEW = re.compile(r"\n\s*[«“„‹]")
_WORD = re.compile(r"\w+")
_FEWEST_IN_SENTENCE = 6
_MOST_BLOCKS = 12  # over which one quotation may go


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation that stands without a break. ``after`` says what stands before it.

    ``after`` is ``omission`` (…), ``insertion`` (words of the quoting author in brackets), ``paragraph`` (a new one,
    with nothing left out), or empty where nothing does.
    ``rest``, where it is not None, says that the piece is one word with letters in brackets, such as ``البحر[ية]`` or
    ``[T]he``: ``text`` is what stands before the brackets, ``rest`` what stands after them.
    """

    text: str
    after: str = ""
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something quoted, its place in the manuscript, and the body of its note, where it has one.

    ``text`` is as it stands there, without its marks; ``whole`` is the same without note markers. ``kind`` is
    ``marks``, ``single`` (marks that may be apostrophes), ``block`` or ``sentence``: what merely carries a note may be
    in the author's own words.
    """

    text: str
    start: int
    end: int
    kind: str
    note: str | None = None

    @property
    def whole(self) -> str:
        return _MARKER.sub("", self.text)

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.whole))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The stretches between what was left out and what was put in."""
        found: list[Piece] = []
        after = ""
        for part in _OMISSION.split(self.whole):
            for number, paragraph in enumerate(part.split("\n")):
                after = "paragraph" if number else after
                after = self._cut(paragraph, after, found)
            after = "omission"
        return tuple(found)

    @staticmethod
    def _cut(part: str, after: str, found: list[Piece]) -> str:
        """Add the pieces of a part without omissions; returns what stands before what follows it."""
        at = 0
        for inserted in _INSERTION.finditer(part):
            if _WORD.search(part, at, inserted.start()):
                found.append(Piece(part[at : inserted.start()], after))
                after = ""
            at = inserted.end()
            if inserted["before"] or inserted["after"]:
                found.append(Piece(inserted["before"], after, inserted["after"]))
                after = ""
            else:
                after = "insertion"
        if _WORD.search(part, at):
            found.append(Piece(part[at:], after))
            after = ""
        return after


def extract(document: Document) -> list[Quotation]:
    """The quotations of a manuscript in the order of its text. Offsets are code points, half-open."""
    found: list[Quotation] = []
    notes_of = [[note for note in document.notes if b.start <= note.start < b.end] for b in document.blocks]
    in_marks = list(_in_marks(document, notes_of))
    for block, notes in zip(document.blocks, notes_of, strict=True):
        if block.kind is BlockKind.QUOTE:
            found.append(_of_block(document, block, notes))
        elif block.kind in _QUOTED_KINDS:
            found += _sentences(document, block, notes, in_marks)
    return sorted([*found, *in_marks], key=lambda each: each.start)


def _of_block(document: Document, block: Block, notes: Sequence[Note]) -> Quotation:
    text = document.block_text(block)
    stripped = text.strip('«»“”" ')
    return Quotation(stripped, block.start, block.end, "block", _body(document, notes[-1]) if notes else None)


def _in_marks(document: Document, notes_of: Sequence[Sequence[Note]]) -> Iterator[Quotation]:
    """What stands between quotation marks, in one block or over several."""
    blocks = document.blocks
    marks = [marked(document.text, b.start, b.end) if b.kind in _QUOTED_KINDS else None for b in blocks]
    until = 0  # of what began in an earlier block
    for number, own in enumerate(marks):
        if own is None:
            continue
        for start, end, inner, single in own.pairs:
            if start >= until and _WORD.search(document.text, start + inner, end):
                yield _quotation(document, notes_of[number], start, start + inner, end, single=single)
        if own.open is not None and own.open[0] >= until:
            closed = next(_closings(marks, number, own.open[1]), None)
            if closed is not None:
                at, close = closed
                start = own.open[0] + len(own.open[1])
                yield _quotation(document, notes_of[at], own.open[0], start, close, single=False)
                until = close


def _closings(marks: Sequence[Marks | None], number: int, opening: str) -> Iterator[tuple[int, int]]:
    """Where what was opened in a block is closed in one of those that follow: the block's number, and the offset.

    A paragraph of the quotation may begin with the opening mark again; any other mark of the kind ends the search.
    """
    for at in range(number + 1, min(len(marks), number + _MOST_BLOCKS)):
        own = marks[at]
        if own is None:
            return
        close = own.closing(opening)
        if close is not None:
            yield at, close
        if close is not None or own.has(opening):
            return


def _quotation(
    document: Document, notes: Sequence[Note], start: int, first: int, end: int, *, single: bool
) -> Quotation:
    note = _note_of(document, notes, start, end)
    text = _OPENED_ANEW.sub("\n", document.text[first:end]).strip()
    return Quotation(text, first, end, "single" if single else "marks", note)


def _note_of(document: Document, notes: Sequence[Note], start: int, end: int) -> str | None:
    """The body of the note that a quotation carries: within it, or after it in the same sentence."""
    inside = [note for note in notes if start < note.start < end]
    for note in notes:
        if note.start >= end:
            between = _CLOSING.sub("", document.text[end : note.start], count=1)
            if len(between) < 300 and not _SENTENCE_GOES_ON.search(between):
                return _body(document, note)
            break
    if inside and not document.text[inside[-1].end : end].strip(" .،,؛;"):
        return _body(document, inside[-1])
    return None


def _sentences(
    document: Document, block: Block, notes: Sequence[Note], quoted: Sequence[Quotation]
) -> Iterator[Quotation]:
    """Sentences without quotation marks that end in a note marker."""
    if not notes:
        return
    text = document.block_text(block)
    for start, end in sentences(text):
        low, high = block.start + start, block.start + end
        carried = [note for note in notes if low <= note.start < high]
        if not carried or any(each.start < high and each.end > low for each in quoted):
            continue
        made = Quotation(document.text[low:high].strip(), low, high, "sentence", _body(document, carried[-1]))
        if made.words >= _FEWEST_IN_SENTENCE:
            yield made


def _body(document: Document, note: Note) -> str:
    return document.slice(note.body).strip() if note.body else ""
