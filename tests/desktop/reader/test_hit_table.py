"""Clicks and boxes against HarfBuzz and UAX 9: no pixel of any line answers a letter that does not stand there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from egpk_desk.desktop.reader.layout import Piece
from egpk_desk.desktop.reader.page import Caret, Page
from egpk_desk.desktop.reader.styles import Settings
from egpk_desk.document import Document
from egpk_desk.readers import read, read_file
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import MIXED, of_paragraphs
from tests.desktop.reader.harfbuzz_judge import Cell, MissingGlyph, cells, has_family
from tests.shared import ROOT, real_report

ALMOST = 0.07  # pixels: Qt and the judge round advances to 1/64 pixel, and a line has some eighty of them
FAMILIES = ["Amiri", "IBM Plex Sans Arabic", "DejaVu Sans"]  # the first two are bundled


@pytest.fixture
def family(request: pytest.FixtureRequest) -> str:
    """A face by its family's name; skips where the machine has it not."""
    name: str = request.param
    if not has_family(name):
        pytest.skip(f"{name} is not installed here")
    return name


def pieces(page: Page) -> Iterator[Piece]:
    for row in range(len(page)):
        yield from page.laid(row).pieces


def answers(line: list[Cell], x: float) -> set[int]:
    """The offsets that a click at x may answer: one, and two within ALMOST of where one letter gives way to another."""
    visible = [cell for cell in line if cell.right - cell.left > ALMOST]

    def away(cell: Cell) -> float:
        return 0.0 if cell.left <= x < cell.right else min(abs(x - cell.left), abs(x - cell.right))

    least = min(away(cell) for cell in visible)
    found = set()
    for cell in visible:
        if away(cell) <= least + ALMOST:
            middle = (cell.left + cell.right) / 2
            if x <= middle + ALMOST:
                found.add(cell.end if cell.rtl else cell.start)
            if x >= middle - ALMOST:
                found.add(cell.start if cell.rtl else cell.end)
    return found


def wrong_pixels(document: Document, family: str, width: int, justified: bool = False) -> tuple[int, int, list[str]]:
    """How many pixels of all lines were asked, how many allow but one answer, and what was answered wrongly."""
    page = Page(document, Settings(face=family, justified=justified), width)
    asked = certain = 0
    wrong: list[str] = []
    for piece in pieces(page):
        try:
            lines = list(cells(piece, family))
        except MissingGlyph:
            continue
        for number, line in lines:
            table = piece.cells(number)
            for pixel in range(int(line[0].left) - 3, int(line[-1].right) + 4):
                x = pixel + 0.5
                right = answers(line, x)
                asked += 1
                certain += len(right) == 1
                got = page.snap(piece.offset(table.hit(x)[0])) - piece.start
                if got not in right:
                    wrong.append(f"{piece.text[:20]}… line {number}, x {x}: {got} is not in {right}")
    return asked, certain, wrong


@pytest.mark.parametrize("family", FAMILIES, indirect=True)
@pytest.mark.parametrize("width", [320, 640])
def test_every_pixel_of_the_real_report_answers_the_letter_whose_cell_holds_it(family: str, width: int) -> None:
    asked, certain, wrong = wrong_pixels(read(real_report(), "report.txt"), family, width)
    assert asked > 100_000
    assert certain > 0.97 * asked
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("family", FAMILIES, indirect=True)
def test_every_pixel_of_mixed_directions_answers_the_letter_whose_cell_holds_it_at_any_width(family: str) -> None:
    for width in range(110, 700, 30):
        asked, certain, wrong = wrong_pixels(of_paragraphs(MIXED), family, width)
        assert asked > 4_000
        assert certain > 0.95 * asked
        assert not wrong, wrong[:5]


@pytest.mark.parametrize("family", ["Noto Naskh Arabic"], indirect=True)
def test_a_face_that_draws_lam_alef_as_a_wide_and_an_empty_glyph_is_shared_evenly_too(family: str) -> None:
    words = ["لا إله إلا الله", "الآن والإسلام ولأجل الأمّة", "بلادُنا لِأهلِها وكِلاهما أوّلًا"]
    for width in (90, 300):
        asked, certain, wrong = wrong_pixels(of_paragraphs(words), family, width)
        assert certain > 0.9 * asked
        assert not wrong, wrong[:5]


@pytest.mark.parametrize("sample", ["algeria-italy-windows-1256.txt", "egypt-turkey.html", "jordan-iraq.docx"])
def test_every_pixel_of_the_samples_answers_the_letter_whose_cell_holds_it(sample: str) -> None:
    document = read_file(ROOT / "sample_docs" / sample)[1]
    _, _, wrong = wrong_pixels(document, "Amiri", 560)
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("family", FAMILIES, indirect=True)
@pytest.mark.parametrize("width", [150, 280, 600])
def test_the_boxes_of_a_range_cover_its_letters_cells_and_no_others(family: str, width: int) -> None:
    page = Page(of_paragraphs(MIXED), Settings(face=family), width)
    for piece in pieces(page):
        size = len(piece.text)
        lines = list(cells(piece, family))
        ranges = {(a, min(size, a + span)) for a in range(0, size, 3) for span in (1, 2, 7, 23, size)}
        for start, end in ranges:
            whole = [c for _, line in lines for c in line if c.start < end and c.end > start]
            if any(c.start < start or c.end > end for c in whole):
                continue  # the range would cut a grapheme: callers widen it first
            for number, line in lines:
                boxes = [box for n, box in piece.boxes(piece.start + start, piece.start + end) if n == number]
                covered = sum(box.width() for box in boxes)
                mine = [cell for cell in line if start <= cell.start < end]
                assert covered == pytest.approx(sum(c.right - c.left for c in mine), abs=0.1)
                for cell in mine:
                    middle = (cell.left + cell.right) / 2
                    assert any(box.left() - 0.1 <= middle <= box.right() + 0.1 for box in boxes), (start, end, cell)


@pytest.mark.parametrize("family", FAMILIES, indirect=True)
def test_letters_are_really_drawn_in_their_cells(family: str) -> None:
    """The judge and Qt's paint agree: between the ink of two words stands the cell of a space."""
    page = Page(of_paragraphs(MIXED), Settings(face=family), 300)
    spaces = 0
    for piece in pieces(page):
        ink = _ink(piece)
        for number, line in cells(piece, family):
            pitch = piece.metrics.pitch
            rows = range(int(number * pitch), int((number + 1) * pitch))
            for before, cell, after in zip(line, line[1:], line[2:], strict=False):
                if piece.text[cell.start] == " " and before.right - before.left > 4 < after.right - after.left:
                    middle = int((cell.left + cell.right) / 2)
                    spaces += 1
                    assert not any(ink.pixelColor(20 + middle, y).lightness() < 90 for y in rows if y < ink.height())
    assert spaces > 60


def _ink(piece: Piece) -> QImage:
    image = QImage(int(piece.width) + 40, int(piece.height) + 2, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    piece.layout.draw(painter, QPointF(20, 0))
    painter.end()
    return image


def test_a_click_in_the_window_puts_the_caret_where_the_judge_says(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs(MIXED), 420, 700)
    page = reader.page
    assert page is not None
    top, left = 0.0, reader.scene().left
    for row in range(4):
        laid = page.laid(row)
        piece = laid.pieces[0]
        for number, line in cells(piece, "Amiri"):
            y = top + piece.y + (number + 0.5) * piece.metrics.pitch
            for pixel in range(int(line[0].left), int(line[-1].right), 3):
                x = pixel + 0.5
                got = reader.caret_under(QPointF(left + piece.x + x, y)).offset - piece.start
                assert got in answers(line, x)
        top += laid.height


@pytest.mark.parametrize("family", FAMILIES, indirect=True)
def test_every_pixel_of_justified_lines_answers_the_letter_whose_cell_holds_it(family: str) -> None:
    for width in (240, 430, 610):
        asked, certain, wrong = wrong_pixels(of_paragraphs([text * 2 for text in MIXED]), family, width, justified=True)
        assert certain > 0.95 * asked > 8_000
        assert not wrong, wrong[:5]


ANY_LETTERS = "ابتلاآمكيَُّْـ لالله" + 'abf fi.,;()[]«»"-–/%12٣٤' + "😀👨‍👩‍👧é\u200c\u200f\u200e\u00a0אב中文﴾☃\t"


@settings(max_examples=150, deadline=None)
@given(st.text(ANY_LETTERS, min_size=1, max_size=60), st.integers(60, 400))
def test_cells_of_any_text_follow_one_another_and_hold_every_letter_once(text: str, width: int) -> None:
    text = text.strip() or "ا"
    page = Page(of_paragraphs([text]), Settings(), width)
    piece = page.laid(0).pieces[0]
    held: list[int] = []
    for number in range(piece.lines):
        table = piece.cells(number)
        for run in table.runs:
            assert run.left <= run.right + 0.01
            xs = [x for _, x in table.stops(run)]
            assert xs == sorted(xs, reverse=run.rtl), (text, run, xs)
            held.extend(range(run.start, run.end))
        for x in range(-5, width + 5, 4):
            position, _ = table.hit(x)
            assert table.start <= position <= table.end
    assert sorted(held) == list(range(piece.unit(piece.end)))
    for offset in range(len(text) + 1):
        for upstream in (False, True):
            x, _ = page.caret_x(Caret(offset, upstream))
            assert -60 <= x <= width + 60
