"""What is under a point of the viewport."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.reader.painting import Scene, rows_in_view


def row_under(scene: Scene, point: QPointF) -> tuple[int, QPointF]:
    """The row under a point, the last in view where it is below all, and the point in the row's coordinates."""
    found = scene.top[0], QPointF(point.x() - scene.left, point.y() + scene.top[1])
    for row, y, laid in rows_in_view(scene.page, scene.top, scene.height):
        found = row, QPointF(point.x() - scene.left, point.y() - y)
        if point.y() < y + laid.height:
            break
    return found


def caret_under(scene: Scene, point: QPointF) -> Caret:
    """The caret for a click: the nearer edge of the letter whose cell holds the point."""
    row, within = row_under(scene, point)
    return scene.page.hit(row, within.x(), within.y())


def letter_under(scene: Scene, point: QPointF) -> int | None:
    """The offset of the letter whose cell holds the point; None beside the letters."""
    row, within = row_under(scene, point)
    return scene.page.letter_at(row, within.x(), within.y())
