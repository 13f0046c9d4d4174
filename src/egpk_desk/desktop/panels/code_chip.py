"""A code as a button that takes it off: the chip of the lists with a cross at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from egpk_desk.desktop.panels.chips import paint_dot
from egpk_desk.desktop.panels.lines import elided, mirrored, paint_line, smaller
from egpk_desk.desktop.panels.tones import over, theme_of
from egpk_desk.desktop.theme import with_alpha
from egpk_desk.library.records import Code

_DOT, _CROSS, _PADDING, _GAP = 9.0, 7.0, 8.0, 6.0


class CodeChip(QAbstractButton):
    """One code. A click, Space, Enter, Delete or Backspace takes it off (``clicked``)."""

    def __init__(self, code: Code, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._name = code.name(language)
        self.setText(self._name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Take off “{code}”").format(code=self._name))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        sizes = QFontMetricsF(smaller(self.font(), 0.92))
        width = 2 * _PADDING + _DOT + _GAP + sizes.horizontalAdvance(self._name) + _GAP + _CROSS + 2
        return QSize(round(width), round(sizes.height() + 8))

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, interface = theme_of(self.palette()), self.layoutDirection()
        whole = QRectF(self.rect())
        chip = whole.adjusted(1, 1, -1, -1)
        strength = (0.16 if theme.dark else 0.12) + (0.08 if self.underMouse() or self.isDown() else 0)
        painter.setBrush(over(theme.panel, self.code.colour, strength))
        rim = QPen(with_alpha(self.code.colour, 0.5), 1)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else rim)
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        middle = whole.center().y()
        dot = mirrored(QRectF(_PADDING, middle - _DOT / 2, _DOT, _DOT), whole, interface)
        paint_dot(painter, dot.center(), self.code.colour, theme)
        end = whole.right() - _PADDING - _CROSS
        name = QRectF(_PADDING + _DOT + _GAP, 0, end - _GAP - (_PADDING + _DOT + _GAP) + 2, whole.height())
        font = smaller(self.font(), 0.92)
        words = elided(self._name, font, name.width())
        place = mirrored(name, whole, interface)
        paint_line(painter, place, words, font, theme.colour("text"), interface=interface)
        cross = mirrored(QRectF(end, middle - _CROSS / 2, _CROSS, _CROSS), whole, interface)
        painter.setPen(QPen(theme.colour("quiet"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(QPointF(cross.right(), cross.top()), QPointF(cross.left(), cross.bottom()))
