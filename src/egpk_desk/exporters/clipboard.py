"""Excerpts for the clipboard: pasted into a word processor, a quotation with a real footnote; else with its reference.

Each note is full and carries its highlight's id unseen, so that :mod:`egpk_desk.exporters.manuscript` can set it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from egpk_desk.citations.locator import nested
from egpk_desk.citations.notes import NoteFormatter
from egpk_desk.exporters import clipboard_html
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.full_notes import FullNotes
from egpk_desk.exporters.outline import Item
from egpk_desk.exporters.request import default_notes
from egpk_desk.exporters.rtf_text import HEAD, footnote, paragraph, runs
from egpk_desk.text.spelling import plain_spelling

PLAIN, HTML = "text/plain", "text/html"
RTF = ("text/rtf", "application/rtf", 'application/x-qt-windows-mime;value="Rich Text Format"')
"""The names under which Linux, macOS and Windows (through Qt) know RTF."""


def flavours(
    excerpts: Sequence[Excerpt],
    *,
    formatter: Callable[[], NoteFormatter] = default_notes,
    spelling: str = "source",
) -> dict[str, bytes]:
    """The excerpts in each form that a clipboard offers: the bytes by media type, UTF-8 where that is text.

    Word and LibreOffice read the RTF, with a note of their own kind; the HTML has the shapes in which both write notes
    themselves. Plain editors get the quotation and its reference.
    """
    items = quotations(excerpts, formatter=formatter, spelling=spelling)
    rtf = _rtf(items)
    return {
        PLAIN: _plain(items).encode("utf-8", "replace"),
        HTML: clipboard_html.write(items).encode("utf-8", "replace"),
        **dict.fromkeys(RTF, rtf),
    }


def quotations(
    excerpts: Sequence[Excerpt], *, formatter: Callable[[], NoteFormatter] = default_notes, spelling: str = "source"
) -> list[Item]:
    """The excerpts in their spelling, numbered from 1, each with its full note."""
    notes = FullNotes(formatter).notes([excerpt.cited for excerpt in excerpts])
    spelt = plain_spelling if spelling == "plain" else str
    return [
        Item(number, excerpt, spelt(excerpt.text), note)
        for number, (excerpt, note) in enumerate(zip(excerpts, notes, strict=True), start=1)
    ]


def _plain(items: Sequence[Item]) -> str:
    """«The quotation» (its reference)."""
    said = []
    for item in items:
        opening, closing = "«»" if paragraph_direction(item.text) == "rtl" else "“”"
        reference = item.note.text.strip().removesuffix(".")
        quoted = "\n".join(item.paragraphs)
        if opening == "«":
            quoted = nested(quoted)
        said.append(f"{opening}{quoted}{closing} ({reference})")
    return "\n\n".join(said)


def _rtf(items: Sequence[Item]) -> bytes:
    parts = [HEAD]
    for item in items:
        paragraphs = item.paragraphs or [""]
        for place, text in enumerate(paragraphs, start=1):
            direction = paragraph_direction(text)
            content = runs(text, direction)
            if place == len(paragraphs):
                content += footnote(item.note, item.excerpt.highlight.id, item.number)
            parts.append(paragraph(content, direction))
    parts.append("}\n")
    return "".join(parts).encode("ascii")
