"""Sources by which a style shows how it cites: one in Arabic, one in Latin script, each cited again and again."""

from __future__ import annotations

from html import escape
from typing import Any

from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, FormattedNote, Run
from egpk_desk.desktop.citing.note_style import NoteStyle
from egpk_desk.document import Metadata
from egpk_desk.exporters.bibliography import bibliography
from egpk_desk.text.bidi import Direction, base_direction

_BOOK: dict[str, Any] = {
    "type": "book",
    "author": [{"literal": "محمد عابد الجابري"}],
    "publisher-place": "بيروت",
    "edition": "10",
    "issued": {"date-parts": [[2009]]},
}
_ARTICLE: dict[str, Any] = {
    "type": "article-journal",
    "author": [{"given": "Ann", "family": "Lee"}, {"given": "Omar", "family": "Haddad"}],
    "container-title": "Journal of Trade",
    "volume": "12",
    "issue": "3",
    "page": "40-61",
    "issued": {"date-parts": [[2021]]},
}
_AR = Metadata("تكوين العقل العربي", ("محمد عابد الجابري",), date="2009", publisher="مركز دراسات", language="ar")
_EN = Metadata("Ports of the Red Sea", ("Ann Lee", "Omar Haddad"), date="2021", language="en")


def _of(arabic: bool, page: str) -> Cited:
    locator = Locator(page=int(page), page_label=page)
    return Cited("book", _AR, locator, record=_BOOK) if arabic else Cited("article", _EN, locator, record=_ARTICLE)


SAMPLES: tuple[tuple[str, Cited], ...] = (
    ("first", _of(True, "45")),
    ("same", _of(True, "45")),
    ("ibid", _of(True, "52")),
    ("first", _of(False, "41")),
    ("same", _of(False, "41")),
    ("ibid", _of(False, "50")),
    ("later", _of(True, "60")),
    ("later", _of(False, "44")),
)
"""What is cited, in the order of a text: in full, at the same place, at another place, and again after others."""


def sample_rows(style: NoteStyle) -> list[tuple[str, FormattedNote]]:
    """The samples as a style sets them, and at the end its list of sources (``list``). Raises as a formatter does."""
    formatter = style.formatter()
    cited = [one for _, one in SAMPLES]
    rows = [(kind, note) for (kind, _), note in zip(SAMPLES, formatter.notes(cited), strict=True)]
    listed = bibliography(formatter, cited)
    return [*rows, *(("list", note) for note in listed)]


def note_block(note: FormattedNote, *, before: str = "", quiet: str = "", rtl: bool = True) -> str:
    """A note as a paragraph of Qt's rich text, in its own direction.

    ``before`` stands above it in the colour ``quiet``, as the interface runs (``rtl``).
    """
    align = "right" if note.direction == "rtl" else "left"
    runs = "".join(f"<i>{escape(run.text)}</i>" if run.italic else escape(run.text) for run in note.runs)
    way, side = ("rtl", "right") if rtl else ("ltr", "left")
    quietly = f'<small><font color="{quiet}">{escape(before)}</font></small>'
    head = f'<p dir="{way}" align="{side}" style="margin: 10px 0 0 0">{quietly}</p>'
    body = f'<p dir="{note.direction}" align="{align}" style="margin: 1px 0 2px 0">{runs}</p>'
    return (head if before else "") + body


def text_block(text: str, *, before: str = "", quiet: str = "", rtl: bool = True, own: bool = True) -> str:
    """A line as :func:`note_block` sets one; ``own``: in the direction of its first letter, else of the interface."""
    direction: Direction = (base_direction(text) or "rtl") if own else "rtl" if rtl else "ltr"
    return note_block(FormattedNote((Run(text),), direction), before=before, quiet=quiet, rtl=rtl)
