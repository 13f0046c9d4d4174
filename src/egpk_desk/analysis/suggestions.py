"""Passages not yet coded that most resemble what was coded: each with the words that spoke for it.

BM25 (Robertson and Zaragoza 2009) over folded, lightly stemmed words, a sentence a document. What is looked for is the
code's profile: the words of its coded passages weighed by Rocchio's rule (1971) with their inverse document frequency,
and those of its names, its definition and its rules of use. Nothing is learned elsewhere, and nothing is random.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from egpk_desk.analysis.frequencies import stop_words
from egpk_desk.analysis.intervals import Spans
from egpk_desk.document import BlockKind, Document
from egpk_desk.library.index import words as word_ranges
from egpk_desk.library.records import Code
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.particles import light_stem
from egpk_desk.text.sentences import sentences

_K1, _B = 1.2, 0.75
_PROFILE = 40  # words of a profile
_NAME, _DEFINITION = 2.0, 0.7  # what a name's and a definition's word weighs against one of a coded passage
_ABOVE = 0.6  # what a word of a heading above weighs against one of the passage
_LEAST_WORDS = 4  # of a passage that is worth suggesting
_SHOWN = 6
MANY_DOCUMENTS = 60
"""Where there are more documents, the index says which of them are looked at."""

MANY_HITS = 400
_HEADS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, its terms, and those of the headings above it, with the words they were."""

    document: str
    start: int
    end: int
    terms: Counter[str]
    above: Mapping[str, str]

    @property
    def size(self) -> int:
        return self.terms.total()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage for a code (id).

    ``words`` spoke for it, as it or the headings above it spell them, the weightiest first; ``ranges`` are their places
    in the passage, as ranges of the document's text.
    """

    code: str
    document: str
    start: int
    end: int
    text: str
    score: float
    words: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]


@lru_cache(maxsize=100_000)
def _term(word: str) -> str:
    return "" if len(word) < 2 or word.isdigit() or word in stop_words() else light_stem(word)


def terms_of(text: str) -> Counter[str]:
    """The lightly stemmed words of a text, without stop words and numbers."""
    folded = fold(text)
    return Counter(term for start, end in word_ranges(folded) if (term := _term(folded[start:end])))


def passages_of(id: str, document: Document) -> list[Passage]:
    """The sentences of a document's running text."""
    found: list[Passage] = []
    headings: list[tuple[int, dict[str, str]]] = []
    for block in document.body():
        if block.kind is BlockKind.HEADING:
            headings = [one for one in headings if one[0] < block.level]
            headings.append((block.level, _words_by_term(document.block_text(block))))
        if block.kind in _HEADS:
            continue
        above = {term: word for _, words in headings for term, word in words.items()}
        if block.run_in:
            above |= _words_by_term(document.slice(block.run_in))
        for low, high in sentences(document.block_text(block)):
            start, end = block.start + low, block.start + high
            terms = terms_of(document.text[start:end])
            if terms.total() >= _LEAST_WORDS:
                found.append(Passage(id, start, end, terms, above))
    return found


def _words_by_term(text: str) -> dict[str, str]:
    folded = fold_mapped(text)
    found: dict[str, str] = {}
    for start, end in word_ranges(folded.text):
        if term := _term(folded.text[start:end]):
            low, high = folded.to_source(start, end)
            found.setdefault(term, text[low:high])
    return found


class Statistics:
    """How rare words are among passages, and how long passages are."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.count = len(passages)
        self.average = sum(passage.size for passage in passages) / self.count if passages else 1.0
        self._holding: Counter[str] = Counter()
        for passage in passages:
            self._holding.update(passage.terms.keys())

    def rarity(self, term: str) -> float:
        """The inverse document frequency of BM25, never negative."""
        holding = self._holding[term]
        return math.log(1 + (self.count - holding + 0.5) / (holding + 0.5))


def profile(code: Code, examples: Iterable[str], statistics: Statistics) -> dict[str, float]:
    """The words that speak for a code, with their weights; the largest weight is 1."""
    weights: defaultdict[str, float] = defaultdict(float)
    texts = list(examples)
    for text in texts:
        terms = terms_of(text)
        length = math.sqrt(sum(count * count for count in terms.values())) or 1.0
        for term, count in terms.items():
            weights[term] += count / length / len(texts)
    for said, weight in (
        (f"{code.name_ar} {code.name_en}", _NAME),
        (f"{code.definition} {code.use_when} {code.example}", _DEFINITION),
    ):
        terms = terms_of(said)
        for term in terms:
            weights[term] += weight / (len(terms) ** 0.5) * (0.5 if texts else 1.0)
    weighed = {term: weight * statistics.rarity(term) for term, weight in weights.items()}
    chosen = sorted(weighed.items(), key=lambda one: (-one[1], one[0]))[:_PROFILE]
    largest = chosen[0][1] if chosen else 1.0
    return {term: weight / largest for term, weight in chosen if weight > 0}


def index_query(code: Code, examples: Iterable[str]) -> str:
    """The words of a code's names and examples as a search: any of the most frequent."""
    counts = terms_of(f"{code.name_ar} {code.name_en} {code.definition}")
    for text in examples:
        counts.update(terms_of(text).keys())
    return " OR ".join(f'"{term}"' for term, _ in counts.most_common(12))


def score(passage: Passage, wanted: dict[str, float], statistics: Statistics) -> dict[str, float]:
    """What each word of the profile adds to a passage's BM25 score."""
    norm = _K1 * (1 - _B + _B * passage.size / statistics.average)
    found: dict[str, float] = {}
    for term, weight in wanted.items():
        if count := passage.terms[term]:
            found[term] = weight * statistics.rarity(term) * count * (_K1 + 1) / (count + norm)
        elif term in passage.above:
            found[term] = _ABOVE * weight * statistics.rarity(term)
    return found


def suggest(
    code: Code,
    examples: Sequence[str],
    passages: Sequence[Passage],
    texts: dict[str, str],
    taken: dict[str, Collection[tuple[int, int]]],
    *,
    limit: int = 10,
) -> list[Suggestion]:
    """The passages most like a code's examples, the likest first.

    ``texts`` are the documents' texts by id; ``taken`` the ranges of each document that are coded with it, or were
    refused for it.
    """
    statistics = Statistics(passages)
    wanted = profile(code, examples, statistics)
    spans = {document: Spans(ranges) for document, ranges in taken.items()}
    scored: list[tuple[float, int, dict[str, float]]] = []
    for at, passage in enumerate(passages):
        over = spans.get(passage.document)
        if over is not None and over.overlap(passage.start, passage.end):
            continue
        parts = score(passage, wanted, statistics)
        if parts:
            scored.append((sum(parts.values()), at, parts))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [
        _suggestion(code, passages[at], texts[passages[at].document], total, parts)
        for total, at, parts in scored[:limit]
    ]


def _suggestion(code: Code, passage: Passage, text: str, total: float, parts: dict[str, float]) -> Suggestion:
    said = text[passage.start : passage.end]
    folded = fold_mapped(said)
    words: dict[str, str] = {}
    ranges: list[tuple[int, int]] = []
    for start, end in word_ranges(folded.text):
        term = _term(folded.text[start:end])
        if term in parts:
            low, high = folded.to_source(start, end)
            words.setdefault(term, said[low:high])
            ranges.append((passage.start + low, passage.start + high))
    for term in parts:
        if term not in words:
            words[term] = passage.above[term]
    ordered = sorted(words, key=lambda term: (-parts[term], term))
    return Suggestion(
        *(code.id, passage.document, passage.start, passage.end, said, round(total, 4)),
        tuple(words[term] for term in ordered[:_SHOWN]),
        tuple(ranges),
    )
