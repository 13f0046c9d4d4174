"""Whether a note names the source of a quotation, and the page on which it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from egpk_desk.document import Metadata
from egpk_desk.text.digits import to_western
from egpk_desk.text.folding import fold

RIGHT, WRONG, NONE = "right", "wrong", "none"

_WORD = re.compile(r"\w+")
_SAME = re.compile(r"المرجع (?:نفسه|السابق نفسه)|المصدر نفسه|\bibid\b|\bibidem\b")
_PAGE = re.compile(
    r"(?:\bص{1,2}(?:\s*ص)?\b|\bصفحه\b|\bالصفحه\b|\bpp?\b|\bpages?\b)\s*[.:]?\s*(\d+)(?:\s*[-–—]\s*(\d+))?"
)
_ENOUGH = 0.6  # of a title's words
_SHORTEST = 3


class NamedSource:
    """What a note must say to name a source."""

    __slots__ = ("_authors", "_dated", "_title")

    def __init__(self, metadata: Metadata) -> None:
        self._title = {word for word in _WORD.findall(fold(metadata.title)) if len(word) >= _SHORTEST}
        self._authors = [words for name in metadata.authors if (words := _WORD.findall(fold(name)))]
        self._dated = fold(metadata.date)[:4]

    def likeness(self, note: str) -> float:
        """How surely a note names the source, 0 where it does not; ``note`` is folded."""
        words = set(_WORD.findall(note))
        share = len(self._title & words) / len(self._title) if self._title else 0.0
        by_title = share if share >= _ENOUGH else 0.0
        by_author = 0.0
        for name in self._authors:
            if name[-1] in words:
                full = set(name) <= words
                dated = bool(self._dated) and self._dated in words
                by_author = max(by_author, 0.5 * full + 0.3 * dated + 0.2)
        if by_title:
            return by_title + 0.5 * by_author
        return by_author if by_author >= 0.5 else 0.0


def says_same(note: str) -> bool:
    """Whether a note says “the same” instead of naming its source."""
    return _SAME.search(fold(note)) is not None


def pages(note: str) -> tuple[int, int] | None:
    """The pages that a note names, the last ones in it; None where it names none."""
    found = None
    for match in _PAGE.finditer(fold(note)):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        if last < first:  # 145-7
            last = int(match[1][: len(match[1]) - len(match[2] or "")] + (match[2] or match[1]))
        found = (first, max(first, last))
    return found


def on_page(note: str, labels: Iterable[str]) -> bool:
    """Whether one of the pages that a note names is among these labels; true where it names none."""
    named = pages(note)
    printed = {int(label) for each in labels if (label := to_western(each)).isdecimal()}
    if named is None or not printed:
        return True
    return any(named[0] <= page <= named[1] for page in printed)
