"""From the blocks of a page to the Document: title, metadata lines, headings without markup, run-in headings, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from egpk_desk.document import Block, BlockKind, Document, Metadata, Note, Range, SpanStyle
from egpk_desk.readers.builder import Content, DocumentBuilder, NoteMark, Piece
from egpk_desk.readers.html_blocks import RawBlock
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.metadata import complete
from egpk_desk.readers.notes import find_notes
from egpk_desk.readers.numbering import enumerator
from egpk_desk.readers.senses import Kind, sense_of
from egpk_desk.readers.structure import Shape, shapes
from egpk_desk.text.folding import fold

_SPACE = re.compile("[ \t\n\r\f\v]+")
_LABEL = re.compile(
    r"\s*[\[(]?\s*(?P<label>\d{1,4}|[*†‡]{1,4}|[ivxlc]{1,6})?\s*(?:\^|↑)?\s*[\])]?\s*[.:)\-–]?\s*", re.I
)
_HEADING_LENGTH = 160
_RUN_IN_LENGTH = 120
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_LENGTH = 3
_QUIET = (BlockKind.METADATA, BlockKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a reader knows of its source beside the blocks; ``labels`` are the markers of notes as shown."""

    kind: str
    reader: str
    stated: Metadata
    labels: Mapping[str, str]
    warnings: tuple[str, ...] = ()
    anchored: bool = False  # the source has notes of its own: markers in plain text are then no notes


def assemble(raws: Sequence[RawBlock], known: Assembly, limits: Limits) -> Document:
    """The Document of blocks in reading order; those with a ``note`` become its bodies."""
    builder = DocumentBuilder(known.kind, known.reader, limits)
    placed: list[RawBlock] = []
    begun: set[str] = set()
    for raw in raws:
        if raw.note is not None:
            pieces = raw.pieces
            if raw.note not in begun:
                pieces = without_label(pieces, known.labels.get(raw.note, ""))
                begun.add(raw.note)
            builder.note_body(raw.note, [pieces], origin=raw.origin, marker=known.labels.get(raw.note))
            continue
        index = builder.block(
            raw.kind,
            raw.pieces,
            level=raw.level,
            marker=raw.marker,
            cell=raw.cell,
            origin=raw.origin,
            preserve=raw.preserve,
        )
        if index is not None:
            placed.append(raw)
    texts = builder.texts()
    findings = complete(known.stated, _without_dates_of_tables(texts, placed))
    settled = _settled(placed, findings.line_kinds)
    for index, kind in settled.items():
        if kind is not placed[index].kind:
            builder.retype(index, kind, level=0)
    _find_structure(builder, placed, texts, settled)
    document = builder.build(findings.metadata, warnings=known.warnings)
    return document if known.anchored else with_plain_notes(document)


def _without_dates_of_tables(texts: Sequence[str], placed: Sequence[RawBlock]) -> list[str]:
    """The texts, with a cell that is a date and nothing else made silent: it says when something was, not when the
    report came out, unless the cell before it is a label that asks for a date."""
    told = list(texts)
    for index, raw in enumerate(placed):
        if raw.cell is not None and sense_of(texts[index]).kind is Kind.DATE:
            labels = index > 0 and sense_of(texts[index - 1]).kind is Kind.PENDING
            told[index] = texts[index] if labels else "…"
    return told


def _settled(placed: Sequence[RawBlock], line_kinds: Mapping[int, BlockKind]) -> dict[int, BlockKind]:
    """The kinds that stay: those of the markup, then title and metadata lines by their words."""
    settled: dict[int, BlockKind] = {
        index: raw.kind for index, raw in enumerate(placed) if raw.kind is not BlockKind.PARAGRAPH
    }
    titled = BlockKind.TITLE in settled.values()
    for index, kind in line_kinds.items():
        if index >= len(placed) or placed[index].cell is not None:
            continue
        has = settled.get(index)
        if kind is BlockKind.TITLE:
            if not titled and has in (None, BlockKind.HEADING):
                settled[index] = kind
                titled = True
        elif has in (None, BlockKind.LIST_ITEM, BlockKind.HEADING):
            settled[index] = kind
    return settled


def _find_structure(
    builder: DocumentBuilder, placed: Sequence[RawBlock], texts: Sequence[str], settled: dict[int, BlockKind]
) -> None:
    """Headings, list items and captions among plain paragraphs; run-in headings in paragraphs and list items."""
    open_lines = {i: kind for i, kind in settled.items() if kind is not BlockKind.LIST_ITEM or placed[i].marker is None}
    found = shapes(texts, settled)
    marked_up = sum(1 for kind in settled.values() if kind is BlockKind.HEADING) >= 2
    level = 0
    for index, shape in enumerate(found):
        kind = settled.get(index, BlockKind.PARAGRAPH)
        if kind is BlockKind.HEADING:
            level = placed[index].level
        raw, text = placed[index], texts[index]
        if index in open_lines and kind is not BlockKind.PARAGRAPH:
            continue
        bold = _is_bold(raw.pieces)
        if kind is BlockKind.PARAGRAPH and _is_heading(shape, bold, marked_up, index, texts, placed):
            deeper = max(1, shape.level) if shape.kind is BlockKind.HEADING else 1
            builder.retype(index, BlockKind.HEADING, level=min(6, level + deeper if marked_up else max(deeper, 1)))
            continue
        if kind is BlockKind.PARAGRAPH and shape.kind in (BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.QUOTE):
            builder.retype(index, shape.kind, level=shape.level, marker=shape.marker)
        elif kind is BlockKind.PARAGRAPH and shape.kind is BlockKind.FURNITURE:
            builder.retype(index, shape.kind, level=0)
            continue
        run_in = shape.run_in or (None if bold else bold_run_in(raw.pieces, text))
        if run_in is not None:
            builder.retype(
                index,
                shape.kind if kind is BlockKind.PARAGRAPH and shape.kind is not BlockKind.HEADING else kind,
                run_in=run_in,
            )


def _is_heading(
    shape: Shape, bold: bool, marked_up: bool, index: int, texts: Sequence[str], placed: Sequence[RawBlock]
) -> bool:
    if shape.kind is BlockKind.HEADING:
        return bold or not marked_up
    text = texts[index]
    if not bold or len(text) > _HEADING_LENGTH or text[-1] in ".،؛," or shape.kind is not BlockKind.PARAGRAPH:
        return False
    after = next((i for i in range(index + 1, len(texts)) if placed[i].kind is not BlockKind.CAPTION), None)
    if after is None or placed[after].kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE):
        return False
    return not _is_bold(placed[after].pieces) and len(texts[after]) > len(text)


def _is_bold(pieces: Sequence[Content]) -> bool:
    """Whether all letters are bold; note markers, colons and the like do not count."""
    worded = [p for p in pieces if isinstance(p, Piece) and any(map(str.isalnum, p.text))]
    return bool(worded) and all(SpanStyle.BOLD in p.styles for p in worded)


def bold_run_in(pieces: Sequence[Content], text: str) -> tuple[int, int] | None:
    """The bold words at the head of a paragraph that a colon ends, as ``(start, end)`` in its collapsed text."""
    head: list[str] = []
    following = ""
    for piece in pieces:
        if isinstance(piece, NoteMark):
            break
        if piece.text.strip() and SpanStyle.BOLD not in piece.styles:
            following = piece.text.lstrip()
            break
        head.append(piece.text)
    words = _SPACE.sub(" ", "".join(head)).strip()
    if not words or len(words) > _RUN_IN_LENGTH or not following:
        return None
    if not words.endswith(":") and not following.startswith(":"):
        return None
    words = words.rstrip(" :\u00a0")
    if ":" in words:
        words = words[: words.index(":")].rstrip()
    number = enumerator(words)
    start = number.end if number is not None and number.end < len(words) else 0
    if not text.startswith(words) or not words[start:].strip() or len(text) <= len(words) + 2:
        return None
    return start, len(words)


def without_label(pieces: Sequence[Content], label: str) -> list[Content]:
    """The body of a note without the number it begins with, where that is the marker's own."""
    wanted = label.strip().strip("[]()﴾﴿. ")
    whole = "".join(piece.text if isinstance(piece, Piece) else "\0" for piece in pieces)
    match = _LABEL.match(whole)
    if match is None or not match[0].strip() or (match["label"] is not None and match["label"] != wanted):
        return list(pieces)
    if match["label"] is None and match[0].strip() not in (
        "[]",
        "()",
        "^",
        "↑",
        ".",
        ":",
        "-",
        "–",
        ")",
        "].",
        "[].",
        "]",
        "[]:",
    ):
        return list(pieces)
    if (
        match["label"] is not None
        and match[0] == match["label"]
        and len(whole) > match.end()
        and whole[match.end()].isalnum()
    ):
        return list(pieces)
    cut, kept = match.end(), list[Content]()
    for piece in pieces:
        if isinstance(piece, Piece) and cut:
            taken = min(cut, len(piece.text))
            cut -= taken
            piece = replace(piece, text=piece.text[taken:])
        kept.append(piece)
    return kept


# Markers in plain text ---------------------------------------------------------------------------------------------


def with_plain_notes(document: Document) -> Document:
    """The document with its ``[1]`` markers as notes and the list at its end as their bodies; its text is as it was."""
    prefixes = [_unwritten_number(document, block) for block in document.blocks]
    lines = [prefix + _with_raised_digits(document, b) for prefix, b in zip(prefixes, document.blocks, strict=True)]
    quiet = frozenset(i for i, block in enumerate(document.blocks) if block.kind in _QUIET)
    found = find_notes(lines, quiet)
    if not found.marks:
        return document
    blocks: list[Block] = list(document.blocks)
    bodies: dict[str, Range] = {}
    if _may_close(document, found.note_lines):
        for body in found.bodies.values():
            first, last = blocks[body.first], blocks[body.last]
            start = first.start + max(0, body.start - len(prefixes[body.first]))
            if start < last.end:
                bodies[body.key] = Range(min(start, first.end - 1), last.end)
        for index in found.note_lines:
            block = blocks[index]
            if block.kind not in _QUIET:
                blocks[index] = replace(block, kind=BlockKind.NOTE, level=0, cell=None, run_in=None)
    notes = [
        Note(document.text[start : start + len(mark.marker)], start, start + len(mark.marker), bodies.get(mark.key))
        for mark in found.marks
        if (start := blocks[mark.line].start + mark.start - len(prefixes[mark.line])) >= blocks[mark.line].start
    ]
    return replace(document, blocks=tuple(blocks), notes=tuple(notes))


def _unwritten_number(document: Document, block: Block) -> str:
    """The number of a list item that its list gives it and that does not stand in its text."""
    numbered = block.kind is BlockKind.LIST_ITEM and block.marker and block.marker[0].isalnum()
    if not numbered or document.text.startswith(block.marker or "", block.start):
        return ""
    return f"{block.marker} "


def _with_raised_digits(document: Document, block: Block) -> str:
    """A block's text with its superscript digits as the characters of that shape, which tell a marker from a number."""
    text = document.block_text(block)
    for span in block.spans:
        if span.style is SpanStyle.SUPERSCRIPT and span.end - span.start <= _RAISED_LENGTH:
            start, end = span.start - block.start, span.end - block.start
            if text[start:end].isdecimal():
                text = text[:start] + fold(text[start:end]).translate(_RAISED) + text[end:]
    return text


def _may_close(document: Document, note_lines: frozenset[int]) -> bool:
    """Whether only metadata and furniture come between and after the lines of the notes, none of them a table's."""
    if not note_lines:
        return False
    return all(
        index in note_lines or block.kind in _QUIET
        for index, block in enumerate(document.blocks)
        if index >= min(note_lines)
    )
