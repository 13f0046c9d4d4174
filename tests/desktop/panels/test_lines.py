from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from egpk_desk.desktop.fonts import load_bundled_fonts, reading_font
from egpk_desk.desktop.panels.lines import elided, one_line, paint_line, text_direction, wrapped

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
ARABIC = "التغيرات الجيواقتصادية والتوجه نحو آسيا الوسطى وما بعدها من أسواق بعيدة"


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_bundled_fonts()


def ink(text: str, width: int = 400, interface: Qt.LayoutDirection = RTL) -> list[int]:
    """The columns that a painted line inks."""
    image = QImage(width, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_line(painter, QRectF(0, 10, width, 40), text, reading_font(20), QColor("black"), interface=interface)
    painter.end()
    return [x for x in range(width) if any(image.pixelColor(x, y).lightness() < 128 for y in range(60))]


def test_arabic_is_cut_at_its_end_which_is_on_the_left() -> None:
    words = elided(ARABIC, reading_font(20), 200)
    assert words.endswith("…")
    assert words.startswith("التغيرات")
    # The dots of the ellipsis stand at the left of all else: letters alone ink only what is right of them.
    assert min(ink(words.rstrip("…"))) > min(ink(words))


def test_a_line_stands_at_the_leading_edge_of_the_interface_whatever_its_script() -> None:
    assert max(ink("EDEX 2025")) > 390
    assert max(ink("معرض")) > 390
    assert min(ink("معرض", interface=LTR)) < 10


def test_a_tight_line_cuts_neither_dots_nor_tails() -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)

    def painted(height: float) -> bytes:
        image.fill(QColor("white"))
        painter = QPainter(image)
        rect = QRectF(0, 30 - height / 2, 200, height)
        paint_line(painter, rect, "السياسي", reading_font(20), QColor("black"), interface=RTL)
        painter.end()
        return bytes(image.constBits())

    assert painted(22) == painted(60)


def test_a_text_without_letters_runs_as_it_is_told() -> None:
    assert text_direction("2025", RTL) == RTL
    assert text_direction("2025", LTR) == LTR
    assert text_direction("«EDEX» معرض", RTL) == LTR


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="ابت ثجحخَّـ abc12«»😀👩‍👩‍👧\n", max_size=160),
    width=st.floats(40, 500),
    most=st.integers(1, 3),
)
def test_wrapped_lines_are_the_text_in_order_and_no_more_than_asked(text: str, width: float, most: int) -> None:
    load_bundled_fonts()
    lines = wrapped(text, reading_font(16), width, most, RTL)
    whole = one_line(text)
    assert len(lines) <= most
    at = 0
    for line in lines:
        piece = line.rstrip("…\u200d").strip()
        found = whole.find(piece, at)
        assert found >= 0
        at = found + len(piece)
    assert not any(0xD800 <= ord(character) <= 0xDFFF for line in lines for character in line)


def test_every_wrapped_line_fits() -> None:
    font = reading_font(18)
    for width in range(80, 420, 20):
        for line in wrapped(ARABIC, font, width, 2, RTL):
            assert QFontMetricsF(font).horizontalAdvance(line) <= width + 1


def test_a_passage_is_cut_between_words_rather_than_within_a_number() -> None:
    font = reading_font(18)
    text = "بلغت التجارة 8.8 مليار دولار في عام 2024 بعد أن كانت أقل من ذلك بكثير"
    for width in range(120, 400, 5):
        last = wrapped(text, font, width, 1, RTL)[-1]
        if last.endswith("…") and "2" in last:
            assert "2024" in last
