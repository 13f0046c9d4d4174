"""Excerpts as Web Annotations (W3C Web Annotation Data Model, 23 February 2017), in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from egpk_desk.citations.notes import source_language
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.csv import once_each
from egpk_desk.exporters.outline import Item, Outline
from egpk_desk.exporters.request import ExportRequest

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline's excerpts as the bytes of a ``.jsonld`` file: one collection with one page, each excerpt once."""
    annotations = []
    for item in once_each(outline):
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        annotations.append(_annotation(item, request))
    whole = {
        "@context": _CONTEXT,
        "type": "AnnotationCollection",
        "label": outline.title,
        "total": len(annotations),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": annotations},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    # A lone surrogate has no UTF-8; JSON can name it.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _annotation(item: Item, request: ExportRequest) -> dict[str, Any]:
    excerpt, highlight = item.excerpt, item.excerpt.highlight
    made: dict[str, Any] = {
        "id": f"urn:uuid:{highlight.id}",
        "type": "Annotation",
        "motivation": "tagging" if excerpt.codes else "highlighting",
        "target": _target(item),
    }
    if highlight.created:
        made["created"] = highlight.created
    if highlight.author:
        made["creator"] = {"type": "Person", "name": highlight.author}
    bodies = [_tag(code.name(request.language), request.language) for code in excerpt.codes]
    if request.include_memos and excerpt.memo.strip():
        bodies.append(_body("commenting", excerpt.memo))
    bodies.append(_body("describing", item.note.text))
    made["body"] = bodies
    return made


def _tag(name: str, language: str) -> dict[str, Any]:
    return _body("tagging", name) | {"language": language}


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(item: Item) -> dict[str, Any]:
    """The passage by its words and by its place: code points of the source's canonical text, as the model counts."""
    excerpt, highlight = item.excerpt, item.excerpt.highlight
    metadata = excerpt.cited.metadata
    source: dict[str, Any] = {
        "id": f"urn:uuid:{excerpt.record.id}",
        "type": "Text",
        "language": metadata.language or source_language(metadata),
        "dc:title": excerpt.record.title,
        "dc:identifier": f"sha256:{excerpt.record.sha256}",
    }
    described = {
        "dc:creator": list(metadata.authors),
        "dc:date": metadata.date,
        "dc:publisher": metadata.publisher,
        "dc:source": metadata.url,
    }
    source |= {key: value for key, value in described.items() if value}
    quote = {"type": "TextQuoteSelector", "exact": highlight.exact}
    quote |= {key: value for key, value in (("prefix", highlight.prefix), ("suffix", highlight.suffix)) if value}
    place = {"type": "TextPositionSelector", "start": highlight.start, "end": highlight.end}
    return {"type": "SpecificResource", "source": source, "selector": [quote, place]}
