"""A copy of a PDF with the library's highlights as annotations: what viewers show, what the file holds, and back in."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from egpk_desk.annotations.anchoring import anchored
from egpk_desk.annotations.highlighting import letter_boxes
from egpk_desk.annotations.marks import NewMark
from egpk_desk.annotations.reading import found_marks
from egpk_desk.annotations.writing import annotated
from egpk_desk.errors import ExportError, InvalidValue
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.layout import PdfLayout, Rect
from egpk_desk.workspace import Selection, Workspace

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pdf"
FILES = ["columns2-libreoffice.pdf", "columns3-chromium.pdf", "mixed-weasyprint.pdf", "notes-libreoffice.pdf"]
SCALE = 2.0
COPY = ExportRequest("pdf")


def placed(name: str) -> tuple[bytes, str, PdfLayout]:
    source = (FIXTURES / name).read_bytes()
    document = pdf.read(source, name)
    return source, document.text, pdf.layout_of(document, source)


def word_ranges(text: str, count: int, seed: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    words = [found.span() for found in re.finditer(r"\S+", text)]
    ranges = []
    for _ in range(count):
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randrange(20))
        ranges.append((words[first][0], words[last][1]))
    return ranges


def marks_on(layout: PdfLayout, ranges: list[tuple[int, int]], colour: str = "#b8860b") -> list[NewMark]:
    return [
        NewMark(page, tuple(boxes), (colour,), f"{number:08x}")
        for number, (start, end) in enumerate(ranges)
        for page, boxes in letter_boxes(layout, start, end).items()
    ]


def by_pdfium(data: bytes, page: int) -> tuple[int, int, bytes]:
    document = pypdfium2.PdfDocument(data)
    bitmap = document[page - 1].render(scale=SCALE, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    rows = bytes(bitmap.buffer)
    made = bitmap.width, bitmap.height, rows
    assert bitmap.stride == 4 * bitmap.width
    document.close()
    return made


def by_poppler(data: bytes, page: int, folder: Path) -> tuple[int, int, bytes]:
    (folder / "in.pdf").write_bytes(data)
    command = ["pdftoppm", "-r", str(72 * SCALE), "-f", str(page), "-l", str(page), "-singlefile", "in.pdf", "out"]
    subprocess.run(command, cwd=folder, check=True, timeout=60)
    head, size, _, rest = (folder / "out.ppm").read_bytes().split(b"\n", 3)
    assert head == b"P6"
    width, height = map(int, size.split())
    made = bytearray(4 * width * height)
    for to, channel in ((2, 0), (1, 1), (0, 2)):
        made[to::4] = rest[channel::3]
    return width, height, bytes(made)


def changed(before: tuple[int, int, bytes], after: tuple[int, int, bytes], boxes: tuple[Rect, ...]) -> tuple[int, int]:
    """How many percent of the light pixels inside the boxes changed, and how many outside of all of them."""
    width, height, one = before
    assert after[:2] == (width, height)
    other = after[2]
    inside = total = outside = 0
    for y in range(height):
        row = [box for box in boxes if box.y0 * SCALE - 2 <= y <= box.y1 * SCALE + 2]
        for x in range(width):
            at = 4 * (y * width + x)
            differs = max(abs(one[at + i] - other[at + i]) for i in range(3)) > 12
            if any(b.x0 * SCALE + 1 <= x < b.x1 * SCALE - 1 and b.y0 * SCALE + 1 <= y < b.y1 * SCALE - 1 for b in row):
                if min(one[at : at + 3]) > 200:
                    total += 1
                    inside += differs
            elif differs and not any(b.x0 * SCALE - 2 <= x <= b.x1 * SCALE + 2 for b in row):
                outside += 1
    return round(100 * inside / max(1, total)), outside


@pytest.mark.parametrize("name", FILES)
def test_words_written_out_and_read_back_in_by_their_place_are_the_same_ranges(name: str) -> None:
    source, text, layout = placed(name)
    ranges = word_ranges(text, 60, seed=7)
    made = annotated(source, marks_on(layout, ranges), name)
    assert made.data.startswith(source)
    found = anchored(found_marks(made.data), layout, text)
    assert {(one.mark.highlight, one.start, one.end) for one in found} == {
        (f"{number:08x}", start, end) for number, (start, end) in enumerate(ranges)
    }


@pytest.mark.parametrize("name", FILES[:2])
@pytest.mark.parametrize("viewer", ["pdfium", "poppler"])
def test_viewers_paint_the_letters_and_nothing_else(name: str, viewer: str, tmp_path: Path) -> None:
    if viewer == "poppler" and shutil.which("pdftoppm") is None:
        pytest.skip("poppler is not installed")
    source, text, layout = placed(name)
    (mark, *_) = marks_on(layout, [next(r for r in word_ranges(text, 50, seed=3) if r[1] - r[0] > 40)])
    data = annotated(source, [mark], name).data
    if viewer == "pdfium":
        before, after = by_pdfium(source, mark.page), by_pdfium(data, mark.page)
    else:
        before, after = by_poppler(source, mark.page, tmp_path), by_poppler(data, mark.page, tmp_path)
    inside, outside = changed(before, after, mark.boxes)
    assert inside >= 98
    assert outside == 0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_and_cropped_is_marked_in_the_same_place(turn: int) -> None:
    source, _, _ = placed(FILES[0])
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(source)))
    for page in writer.pages:
        page.cropbox.lower_left = (30, 50)
        page.cropbox.upper_right = (560, 800)
        page.rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    turned = out.getvalue()
    boxes = (Rect(100, 120, 260, 140), Rect(80, 150, 200, 170))
    data = annotated(turned, [NewMark(1, boxes, ("#b8860b",), "0" * 8)], "turned").data
    inside, outside = changed(by_pdfium(turned, 1), by_pdfium(data, 1), boxes)
    assert inside >= 95
    assert outside == 0
    (found,) = found_marks(data)
    for read, meant in zip(found.boxes, boxes, strict=True):
        assert (read.x0, read.y0, read.x1, read.y1) == pytest.approx((meant.x0, meant.y0, meant.x1, meant.y1), abs=0.02)


def test_an_annotation_says_whose_it_is_what_codes_it_has_and_what_was_written_to_it(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "library.egpk", user="منى", create=True) as workspace:
        (outcome,) = workspace.import_paths([FIXTURES / FILES[0]])
        text = workspace.content(outcome.id).text
        start = text.index(" ", 300) + 1
        tags = ["driver/economic-gains", "dimension/economic"]
        workspace.highlight(outcome.id, start, start + 60, tags=tags, memo="مهم 😀")
        data = workspace.annotated_copy(COPY).data
    pages = PdfReader(io.BytesIO(data)).pages
    (one,) = [a.get_object() for page in pages for a in page.get("/Annots") or ()]
    assert one["/Subtype"] == "/Highlight"
    assert one["/T"] == "منى"
    assert one["/Contents"].split("\n") == ["المكاسب الاقتصادية؛ الاقتصادي", "مهم 😀"]
    assert one["/CreationDate"].startswith("D:20")
    assert len(one["/QuadPoints"]) % 8 == 0
    assert "/N" in one["/AP"]


def test_a_copy_taken_into_another_library_brings_ranges_codes_and_memos_as_one_step(tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    with Workspace.open(tmp_path / "one.egpk", user="منى", create=True) as workspace:
        (outcome,) = workspace.import_paths([FIXTURES / FILES[0]])
        text = workspace.content(outcome.id).text
        chance = random.Random(1)
        letters = [at for at, sign in enumerate(text) if sign.isalpha()]
        for number in range(12):  # they begin and end within words too
            first = chance.randrange(len(letters) - 400)
            start, end = letters[first], letters[first + chance.randrange(1, 300)] + 1
            tags = ["driver/gaza-war"] if number % 2 else []
            workspace.highlight(outcome.id, start, end, tags=tags, memo=f"مذكرة {number}")
        made = [(h.start, h.end, h.tags, h.memo) for h in workspace._library.highlights()]
        assert workspace.export_to(copy, COPY) == len(made)
    with Workspace.open(tmp_path / "two.egpk", user="منى", create=True) as workspace:
        (outcome,) = workspace.import_paths([copy])
        assert outcome.marks == len(made)
        workspace.file_marks.take_in(outcome.id)
        taken = [(h.start, h.end, h.tags, h.memo) for h in workspace._library.highlights()]
        assert taken == made
        assert all(mark.is_there for mark in workspace.file_marks.offered(outcome.id))
        assert workspace.file_marks.take_in(outcome.id) == []
        assert workspace.undo().done
        assert workspace._library.highlights() == []


def test_exporting_the_same_highlights_again_into_the_copy_does_not_lay_them_over(tmp_path: Path) -> None:
    source, text, layout = placed(FILES[0])
    marks = marks_on(layout, word_ranges(text, 5, seed=2))
    once = annotated(source, marks, "a").data
    twice = annotated(once, marks, "a").data
    assert len(found_marks(twice)) == len(found_marks(once)) == len(marks)
    assert twice.startswith(once)


def test_a_file_with_a_broken_table_is_written_anew_and_says_so() -> None:
    source, text, layout = placed(FILES[0])
    broken = source[: source.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"
    made = annotated(broken, marks_on(layout, word_ranges(text, 3, seed=2)), "broken")
    assert not made.incremental
    assert len(found_marks(made.data)) >= 3


def test_a_protected_file_gets_no_annotations_and_one_clear_line() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO((FIXTURES / FILES[0]).read_bytes())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ExportError, match="protected by encryption"):
        annotated(out.getvalue(), [NewMark(1, (Rect(1, 1, 9, 9),), ("#b8860b",), "0" * 8)], "locked.pdf")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("name", FILES)
def test_the_written_file_is_sound_by_another_tool(name: str, tmp_path: Path) -> None:
    source, text, layout = placed(name)
    target = tmp_path / "made.pdf"
    target.write_bytes(annotated(source, marks_on(layout, word_ranges(text, 9, seed=4)), name).data)
    told = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_only_one_pdf_can_be_copied_at_a_time(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "library.egpk", user="u", create=True) as workspace:
        with pytest.raises(InvalidValue, match="no PDF"):
            workspace.annotated_copy(COPY)
        first, second = workspace.import_paths([FIXTURES / name for name in FILES[:2]])
        with pytest.raises(InvalidValue, match="one PDF; 2 documents"):
            workspace.annotated_copy(COPY)
        workspace.highlight(second.id, 10, 30)
        assert workspace.annotated_copy(COPY).highlights == 1
        source = (FIXTURES / FILES[0]).read_bytes()
        assert workspace.annotated_copy(COPY, Selection(documents=(first.id,))).data == source
        text = workspace.import_bytes("تقرير قصير.\n".encode(), "a.txt")
        with pytest.raises(InvalidValue, match="not imported from a PDF"):
            workspace.annotated_copy(COPY, Selection(documents=(text.id,)))
