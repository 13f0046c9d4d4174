"""Where the bodies of notes stand in the lines of a text, and which marker each has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from egpk_desk.text.folding import fold


@dataclass(frozen=True, slots=True)
class LineBody:
    """The body of a note: ``lines[first:last + 1]``; the first line begins with ``marker``, the body at ``start``."""

    key: str
    marker: str
    first: int
    last: int
    start: int


@dataclass(frozen=True, slots=True)
class Zone:
    """The notes at the end of a text. ``surely_notes`` is False for a numbered list of references."""

    lines: frozenset[int]
    bodies: Mapping[str, LineBody]
    surely_notes: bool
    inner_headings: frozenset[int] = frozenset()


def _names(listed: str) -> frozenset[str]:
    return frozenset(fold(" ".join(name.split())) for name in listed.split("|"))


_NOTE_HEADS = _names(
    """
    الهوامش | هوامش | هوامش الدراسة | هوامش البحث | هوامش التقرير | الحواشي | حواش | حواشي | الحواشي والمراجع |
    الإحالات | إحالات | الهوامش والمراجع | المراجع والهوامش | الهوامش والمصادر | الهوامش والإحالات |
    قائمة الهوامش | notes | endnotes | footnotes | notes and references | notes et références
    """
)
_REFERENCE_HEADS = _names(
    """
    المراجع | مراجع | المصادر | مصادر | المصادر والمراجع | المراجع والمصادر | قائمة المراجع | قائمة المصادر |
    قائمة المصادر والمراجع | مراجع الدراسة | مصادر الدراسة | مصادر التقرير | قائمة المراجع والمصادر |
    المراجع العربية | المراجع الأجنبية | مراجع عربية | مراجع أجنبية | أولا: المراجع العربية |
    ثانيا: المراجع الأجنبية | أولا: المصادر العربية | ثانيا: المصادر الأجنبية | references | sources |
    bibliography | works cited | bibliographie | références
    """
)
_LONGEST_HEAD = 60

_BODY = re.compile(
    r"(?:\[\s?(?P<square>\d{1,3}|[ivxl]{1,7}|\*{1,3})\s?\]|\(\s?(?P<round>\d{1,3}|\*{1,3})\s?\)"
    r"|(?P<number>\d{1,3})\s?(?:[.)/:ـ–—-]|\.-)(?!\d)-?|(?P<raised>[¹²³⁰⁴-⁹]{1,3})|\^(?P<caret>\d{1,3})"
    r"|(?P<stars>\*{1,3})(?=\s?\w)|(?P<bare>\d{1,3})(?=\s+[^\W\d]|$))\s*[-–.:]?\s*"
)
_RULE = re.compile(r"[\s_\-–—=*ـ.─━]{3,}")
_CITES = re.compile(
    r"https?:|www\.|«|“|\"|\b(?:1[89]|20)\d\d\b|[٠-٩]{4}|\bص\s?\.?\s?\d|[اأ]نظر|متاح|متوفر|المرجع|المصدر|مرجع|نفسه"
    r"|تاريخ (?:الدخول|الاطلاع|الزيارة)|ibid|op\. ?cit|\bpp?\.|\bvol\b|available|accessed|retrieved|see ",
    re.IGNORECASE,
)
_PROSE = 700  # a line as long as this is the author's text, not a reference


def find_zone(lines: Sequence[str], quiet: frozenset[int], marked: set[str]) -> Zone | None:
    """The notes at the end of a text: under a heading, under a rule, or by their markers alone.

    ``marked`` are the keys of the square markers in the text. None where no bodies are found.
    """
    start, heads, kind = _headed_start(lines, quiet)
    if start is not None:
        zone = _zone(lines, quiet, start, heads, loose=True, sure=kind == "notes")
        if zone is not None:
            return zone
    return _trailing_zone(lines, quiet, marked)


def _headed_start(lines: Sequence[str], quiet: frozenset[int]) -> tuple[int | None, frozenset[int], str]:
    """The first line under the first notes heading (or rule) after which numbered lines come."""
    heads: dict[int, str] = {}
    for index, line in enumerate(lines):
        if not line or len(line) > _LONGEST_HEAD or index in quiet:
            continue
        told = fold(line).strip(" :.-*#[]()")
        if told in _NOTE_HEADS:
            heads[index] = "notes"
        elif told in _REFERENCE_HEADS:
            heads[index] = "references"
        elif _RULE.fullmatch(line):
            heads[index] = "rule"
    for index, kind in heads.items():
        following = [i for i in range(index + 1, min(index + 4, len(lines))) if i not in quiet and i not in heads][:1]
        for first in following:
            match = _BODY.match(lines[first])
            if match and _key(match) in ("1", "i", "*") and (kind != "rule" or _all_cite(lines[first : first + 300])):
                return first, frozenset(heads), "notes" if kind == "rule" else kind
    return None, frozenset(heads), ""


def _all_cite(rest: Sequence[str]) -> bool:
    numbered = [line for line in rest if _BODY.match(line)]
    citing = sum(1 for line in numbered if _CITES.search(line[:400]))
    return 2 * len(numbered) >= len(rest) and 2 * citing >= len(numbered)


_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50}


def _value(key: str) -> int | None:
    """The number of a key, Roman ones too; None for stars."""
    if key.isdecimal():
        return int(key)
    digits = [_ROMANS.get(letter, 0) for letter in key]
    if 0 in digits:
        return None
    return sum(-digit if digit < max(digits[place:]) else digit for place, digit in enumerate(digits))


def _key(match: re.Match[str]) -> str:
    told = next(group for group in match.groups() if group is not None)
    told = unicodedata.normalize("NFKC", told)
    return str(int(told)) if told.isdecimal() else told


def _zone(
    lines: Sequence[str], quiet: frozenset[int], start: int, heads: frozenset[int], *, loose: bool, sure: bool
) -> Zone | None:
    """All lines from ``start`` on as notes, with their bodies; None where long prose shows that they are not."""
    inside = [index for index in range(start, len(lines)) if index not in quiet and lines[index]]
    headings = frozenset(index for index in inside if index in heads)
    bodies: dict[str, LineBody] = {}
    style, last_number, closed = "", 0, False
    current: LineBody | None = None
    for index in inside:
        if index in headings:
            current, closed = None, True  # a second list begins: its numbers are not those of the notes
            continue
        match = None if closed else _BODY.match(lines[index])
        if match is not None and _continues(match, style, last_number, loose=loose):
            key = _key(match)
            if (value := _value(key)) is not None:
                style, last_number = match.lastgroup or "", value
            if key not in bodies:
                current = LineBody(key, match[0].strip(), index, index, match.end())
                bodies[key] = current
                continue
        if len(lines[index]) > _PROSE:
            return None
        if current is not None:
            current = LineBody(current.key, current.marker, current.first, index, current.start)
            bodies[current.key] = current
    return Zone(frozenset(inside), bodies, sure, headings) if bodies else None


def _continues(match: re.Match[str], style: str, last_number: int, *, loose: bool) -> bool:
    """Whether a line that begins like a body is the next one: of the same style, counting up without large gaps."""
    if match.lastgroup == "bare" and not loose:
        return False
    value = _value(_key(match))
    if value is None:  # stars
        return last_number == 0
    return match.lastgroup == (style or match.lastgroup) and last_number < value <= last_number + (3 if style else 999)


def _trailing_zone(lines: Sequence[str], quiet: frozenset[int], marked: set[str]) -> Zone | None:
    """Bodies without heading: the last lines, numbered down to the first marker of the text."""
    index = len(lines) - 1
    first: int | None = None
    style, expected, loose_lines = "", 0, 0
    numbered: list[int] = []
    while index >= 0:
        line = lines[index]
        if index in quiet or not line:
            index -= 1
            continue
        match = _BODY.match(line)
        group = match.lastgroup if match else None
        value = _value(_key(match)) if match and group not in ("bare", "stars", "caret") else None
        if value is not None and (not style or (group == style and value == expected)):
            style, expected, loose_lines = group or "", value - 1, 0
            numbered.append(index)
            first = index
            if value == 1:
                break
        else:
            loose_lines += 1
            if loose_lines > 2 or len(line) > 300:
                break
        index -= 1
    if first is None:
        return None
    keys = {_key(match) for i in numbered if (match := _BODY.match(lines[i]))}
    if not _proved(lines, style, numbered, keys, marked):
        return None
    return _zone(lines, quiet, first, frozenset(), loose=False, sure=False)


def _proved(lines: Sequence[str], style: str, numbered: list[int], keys: set[str], marked: set[str]) -> bool:
    """Square bodies must be marked in the text; others must also look like references, or they are a plain list."""
    if style == "square":
        return len(keys & marked) * 2 >= len(keys)
    citing = sum(1 for index in numbered if _CITES.search(lines[index][:400]))
    return citing * 3 >= len(numbered) * 2 and len(numbered) > 1 - bool(keys & marked)
