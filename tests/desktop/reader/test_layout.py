"""Blocks look like what they are, on the side where their language begins."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo

from egpk_desk.desktop.reader.layout import document_direction
from egpk_desk.desktop.reader.page import Page
from egpk_desk.desktop.reader.styles import Settings
from egpk_desk.desktop.theme import DARK, LIGHT
from egpk_desk.document import BlockKind
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import of_blocks, of_paragraphs, table
from tests.desktop.reader.pixels import far, ink, painted, row_area

ARABIC = "فقرة عربية قصيرة"


def edges(reader, row: int) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    """The gaps left and right between the text column and the row's ink."""
    area = row_area(reader, row)
    columns = [x for x, _ in ink(painted(reader), area, reader.settings.theme.page)]
    assert columns, "nothing is drawn"
    return min(columns) - area.left(), area.right() - max(columns)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (ARABIC, True),
        ("An English paragraph", False),
        ("2025", True),
        ("(12) 3.5", True),
        ("EDEX 2025 معرض كبير", True),
    ],
)
def test_a_paragraph_begins_where_its_own_letters_do_and_digits_follow_the_report(
    show_reader: ShowReader, text: str, right: bool
) -> None:
    reader = show_reader(of_paragraphs([ARABIC, text]))
    left_gap, right_gap = edges(reader, 1)
    assert (right_gap < 12) is right
    assert (left_gap < 12) is not right


def test_digits_alone_stand_on_the_left_of_an_english_report(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs(["An English report", "2025"], language="en"))
    assert edges(reader, 1)[0] < 12


def test_a_report_without_a_language_goes_by_the_letters_that_prevail() -> None:
    assert document_direction("تقرير عن EDEX", "") == "rtl"
    assert document_direction("A report on مصر", "") == "ltr"
    assert document_direction("A report", "ar-EG") == "rtl"
    assert document_direction("123", "") == "rtl"


def test_sizes_weights_and_indents_tell_kinds_apart() -> None:
    kinds = [
        (BlockKind.TITLE, {}),
        (BlockKind.HEADING, {"level": 1}),
        (BlockKind.HEADING, {"level": 3}),
        (BlockKind.PARAGRAPH, {}),
        (BlockKind.METADATA, {}),
        (BlockKind.FURNITURE, {}),
        (BlockKind.QUOTE, {}),
        (BlockKind.LIST_ITEM, {"level": 1, "marker": "-"}),
        (BlockKind.LIST_ITEM, {"level": 2, "marker": "-"}),
    ]
    page = Page(of_blocks([(kind, ARABIC, more) for kind, more in kinds]), Settings(), 600)
    pieces = [page.laid(row).pieces[0] for row in range(len(page))]
    sizes = [piece.metrics.em for piece in pieces]
    assert sizes[0] > sizes[1] > sizes[2] > sizes[3] > sizes[4] > sizes[5]
    assert [piece.metrics.font.bold() for piece in pieces[:4]] == [True, True, True, False]
    assert pieces[4].style.role == pieces[5].style.role == "quiet"
    assert pieces[6].width < pieces[3].width
    assert pieces[6].style.bar
    assert pieces[8].width < pieces[7].width < pieces[3].width
    markers = [page.laid(row).marker for row in (7, 8)]
    assert all(marker is not None and marker[1] == "•" for marker in markers)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_metadata_lines_are_quieter_than_the_text_in_both_themes(show_reader: ShowReader, theme) -> None:  # type: ignore[no-untyped-def]
    reader = show_reader(
        of_blocks(
            [(BlockKind.PARAGRAPH, "رأس", {}), (BlockKind.METADATA, ARABIC, {}), (BlockKind.PARAGRAPH, ARABIC, {})]
        )
    )
    reader.set_theme(theme)
    image = painted(reader)
    page = QColor(theme.page)
    strongest = [
        max(far(image.pixelColor(x, y), page) for x, y in ink(image, row_area(reader, row), theme.page))
        for row in (1, 2)
    ]
    assert strongest[0] < 0.8 * strongest[1]


def test_a_quotation_has_a_bar_at_its_beginning(show_reader: ShowReader) -> None:
    reader = show_reader(of_blocks([(BlockKind.QUOTE, ARABIC, {})]))
    piece = reader.page.laid(0).pieces[0]  # type: ignore[union-attr]
    area = row_area(reader, 0)
    x = area.left() + int(piece.x + piece.width + 0.7 * reader.settings.em)
    assert painted(reader).pixelColor(x, area.top() + int(piece.y + piece.height / 2)) == QColor(LIGHT.rule)


def test_the_first_column_of_an_arabic_table_is_on_the_right_and_cells_are_framed(show_reader: ShowReader) -> None:
    reader = show_reader(of_blocks(table([["السنة", "القيمة"], ["2024", "8.8"]])))
    page = reader.page
    assert page is not None
    head, body = page.laid(0), page.laid(1)
    assert head.pieces[0].x > head.pieces[1].x
    assert [header for _, header in head.frames] == [True, True]
    assert [header for _, header in body.frames] == [False, False]
    assert sum(frame.width() for frame, _ in head.frames) == pytest.approx(page.width, abs=0.01)
    image, area = painted(reader), row_area(reader, 0)
    frame = head.frames[0][0]
    inside = image.pixelColor(area.left() + int(frame.left()) + 4, area.top() + int(frame.top()) + 4)
    assert inside == QColor(LIGHT.raised)


def test_zoom_measure_and_line_spacing_change_the_page() -> None:
    document = of_paragraphs([ARABIC * 20])
    plain = Page(document, Settings(), 600)
    zoomed = Page(document, Settings(zoom=150), 600)
    spaced = Page(document, Settings(line_spacing=1.5), 600)
    assert zoomed.laid(0).pieces[0].metrics.em == pytest.approx(1.5 * plain.laid(0).pieces[0].metrics.em, abs=1)
    assert zoomed.laid(0).pieces[0].lines > plain.laid(0).pieces[0].lines
    assert spaced.laid(0).pieces[0].metrics.pitch == pytest.approx(1.5 * plain.laid(0).pieces[0].metrics.pitch)


def test_letters_come_from_the_bundled_face_with_full_tashkeel() -> None:
    page = Page(of_paragraphs(["مُحَمَّدٌ"]), Settings(), 600)
    layout = page.laid(0).pieces[0].layout
    assert QFontInfo(page.laid(0).pieces[0].metrics.font).family() == "Amiri"
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {"Amiri"}
    assert all(glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes())


def test_rows_are_about_as_high_as_estimated_before_they_are_laid_out() -> None:
    document = of_paragraphs([ARABIC * n for n in range(1, 60)])
    page = Page(document, Settings(), 600)
    estimated = page.heights.total
    for row in range(len(page)):
        page.laid(row)
    assert estimated == pytest.approx(page.heights.total, rel=0.1)
