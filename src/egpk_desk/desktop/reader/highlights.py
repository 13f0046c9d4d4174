"""The boxes of highlights: a tint behind the letters and an underline in the mark's lanes below them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from egpk_desk.desktop.contrast import seen_on
from egpk_desk.desktop.reader.layout import LaidRow
from egpk_desk.desktop.reader.marks import Mark, Marks
from egpk_desk.desktop.reader.styles import Metrics
from egpk_desk.desktop.theme import Theme, with_alpha

MOST_LANES = 6  # further ones share the last: the tint and the stripes still tell them apart
_PENS = {"contradicts": Qt.PenStyle.DashLine, "context": Qt.PenStyle.DotLine}


@dataclass(frozen=True, slots=True)
class MarkBox:
    """The part of a mark on one line: its letters' cells (in the row), the lanes it takes, the line's measures."""

    mark: Mark
    lane: int
    box: QRectF
    metrics: Metrics


class HighlightBoxes:
    """The boxes of each row's marks, kept until the row or its marks change."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[LaidRow, list[MarkBox]]] = {}

    def clear(self) -> None:
        self._rows.clear()

    def forget(self, rows: range) -> None:
        """Make the boxes of these rows anew when next asked."""
        if len(rows) > len(self._rows):
            self._rows = {row: kept for row, kept in self._rows.items() if row not in rows}
            return
        for row in rows:
            self._rows.pop(row, None)

    def of_row(self, row: int, laid: LaidRow, marks: Marks) -> list[MarkBox]:
        """The boxes of a row, the oldest mark first."""
        known = self._rows.get(row)
        if known is not None and known[0] is laid:
            return known[1]
        boxes = [
            MarkBox(placed.mark, placed.lane, box.translated(piece.x, piece.y), piece.metrics)
            for placed in marks.in_row(row)
            for piece in laid.pieces
            if placed.mark.start < piece.end and placed.mark.end > piece.start
            for _, box in piece.boxes(placed.mark.start, placed.mark.end)
        ]
        if len(self._rows) > 600:
            self._rows.clear()
        self._rows[row] = (laid, boxes)
        return boxes


def tint_rect(box: QRectF, metrics: Metrics) -> QRectF:
    """The part of a line's box that is tinted: the letters with their tashkeel, and the lanes below."""
    top = max(0.0, metrics.baseline - 1.12 * metrics.em)
    bottom = min(metrics.pitch - 0.5, metrics.baseline + 0.66 * metrics.em)
    return QRectF(box.left(), box.top() + top, box.width(), max(1.0, bottom - top))


def paint_tints(painter: QPainter, boxes: list[MarkBox], at: QPointF, theme: Theme, active: str | None) -> None:
    """Paint the tints of a row's marks; the active one stronger."""
    for shown in boxes:
        strength = theme.tint_strength * (1.7 if shown.mark.id == active else 1.0)
        colour = shown.mark.colours[0] if shown.mark.colours else theme.rule
        painter.fillRect(tint_rect(shown.box, shown.metrics).translated(at), with_alpha(colour, strength))


def paint_lanes(painter: QPainter, boxes: list[MarkBox], at: QPointF, theme: Theme) -> None:
    """Paint the underlines of a row's marks, one lane a colour, dashed or dotted by stance."""
    for shown in boxes:
        metrics = shown.metrics
        thick = max(1.5, 0.085 * metrics.em)
        left, right = shown.box.left() + at.x() + 0.5, shown.box.right() + at.x() - 0.5
        for number, colour in enumerate(shown.mark.colours or (theme.rule,)):
            lane = min(shown.lane + number, MOST_LANES - 1)
            y = shown.box.top() + at.y() + metrics.baseline + 0.44 * metrics.em + lane * (thick + 1)
            pen = QPen(seen_on(colour, theme.page), thick, _PENS.get(shown.mark.stance, Qt.PenStyle.SolidLine))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
