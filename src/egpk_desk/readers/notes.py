"""Notes of texts that have no notes of their own: markers such as ``[1]`` and bodies at the end, joined.

A marker in square brackets is believed by itself. ``(1)``, a superscript in a text full of units, or a digit glued to
a word are markers only where a body at the end of the text proves it. A marker without a body is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from egpk_desk.readers.note_bodies import LineBody, Zone, find_zone


@dataclass(frozen=True, slots=True)
class LineMark:
    """A note marker in a line: ``lines[line][start:end] == marker``. ``key`` joins it with its body."""

    line: int
    start: int
    end: int
    marker: str
    key: str


@dataclass(frozen=True, slots=True)
class LineNotes:
    """Markers in reading order, bodies by key, and all lines that belong to the notes at the end of the text.

    ``inner_headings`` are headings among the note lines (`المراجع` after the notes): not bodies, yet after them.
    """

    marks: tuple[LineMark, ...] = ()
    bodies: Mapping[str, LineBody] = field(default_factory=dict)
    note_lines: frozenset[int] = frozenset()
    inner_headings: frozenset[int] = frozenset()


_SQUARE = re.compile(
    r"\[\s?(?:(?P<numbers>\d{1,3}(?:\s?[،,;؛–-]\s?\d{1,3}){0,9})|(?P<roman>[ivxl]{1,7})|(?P<stars>\*{1,3}))\s?\]"
)
_ROUND = re.compile(
    r"\(\s?(?:(?P<numbers>\d{1,3}(?:\s?[،,;؛]\s?\d{1,3}){0,9})|(?P<roman>[ivxl]{1,7})|(?P<stars>\*{1,3}))\s?\)"
)
_SUPERSCRIPT = re.compile("[¹²³⁰⁴-⁹]{1,3}")
_GLUED = re.compile(r"(?<=[^\W\d_]|[.،؛»”\"’)\]!؟])(?P<numbers>\d{1,3})(?=[\s.،؛:)»”!؟]|$)")
_DIGITS = re.compile(r"\d{1,3}")
_COUNTED = re.compile(  # a word before "(1)" that makes it a number of something
    r"(?:جدول|شكل|رقم|ماده|مادة|الماده|المادة|الفصل|ملحق|الملحق|المرحله|المرحلة|البند|بند|فقرة|الفقرة|الجدول|الشكل|القسم|رسم|خريطة|صورة"
    r"|table|figure|fig\.|article|section|no\.|chapter|phase|annex|step)\s*(?:رقم\s*)?$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:\d|\b(?:م|كم|سم|مم|متر|m|km|cm|mm|ft|CO|R|x))\s?$")


def find_notes(lines: Sequence[str], quiet: frozenset[int] = frozenset()) -> LineNotes:
    """Markers and bodies in the lines of a text; ``quiet`` lines (metadata, furniture) are not looked at."""
    square = list(_marks(lines, quiet, _SQUARE, "["))
    zone = find_zone(lines, quiet, {mark.key for mark in square})
    if zone is None:
        raised = [] if square else _raised(lines, quiet, frozenset())
        return LineNotes(tuple(_believable(square) or _counting(raised)))
    inside, keys = zone.lines, frozenset(zone.bodies)
    marks = _best_marks(lines, quiet | inside, zone, [mark for mark in square if mark.line not in inside])
    referenced = {mark.key for mark in marks}
    if not zone.surely_notes and not referenced & keys:
        return LineNotes(tuple(_believable(square)))
    return LineNotes(tuple(marks), zone.bodies, inside, zone.inner_headings)


def _best_marks(lines: Sequence[str], quiet: frozenset[int], zone: Zone, square: list[LineMark]) -> list[LineMark]:
    """The marks of the one style that meets most bodies; square brackets where they meet as many as another."""
    keys = frozenset(zone.bodies)
    best = [mark for mark in square if mark.key.isdecimal() or mark.key in keys]
    met = len({mark.key for mark in best} & keys)
    if met < len(keys):
        round_ = [m for m in _marks(lines, quiet, _ROUND, "(") if m.key in keys and not _is_counted(lines[m.line], m)]
        for others in (round_, _raised(lines, quiet, keys)):
            if (count := len({mark.key for mark in others} & keys)) > met:
                best, met = others, count
    if met == 0:
        best = _glued(lines, quiet, keys)
    return best


def _marks(lines: Sequence[str], quiet: frozenset[int], form: re.Pattern[str], sign: str) -> Iterator[LineMark]:
    for index, line in enumerate(lines):
        if sign not in line or index in quiet:
            continue
        for match in form.finditer(line):
            if match.start() == 0:
                continue  # an enumerator, or the body of a note
            numbers = match["numbers"]
            if numbers is None:
                yield LineMark(index, match.start(), match.end(), match[0], match["roman"] or match["stars"])
            elif numbers.isdecimal():
                yield LineMark(index, match.start(), match.end(), match[0], str(int(numbers)))
            else:  # [1، 2]: each number is a marker of its own
                for each in _DIGITS.finditer(line, match.start("numbers"), match.end("numbers")):
                    yield LineMark(index, each.start(), each.end(), each[0], str(int(each[0])))


def _believable(square: list[LineMark]) -> list[LineMark]:
    """Square marks without any body: a lone number set apart by spaces may be an editor's insertion."""
    numbered = [mark for mark in square if mark.key.isdecimal()]
    romans = [mark for mark in square if mark.key.isalpha()]
    keys = {mark.key for mark in numbered}
    marks = numbered if "1" in keys or len(keys) > 1 else []
    if any(mark.key == "i" for mark in romans):
        marks = sorted(marks + romans, key=lambda mark: (mark.line, mark.start))
    return marks


def _raised(lines: Sequence[str], quiet: frozenset[int], keys: frozenset[str]) -> list[LineMark]:
    """Superscript digits that are no exponents; only those with a body where there are bodies (``keys``)."""
    found = []
    for index, line in enumerate(lines):
        if index in quiet or line.isascii():
            continue
        for match in _SUPERSCRIPT.finditer(line):
            key = str(int(unicodedata.normalize("NFKC", match[0])))
            start = match.start()
            if start == 0 or _UNIT.search(line, max(0, start - 5), start) or (keys and key not in keys):
                continue
            found.append(LineMark(index, start, match.end(), match[0], key))
    return found


def _counting(marks: list[LineMark]) -> list[LineMark]:
    """The marks, if they count up from 1: superscripts without bodies are believed only then."""
    numbers = [int(mark.key) for mark in marks]
    rising = all(after in (before, before + 1) for before, after in pairwise(numbers))
    return marks if numbers[:1] == [1] and rising and len(set(numbers)) > 1 else []


def _is_counted(line: str, mark: LineMark) -> bool:
    return _COUNTED.search(line[max(0, mark.start - 16) : mark.start]) is not None


def _glued(lines: Sequence[str], quiet: frozenset[int], keys: frozenset[str]) -> list[LineMark]:
    """Digits glued to words, as superscripts become when a text is pasted: only where all bodies are met in order."""
    wanted = sorted(int(key) for key in keys if key.isdecimal())
    if not wanted or wanted[0] != 1 or len(wanted) < 2:
        return []
    found: list[LineMark] = []
    for index, line in enumerate(lines):
        if index in quiet:
            continue
        for match in _GLUED.finditer(line):
            if len(found) < len(wanted) and int(match[0]) == wanted[len(found)]:
                found.append(LineMark(index, match.start(), match.end(), match[0], str(int(match[0]))))
    return found if len(found) == len(wanted) else []
