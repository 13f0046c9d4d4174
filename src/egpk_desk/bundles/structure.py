"""A document's structure as JSON that people and other programs can read; offsets are code points, half-open."""

from __future__ import annotations

import base64
from typing import Any

from egpk_desk.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Metadata,
    Note,
    Page,
    Range,
    RecognisedWord,
    Span,
    SpanStyle,
)


def to_json(document: Document) -> dict[str, Any]:
    """Blocks, notes, pages and warnings; empty fields are left out."""
    return {
        "kind": document.kind,
        "reader": document.reader,
        "blocks": [_block(block) for block in document.blocks],
        "notes": [
            {"marker": note.marker, "start": note.start, "end": note.end, **_named("body", note.body)}
            for note in document.notes
        ],
        "pages": [
            {
                **{"index": page.index, "label": page.label, "width": page.width, "height": page.height},
                "ranges": [[piece.start, piece.end] for piece in page.ranges],
            }
            for page in document.pages
        ],
        "warnings": list(document.warnings),
        **_recognition(document),
    }


def _recognition(document: Document) -> dict[str, Any]:
    """What text recognition (OCR) read, and where it stands: another machine may not read it again, or not alike."""
    if not document.recognised:
        return {}
    return {
        "recognised": [[word.start, word.end, word.confidence] for word in document.recognised],
        "places": base64.b64encode(document.places).decode("ascii"),
    }


def _named(name: str, value: Range | None) -> dict[str, list[int]]:
    return {name: [value.start, value.end]} if value else {}


def _block(block: Block) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": str(block.kind), "start": block.start, "end": block.end}
    made |= {
        name: value
        for name, value in (
            ("level", block.level),
            ("page", block.page),
            ("marker", block.marker),
            ("origin", block.origin),
        )
        if value
    }
    made |= _named("run_in", block.run_in)
    if block.cell:
        cell = block.cell
        made["cell"] = {
            **{"table": cell.table, "row": cell.row, "column": cell.column},
            **{"rowspan": cell.rowspan, "colspan": cell.colspan, "header": cell.header},
        }
    if block.spans:
        made["spans"] = [
            {"start": s.start, "end": s.end, "style": str(s.style), **({"href": s.href} if s.href else {})}
            for s in block.spans
        ]
    return made


def from_json(text: str, stored: dict[str, Any]) -> Document:
    """The document of a text and its structure, without metadata. Raises KeyError, TypeError, ValueError."""
    return Document(
        text=text,
        blocks=tuple(_read_block(each) for each in stored["blocks"]),
        notes=tuple(
            Note(str(n["marker"]), int(n["start"]), int(n["end"]), _range(n.get("body"))) for n in stored["notes"]
        ),
        pages=tuple(
            Page(
                *(int(p["index"]), str(p["label"]), float(p["width"]), float(p["height"])),
                tuple(Range(int(start), int(end)) for start, end in p["ranges"]),
            )
            for p in stored["pages"]
        ),
        metadata=Metadata(),
        kind=str(stored["kind"]),
        reader=str(stored["reader"]),
        warnings=tuple(map(str, stored["warnings"])),
        recognised=tuple(_recognised(text, *word) for word in stored.get("recognised", ())),
        places=base64.b64decode(str(stored.get("places", "")), validate=True),
    )


def _recognised(text: str, start: int, end: int, confidence: int) -> RecognisedWord:
    if not 0 <= start < end <= len(text):
        raise ValueError("a recognised word outside its text")
    return RecognisedWord(int(start), int(end), int(confidence))


def _range(value: list[int] | None) -> Range | None:
    return Range(int(value[0]), int(value[1])) if value else None


def _read_block(stored: dict[str, Any]) -> Block:
    cell = stored.get("cell")
    return Block(
        kind=BlockKind(stored["kind"]),
        start=int(stored["start"]),
        end=int(stored["end"]),
        level=int(stored.get("level", 0)),
        page=stored.get("page"),
        marker=stored.get("marker"),
        cell=Cell(
            *(int(cell["table"]), int(cell["row"]), int(cell["column"])),
            *(int(cell["rowspan"]), int(cell["colspan"]), bool(cell["header"])),
        )
        if cell
        else None,
        run_in=_range(stored.get("run_in")),
        spans=tuple(
            Span(int(s["start"]), int(s["end"]), SpanStyle(s["style"]), s.get("href")) for s in stored.get("spans", ())
        ),
        origin=str(stored.get("origin", "")),
    )
