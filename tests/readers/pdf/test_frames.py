"""Boxes are those of the page as it is shown, wherever the file says how large it is."""

from __future__ import annotations

import io

import pypdf
import pytest
from pypdf.generic import ArrayObject, NameObject, NumberObject

from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.layout import Rect
from egpk_desk.rendering import Renderer
from egpk_desk.resources import sample_docs

WORDS = "سياسة عُمانية"
SCALE = 2.0


def sized(where: str, box: tuple[int, int, int, int]) -> bytes:
    """The first page of a report with another box: its own, or one that it inherits from the tree of pages."""
    writer = pypdf.PdfWriter()
    page = writer.add_page(pypdf.PdfReader(sample_docs() / "oman-iran.pdf").pages[0])
    for name in ("/MediaBox", "/CropBox"):
        page.pop(name, None)
    holder = page if where == "its own" else page["/Parent"].get_object()
    holder[NameObject("/MediaBox")] = ArrayObject(map(NumberObject, box))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def boxes_of(source: bytes) -> list[Rect]:
    document = pdf.read(source, "sized.pdf")
    start = document.text.index(WORDS)
    return pdf.boxes(document, source, start, start + len(WORDS))[1]


@pytest.mark.parametrize("box", [(0, 0, 595, 842), (-10, 20, 700, 1000)])
def test_boxes_stand_on_the_letters_of_a_page_whose_size_is_its_own_or_inherited(box):
    own, inherited = sized("its own", box), sized("inherited", box)
    (rect,) = boxes_of(inherited)
    assert [rect] == boxes_of(own)
    renderer = Renderer()
    try:
        picture = renderer.page(inherited, 1, SCALE)
    finally:
        renderer.stop()
    rows = [picture.pixels[4 * y * picture.width : 4 * (y + 1) * picture.width : 4] for y in range(picture.height)]
    left, right = round(rect.x0 * SCALE), round(rect.x1 * SCALE)
    inked = [y for y, row in enumerate(rows) if min(row[left:right]) < 128]
    held = [y for y in inked if rect.y0 * SCALE - 1 <= y <= rect.y1 * SCALE + 1]
    assert len(held) > 0.6 * SCALE * (rect.y1 - rect.y0)
    around = [y for y in inked if rect.y0 * SCALE - 8 <= y <= rect.y1 * SCALE + 8]
    assert len(around) <= len(held) + 6, "the line above and the line below are farther off"
