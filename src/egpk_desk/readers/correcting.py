"""A document with one stretch of its text corrected by its reader: blocks, notes, spans and pages go along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from egpk_desk.document import Block, Document, Note, Page, Range, problems
from egpk_desk.errors import InvalidRange
from egpk_desk.text.graphemes import widen

MARK = "+correction"
"""What the reader of a corrected text is called after the reader that gave the text: ``pdf/3+correction``."""

_HINT = "Correct the paragraphs one by one, and leave the markers of notes."


def base_reader(reader: str) -> str:
    """The reader that gave a text before it was corrected: ``pdf/3`` of ``pdf/3+correction``."""
    return reader.removesuffix(MARK)


def least_edit(text: str, start: int, end: int, words: str) -> tuple[int, int, str]:
    """The part of a replacement that changes something, widened to whole letters with their marks."""
    old = text[start:end]
    same = 0
    while same < min(len(old), len(words)) and old[same] == words[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(words)) - same and old[-1 - tail] == words[-1 - tail]:
        tail += 1
    first, last = start + same, end - tail
    if first == last:  # letters were put in: with one beside them, so that what ends there goes along
        first, last = (first - 1, last) if first > start else (first, last + 1)
    first, last = widen(text, first, last)
    first, last = max(start, first), min(end, last)
    return first, last, words[first - start : len(words) - (end - last)]


def corrected(document: Document, start: int, end: int, words: str) -> tuple[Document, tuple[int, int, int]]:
    """The document with ``words`` in place of ``[start, end)``, and the edit: its range, and what length stands there.

    White space in ``words`` becomes single spaces, as in every block; empty words take the range out, with one of the
    spaces around it. Raises InvalidRange where the range is not inside one block, where it would change the marker of a
    note, and where nothing would be left of the block.
    """
    text = document.text
    if not 0 <= start < end <= len(text):
        raise InvalidRange(
            f"The range {start}:{end} is not inside the text of {len(text)} characters.", "Give a start before the end."
        )
    start, end = widen(text, start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    block = next((block for block in document.blocks if block.start <= start < end <= block.end), None)
    if block is None:
        raise InvalidRange(f"The range {start}:{end} does not lie inside one paragraph.", _HINT)
    words = " ".join(words.split())
    if not words:
        if start == block.start and end < block.end and text[end].isspace():
            end += 1
        elif start > block.start and text[start - 1].isspace():
            start -= 1
        if (start, end) == (block.start, block.end):
            raise InvalidRange("Nothing would be left of the paragraph.", "Correct it instead of taking it out.")
    start, end, words = least_edit(text, start, end, words)
    if any(note.start < end and start < note.end for note in document.notes):
        raise InvalidRange("The marker of a note is not corrected.", _HINT)
    shift = len(words) - (end - start)

    def moved(offset: int, at_end: bool) -> int:
        if offset <= start and not (at_end and offset == start == end):
            return offset
        if offset >= end:
            return offset + shift
        return start + (len(words) if at_end else 0)

    made = replace(
        document,
        text=text[:start] + words + text[end:],
        blocks=tuple(_block(one, block, start, moved) for one in document.blocks),
        notes=tuple(_note(note, moved) for note in document.notes),
        pages=tuple(_page(page, moved) for page in document.pages),
        reader=base_reader(document.reader) + MARK,
        recognised=tuple(
            replace(word, start=moved(word.start, False), end=moved(word.end, True))
            for word in document.recognised
            if word.end <= start or word.start >= end  # what was corrected is sure
        ),
    )
    if problems(made) != problems(document):
        raise InvalidRange("The text would not hold together after this correction.", _HINT)
    return made, (start, end, len(words))


_Moved = Callable[[int, bool], int]


def _range(old: Range | None, moved: _Moved) -> Range | None:
    if old is None:
        return None
    first = moved(old.start, False)
    return Range(first, max(first, moved(old.end, True)))


def _block(block: Block, edited: Block, start: int, moved: _Moved) -> Block:
    if block is not edited and block.end <= start:
        return block
    spans = []
    for span in block.spans:
        first, last = moved(span.start, False), moved(span.end, True)
        if first < last:
            spans.append(replace(span, start=first, end=last))
    run_in = _range(block.run_in, moved)
    if run_in is not None and run_in.start == run_in.end:
        run_in = None
    return replace(
        block, start=moved(block.start, False), end=moved(block.end, True), spans=tuple(spans), run_in=run_in
    )


def _note(note: Note, moved: _Moved) -> Note:
    start = moved(note.start, False)
    return replace(note, start=start, end=start + len(note.marker), body=_range(note.body, moved))


def _page(page: Page, moved: _Moved) -> Page:
    ranges = (_range(one, moved) for one in page.ranges)
    return replace(page, ranges=tuple(one for one in ranges if one is not None))
