"""How a highlight looks in the list: its words in the reading face, its codes, memo and stance, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from egpk_desk.desktop.fonts import reading_font
from egpk_desk.desktop.panels.chips import paint_chips
from egpk_desk.desktop.panels.lines import elided, mirrored, paint_line, smaller, text_direction, wrapped
from egpk_desk.desktop.panels.passage import line_pitch
from egpk_desk.desktop.panels.stances import stance_name, stance_role
from egpk_desk.desktop.panels.statuses import SIGN, paint_status
from egpk_desk.desktop.panels.tones import paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.exporters.excerpt import Excerpt

_Index = QModelIndex | QPersistentModelIndex
_PAD = LIGHT.spacing.medium + LIGHT.spacing.small
_MEMO = 16.0
_CHIP_AIR = 6.0

EXCERPT = Qt.ItemDataRole.UserRole + 1
PLACE = Qt.ItemDataRole.UserRole + 2
"""The words that say where the passage stands: document and locator."""


class HighlightRow(QStyledItemDelegate):
    """Paints rows of one height: two lines of the passage, a line of chips, a line that says where."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.current: str | None = None
        self._language = language

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        passage, small = _passage_font(option.font), smaller(option.font)
        chips = QFontMetricsF(small).height() + _CHIP_AIR
        height = 2 * line_pitch(passage) + chips + QFontMetricsF(small).height() + 2 * LIGHT.spacing.small
        return QSize(160, round(height) + 2 * LIGHT.spacing.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        excerpt: Excerpt | None = index.data(EXCERPT)
        if excerpt is None:
            return
        theme, interface = theme_of(option.palette), option.direction
        paint_row_ground(painter, option, theme, current=excerpt.highlight.id == self.current, ruled=True)
        rect = QRectF(option.rect).adjusted(_PAD, LIGHT.spacing.medium, -_PAD, -LIGHT.spacing.medium)
        passage, small = _passage_font(option.font), smaller(option.font)
        pitch = line_pitch(passage)
        direction = text_direction(excerpt.text, interface)
        for number, line in enumerate(wrapped(excerpt.text, passage, rect.width(), 2, direction)):
            place = QRectF(rect.left(), rect.top() + number * pitch, rect.width(), pitch)
            paint_line(painter, place, line, passage, theme.colour("text"), interface=direction, direction=direction)
        chips = QRectF(
            rect.left(),
            rect.top() + 2 * pitch + LIGHT.spacing.small,
            rect.width(),
            QFontMetricsF(small).height() + _CHIP_AIR,
        )
        self._paint_chips(painter, chips, excerpt, small, theme, interface)
        last = QRectF(rect.left(), chips.bottom(), rect.width(), rect.bottom() - chips.bottom())
        if status := excerpt.highlight.status:
            sign = QRectF(last.right() - SIGN, last.top(), SIGN, last.height())
            paint_status(painter, mirrored(sign, last, interface), status, theme)
            last = mirrored(last.adjusted(0, 0, -SIGN - LIGHT.spacing.small, 0), rect, interface)
        where = elided(index.data(PLACE) or "", small, last.width())
        paint_line(painter, last, where, small, theme.colour("quiet"), interface=interface, direction=interface)

    def memo_rect(self, rect: QRectF, font: QFont, interface: Qt.LayoutDirection) -> QRectF:
        """Where the sign for a memo stands in a row."""
        inner = rect.adjusted(_PAD, LIGHT.spacing.medium, -_PAD, -LIGHT.spacing.medium)
        height = QFontMetricsF(smaller(font)).height() + _CHIP_AIR
        top = inner.top() + 2 * line_pitch(_passage_font(font)) + LIGHT.spacing.small
        sign = QRectF(inner.right() - _MEMO, top + (height - _MEMO) / 2, _MEMO, _MEMO)
        return mirrored(sign, inner, interface)

    def _paint_chips(
        self,
        painter: QPainter,
        rect: QRectF,
        excerpt: Excerpt,
        font: QFont,
        theme: Theme,
        interface: Qt.LayoutDirection,
    ) -> None:
        room = QRectF(rect)
        if excerpt.memo:
            sign = QRectF(rect.right() - _MEMO, rect.center().y() - _MEMO / 2, _MEMO, _MEMO)
            paint_memo_sign(painter, mirrored(sign, rect, interface), theme, interface)
            room.setRight(room.right() - _MEMO - LIGHT.spacing.medium)
        if words := stance_name(excerpt.highlight.stance):
            width = QFontMetricsF(font).horizontalAdvance(words) + 2
            place = QRectF(room.right() - width, rect.top(), width, rect.height())
            colour = theme.colour(stance_role(excerpt.highlight.stance))
            paint_line(painter, mirrored(place, rect, interface), words, font, colour, interface=interface)
            room.setRight(room.right() - width - LIGHT.spacing.medium)
        placed = mirrored(room, rect, interface)
        if excerpt.codes:
            paint_chips(painter, placed, excerpt.codes, self._language, font, theme, interface)
        else:
            words = elided(self.tr("Without a code"), font, placed.width())
            paint_line(painter, placed, words, font, theme.colour("quiet"), interface=interface)


def paint_memo_sign(painter: QPainter, rect: QRectF, theme: Theme, interface: Qt.LayoutDirection) -> None:
    """A sheet with a folded corner and two lines: there is a memo."""
    page = rect.adjusted(2.5, 1.5, -2.5, -1.5)
    fold = 4.0
    outline = QPolygonF(
        [
            page.topLeft(),
            page.topRight() - QPointF(fold, 0),
            page.topRight() + QPointF(0, fold),
            page.bottomRight(),
            page.bottomLeft(),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if interface == Qt.LayoutDirection.RightToLeft:
        painter.translate(2 * rect.center().x(), 0)
        painter.scale(-1, 1)
    painter.setPen(QPen(theme.colour("warning"), 1.4))
    painter.setBrush(theme.colour("warning", 0.12))
    painter.drawPolygon(outline)
    for part in (0.5, 0.72):
        y = page.top() + part * page.height()
        painter.drawLine(QPointF(page.left() + 2.5, y), QPointF(page.right() - 2.5, y))
    painter.restore()


def _passage_font(font: QFont) -> QFont:
    return reading_font(QFontMetricsF(font).ascent() * 1.18)
