"""Words, for selecting by double click and moving by word.

A word keeps its tashkeel, its tatweel and the ZWNJ inside it. A number keeps its separators (``1,000``, ``٣٫٥``); a
Latin word keeps inner apostrophes and hyphens and the digits joined to it (``EDEX-2025``); Arabic words part at a
hyphen, and Arabic parts from Latin. Loosely after Unicode Standard Annex 29, which knows neither of the last two.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from egpk_desk.text.graphemes import widen

_ARABIC = r"\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
_ARABIC += r"\u0750-\u077f\u0870-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
_EXTEND = r"(?:[\p{M}\u200c\u200d]|[\u00ad\u2060\u200b](?=\w))*+"
_OTHER = rf"(?![{_ARABIC}])[\p{{L}}\p{{N}}\p{{Pc}}]{_EXTEND}"
_WORD = regex.compile(
    rf"""
      [{_ARABIC}](?:[{_ARABIC}\p{{M}}\u200c\u200d]|[\u00ad\u2060](?=[{_ARABIC}]))*+
    | \p{{Nd}}{_EXTEND}(?:[.,٫٬]?\p{{Nd}}{_EXTEND})*+ (?!(?![{_ARABIC}])\p{{L}})
    | {_OTHER}(?:['’ʼ\-‐‑.]?{_OTHER})*+
    """,
    regex.VERBOSE,
)
_SPACE_BEFORE = regex.compile(r"(?r)\s")
_NO_SPACE_BEFORE = regex.compile(r"(?r)\S")
_SPACE_AFTER = regex.compile(r"\s")


def _words(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    last = low
    for match in _WORD.finditer(text, low, high):
        start, end = widen(text, match.start(), match.end())
        if start >= last:
            yield start, end
            last = end


def words(text: str) -> Iterator[tuple[int, int]]:
    """The range of each word, in order, made of whole graphemes; they do not overlap."""
    return _words(text, 0, len(text))


def count_words(text: str) -> int:
    """How many words a text has, as :func:`words` divides it."""
    return sum(1 for _ in _WORD.finditer(text))


def _window(text: str, offset: int) -> tuple[int, int]:
    """The stretch without white space around ``offset``: no word reaches beyond it."""
    before = _SPACE_BEFORE.search(text, 0, offset)
    after = _SPACE_AFTER.search(text, offset)
    return (before.end() if before else 0), (after.start() if after else len(text))


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word that holds the character at ``offset``, else the word that ends there, else ``(offset, offset)``."""
    offset = max(0, min(offset, len(text)))
    ending = (offset, offset)
    for start, end in _words(text, *_window(text, offset)):
        if start <= offset < end:
            return start, end
        if end == offset:
            ending = (start, end)
    return ending


def next_word(text: str, offset: int) -> int:
    """Where the first word after ``offset`` begins; the length of the text where there is none."""
    low = max(0, min(offset, len(text)))
    low = _window(text, low)[0]
    for start, _ in _words(text, low, len(text)):
        if start > offset:
            return start
    return len(text)


def previous_word(text: str, offset: int) -> int:
    """Where the last word that begins before ``offset`` begins; 0 where there is none."""
    high = max(0, min(offset, len(text)))
    while high > 0:
        low, window_end = _window(text, high)
        found = [start for start, _ in _words(text, low, window_end) if start < offset]
        if found:
            return found[-1]
        word_end = _NO_SPACE_BEFORE.search(text, 0, low)
        high = word_end.end() if word_end else 0
    return 0
