"""Places in the codebook: what has a number key, what stands below what, and where a code goes when it moves a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from egpk_desk.library.records import Code

NUMBERED = 9
"""How many codes have a number key."""


def numbered(codes: Sequence[Code]) -> list[Code]:
    """The codes with number keys, from 1: the first in use at the top of their kinds, in the order of the codebook."""
    return [code for code in codes if code.parent is None and not code.retired][:NUMBERED]


def at_or_below(code: str, codes: Mapping[str, Code]) -> set[str]:
    """The ids of a code and of all below it. ``codes`` holds, by id, each code after the one above it."""
    below = {code}
    for other in codes.values():
        if other.parent in below:
            below.add(other.id)
    return below


def inwards(code: Code, codes: Mapping[str, Code]) -> str | None:
    """The sibling in use before a code, below which it would go a step in; None for the first."""
    before: str | None = None
    for other in codes.values():
        if other.id == code.id:
            return before
        if other.parent == code.parent and other.kind == code.kind and not other.retired:
            before = other.id
    return None


def siblings(code: Code, codes: Mapping[str, Code]) -> list[str]:
    """The ids of the codes that stand where a code does, itself among them, in their order."""
    return [other.id for other in codes.values() if other.parent == code.parent and other.kind == code.kind]


def beside(code: Code, by: int, codes: Mapping[str, Code]) -> int | None:
    """The place among its siblings of a code that moves one up (-1) or down (1); None at the end of the line.

    Retired siblings are passed over.
    """
    line = siblings(code, codes)
    at = line.index(code.id) + by
    while 0 <= at < len(line) and codes[line[at]].retired:
        at += by
    return at if 0 <= at < len(line) else None


def outwards(code: Code, codes: Mapping[str, Code]) -> str | None:
    """What a code would stand below a step out (an id, or "" for the top of its kind); None where it is at the top."""
    return None if code.parent is None else codes[code.parent].parent or ""
