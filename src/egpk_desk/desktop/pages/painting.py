"""What is drawn of pages: their pictures, and on their letters highlights, finds, selection and caret."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from egpk_desk.desktop import i18n
from egpk_desk.desktop.contrast import seen_on
from egpk_desk.desktop.pages.column import GAP
from egpk_desk.desktop.pages.pictures import Wanted
from egpk_desk.desktop.reader.marks import LanedMark
from egpk_desk.desktop.reader.painting import HANDLE
from egpk_desk.desktop.theme import LIGHT, Theme, with_alpha
from egpk_desk.document import Page, Range
from egpk_desk.readers.pdf.layout import Rect

if TYPE_CHECKING:
    from egpk_desk.desktop.pages.view import PageView

_PAPER = "#ffffff"  # a page is shown as it was printed, in a dark theme too
_MOST_LANES = 4
_LARGEST = 4_000_000  # pixels of a picture of a whole page: larger ones are drawn in tiles, those in view only
_TILE = 1024  # pixels
_PENS = {"contradicts": Qt.PenStyle.DashLine, "context": Qt.PenStyle.DotLine}


def paint(view: PageView) -> None:
    """Paint what a view shows, and ask for the pictures that it lacks."""
    theme, column = view.reader.settings.theme, view.pages
    painter = QPainter(view.viewport())
    painter.fillRect(view.viewport().rect(), theme.colour("window"))
    if not column.pages:
        painter.end()
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    top, left = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
    ratio = view.devicePixelRatioF()
    visible = list(column.between(top, top + view.viewport().height()))
    rects = {at: _on_pixels(column.rect(at).translated(-left, -top), ratio) for at in visible}
    wanted: list[Wanted] = []
    for at in visible:
        parts = _parts(column.pages[at].index, rects[at], QRectF(view.viewport().rect()), column.scale * ratio, ratio)
        wanted += [each for each, _ in parts]
        _paint_pictures(painter, view, at, rects[at], parts)
        _paint_on_letters(painter, view, column.pages[at], rects[at])
    for beside in (visible[-1] + 1, visible[0] - 1):
        if 0 <= beside < len(column.pages):
            rect = column.rect(beside)
            wanted.append(_parts(column.pages[beside].index, rect, QRectF(), column.scale * ratio, ratio)[0][0])
    view.pictures.want(wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for x, y, height in view.handles():
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(QPointF(x, y), QPointF(x, y + height))
        painter.setBrush(QColor(_PAPER))
        painter.drawEllipse(QPointF(x, y + height), HANDLE, HANDLE)
    painter.end()


def _on_pixels(rect: QRectF, ratio: float) -> QRectF:
    """The rectangle moved to whole pixels of the screen."""
    return QRectF(round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio, rect.width(), rect.height())


def _parts(page: int, rect: QRectF, seen: QRectF, scale: float, ratio: float) -> list[tuple[Wanted, QRectF]]:
    """The pictures of a page and where they are drawn: the whole page, and where it is large, tiles over it."""
    wide, high = rect.width() * ratio, rect.height() * ratio
    if wide * high <= _LARGEST:
        return [(Wanted(page, round(scale * 100)), rect)]
    coarse = scale * (_LARGEST / 2 / (wide * high)) ** 0.5
    found = [(Wanted(page, int(coarse * 100)), rect)]
    fine = round(scale * 100)
    wide, high = ceil(wide * fine / 100 / scale), ceil(high * fine / 100 / scale)
    part = rect.intersected(seen).translated(-rect.topLeft())
    if part.isEmpty():
        return found
    for y in range(int(part.top() * ratio) // _TILE * _TILE, min(high, ceil(part.bottom() * ratio)), _TILE):
        for x in range(int(part.left() * ratio) // _TILE * _TILE, min(wide, ceil(part.right() * ratio)), _TILE):
            size = min(_TILE, wide - x), min(_TILE, high - y)
            place = QRectF(rect.left() + x / ratio, rect.top() + y / ratio, size[0] / ratio, size[1] / ratio)
            found.append((Wanted(page, fine, (x, y, *size)), place))
    return found


def _paint_pictures(
    painter: QPainter, view: PageView, at: int, rect: QRectF, parts: list[tuple[Wanted, QRectF]]
) -> None:
    page = view.pages.pages[at]
    failure = view.pictures.failure(page.index)
    whole = view.pictures.get(page.index, parts[0][0].scale)
    for image in (whole, *(view.pictures.exactly(each) for each, _ in parts[1:])):
        if image is not None:
            image.setDevicePixelRatio(view.devicePixelRatioF())
    theme = view.reader.settings.theme
    paint_page(painter, rect, whole, i18n.translated(failure.line) if failure else "", theme)
    for each, place in parts[1:]:
        tile = view.pictures.exactly(each)
        if tile is not None:
            painter.drawImage(place.topLeft(), tile)
    paint_label(painter, rect, page.label or str(page.index), GAP, theme)


def _paint_on_letters(painter: QPainter, view: PageView, page: Page, rect: QRectF) -> None:
    theme, scale, letters, reader = view.reader.settings.theme, view.pages.scale, view.letters, view.reader
    known = letters.page(page.index)
    if known is None or not known.offsets:
        return

    def boxes(start: int, end: int) -> list[QRectF]:
        return [on_page(box, rect, scale) for box in letters.boxes(page.index, start, end)]

    ranges = page.ranges or (Range(known.offsets[0], known.offsets[-1] + 1),)
    marks = list(_marks_on(view, ranges, boxes))
    paint_tints(painter, marks, theme, reader.active_mark())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for stretch in ranges:
        for start, end, in_hand in reader.found_within(stretch.start, stretch.end):
            for box in boxes(start, end):
                # The light theme's colours in the dark theme too: the paper is white in both.
                painter.fillRect(box, LIGHT.colour("found_current" if in_hand else "found", 0.9))
    if reader.flashed is not None:
        start, end, strength = reader.flashed
        for box in boxes(start, end):
            painter.fillRect(box, LIGHT.colour("accent", 0.4 * strength))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    paint_lanes(painter, marks, scale, theme)
    start, end = reader.selection()
    paint_selection(painter, boxes(start, end), theme)
    if view.hasFocus() and reader.document() is not None:
        place = letters.caret_place(reader.caret_place())
        if place is not None and place.page == page.index:
            painter.fillRect(on_page(place.rect, rect, scale).adjusted(-1, -1, 1, 1), QColor(LIGHT.ink))


def _marks_on(
    view: PageView, ranges: Sequence[Range], boxes: Callable[[int, int], list[QRectF]]
) -> Iterator[tuple[LanedMark, list[QRectF]]]:
    for laned in view.laned_marks():
        if any(laned.mark.start < stretch.end and stretch.start < laned.mark.end for stretch in ranges):
            found = boxes(laned.mark.start, laned.mark.end)
            if found:
                yield laned, found


def on_page(rect: Rect, page: QRectF, scale: float) -> QRectF:
    """A rectangle of a page, in points, as pixels of the view."""
    return QRectF(
        page.left() + rect.x0 * scale,
        page.top() + rect.y0 * scale,
        (rect.x1 - rect.x0) * scale,
        (rect.y1 - rect.y0) * scale,
    )


def paint_page(painter: QPainter, page: QRectF, image: QImage | None, failure: str, theme: Theme) -> None:
    """The paper, and the page's picture on it once it is there; why there is none, where there will be none."""
    if image is not None:
        across = image.width() / max(1.0, page.width() * image.devicePixelRatio())
        if abs(across - 1) < 0.01:  # drawn for this size: pixel by pixel
            painter.drawImage(page.topLeft(), image)
        else:
            painter.drawImage(page, image)
    else:
        painter.fillRect(page, QColor(_PAPER))
        if failure:
            painter.setPen(QColor(theme.danger))
            painter.drawText(page.adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignHCenter | _WRAP, failure)
    painter.setPen(QPen(theme.colour("rule"), 1))
    painter.drawRect(page)


_WRAP = Qt.TextFlag.TextWordWrap


def paint_tints(
    painter: QPainter, marks: Sequence[tuple[LanedMark, list[QRectF]]], theme: Theme, active: str | None
) -> None:
    """The highlights' tints, as a marker leaves them: ink stays dark beneath."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for laned, boxes in marks:
        colour: str = laned.mark.colours[0] if laned.mark.colours else theme.rule
        strength = 0.24 * (1.8 if laned.mark.id == active else 1.0)
        for box in boxes:
            painter.fillRect(box, with_alpha(colour, strength))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def paint_lanes(painter: QPainter, marks: Sequence[tuple[LanedMark, list[QRectF]]], scale: float, theme: Theme) -> None:
    """The highlights' underlines, one lane a colour, so that overlapping ones are told apart; dashed by stance."""
    thick = max(1.2, 0.9 * scale)
    for laned, boxes in marks:
        for number, colour in enumerate(laned.mark.colours or (theme.rule,)):
            lane = min(laned.lane + number, _MOST_LANES - 1)
            pen = QPen(seen_on(colour, _PAPER), thick, _PENS.get(laned.mark.stance, Qt.PenStyle.SolidLine))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            for box in boxes:
                y = box.bottom() + thick / 2 + lane * (thick + 1)
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def paint_selection(painter: QPainter, boxes: Sequence[QRectF], theme: Theme) -> None:
    """The selected letters."""
    for box in boxes:
        painter.fillRect(box, with_alpha(theme.accent, 0.34))


def paint_label(painter: QPainter, page: QRectF, label: str, gap: float, theme: Theme) -> None:
    """The page's printed label, below it."""
    painter.setPen(theme.colour("quiet"))
    below = QRectF(page.left(), page.bottom() + 1, page.width(), gap - 1)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, label)
