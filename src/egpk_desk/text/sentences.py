"""Sentences of Arabic and Latin text, for selecting by triple click.

A sentence ends at ``. ! ? ؟ … ۔`` and at a line end. Closing quotes and brackets and note markers (``[1]``, ``¹``) that
follow the stop belong to it. A full stop ends none after an abbreviation (``د.``, ``أ.د.``, ``ص.``, ``U.S.``, ``Dr.``),
in a number, before a small Latin letter, or after the number that opens a list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from egpk_desk.text.graphemes import widen

_EXTEND = r"[\p{M}\u200c-\u200f]*"
_STOP = regex.compile(
    rf"""
    (?P<stop>[.!?؟…۔‼⁇⁈⁉。！？]+{_EXTEND})
    (?P<tail>(?:
        ["'»”’›)\]}}﴾″]{_EXTEND}
      | [\u00a0\u202f\x20]?\[\p{{Nd}}{{1,3}}\]{_EXTEND}
      | \(\p{{Nd}}{{1,3}}\){_EXTEND}
      | [¹²³⁰⁴-⁹]+{_EXTEND}
      | \x20[»)\]]{_EXTEND}
    )*)
    """,
    regex.VERBOSE,
)
_LAST_WORD = regex.compile(r"(?r)[\w\p{M}\u200c\u200d.]{1,40}")  # matched backwards, from where it must end
_MARKS = regex.compile(r"[\p{M}ـ\u200c\u200d]")
_ARABIC_LETTER = regex.compile(r"[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]")
_LIST_NUMBER = regex.compile(r"[(\[]?\p{Nd}{1,3}")
_HIJRI_OR_GREGORIAN = regex.compile(r"\p{Nd}\s?[همق]$")

_ARABIC_ABBREVIATIONS = frozenset(("صص", "مج", "تر", "تح", "مط", "هق"))
_LATIN_ABBREVIATIONS = re.compile(
    r"mrs?|ms|dr|prof|[sj]r|st|vs|cf|al|nos?|vols?|pp|eds?|figs?|approx|inc|ltd|co|corp|dept|gen|col|lt|sgt|capt|cmdr"
    r"|adm|maj|brig|rep|sen|gov|pres|hon|rev|univ|art|sec|ch|para|ibid|op|cit|viz|est"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec",
    re.IGNORECASE,
)


def _is_abbreviation(text: str, low: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends an abbreviation; ``low`` is where its sentence begins."""
    match = _LAST_WORD.match(text, low, stop)
    if match is None:
        return False
    word = _MARKS.sub("", match.group()).lstrip(".")
    if _LIST_NUMBER.fullmatch(word) and not text[low : match.start()].strip("([ "):
        return True  # "1. " opens a list item
    if _HIJRI_OR_GREGORIAN.search(text[max(low, stop - 6) : stop].replace("ـ", "")):
        return False  # "1447هـ." and "2025م." close a sentence as any date does
    parts = word.split(".")
    if all(len(part) == 1 and part.isalpha() for part in parts):
        return True
    if len(parts) > 1 and len(parts[-1]) <= 2 and parts[-1].isalpha():
        return True  # "Ph.D.", "e.g."
    return parts[-1] in _ARABIC_ABBREVIATIONS or _LATIN_ABBREVIATIONS.fullmatch(parts[-1]) is not None


def _ends_sentence(text: str, low: int, high: int, match: regex.Match[str]) -> bool:
    start, end = match.start(), match.end()
    stop = match["stop"]
    if end >= high:
        return True
    follower = text[end]
    if start > low and text[start - 1] in "([" and match["tail"][:1] in (")", "]"):
        return False  # "[…]" marks an omission
    full_stop = stop[0] == "." and "!" not in stop and "?" not in stop and "؟" not in stop
    if not follower.isspace():
        # Arabic pages often lack the space: cut between two Arabic words, never inside an address or a number.
        if not _ARABIC_LETTER.match(follower):
            return False
        before = _LAST_WORD.match(text, low, start)
        glued = before is not None and len(_MARKS.sub("", before.group())) > 2 and "." not in before.group()
        return bool(match["tail"]) or glued
    if (
        full_stop
        and len(stop.rstrip("\u200c\u200d\u200e\u200f")) == 1
        and not match["tail"]
        and _is_abbreviation(text, low, start)
    ):
        return False
    rest = text[end:high].lstrip()[:1] if high - end < 64 else text[end : end + 64].lstrip()[:1]
    return not (rest.islower() and rest.isalpha())


def _sentences(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line ``[low, high)``."""
    start = low
    while start < high and text[start].isspace():
        start += 1
    begin = start
    for match in _STOP.finditer(text, start, high):
        if match.start() < begin or not _ends_sentence(text, begin, high, match):
            continue
        yield widen(text, begin, match.end())
        begin = match.end()
        while begin < high and text[begin].isspace():
            begin += 1
    while high > begin and text[high - 1].isspace():
        high -= 1
    if begin < high:
        yield widen(text, begin, high)


def _line(text: str, offset: int, low: int, high: int) -> tuple[int, int]:
    start = text.rfind("\n", low, offset) + 1
    end = text.find("\n", offset, high)
    return max(low, start), (high if end < 0 else end)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The range of each sentence, in order, without the white space around it, made of whole graphemes."""
    low = 0
    while low <= len(text):
        low, high = _line(text, low, low, len(text))
        last = low
        for start, end in _sentences(text, low, high):
            if end > max(start, last):
                yield max(start, last), end
                last = end
        low = high + 1


def sentence_at(text: str, offset: int, low: int = 0, high: int | None = None) -> tuple[int, int]:
    """The sentence at ``offset``, looked for inside ``[low, high)``, such as the block that holds it.

    White space after a sentence belongs to it here; on a line without one the answer is ``(offset, offset)``.
    """
    high = len(text) if high is None else min(high, len(text))
    low = max(0, low)
    offset = max(low, min(offset, high))
    line_low, line_high = _line(text, offset, low, high)
    found: tuple[int, int] | None = None
    for start, end in _sentences(text, line_low, line_high):
        if found is not None and start > offset:
            break
        found = (start, end)
    return found or (offset, offset)
