"""Grapheme clusters: what a reader takes for one character, such as a letter with its tashkeel.

Extended grapheme clusters of Unicode Standard Annex 29, by the ``\\X`` of the ``regex`` package. A question about one
place looks at its neighbourhood alone, so it costs the same in a text of two million characters.
"""

from __future__ import annotations

import regex

_CLUSTER = regex.compile(r"\X")

# Characters that begin a cluster wherever they stand behind another such character: they join nothing before them and,
# unlike a Prepend character, nothing after them. CR is not one: it joins a following LF.
_SIMPLE = frozenset(
    map(
        chr,
        (
            0x0A,
            *range(0x20, 0x7F),
            0xA0,
            0xAB,
            0xBB,
            *range(0xC0, 0x250),
            0x60C,
            0x61B,
            0x61F,
            *range(0x620, 0x64B),
            *range(0x660, 0x670),
            *range(0x671, 0x6D6),
            *range(0x6EE, 0x700),
            0x2013,
            0x2014,
            0x2018,
            0x2019,
            0x201C,
            0x201D,
        ),
    )
)

# Characters whose boundaries depend on more than the character before them: a cluster must be read from before them.
_LOOKS_BACK = regex.compile(r"[\p{Grapheme_Extend}\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}\p{Regional_Indicator}]")


def _restart(text: str, offset: int) -> int:
    """The nearest place at or before ``offset`` from which reading clusters gives every later boundary right."""
    while offset > 0 and _LOOKS_BACK.match(text[offset]):
        offset -= 1
    return offset


def is_boundary(text: str, offset: int) -> bool:
    """Whether ``offset`` (code points) stands between two clusters, or at an edge of the text or beyond it."""
    if offset <= 0 or offset >= len(text):
        return True
    if text[offset] in _SIMPLE and text[offset - 1] in _SIMPLE:
        return True
    start = _restart(text, offset - 1)
    # A boundary depends on nothing after the character that follows it (UAX 29, rules GB3 to GB999).
    last = start
    for cluster in _CLUSTER.finditer(text[start : offset + 1]):
        last = start + cluster.start()
    return last == offset


def next_boundary(text: str, offset: int) -> int:
    """The first boundary after ``offset``; the length of the text where there is none."""
    size = len(text)
    if offset < 0:
        return 0
    if offset + 1 >= size:
        return size
    if text[offset] in _SIMPLE and text[offset + 1] in _SIMPLE:
        return offset + 1
    start = _restart(text, offset)
    for cluster in _CLUSTER.finditer(text, start):
        if cluster.end() > offset:
            return int(cluster.end())
    return size


def previous_boundary(text: str, offset: int) -> int:
    """The last boundary before ``offset``; 0 where there is none."""
    size = len(text)
    if offset > size:
        return size
    if offset <= 1:
        return 0
    if text[offset - 1] in _SIMPLE and text[offset - 2] in _SIMPLE:
        return offset - 1
    place = offset - 1
    while not is_boundary(text, place):
        place -= 1
    return place


def boundaries(text: str) -> list[int]:
    """Every boundary of the text, both edges included; ``[0]`` for an empty text."""
    return [0, *(cluster.end() for cluster in _CLUSTER.finditer(text))]


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest range of whole clusters that holds ``[start, end)``, cut to the text; it never shrinks.

    An empty range inside a cluster becomes that cluster; at a boundary it stays empty.
    """
    size = len(text)
    start, end = max(0, min(start, size)), max(0, min(end, size))
    if not is_boundary(text, start):
        start = previous_boundary(text, start)
    if not is_boundary(text, end):
        end = next_boundary(text, end)
    return start, max(start, end)
