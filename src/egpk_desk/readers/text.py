"""Plain text: the decoded file itself is the canonical text, its lines that are not blank are the blocks.

Nothing is changed but the byte order mark, which goes, and CRLF and CR, which become LF. What the lines are (metadata,
headings, list items, notes) is found in their words; see :mod:`~egpk_desk.readers.metadata`, ``notes`` and
``structure``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from egpk_desk.document import Block, BlockKind, Document, Note, Range
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.encoding import decode_fully
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.readers.metadata import find_in_lines
from egpk_desk.readers.notes import LineNotes, find_notes
from egpk_desk.readers.structure import Shape, shapes

VERSION = "text/1"


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a plain text (UTF-8 or UTF-16 with or without BOM, Windows-1256, …). Cost is linear.

    Raises :class:`UnreadableSource` for what is empty, binary, blank or longer than the limits allow.
    """
    decoded = decode_fully(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.max_characters:
        raise UnreadableSource(
            f"“{name}” has {len(text):,} characters; at most {limits.max_characters:,} are read.",
            "Split the file and import the parts.",
        )
    lines, starts, numbers = _lines(text)
    if not lines:
        raise UnreadableSource(f"“{name}” holds no text.", "Save the report again and import that file.")
    found = find_in_lines(lines)
    known = dict(found.line_kinds)
    quiet = frozenset(i for i, kind in known.items() if kind in (BlockKind.METADATA, BlockKind.FURNITURE))
    notes = find_notes(lines, quiet)
    known.update(dict.fromkeys(notes.note_lines, BlockKind.NOTE))
    blocks = _blocks(lines, starts, numbers, shapes(lines, known), _note_markers(notes))
    return Document(
        text=text,
        blocks=tuple(blocks),
        notes=tuple(_notes(notes, blocks, lines)),
        metadata=found.metadata,
        kind="text",
        reader=VERSION,
        warnings=decoded.warnings,
    )


def _lines(text: str) -> tuple[list[str], list[int], list[int]]:
    """The lines that are not blank, trimmed, with the offset at which each begins and its number from 1."""
    lines: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if trimmed := line.strip():
            lines.append(trimmed)
            starts.append(at if line[0] == trimmed[0] else at + len(line) - len(line.lstrip()))
            numbers.append(number)
        at += len(line) + 1
    return lines, starts, numbers


def _blocks(
    lines: Sequence[str],
    starts: Sequence[int],
    numbers: Sequence[int],
    found: Sequence[Shape],
    markers: Mapping[int, str],
) -> list[Block]:
    return [
        Block(
            kind=shape.kind,
            start=start,
            end=start + len(line),
            level=shape.level,
            marker=markers.get(index) if shape.kind is BlockKind.NOTE else shape.marker,
            run_in=Range(start + shape.run_in[0], start + shape.run_in[1]) if shape.run_in else None,
            origin=f"line {number}",
        )
        for index, (line, start, number, shape) in enumerate(zip(lines, starts, numbers, found, strict=True))
    ]


def _note_markers(notes: LineNotes) -> dict[int, str]:
    """The marker of each line with which the body of a note begins."""
    return {body.first: body.marker for body in notes.bodies.values()}


def _notes(notes: LineNotes, blocks: Sequence[Block], lines: Sequence[str]) -> list[Note]:
    bodies: dict[str, Range] = {}
    for key, body in notes.bodies.items():
        first, start = body.first, body.start
        if start >= len(lines[first]):  # the marker stands on a line of its own, its body below it
            below = next((i for i in range(first + 1, body.last + 1) if i in notes.note_lines), None)
            if below is None:
                continue
            first, start = below, 0
        bodies[key] = Range(blocks[first].start + start, blocks[body.last].end)
    return [
        Note(
            mark.marker, blocks[mark.line].start + mark.start, blocks[mark.line].start + mark.end, bodies.get(mark.key)
        )
        for mark in notes.marks
    ]
