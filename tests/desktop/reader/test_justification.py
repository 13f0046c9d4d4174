"""Justified paragraphs."""

from __future__ import annotations

import pytest

from egpk_desk.desktop.reader.layout import Piece
from egpk_desk.desktop.reader.page import Page
from egpk_desk.desktop.reader.styles import Settings
from egpk_desk.readers import read
from tests.desktop.reader.documents import MIXED, of_paragraphs
from tests.shared import real_report

WIDTH = 430


def edges(piece: Piece, number: int) -> tuple[float, float]:
    """Left and right of what a line shows, without the spaces at which it wraps."""
    runs = [run for run in piece.cells(number).runs if not run.hanging]
    return min(run.left for run in runs), max(run.right for run in runs)


def laid(paragraphs: list[str], justified: bool = True) -> list[Piece]:
    page = Page(of_paragraphs(paragraphs), Settings(justified=justified), WIDTH)
    return [page.laid(row).pieces[0] for row in range(len(page))]


def test_every_line_but_the_last_reaches_both_edges() -> None:
    for piece in laid([text * 3 for text in (MIXED[0], MIXED[1], MIXED[5])]):
        for number in range(piece.lines - 1):
            left, right = edges(piece, number)
            assert left == pytest.approx(0, abs=0.6)
            assert right == pytest.approx(WIDTH, abs=0.6)
        left, right = edges(piece, piece.lines - 1)
        assert right - left < WIDTH - 1


def test_the_slack_is_shared_evenly_among_the_gaps_of_a_line() -> None:
    piece = laid([MIXED[0] * 3])[0]
    for number in range(piece.lines - 1):
        gaps = {
            round(cell.right - cell.left, 1)
            for run in piece.cells(number).runs
            if not run.hanging
            for cell in piece.cells(number).cells()
            if run.start <= cell.start < run.end and piece.text[cell.start] == " "
        }
        assert max(gaps) - min(gaps) <= 1.5, gaps  # kerning at a space differs from one to the next


def test_justifying_breaks_no_line_elsewhere() -> None:
    document = read(real_report(), "report.txt")
    ragged, filled = (Page(document, Settings(justified=j), WIDTH) for j in (False, True))
    full = lines = 0
    for row in range(len(ragged)):
        one, other = ragged.laid(row).pieces[0], filled.laid(row).pieces[0]
        assert [one.line_range(n) for n in range(one.lines)] == [other.line_range(n) for n in range(other.lines)]
        if other.style.justify:
            for number in range(other.lines - 1):
                left, right = edges(other, number)
                lines += 1
                full += right - left > WIDTH - 1
    assert lines > 100
    assert full > 0.97 * lines


def test_a_line_of_one_long_word_stays_ragged() -> None:
    piece = laid(["https://example.org/" + "a" * 30 + " " + "b" * 60 + " نهاية"])[0]
    left, right = edges(piece, 0)
    assert right - left < WIDTH - 1
