"""Lines of text in lists: each in its own direction, cut at its own end, set at the leading edge of the interface."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from egpk_desk.text.bidi import base_direction

_LAID_OUT = 700  # code points: more than any row shows

_OVERHANG = 12.0  # pixels

_RTL, _LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def text_direction(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The direction of a text by its first strong letter; ``otherwise`` where it has none."""
    own = base_direction(text)
    return otherwise if own is None else _RTL if own == "rtl" else _LTR


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def elided(text: str, font: QFont, width: float) -> str:
    """A text cut at its logical end to fit ``width`` pixels: at the left of Arabic, at the right of Latin."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))


def wrapped(text: str, font: QFont, width: float, most: int, direction: Qt.LayoutDirection) -> list[str]:
    """The text as at most ``most`` lines of ``width`` pixels; the last is elided where there is more."""
    text = one_line(text[:_LAID_OUT])
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts UTF-16 units: cut there
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        if len(lines) == most - 1 and 2 * end < len(units):
            end = len(units) // 2
        piece = units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass").strip()
        lines.append(_cut_at_word(elided(piece, font, width)) if len(lines) == most - 1 else piece)
    layout.endLayout()
    return lines


def _cut_at_word(text: str) -> str:
    """An elided line without the piece of a word, or of a number, before its ellipsis, where most of it remains."""
    if not text.endswith("…"):
        return text
    space = text.rfind(" ")
    return f"{text[:space]}…" if space > 0.6 * len(text) else text


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    interface: Qt.LayoutDirection,
    direction: Qt.LayoutDirection | None = None,
) -> None:
    """Paint one line, already short enough, at the leading edge of the interface, in the text's own direction."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction if direction is not None else text_direction(text, interface))
    side = Qt.AlignmentFlag.AlignRight if interface == _RTL else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(font)
    painter.setPen(colour)
    # drawText clips to its rectangle, and dots and tails of Arabic letters reach over a tight line.
    painter.drawText(rect.adjusted(0, -_OVERHANG, 0, _OVERHANG), text, option)


def smaller(font: QFont, factor: float = 0.88, *, bold: bool = False) -> QFont:
    """The font at another size."""
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(max(9, round(font.pixelSize() * factor)))
    else:
        made.setPointSizeF(max(6.5, font.pointSizeF() * factor))
    made.setBold(bold)
    return made


def mirrored(rect: QRectF, within: QRectF, interface: Qt.LayoutDirection) -> QRectF:
    """A rectangle given as if the interface ran left to right, at its place in the interface's direction."""
    if interface == _LTR:
        return rect
    return QRectF(within.left() + within.right() - rect.right(), rect.top(), rect.width(), rect.height())
