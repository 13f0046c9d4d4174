"""Finding a quotation again: in the text it was taken from, in a corrected one, and in one that was read anew.

The selector is the TextQuoteSelector of the W3C Web Annotation Data Model (2017), 4.2.4, with 32 code points of context
on either side. Re-anchoring tries three ways in turn:

- ``exact``: the same code points at grapheme boundaries. Score 0.9 to 1.
- ``folded``: the same letters; tashkeel, spelling variants, digits, quotes, white space may differ. Score 0.8 to 0.9.
- ``fuzzy``: similar letters, see :mod:`egpk_desk.text.near_match`. Score below 0.8.

Within the first two, agreement of the context gives the last tenth of the score and decides between several places;
between equals, the one nearest to where the quotation stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from egpk_desk.errors import InvalidRange
from egpk_desk.text.folding import Folded, fold, fold_mapped
from egpk_desk.text.graphemes import is_boundary, next_boundary, previous_boundary, widen
from egpk_desk.text.near_match import nearest_match

CONTEXT = 32
"""Code points of the prefix and of the suffix."""

_PLACES = 5000  # a one-letter quotation in a long text has a great many places; those nearest to the hint are weighed


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextQuoteSelector: the quotation and what stands before and behind it."""

    prefix: str
    exact: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where a selector was found: a range of code points, a score from 0 to 1, and by which way."""

    start: int
    end: int
    score: float
    how: Literal["exact", "folded", "fuzzy"]


def make_selector(text: str, start: int, end: int) -> Selector:
    """The selector of ``text[start:end]``, widened to whole graphemes; the context never cuts one either.

    Raises InvalidRange where the range is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise InvalidRange(
            f"The range {start}:{end} is not inside the text of {len(text)} characters.", "Give a start before the end."
        )
    start, end = widen(text, start, end)
    before, after = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    if not is_boundary(text, before):
        before = next_boundary(text, before)
    if not is_boundary(text, after):
        after = previous_boundary(text, after)
    return Selector(text[before:start], text[start:end], text[end:after])


def reanchor(selector: Selector, start_hint: int, text: str, folded: Folded | None = None) -> Anchoring | None:
    """Where the selector's quotation stands in ``text``, else None.

    ``start_hint`` is where it began in the text it was made on. ``folded`` saves folding ``text`` again.
    """
    if not selector.exact:
        return None
    found = _exact(selector, start_hint, text)
    if found is not None:
        return found
    folded = folded or fold_mapped(text)
    found = _folded(selector, start_hint, folded)
    if found is not None:
        return found
    hint = folded.to_folded(start_hint, start_hint)[0]
    near = nearest_match(fold(selector.prefix), fold(selector.exact), fold(selector.suffix), folded.text, hint)
    if near is None:
        return None
    start, end = folded.to_source(near.start, near.end)
    return Anchoring(start, end, min(near.score * 0.8, 0.79), "fuzzy")


def _exact(selector: Selector, start_hint: int, text: str) -> Anchoring | None:
    exact = selector.exact
    best: tuple[float, int, int] | None = None
    for start in _nearest(_occurrences(exact, text), start_hint):
        end = start + len(exact)
        if not (is_boundary(text, start) and is_boundary(text, end)):
            continue
        agreement = _agreement(
            selector.prefix, selector.suffix, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )
        rank = (agreement, -abs(start - start_hint), start)
        if best is None or rank > best:
            best = rank
    if best is None:
        return None
    return Anchoring(best[2], best[2] + len(exact), 0.9 + 0.1 * best[0], "exact")


def _folded(selector: Selector, start_hint: int, folded: Folded) -> Anchoring | None:
    text = folded.text
    prefix, suffix = (_without_space(fold(part)) for part in (selector.prefix, selector.suffix))
    hint = folded.to_folded(start_hint, start_hint)[0]
    best: tuple[float, int, int, int] | None = None
    ends = dict(_folded_places(folded, selector.exact))
    for start in _nearest(iter(ends), hint):
        before = _without_space(text[max(0, start - 2 * CONTEXT) : start])
        after = _without_space(text[ends[start] : ends[start] + 2 * CONTEXT])
        rank = (_agreement(prefix, suffix, before, after), -abs(start - hint), start, ends[start])
        if best is None or rank > best:
            best = rank
    if best is None:
        return None
    start, end = folded.to_source(best[2], best[3])
    return Anchoring(start, end, 0.8 + 0.1 * best[0], "folded")


def find_quote(text: str, quote: str, folded: Folded | None = None) -> list[tuple[int, int]]:
    """Every place where ``quote`` stands, in order and without overlap: exactly, or if nowhere so, folded.

    White space around the quotation is ignored; in folded matching any stretch of white space, line ends included,
    equals any other. Ranges are whole graphemes. ``folded`` saves folding ``text`` again.
    """
    quote = quote.strip()
    if not quote:
        return []
    found = _apart(widen(text, start, start + len(quote)) for start in _occurrences(quote, text))
    if not found:
        folded = folded or fold_mapped(text)
        found = _apart(folded.to_source(start, end) for start, end in _folded_places(folded, quote))
    return found


def _apart(ranges: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that do not overlap an earlier one (widened neighbours may)."""
    apart: list[tuple[int, int]] = []
    for start, end in ranges:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _occurrences(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)


def _folded_places(folded: Folded, quote: str) -> Iterator[tuple[int, int]]:
    pieces = fold(quote).split()
    if pieces:
        for match in re.finditer(r"\s+".join(map(re.escape, pieces)), folded.text):
            yield match.span()


def _nearest(places: Iterator[int], hint: int) -> list[int]:
    found = list(places)
    if len(found) > _PLACES:
        found = sorted(found, key=lambda place: abs(place - hint))[:_PLACES]
    return found


def _without_space(text: str) -> str:
    return "".join(text.split())


def _agreement(prefix: str, suffix: str, before: str, after: str) -> float:
    """How much of the context is the same, outwards from the quotation, from 0 to 1; 1 where there is no context."""
    size = len(prefix) + len(suffix)
    if not size:
        return 1.0
    same = _common(prefix[::-1], before[::-1]) + _common(suffix, after)
    return same / size


def _common(first: str, second: str) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
