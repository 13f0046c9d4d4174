"""Excerpts as RTF 1.9.1 with its own footnotes, for word processors that take nothing newer."""

from __future__ import annotations

from collections.abc import Callable

from egpk_desk.errors import Cancelled
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.rtf_text import HEAD, footnote, note_runs, paragraph, runs
from egpk_desk.exporters.words import say

_SIZES = {1: 40, 2: 34}  # of headings, in half points
_INSET = "\\li454\\ri454\\fs24\\afs28"
_SMALL = "\\li454\\ri454\\cf1\\fs19\\afs22"
_COLOURS = "{\\colortbl;\\red95\\green90\\blue82;}\n"


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of an ``.rtf`` file."""
    parts = [HEAD, _COLOURS, _line(outline.title, "\\b\\ab\\fs45\\afs52")]
    if not outline.entries:
        parts.append(_line(say("none", request.language)))
    for entry in outline.entries:
        if isinstance(entry, Heading):
            parts.append(_heading(entry))
            parts += [_line(line, "\\cf1") for line in entry.memo_lines(request.language)]
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        parts += _item(entry, request)
    if outline.bibliography:
        parts.append(_heading(Heading(say("bibliography", request.language), request.heading_level)))
        parts += [paragraph(note_runs(entry), entry.direction) for entry in outline.bibliography]
    parts.append("}\n")
    return "".join(parts).encode("ascii")


def _line(text: str, look: str = "\\fs24\\afs28") -> str:
    direction = paragraph_direction(text)
    return paragraph(runs(text, direction, look), direction)


def _heading(heading: Heading) -> str:
    size = _SIZES.get(heading.level, 30)
    direction = paragraph_direction(heading.text)
    look = f"\\b\\ab\\fs{round(size * 0.86)}\\afs{size}"
    level = f"\\keepn\\sb240\\outlinelevel{min(heading.level, 9) - 1}"
    return paragraph(runs(heading.text, direction, look), direction, level)


def _item(item: Item, request: ExportRequest) -> list[str]:
    paragraphs = item.paragraphs or [""]
    parts = []
    for place, text in enumerate(paragraphs, start=1):
        direction = paragraph_direction(text)
        content = runs(text, direction)
        if place == 1 and item.lead:
            content = runs(item.lead, direction, "\\cf1") + content
        if place == len(paragraphs):
            content += footnote(item.note, item.excerpt.highlight.id, item.number)
            if item.tail:
                content += runs(item.tail, direction, "\\cf1")
        parts.append(paragraph(content, direction, _INSET))
    small = [codes_line(item.excerpt, request)]
    if request.include_memos:
        memo = [line for line in item.excerpt.memo.splitlines() if line.strip()]
        small += [line if at else f"{say('memo', request.language)}: {line}" for at, line in enumerate(memo)]
    for line in small:
        if line:
            direction = paragraph_direction(line)
            parts.append(paragraph(runs(line, direction), direction, _SMALL))
    return parts
