"""Joined particles: which folded words are a given word with particles, pronouns or endings joined to it.

The prefixes and suffixes are those of Light10 (Larkey, Ballesteros and Connell 2007), which Lucene's ArabicStemmer and
Snowball's light rules follow, with the joined pronouns added. We differ in direction: not both words are cut down until
they meet, but the text's word must be the query's word with something joined to it. So ``وكالة`` is not taken for
``كالة``, nor ``لبنان`` for ``لبن``. Of the query itself only an article and the endings of gender, number and relation
are cut off, and only where enough letters remain.

All words here are folded (:mod:`~egpk_desk.text.folding`): ta marbuta is ha, alef maqsura ya.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
PREFIXES = tuple(
    sorted(
        {c + p for c in _CONJUNCTIONS for p in _PREPOSITIONS}
        | {c + p + "ال" for c in _CONJUNCTIONS for p in ("", "ب", "ك")}
        | {c + "لل" for c in _CONJUNCTIONS}
    )
)
"""What may be joined before a word: conjunction, preposition, article; ``لل`` is ``ل`` with the article."""

_JOINED = frozenset(PREFIXES)
_ARTICLES = re.compile("(?:[وف]?(?:[بك]?ال|لل))")
_PRONOUNS = "ها|هم|هن|هما|كم|كن|كما|نا|ه|ك|ي"
_ENDINGS = re.compile(
    f"(?:ه|ا|{_PRONOUNS}|ت(?:{_PRONOUNS})|تان|تين|ات(?:{_PRONOUNS})?|ان|ون|ين|ي(?:ه|ا|ات|ين|ون|ت(?:{_PRONOUNS}))(?:{_PRONOUNS})?)?"
)
_OWN_ENDINGS = (("يات", 3), ("يه", 3), ("ات", 3), ("ين", 4), ("ون", 4), ("ه", 3), ("ي", 4))
"""Endings of the query's word that are cut off, each with the letters that must remain."""

_SHORT = 3  # a base below this takes nothing before it but the article: ``وليد`` is not ``يد``


@lru_cache(maxsize=1024)
def bases(word: str) -> frozenset[str]:
    """The forms of a folded query word to which something may be joined: itself, without article, without ending."""
    found = {word}
    article = _ARTICLES.match(word)
    if article and len(word) - article.end() >= _SHORT:
        found = {word[article.end() :]}
    for base in tuple(found):
        for ending, rest in _OWN_ENDINGS:
            if base.endswith(ending) and len(base) - len(ending) >= rest:
                found.add(base[: -len(ending)])
                break
    return frozenset(found)


def _arabic(word: str) -> bool:
    return all("\u0621" <= letter <= "\u06d3" for letter in word)


def is_joined(word: str, base: str) -> bool:
    """Whether a folded word is ``base`` with something joined before or behind it, or nothing."""
    if word == base:
        return True
    if not _arabic(base):
        return False
    at = word.find(base)
    while at >= 0:
        prefix = word[:at]
        takes = len(base) >= _SHORT or not prefix or prefix.endswith(("ال", "لل"))
        if prefix in _JOINED and takes and _ENDINGS.fullmatch(word, at + len(base)):
            return True
        at = word.find(base, at + 1)
    return False


def matches(word: str, query: str) -> bool:
    """Whether a folded word of a text is a folded query word, particles and endings apart."""
    return any(is_joined(word, base) for base in bases(query))


def begins(word: str, beginning: str) -> bool:
    """Whether a folded word of a text begins as ``beginning`` does, particles before it apart."""
    return word.startswith(beginning) or any(
        matches(word[:end], beginning) for end in range(len(beginning), len(word) + 1)
    )


@lru_cache(maxsize=65536)
def light_stem(word: str) -> str:
    """A folded word without its joined particles and endings, for counting and comparing words: Light10's rules."""
    if not _arabic(word):
        return word
    for prefix in ("وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    else:
        if word[:1] == "و" and len(word) >= 5:
            word = word[1:]
    for ending in ("ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "يه", "ه", "ي", "ا"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
    return word
