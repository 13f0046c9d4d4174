"""The notes beside the text: codes of each highlight with a dot of their colour, and its memo below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from egpk_desk.desktop.contrast import seen_on
from egpk_desk.desktop.fonts import reading_font
from egpk_desk.desktop.printing.letters import Letter, letters_of
from egpk_desk.desktop.reader import Mark
from egpk_desk.desktop.theme import Theme
from egpk_desk.text.bidi import base_direction

_CODE, _MEMO = 0.74, 0.70  # of the text's size
_DOT = 0.26


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark whose notes should stand at a height of the page."""

    mark: Mark
    y: float


@dataclass(slots=True)
class _Line:
    """A line of a note: a layout, which of its lines, its height, the ink, and the dot before it."""

    layout: QTextLayout
    number: int
    height: float
    role: str
    dot: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a note where it stands on a page."""

    line: _Line
    y: float


class Margin:
    """The notes of all pages, in a margin of a width and pages of a height, in the pixels of the text's layout."""

    def __init__(self, width: float, height: float, em: float, *, codes: bool, memos: bool, rtl: bool) -> None:
        self._width, self._height, self._em = width, height, em
        self._codes, self._memos, self._rtl = codes, memos, rtl
        self._carried: list[_Line] = []

    def place(self, wanted: Iterable[Wanted]) -> list[Placed]:
        """The lines of a page: each note at its highlight or as soon below as there is room; what is left goes on."""
        placed: list[Placed] = []
        y = 0.0
        waiting, self._carried = self._carried, []
        y = self._fill(placed, waiting, y)
        for one in wanted:
            lines = self._lines(one.mark)
            height = sum(line.height for line in lines)
            begin = max(y, one.y)
            if begin + height > self._height:
                begin = max(y, self._height - height)
            if self._carried:
                self._carried += lines
                continue
            y = self._fill(placed, lines, begin) + 0.35 * self._em
        return placed

    @property
    def carries(self) -> bool:
        """Whether notes are left that no page had room for."""
        return bool(self._carried)

    def _fill(self, placed: list[Placed], lines: list[_Line], y: float) -> float:
        for at, line in enumerate(lines):
            if y + line.height > self._height + 0.5:
                self._carried += lines[at:]
                return y
            placed.append(Placed(line, y))
            y += line.height
        return y

    def _lines(self, mark: Mark) -> list[_Line]:
        lines: list[_Line] = []
        if self._codes:
            for label, colour in zip(mark.labels, mark.colours, strict=False):
                lines += self._laid(label, _CODE, "ink", colour)
        if self._memos and mark.memo.strip():
            for paragraph in mark.memo.splitlines():
                if paragraph.strip():
                    lines += self._laid(" ".join(paragraph.split()), _MEMO, "quiet")
        return lines

    def _laid(self, text: str, size: float, role: str, dot: str = "") -> list[_Line]:
        em = size * self._em
        layout = QTextLayout(text, reading_font(em))
        rtl = (base_direction(text) or ("rtl" if self._rtl else "ltr")) == "rtl"
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        # All notes begin on the side of the text's lines, whatever their own direction.
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room = self._width - 0.6 * self._em
        pitch = 1.62 * em
        count = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, 0))
            count += 1
        layout.endLayout()
        return [_Line(layout, number, pitch, role, dot if number == 0 else "") for number in range(count)]

    def letters(self, placed: Iterable[Placed], x: float, top: float, scale: float) -> Iterator[Letter]:
        """The letters of a page's notes; the margin begins at ``x`` and the text at ``top`` (points)."""
        inset = 0.0 if self._rtl else 0.6 * self._em * scale
        for one in placed:
            layout = one.line.layout
            baseline = top + (one.y + layout.lineAt(one.line.number).ascent()) * scale
            size = layout.font().pixelSize() * scale
            yield from letters_of(layout, one.line.number, x + inset, baseline, scale, size)

    def paint(self, painter: QPainter, placed: Iterable[Placed], x: float, top: float, theme: Theme) -> None:
        """Paint the lines of a page in the margin that begins at ``x``."""
        inset = 0.6 * self._em
        for one in placed:
            line = one.line.layout.lineAt(one.line.number)
            left = x if self._rtl else x + inset
            painter.setPen(theme.colour(one.line.role))
            line.draw(painter, QPointF(left, top + one.y))
            if one.line.dot:
                size = _DOT * self._em
                middle = top + one.y + 0.55 * one.line.height
                edge = x + self._width - size if self._rtl else x
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(seen_on(one.line.dot, theme.page))
                painter.drawEllipse(QRectF(edge, middle - size / 2, size, size))
