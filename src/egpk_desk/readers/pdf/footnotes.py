"""Raised note markers, and the notes in small print at the foot of their page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from egpk_desk.readers.pdf.bidi_order import Ordered, logical
from egpk_desk.readers.pdf.columns import Line
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.pages import PageLines
from egpk_desk.text.digits import to_western

_SMALL_PRINT = 0.93  # of the usual size
_RAISED_SIZE = 0.82  # of its line's size
_HEAD = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3})\s*[\])]?\s*[.\-–ـ:]?\s*")
_REFERENCE = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?")


@dataclass(slots=True)
class PageNotes:
    """The notes at the foot of one page: lines by number, and all lines that belong to them."""

    bodies: dict[str, list[Line]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)  # id of each line


def is_raised(glyph: Glyph, line: Line) -> bool:
    """Whether a glyph is set above the baseline of its line: small and a little, or at full size and much."""
    height = (glyph.base - line.base) / line.size
    return height > 0.45 or (height > 0.15 and glyph.size < _RAISED_SIZE * line.size)


def raised_numbers(ordered: Ordered, line: Line) -> list[tuple[int, int, str]]:
    """Stretches ``(start, end, number)`` of a line in logical order that are raised and read as a note's number."""
    found = []
    at = 0
    while at < len(ordered):
        if not is_raised(ordered[at][0], line):
            at += 1
            continue
        end = at
        while end < len(ordered) and (is_raised(ordered[end][0], line) or ordered[end][0].index < 0):
            end += 1
        while ordered[end - 1][0].index < 0:
            end -= 1
        text = "".join(glyph.text for glyph, _ in ordered[at:end]).replace(" ", "")
        match = _REFERENCE.fullmatch(to_western(text))
        if match and _may_refer(ordered, at):
            found.append((at, end, match[1]))
        at = end
    return found


def _may_refer(ordered: Ordered, start: int) -> bool:
    """A raised number after a word or a sign is a reference; after a digit or a unit (m²) it is a power."""
    before = [glyph.text for glyph, _ in ordered[max(0, start - 3) : start]]
    if not before:
        return False
    last = before[-1]
    if last.isdigit():
        return False
    latin = [text for text in before if text.isascii() and text.isalpha()]
    return not (last.isascii() and last.isalpha() and len(latin) < 3)


def find_page_notes(page: PageLines, usual: float, furniture: set[int]) -> PageNotes:
    """The notes at the foot of a page: a run of lines in small print, the first of which begins with a number.

    They count as notes only where a raised number in the page's text refers to one of them.
    """
    referred = {
        number
        for line in page.lines
        if id(line) not in furniture and line.size > _SMALL_PRINT * usual
        for _, _, number in raised_numbers(logical(line.glyphs, page.rtl), line)
    }
    foot: list[Line] = []
    for line in sorted((line for line in page.lines if id(line) not in furniture), key=lambda line: line.base):
        if line.size > _SMALL_PRINT * usual:
            break
        foot.append(line)
    notes = PageNotes()
    number = ""
    for line in reversed(foot):
        head = number_at_head(line, page.rtl)
        if head and (head in referred or (number and _follows(head, number))):
            number = head
            notes.bodies[number] = []
        if number:
            notes.bodies[number].append(line)
            notes.lines.add(id(line))
    if not referred & notes.bodies.keys():
        return PageNotes()
    return notes


def _follows(head: str, number: str) -> bool:
    return head.isdecimal() and number.isdecimal() and int(head) == int(number) + 1


def number_at_head(line: Line, rtl: bool) -> str | None:
    """The number that a note's first line begins with."""
    text = to_western("".join(glyph.text for glyph, _ in logical(line.glyphs, rtl)[:12]).lstrip())
    match = _HEAD.match(text)
    return match[1] if match and match.end() > len(match[1]) - 1 and match[0].strip() else None


def without_number(text: str) -> str:
    """The text of a note without the number it begins with."""
    match = _HEAD.match(to_western(text.lstrip()))
    return text.lstrip()[match.end() :] if match else text
