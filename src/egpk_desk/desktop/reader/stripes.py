"""Coloured stripes beside the text, one a code of each highlight in view, with the codes' names.

A stripe keeps its lane while its highlight stays in view, so that nothing jumps when the page is scrolled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from egpk_desk.desktop.contrast import seen_on
from egpk_desk.desktop.fonts import reading_font
from egpk_desk.desktop.reader.marks import Mark
from egpk_desk.desktop.theme import Theme

BAR = 4.0
GAP = 3.0
MOST_BARS = 8
LEAST_LABEL = 36.0  # narrower than this, names are left to the tooltip
_CHIP = 6.0  # a dot of the code's colour before its name


@dataclass(slots=True)
class Extent:
    """A highlight in view and how far it reaches, in pixels of the viewport."""

    mark: Mark
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Stripe:
    """One stripe as drawn: its bar, its name and where that stands (None where there is no room)."""

    mark: Mark
    code: int
    bar: QRectF
    label: str
    label_rect: QRectF | None


class Stripes:
    """Places and paints the stripes of the highlights in view."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[str, int], int] = {}
        self.shown: list[Stripe] = []

    def clear(self) -> None:
        self._lanes.clear()
        self.shown = []

    def place(self, extents: Iterable[Extent], zone: QRectF, text_on_left: bool, font_pixels: float) -> None:
        """Place the stripes of all highlights in view within a zone; the bars stand on the side of the text."""
        wanted = sorted(
            ((e, n) for e in extents for n in range(max(1, len(e.mark.colours)))),
            key=lambda item: (item[0].top, -item[0].bottom, item[0].mark.id, item[1]),
        )
        held = {key: lane for key, lane in self._lanes.items() if key[0] in {e.mark.id for e, _ in wanted}}
        taken: dict[int, list[tuple[float, float]]] = {}
        lanes: dict[tuple[str, int], int] = {}
        for extent, number in sorted(wanted, key=lambda item: (item[0].mark.id, item[1]) not in held):
            key = (extent.mark.id, number)
            lane = held.get(key, 0)
            while any(top < extent.bottom and bottom > extent.top for top, bottom in taken.get(lane, ())):
                lane += 1
            taken.setdefault(lane, []).append((extent.top, extent.bottom))
            lanes[key] = lane
        self._lanes = lanes
        self.shown = list(self._laid(wanted, lanes, zone, text_on_left, font_pixels))

    def _laid(
        self,
        wanted: list[tuple[Extent, int]],
        lanes: dict[tuple[str, int], int],
        zone: QRectF,
        text_on_left: bool,
        font_pixels: float,
    ) -> Iterable[Stripe]:
        bars = min(MOST_BARS, max(lanes.values(), default=-1) + 1)
        bars = max(1, min(bars, int(zone.width() // (BAR + GAP))))
        label_width = zone.width() - bars * (BAR + GAP) - GAP
        metrics = QFontMetricsF(reading_font(font_pixels))
        height = metrics.height() * 0.86
        free_from = zone.top()
        for extent, number in wanted:
            lane = min(lanes[extent.mark.id, number], bars - 1)
            inward = lane * (BAR + GAP)
            x = zone.left() + inward if text_on_left else zone.right() - inward - BAR
            bar = QRectF(x, extent.top + 1, BAR, max(3.0, extent.bottom - extent.top - 2))
            names = extent.mark.labels
            label, rect = "", None
            if number < len(names) and label_width >= LEAST_LABEL:
                top = max(extent.top, zone.top(), free_from)
                # A name may stand a line below its stripe, no further: the eye must find whose it is.
                if (
                    top < max(extent.bottom, extent.top + height) + height * 0.8
                    and top + height <= zone.bottom() + height
                ):
                    label = metrics.elidedText(
                        names[number], Qt.TextElideMode.ElideRight, label_width - 2 * _CHIP - GAP
                    )
                    left = zone.left() + bars * (BAR + GAP) + GAP if text_on_left else zone.left()
                    rect = QRectF(left, top, label_width - GAP, height)
                    free_from = top + height
            yield Stripe(extent.mark, number, bar, label, rect)

    def paint(
        self, painter: QPainter, theme: Theme, active: str | None, text_on_left: bool, font_pixels: float
    ) -> None:
        """Paint the stripes as placed."""
        painter.save()
        painter.setFont(reading_font(font_pixels))
        align = Qt.AlignmentFlag.AlignLeft if text_on_left else Qt.AlignmentFlag.AlignRight
        flags = int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | int(
            Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        )
        for stripe in self.shown:
            colours = stripe.mark.colours or (theme.rule,)
            bar = stripe.bar.adjusted(-1, 0, 1, 0) if stripe.mark.id == active else stripe.bar
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(seen_on(colours[stripe.code], theme.page))
            painter.drawRoundedRect(bar, 2, 2)
            if stripe.label_rect is not None:
                painter.setPen(theme.colour("ink" if stripe.mark.id == active else "quiet"))
                room = stripe.label_rect
                dot = QRectF(0, 0, _CHIP, _CHIP)
                if text_on_left:
                    dot.moveCenter(QPointF(room.left() + _CHIP / 2, room.center().y()))
                    room = room.adjusted(2 * _CHIP, 0, 0, 0)
                else:
                    dot.moveCenter(QPointF(room.right() - _CHIP / 2, room.center().y()))
                    room = room.adjusted(0, 0, -2 * _CHIP, 0)
                painter.drawText(room, flags, stripe.label)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(dot)
        painter.restore()

    def at(self, point: QPointF) -> list[Mark]:
        """The marks whose stripe or name is under a point."""
        return [
            s.mark
            for s in self.shown
            if s.bar.adjusted(-2, 0, 2, 0).contains(point)
            or (s.label_rect is not None and s.label_rect.contains(point))
        ]
