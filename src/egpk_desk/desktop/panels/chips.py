"""Codes as chips: a dot in the code's colour and its name on a tint of it, so that no one needs to see the colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from egpk_desk.desktop.panels.lines import elided, mirrored, paint_line
from egpk_desk.desktop.panels.tones import over
from egpk_desk.desktop.theme import Theme, with_alpha
from egpk_desk.library.records import Code

_DOT = 9.0
_PADDING = 7.0
_GAP = 5.0
_LEAST = 46.0  # pixels: below this a cut name says nothing, and the chip is counted instead


def paint_dot(painter: QPainter, centre: QPointF, colour: str, theme: Theme, size: float = _DOT) -> None:
    """A dot in a code's colour, with a rim that sets it off from any ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(QPen(theme.colour("text", 0.35), 1))
    painter.drawEllipse(centre, size / 2, size / 2)
    painter.restore()


def paint_chips(
    painter: QPainter,
    rect: QRectF,
    codes: Sequence[Code],
    language: str,
    font: QFont,
    theme: Theme,
    interface: Qt.LayoutDirection,
) -> float:
    """Paint as many chips as fit from the leading edge, then ``+n`` for the others. Returns the width taken."""
    sizes = QFontMetricsF(font)
    left = rect.left()
    for index, code in enumerate(codes):
        rest = len(codes) - index - 1
        room = rect.right() - left - (sizes.horizontalAdvance(f"+{rest}") + _GAP if rest else 0)
        name = code.name(language)
        frame = 2 * _PADDING + _DOT + _GAP
        width = min(frame + sizes.horizontalAdvance(name) + 1, room)
        if width < min(_LEAST, frame + sizes.horizontalAdvance(name)):
            more = QRectF(left, rect.top(), rect.right() - left, rect.height())
            paint_line(
                painter,
                mirrored(more, rect, interface),
                f"+{rest + 1}",
                font,
                theme.colour("quiet"),
                interface=interface,
            )
            return left + sizes.horizontalAdvance(f"+{rest + 1}") - rect.left()
        chip = QRectF(left, rect.top() + 1, width, rect.height() - 2)
        _paint_chip(painter, mirrored(chip, rect, interface), code, name, font, theme, interface)
        left += width + _GAP
    return left - rect.left()


def _paint_chip(
    painter: QPainter, chip: QRectF, code: Code, name: str, font: QFont, theme: Theme, interface: Qt.LayoutDirection
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(with_alpha(code.colour, 0.5), 1))
    painter.setBrush(over(theme.field, code.colour, 0.16 if theme.dark else 0.12))
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
    painter.restore()
    dot = mirrored(QRectF(chip.left() + _PADDING, chip.center().y() - _DOT / 2, _DOT, _DOT), chip, interface)
    paint_dot(painter, dot.center(), code.colour, theme)
    start = _PADDING + _DOT + _GAP
    words = mirrored(
        QRectF(chip.left() + start, chip.top(), chip.width() - start - _PADDING + 1, chip.height()), chip, interface
    )
    paint_line(painter, words, elided(name, font, words.width()), font, theme.colour("text"), interface=interface)
