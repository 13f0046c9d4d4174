"""A passage in few lines: whole lines only, as many as there is room for, the last of them elided."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from egpk_desk.desktop.fonts import reading_font
from egpk_desk.desktop.panels.lines import one_line, paint_line, text_direction, wrapped
from egpk_desk.desktop.panels.tones import theme_of

_LEAST, _MOST = 2, 4  # lines


def line_pitch(font: QFont) -> float:
    """From line to line: closer than the face says, whose ascent leaves room for marks stacked three high."""
    sizes = QFontMetricsF(font)
    return max(1.55 * font.pixelSize(), 0.92 * (sizes.ascent() + sizes.descent()))


class PassageLines(QWidget):
    """A passage in the reading face and in its own direction; the whole of it is the tooltip."""

    def __init__(self, pixels: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = reading_font(pixels)
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The passage, in one line."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another passage."""
        self._text = one_line(text)
        self.setAccessibleName(self._text)
        self.setToolTip(self._text)
        self.updateGeometry()
        self.update()

    def shown(self) -> list[str]:
        """The lines that are seen now."""
        room = max(1, int(self.height() / line_pitch(self._face)))
        return self._wrapped(self.width(), min(room, _MOST))

    def _wrapped(self, width: int, most: int) -> list[str]:
        return wrapped(self._text, self._face, width, most, text_direction(self._text, self.layoutDirection()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(max(1, len(self._wrapped(width, _MOST))))

    def sizeHint(self) -> QSize:
        width = self.width() or 240
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height(_LEAST))

    def _height(self, lines: int) -> int:
        return ceil(lines * line_pitch(self._face))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        direction = text_direction(self._text, self.layoutDirection())
        pitch = line_pitch(self._face)
        ink = theme_of(self.palette()).colour("text")
        for number, line in enumerate(self.shown()):
            place = QRectF(0, number * pitch, self.width(), pitch)
            paint_line(painter, place, line, self._face, ink, interface=direction, direction=direction)
        painter.end()
