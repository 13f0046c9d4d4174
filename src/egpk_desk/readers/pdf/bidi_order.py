"""From the order on the page to logical order: the Unicode bidirectional algorithm (UAX #9) run backwards on a line.

There is no unique inverse. Each guess is put through the algorithm itself (python-bidi); the first guess that it lays
out as the page has it is taken, else the most usual one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bidi.algorithm import get_display

from egpk_desk.readers.pdf.glyphs import Glyph

MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_UNSIDED = str.maketrans("()[]<>{}«»‹›", "((((((((((((")
_LATIN = re.compile("[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
_DIGIT = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")
_ARABIC = re.compile("[\u0590-\u060b\u060d-\u061a\u061c\u0620-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufefc]")
_SEPARATORS = ".,:/\u066b\u066c\u060c"
_CLOSING = frozenset(".،؛؟!:,;)]»”…")
_TERMINATORS = "+-%$#°€£\u066a"

_BARRIER = "\u05d0"  # a right-to-left letter that stands for a raised digit
_RAISED_SIZE = 0.82  # of the size of the line
_RAISED = 0.15  # em over its baseline
_LINES_KEPT = 1024  # a few pages

_Order = list[tuple[int, bool]]
Ordered = list[tuple[Glyph, bool]]
"""Glyphs in logical order, each with whether it stands in a left-to-right run."""


@lru_cache(maxsize=8192)
def kind_of(text: str) -> str:
    """``L`` left-to-right letter, ``R`` right-to-left letter, ``N`` digit, ``S`` separator, ``E`` terminator, ``O``."""
    if _LATIN.search(text):
        return "L"
    if _DIGIT.search(text):
        return "N"
    if _ARABIC.search(text):
        return "R"
    if text in _SEPARATORS:
        return "S"
    return "E" if text in _TERMINATORS else "O"


def logical(visual: Sequence[Glyph], rtl: bool, after_latin: bool = False) -> Ordered:
    """The glyphs of a line, given from left to right, in logical order. ``rtl`` is the paragraph's direction.

    ``after_latin`` says that the line before ends in Latin words: digits then go on with their run (rule W7).
    """
    raised = _raised_numbers(visual) if rtl else ()
    order = _order(tuple([glyph.text for glyph in visual]), rtl, after_latin, raised)
    return [(visual[at], ltr) for at, ltr in order]


def _raised_numbers(visual: Sequence[Glyph]) -> tuple[int, ...]:
    """The places of raised digits that stand beside what is on their right: they follow it in a right-to-left line,
    whatever stands on their left (programs set a note's number as a run of its own)."""
    large = max((glyph.size for glyph in visual), default=0.0)
    small = [at for at, glyph in enumerate(visual) if glyph.size < _RAISED_SIZE * large and glyph.text.isdigit()]
    if not small:
        return ()
    base = next(glyph.base for glyph in visual if glyph.size == large)
    found: list[int] = []
    for at in reversed(small):
        glyph = visual[at]
        beside = visual[at + 1] if at + 1 < len(visual) else None
        follows = at + 1 in found or (beside is not None and not beside.is_space)
        if follows and glyph.base - base > _RAISED * large:
            found.append(at)
    return tuple(reversed(found))


@lru_cache(maxsize=_LINES_KEPT)
def _order(texts: tuple[str, ...], rtl: bool, after_latin: bool, raised: tuple[int, ...] = ()) -> _Order:
    """Places in a line, in logical order, each with whether it stands in a left-to-right run.

    Kept, since notes, furniture and paragraphs ask for the same lines. ``raised`` are the places of numbers that follow
    what stands on their right.
    """
    if raised:
        held = set(raised)
        order = _order(tuple(_BARRIER if at in held else text for at, text in enumerate(texts)), rtl, after_latin)
        return _with_numbers(order, held)
    kinds = [kind_of(text) for text in texts]
    if after_latin and rtl and "R" not in kinds:
        kinds = ["L" if kind == "N" else kind for kind in kinds]
        return _inverted(texts, _with_brackets(texts, kinds), False, True, True)
    if "R" not in kinds and not rtl:
        return [(at, True) for at in range(len(texts))]
    if rtl and "L" not in kinds and "N" not in kinds:
        return [(at, False) for at in range(len(texts) - 1, -1, -1)]
    if rtl and "L" in kinds:
        paired = _with_latin_pairs(texts, kinds)
        if paired != kinds:
            return _inverted(texts, paired, False, True, True)
    first: _Order | None = None
    for signs, terminators in ((False, True), (True, True), (False, False)):
        guess = _inverted(texts, kinds, signs, terminators, rtl)
        if _lays_out_as(guess, texts, rtl):
            return guess
        first = first or guess
    return first or []


def _with_numbers(order: _Order, raised: set[int]) -> _Order:
    """The order with the digits of each number in ``raised`` from left to right."""
    out: _Order = []
    number: list[int] = []
    for place, ltr in [*order, (-1, False)]:
        if place in raised:
            number.append(place)
            continue
        out += [(digit, True) for digit in sorted(number)]
        number.clear()
        out.append((place, ltr))
    return out[:-1]


def _with_brackets(texts: Sequence[str], kinds: list[str]) -> list[str]:
    """The kinds, with a bracket on the left of a left-to-right run that is closed inside it counted to it (rule N0)."""
    found = list(kinds)
    depth = 0
    for at in range(len(texts) - 1, -1, -1):
        if texts[at] in ")]":
            depth += 1
        elif texts[at] in "([" and depth:
            depth -= 1
            if found[at + 1] == "L":
                found[at] = "L"
    return found


def _with_latin_pairs(texts: Sequence[str], kinds: list[str]) -> list[str]:
    """The kinds, with brackets that pair after Latin words, and hold no right-to-left letter, counted to them (N0)."""
    found = list(kinds)
    held: list[int] = []
    latin = False  # whether the last letter or digit stands in Latin words
    for at, kind in enumerate(kinds):
        if kind in "LR":
            latin = kind == "L"
        if kind == "R":
            held.clear()
        elif texts[at] in "([" and latin:
            held.append(at)
        elif texts[at] in ")]" and held:
            start = held.pop()
            if at + 1 == len(kinds) or "L" not in kinds[at + 1 : at + 3]:
                found[start] = found[at] = "L"
    return found


def _lays_out_as(guess: _Order, texts: Sequence[str], rtl: bool) -> bool:
    text = "".join(texts[at][0] for at, _ in guess)
    seen = "".join(text[0] for text in texts)
    try:
        shown = get_display(text, base_dir="R" if rtl else "L")
    except Exception:  # python-bidi asserts on some control characters
        return True
    return bool(shown.translate(_UNSIDED) == seen.translate(_UNSIDED))


def _inverted(texts: Sequence[str], kinds: list[str], signs: bool, terminators: bool, rtl: bool) -> _Order:
    ltr = _ltr_members(texts, kinds, signs, terminators)
    if rtl:
        return _turned_round(range(len(texts)), ltr)
    # In a left-to-right paragraph only stretches from a right-to-left letter to the last one before a Latin letter
    # run backwards; digits between them belong to the stretch.
    out: _Order = []
    at = 0
    while at < len(texts):
        if kinds[at] != "R":
            out.append((at, True))
            at += 1
            continue
        end = last = at
        while end < len(texts) and kinds[end] != "L":
            if kinds[end] == "R":
                last = end
            end += 1
        start = _stretch_start(texts, kinds, at)
        del out[len(out) - (at - start) :]
        out += _turned_round(range(start, last + 1), ltr[start : last + 1])
        at = last + 1
    return out


def _stretch_start(texts: Sequence[str], kinds: list[str], first: int) -> int:
    """Where a right-to-left stretch of a left-to-right line begins on the left, its first letter being at ``first``.

    Signs that close (a comma at the end of the line) and a year belong to it and are read last; a small number, a
    bullet or an opening sign stands before it. Without that, both readings look the same.
    """
    at = first
    while at > 0 and texts[at - 1] in _CLOSING:
        at -= 1
    digits = at - 1 if at and texts[at - 1].isspace() else at
    end = digits
    while digits > 0 and kinds[digits - 1] == "N":
        digits -= 1
    alone = digits == 0 or texts[digits - 1].isspace()
    between = any(kind == "R" for kind in kinds[:digits]) and "L" not in kinds[:digits]
    labelled = alone and "N" in kinds[:digits] and "L" not in kinds[:digits]  # "1  9 ص …": the label is the first
    if end - digits and (between or labelled or (alone and end - digits == 4)):
        return digits
    return at


def _ltr_members(texts: Sequence[str], kinds: list[str], signs: bool, terminators: bool) -> list[bool]:
    """Which glyphs stand in left-to-right runs within a right-to-left line."""
    count = len(kinds)
    ltr = [kind in "LN" for kind in kinds]
    for at, kind in enumerate(kinds):
        between = 0 < at < count - 1 and kinds[at - 1] == kinds[at + 1] == "N"
        if between and (kind == "S" or (signs and kind == "E" and texts[at] in "+-")):
            ltr[at] = True
        if terminators and kind == "E" and texts[at] not in "+-":
            beside = (at and kinds[at - 1] == "N") or (at < count - 1 and kinds[at + 1] == "N")
            ltr[at] = ltr[at] or bool(beside)
    at = 0
    while at < count:  # neutrals between two things of a run that begins with a letter
        if kinds[at] != "L":
            at += 1
            continue
        end = last = at
        while end < count and kinds[end] != "R":
            if kinds[end] in "LN":
                last = end
            end += 1
        for inside in range(at, last + 1):
            ltr[inside] = True
        at = last + 1
    return ltr


def _turned_round(places: Sequence[int], ltr: Sequence[bool]) -> _Order:
    """From the right end to the left, with left-to-right runs kept as they are."""
    out: _Order = []
    at = len(places) - 1
    while at >= 0:
        if not ltr[at]:
            out.append((places[at], False))
            at -= 1
            continue
        start = at
        while start > 0 and ltr[start - 1]:
            start -= 1
        out += [(place, True) for place in places[start : at + 1]]
        at = start - 1
    return out
