"""The direction of text, by the Unicode Bidirectional Algorithm (Unicode Standard Annex 9)."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from egpk_desk.text.bidi_resolution import resolved_directions
from egpk_desk.text.graphemes import is_boundary, previous_boundary

Direction = Literal["rtl", "ltr"]

# No strong left-to-right character among these: what holds only them, in a paragraph from right to left, is one run.
_NO_LATIN = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff\\s!-@\\[-`{-~\u00a0\u00ab\u00bb\u2010-\u2027]*")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPENERS = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_INITIATORS = "\u2066\u2067\u2068"
_FSI, _PDI = "\u2068", "\u2069"


def base_direction(text: str) -> Direction | None:
    """The direction of the first strong character outside isolates (rules P2, P3); None where there is none.

    Of several paragraphs, the first that has one speaks.
    """
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind == "B":
            depth = 0
        elif not depth:
            if kind == "L":
                return "ltr"
            if kind in ("R", "AL"):
                return "rtl"
    return None


def strip_controls(text: str) -> str:
    """The text without bidi controls (marks, embeddings, overrides and isolates)."""
    return _CONTROLS.sub("", text)


def isolate(text: str) -> str:
    """The text between FSI and PDI, so that it does not disturb what it is put into (UAX 9, 2.7).

    Isolates that the text leaves open are closed, and a PDI that closes nothing is left out.
    """
    parts: list[str] = []
    depth = 0
    for character in text:
        if character in _INITIATORS:
            depth += 1
        elif character == _PDI:
            if not depth:
                continue
            depth -= 1
        parts.append(character)
    return f"{_FSI}{''.join(parts)}{_PDI * depth}{_PDI}"


def closed(text: str) -> str:
    """The text with what it leaves open of embeddings, overrides and isolates closed at the end of each line.

    So a passage that holds an override to the letter turns nothing round that stands behind it (UAX 9, 2.1 to 2.6).
    """
    if not _OPENERS.search(text):
        return text
    lines = []
    for line in text.split("\n"):
        opened: list[str] = []
        for character in line:
            if character in "\u202a\u202b\u202d\u202e":
                opened.append("\u202c")
            elif character in _INITIATORS:
                opened.append(_PDI)
            elif character == "\u202c" and opened and opened[-1] == character:
                opened.pop()
            elif character == _PDI and _PDI in opened:
                while opened.pop() != _PDI:
                    pass
        lines.append(line + "".join(reversed(opened)))
    return "\n".join(lines)


def direction_runs(text: str, base: Direction | None = None) -> list[tuple[int, int, Direction]]:
    """The text cut into ``(start, end, direction)``: neighbours differ in direction, and together they cover all of it.

    Rules W1 to N2 of UAX 9: a Latin stretch keeps its inner spaces, its brackets and the number behind it
    (``EDEX 2025``); brackets, quotes and numbers otherwise go with the text around them. ``base`` is the direction of
    the paragraph, else that of its first strong character, else rtl, for these are Arabic reports. No run cuts a
    grapheme. An empty text has no runs.
    """
    if not text:
        return []
    if base is None:
        base = base_direction(text) or "rtl"
    if base == "rtl" and _NO_LATIN.fullmatch(text):
        return [(0, len(text), "rtl")]
    directions: list[Direction] = []
    for paragraph in text.splitlines(keepends=True):
        directions.extend(resolved_directions(paragraph, base))
    runs: list[tuple[int, int, Direction]] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and directions[place] == directions[place - 1]:
            continue
        end = place if is_boundary(text, place) else previous_boundary(text, place)
        if end <= start:
            continue
        direction = directions[start]
        if runs and runs[-1][2] == direction:
            runs[-1] = (runs[-1][0], end, direction)
        else:
            runs.append((start, end, direction))
        start = end
    return runs
