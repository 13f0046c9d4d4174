"""The JSON shapes that other programs read: each a function from a value to plain lists and dictionaries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from egpk_desk.analysis.matrix import Matrix
from egpk_desk.analysis.suggestions import Suggestion
from egpk_desk.citations.collection import Entry
from egpk_desk.citations.locator import words
from egpk_desk.citations.source_references import SourceReference, parse_note
from egpk_desk.codebook.proposal import Proposal
from egpk_desk.document import Block, BlockKind, Document, Note
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.file_marks import OfferedMark
from egpk_desk.library.records import Code, DocumentGroup, DocumentRecord, Operation, SearchHit, UndoResult, View
from egpk_desk.memos import ShownMemo, memo_title
from egpk_desk.text import links
from egpk_desk.workspace import ImportOutcome

Json = dict[str, Any]


def imported(outcome: ImportOutcome) -> Json:
    """One source of an import."""
    shape: Json = {
        "id": outcome.id or None,
        "title": outcome.title or None,
        "status": outcome.status,
        "path": outcome.path,
        "warnings": list(outcome.warnings),
        "characters": outcome.characters,
        "pages": outcome.pages,
        "notes": outcome.notes,
        "marks": outcome.marks,
    }
    if outcome.reason:
        shape["reason"] = outcome.reason
    return shape


def mark(offered: OfferedMark) -> Json:
    """A mark in a PDF's file."""
    return {
        "kind": str(offered.kind),
        "page": offered.page,
        "start": offered.start,
        "end": offered.end,
        "exact": offered.exact,
        "memo": offered.memo,
        "author": offered.author,
        "colour": offered.colour,
        "codes": list(offered.codes),
        "there": offered.is_there,
    }


def document(record: DocumentRecord, groups: Mapping[str, str] | None = None) -> Json:
    """A document of the list, or ``show``; ``groups`` gives the names of groups by id."""
    metadata = record.metadata
    return {
        "id": record.id,
        "revision": record.revision,
        "title": record.title,
        "author": metadata.author,
        "authors": list(metadata.authors),
        "role": metadata.role,
        "date": metadata.date,
        "date_as_written": metadata.date_as_written,
        "publisher": metadata.publisher,
        "category": metadata.category,
        "url": metadata.url,
        "language": metadata.language,
        "kind": record.kind,
        "file_name": record.file_name,
        "sha256": record.sha256,
        "characters": record.characters,
        "blocks": record.blocks,
        "pages": record.pages,
        "notes": record.notes,
        "highlights": record.highlights,
        "added": record.added,
        "extra": dict(metadata.extra),
        "status": record.status,
        "groups": [groups[one] for one in record.groups if one in groups] if groups else [],
        "properties": dict(metadata.extra),
    }


def recognition(content: Document) -> Json:
    """How much of a document was read by text recognition, how sure it was, and which words are doubtful."""
    words = content.recognised
    if not words:
        return {}
    return {
        "recognised_words": len(words),
        "recognition_confidence": round(sum(word.confidence for word in words) / len(words)),
        "doubtful_words": [
            {
                "start": word.start,
                "end": word.end,
                "text": content.text[word.start : word.end],
                "confidence": word.confidence,
            }
            for word in words
            if word.is_doubtful
        ],
    }


def blocks(content: Document) -> Json:
    """All blocks; a run-in heading follows its paragraph, as a sub-range of it, and says so by ``within``."""
    shapes: list[Json] = []
    for index, block in enumerate(content.blocks):
        shapes.append(_block(content, block))
        if block.run_in:
            shapes.append(
                {
                    "kind": str(BlockKind.RUN_IN_HEADING),
                    "level": 0,
                    "start": block.run_in.start,
                    "end": block.run_in.end,
                    "page": block.page,
                    "text": content.slice(block.run_in),
                    "spans": [],
                    "origin": block.origin,
                    "within": index,
                }
            )
    return {"blocks": shapes}


def _block(content: Document, block: Block) -> Json:
    shape: Json = {
        "kind": str(block.kind),
        "level": block.level,
        "start": block.start,
        "end": block.end,
        "page": block.page,
        "text": content.block_text(block),
        "spans": [
            {"start": span.start, "end": span.end, "style": str(span.style), "href": span.href} for span in block.spans
        ],
        "origin": block.origin,
    }
    if block.cell:
        cell = block.cell
        shape |= {
            "table": cell.table,
            "row": cell.row,
            "column": cell.column,
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
        }
    if block.marker is not None:
        shape["marker"] = block.marker
    return shape


def notes(content: Document) -> Json:
    """All note markers with their bodies; null where the source lacks one."""
    return {
        "notes": [
            {
                "marker": note.marker,
                "start": note.start,
                "end": note.end,
                "body": content.slice(note.body) if note.body else None,
                "body_start": note.body.start if note.body else None,
                "body_end": note.body.end if note.body else None,
                "reference": _reference_in(content, note),
            }
            for note in content.notes
        ]
    }


def _reference_in(content: Document, note: Note) -> Json | None:
    parsed = parse_note(content.slice(note.body).removeprefix(note.marker)) if note.body else None
    return source_reference(parsed) if parsed else None


def reference(value: Entry) -> Json:
    """A reference: its key, the document it is of (or null), and the whole record in CSL-JSON."""
    return {"id": value.id, "key": value.key, "document": value.document, "item": dict(value.item)}


def source_reference(value: SourceReference) -> Json:
    """What a source's own note refers to; ``repeats`` where it only repeats another note."""
    return {"item": value.item or None, "page": value.page or None, "repeats": value.repeats}


def highlight(excerpt: Excerpt, language: str = "ar") -> Json:
    """A highlight with its document, codes and place."""
    mark, locator = excerpt.highlight, excerpt.cited.locator
    return {
        "id": mark.id,
        "document": mark.document,
        "revision": mark.revision,
        "start": mark.start,
        "end": mark.end,
        "exact": mark.exact,
        "prefix": mark.prefix,
        "suffix": mark.suffix,
        "tags": [code.slug for code in excerpt.codes],
        "memo": mark.memo,
        "stance": mark.stance,
        "page": locator.page,
        "page_label": locator.page_label,
        "locator": words(locator, language),
        "created": mark.created,
        "author": mark.author,
        "status": mark.status,
        "through": mark.through,
    }


def code(value: Code, codes: dict[str, Code]) -> Json:
    """A code; ``parent`` is the slug of the code above it, or null."""
    return {
        "id": value.id,
        "slug": value.slug,
        "kind": value.kind,
        "name": {"ar": value.name_ar, "en": value.name_en},
        "colour": value.colour,
        "definition": value.definition,
        "parent": codes[value.parent].slug if value.parent in codes else None,
        "retired": value.retired,
        "use_when": value.use_when,
        "use_not": value.use_not,
        "example": value.example,
        "codable": value.codable,
    }


def proposal(value: Proposal) -> Json:
    """A code that a report's headings name; ``existing`` says whether the codebook has it already."""
    return {
        "kind": value.kind,
        "slug": value.slug,
        "name": value.name,
        "start": value.start,
        "end": value.end,
        "passage": value.passage,
        "existing": value.existing is not None,
    }


def matrix(value: Matrix) -> Json:
    """Rows, columns and cells; an axis of codes is named by slugs."""
    return {
        "rows": list(value.rows.keys),
        "columns": list(value.columns.keys),
        "cells": [
            [
                {
                    "count": cell.count,
                    "characters": cell.characters,
                    "documents": cell.documents,
                    "highlights": list(cell.highlights),
                }
                for cell in row
            ]
            for row in value.cells
        ],
    }


def as_bytes(value: Json) -> bytes:
    """A JSON document as the bytes of a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def suggestion(value: Suggestion, slug: str, title: str) -> Json:
    """A suggested passage with the words that spoke for it."""
    return {
        "code": slug,
        "document": value.document,
        "title": title,
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "score": value.score,
        "words": list(value.words),
        "ranges": [list(one) for one in value.ranges],
    }


def hit(value: SearchHit) -> Json:
    """A search hit; offsets are of the document's canonical text."""
    shape: Json = {
        "document": value.document,
        "title": value.title,
        "start": value.start,
        "end": value.end,
        "snippet": value.snippet,
        "block": value.block,
        "ranges": [list(one) for one in value.ranges],
        "snippet_ranges": [list(one) for one in value.marks],
    }
    if value.page is not None:
        shape["page"] = value.page
    if value.memo:
        shape["memo"] = {"id": value.memo, "on": value.on}
        shape["document"] = value.document or None
    return shape


def hit_row(value: SearchHit) -> tuple[str, str, str, str]:
    """A search hit as a line: document, range (of a memo, what it is on), title, snippet."""
    where = value.on if value.on not in ("", "highlight") else f"{value.start}:{value.end}"
    return (value.document or value.memo)[:8], where, value.title, value.snippet


def memo(value: ShownMemo) -> Json:
    """A memo: what it is on, its text as it is stored and as it is read, where it leads, and what leads to it."""
    one = value.memo
    return {
        "id": one.id,
        "on": {"kind": one.on_kind, "id": one.on_id or None, "name": value.on},
        "title": value.title,
        "text": links.shown(one.text),
        "stored": one.text,
        "author": one.author,
        "created": one.created,
        "links": [
            {"kind": link.kind or None, "id": link.id or None, "name": link.name, "state": link.state}
            for link in value.links
        ],
        "back_links": [{"id": back.id, "on": back.on_kind, "title": memo_title(back)} for back in value.back_links],
    }


def group(value: DocumentGroup) -> Json:
    """A group of documents, with how many it holds."""
    return {"id": value.id, "name": value.name, "description": value.description, "documents": value.documents}


def view(value: View) -> Json:
    """A saved view and what it asks for."""
    return {"id": value.id, "name": value.name, **value.definition}


def operation(value: Operation) -> Json:
    """One line of the history."""
    return {
        "id": value.id,
        "when": value.when,
        "author": value.author,
        "what": value.what,
        "object": {"kind": value.object_kind, "id": value.object_id},
        "step": value.step,
    }


def undone(result: UndoResult) -> Json:
    """What undo or redo did."""
    shape: Json = {"done": result.done, "what": result.what}
    if result.reason:
        shape["reason"] = result.reason
    return shape
