"""What a manuscript quotes: between quotation marks, in block quotes, and sentences that carry a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from egpk_desk.document import Block, BlockKind, Document, Note
from egpk_desk.text.sentences import sentences

_GUILLEMETS, _SINGLE, _CURLY, _STRAIGHT = "«»", "‹›", "“”„‟", '"'
_CLASSES = {mark: marks for marks in (_GUILLEMETS, _SINGLE, _CURLY, _STRAIGHT) for mark in marks}
_OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:…+|\.{2,}|\.(?:\s\.)+)\s*[\])]|…+|\.{3,}|\.(?:\s\.){2,})\s*")
_INSERTION = re.compile(r"\[(?!\s*[\d٠-٩]+\s*\])[^\[\]]{1,200}\]")
_MARKER = re.compile(r"\[\s*[\d٠-٩]+\s*\]")
_SENTENCE_GOES_ON = re.compile(r"[.!?؟…]\s+\w|[«»“”„\"]")
_QUOTED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CAPTION})
_WORD = re.compile(r"\w+")
_FEWEST_IN_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation that stands without a break. ``after`` says what stands before it.

    ``after`` is ``omission`` (…), ``insertion`` (words of the quoting author in brackets), or empty for the first.
    """

    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something quoted, its place in the manuscript, and the body of its note, where it has one.

    ``text`` is as it stands there, without its marks; ``whole`` is the same without note markers. ``kind`` is
    ``marks``, ``block`` or ``sentence``: what merely carries a note may be in the author's own words.
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
            at = 0
            for inserted in _INSERTION.finditer(part):
                if _WORD.search(part, at, inserted.start()):
                    found.append(Piece(part[at : inserted.start()], after))
                after, at = "insertion", inserted.end()
            if _WORD.search(part, at):
                found.append(Piece(part[at:], after))
            after = "omission"
        return tuple(found)


def extract(document: Document) -> list[Quotation]:
    """The quotations of a manuscript in the order of its text. Offsets are code points, half-open."""
    found: list[Quotation] = []
    for block in document.blocks:
        notes = [note for note in document.notes if block.start <= note.start < block.end]
        if block.kind is BlockKind.QUOTE:
            found.append(_of_block(document, block, notes))
        elif block.kind in _QUOTED_KINDS:
            quoted = list(_in_marks(document, block, notes))
            found += quoted
            found += _sentences(document, block, notes, quoted)
    return sorted(found, key=lambda each: each.start)


def _of_block(document: Document, block: Block, notes: Sequence[Note]) -> Quotation:
    text = document.block_text(block)
    stripped = text.strip('«»“”" ')
    return Quotation(stripped, block.start, block.end, "block", _body(document, notes[-1]) if notes else None)


def _in_marks(document: Document, block: Block, notes: Sequence[Note]) -> Iterator[Quotation]:
    """Outermost pairs of marks of one class; which of a class opens is told by their order, as people mix them up."""
    text = document.text
    opened: list[tuple[str, int]] = []
    for at in range(block.start, block.end):
        marks = _CLASSES.get(text[at])
        if marks is None:
            continue
        place = next((n for n, (each, _) in enumerate(opened) if each == marks), None)
        if place is None:
            opened.append((marks, at))
            continue
        start = opened[place][1]
        del opened[place:]
        if not opened and _WORD.search(text, start + 1, at):
            yield Quotation(text[start + 1 : at].strip(), start + 1, at, "marks", _note_of(document, notes, start, at))


def _note_of(document: Document, notes: Sequence[Note], start: int, end: int) -> str | None:
    """The body of the note that a quotation carries: within it, or after it in the same sentence."""
    inside = [note for note in notes if start < note.start < end]
    for note in notes:
        if note.start >= end:
            between = document.text[end + 1 : note.start]
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
