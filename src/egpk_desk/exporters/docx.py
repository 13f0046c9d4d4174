"""Excerpts as a Word document with Word's own footnotes, in the program's styles or in those of the user's document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from egpk_desk.errors import Cancelled
from egpk_desk.exporters import docx_stream, docx_styles, docx_template, manuscript_list
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.docx_footnotes import Footnotes, add_note
from egpk_desk.exporters.docx_names import StyleIds
from egpk_desk.exporters.docx_runs import Element, add_runs, child, new_paragraph, paragraph_direction
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of a ``.docx`` file."""
    if request.template is None:
        document, styles = docx_styles.new_document(outline.title), docx_styles.STYLES
    else:
        document, styles = docx_template.opened(request.template, outline.title)
    document.core_properties.created = document.core_properties.modified = datetime.now(UTC)
    page = _Page(Footnotes(document, styles), styles, request)
    page.add(styles.title, outline.title)
    if not outline.entries:
        page.add(styles.normal, say("none", request.language))
    for entry in outline.entries:
        if isinstance(entry, Heading):
            page.heading(entry)
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        page.item(entry)
    page.bibliography(outline)
    return docx_stream.saved(document, page.said, page.footnotes, cancelled)


class _Page:
    """The body of one document under way: paragraphs, each written out once it is whole, so that few are in memory."""

    def __init__(self, footnotes: Footnotes, styles: StyleIds, request: ExportRequest) -> None:
        self.said: list[bytes] = []
        self.footnotes = footnotes
        self._styles = styles
        self._request = request

    def add(self, style: str | None, text: str) -> None:
        self._put(self._paragraph(style, text))

    def _put(self, paragraph: Element) -> None:
        self.said.append(docx_stream.written(paragraph))

    def _paragraph(self, style: str | None, text: str) -> Element:
        direction = paragraph_direction(text)
        paragraph = new_paragraph(style, direction, said=self._styles.said)
        add_runs(paragraph, text, direction)
        return paragraph

    def heading(self, heading: Heading) -> None:
        paragraph = self._paragraph(self._styles.heading(heading.level), heading.text)
        if heading.colour and self._request.code_colours:
            # A code's colour is a line below its name: letters in it might be too faint to read.
            borders = child(paragraph.pPr, "w:pBdr")
            child(borders, "w:bottom", val="single", sz="12", space="1", color=heading.colour.lstrip("#").upper())
            first = paragraph.pPr.find(_PARAGRAPH_STYLE)
            if first is not None:
                first.addnext(borders)
            else:
                paragraph.pPr.insert(0, borders)
        self._put(paragraph)

    def item(self, item: Item) -> None:
        paragraphs = item.paragraphs or [""]
        for place, text in enumerate(paragraphs, start=1):
            direction = paragraph_direction(text)
            paragraph = new_paragraph(self._styles.excerpt, direction, said=self._styles.said)
            if item.lead and place == 1:
                add_runs(paragraph, item.lead, direction, style=self._styles.context)
            add_runs(paragraph, text, direction)
            if place == len(paragraphs):
                self.footnotes.add(paragraph, item.note, item.excerpt.highlight.id)
                if item.tail:
                    add_runs(paragraph, item.tail, direction, style=self._styles.context)
            self._put(paragraph)
        if codes := codes_line(item.excerpt, self._request):
            self.add(self._styles.codes, codes)
        if self._request.include_memos:
            memo = [line for line in item.excerpt.memo.split("\n") if line.strip()]
            for place, line in enumerate(memo):
                self.add(self._styles.memo, line if place else f"{say('memo', self._request.language)}: {line}")

    def bibliography(self, outline: Outline) -> None:
        if not outline.bibliography:
            return
        self.add(self._styles.heading(self._request.heading_level), say("bibliography", self._request.language))
        made = []
        for entry in outline.bibliography:
            paragraph = new_paragraph(self._styles.bibliography, entry.direction, said=self._styles.said)
            add_note(paragraph, entry)
            made.append(paragraph)
        manuscript_list.mark(made, self.footnotes.count + 1)
        for paragraph in made:
            self._put(paragraph)


_PARAGRAPH_STYLE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pStyle"
