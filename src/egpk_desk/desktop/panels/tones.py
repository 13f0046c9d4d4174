"""Which theme a palette belongs to, for what is painted by hand; and labels that play a role in the stylesheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionViewItem, QWidget

from egpk_desk.desktop.theme import DARK, LIGHT, Theme, with_alpha

RADIUS = 5.0


def theme_of(palette: QPalette) -> Theme:
    """The light or the dark theme, whichever the palette is of."""
    # Not by the ground: a stylesheet makes that of lists transparent, which is black.
    return DARK if palette.text().color().lightnessF() > 0.5 else LIGHT


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, current: bool = False, ruled: bool = False
) -> None:
    """The ground of a list's row: hover, selection, a bar at the leading edge of the current one, the focus ring.

    ``ruled`` draws a line below it.
    """
    rect = QRectF(option.rect).adjusted(3, 1, -3, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground: QColor | None = None
    if option.state & QStyle.StateFlag.State_Selected:
        ground = theme.colour("accent", 0.20 if theme.dark else 0.13)
    elif current:
        ground = theme.colour("accent", 0.13 if theme.dark else 0.08)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        ground = theme.colour("text", 0.06)
    if ground is not None:
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    if current:
        painter.setBrush(theme.colour("accent"))
        leading = rect.right() - 3 if option.direction == Qt.LayoutDirection.RightToLeft else rect.left()
        painter.drawRoundedRect(QRectF(leading, rect.top() + 6, 3, rect.height() - 12), 1.5, 1.5)
    if ruled:
        painter.setPen(QPen(theme.colour("rule"), 1))
        painter.drawLine(rect.bottomLeft() + QPointF(9, 1.5), rect.bottomRight() + QPointF(-9, 1.5))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.restore()


def over(ground: str, colour: str, alpha: float) -> QColor:
    """A colour laid over a ground with an opacity from 0 to 1, as one opaque colour."""
    below, above = QColor(ground), with_alpha(colour, alpha)
    return QColor.fromRgbF(
        below.redF() * (1 - alpha) + above.redF() * alpha,
        below.greenF() * (1 - alpha) + above.greenF() * alpha,
        below.blueF() * (1 - alpha) + above.blueF() * alpha,
    )


class RoleLabel(QLabel):
    """A label of plain text that plays a role of the stylesheet: ``quiet``, ``heading``, ``danger``, …"""

    def __init__(self, text: str = "", role: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.set_role(role)

    def set_role(self, role: str) -> None:
        """Let the label play another role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
