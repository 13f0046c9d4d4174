"""Highlights of a bundle as Web Annotations (W3C Web Annotation Data Model, 23 February 2017) on its own texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from egpk_desk.exporters.excerpt import Excerpt

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(excerpts: Sequence[Excerpt]) -> Iterator[bytes]:
    """One collection of one page, piece by piece. Positions are code points of the text that is named, half-open."""
    head = {"@context": _CONTEXT, "type": "AnnotationCollection", "total": len(excerpts)}
    page = {"type": "AnnotationPage", "startIndex": 0}
    yield f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": ['.encode()
    for number, excerpt in enumerate(excerpts):
        one = json.dumps(_annotation(excerpt), ensure_ascii=False, indent=1)
        yield f"{',' if number else ''}\n{one}".encode("utf-8", "backslashreplace")
    yield b"\n]}}\n"


def _annotation(excerpt: Excerpt) -> dict[str, Any]:
    highlight = excerpt.highlight
    quote = {"type": "TextQuoteSelector", "exact": highlight.exact}
    quote |= {key: value for key, value in (("prefix", highlight.prefix), ("suffix", highlight.suffix)) if value}
    made: dict[str, Any] = {
        "id": f"urn:uuid:{highlight.id}",
        "type": "Annotation",
        "motivation": "tagging" if excerpt.codes else "highlighting",
        "created": highlight.created,
        "target": {
            "type": "SpecificResource",
            "source": f"documents/{highlight.document}/{highlight.revision}.txt",
            "selector": [
                quote,
                {"type": "TextPositionSelector", "start": highlight.start, "end": highlight.end},
            ],
        },
    }
    if highlight.author:
        made["creator"] = {"type": "Person", "name": highlight.author}
    bodies: list[dict[str, str]] = [
        {
            **{"type": "SpecificResource", "purpose": "tagging", "source": f"urn:uuid:{code.id}"},
        }
        for code in excerpt.codes
    ]
    bodies += [
        {"type": "TextualBody", "purpose": "tagging", "value": code.name_ar or code.name_en, "format": "text/plain"}
        for code in excerpt.codes
    ]
    if excerpt.memo.strip():
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": excerpt.memo, "format": "text/plain"})
    if bodies:
        made["body"] = bodies
    return made
