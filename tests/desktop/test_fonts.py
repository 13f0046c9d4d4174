"""The faces that ship with the program."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QRawFont

from egpk_desk.desktop.fonts import READING_FACE, load_bundled_fonts, reading_font

TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"


@pytest.mark.usefixtures("qapp")
def test_the_reading_face_is_there_with_every_arabic_letter_tashkeel_digit_and_quotation_mark() -> None:
    assert READING_FACE in load_bundled_fonts()
    raw = QRawFont.fromFont(reading_font(20))
    for letter in "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيٱپچگ" + TASHKEEL + "٠١٢٣٤٥٦٧٨٩0123456789«»“”،؛؟ﷺ–—":
        assert raw.supportsCharacter(ord(letter)), letter


@pytest.mark.usefixtures("qapp")
def test_loading_twice_gives_the_same_families() -> None:
    assert load_bundled_fonts() == load_bundled_fonts()


@pytest.mark.usefixtures("qapp")
def test_an_unknown_face_falls_back_on_the_bundled_one() -> None:
    load_bundled_fonts()
    assert QFontInfo(reading_font(20, "No Such Face")).family() == READING_FACE
    assert reading_font(0.2).pixelSize() == 1
