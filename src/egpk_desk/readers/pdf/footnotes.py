"""Raised note markers, and the notes in small print at the foot of their page."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from egpk_desk.readers.pdf.bidi_order import Ordered
from egpk_desk.readers.pdf.columns import Line, is_raised
from egpk_desk.readers.pdf.pages import PageLines
from egpk_desk.readers.pdf.paragraphs import in_order
from egpk_desk.text.digits import to_western

_SMALL_PRINT = 0.93  # of the usual size
_MOST_FOOT_LINES = 60
_NOTES_HIGH = 0.4  # of the page
_SHORT_RULE = 0.5  # of the page's width
_LARGER = 1.1  # times the print of the first note: what is set larger is none
_STOPS = frozenset(".!?؟")
_HEAD = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3})\s*[\])]?\s*[.\-–ـ:]?\s*")
_REFERENCE = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?")


@dataclass(slots=True)
class PageNotes:
    """The notes at the foot of one page: lines by number, and all lines that belong to them."""

    bodies: dict[str, list[Line]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)  # id of each line
    elsewhere: dict[int, int] = field(default_factory=dict)  # the page of each line that stands on another one, by id


def raised_numbers(ordered: Ordered, line: Line, known: Collection[str] = frozenset()) -> list[tuple[int, int, str]]:
    """Stretches ``(start, end, number)`` of a line in logical order that are raised and read as a note's number.

    ``known`` are the numbers of the notes at the foot of the page: after a digit only such a one is no power.
    """
    found = []
    at = 0
    while at < len(ordered):
        if ordered[at][0].index < 0 or not is_raised(ordered[at][0], line):
            at += 1
            continue
        end = at + 1
        while end < len(ordered) and (is_raised(ordered[end][0], line) or ordered[end][0].index < 0):
            end += 1
        while ordered[end - 1][0].index < 0:
            end -= 1
        text = "".join(glyph.text for glyph, _ in ordered[at:end]).replace(" ", "")
        match = _REFERENCE.fullmatch(to_western(text))
        if match and (_may_refer(ordered, at) or (match[1] in known and at and ordered[at - 1][0].text.isdigit())):
            found.append((at, end, match[1]))
        at = end
    return found


def _may_refer(ordered: Ordered, start: int) -> bool:
    """A raised number after a word or a sign is a reference; after a digit or a unit (m²) it is a power."""
    before = [glyph.text for glyph, _ in ordered[max(0, start - 4) : start]]
    if not before:
        return False
    last = before[-1]
    if last.isdigit():
        return len(before) == 4 and all(text.isdigit() for text in before)  # a year
    latin = [text for text in before[-3:] if text.isascii() and text.isalpha()]
    return not (last.isascii() and last.isalpha() and len(latin) < 3)


def find_page_notes(page: PageLines, usual: float, furniture: set[int]) -> PageNotes:
    """The notes at the foot of a page: the lines from the first that begins with a number which the text refers to.

    Such a line begins with a raised number, stands in small print or under a short rule; all lines under it in its
    column belong to the notes.
    """
    lines = [line for line in page.lines if id(line) not in furniture and line.place is None]
    references: dict[str, tuple[float, int]] = {}  # height and column of the first line that refers to each number
    heads: dict[int, str] = {}
    raised: list[tuple[Line, Ordered]] = []
    for line in lines:
        small = line.size <= _SMALL_PRINT * usual or is_under_rule(line, page)
        if not small and not any(is_raised(glyph, line) for glyph in line.glyphs):
            continue
        for rtl in (page.rtl, not page.rtl):  # a paragraph's direction is not known yet
            ordered = in_order(line, rtl)
            number = raised_head_number(ordered, line)
            if number is None and small:
                number = number_at_head(ordered)
            if number is not None:
                heads.setdefault(id(line), number)
            raised.append((line, ordered))
    known = frozenset(number for line in lines if line.size <= _SMALL_PRINT * usual and (number := heads.get(id(line))))
    for line, ordered in raised:
        for _, _, referred in raised_numbers(ordered, line, known):
            references.setdefault(referred, (line.base, line.region))
    notes = PageNotes()
    by_region: dict[int, list[Line]] = {}
    for line in lines:
        by_region.setdefault(line.region, []).append(line)
    current = ""
    for region, members in by_region.items():
        elsewhere = {number for number, (_, place) in references.items() if place != region}
        foot = sorted(members, key=lambda line: -line.base)
        if foot[0].size > _SMALL_PRINT * usual or id(foot[0]) in heads:
            current = ""  # what goes on in the next column begins it, in the same small print
        current = _take_foot(foot, heads, references, elsewhere, notes, current)
    return notes


def carry_on(pages: Sequence[PageLines], notes: Mapping[int, PageNotes], usual: float, skipped: set[int]) -> None:
    """Let the last notes of a page go on at the head of the next one.

    ``skipped`` are the lines of furniture. Programs without footnotes set all notes after the text, which breaks over
    pages anywhere: small print at the head of a page that counts on, or goes on where the last note does not end.
    """
    for before, page in pairwise(pages):
        found, own = notes[before.index], notes[page.index]
        if not found.bodies:
            continue
        current = list(found.bodies)[-1]
        size = found.bodies[current][-1].size
        lines = sorted((line for line in page.lines if id(line) not in skipped), key=lambda line: -line.base)
        for line in lines:
            alike = abs(line.size - size) < (_LARGER - 1) * size and line.size <= _SMALL_PRINT * usual
            if line.place is not None or not alike or id(line) in own.lines:
                break
            ordered = in_order(line, page.rtl)
            head = raised_head_number(ordered, line) or number_at_head(ordered)
            if head and _follows(head, current):
                current = head
                found.bodies[current] = []
            elif head or _ends(found.bodies[current][-1]):
                break
            found.bodies[current].append(line)
            found.lines.add(id(line))
            found.elsewhere[id(line)] = page.index


def _ends(line: Line) -> bool:
    """Whether a sentence ends at one end of a line."""
    letters = line.letters
    return bool(letters) and (letters[0].text in _STOPS or letters[-1].text in _STOPS)


def is_note(line: Line, page: PageLines, text: str) -> bool:
    """Whether a line at the foot is plainly a note: under a short rule, with a number that the page refers to."""
    number = number_in(text) if is_under_rule(line, page) else None
    return number is not None and any(
        number == referred
        for other in page.lines
        if other is not line
        for _, _, referred in raised_numbers(in_order(other, page.rtl), other)
    )


def is_under_rule(line: Line, page: PageLines) -> bool:
    """Whether a short rule stands over a line in the lower part of the page, as programs set it over notes."""
    return any(
        line.base < rule.at < line.base + _NOTES_HIGH * page.height
        and rule.start < line.x1
        and line.x0 < rule.end
        and rule.end - rule.start < _SHORT_RULE * page.width
        for rule in page.separators
    )


def _take_foot(
    foot: Sequence[Line],
    heads: Mapping[int, str],
    references: Mapping[str, tuple[float, int]],
    elsewhere: set[str],
    notes: PageNotes,
    current: str,
) -> str:
    """The notes at the foot of one column, or of a page without columns; ``foot`` are its lines from the top.

    ``current`` is the note that the column before ends with and this one goes on with. Returns the last note.
    """

    def begins(line: Line) -> bool:
        head = heads.get(id(line), "")
        return head in references and (head in elsewhere or references[head][0] > line.base)

    first = 0 if current else next((i for i, line in enumerate(foot) if begins(line)), None)
    if first is None or len(foot) - first > _MOST_FOOT_LINES:
        return ""
    for line in foot[first:]:
        head = heads.get(id(line))
        if line.size > _LARGER * foot[first].size:
            return ""
        if head and (head in references or _follows(head, current)):
            current = head
            notes.bodies.setdefault(current, [])
        notes.bodies[current].append(line)
        notes.lines.add(id(line))
    return current


def _follows(head: str, number: str) -> bool:
    return head.isdecimal() and number.isdecimal() and int(head) == int(number) + 1


def raised_head_number(ordered: Ordered, line: Line) -> str | None:
    """The raised number that a line begins with, as a note's first line does."""
    end = 0
    while end < len(ordered) and is_raised(ordered[end][0], line):
        end += 1
    match = _REFERENCE.fullmatch(to_western("".join(glyph.text for glyph, _ in ordered[:end])))
    return match[1] if match and end < len(ordered) else None


def number_at_head(ordered: Ordered) -> str | None:
    """The number that a note's first line begins with in its own size."""
    return number_in("".join(glyph.text for glyph, _ in ordered[:12]))


def number_in(text: str) -> str | None:
    """The number that the text of a note begins with: ``1``, ``(1)``, ``[1]``, ``1.``, ``1-``."""
    match = _HEAD.match(to_western(text.lstrip()))
    return match[1] if match else None


def without_number(text: str) -> str:
    """The text of a note without the number it begins with."""
    match = _HEAD.match(to_western(text.lstrip()))
    return text.lstrip()[match.end() :] if match else text
