"""Stripes beside the text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from egpk_desk.desktop.reader import Mark
from egpk_desk.desktop.reader.stripes import MOST_BARS, Extent, Stripes
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import of_paragraphs
from tests.desktop.reader.pixels import painted

ZONE = QRectF(700, 0, 180, 600)


def extent(name: str, top: float, bottom: float, codes: int = 1) -> Extent:
    return Extent(Mark(name, 0, 1, ("#b5443c",) * codes, ("المكاسب الاقتصادية",) * codes), top, bottom)


def placed(*extents: Extent) -> Stripes:
    stripes = Stripes()
    stripes.place(extents, ZONE, True, 14.0)
    return stripes


def test_stripes_of_highlights_on_the_same_lines_stand_side_by_side() -> None:
    shown = placed(extent("a", 0, 100), extent("b", 50, 200), extent("c", 120, 180)).shown
    bars = {stripe.mark.id: stripe.bar for stripe in shown}
    assert bars["a"].left() != bars["b"].left()
    assert bars["c"].left() == bars["a"].left()


def test_a_stripe_keeps_its_lane_while_others_scroll_out_of_view() -> None:
    stripes = placed(extent("a", 0, 100), extent("b", 50, 200))
    before = next(s.bar.left() for s in stripes.shown if s.mark.id == "b")
    stripes.place([extent("b", -50, 100)], ZONE, True, 14.0)
    assert stripes.shown[0].bar.left() == before


def test_however_many_highlights_overlap_all_bars_stay_in_their_zone() -> None:
    stripes = placed(*(extent(str(i), 0, 400) for i in range(40)))
    assert len(stripes.shown) == 40
    assert len({stripe.bar.left() for stripe in stripes.shown}) == MOST_BARS
    assert all(ZONE.contains(stripe.bar) for stripe in stripes.shown)
    labels = [stripe.label_rect for stripe in stripes.shown if stripe.label_rect is not None]
    assert len(labels) > 10
    assert not any(a.intersects(b) for i, a in enumerate(labels) for b in labels[i + 1 :])


def test_a_name_too_long_for_its_room_is_elided() -> None:
    stripes = Stripes()
    long = Mark("a", 0, 1, ("#b5443c",), ("التغيرات الجيواقتصادية والتوجه نحو آسيا الوسطى",))
    stripes.place([Extent(long, 0, 100)], QRectF(700, 0, 110, 600), True, 14.0)
    assert stripes.shown[0].label.endswith("…")
    assert [mark.id for mark in stripes.at(QPointF(702, 50))] == ["a"]
    assert stripes.at(QPointF(702, 300)) == []


def test_bar_and_dot_are_painted_in_the_colour_of_the_code(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs(["فقرة طويلة بعض الشيء لتملأ سطرا"]), 1000, 300)
    reader.set_marks([Mark("a", 0, 20, ("#b5443c",), ("التجارة",))])
    image = painted(reader)
    stripe = reader.stripes.shown[0]
    assert image.pixelColor(stripe.bar.center().toPoint()) == QColor("#b5443c")
    assert stripe.label_rect is not None
    near = [
        image.pixelColor(round(stripe.label_rect.left()) + dx, round(stripe.label_rect.center().y()) + dy)
        for dx in range(6)
        for dy in (-1, 0, 1)
    ]
    assert QColor("#b5443c") in near
