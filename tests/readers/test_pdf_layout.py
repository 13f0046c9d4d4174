"""PDF: the place of every character on its page, letter by letter, and back from a point to an offset."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.document import Document
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, Rect
from egpk_desk.resources import sample_docs

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "pdf"
FILES = ("mixed-chromium", "mixed-libreoffice", "columns3-chromium", "notes-libreoffice", "columns2-libreoffice")


def source_of(name: str) -> bytes:
    return (FIXTURES / f"{name}.pdf").read_bytes()


def placed(data: bytes) -> tuple[Document, PdfLayout]:
    document = pdf.read(data, "x.pdf")
    return document, pdf.layout_of(document, data)


@pytest.fixture(scope="module", params=FILES)
def read(request) -> tuple[Document, PdfLayout]:
    return placed(source_of(request.param))


def test_every_visible_character_has_one_box_on_the_page_that_it_stands_on(read):
    document, layout = read
    at = {offset: page.index for page in layout.pages for offset in page.offsets}
    assert sorted(at) == [offset for offset, sign in enumerate(document.text) if not sign.isspace()]
    for page in document.pages:
        for stretch in page.ranges:
            held = {at[offset] for offset in range(stretch.start, stretch.end) if offset in at}
            assert held <= {page.index}


def test_the_middle_of_each_letter_is_read_back_as_that_letter(read):
    document, layout = read
    wrong = total = 0
    for page in layout.pages[:1]:
        for at, offset in enumerate(page.offsets):
            if unicodedata.combining(document.text[offset]):
                continue
            rect = page.rect(at)
            found = layout.character_at(page.index, (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2)
            total += 1
            # Letters of one ligature and the sides of a note's marker may share a box.
            wrong += found is None or page.rect(list(page.offsets).index(found)) != rect
    assert total > 300
    assert wrong <= 0.01 * total


def words_of(document: Document, page: PageLayout) -> list[tuple[int, int]]:
    held = set(page.offsets)
    return [match.span() for match in re.finditer(r"\S+", document.text) if set(range(*match.span())) <= held]


def test_a_drag_over_a_word_selects_exactly_that_word(read):
    document, layout = read
    wrong, total = [], 0
    for page in layout.pages:
        at = {offset: number for number, offset in enumerate(page.offsets)}
        for start, end in words_of(document, page):
            total += 1
            ends = []
            for offset, last in ((start, False), (end - 1, True)):
                rect, ltr = page.rect(at[offset]), page.flags[at[offset]] & 1
                inset = 0.1 * (rect.x1 - rect.x0)
                right = bool(ltr) == last
                ends.append((rect.x1 - inset if right else rect.x0 + inset, (rect.y0 + rect.y1) / 2))
            found = tuple(layout.offset_at(page.index, x, y) for x, y in ends)
            if found != (start, end):
                wrong.append((document.text[start:end], found, (start, end)))
    assert total > 300
    assert len(wrong) <= 0.01 * total, wrong[:10]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is absent")
@pytest.mark.parametrize("name", ["columns3-chromium", "notes-libreoffice"])
def test_poppler_sees_the_same_letters_in_the_boxes_of_a_word(name, tmp_path):
    data = source_of(name)
    document, layout = placed(data)
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages = told.split("<page ")[1:]
    pattern = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    right = total = 0
    for page, text in zip(layout.pages, pages, strict=True):
        others = [(Rect(*map(float, found[:4])), found[4]) for found in pattern.findall(text)]
        for start, end in words_of(document, page):
            word = document.text[start:end]
            if not re.fullmatch("[\u0621-\u063a\u0641-\u064a]{3,}", word):
                continue
            (rect,) = layout.boxes(start, end)[page.index][:1]
            alike = [
                other for other, letters in others if sorted(unicodedata.normalize("NFKC", letters)) == sorted(word)
            ]
            total += bool(alike)  # poppler cuts and misreads some words
            right += any(
                abs(other.x0 - rect.x0) < 3
                and abs(other.x1 - rect.x1) < 3
                and other.y0 - 3 < (rect.y0 + rect.y1) / 2 < other.y1 + 3
                for other in alike
            )
    assert total > 200
    assert right > 0.99 * total


def test_the_ink_of_a_page_lies_in_the_boxes_of_its_text_and_a_range_s_boxes_hold_ink(tmp_path):
    """Rendered by poppler, not by PDFium, whose boxes these are."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler is absent")
    data = source_of("columns3-chromium")
    document, layout = placed(data)
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "144", "-gray", "-f", "1", "-l", "1", str(path), str(tmp_path / "p")], check=True)
    header, pixels = _pgm(next(tmp_path.glob("p*.pgm")).read_bytes())
    width, height = header
    covered = bytearray(width * height)
    page = layout.pages[0]
    for rect in layout.boxes(0, len(document.text))[1]:
        for y in range(max(0, int(2 * rect.y0) - 2), min(height, int(2 * rect.y1) + 3)):
            left, right = max(0, int(2 * rect.x0) - 2), min(width, int(2 * rect.x1) + 3)
            covered[y * width + left : y * width + right] = b"\1" * (right - left)
    dark = [at for at in range(width * height) if pixels[at] < 128]
    assert sum(covered[at] for at in dark) > 0.995 * len(dark)
    rng = random.Random(5)
    for _ in range(500):
        at = rng.randrange(len(page.offsets))
        rect = page.rect(at)
        rows = range(int(2 * rect.y0), int(2 * rect.y1) + 1)
        assert any(pixels[y * width + x] < 160 for y in rows for x in range(int(2 * rect.x0), int(2 * rect.x1) + 1)), (
            document.text[page.offsets[at]]
        )


def _pgm(data: bytes) -> tuple[tuple[int, int], bytes]:
    match = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    assert match is not None
    return (int(match[1]), int(match[2])), data[match.end() :]


def changed(**boxes: object) -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(FIXTURES / "columns3-chromium.pdf"))
    page = writer.pages[0]
    if "rotate" in boxes:
        page.rotate(int(str(boxes["rotate"])))
    if "crop" in boxes:
        page.cropbox = pypdf.generic.RectangleObject(boxes["crop"])  # type: ignore[arg-type]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_turned_page_has_the_same_text_and_its_boxes_turn_with_it():
    plain_text, layout = placed(changed())
    turned_text, turned = placed(changed(rotate=90))
    assert turned_text.text == plain_text.text
    flat, side = layout.pages[0], turned.pages[0]
    assert (side.width, side.height) == pytest.approx((flat.height, flat.width))
    for at in range(0, len(flat.offsets), 50):
        a, b = flat.rect(at), side.rect(at)
        # A quarter turn to the right: what was at the bottom left is at the top left.
        assert (b.x0, b.y0, b.x1, b.y1) == pytest.approx((flat.height - a.y1, a.x0, flat.height - a.y0, a.x1), abs=0.2)


def test_boxes_count_from_the_corner_of_the_crop_box():
    text, layout = placed(changed())
    cropped_text, cropped = placed(changed(crop=(30, 20, 590, 830)))
    assert cropped_text.text == text.text
    top = layout.pages[0].height - 830
    for at in range(0, len(layout.pages[0].offsets), 50):
        a, b = layout.pages[0].rect(at), cropped.pages[0].rect(at)
        assert (b.x0, b.y0) == pytest.approx((a.x0 - 30, a.y0 - top), abs=0.2)


def test_a_layout_is_refused_for_a_text_that_this_reader_does_not_read():
    data = (sample_docs() / "oman-iran.pdf").read_bytes()
    document = pdf.read(data, "x.pdf")
    other = Document(document.text + "x", document.blocks)
    with pytest.raises(UnreadableSource, match="another version"):
        pdf.layout_of(other, data)


def test_a_range_over_two_lines_has_a_rectangle_for_each():
    data = source_of("columns3-chromium")
    document, layout = placed(data)
    block = max(document.blocks, key=lambda block: block.end - block.start)
    rects = layout.boxes(block.start, block.end)[1]
    heights = [rect.y1 - rect.y0 for rect in rects]
    assert 5 < len(rects) < 40
    assert max(heights) < 30
    assert pdf.boxes(document, data, block.start, block.end)[1] == rects
    middle = rects[2]
    at = pdf.offset_at(document, data, 1, (middle.x0 + middle.x1) / 2, (middle.y0 + middle.y1) / 2)
    assert at is not None
    assert block.start < at < block.end


@given(
    st.lists(st.tuples(st.integers(0, 3), *[st.integers(-20_000, 20_000)] * 4, st.integers(0, 3)), max_size=40),
    st.text(max_size=10),
)
@settings(max_examples=50, deadline=None)
def test_a_packed_layout_is_unpacked_as_it_was(characters, reader):
    page = PageLayout(1, 595.0, 842.0)
    offset = 0
    for step, x0, y0, x1, y1, flag in characters:
        offset += step
        page.add(offset, (x0, y0, x1, y1), y1, flag)
    layout = PdfLayout(reader, "ab" * 32, (page,))
    packed = layout.to_bytes()
    assert PdfLayout.from_bytes(packed) == layout
    with pytest.raises(ValueError, match="layout"):
        PdfLayout.from_bytes(packed[:-8])
