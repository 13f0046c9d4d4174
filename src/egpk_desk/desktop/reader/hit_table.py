"""Where every letter of a laid-out line stands: the exact cells for clicks, selections, highlights and the caret.

Qt's own answers cannot be used: ``QTextLine.xToCursor`` is shifted on wrapped right-to-left lines; ``cursorToX`` is
wrong at the edges of a run of the other direction, within such a run at as many letters from its start as it has
glyphs, all along it where the line wraps behind it, and left of the layout (PySide6 6.8 to 6.12). What is right is the
extent of the glyphs of a stretch, by ``QTextLine.glyphRuns``, unless it cuts a ligature: those are shared evenly here.
Measured against HarfBuzz and UAX 9 in ``tests/desktop/reader/test_hit_table.py``.

Positions are UTF-16 units of the layout's text, x is in pixels of the layout.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextFormat, QTextLayout

_FLAGS = QTextLayout.GlyphRunRetrievalFlag
_RETRIEVE = _FLAGS.RetrieveStringIndexes | _FLAGS.RetrieveGlyphIndexes
_NOTHING = 1 / 128  # Qt measures in 1/64 pixel
_WEIGHT = QTextFormat.Property.FontWeight.value
_WORD_SPACING = QTextFormat.Property.FontWordSpacing.value


@dataclass(slots=True)
class Run:
    """A stretch of one direction shaped as one: ``[start, end)`` from ``left`` to ``right``.

    ``clusters`` are the positions at which a glyph begins: a letter that begins elsewhere has gone into a ligature.
    Empty where they are not known. ``hanging`` are the spaces at which a line wraps.
    """

    start: int
    end: int
    left: float
    right: float
    rtl: bool
    clusters: frozenset[int] = frozenset()
    hanging: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The advance cell of one grapheme."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool = True

    @property
    def at_left(self) -> tuple[int, bool]:
        """The caret at its left edge: the position, and whether it is the far edge of the letter before."""
        return (self.end, True) if self.rtl else (self.start, False)

    @property
    def at_right(self) -> tuple[int, bool]:
        """The caret at its right edge."""
        return (self.start, False) if self.rtl else (self.end, True)


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
        self.runs = self._shaped_runs()
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
        for (p, px), (q, qx) in itertools.pairwise(stops):
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
                for (p, px), (_, qx) in itertools.pairwise(stops):
                    if min(px, qx) <= x < max(px, qx):
                        return p
        return None

    def cells(self) -> Iterator[Cell]:
        """Every grapheme's cell, in visual order of the runs and logical order within each."""
        for run in self.runs:
            stops = self.stops(run)
            for (p, px), (q, qx) in itertools.pairwise(stops):
                yield Cell(p, q, min(px, qx), max(px, qx), run.rtl)

    def from_left(self) -> list[Cell]:
        """The cells that can be seen, from left to right: without the spaces at which the line wraps."""
        hanging = next((run for run in self.runs if run.hanging), None)
        seen = [
            cell
            for cell in self.cells()
            if cell.right - cell.left >= _NOTHING and not (hanging and hanging.start <= cell.start < hanging.end)
        ]
        return sorted(seen, key=lambda cell: cell.left)

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
        _share_clusters(stops, run.clusters or _distinct(stops))
        _share_with_empty_letters(stops, self._text)
        self._stops[run.start] = stops
        return stops

    def _x(self, run: Run, position: int) -> float:
        x = self._raw_x(run, position)
        if position <= run.start or position >= run.end:
            return x
        known = self._stops.get(run.start)
        if known is None:
            # Mostly there is no ligature here, and the stops of the whole run are not needed.
            after = self._raw_x(run, self._layout.nextCursorPosition(position))
            if position in run.clusters and abs(after - x) >= _NOTHING:
                return x
            known = self.stops(run)
        return next((stop_x for stop, stop_x in known if stop >= position), x)

    def _raw_x(self, run: Run, position: int) -> float:
        """The near edge of the glyphs from a position to the end of its run; wrong only within a ligature."""
        if position <= run.start:
            return run.right if run.rtl else run.left
        if position >= run.end:
            return run.left if run.rtl else run.right
        if run.hanging:
            share = (run.right - run.left) * (position - run.start) / (run.end - run.start)
            return run.right - share if run.rtl else run.left + share
        boxes = [glyphs.boundingRect() for glyphs in self._line.glyphRuns(position, run.end - position)]
        if not boxes:
            return run.left if run.rtl else run.right
        return max(box.right() for box in boxes) if run.rtl else min(box.left() for box in boxes)

    def _shaped_runs(self) -> list[Run]:
        """The runs of the line from left to right.

        ``glyphRuns`` gives one entry for each face within a run, all with the extent of the whole run, and then their
        string indexes are right only for the run's first letter (6.11.3): so entries are joined by extent and only the
        start is believed; a run ends where the next in logical order starts. The spaces at which a line wraps are in no
        entry.
        """
        visible = self.end
        while visible > self.start and self._text[visible - 1].isspace():
            visible -= 1
        if visible < self.end and self._line.glyphRuns(visible, self.end - visible, _RETRIEVE):
            visible = self.end
        runs: list[Run] = []
        for glyphs in self._line.glyphRuns(self.start, visible - self.start, _RETRIEVE):
            indexes = glyphs.stringIndexes()
            if not indexes:
                continue
            box = glyphs.boundingRect()
            left, right, first = box.left(), box.right(), min(indexes)
            if runs and abs(runs[-1].left - left) < _NOTHING and abs(runs[-1].right - right) < _NOTHING:
                runs[-1].start = min(runs[-1].start, first)
                runs[-1].clusters = frozenset()
            else:
                runs.append(Run(first, visible, left, right, glyphs.isRightToLeft(), frozenset(indexes)))
        logical = sorted(runs, key=lambda run: run.start)
        for run, following in itertools.pairwise(logical):
            run.end = following.start
        if logical:
            logical[0].start = self.start
        if visible < self.end and logical:
            runs.append(self._hanging_spaces(visible, logical))
        runs.sort(key=lambda run: run.left)
        return runs

    def _hanging_spaces(self, visible: int, runs: list[Run]) -> Run:
        """The run of the spaces that hang over the edge where the line wraps, at the end of its paragraph direction."""
        rtl = self._layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
        font = self._font_at(visible)
        width = QFontMetricsF(font).horizontalAdvance(" ") * (self.end - visible)
        if rtl:
            edge = min(run.left for run in runs)
            return Run(visible, self.end, edge - width, edge, True, hanging=True)
        edge = max(run.right for run in runs)
        return Run(visible, self.end, edge, edge + width, False, hanging=True)

    def _font_at(self, position: int) -> QFont:
        font = QFont(self._layout.font())
        for span in self._layout.formats():
            if span.start <= position < span.start + span.length:
                if span.format.hasProperty(_WEIGHT):
                    font.setWeight(QFont.Weight(span.format.fontWeight()))
                if span.format.hasProperty(_WORD_SPACING):
                    font.setWordSpacing(span.format.fontWordSpacing())
        return font


def _distinct(stops: list[tuple[int, float]]) -> frozenset[int]:
    """The positions that stand apart from the one before: in a run of several faces, where glyphs seem to begin."""
    pairs = itertools.pairwise(stops)
    return frozenset([stops[0][0], *(q for (_, x), (q, y) in pairs if abs(x - y) >= _NOTHING)])


def _share_clusters(stops: list[tuple[int, float]], clusters: frozenset[int]) -> None:
    """Share each ligature evenly among its graphemes."""
    index = 0
    while index < len(stops) - 1:
        last = index + 1
        while last < len(stops) - 1 and stops[last][0] not in clusters:
            last += 1
        _spread(stops, index, last)
        index = last


def _share_with_empty_letters(stops: list[tuple[int, float]], text: str) -> None:
    """Give a letter without a cell of its own its share of the letter before.

    Some faces (Noto Naskh) draw lam-alef as one wide glyph for the lam and an empty one for the alef.
    """
    index = 0
    while index < len(stops) - 1:
        p, x = stops[index]
        if abs(stops[index + 1][1] - x) >= _NOTHING or not text[p : p + 1].isalpha():
            index += 1
            continue
        first = index - 1 if index else index
        last = index + 1
        while last < len(stops) - 1 and abs(stops[last + 1][1] - stops[last][1]) < _NOTHING:
            last += 1
        if first == index and last < len(stops) - 1:
            last += 1
        _spread(stops, first, last)
        index = last


def _spread(stops: list[tuple[int, float]], first: int, last: int) -> None:
    left, right = stops[first][1], stops[last][1]
    for k in range(first + 1, last):
        stops[k] = (stops[k][0], left + (right - left) * (k - first) / (last - first))
