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
    r"\b(?:ص{1,2}(?:\s*ص)?|(?:ال)?صفحه|(?:ال)?صفحات|pp?|pages?)\s*[.:]?\s*(\d+)(?:\s*(?:[-–—]|الي)\s*(\d+))?"
)
_TATWEEL = re.compile(r"(?<=\d)\s*ـ+\s*(?=\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")  # 1446ه too
_ENOUGH = 0.6  # of a title's words
_SHORTEST = 3


def folded_note(note: str) -> str:
    """A note as the functions here take it: folded, a tatweel between numbers as the dash that it stands for."""
    return fold(_TATWEEL.sub("-", note))


def _years(metadata: Metadata) -> set[str]:
    """The years by which a note may date a source: its own, as it is written, and the Hijri years that it touches."""
    years = set(_YEAR.findall(fold(metadata.date_as_written)))
    gregorian = fold(metadata.date)[:4]
    if gregorian.isdecimal():
        hijri = (int(gregorian) - 622) * 33 // 32
        years |= {gregorian, str(hijri), str(hijri + 1)}
    return years


class NamedSource:
    """What a note must say to name a source."""

    __slots__ = ("_authors", "_title", "_years")

    def __init__(self, metadata: Metadata) -> None:
        self._title = {word for word in _WORD.findall(fold(metadata.title)) if len(word) >= _SHORTEST}
        self._authors = [words for name in metadata.authors if (words := _WORD.findall(fold(name)))]
        self._years = _years(metadata)

    def likeness(self, note: str) -> float:
        """How surely a note names the source, 0 where it does not; ``note`` is folded."""
        words = set(_WORD.findall(note))
        share = len(self._title & words) / len(self._title) if self._title else 0.0
        by_title = share if share >= _ENOUGH else 0.0
        by_author = 0.0
        for name in self._authors:
            if name[-1] in words:
                full = set(name) <= words
                dated = not self._years.isdisjoint(_YEAR.findall(note))
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
        if last < first and len(match[2]) == len(match[1]):  # 47-45, as it is typed from right to left
            first, last = last, first
        elif last < first:  # 145-7
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
