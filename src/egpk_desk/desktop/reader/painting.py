"""Painting the rows in view: frames, tints, find hits, selection, underlines, letters, caret and handles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from egpk_desk.desktop.reader.doubtful import doubtful_words, paint_doubtful
from egpk_desk.desktop.reader.find import Finder
from egpk_desk.desktop.reader.highlights import HighlightBoxes, paint_lanes, paint_tints, tint_rect
from egpk_desk.desktop.reader.layout import LaidRow
from egpk_desk.desktop.reader.marks import Marks
from egpk_desk.desktop.reader.page import Caret, Page
from egpk_desk.desktop.reader.stripes import Extent
from egpk_desk.desktop.theme import Theme

HANDLE = 6.0  # radius


@dataclass(slots=True)
class Scene:
    """All that is to be seen: the page from ``top`` on, and what lies over it. Offsets are of the document."""

    page: Page
    marks: Marks
    boxes: HighlightBoxes
    finder: Finder
    theme: Theme
    top: tuple[int, float]
    left: float  # of the text column in the viewport
    width: float  # of the viewport
    height: float
    selection: tuple[int, int] = (0, 0)
    current_found: int = -1
    active: str | None = None
    caret: Caret | None = None
    flash: tuple[int, int, float] | None = None  # start, end, strength from 1 to 0
    focused: bool = True
    extents: dict[str, Extent] = field(default_factory=dict)


def rows_in_view(page: Page, top: tuple[int, float], height: float) -> Iterator[tuple[int, float, LaidRow]]:
    """The rows that a view shows: number, y of the row's top in the view, and the row."""
    row, dy = top
    y = -dy
    while row < len(page) and y < height:
        laid = page.laid(row)
        yield row, y, laid
        y += laid.height
        row += 1


def paint(painter: QPainter, scene: Scene, clip: QRectF) -> None:
    """Paint the part of a scene within a clip, and note how far each highlight in view reaches."""
    painter.fillRect(clip, QColor(scene.theme.page))
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    scene.extents.clear()
    for row, y, laid in rows_in_view(scene.page, scene.top, scene.height):
        _note_extents(scene, row, y, laid)
        if y + laid.height >= clip.top() and y <= clip.bottom():
            paint_row(painter, scene, row, QPointF(scene.left, y), laid, clip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for x, y, height in handle_places(scene):
        painter.setPen(QPen(QColor(scene.theme.accent), 2))
        painter.drawLine(QPointF(x, y), QPointF(x, y + height))
        painter.setBrush(QColor(scene.theme.page))
        painter.drawEllipse(QPointF(x, y + height), HANDLE, HANDLE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _note_extents(scene: Scene, row: int, y: float, laid: LaidRow) -> None:
    for shown in scene.boxes.of_row(row, laid, scene.marks):
        top, bottom = y + shown.box.top(), y + shown.box.bottom()
        if bottom < 0 or top > scene.height:
            continue
        known = scene.extents.get(shown.mark.id)
        if known is None:
            scene.extents[shown.mark.id] = Extent(shown.mark, top, bottom)
        else:
            known.top, known.bottom = min(known.top, top), max(known.bottom, bottom)


def paint_row(painter: QPainter, scene: Scene, row: int, at: QPointF, laid: LaidRow, clip: QRectF) -> None:
    """Paint one row whose top left corner stands at a point, as far as it lies within a clip."""
    theme = scene.theme
    _paint_furniture(painter, scene, at, laid)
    boxes = [b for b in scene.boxes.of_row(row, laid, scene.marks) if _in_clip(b.box, at, clip)]
    paint_tints(painter, boxes, at, theme, scene.active)
    first, last = scene.page.rows.starts[row], scene.page.rows.ends[row]
    for index in scene.finder.within(first, last):
        role = "found_current" if index == scene.current_found else "found"
        _paint_range(painter, laid, at, clip, *scene.finder[index], theme.colour(role, 0.75), tight=True)
    if scene.flash is not None:
        start, end, strength = scene.flash
        _paint_range(painter, laid, at, clip, start, end, theme.colour("accent", 0.4 * strength), tight=True)
    if scene.selection[0] < scene.selection[1]:
        strength = 0.30 if scene.focused else 0.18
        _paint_range(painter, laid, at, clip, *scene.selection, theme.colour("accent", strength))
    paint_lanes(painter, boxes, at, theme)
    if scene.page.document.recognised:
        paint_doubtful(painter, laid, at, clip, doubtful_words(scene.page.document, first, last), theme)
    for piece in laid.pieces:
        painter.setPen(theme.colour(piece.style.role))
        piece.layout.draw(painter, QPointF(at.x() + piece.x, at.y() + piece.y), [], clip)
    if scene.caret is not None and scene.page.row_of(scene.caret) == row:
        _paint_caret(painter, scene, at, scene.caret)


def _paint_furniture(painter: QPainter, scene: Scene, at: QPointF, laid: LaidRow) -> None:
    """What stands beside the letters: table frames, quotation bars, list markers, the rule above the notes."""
    theme, em = scene.theme, scene.page.styles.em
    for frame, header in laid.frames:
        moved = frame.translated(at)
        if header:
            painter.fillRect(moved, QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.rule), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Neighbours share their edge: rounded to the pixel, two lines fall on one.
        painter.drawRect(
            round(moved.left()),
            round(moved.top()),
            _span(moved.left(), moved.right()),
            _span(moved.top(), moved.bottom()),
        )
    piece = laid.pieces[0]
    if piece.style.bar:
        x = at.x() + piece.x + piece.width + 0.7 * em if piece.rtl else at.x() + piece.x - 0.7 * em
        painter.fillRect(QRectF(x - 1.5, at.y() + piece.y, 3, piece.height), QColor(theme.rule))
    if laid.rule_above:
        width = 0.3 * scene.page.width
        x = at.x() + (scene.page.width - width if scene.page.rtl else 0)
        painter.fillRect(QRectF(x, at.y() + laid.top - 0.6 * em, width, 1), QColor(theme.rule))
    if laid.marker is not None:
        rect, marker, of = laid.marker
        painter.setFont(of.metrics.font)
        painter.setPen(theme.colour("quiet"))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if of.rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if of.rtl else Qt.AlignmentFlag.AlignRight
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | int(
            Qt.TextFlag.TextDontClip
        )
        painter.drawText(rect.translated(at), flags, marker)


def _span(low: float, high: float) -> int:
    return round(high) - round(low)


def _in_clip(box: QRectF, at: QPointF, clip: QRectF) -> bool:
    return box.top() + at.y() <= clip.bottom() and box.bottom() + at.y() >= clip.top()


def _paint_range(
    painter: QPainter,
    laid: LaidRow,
    at: QPointF,
    clip: QRectF,
    start: int,
    end: int,
    colour: QColor,
    tight: bool = False,
) -> None:
    for piece in laid.pieces:
        if start >= piece.end or end <= piece.start:
            continue
        top = at.y() + piece.y
        first, last = piece.line_under(clip.top() - top), piece.line_under(clip.bottom() - top)
        for _, box in piece.boxes(start, end, first, last):
            shown = tint_rect(box, piece.metrics) if tight else box
            painter.fillRect(shown.translated(at.x() + piece.x, top), colour)


def _paint_caret(painter: QPainter, scene: Scene, at: QPointF, caret: Caret) -> None:
    place = scene.page.place(caret)
    x, rtl = scene.page.caret_x(caret)
    metrics = place.piece.metrics
    top = at.y() + place.top + metrics.baseline - 0.95 * metrics.em
    x += at.x()
    colour = QColor(scene.theme.ink)
    painter.fillRect(QRectF(x - 1, top, 2, 1.4 * metrics.em), colour)
    if len(place.piece.cells(place.line).runs) > 1 and len({r.rtl for r in place.piece.cells(place.line).runs}) > 1:
        # Where directions mix, a flag says which way the next letter goes.
        painter.fillRect(QRectF(x - 5 if rtl else x + 1, top, 4, 2), colour)


def handle_places(scene: Scene) -> list[tuple[float, float, float]]:
    """Where the handles of the active mark stand, as far as in view: x, top and height of the lines."""
    mark = scene.marks.get(scene.active) if scene.active is not None else None
    if mark is None:
        return []
    found = []
    tops = {row: y for row, y, _ in rows_in_view(scene.page, scene.top, scene.height)}
    for caret in (Caret(mark.start), Caret(mark.end, upstream=True)):
        row = scene.page.row_of(caret)
        if row in tops:
            place = scene.page.place(caret)
            x, _ = scene.page.caret_x(caret)
            found.append((scene.left + x, tops[row] + place.top + 0.1 * place.height, place.height * 0.72))
    return found
