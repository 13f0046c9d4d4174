"""What is painted, by its pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage

from egpk_desk.desktop.reader import Mark, Reader
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.theme import DARK, LIGHT, Theme
from egpk_desk.document import Document
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import long_document, of_paragraphs
from tests.desktop.reader.pixels import far, ink, painted, row_area

TEXT = "شهدت العلاقات المصرية تطورا ملحوظا خلال العام"


def tinted(image: QImage, area: QRect, ground: str) -> list[int]:
    """The columns of an area whose uppermost part, above the letters, is not the ground."""
    plain = QColor(ground)
    y = area.top() + round(0.35 * area.height())
    return [x for x in range(area.left(), area.right()) if far(image.pixelColor(x, y), plain) > 6]


def place(reader: Reader, offset: int, upstream: bool = False) -> float:
    page = reader.page
    assert page is not None
    return reader.scene().left + page.caret_x(Caret(offset, upstream))[0]


def line_area(reader: Reader) -> QRect:
    laid = reader.page.laid(0)  # type: ignore[union-attr]
    area = row_area(reader, 0)
    return QRect(area.left(), area.top() + round(laid.top), area.width(), round(laid.pieces[0].metrics.pitch))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_highlight_tints_its_letters_and_no_others(show_reader: ShowReader, theme: Theme) -> None:
    reader = show_reader(of_paragraphs([TEXT]))
    reader.set_theme(theme)
    reader.set_marks([Mark("a", 5, 13, ("#b5443c",))])
    columns = tinted(painted(reader), line_area(reader), theme.page)
    inside = [x for x in columns if place(reader, 13) - 1 <= x <= place(reader, 5) + 1]
    assert len(inside) == pytest.approx(place(reader, 5) - place(reader, 13), abs=2)
    before = show_reader(of_paragraphs([TEXT]))
    before.set_theme(theme)
    assert len(columns) - len(tinted(painted(before), line_area(before), theme.page)) <= len(inside)


def test_overlapping_highlights_each_have_an_underline_of_their_own_colour(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs([TEXT]))
    colours = ["#b5443c", "#2e6ca4", "#3d7a3f"]
    reader.set_marks([Mark(str(i), 5, 30, (colour,)) for i, colour in enumerate(colours)])
    image, area = painted(reader), line_area(reader)
    x = round((place(reader, 5) + place(reader, 30)) / 2)
    column = [image.pixelColor(x, y) for y in range(area.top(), area.bottom() + 8)]
    rows = [min(range(len(column)), key=lambda y: far(column[y], QColor(colour))) for colour in colours]
    assert all(far(column[row], QColor(colour)) < 60 for row, colour in zip(rows, colours, strict=True))
    assert len(set(rows)) == 3


def test_a_new_highlight_is_seen_at_once(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs([TEXT]))
    before = painted(reader)
    reader.add_mark(Mark("a", 5, 13, ("#b5443c",)))
    after = painted(reader)
    assert before != after
    reader.remove_mark("a")
    assert painted(reader) == before


def test_the_selection_is_painted_over_its_letters(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs([TEXT]))
    plain = painted(reader)
    reader.select(5, 13)
    image, area = painted(reader), line_area(reader)
    changed = [
        x
        for x in range(area.left(), area.right())
        if image.pixelColor(x, area.center().y()) != plain.pixelColor(x, area.center().y())
    ]
    assert min(changed) == pytest.approx(place(reader, 13, True), abs=3)
    assert max(changed) == pytest.approx(place(reader, 5), abs=3)


def test_find_hits_are_all_marked_and_the_one_in_hand_more_strongly(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs(["تجارة هنا وتجارة هناك وتجارة"]))
    plain = painted(reader)
    assert reader.find("تجارة") == 3
    reader.clear_selection()
    image, area = painted(reader), line_area(reader)
    y = area.top() + round(0.3 * area.height())
    colours = {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        if image.pixelColor(x, y) != plain.pixelColor(x, y)
    }
    assert len(colours) >= 2


def test_every_arabic_letter_is_really_drawn(show_reader: ShowReader) -> None:
    """Not boxes: each letter leaves ink of a shape of its own."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    shapes = set()
    reader = show_reader(of_paragraphs([" ".join(letters)]), 900, 200)
    image, area = painted(reader), line_area(reader)
    for index in range(0, 2 * len(letters), 2):
        left, right = place(reader, index + 1, True), place(reader, index)
        points = ink(image, QRect(round(left), area.top(), round(right - left), area.height()), LIGHT.page)
        assert points
        x0, y0 = min(x for x, _ in points), area.top()
        shapes.add(frozenset((x - x0, y - y0) for x, y in points))
    assert len(shapes) == len(letters)


def test_only_what_is_in_view_is_laid_out_however_long_the_report_is(show_reader: ShowReader) -> None:
    reader = show_reader(long_document(2_000_000))
    painted(reader)
    page = reader.page
    assert page is not None
    assert len(page) > 4_000
    assert len(page._cache._held) < 60


def test_an_empty_reader_paints_its_page(show_reader: ShowReader) -> None:
    reader = show_reader(None)
    reader.set_theme(DARK)
    assert painted(reader).pixelColor(50, 50) == QColor(DARK.page)
    assert reader.selected_text() == ""
    assert reader.letter_under(QPointF(5, 5)) is None
    reader.set_document(Document("", ()))
    assert reader.page is None
