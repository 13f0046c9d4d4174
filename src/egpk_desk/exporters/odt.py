"""Excerpts as an OpenDocument text (OASIS ODF 1.3) with its own footnotes, right to left."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.errors import Cancelled
from egpk_desk.exporters import odt_styles
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.docx_fields import bookmark
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.odt_styles import MIMETYPE, NAMESPACES, left_to_right
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.exporters.xml_text import xml_text

_SPACE = re.compile(r"\t|  +|^ | $")
_NBSP = "\u00a0"  # LibreOffice eats an ordinary space at the beginning of a note


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of an ``.odt`` file."""
    body = [_paragraph("Title", outline.title)]
    colours: dict[str, str] = {}  # each code's colour, and the style that draws a line of it below a heading
    if not outline.entries:
        body.append(_paragraph("Standard", say("none", request.language)))
    for entry in outline.entries:
        if isinstance(entry, Heading):
            body.append(_heading(entry, request, colours))
            body += [_paragraph("Excerpt_20_Memo", line) for line in entry.memo_lines(request.language)]
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        body += _item(entry, request)
    if outline.bibliography:
        body.append(_heading(Heading(say("bibliography", request.language), request.heading_level), request, colours))
        body += [
            f'<text:p text:style-name="{_directed("Bibliography", entry.direction)}">{_runs(entry)}</text:p>'
            for entry in outline.bibliography
        ]
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{odt_styles.automatic(colours)}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    return _package(content, _meta(outline.title))


def _package(content: str, meta: str) -> bytes:
    """The parts as a package: the media type first and unpacked, as ODF 1.3 part 2, 3.3 asks."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("styles.xml", odt_styles.STYLES)
        package.writestr("meta.xml", meta)
        package.writestr("META-INF/manifest.xml", odt_styles.MANIFEST)
    return stream.getvalue()


def _meta(title: str) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{_escape(title)}</dc:title><dc:language>ar</dc:language><meta:creation-date>{now}"
        f"</meta:creation-date><dc:date>{now}</dc:date></office:meta></office:document-meta>"
    )


def _escape(text: str) -> str:
    return escape(xml_text(text), quote=True)


def _inline(text: str) -> str:
    """Text in a paragraph, its tabs and runs of spaces as elements, since ODF collapses white space (part 3, 6.1.2)."""
    return _SPACE.sub(_spaces, _escape(" ".join(text.splitlines())))


def _spaces(match: re.Match[str]) -> str:
    found = match[0]
    return "<text:tab/>" if found == "\t" else f'<text:s text:c="{len(found)}"/>'


def _directed(style: str, direction: str) -> str:
    return left_to_right(style) if direction == "ltr" else style


def _paragraph(style: str, text: str) -> str:
    return f'<text:p text:style-name="{_directed(style, paragraph_direction(text))}">{_inline(text)}</text:p>'


def _heading(heading: Heading, request: ExportRequest, colours: dict[str, str]) -> str:
    level = min(heading.level, 10)
    style = _directed(f"Heading_20_{level}", paragraph_direction(heading.text))
    if heading.colour and request.code_colours:
        style = colours.setdefault(f"{style} {heading.colour}", f"Code{len(colours) + 1}")
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_inline(heading.text)}</text:h>'


def _item(item: Item, request: ExportRequest) -> list[str]:
    paragraphs = item.paragraphs or [""]
    parts = []
    for place, text in enumerate(paragraphs, start=1):
        content = _inline(text)
        if place == 1 and item.lead:
            content = f'<text:span text:style-name="Excerpt_20_Context">{_inline(item.lead)}</text:span>{content}'
        if place == len(paragraphs):
            content += _note(item)
            if item.tail:
                content += f'<text:span text:style-name="Excerpt_20_Context">{_inline(item.tail)}</text:span>'
        parts.append(f'<text:p text:style-name="{_directed("Excerpt", paragraph_direction(text))}">{content}</text:p>')
    if codes := codes_line(item.excerpt, request):
        parts.append(_paragraph("Excerpt_20_Codes", codes))
    if request.include_memos:
        memo = [line for line in item.excerpt.memo.split("\n") if line.strip()]
        for place, line in enumerate(memo):
            said = line if place else f"{say('memo', request.language)}: {line}"
            parts.append(_paragraph("Excerpt_20_Memo", said))
    return parts


def _note(item: Item) -> str:
    # The bookmark carries the highlight's id unseen; the same highlight may stand in several places.
    mark = bookmark(item.excerpt.highlight.id, item.number)
    start = f'<text:bookmark-start text:name="{mark}"/>' if mark else ""
    end = f'<text:bookmark-end text:name="{mark}"/>' if mark else ""
    style = _directed("Footnote", item.note.direction)
    return (
        f'<text:note text:id="ftn{item.number}" text:note-class="footnote"><text:note-citation>{item.number}'
        f'</text:note-citation><text:note-body><text:p text:style-name="{style}">{_NBSP}'
        f"{start}{_runs(item.note)}{end}</text:p></text:note-body></text:note>"
    )


def _runs(note: FormattedNote) -> str:
    return "".join(
        f'<text:span text:style-name="Emphasis">{_inline(run.text)}</text:span>' if run.italic else _inline(run.text)
        for run in note.runs
    )
