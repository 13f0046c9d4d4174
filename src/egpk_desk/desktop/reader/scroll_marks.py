"""The scrollbar with a line for every highlight and every find hit, so that the whole report is seen at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from egpk_desk.desktop.contrast import seen_on
from egpk_desk.desktop.reader.marks import Mark
from egpk_desk.desktop.reader.page import Page

# A line of the map: where it stands as a share of the document (0 to 1), and its colour.
MapLine = tuple[float, str]


class MarkedScrollBar(QScrollBar):
    """A vertical scrollbar that shows a map of the document's highlights and find hits in its groove."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: list[MapLine] = []
        self._found: list[MapLine] = []
        self._map: QPixmap | None = None

    def set_marks(self, lines: Iterable[MapLine]) -> None:
        """Show these lines for highlights."""
        self._marks = list(lines)
        self._changed()

    def set_found(self, lines: Iterable[MapLine]) -> None:
        """Show these lines for find hits."""
        self._found = list(lines)
        self._changed()

    @property
    def lines(self) -> tuple[list[MapLine], list[MapLine]]:
        """What is shown: the lines of highlights and those of find hits."""
        return self._marks, self._found

    def _changed(self) -> None:
        self._map = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._map = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks and not self._found:
            return
        groove = self._groove()
        if self._map is None or self._map.height() != groove.height():
            self._map = self._drawn(groove)
        painter = QPainter(self)
        painter.drawPixmap(groove.topLeft(), self._map)
        painter.end()

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )

    def _drawn(self, groove: QRect) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(groove.width() * ratio), max(1, round(groove.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        width, height = groove.width(), groove.height()
        # Lines on the same pixel and colour are one: 25,000 highlights cost no more than the groove has pixels.
        for lines, left, span in ((self._marks, 0.15, 0.45), (self._found, 0.6, 0.3)):
            for y, colour in {(int(share * (height - 2)), colour) for share, colour in lines}:
                painter.fillRect(QRectF(width * left, y, width * span, 2), QColor(colour))
        painter.end()
        return pixmap


def map_of_marks(page: Page, marks: Iterable[Mark], ground: str) -> list[MapLine]:
    """A line for each mark, where its first letter stands, in the colour of its first code as seen on the ground."""
    marks = list(marks)
    shares = _shares(page, (mark.start for mark in marks))
    return [
        (share, seen_on(mark.colours[0], ground).name())
        for share, mark in zip(shares, marks, strict=True)
        if mark.colours
    ]


def map_of_ranges(page: Page, starts: Iterable[int], colour: str) -> list[MapLine]:
    """A line of one colour for each offset."""
    return [(share, colour) for share in _shares(page, starts)]


def _shares(page: Page, offsets: Iterable[int]) -> list[float]:
    rows, tops = page.rows, page.heights.tops()
    whole = tops[-1] or 1.0
    found = []
    for offset in offsets:
        row = rows.at(offset)
        within = min(1.0, max(0.0, (offset - rows.starts[row]) / (rows.ends[row] - rows.starts[row])))
        found.append((tops[row] + within * (tops[row + 1] - tops[row])) / whole)
    return found
