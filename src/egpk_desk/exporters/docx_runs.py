"""Text as runs of WordprocessingML: one run a direction, since Word lays out by run and not by character alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from egpk_desk.exporters.xml_text import xml_text
from egpk_desk.text.bidi import Direction, base_direction, direction_runs

Element = Any  # lxml's element, as python-docx subclasses it


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {"w": WORD}


@lru_cache(maxsize=1)
def _parser() -> Any:
    """python-docx's parser, loaded for the first element: the window starts without it, a tenth of a second sooner."""
    from docx.oxml.parser import oxml_parser

    return oxml_parser


@lru_cache(maxsize=512)
def _full(name: str) -> str:
    return f"{{{WORD}}}{name.removeprefix('w:')}"


def element(tag: str, **attributes: str) -> Element:
    """A new element (``w:p``) with attributes of the ``w`` namespace (python-docx's own way takes longer)."""
    made: Element = _parser().makeelement(_full(tag), nsmap=_PREFIXES)
    for name, value in attributes.items():
        made.set(_full(name), value)
    return made


def child(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child of ``parent``."""
    made = element(tag, **attributes)
    parent.append(made)
    return made


def add_runs(
    paragraph: Element,
    text: str,
    base: Direction,
    *,
    italics: Sequence[tuple[int, int]] = (),
    style: str | None = None,
) -> None:
    """Append text to a ``w:p``, one run a direction: ``w:rtl`` on Arabic and neutral stretches, none on Latin ones.

    ``base`` is the paragraph's direction, ``italics`` are ranges of the text, ``style`` is the id of a character style.
    """
    text = xml_text(text)
    for start, end, direction in direction_runs(text, base):
        for piece_start, piece_end, italic in _cut(start, end, italics):
            run = child(paragraph, "w:r")
            properties = child(run, "w:rPr")
            if style is not None:
                child(properties, "w:rStyle", val=style)
            if italic:
                child(properties, "w:i")
                child(properties, "w:iCs")
            if direction == "rtl":
                child(properties, "w:rtl")
            if len(properties) == 0:
                run.remove(properties)
            letters = child(run, "w:t")
            letters.text = text[piece_start:piece_end]
            letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _cut(start: int, end: int, italics: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    pieces, at = [], start
    for first, last in italics:
        if last <= at or first >= end:
            continue
        if first > at:
            pieces.append((at, first, False))
        pieces.append((max(first, at), min(last, end), True))
        at = min(last, end)
    if at < end:
        pieces.append((at, end, False))
    return pieces


def paragraph_direction(text: str) -> Direction:
    """The direction in which a paragraph is set: that of its first strong letter, else right to left."""
    return base_direction(text) or "rtl"


def new_paragraph(style: str | None, direction: Direction, *, said: bool = False) -> Element:
    """An empty ``w:p`` of a style (by id). Right to left is the style's own affair unless it is to be ``said``."""
    paragraph = element("w:p")
    properties = child(paragraph, "w:pPr")
    if style is not None:
        child(properties, "w:pStyle", val=style)
    if direction == "ltr":
        child(properties, "w:bidi", val="0")
    elif said:
        child(properties, "w:bidi")
    return paragraph
