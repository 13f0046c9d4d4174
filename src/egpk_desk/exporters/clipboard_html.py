"""Excerpts as the HTML that word processors write for themselves, so that pasting it makes real footnotes.

Word knows a note by ``mso-footnote-id`` and ``mso-element:footnote`` (Office HTML and XML reference, "Footnotes"), and
a field by ``supportFields``; LibreOffice by the classes ``sdfootnoteanc`` and ``sdfootnotesym`` and the id
``sdfootnote`` that its own HTML has, and keeps the highlight's id as bookmarks. Both shapes stand in the same elements.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.exporters.docx_fields import BOOKMARK_END, bookmark, instruction
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.outline import Item
from egpk_desk.exporters.xml_text import xml_text

_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"'
    ' xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n<meta http-equiv="Content-Type" content="text/html;'
    ' charset=utf-8">\n<meta name="ProgId" content="Word.Document">\n<style>\n@page Section1 {}\n'
    "div.Section1 {page: Section1}\n</style>\n</head>\n<body>\n<!--StartFragment-->\n"
)
_TAIL = "<!--EndFragment-->\n</body>\n</html>\n"


def write(items: Sequence[Item]) -> str:
    """The quotations, and their notes below."""
    quoted = "".join(_quotation(item) for item in items)
    notes = "".join(_note(item) for item in items)
    return f'{_HEAD}{quoted}<div style="mso-element:footnote-list">\n{notes}</div>\n{_TAIL}'


def _escape(text: str) -> str:
    return escape(xml_text(text), quote=True)


def _quotation(item: Item) -> str:
    paragraphs = item.paragraphs or [""]
    parts = []
    for place, text in enumerate(paragraphs, start=1):
        content = _escape(text)
        if place == len(paragraphs):
            content += _anchor(item.number, "anc", "sym")
        parts.append(f"<p {_side(paragraph_direction(text))}>{content}</p>\n")
    return "".join(parts)


def _side(direction: str) -> str:
    side = "right" if direction == "rtl" else "left"
    return f'dir="{direction}" align="{side}" style="text-align:{side};direction:{direction};unicode-bidi:embed"'


def _anchor(number: int, here: str, there: str) -> str:
    """The mark of a note, in the text (``anc``) or before the note (``sym``)."""
    name = f"sdfootnote{number}"
    mark = (
        '<span class="MsoFootnoteReference"><span style="mso-special-character:footnote">'
        f"<sup>{number}</sup></span></span>"
    )
    return (
        f'<a class="sdfootnote{here}" style="mso-footnote-id:ftn{number}" name="{name}{here}" href="#{name}{there}">'
        f"{mark}</a>"
    )


def _note(item: Item) -> str:
    number, highlight = item.number, item.excerpt.highlight.id
    field = (
        f'<!--[if supportFields]><span style="mso-element:field-begin"></span>{_escape(instruction(highlight))}'
        '<span style="mso-element:field-separator"></span><![endif]-->'
    )
    end = '<!--[if supportFields]><span style="mso-element:field-end"></span><![endif]-->'
    return (
        f'<!--[if gte mso 9]><div style="mso-element:footnote" id="ftn{number}"><![endif]-->'
        f'<div id="sdfootnote{number}">\n'
        f'<p class="MsoFootnoteText" {_side(item.note.direction)}>{_anchor(number, "sym", "anc")} '
        f"{field}{_point(bookmark(highlight, number))}{_runs(item.note)}"
        f"{_point(bookmark(highlight, number, BOOKMARK_END))}{end}</p>\n</div>"
        "<!--[if gte mso 9]></div><![endif]-->\n"
    )


def _point(name: str | None) -> str:
    return f'<a name="{name}"></a>' if name else ""


def _runs(note: FormattedNote) -> str:
    return "".join(f"<i>{_escape(run.text)}</i>" if run.italic else _escape(run.text) for run in note.runs)
