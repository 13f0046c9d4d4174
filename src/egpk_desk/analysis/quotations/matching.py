"""Where a quotation stands in a source, word by word, and where it comes nearest to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from egpk_desk.analysis.quotations.comparing import ABSENT, ALTERED, EXACT, WORDS, Verdict, compare, worst
from egpk_desk.analysis.quotations.extracting import Piece, Quotation
from egpk_desk.analysis.quotations.words import Words

ALIKE = 0.6
"""The least share of words in common for a passage to be called an altered quotation, not an invented one."""

_INSERTED_FOR = 8  # words of the source that an insertion in brackets may stand for
_FEW = 4  # words: of fewer no likeness is looked for
_RARE = 40  # places: a commoner word says nothing about where a quotation is
_SHIFT = 3  # words by which a passage may be longer or shorter than its quotation, and a tenth of it
_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation was found in a source: a range of its text, how it differs, and how alike it is, 0 to 1."""

    start: int
    end: int
    verdict: Verdict
    likeness: float


def locate(quotation: Quotation, source: Words) -> Place | None:
    """The best place of a quotation in one source, or None where there is nothing like it."""
    whole = _locate_pieces((Piece(quotation.whole),), source)
    if whole is not None and whole.likeness == 1:
        return whole
    pieces = quotation.pieces
    parted = _locate_pieces(pieces, source) if len(pieces) > 1 or pieces != (Piece(quotation.whole),) else None
    found = [place for place in (whole, parted) if place is not None]
    return max(found, key=lambda place: (place.likeness, -_weight(place.verdict)), default=None)


def _weight(verdict: Verdict) -> int:
    return ("exact", "spelling", "altered", "absent").index(verdict.status)


def _locate_pieces(pieces: Sequence[Piece], source: Words) -> Place | None:
    """All pieces in their order, each after the one before it, as far as they can be found."""
    at, first = 0, None
    verdicts: list[Verdict] = []
    weights: list[tuple[float, int]] = []
    low, high = len(source.text), 0
    stem: Piece | None = None  # a word with letters in brackets, whose place what follows it tells
    for piece in pieces:
        if piece.rest is not None:
            if first is None or piece.after:
                stem = piece
                continue
            fits = at < len(source.words) and _fits(piece, source.words[at])
            verdicts.append(Verdict(EXACT) if fits else Verdict(ALTERED, WORDS))
            weights.append((1.0 if fits else 0.0, 1))
            high = max(high, source.span(at, at)[1]) if fits else high
            at += fits
            continue
        words = Words(piece.text)
        if not words.words:
            continue
        after = at if first is not None else 0
        found = source.find(words.words, after)
        if found is not None and piece.after == "insertion" and first is not None and found - at > _INSERTED_FOR:
            found = None
        if found is not None:
            last = found + len(words.words) - 1
            start, end = source.span(found, last)
            begin, stop = words.span(0, -1)
            after_what = piece.after if stem is None else stem.after
            is_joined = after_what in ("omission", "insertion") or first is None or found == at
            verdict = compare(piece.text[begin:stop], source.text[start:end])
            verdicts.append(verdict if is_joined else Verdict(ALTERED, WORDS))
            weights.append((1.0, len(words.words)))
            if stem is not None:
                fits = found > at and _fits(stem, source.words[found - 1])
                verdicts.append(Verdict(EXACT) if fits else Verdict(ALTERED, WORDS))
                weights.append((1.0 if fits else 0.0, 1))
                start = source.span(found - 1, found - 1)[0] if fits else start
                stem = None
            at = last + 1
        else:
            near = _nearest(words.words, source)
            if near is None:
                verdicts.append(Verdict(ABSENT))
                weights.append((0.0, len(words.words)))
                continue
            begin, last, likeness = near
            start, end = source.span(begin, last)
            verdicts.append(Verdict(ALTERED, WORDS))
            weights.append((min(likeness, 0.99), len(words.words)))
            at = last + 1
        first = start if first is None else first
        low, high = min(low, start), max(high, end)
    if first is None:
        return None
    if stem is not None and not any(_fits(stem, word) for word in source.words[at:]):
        verdicts.append(Verdict(ALTERED, WORDS))
    total = sum(count for _, count in weights)
    likeness = sum(share * count for share, count in weights) / total
    verdict = worst(verdicts)
    if verdict.status == ABSENT:  # a part of it is there
        verdict = Verdict(ALTERED, WORDS)
    return Place(low, high, verdict, likeness) if likeness >= ALIKE else None


def _fits(piece: Piece, word: str) -> bool:
    """Whether a word of a source is one of which the quoting author changed or completed some letters, in brackets."""
    before, after = "".join(Words(piece.text).words), "".join(Words(piece.rest or "").words)
    return len(word) >= len(before) + len(after) and word.startswith(before) and word.endswith(after)


def _nearest(words: Sequence[str], source: Words) -> tuple[int, int, float] | None:
    """The first and last word of the passage most like a sequence of words, and how alike they are."""
    if len(words) < _FEW:
        return None
    votes: Counter[int] = Counter()
    for number, word in enumerate(words):
        places = source.places(word)
        if len(places) <= _RARE:
            votes.update(place - number for place in places)
    near: Counter[int] = Counter()  # words put in or left out shift what follows them
    for begin, count in votes.items():
        for shift in range(-_SHIFT, _SHIFT + 1):
            near[begin + shift] += count
    best: tuple[int, int, float] | None = None
    for begin in sorted(votes, key=lambda each: (-near[each], -votes[each]))[:_CANDIDATES]:
        found = _fit(words, source.words, begin)
        if found is not None and (best is None or found[2] > best[2]):
            best = found
    return best


def _fit(words: Sequence[str], source: Sequence[str], begin: int) -> tuple[int, int, float] | None:
    """The passage that fits words best among those that begin and end about where they would."""
    reach = _SHIFT + len(words) // 10
    best: tuple[int, int, float] | None = None
    for first in range(max(0, begin - reach), min(len(source), begin + reach + 1)):
        for last in range(first + len(words) - 1 - reach, first + len(words) + reach):
            if not first <= last < len(source):
                continue
            passage = source[first : last + 1]
            share = 1 - Levenshtein.distance(words, passage) / max(len(words), len(passage))
            if best is None or share > best[2]:
                best = (first, last, share)
    return best if best is not None and best[2] >= ALIKE else None


def windows(quotation: Quotation, size: int = 3, most: int = 12) -> list[list[str]]:
    """Short sequences of a quotation's words, spread over all of it, to look for its sources by."""
    found = []
    for piece in quotation.pieces or (Piece(quotation.whole),):
        words = Words(piece.text).words
        found += [words[at : at + size] for at in range(0, max(1, len(words) - size + 1), size)]
    step = max(1, -(-len(found) // most))
    return [words for words in found[::step] if words]
