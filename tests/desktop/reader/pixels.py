"""Looking at what was painted."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from egpk_desk.desktop.reader import Reader


def painted(reader: Reader) -> QImage:
    """The viewport as it is painted."""
    return reader.viewport().grab().toImage()


def far(one: QColor, other: QColor) -> int:
    """How far two colours are apart, 0 to 765."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def ink(image: QImage, area: QRect, ground: str) -> list[tuple[int, int]]:
    """The points of an area that clearly differ from the ground."""
    plain, area = QColor(ground), area.intersected(image.rect())
    return [
        (x, y)
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
        if far(image.pixelColor(x, y), plain) > 150
    ]


def row_area(reader: Reader, row: int) -> QRect:
    """The area of the viewport in which a row of the page stands, over the whole width of the text column."""
    scene = reader.scene()
    y = -scene.top[1]
    for before in range(scene.top[0], row):
        y += scene.page.laid(before).height
    return QRect(int(scene.left), int(y), int(scene.page.width), int(scene.page.laid(row).height))
