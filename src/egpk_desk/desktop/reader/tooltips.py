"""What hovering tells, as rich text with its own direction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from egpk_desk.desktop.reader.marks import Mark
from egpk_desk.document import Document
from egpk_desk.text.bidi import base_direction

_MOST = 1200  # characters of a note or memo


def of_note(document: Document, index: int, without_body: str) -> str:
    """The body of a note, or the words that say that the source lacks it."""
    note = document.notes[index]
    if note.body is None:
        return _paragraph(f"{note.marker} {without_body}", without_body)
    text = document.text[note.body.start : note.body.end]
    return "".join(_paragraph(_cut(line), line) for line in text.split("\n") if line.strip())


def of_marks(marks: Iterable[Mark], stances: Mapping[str, str], rtl: bool) -> str:
    """Codes, stance and memo of each highlight."""
    parts = []
    for mark in marks:
        codes = "<br>".join(
            f'<span style="color:{escape(colour)}">■</span> {escape(label)}'
            for colour, label in zip(mark.colours, mark.labels, strict=False)
        )
        stance = f" <i>({escape(stances.get(mark.stance, mark.stance))})</i>" if mark.stance else ""
        parts.append(f'<p dir="{"rtl" if rtl else "ltr"}">{codes}{stance}</p>')
        if mark.memo:
            parts.append(_paragraph(_cut(mark.memo), mark.memo))
    return "".join(parts)


def of_words(words: str) -> str:
    """A line of the program's own."""
    return _paragraph(words, words)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[:_MOST].rsplit(None, 1)[0] + " …"


def _paragraph(text: str, direction_of: str) -> str:
    direction = base_direction(direction_of) or "rtl"
    return f'<p dir="{direction}">{escape(text)}</p>'
