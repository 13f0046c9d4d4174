"""Columns, tables with and without lines, notes at the foot of columns, and what tags say, on random layouts."""

from __future__ import annotations

import pytest
from rapidfuzz.distance import Levenshtein

from egpk_desk.document import BlockKind, Document
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.columns import lines_in_order
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.grids import grids_of
from egpk_desk.readers.pdf.lines import segments
from egpk_desk.readers.pdf.rules import Rule, Rules
from tests.readers.test_pdf_producers import FIXTURES, body, plain


def read(name: str) -> Document:
    return pdf.read((FIXTURES / f"{name}.pdf").read_bytes(), f"{name}.pdf")


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("columns3-tables-notes-libreoffice", 1.0), ("columns2-tagged-tables-chromium", 0.5),
        ("columns2-short-typst", 0.5), ("columns2-title-typst", 0.3),
    ],
)  # fmt: skip
def test_columns_with_tables_and_notes_are_read_in_order(name, most):
    truth = plain((FIXTURES / f"{name}.truth.txt").read_text("utf-8").replace("•", ""))
    found = plain(body(read(name)).replace("•", ""))
    assert 100 * Levenshtein.distance(truth, found) / len(truth) <= most


def cells(document: Document, table: int) -> list[list[str]]:
    rows: dict[int, dict[int, str]] = {}
    for block in document.blocks:
        if block.cell is not None and block.cell.table == table:
            rows.setdefault(block.cell.row, {})[block.cell.column] = document.block_text(block)
    return [[row[column] for column in sorted(row)] for _, row in sorted(rows.items())]


def test_the_cells_of_a_table_stand_row_by_row_from_the_right_with_their_lines_joined():
    table = cells(read("columns3-tables-notes-libreoffice"), 0)
    assert table[0] == ["الدولة", "2018", "2019", "2020"]
    assert [row[0] for row in table[1:4]] == ["إيران", "المملكة العربية السعودية", "قطر"]
    assert all(len(row) == 4 for row in table)


def test_notes_at_the_foot_of_a_column_are_joined_to_their_markers():
    document = read("columns3-tables-notes-libreoffice")
    assert document.notes
    assert all(note.body for note in document.notes)
    kinds = [block.kind for block in document.blocks]
    assert set(kinds[kinds.index(BlockKind.NOTE) :]) == {BlockKind.NOTE}


def test_raised_digits_of_a_face_itself_are_markers_of_notes():
    document = read("notes-raised-digits-typst")
    assert len(document.notes) == 6  # the last stands after a digit, as a power does, but its note is at the foot
    assert all(note.body for note in document.notes)


def test_headings_that_are_tagged_have_the_level_of_their_tag():
    document = read("columns2-tagged-tables-chromium")
    headings = {document.block_text(b): b.level for b in document.blocks if b.kind is BlockKind.HEADING}
    assert headings["أولًا: دوافع العلاقة"] == 2


def word(text: str, x: float, y: float) -> list[Glyph]:
    """Latin letters of 10 points from ``x`` on."""
    return [
        Glyph(sign, x + 5 * at, x + 5 * at + 5, y, y + 7, x + 5 * at, y, 10, int(1000 * x) + at, owner=int(y))
        for at, sign in enumerate(text)
    ]


def grid(xs: list[float], ys: list[float], without: tuple[float, float, float] | None = None) -> Rules:
    """Lines of a table; ``without`` leaves out the upright one at x from y to y."""
    upright = []
    for x in xs:
        if without and x == without[0]:
            upright += [Rule(x, min(ys), without[1]), Rule(x, without[2], max(ys))]
        else:
            upright.append(Rule(x, min(ys), max(ys)))
    return Rules(tuple(Rule(y, min(xs), max(xs)) for y in ys), tuple(r for r in upright if r.end > r.start))


def test_a_cell_over_two_columns_spans_them():
    grids = grids_of(grid([50, 150, 250, 350], [600, 620, 640, 660], without=(150, 640, 660)))
    glyphs = [*word("Both", 120, 645), *word("C", 300, 645)]
    for y in (625, 605):
        glyphs += [*word("a", 100, y), *word("b", 200, y), *word("c", 300, y)]
    places = [(line.place.row, line.place.column, line.place.colspan) for line in
              lines_in_order(segments(glyphs, grids), False, grids) if line.place]  # fmt: skip
    assert places[:3] == [(0, 0, 2), (0, 2, 1), (1, 0, 1)]


def test_a_frame_around_text_is_no_table():
    grids = grids_of(grid([50, 350], [600, 660]))
    assert grids == []


def test_lines_of_two_directions_by_turns_are_not_columns():
    glyphs: list[Glyph] = []
    for number in range(12):
        y = 700 - 20 * number
        glyphs += word("left to right", 50, y) if number % 4 == 3 else word("from the right", 300, y)
    lines = lines_in_order(segments(glyphs), True)
    assert [line.base for line in lines] == sorted((line.base for line in lines), reverse=True)
