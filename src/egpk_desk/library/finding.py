"""Where a query stands in one text: blind to spelling, with joined particles, or exactly as written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from egpk_desk.library import index
from egpk_desk.library.query import Finding, Node, Phrase, Span, hits, phrases
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.graphemes import widen
from egpk_desk.text.particles import begins, matches

_LETTER = r"[\p{L}\p{N}\p{M}ـ]"


@dataclass(frozen=True, slots=True)
class Hit:
    """A window of a query in one text, and the words found in it; ranges of whole graphemes."""

    start: int
    end: int
    ranges: tuple[Span, ...]


def find(text: str, node: Node, *, exact: bool = False, stem: bool = False) -> list[Hit]:
    """The windows of a query in one text, in order."""
    if exact:
        return _find_written(text, node)
    folded = fold_mapped(text)
    spans = index.words(folded.text)
    tokens = [folded.text[start:end] for start, end in spans]
    finding = Finding(_places(tokens, stem), lambda low, high: high - low)
    return [
        Hit(*_source(folded.to_source, spans, window), tuple(_source(folded.to_source, spans, one) for one in inner))
        for window, inner in _with_words(node, finding)
    ]


def count(text: str, node: Node, *, exact: bool = False, stem: bool = False) -> int:
    """How many windows :func:`find` would find, without their ranges."""
    if exact:
        return count_written(text, node)
    folded = fold(text)
    tokens = [folded[start:end] for start, end in index.words(folded)]
    return len(hits(node, Finding(_places(tokens, stem), lambda low, high: high - low)))


def _source(to_source: Callable[[int, int], Span], spans: Sequence[Span], window: Span) -> Span:
    return to_source(spans[window[0]][0], spans[window[1] - 1][1])


def _with_words(node: Node, finding: Finding) -> Iterator[tuple[Span, list[Span]]]:
    """Each hit with the places of the query's phrases inside it."""
    found = hits(node, finding)
    if not found:
        return
    if isinstance(node, Phrase):
        yield from ((window, [window]) for window in found)
        return
    places = sorted({place for phrase in phrases(node) for place in finding.places(phrase)})
    for start, end in found:
        low = bisect_left(places, (start, start))
        yield (start, end), [one for one in places[low : bisect_right(places, (end, end))] if one[1] <= end]


def _places(tokens: Sequence[str], stem: bool) -> Callable[[Phrase], Sequence[Span]]:
    """Where the words of a phrase stand one behind the other, in numbers of words."""
    known: dict[Phrase, list[Span]] = {}

    def places(phrase: Phrase) -> Sequence[Span]:
        if phrase not in known:
            size = len(phrase.words)
            if stem or phrase.prefix:
                starts = [
                    at
                    for at in range(len(tokens) - size + 1)
                    if all(_is(tokens[at + step], phrase, step, stem) for step in range(size))
                ]
            else:
                wanted, first = list(phrase.words), phrase.words[0]
                starts = [at for at, token in enumerate(tokens) if token == first and tokens[at : at + size] == wanted]
            known[phrase] = [(at, at + size) for at in starts]
        return known[phrase]

    return places


def _is(token: str, phrase: Phrase, step: int, stem: bool) -> bool:
    word = phrase.words[step]
    if token == word:
        return True
    if phrase.prefix and step == len(phrase.words) - 1:
        return begins(token, word) if stem else token.startswith(word)
    return stem and matches(token, word)


def _find_written(text: str, node: Node) -> list[Hit]:
    def gap(low: int, high: int) -> int:
        return len(index.words(fold(text[low:high])))

    finding = Finding(lru_cache(None)(lambda phrase: _written(text, phrase)), gap)
    return [
        Hit(*widen(text, *window), tuple(widen(text, *one) for one in inner))
        for window, inner in _with_words(node, finding)
    ]


def count_written(text: str, node: Node) -> int:
    """How many windows :func:`find` would find to the letter; quicker for a word or phrase alone."""
    if isinstance(node, Phrase):
        return len(_written_pattern(node).findall(text)) if node.written.split(" ")[0] in text else 0
    return len(_find_written(text, node))


@lru_cache(maxsize=256)
def _written_pattern(phrase: Phrase) -> regex.Pattern[str]:
    piece = phrase.written
    words = r"\s+".join(map(regex.escape, piece.split()))
    before = rf"(?<!{_LETTER})" if regex.match(_LETTER, piece) else ""
    if phrase.prefix:
        return regex.compile(f"{before}{words}{_LETTER}*")
    after = rf"(?!{_LETTER})" if regex.match(_LETTER, piece[-1:]) else r"(?!\p{M})"
    return regex.compile(f"{before}{words}{after}")


def _written(text: str, phrase: Phrase) -> list[Span]:
    """Where words stand as they are written, whole, with any white space between them."""
    return [match.span() for match in _written_pattern(phrase).finditer(text)]
