"""Dragging the selected passage out of the page."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QDrag, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from egpk_desk.text.bidi import base_direction

SELECTION_MIME = "application/x-egpk-desk-selection"
"""Says that what is dragged is the reader's selection; there is the text too, for other programs."""

_WIDTH, _PADDING = 260.0, 8.0


def passage_mime(text: str) -> QMimeData:
    """The selected passage as it is dragged."""
    mime = QMimeData()
    mime.setText(text)
    mime.setData(SELECTION_MIME, b"")
    return mime


def drag_passage(source: QWidget, text: str) -> None:
    """Let the user drag a passage; returns when it was dropped."""
    drag_mime(source, passage_mime(text), text)


def drag_mime(source: QWidget, mime: QMimeData, text: str) -> None:
    """Let the user drag something that looks like ``text``; returns when it was dropped."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    picture = _picture(source, " ".join(text.split()))
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(picture.width() // 2, -8))
    drag.exec(Qt.DropAction.CopyAction)


def _picture(source: QWidget, text: str) -> QPixmap:
    """A slip with the passage's first words."""
    sizes = QFontMetricsF(source.font())
    words = sizes.elidedText(text, Qt.TextElideMode.ElideRight, _WIDTH)
    width, height = sizes.horizontalAdvance(words) + 2 * _PADDING, sizes.height() + _PADDING
    picture = QPixmap(round(width), round(height))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = source.palette()
    painter.setBrush(palette.base())
    painter.setPen(palette.highlight().color())
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 5, 5)
    painter.setPen(palette.text().color())
    rtl = base_direction(words) == "rtl"
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    painter.drawText(QRectF(0, 0, width, height), int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return picture
