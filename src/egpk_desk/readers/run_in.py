"""Run-in headings: `المكاسب الاقتصادية: ترى إسلام آباد …`, a heading that stands at the head of its paragraph."""

from __future__ import annotations

import re

from egpk_desk.readers.phrases import MAX_CHARACTERS, names_a_matter

_LEAST_REST = 40  # characters that must follow, and more than the heading itself has
_OPENING_QUOTES = "«“\"„‘'"
_DASH = re.compile(r"\s[–—-]\s")
_ORDINAL_HEAD = re.compile(
    r"(?:أ[\u064b-\u0652]*و[\u064b-\u0652]*ل|ا[\u064b-\u0652]*ول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)"
    r"[\u064b-\u0652]*ا?[\u064b-\u0652]*\s*[:،\-–/.]\s*"
)


def run_in_heading(text: str, start: int = 0) -> tuple[int, int] | None:
    """The run-in heading of one paragraph as ``(start, end)`` in it, without the colon; None where there is none.

    ``start`` is where the paragraph's words begin, after a bullet or number.
    """
    if ordinal := _ORDINAL_HEAD.match(text, start):
        start = ordinal.end()
    while start < len(text) and text[start].isspace():
        start += 1
    colon = text.find(":", start, start + MAX_CHARACTERS + 2)
    if colon < 0 or not _ends_heading(text, colon):
        return None
    end = colon
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if _is_heading(text, start, end, colon + 1) else None


def dash_heading(text: str, start: int = 0) -> tuple[int, int] | None:
    """A heading set off by a dash (`المكاسب الاقتصادية – ترى …`). Weak alone: datelines look alike; see structure."""
    match = _DASH.search(text, start, start + MAX_CHARACTERS)
    if match is None or match.start() == start:
        return None
    if len(text[start : match.start()].split()) < 2:
        return None
    return (start, match.start()) if _is_heading(text, start, match.start(), match.end()) else None


def _ends_heading(text: str, colon: int) -> bool:
    after = text[colon + 1 : colon + 2]
    return not (after == "/" or (after.isdigit() and text[colon - 1 : colon].isdigit()))


def _is_heading(text: str, start: int, end: int, rest: int) -> bool:
    while rest < len(text) and text[rest] in " \t\u00a0-–—":
        rest += 1
    if len(text) - rest < max(_LEAST_REST, end - start) or text[rest] in _OPENING_QUOTES:
        return False
    return names_a_matter(text[start:end])
