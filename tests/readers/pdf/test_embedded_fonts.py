"""Glyphs without a map to Unicode are read by the embedded font's own tables and outlines, else they are said."""

from __future__ import annotations

import functools
import io

import pypdf
import pytest
from rapidfuzz.distance import Levenshtein

from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.embedded import EmbeddedFont
from egpk_desk.readers.pdf.shapes import named, nearest, shape_of
from egpk_desk.resources import resource
from tests.readers.test_pdf import plain
from tests.readers.test_pdf_producers import FIXTURES, body


def without(name: str, *keys: str) -> bytes:
    """A PDF without these entries, wherever they stand."""
    writer = pypdf.PdfWriter(clone_from=str(FIXTURES / f"{name}.pdf"))
    for item in writer._objects:
        if isinstance(item, pypdf.generic.DictionaryObject):
            for key in keys:
                item.pop(pypdf.generic.NameObject(key), None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rate(name: str, data: bytes) -> float:
    truth = FIXTURES / ("mixed_lines.txt" if name.startswith("mixed") else f"{name}.truth.txt")
    true = plain(truth.read_text("utf-8").replace("•", ""), True)
    return 100 * Levenshtein.distance(true, plain(body(pdf.read(data, name)).replace("•", ""), True)) / len(true)


@pytest.mark.parametrize(("name", "most"), [("columns3-chromium", 0.5), ("mixed-chromium", 1.5), ("unmapped-qt", 5.0)])
def test_a_file_without_any_map_is_read_by_the_tables_and_outlines_of_its_fonts(name, most):
    assert rate(name, without(name, "/ToUnicode")) < most


@functools.cache
def amiri() -> EmbeddedFont:
    return EmbeddedFont(resource("fonts", "Amiri-Regular.ttf").read_bytes())


@pytest.mark.parametrize("sign", ["ء", "ج", "و", "س", "ك", "ه", "ّ", "ُ", "؟"])
def test_the_outline_of_a_known_face_tells_the_sign(sign):
    name = next(name for name, text in amiri().texts.items() if text == sign)
    shape = shape_of(amiri().outline(name)[0])
    assert shape is not None
    assert nearest(shape, sign in "ُّ") == (sign, True)


def test_tables_tell_the_forms_of_letters_and_ligatures():
    texts = set(amiri().texts.values())
    assert {"لله", "الله"} & texts
    assert sum(1 for text in amiri().texts.values() if text == "ب") > 3


def test_a_glyph_of_another_size_than_what_stands_on_the_page_is_not_believed():
    code = next(number for number, name in enumerate(amiri()._order) if amiri().texts.get(name) == "ج")
    _, (width, height, bottom) = amiri().outline(amiri().name(code))
    assert named(amiri(), code, False, (width, height, bottom)) == ("ج", True)
    assert named(amiri(), code, False, (1.3 * width, height, bottom)) == ("", False)
    assert named(amiri(), 10**6, False, (width, height, bottom)) == ("", False)


@pytest.mark.parametrize("contours", [[], [[]], [[(0.0, 0.0)]], [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]]])
def test_outlines_without_a_surface_have_no_shape(contours):
    assert shape_of(contours) is None
