"""Where the positions of a REFI-QDA selection stand in the text.

The standard (10.2) counts code points from 0. What it leaves open, programs settle apart: whether CRLF counts as one
(ATLAS.ti) or two (MAXQDA, NVivo), whether a byte order mark counts (QualCoder's second export), whether the end is that
of the last character or behind it; and programs built on UTF-16 count two for a character beyond the BMP. Selections
quote their passage in ``name``, so the way of counting that makes most quotations right is taken for the whole source.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

_BOM = "\ufeff"
_SPACE = re.compile(r"\s")
_LEAST_QUOTED = 8


class Counting(NamedTuple):
    """A way to count; ``marks`` is how many byte order marks count. The first choice of all is the standard's own, with
    CRLF as one and the end behind the last character.
    """

    crlf_is_two: bool = False
    utf16: bool = False
    marks: int = 0
    last_included: bool = False


class Quoted(NamedTuple):
    """A selection as written."""

    start: int
    end: int
    name: str


def canonical(raw: str) -> str:
    """The text of a source without byte order marks at its head, its lines ended by LF."""
    return raw.lstrip(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def resolve(raw: str, written: list[Quoted], *, crlf_is_two: bool) -> list[tuple[int, int] | None]:
    """The range of each selection in the :func:`canonical` text, or None where it lies outside.

    ``raw`` is the decoded file, with its marks and line ends; ``crlf_is_two`` says how its program counts CRLF where no
    quotation proves it.
    """
    text = canonical(raw)
    usual = Counting(crlf_is_two=crlf_is_two and "\r\n" in raw)
    choices = product(
        (usual.crlf_is_two, not usual.crlf_is_two) if "\r\n" in raw else (False,),
        (False, True) if any(letter > "\uffff" for letter in raw) else (False,),
        range(max(_marks(raw), 1) + 1),  # one that is no longer there may have been counted
        (False, True),
    )
    best: list[tuple[int, int] | None] = []
    most = -1
    for counting in (Counting(*choice) for choice in choices):
        places = _places(raw, counting)
        found = [_range(places, one, counting.last_included) for one in written]
        right = sum(
            _likeness(text[range_[0] : range_[1]], one.name)
            for range_, one in zip(found, written, strict=True)
            if range_ is not None
        )
        if right > most:
            best, most = found, right
        if right == 2 * sum(bool(one.name.strip()) for one in written):
            break
    return best


def _marks(raw: str) -> int:
    return len(raw) - len(raw.lstrip(_BOM))


def _places(raw: str, counting: Counting) -> list[int]:
    """The offset in the canonical text of each position."""
    places = [0] * counting.marks
    at = 0
    body = raw.lstrip(_BOM)
    for index, letter in enumerate(body):
        if letter == "\n" and index and body[index - 1] == "\r":
            if counting.crlf_is_two:
                places.append(at)
            continue
        places.append(at)
        if counting.utf16 and letter > "\uffff":
            places.append(at)
        at += 1
    places.append(at)
    return places


def _range(places: list[int], one: Quoted, last_included: bool) -> tuple[int, int] | None:
    end = one.end + last_included
    if not 0 <= one.start <= one.end or one.start >= len(places):
        return None
    return places[one.start], places[min(end, len(places) - 1)]


def _likeness(passage: str, name: str) -> int:
    """How well a passage is what is quoted: 2 to the letter, 1 but for white space or a cut-off end, else 0."""
    if not name.strip():
        return 0
    if _SPACE.sub(" ", passage) == _SPACE.sub(" ", canonical(name)):
        return 2
    passage, name = " ".join(passage.split()), " ".join(name.split())
    cut = name.rstrip("….")
    return int(passage == name or (cut != name and len(cut) >= _LEAST_QUOTED and passage.startswith(cut)))
