"""Folding: the one form in which texts are searched, matched and compared, never the one that is stored.

Order of the steps: NFC; presentation forms to letters; tashkeel, Quranic marks, tatweel, bidi controls and other
invisible characters dropped; letters that differ in hamza, madda, dots or shape to one letter; Arabic-Indic and Persian
digits to ASCII; quotes, dashes and spaces to one form; case folded; NFC again, since what was dropped may have stood
between a letter and its accent.

Decided here, since the standards leave them open:

- A hamza on its own (``ء``) is a letter and stays; on a carrier (``ؤ ئ``) or an alef it gives the carrier.
- Urdu, Persian and Kurdish *shapes* of an Arabic letter fold to it (``ک ی ے ہ ھ ە``); letters of their own
  (``پ چ گ ڤ``) stay.
- ``٫ ٬ ٪`` belong to the digits and become ``. , %``. Arabic punctuation (``، ؛ ؟``) stays.
- ZWNJ and ZWJ are dropped, so ``می‌خواهم`` equals ``میخواهم``. So are soft hyphens and variation selectors.
- Every space, tab included, is one U+0020, every line or paragraph separator one LF. Runs are not collapsed.
- Accents of Latin letters stay: ``é`` is not ``e``.

A change of what :func:`fold` gives must raise :data:`FOLD_VERSION`: the search index stores folded text.

Unicode Standard Annex 15 (normalization); Unicode 5.18 (case folding); The Unicode Standard, chapter 9.2 (Arabic).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache
from typing import TypeAlias

import regex

from egpk_desk.text.graphemes import widen

FOLD_VERSION = 1

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The bidi controls, as the inside of a regular expression's character class."""

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")

# As the inside of a character class. U+0653..0655 compose under NFC where they are part of a letter.
_DROPPED_CLASS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0898-\u089f\u08ca-\u08ff\U00010efd-\U00010eff"  # tashkeel, Quranic
    "\u0640\u0883-\u0885"  # tatweel
    f"{BIDI_CONTROLS}\u206a-\u206f"
    "\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"  # invisible
)
_DROPPED = re.compile(f"[{_DROPPED_CLASS}]")


def _pairs(sources: str, target: str) -> dict[str, str]:
    return dict.fromkeys(sources, target)


_LETTERS: dict[str, str] = {
    **_pairs("آأإٱٲٳٵ" + "".join(map(chr, range(0x870, 0x883))), "ا"),
    **_pairs("ىئیۍيٸےۓ\u0886", "ي"),
    **_pairs("ةەۀہۂۃھۿ", "ه"),
    **_pairs("ؤٶ", "و"),
    **_pairs("کڪ", "ك"),
    "ٴ": "ء",
    **{chr(0x660 + digit): str(digit) for digit in range(10)},
    **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    "٫": ".",
    "٬": ",",
    "٪": "%",
    **_pairs("«»“”„‟″‶〝〞〟＂❝❞", '"'),
    **_pairs("‘’‚‛′‵‹›`´ʼʹʻʽ＇❛❜", "'"),
    **_pairs("‐‑‒–—―−⁃﹘﹣－⸺⸻", "-"),
    **_pairs("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **_pairs("\r\v\f\u0085\u2028\u2029", "\n"),
}


def _fold_character(character: str) -> str:
    """What one character gives: the steps of the module's docstring, repeated until nothing changes."""
    before, now = "", unicodedata.normalize("NFC", character)
    while now != before:
        before = now
        if _PRESENTATION.search(now):
            now = "".join(_letters_of(c) for c in now)
        now = "".join(_LETTERS.get(c, c) for c in _DROPPED.sub("", now)).casefold()
    return now


def _letters_of(character: str) -> str:
    """The letters of a presentation form; nothing for the isolated form of a mark, which NFKC hangs on a space."""
    if not _PRESENTATION.match(character):
        return character
    letters = unicodedata.normalize("NFKC", character)
    return "" if not _DROPPED.sub("", letters).strip() else letters


class _Table(dict[int, int | str | None]):
    """A table for ``str.translate`` that works a character out when it first meets it."""

    def __missing__(self, key: int) -> int | str | None:
        folded = _fold_character(chr(key))
        self[key] = value = ord(folded) if len(folded) == 1 else folded or None
        return value


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded form of a text; ``fold(fold(text)) == fold(text)``. Lone surrogates pass through unchanged."""
    if text.isascii():
        return text.translate(_TABLE)
    folded = unicodedata.normalize("NFC", text).translate(_TABLE)
    return unicodedata.normalize("NFC", folded)


# A segment is a character with what hangs on it or falls away behind it, or a character that folds to several or from
# several. Outside segments one character gives one character. Combining marks and Hangul vowels and finals may compose
# with what stands before them; nothing else may.
_HANGS_CLASS = rf"\p{{M}}\u1160-\u11ff\ud7b0-\ud7ff\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f{_DROPPED_CLASS}"
_GROWS_CLASS = (
    "\u00df\u0130\u0149\u01f0\u0390\u03b0\u0587\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9"
    "\u1e96-\u1e9e\u1f50-\u1fff\u2adc\ufb00-\ufdff\ufe70-\ufefe\U0001d15e-\U0001d1c0"
)
_SEGMENT = regex.compile(rf"(?P<hangs>[{_HANGS_CLASS}]+)|[{_GROWS_CLASS}][{_HANGS_CLASS}]*")
_SHORT = 8
_BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")

_Offsets: TypeAlias = "array[int]"


@lru_cache(maxsize=4096)
def _folded_length_of_short(segment: str) -> int:
    return len(fold(segment))


def _folded_length(segment: str) -> int:
    return _folded_length_of_short(segment) if len(segment) <= _SHORT else len(fold(segment))


class Folded:
    """A folded text with the way back to its source. Offsets are code points, ranges half-open, on both sides.

    Only the places where one character does not give one character are kept: some 16 bytes a letter with tashkeel.
    """

    __slots__ = ("_folded_ends", "_folded_starts", "_source_ends", "_source_starts", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = fold(source)
        self._source_starts, self._source_ends = array("I"), array("I")
        self._folded_starts, self._folded_ends = array("I"), array("I")
        if not source.isascii():
            self._find_segments()

    def _find_segments(self) -> None:
        source = self.source
        source_end = folded_end = 0
        for match in _SEGMENT.finditer(source):
            start, end = match.span()
            if match.lastgroup == "hangs" and start > source_end:
                start -= 1  # what it hangs on
            length = _folded_length(source[start:end])
            if length == end - start == 1:
                continue
            folded_start = folded_end + start - source_end
            source_end, folded_end = end, folded_start + length
            self._source_starts.append(start)
            self._source_ends.append(end)
            self._folded_starts.append(folded_start)
            self._folded_ends.append(folded_end)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that gave ``text[start:end]``: whole graphemes, without bidi controls behind them.

        An empty range gives an empty one. Offsets beyond an edge are cut to it.
        """
        size = len(self.text)
        start, end = max(0, min(start, size)), max(0, min(end, size))
        first = _first(start, self._folded_starts, self._folded_ends, self._source_starts, self._source_ends)
        if end <= start:
            return first, first
        last = _last(end, self._folded_starts, self._folded_ends, self._source_ends)
        while last > first + 1 and _BIDI_CONTROL.match(self.source[last - 1]):
            last -= 1
        return widen(self.source, first, last)

    def to_folded(self, start: int, end: int) -> tuple[int, int]:
        """The range of :attr:`text` that ``source[start:end]`` gave; a letter cut from its tashkeel counts whole."""
        size = len(self.source)
        start, end = max(0, min(start, size)), max(0, min(end, size))
        first = _first(start, self._source_starts, self._source_ends, self._folded_starts, self._folded_ends)
        if end <= start:
            return first, first
        return first, _last(end, self._source_starts, self._source_ends, self._folded_ends)


def _first(offset: int, starts: _Offsets, ends: _Offsets, other_starts: _Offsets, other_ends: _Offsets) -> int:
    """Where the character at ``offset`` begins on the other side."""
    index = bisect_right(ends, offset)
    if index < len(starts) and starts[index] <= offset:
        return other_starts[index]
    return offset if index == 0 else offset - ends[index - 1] + other_ends[index - 1]


def _last(offset: int, starts: _Offsets, ends: _Offsets, other_ends: _Offsets) -> int:
    """Where the character before ``offset`` ends on the other side."""
    index = bisect_right(ends, offset - 1)
    if index < len(starts) and starts[index] < offset:
        return other_ends[index]
    return offset if index == 0 else offset - ends[index - 1] + other_ends[index - 1]


def fold_mapped(text: str) -> Folded:
    """The folded form of a text with its map: ``fold_mapped(text).text == fold(text)``."""
    return Folded(text)
