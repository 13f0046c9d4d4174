"""Excerpts as a Word document with Word's own footnotes."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

from egpk_desk.errors import Cancelled
from egpk_desk.exporters import docx_styles
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.docx_footnotes import Footnotes
from egpk_desk.exporters.docx_runs import Element, add_paragraph
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of a ``.docx`` file."""
    document = docx_styles.new_document(outline.title)
    document.core_properties.created = document.core_properties.modified = datetime.now(UTC)
    end = document.element.body.sectPr  # looking for it at each paragraph would make long exports quadratic
    footnotes = Footnotes(document)
    add_paragraph(end, "Title", outline.title)
    if not outline.entries:
        add_paragraph(end, "Normal", say("none", request.language))
    for entry in outline.entries:
        if isinstance(entry, Heading):
            # A code's colour is a mark beside its name: letters in it might be too faint to read.
            add_paragraph(end, f"Heading{min(entry.level, 9)}", entry.text)
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        _item(end, footnotes, entry, request)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _item(end: Element, footnotes: Footnotes, item: Item, request: ExportRequest) -> None:
    paragraph = None
    for text in item.paragraphs or [""]:
        paragraph = add_paragraph(end, docx_styles.EXCERPT, text)
    footnotes.add(paragraph, item.note)
    if codes := codes_line(item.excerpt, request):
        add_paragraph(end, docx_styles.CODES, codes)
    if request.include_memos:
        memo = [line for line in item.excerpt.memo.split("\n") if line.strip()]
        for place, line in enumerate(memo):
            add_paragraph(end, docx_styles.MEMO, line if place else f"{say('memo', request.language)}: {line}")
