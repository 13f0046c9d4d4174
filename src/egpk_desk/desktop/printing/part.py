"""A part of a document as a document of its own, for printing a selection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from egpk_desk.desktop.reader import Mark
from egpk_desk.document import Block, Document, Note, Range


def part_of(document: Document, start: int, end: int) -> Document:
    """What stands in ``[start, end)`` of a document; offsets are counted anew from ``start``.

    Notes keep their markers and lose their bodies where these lie outside.
    """
    blocks = []
    for block in document.blocks:
        low, high = max(block.start, start), min(block.end, end)
        words = document.text[low:high] if low < high else ""
        if words.strip():
            low += len(words) - len(words.lstrip())
            high -= len(words) - len(words.rstrip())
            blocks.append(_moved(block, low, high, start))
    notes = [
        Note(note.marker, note.start - start, note.end - start, _range(note.body, start, end))
        for note in document.notes
        if start <= note.start and note.end <= end
    ]
    return replace(
        document,
        text=document.text[start:end],
        blocks=tuple(blocks),
        notes=tuple(notes),
        pages=(),
        recognised=(),
        places=b"",
    )


def _moved(block: Block, low: int, high: int, by: int) -> Block:
    spans = tuple(
        replace(span, start=max(span.start, low) - by, end=min(span.end, high) - by)
        for span in block.spans
        if max(span.start, low) < min(span.end, high)
    )
    marker = block.marker if low == block.start else None
    run_in = _range(block.run_in, low, high, by)
    return replace(block, start=low - by, end=high - by, spans=spans, run_in=run_in, marker=marker)


def _range(value: Range | None, low: int, high: int, by: int | None = None) -> Range | None:
    if value is None:
        return None
    by = low if by is None else by
    start, end = max(value.start, low), min(value.end, high)
    return Range(start - by, end - by) if start < end else None


def marks_in(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks that touch a part, cut to it and counted from its start."""
    for mark in marks:
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high:
            yield replace(mark, start=low - start, end=high - start)
