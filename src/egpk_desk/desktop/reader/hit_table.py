"""Where every letter of a laid-out line stands: the exact cells for clicks, selections, highlights and the caret.

Qt's own answers cannot be used: ``QTextLine.xToCursor`` is shifted on wrapped right-to-left lines, and ``cursorToX`` is
wrong at the first letter of a run of the other direction (PySide6 6.8 to 6.12). What is right is the extent of each
shaped run (``glyphRuns``) and ``cursorToX`` strictly inside one, which shares a ligature evenly among its letters.

Positions are UTF-16 units of the layout's text, x is in pixels of the layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextLayout, QTextLine

_FLAGS = QTextLayout.GlyphRunRetrievalFlag
_RETRIEVE = _FLAGS.RetrieveStringIndexes | _FLAGS.RetrieveGlyphIndexes
_NOTHING = 1 / 128  # Qt measures in 1/64 pixel


@dataclass(slots=True)
class Run:
    """A stretch of one direction shaped as one: ``[start, end)`` from ``left`` to ``right``."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The advance cell of one grapheme."""

    start: int
    end: int
    left: float
    right: float


class LineCells:
    """The cells of one line. Made when the line is first asked about; valid as long as its layout lives."""

    def __init__(self, layout: QTextLayout, number: int, text: str) -> None:
        """``text`` is what the layout shows; only its letters at zero-width clusters are looked at."""
        line = layout.lineAt(number)
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        self._layout = layout
        self._line = line
        self._text = text
        self.runs = _runs(line, self.start, self.end)
        self._stops: dict[int, list[tuple[int, float]]] = {}

    def hit(self, x: float) -> tuple[int, bool]:
        """The caret position for a click at x, and whether it is the far edge of the letter before it.

        It is the nearer edge of the letter whose cell holds x; outside the line, of the outermost letter.
        """
        if not self.runs:
            return self.start, False
        run = min(self.runs, key=lambda r: 0.0 if r.left <= x < r.right else min(abs(x - r.left), abs(x - r.right)))
        best: tuple[float, int, float, int, float] | None = None
        stops = self.stops(run)
        for (p, px), (q, qx) in zip(stops, stops[1:], strict=False):
            low, high = (px, qx) if px <= qx else (qx, px)
            if high - low < _NOTHING:
                continue
            away = 0.0 if low <= x < high else min(abs(x - low), abs(x - high))
            if best is None or away < best[0]:
                best = (away, p, px, q, qx)
        if best is None:
            return run.start, False
        _, p, px, q, qx = best
        return (p, False) if abs(x - px) <= abs(x - qx) else (q, True)

    def letter_at(self, x: float) -> int | None:
        """The start of the grapheme whose cell holds x; None outside the line."""
        for run in self.runs:
            if run.left <= x < run.right:
                stops = self.stops(run)
                for (p, px), (_, qx) in zip(stops, stops[1:], strict=False):
                    if min(px, qx) <= x < max(px, qx):
                        return p
        return None

    def cells(self) -> Iterator[Cell]:
        """Every grapheme's cell, in visual order of the runs and logical order within each."""
        for run in self.runs:
            stops = self.stops(run)
            for (p, px), (q, qx) in zip(stops, stops[1:], strict=False):
                yield Cell(p, q, min(px, qx), max(px, qx))

    def boxes(self, start: int, end: int) -> list[tuple[float, float]]:
        """The (left, right) stretches that the letters of ``[start, end)`` cover, from left to right, joined."""
        found: list[tuple[float, float]] = []
        for run in self.runs:
            a, b = max(start, run.start), min(end, run.end)
            if a < b:
                x, y = self._x(run, a), self._x(run, b)
                found.append((x, y) if x <= y else (y, x))
        if len(found) < 2:
            return found
        found.sort()
        joined = [found[0]]
        for left, right in found[1:]:
            if left <= joined[-1][1] + 0.05:
                joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
            else:
                joined.append((left, right))
        return joined

    def caret_x(self, position: int, upstream: bool = False) -> tuple[float, bool]:
        """Where the caret stands at a position, and whether the letters there run from right to left.

        ``upstream`` puts it at the far edge of the letter before instead of the near edge of the letter after: the two
        are apart where lines wrap and where directions meet.
        """
        if not self.runs:
            return 0.0, True
        if not upstream or position <= self.start:
            for run in self.runs:
                if run.start <= position < run.end:
                    return self._x(run, position), run.rtl
        for run in self.runs:
            if run.start < position <= run.end:
                return self._x(run, position), run.rtl
        run = max(self.runs, key=lambda r: r.end)
        return self._x(run, run.end), run.rtl

    def stops(self, run: Run) -> list[tuple[int, float]]:
        """The grapheme boundaries of a run with their x, in logical order."""
        known = self._stops.get(run.start)
        if known is not None:
            return known
        positions, p = [run.start], run.start
        while p < run.end:
            following = self._layout.nextCursorPosition(p)
            p = min(following, run.end) if following > p else run.end
            positions.append(p)
        stops = [(p, self._raw_x(run, p)) for p in positions]
        self._share_ligatures(stops)
        self._stops[run.start] = stops
        return stops

    def _x(self, run: Run, position: int) -> float:
        if position <= run.start:
            return run.right if run.rtl else run.left
        if position >= run.end:
            return run.left if run.rtl else run.right
        known = self._stops.get(run.start)
        x = self._raw_x(run, position)
        if known is None:
            # Mostly there is no ligature made of a wide and an empty glyph here, and the stops are not needed.
            before = self._raw_x(run, self._layout.previousCursorPosition(position))
            after = self._raw_x(run, self._layout.nextCursorPosition(position))
            if abs(before - x) >= _NOTHING and abs(after - x) >= _NOTHING:
                return x
            known = self.stops(run)
        for stop, stop_x in known:
            if stop >= position:
                return stop_x
        return x

    def _raw_x(self, run: Run, position: int) -> float:
        if position <= run.start:
            return run.right if run.rtl else run.left
        if position >= run.end:
            return run.left if run.rtl else run.right
        x: float = self._line.cursorToX(position)[0]  # type: ignore[index]
        return min(max(x, run.left), run.right)

    def _share_ligatures(self, stops: list[tuple[int, float]]) -> None:
        """Give a letter without a cell of its own its share of the ligature it has gone into.

        Some faces (Noto Naskh) draw lam-alef as one wide glyph for the lam and an empty one for the alef.
        """
        index = 0
        while index < len(stops) - 1:
            p, x = stops[index]
            if abs(stops[index + 1][1] - x) >= _NOTHING or not self._text[p : p + 1].isalpha():
                index += 1
                continue
            first = index - 1 if index else index
            last = index + 1
            while last < len(stops) - 1 and abs(stops[last + 1][1] - stops[last][1]) < _NOTHING:
                last += 1
            if first == index and last < len(stops) - 1:
                last += 1
            left, right = stops[first][1], stops[last][1]
            for k in range(first + 1, last):
                stops[k] = (stops[k][0], left + (right - left) * (k - first) / (last - first))
            index = last


def _runs(line: QTextLine, start: int, end: int) -> list[Run]:
    """The runs of a line from left to right.

    ``glyphRuns`` gives one entry for each face within a run, all with the extent of the whole run, and their string
    indexes are right only for the run's first letter (6.11.3): so entries are joined by extent and know their start only;
    a run ends where the next in logical order starts.
    """
    runs: list[Run] = []
    for glyphs in line.glyphRuns(start, end - start, _RETRIEVE):
        indexes = glyphs.stringIndexes()
        if not indexes:
            continue
        box = glyphs.boundingRect()
        left, right, first = box.left(), box.right(), min(indexes)
        if runs and abs(runs[-1].left - left) < _NOTHING and abs(runs[-1].right - right) < _NOTHING:
            runs[-1].start = min(runs[-1].start, first)
        else:
            runs.append(Run(first, end, left, right, glyphs.isRightToLeft()))
    logical = sorted(runs, key=lambda run: run.start)
    for run, following in zip(logical, logical[1:], strict=False):
        run.end = following.start
    if logical:
        logical[0].start = start
    runs.sort(key=lambda run: run.left)
    return runs
