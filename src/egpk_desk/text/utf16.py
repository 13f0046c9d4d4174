"""Between code points, in which the core counts, and UTF-16 units, in which Qt counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import count

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Offsets of one text in code points and in UTF-16 units. Offsets beyond an edge are cut to it.

    Nothing is kept, and both ways are the identity, where no character lies beyond the Basic Multilingual Plane.
    """

    __slots__ = ("_code_points", "_units", "length", "utf16_length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        # Encoding is a copy of memory where the text has no astral character: far faster than looking at each.
        self.utf16_length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        self._code_points: list[int] = []
        if self.utf16_length != self.length:
            self._code_points = [match.start() for match in _ASTRAL.finditer(text)]
        # The n-th astral character begins n units later than its code point offset.
        self._units: list[int] = [*map(int.__add__, self._code_points, count())]

    def to_utf16(self, code_point_offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        offset = max(0, min(code_point_offset, self.length))
        return offset + bisect_left(self._code_points, offset) if self._code_points else offset

    def to_code_point(self, utf16_offset: int) -> int:
        """The code point offset of a UTF-16 offset; inside a surrogate pair, the start of its character."""
        offset = max(0, min(utf16_offset, self.utf16_length))
        if not self._units:
            return offset
        before = bisect_left(self._units, offset)
        if before and offset == self._units[before - 1] + 1:
            return self._code_points[before - 1]
        return offset - before
