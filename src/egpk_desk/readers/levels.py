"""The levels of headings that say no level themselves: by how their numbering styles nest."""

from __future__ import annotations

_PART_RANKS = {"باب": 0, "chapter": 1, "chapitre": 1, "part": 0, "partie": 0, "فصل": 1, "قسم": 1, "جزء": 1, "محور": 1,
               "section": 2, "مبحث": 2, "مطلب": 3, "فرع": 4, "بند": 5, "سيناريو": 5}  # fmt: skip
_RANKS = {"ordinal": 6, "roman": 6, "latin-upper": 7, "number": 8, "bracketed": 9, "square": 9, "letter": 10,
          "bracketed-letter": 11, "latin-lower": 11, "multiple:2": 9, "multiple:3": 10, "bare": 20}  # fmt: skip


def _rank(style: str) -> int:
    if style.startswith("part:"):
        return _PART_RANKS.get(style[5:], 2)
    return _RANKS.get(style, 12)


class Levels:
    """Gives each heading its level, in reading order.

    The styles that are open form a stack: a style that is in it closes what is below it; a new one opens below, and
    closes what is lower in rank only where its number is not the first (then it cannot be nested there).
    """

    def __init__(self) -> None:
        self._open: list[str] = []

    def of(self, style: str, number: int) -> int:
        """The level of the next heading, from 1 to 6. ``number`` is its number in its style, 0 where it has none."""
        if style == "named":
            self._open.clear()
            return 1
        if style in self._open:
            del self._open[self._open.index(style) + 1 :]
            return min(len(self._open), 6)
        self._close_lower(style, number)
        self._open.append(style)
        return min(len(self._open), 6)

    def _close_lower(self, style: str, number: int) -> None:
        rank = _rank(style)
        while self._open:
            top = self._open[-1]
            nests = (
                number == 1 and not (top == "bare" and style in ("ordinal", "roman")) and not style.startswith("part:")
            )
            if _rank(top) < rank or nests:
                return
            self._open.pop()
