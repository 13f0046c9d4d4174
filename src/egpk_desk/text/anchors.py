"""Finding a quotation again: in the text it was taken from, in a corrected one, and in one that was read anew.

The selector is the TextQuoteSelector of the W3C Web Annotation Data Model (2017), 4.2.4, with 32 code points of context
on either side. Re-anchoring tries three ways in turn:

- ``exact``: the same code points at grapheme boundaries. Score up to 1.
- ``folded``: the same letters; tashkeel, spelling variants, digits, quotes, white space may differ. Score up to 0.9.
- ``fuzzy``: similar letters, see :mod:`egpk_desk.text.near_match`. Score up to 0.8.

Of several places the context decides, and between equals nearness to where the quotation stood. A context that
disagrees costs a long quotation a tenth of the score, for it can hardly stand elsewhere by chance, and a word one half.
The first way that scores 0.8 is taken, else the best of the three: so a word that was given tashkeel in its place is
not anchored to the same word in another sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from egpk_desk.errors import InvalidRange
from egpk_desk.text.folding import Folded, fold, fold_mapped
from egpk_desk.text.graphemes import is_boundary, next_boundary, previous_boundary, widen
from egpk_desk.text.near_match import context_similarity, nearest_match

CONTEXT = 32
"""Code points of the prefix and of the suffix."""

_GOOD = 0.8
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
    exact = _exact(selector, start_hint, text)
    if exact is not None and exact.score >= _GOOD:
        return exact
    folded = folded or fold_mapped(text)
    hint = folded.to_folded(start_hint, start_hint)[0]
    same_letters = _folded(selector, hint, folded)
    if same_letters is not None and same_letters.score >= _GOOD:
        return same_letters
    found = [way for way in (exact, same_letters, _fuzzy(selector, hint, folded)) if way is not None]
    return max(found, key=lambda way: way.score, default=None)


def _exact(selector: Selector, start_hint: int, text: str) -> Anchoring | None:
    exact, prefix, suffix = selector.exact, selector.prefix, selector.suffix
    best: tuple[float, int, int] | None = None
    unmoved = start_hint - len(prefix)
    if unmoved >= 0 and text.startswith(f"{prefix}{exact}{suffix}", unmoved) and is_boundary(text, start_hint):
        places = [start_hint]  # there can be no better place
    else:
        places = _nearest(_occurrences(exact, text, step=1), start_hint)
    for start in places:
        end = start + len(exact)
        if not (is_boundary(text, start) and is_boundary(text, end)):
            continue
        agreement = _agreement(prefix, suffix, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
        best = max(best or (-1.0, 0, 0), (agreement, -abs(start - start_hint), start))
    if best is None:
        return None
    return Anchoring(best[2], best[2] + len(exact), 1 - _cost(len(exact), best[0]), "exact")


def _folded(selector: Selector, hint: int, folded: Folded) -> Anchoring | None:
    text = folded.text
    prefix, suffix = (_without_space(fold(part)) for part in (selector.prefix, selector.suffix))
    best: tuple[float, int, int] | None = None
    ends = dict(_folded_places(folded, selector.exact))
    for start in _nearest(iter(ends), hint):
        # White space may be any stretch here, so the context is compared without it.
        before = _without_space(text[max(0, start - 2 * CONTEXT) : start])
        after = _without_space(text[ends[start] : ends[start] + 2 * CONTEXT])
        agreement = _agreement(prefix, suffix, before, after)
        best = max(best or (-1.0, 0, 0), (agreement, -abs(start - hint), start))
    if best is None:
        return None
    start, end = folded.to_source(best[2], ends[best[2]])
    return Anchoring(start, end, 0.9 - _cost(ends[best[2]] - best[2], best[0]), "folded")


def _fuzzy(selector: Selector, hint: int, folded: Folded) -> Anchoring | None:
    quotation = fold(selector.exact)
    near = nearest_match(fold(selector.prefix), quotation, fold(selector.suffix), folded.text, hint)
    if near is None or folded.text[near.start : near.end].split() == quotation.split():
        return None  # nothing, or a place that was weighed as folded
    start, end = folded.to_source(near.start, near.end)
    return Anchoring(start, end, 0.8 * near.score, "fuzzy")


def _cost(length: int, agreement: float) -> float:
    """What disagreement of the context takes off the score: all of a half up to 8 code points, a tenth from 40 on."""
    return (1 - agreement) * (0.1 + 0.4 * min(1.0, max(0.0, (40 - length) / 32)))


def find_quote(
    text: str, quote: str, folded: Folded | None = None, *, passed_over: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Every place where ``quote`` stands, in order and without overlap: exactly, or if nowhere so, folded.

    White space around the quotation is ignored; in folded matching any stretch of white space, line ends included,
    equals any other. Ranges are whole graphemes. ``folded`` saves folding ``text`` again. ``passed_over`` are ranges of
    ``text``, in order, that a quotation may leave out, such as the markers of notes: they are looked over last.
    """
    quote = quote.strip()
    if not quote:
        return []
    found = _apart(widen(text, start, start + len(quote)) for start in _occurrences(quote, text, step=len(quote)))
    if not found:
        folded = folded or fold_mapped(text)
        found = _apart(folded.to_source(start, end) for start, end in _folded_places(folded, quote))
    if not found and passed_over:
        found = _find_without(text, quote, passed_over)
    return found


def _find_without(text: str, quote: str, passed_over: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of a quotation in the text without some ranges and the spaces before them."""
    pieces: list[str] = []
    starts: list[int] = []  # of each piece in the text that is searched
    shifts: list[int] = []  # what the offsets of that piece lack
    at = length = 0
    for start, end in [*passed_over, (len(text), len(text))]:
        piece = text[at:start].rstrip(" \u00a0") if start < end else text[at:start]
        pieces.append(piece)
        starts.append(length)
        shifts.append(at - length)
        length += len(piece)
        at = end
    found = []
    for start, end in find_quote("".join(pieces), quote):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        found.append((start + shifts[first], end + shifts[last]))
    return found


def _apart(ranges: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that do not overlap an earlier one (widened neighbours may)."""
    apart: list[tuple[int, int]] = []
    for start, end in ranges:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _occurrences(needle: str, text: str, step: int) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + step)


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
    """How much the context agrees, from 0 to 1; 1 where there is none to disagree.

    Half for what is the same outwards from the quotation, half for likeness, since a note marker put in between should
    not make all of it count as different.
    """
    size = len(prefix) + len(suffix)
    if not size:
        return 1.0
    same = (_common(prefix[::-1], before[::-1]) + _common(suffix, after)) / size
    return same if same == 1 else (same + context_similarity(prefix, suffix, before, after)) / 2


def _common(first: str, second: str) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
