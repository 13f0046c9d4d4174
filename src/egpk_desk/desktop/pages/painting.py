"""What is drawn on a page: its picture, the highlights on its letters, the selection, its printed label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from egpk_desk.desktop.contrast import seen_on
from egpk_desk.desktop.reader.marks import LanedMark
from egpk_desk.desktop.theme import Theme, with_alpha
from egpk_desk.readers.pdf.layout import Rect

_PAPER = QColor("#ffffff")  # a page is shown as it was printed, in a dark theme too
_MOST_LANES = 4
_PENS = {"contradicts": Qt.PenStyle.DashLine, "context": Qt.PenStyle.DotLine}


def on_page(rect: Rect, page: QRectF, scale: float) -> QRectF:
    """A rectangle of a page, in points, as pixels of the view."""
    return QRectF(
        page.left() + rect.x0 * scale,
        page.top() + rect.y0 * scale,
        (rect.x1 - rect.x0) * scale,
        (rect.y1 - rect.y0) * scale,
    )


def paint_page(painter: QPainter, page: QRectF, image: QImage | None, failure: str, theme: Theme) -> None:
    """The paper, and the page's picture on it once it is there; why there is none, where there will be none."""
    if image is not None:
        across = image.width() / max(1.0, page.width() * image.devicePixelRatio())
        if abs(across - 1) < 0.01:  # drawn for this size: pixel by pixel
            painter.drawImage(page.topLeft(), image)
        else:
            painter.drawImage(page, image)
    else:
        painter.fillRect(page, _PAPER)
        if failure:
            painter.setPen(QColor(theme.danger))
            painter.drawText(page.adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignHCenter | _WRAP, failure)
    painter.setPen(QPen(theme.colour("rule"), 1))
    painter.drawRect(page)


_PAPER = "#ffffff"
_WRAP = Qt.TextFlag.TextWordWrap


def paint_tints(
    painter: QPainter, marks: Sequence[tuple[LanedMark, list[QRectF]]], theme: Theme, active: str | None
) -> None:
    """The highlights' tints, as a marker leaves them: ink stays dark beneath."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for laned, boxes in marks:
        colour = laned.mark.colours[0] if laned.mark.colours else theme.rule
        strength = 0.24 * (1.8 if laned.mark.id == active else 1.0)
        for box in boxes:
            painter.fillRect(box, with_alpha(colour, strength))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def paint_lanes(painter: QPainter, marks: Sequence[tuple[LanedMark, list[QRectF]]], scale: float, theme: Theme) -> None:
    """The highlights' underlines, one lane a colour, so that overlapping ones are told apart; dashed by stance."""
    thick = max(1.2, 0.9 * scale)
    for laned, boxes in marks:
        for number, colour in enumerate(laned.mark.colours or (theme.rule,)):
            lane = min(laned.lane + number, _MOST_LANES - 1)
            pen = QPen(seen_on(colour, _PAPER), thick, _PENS.get(laned.mark.stance, Qt.PenStyle.SolidLine))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            for box in boxes:
                y = box.bottom() + thick / 2 + lane * (thick + 1)
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def paint_selection(painter: QPainter, boxes: Sequence[QRectF], theme: Theme) -> None:
    """The selected letters."""
    for box in boxes:
        painter.fillRect(box, with_alpha(theme.accent, 0.34))


def paint_label(painter: QPainter, page: QRectF, label: str, gap: float, theme: Theme) -> None:
    """The page's printed label, below it."""
    painter.setPen(theme.colour("quiet"))
    below = QRectF(page.left(), page.bottom() + 1, page.width(), gap - 1)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, label)
