"""How a code looks in the tree: a disc in its colour, ticked where the passage carries it; name, count, number key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.contrast import black_or_white
from egpk_desk.desktop.panels.lines import elided, mirrored, paint_line, smaller, text_direction, wrapped
from egpk_desk.desktop.panels.tones import paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.library.records import Code

_Index = QModelIndex | QPersistentModelIndex
DISC = 15.0
_GAP = 7.0
_KEY = 19.0
_PITCH = 0.86  # of the face's own height, between the lines of a name
_MOST_LINES = 2

CODE = Qt.ItemDataRole.UserRole + 1
"""The code of a row, None in the head of a kind."""
NUMBER = Qt.ItemDataRole.UserRole + 2
COUNT = Qt.ItemDataRole.UserRole + 3
CARRIED = Qt.ItemDataRole.UserRole + 4
FILTERED = Qt.ItemDataRole.UserRole + 5
KIND = Qt.ItemDataRole.UserRole + 6
"""The kind that a head stands for."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row stand, in pixels of the view; None for what the row has not."""

    disc: QRectF
    name: QRectF
    count: QRectF | None
    key: QRectF | None


def places(rect: QRectF, font: QFont, count: int, number: int | None, interface: Qt.LayoutDirection) -> Places:
    """The places of a code's row within ``rect``."""
    small = QFontMetricsF(smaller(font))
    end = rect.right() - LIGHT.spacing.small - LIGHT.spacing.hair
    middle = rect.center().y()
    key: QRectF | None = None
    if number is not None:
        key = QRectF(end - _KEY, middle - _KEY / 2, _KEY, _KEY)
    end -= _KEY + _GAP  # kept free in every row, so that the counts stand in one column
    counted: QRectF | None = None
    if count:
        width = max(18.0, small.horizontalAdvance(i18n.number(count)) + 4)
        counted = QRectF(end - width, rect.top(), width, rect.height())
        end -= width + _GAP
    disc = QRectF(rect.left() + LIGHT.spacing.small, middle - DISC / 2, DISC, DISC)
    start = disc.right() + _GAP
    name = QRectF(start, rect.top(), max(0.0, end - start), rect.height())

    def turn(part: QRectF | None) -> QRectF | None:
        return None if part is None else mirrored(part, rect, interface)

    return Places(mirrored(disc, rect, interface), mirrored(name, rect, interface), turn(counted), turn(key))


class CodeRow(QStyledItemDelegate):
    """Paints the rows of the code tree."""

    def __init__(self, width: Callable[[_Index], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = QFontMetricsF(option.font).height()
        if (code := index.data(CODE)) is not None:
            row = QRectF(0, 0, self._width(index), height)
            count, number = int(index.data(COUNT) or 0), index.data(NUMBER)
            where = places(row, option.font, count, number, option.direction)
            lines = self._lines(code, index, option.font, where.name.width(), option.direction)
            height = _PITCH * height * len(lines) if len(lines) > 1 else height
        return QSize(120, round(max(height, _KEY)) + LIGHT.spacing.medium)

    def _lines(self, code: Code, index: _Index, font: QFont, width: float, interface: Qt.LayoutDirection) -> list[str]:
        name: str = index.data(Qt.ItemDataRole.DisplayRole) or ""
        # Measured bold always, so that a tick does not change the height of the row.
        return wrapped(name, smaller(font, 1.0, bold=True), width, _MOST_LINES, text_direction(name, interface))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of(option.palette)
        rect = QRectF(option.rect)
        code = index.data(CODE)
        name: str = index.data(Qt.ItemDataRole.DisplayRole) or ""
        paint_row_ground(painter, option, theme, current=bool(index.data(FILTERED)))
        if code is None:
            font = smaller(option.font, 0.92, bold=True)
            inner = rect.adjusted(LIGHT.spacing.small, 0, -LIGHT.spacing.small, 0)
            words = elided(name, font, inner.width())
            paint_line(painter, inner, words, font, theme.colour("heading"), interface=option.direction)
            return
        count, number = int(index.data(COUNT) or 0), index.data(NUMBER)
        where = places(rect, option.font, count, number, option.direction)
        paint_disc(painter, where.disc, code.colour, theme, ticked=bool(index.data(CARRIED)), faded=code.retired)
        font = QFont(option.font)
        font.setStrikeOut(code.retired)
        font.setBold(bool(index.data(CARRIED)))
        colour = theme.colour("quiet" if code.retired else "text")
        lines = self._lines(code, index, option.font, where.name.width(), option.direction)
        pitch = _PITCH * QFontMetricsF(option.font).height()
        top = where.name.center().y() - pitch * len(lines) / 2
        for row, line in enumerate(lines):
            place = QRectF(where.name.left(), top + row * pitch, where.name.width(), pitch)
            paint_line(painter, place, line, font, colour, interface=option.direction)
        small = smaller(option.font)
        if where.count is not None:
            _centred(painter, where.count, i18n.number(count), small, theme.colour("quiet"))
        if where.key is not None:
            paint_key(painter, where.key, i18n.number(number), small, theme)


def paint_disc(
    painter: QPainter, rect: QRectF, colour: str, theme: Theme, *, ticked: bool = False, faded: bool = False
) -> None:
    """A disc in a code's colour, with a tick in black or white, whichever is seen on it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QColor(colour)
    if faded:
        painter.setOpacity(0.45)
    painter.setBrush(fill)
    painter.setPen(QPen(theme.colour("text", 0.35), 1))
    painter.drawEllipse(rect.center(), rect.width() / 2 - 1, rect.height() / 2 - 1)
    if ticked:
        tick = QPainterPath(rect.topLeft() + QPointF(0.26, 0.53) * rect.width())
        tick.lineTo(rect.topLeft() + QPointF(0.43, 0.70) * rect.width())
        tick.lineTo(rect.topLeft() + QPointF(0.75, 0.33) * rect.width())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(
                black_or_white(fill),
                2.2,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPath(tick)
    painter.restore()


def paint_key(painter: QPainter, rect: QRectF, letter: str, font: QFont, theme: Theme) -> None:
    """A key of the keyboard, as small as a badge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("raised"))
    painter.setPen(QPen(theme.colour("rule"), 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
    _centred(painter, rect, letter, font, theme.colour("text"))


def _centred(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def said(*parts: Any) -> str:
    """Parts of a row as one sentence for a screen reader; empty ones are left out."""
    return ", ".join(str(part) for part in parts if part)
