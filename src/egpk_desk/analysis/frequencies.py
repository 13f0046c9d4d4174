"""How often words stand in texts, spelling apart, without those that say little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from egpk_desk.library.index import words as word_ranges
from egpk_desk.resources import resource
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.particles import light_stem
from egpk_desk.text.spelling import plain_spelling

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Frequency:
    """A word: ``word`` as it is mostly written, without tashkeel; ``query`` finds its places; in how many texts."""

    word: str
    count: int
    texts: int
    query: str


@cache
def stop_words() -> frozenset[str]:
    """The words that are not counted, folded."""
    lines = resource("stopwords", "ar.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def frequencies(
    texts: Iterable[str], *, stem: bool = False, keep_stop_words: bool = False, limit: int | None = None
) -> list[Frequency]:
    """The words of the texts, the most frequent first, then by the alphabet.

    With ``stem`` words that differ in joined particles and endings count together. Single letters and numbers alone are
    left out, and so are stop words unless they are to be kept.
    """
    counts: Counter[str] = Counter()
    in_texts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    stopped = frozenset[str]() if keep_stop_words else stop_words()
    for text in texts:
        folded = fold_mapped(text)
        here: Counter[str] = Counter()
        for start, end in word_ranges(folded.text):
            word = folded.text[start:end]
            if len(word) < 2 or word in stopped or _NUMBER.fullmatch(word):
                continue
            key = light_stem(word) if stem else word
            here[key] += 1
            low, high = folded.to_source(start, end)
            written.setdefault(key, Counter())[plain_spelling(text[low:high])] += 1
        counts.update(here)
        in_texts.update(here.keys())
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:limit]
    return [Frequency(_shown(written[key]), count, in_texts[key], _shown(written[key])) for key, count in ordered]


def _shown(spellings: Counter[str]) -> str:
    return min(spellings.items(), key=lambda one: (-one[1], len(one[0]), one[0]))[0]
