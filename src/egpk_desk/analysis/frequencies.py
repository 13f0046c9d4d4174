"""How often words stand in texts, spelling apart, without those that say little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from egpk_desk.library.index import words as word_ranges
from egpk_desk.resources import resource
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.particles import light_stem
from egpk_desk.text.spelling import plain_spelling

_SAMPLES = 50  # occurrences of a word that are looked at for its spelling
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
    texts: Callable[[], Iterable[str]], *, stem: bool = False, keep_stop_words: bool = False, limit: int | None = None
) -> list[Frequency]:
    """The words of the texts, the most frequent first, then by the alphabet.

    With ``stem`` words that differ in joined particles and endings count together. Single letters and numbers alone are
    left out, and so are stop words unless they are to be kept. ``texts`` is asked twice: for counting, and for how the
    words found are written.
    """
    counts: Counter[str] = Counter()
    in_texts: Counter[str] = Counter()
    keys = _Keys(stem, frozenset() if keep_stop_words else stop_words())
    for text in texts():
        here: Counter[str] = Counter()
        for word, count in Counter(_words(fold(text))).items():
            if key := keys[word]:
                here[key] += count
        counts.update(here)
        in_texts.update(here.keys())
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:limit]
    shown = _spellings(texts, {key for key, _ in ordered}, keys)
    return [Frequency(shown[key], count, in_texts[key], shown[key]) for key, count in ordered]


def holds(text: str, word: str, *, stem: bool = False) -> bool:
    """Whether a text has a word that :func:`frequencies` counts as this one."""
    keys = _Keys(stem, frozenset())
    wanted = {keys[one] for one in _words(fold(word))} - {""}
    return any(keys[one] in wanted for one in _words(fold(text)))


class _Keys(dict[str, str]):
    """What each folded word is counted as; nothing for those that are not."""

    def __init__(self, stem: bool, stopped: frozenset[str]) -> None:
        self._stem, self._stopped = stem, stopped

    def __missing__(self, word: str) -> str:
        counts = len(word) > 1 and word not in self._stopped and not _NUMBER.fullmatch(word)
        self[word] = key = (light_stem(word) if self._stem else word) if counts else ""
        return key


def _words(folded: str) -> list[str]:
    return [folded[start:end] for start, end in word_ranges(folded)]


def _spellings(texts: Callable[[], Iterable[str]], wanted: set[str], keys: _Keys) -> dict[str, str]:
    """How each word is mostly written where it first stands, without tashkeel."""
    written: dict[str, Counter[str]] = {key: Counter() for key in wanted}
    open_ = set(wanted)
    for text in texts():
        if not open_:
            break
        if open_.isdisjoint(map(keys.__getitem__, _words(fold(text)))):
            continue
        folded = fold_mapped(text)
        for start, end in word_ranges(folded.text):
            key = keys[folded.text[start:end]]
            if key in open_:
                low, high = folded.to_source(start, end)
                written[key][plain_spelling(text[low:high])] += 1
                if written[key].total() >= _SAMPLES:
                    open_.discard(key)
    return {key: min(seen.items(), key=lambda one: (-one[1], len(one[0]), one[0]))[0] for key, seen in written.items()}
