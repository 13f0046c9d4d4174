"""How far the work on a report or a passage has come, in words, colours and a sign."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from egpk_desk.desktop.both_languages import translate
from egpk_desk.desktop.theme import Theme
from egpk_desk.library.records import Status

_ROLES = {Status.UNREAD: "link", Status.READING: "link", Status.CODED: "good", Status.TO_CHECK: "warning"}
SIGN = 11.0


def status_name(status: str) -> str:
    """The word for a status in the language of the interface; empty for none."""
    match status:
        case Status.UNREAD:
            return translate("Status", "Unread")
        case Status.READING:
            return translate("Status", "Reading")
        case Status.CODED:
            return translate("Status", "Coded")
        case Status.TO_CHECK:
            return translate("Status", "To check")
    return ""


def status_role(status: str) -> str:
    """The theme's role in whose colour a status is drawn."""
    return _ROLES.get(Status(status), "quiet")


def paint_status(painter: QPainter, rect: QRectF, status: str, theme: Theme) -> None:
    """A ring for what is unread, half filled for what is being read, a tick when coded, a dot in it when to check."""
    if not status:
        return
    colour = theme.colour(status_role(status))
    circle = QRectF(0, 0, SIGN, SIGN)
    circle.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.drawEllipse(circle)
    if status == Status.READING:
        painter.setBrush(colour)
        painter.drawPie(circle, -90 * 16, 180 * 16)
    elif status == Status.CODED:
        tick = [QPointF(0.26, 0.54), QPointF(0.44, 0.70), QPointF(0.75, 0.34)]
        painter.setPen(QPen(colour, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([circle.topLeft() + point * SIGN for point in tick])
    elif status == Status.TO_CHECK:
        painter.setBrush(colour)
        painter.drawEllipse(circle.center(), 1.8, 1.8)
    painter.restore()
