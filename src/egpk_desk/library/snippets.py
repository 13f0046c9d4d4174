"""The sentence around a hit, on one line, and where in it the words found stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from egpk_desk.text.sentences import sentence_at

_LONGEST = 320  # code points; a longer sentence is cut around the hit

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line: its range there, and the sign ``before`` it where it was cut."""

    text: str
    start: int
    end: int
    before: str


def snippet(text: str, start: int, end: int, within: Span) -> Snippet:
    """The sentence that holds a hit, or what of it stands near the hit, on one line."""
    low, _ = sentence_at(text, start, *within)
    _, high = sentence_at(text, max(start, end - 1), *within)
    low, high = min(low, start), max(high, end)
    before = after = ""
    if high - low > _LONGEST:
        reach = max(40, (_LONGEST - (end - start)) // 2)
        if start - low > reach:
            cut = text.find(" ", start - reach, start)
            low, before = (cut + 1 if cut >= 0 else start - reach), "…"
        if high - end > reach:
            cut = text.rfind(" ", end, end + reach)
            high, after = (cut if cut >= 0 else end + reach), "…"
    return Snippet(before + _line(text[low:high]) + after, low, high, before)


def _line(text: str) -> str:
    return " ".join(text.split())


def marks_in(shown: Snippet, text: str, ranges: Iterable[Span]) -> tuple[Span, ...]:
    """Ranges of the text as ranges of its snippet; those that lie outside it are left out."""
    found: list[Span] = []
    for start, end in ranges:
        if shown.start <= start < end <= shown.end:
            ahead = text[shown.start : start]
            at = len(shown.before) + len(_line(ahead))
            if ahead.strip() and ahead[-1].isspace():
                at += 1
            found.append((at, at + len(_line(text[start:end]))))
    return tuple(found)
