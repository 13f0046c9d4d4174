"""The place in a folded text that is most like a quotation, where no place equals it.

Short pieces of the quotation and its context vote for where it may begin; around the best candidates RapidFuzz aligns
the quotation, and the ends are moved to the word borders that fit best, since words may have been put in or left out.
So the cost grows with the length of the text only by plain string searches.

Similarity is the normalised Indel similarity, the share of code points in the longest common subsequence. The score is
four fifths similarity of the quotation and one fifth agreement of its context; :func:`threshold` says what is enough.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

_SHORTEST = 4  # code points; of less nothing can be said
_PIECE = 5
_PIECES = 120
_HITS = 60  # a piece that stands in more places says nothing about where the quotation is
_CANDIDATES = 5
_LONG = 800  # aligning costs the cube of the length: of a longer quotation its two ends are looked for
_END = 300
_WORD_BORDER = re.compile(r"\b")


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A range of the folded text and how well it fits, from 0 to 1."""

    start: int
    end: int
    score: float


def threshold(length: int) -> float:
    """The least score that counts for a quotation of so many folded code points.

    0.77 up to 20, where reports repeat themselves most, falling to 0.60 from 150 on. Measured on a real report: the
    best chance resemblance of a passage that was taken out scored 0.77 below 30 code points, 0.67 below 120 and 0.51
    above; 99 of 100 passages with every seventh letter damaged scored more than 0.79 from 30 code points on.
    """
    return min(0.77, max(0.60, 0.77 - 0.0013 * (length - 20)))


def context_similarity(prefix: str, suffix: str, before: str, after: str) -> float:
    """How alike the contexts are, from 0 to 1; one half where there is none.

    ``before`` and ``after`` may reach farther than the context. Unrelated Arabic has a similarity near one half: that
    counts as 0.
    """
    size = len(prefix) + len(suffix)
    if not size:
        return 0.5
    before, after = before[max(0, len(before) - len(prefix)) :], after[: len(suffix)]
    similar = (fuzz.ratio(prefix, before) * len(prefix) + fuzz.ratio(suffix, after) * len(suffix)) / size / 100
    return float(max(0.0, 2 * similar - 1))


def nearest_match(prefix: str, quotation: str, suffix: str, text: str, hint: int) -> NearMatch | None:
    """The best place for the quotation in ``text``, near ``hint`` first; None where none reaches the threshold.

    All strings are folded; offsets are code points of ``text``.
    """
    quotation = quotation.strip()
    size = len(quotation)
    if size < _SHORTEST or not text:
        return None
    if size > _LONG:
        return _nearest_by_its_ends(prefix, quotation, suffix, text, hint)
    best: NearMatch | None = None
    for low, high in _windows(prefix, quotation, suffix, text, hint):
        start, end = _align(quotation, text, low, high)
        if start >= end:
            continue
        score = _score(prefix, quotation, suffix, text, start, end)
        if best is None or score > best.score:
            best = NearMatch(start, end, score)
    return best if best is not None and best.score >= threshold(size) else None


def _nearest_by_its_ends(prefix: str, quotation: str, suffix: str, text: str, hint: int) -> NearMatch | None:
    size = len(quotation)
    head = nearest_match(prefix, quotation[:_END], quotation[_END:][:32], text, hint)
    tail_hint = (head.start if head else hint) + size - _END
    tail = nearest_match(quotation[:-_END][-32:], quotation[-_END:], suffix, text, tail_hint)
    if head is None and tail is None:
        return None
    start = head.start if head else max(0, tail.end - size) if tail else 0
    end = tail.end if tail and tail.end > start else min(len(text), start + size)
    score = _score(prefix, quotation, suffix, text, start, end)
    return NearMatch(start, end, score) if score >= threshold(size) else None


def _score(prefix: str, quotation: str, suffix: str, text: str, start: int, end: int) -> float:
    before, after = text[max(0, start - len(prefix)) : start], text[end : end + len(suffix)]
    ratio = fuzz.ratio(quotation, text[start:end]) / 100
    return 0.8 * ratio + 0.2 * context_similarity(prefix, suffix, before, after)


def _windows(prefix: str, quotation: str, suffix: str, text: str, hint: int) -> list[tuple[int, int]]:
    whole = prefix + quotation + suffix
    votes: Counter[int] = Counter()
    width = max(32, len(quotation) // 4)
    step = max(1, (len(whole) - _PIECE) // _PIECES)
    for at in range(0, len(whole) - _PIECE + 1, step):
        places = _places(whole[at : at + _PIECE], text)
        for place in places:
            begin = place - (at - len(prefix))
            votes[begin // width] += 1
    slack = len(quotation) // 3 + 32
    begins = [bucket * width for bucket, _ in votes.most_common(_CANDIDATES)]
    begins.append(hint)
    return [
        (max(0, begin - slack), min(len(text), begin + width + len(quotation) + slack))
        for begin in begins
        if begin < len(text) and begin + len(quotation) > 0
    ]


def _places(piece: str, text: str) -> list[int]:
    places: list[int] = []
    place = text.find(piece)
    while place >= 0:
        places.append(place)
        if len(places) > _HITS:
            return []
        place = text.find(piece, place + 1)
    return places


def _align(quotation: str, text: str, low: int, high: int) -> tuple[int, int]:
    window = text[low:high]
    start, end = 0, len(window)
    if len(window) > len(quotation):
        alignment = fuzz.partial_ratio_alignment(quotation, window)
        if alignment is None:
            return low, low
        start, end = alignment.dest_start, alignment.dest_end
    reach = len(quotation) // 3 + 20
    borders = [match.start() for match in _WORD_BORDER.finditer(window)]
    for _ in range(2):
        starts = [start, *(border for border in borders if abs(border - start) <= reach and border < end)]
        start = max(starts, key=lambda place: _fit(quotation, window, place, end))
        ends = [end, *(border for border in borders if abs(border - end) <= reach and border > start)]
        end = max(ends, key=lambda place: _fit(quotation, window, start, place))
    while end > start and window[end - 1].isspace():
        end -= 1
    while start < end and window[start].isspace():
        start += 1
    return low + start, low + end


def _fit(quotation: str, window: str, start: int, end: int) -> tuple[float, int]:
    return fuzz.ratio(quotation, window[start:end]), -abs(end - start - len(quotation))
