"""Excerpts as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from egpk_desk.citations.locator import words
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.csv import once_each
from egpk_desk.exporters.outline import Item, Outline
from egpk_desk.exporters.request import ExportRequest


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline's excerpts as the bytes of a ``.json`` file: each once, with its document and its citation."""
    excerpts = []
    for item in once_each(outline):
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        excerpts.append(_shape(item, request))
    whole: dict[str, Any] = {"title": outline.title, "excerpts": excerpts}
    if outline.memos:
        whole["memos"] = [{"on": of or None, "name": name, "text": text} for of, name, text in outline.memos]
    if outline.bibliography:
        whole["bibliography"] = [entry.text for entry in outline.bibliography]
    # A lone surrogate has no UTF-8; JSON can name it.
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _shape(item: Item, request: ExportRequest) -> dict[str, Any]:
    excerpt, highlight = item.excerpt, item.excerpt.highlight
    metadata, locator = excerpt.cited.metadata, excerpt.cited.locator
    shape: dict[str, Any] = {
        "id": highlight.id,
        "document": {
            "id": excerpt.record.id,
            "title": excerpt.record.title,
            "authors": list(metadata.authors),
            "date": metadata.date,
            "publisher": metadata.publisher,
            "url": metadata.url,
            "sha256": excerpt.record.sha256,
        },
        "revision": highlight.revision,
        "start": highlight.start,
        "end": highlight.end,
        "exact": highlight.exact,
        "text": item.text,
        "prefix": highlight.prefix,
        "suffix": highlight.suffix,
        "tags": [code.slug for code in excerpt.codes],
        "codes": [
            {"slug": code.slug, "name": {"ar": code.name_ar, "en": code.name_en}, "colour": code.colour}
            for code in excerpt.codes
        ],
        "stance": highlight.stance,
        "page": locator.page,
        "page_label": locator.page_label,
        "locator": words(locator, request.language),
        "citation": item.note.text,
        "source_notes": [{"marker": note.marker, "body": note.body} for note in excerpt.cited.source_notes],
        "through": highlight.through,
        "author": highlight.author,
        "created": highlight.created,
    }
    if request.before or request.after:
        shape |= {"before": item.before, "after": item.after}
    if request.include_memos:
        shape["memo"] = excerpt.memo
    return shape
