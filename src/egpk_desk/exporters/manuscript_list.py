"""The list of sources in a manuscript: paragraphs between two ends of a bookmark of the program's own."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.exporters.docx_fields import LIST
from egpk_desk.exporters.docx_footnotes import add_note
from egpk_desk.exporters.docx_runs import add_runs, child, element, new_paragraph, paragraph_direction
from egpk_desk.exporters.manuscript_notes import W
from egpk_desk.exporters.words import say

Element = Any  # lxml's
_HANGING = "454"  # twips: 8 mm


def put(
    body: Element, styles: Element | None, entries: Sequence[FormattedNote], language: str, notes: Sequence[Element]
) -> None:
    """Put the entries in place of those that stand in the document, else at its end, under a heading.

    ``body`` is the root of the document's main part, ``notes`` are those of its notes. A heading, once there, is the
    author's own: it is not touched.
    """
    old = _old(body)
    look: Element | None = None
    if old:
        start = old[0]
        look = start.find(f"{W}pPr")
        made = [_entry(entry, None, look) for entry in entries]
        start.addprevious(made[0])
        for paragraph in old:
            paragraph.getparent().remove(paragraph)
        for before, paragraph in pairwise(made):
            before.addnext(paragraph)
    else:
        _forget(body)
        made = [_entry(entry, _style(styles, "bibliography"), None) for entry in entries]
        words = say("bibliography", language)
        heading = new_paragraph(_style(styles, "heading 1"), paragraph_direction(words), said=True)
        add_runs(heading, words, paragraph_direction(words))
        _append(body, [heading, *made])
    _mark([body, *notes], made)


def _old(body: Element) -> list[Element]:
    """The paragraphs of the list that is there; empty where there is none whole."""
    start = next((one for one in body.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == LIST), None)
    if start is None:
        return []
    first = next(start.iterancestors(f"{W}p"), None)
    if first is None:
        return []
    found = [first]
    while not any(end.get(f"{W}id") == start.get(f"{W}id") for end in found[-1].iter(f"{W}bookmarkEnd")):
        behind = found[-1].getnext()
        if behind is None or behind.tag not in (f"{W}p", f"{W}bookmarkEnd"):
            return []
        if behind.tag == f"{W}bookmarkEnd":
            if behind.get(f"{W}id") == start.get(f"{W}id"):
                found.append(behind)
                break
            return []
        found.append(behind)
    return found


def _forget(body: Element) -> None:
    """Take away a bookmark of the name that no longer holds a list, since names must be unique."""
    for start in [one for one in body.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == LIST]:
        for end in [one for one in body.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") == start.get(f"{W}id")]:
            end.getparent().remove(end)
        start.getparent().remove(start)


def _entry(entry: FormattedNote, style: str | None, look: Element | None) -> Element:
    if look is not None:
        paragraph = element("w:p")
        kept = deepcopy(look)
        paragraph.append(kept)
        for bidi in kept.findall(f"{W}bidi"):
            if entry.direction == "rtl":
                bidi.attrib.pop(f"{W}val", None)
            else:
                bidi.set(f"{W}val", "0")
    else:
        paragraph = new_paragraph(style, entry.direction, said=True)
        if style is None:
            child(paragraph.find(f"{W}pPr"), "w:ind", left=_HANGING, hanging=_HANGING)
    add_note(paragraph, entry)
    return paragraph


def _style(styles: Element | None, name: str) -> str | None:
    """The id of a paragraph style by its name, which is the same in every language of Word."""
    for style in styles.iter(f"{W}style") if styles is not None else ():
        said = style.find(f"{W}name")
        if style.get(f"{W}type") == "paragraph" and said is not None and said.get(f"{W}val", "").lower() == name:
            return str(style.get(f"{W}styleId"))
    return None


def _append(root: Element, paragraphs: list[Element]) -> None:
    """Put paragraphs at the end of the text, before the properties of its last section."""
    body = root.find(f"{W}body")
    section = body.find(f"{W}sectPr")
    for paragraph in paragraphs:
        if section is not None:
            section.addprevious(paragraph)
        else:
            body.append(paragraph)


def _mark(roots: Sequence[Element], made: list[Element]) -> None:
    """Put the bookmark around the entries, under a number that no other one has."""
    said = (one.get(f"{W}id", "") for root in roots for one in root.iter(f"{W}bookmarkStart"))
    mark(made, max((int(number) for number in said if number.isdecimal()), default=0) + 1)


def mark(made: list[Element], number: int) -> None:
    """Put the bookmark of that number around the paragraphs of a list of sources."""
    made[0].find(f"{W}pPr").addnext(element("w:bookmarkStart", id=str(number), name=LIST))
    child(made[-1], "w:bookmarkEnd", id=str(number))
