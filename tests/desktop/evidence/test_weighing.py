"""The evidence window on a real library: its numbers, what a click opens, and the files that it writes."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage

from egpk_desk.desktop.contrast import black_or_white, contrast
from egpk_desk.desktop.evidence.evidence_window import EvidenceWindow
from egpk_desk.desktop.evidence.matrix_tab import MatrixTab
from egpk_desk.desktop.evidence.matrix_view import heat
from egpk_desk.desktop.theme import DARK, LIGHT, Theme
from egpk_desk.exporters.excerpt import Excerpt
from tests.desktop.window import Desk


def opened(desk: Desk) -> EvidenceWindow:
    window = desk.bench.weighing.open()
    desk.qtbot.waitUntil(lambda: window.matrix.model.counted is not None, timeout=10_000)
    return window


def under(excerpts: list[Excerpt], slug: str) -> list[Excerpt]:
    return [e for e in excerpts if any((code.slug + "/").startswith(slug + "/") for code in e.codes)]


def overlap(one: Excerpt, other: Excerpt) -> bool:
    a, b = one.highlight, other.highlight
    return a.document == b.document and a.start < b.end and b.start < a.end


def largest(tab: MatrixTab) -> QModelIndex:
    model = tab.model
    cells = [model.index(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
    return max(cells, key=model.number)


def click(desk: Desk, tab: MatrixTab, index: QModelIndex) -> None:
    tab.view.scrollTo(index)
    place = tab.view.visualRect(index).center()
    desk.qtbot.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_number_is_that_of_a_count_by_hand(coded_desk: Desk) -> None:
    window, excerpts = opened(coded_desk), coded_desk.stored()
    counted = window.matrix.model.counted
    assert counted is not None
    window.matrix.measures.choose("documents")
    coded_desk.qtbot.waitUntil(lambda: window.matrix.model.measure == "documents", timeout=10_000)
    by_report = window.matrix.model.counted
    assert by_report is not None
    for row, driver in enumerate(counted.matrix.rows.keys):
        for column, dimension in enumerate(counted.matrix.columns.keys):
            others = under(excerpts, dimension)
            there = [e for e in under(excerpts, driver) if any(overlap(e, other) for other in others)]
            assert counted.numbers["count"][row][column] == len(there), (driver, dimension)
            assert by_report.numbers["documents"][row][column] == len({e.highlight.document for e in there})


def test_a_click_on_a_number_lists_its_passages_and_goes_to_the_first(coded_desk: Desk) -> None:
    desk, window = coded_desk, opened(coded_desk)
    index = largest(window.matrix)
    passages = window.matrix.model.passages(index)
    click(desk, window.matrix, index)
    listed = desk.bench.lists_pane.highlights.model
    wanted = [passage.id for passage in passages]
    desk.qtbot.waitUntil(lambda: [e.highlight.id for e in listed.excerpts] == wanted, timeout=10_000)
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == passages[0].document, timeout=10_000)
    current = desk.bench.coding.current
    assert current is not None
    assert current.highlight.id == wanted[0]
    only = desk.bench.lists_pane.only
    assert only.isVisible()
    assert window.matrix.model.rows[index.row()] in only.words
    only.clearRequested.emit()
    desk.qtbot.waitUntil(lambda: len(listed.excerpts) == len(desk.stored()), timeout=10_000)
    assert not only.isVisible()


def test_a_number_is_opened_with_the_keyboard_too(coded_desk: Desk) -> None:
    window = opened(coded_desk)
    index = largest(window.matrix)
    window.matrix.view.setCurrentIndex(index)
    with coded_desk.qtbot.waitSignal(window.passagesChosen) as chosen:
        coded_desk.qtbot.keyClick(window.matrix.view, Qt.Key.Key_Return)
    assert len(chosen.args[0]) == window.matrix.model.number(index)


@pytest.mark.parametrize("axis", ["document", "month", "coder", "stance"])
def test_rows_can_be_reports_months_coders_and_stances(coded_desk: Desk, axis: str) -> None:
    window = opened(coded_desk)
    tab = window.matrix
    tab.rows.setCurrentIndex(tab.rows.findData(axis))
    coded_desk.qtbot.waitUntil(
        lambda: tab.model.counted is not None and tab.model.counted.question.rows == axis, timeout=10_000
    )
    counted = tab.model.counted
    assert counted is not None
    total = sum(map(sum, counted.numbers["count"]))
    assert total == sum(len(under([e], slug)) for e in coded_desk.stored() for slug in counted.matrix.columns.keys)


def test_the_matrix_follows_what_is_coded(coded_desk: Desk) -> None:
    desk, window = coded_desk, opened(coded_desk)
    before = window.matrix.model.counted
    assert before is not None
    first = window.matrix.model.passages(largest(window.matrix))[0]
    desk.bench.coding.remove([first.id])
    desk.qtbot.waitUntil(lambda: window.matrix.model.counted is not before, timeout=10_000)
    after = window.matrix.model.counted
    assert after is not None
    assert sum(map(sum, after.numbers["count"])) < sum(map(sum, before.numbers["count"]))


def test_codes_at_the_same_places_are_counted_both_ways(coded_desk: Desk) -> None:
    window = opened(coded_desk)
    window.tabs.setCurrentWidget(window.together)
    coded_desk.qtbot.waitUntil(lambda: window.together.model.counted is not None, timeout=10_000)
    counted = window.together.model.counted
    assert counted is not None
    excerpts = coded_desk.stored()
    for at, slug in enumerate(counted.matrix.rows.keys):
        assert counted.numbers["count"][at][at] == len(under(excerpts, slug))


def test_a_frequent_word_leads_to_its_places(coded_desk: Desk) -> None:
    desk, window = coded_desk, opened(coded_desk)
    window.tabs.setCurrentWidget(window.words)
    desk.qtbot.waitUntil(lambda: bool(window.words.model.words), timeout=10_000)
    word = window.words.model.words[0]
    index = window.words.model.index(0)
    desk.qtbot.mouseClick(
        window.words.view.viewport(), Qt.MouseButton.LeftButton, pos=window.words.view.visualRect(index).center()
    )
    found = desk.bench.search.model
    desk.qtbot.waitUntil(lambda: found.found.query == word.query and found.found.counted, timeout=10_000)
    assert found.found.total == word.count


def test_the_matrix_is_saved_as_drawing_picture_and_table(coded_desk: Desk, tmp_path: Path) -> None:
    desk, window = coded_desk, opened(coded_desk)
    model = window.matrix.model
    for suffix in ("svg", "png", "csv", "xlsx", "html"):
        with desk.qtbot.waitSignal(desk.bench.weighing.succeeded, timeout=20_000):
            desk.bench.weighing.save(tmp_path / f"مصفوفة.{suffix}")
    drawing = ElementTree.parse(tmp_path / "مصفوفة.svg").getroot()
    assert drawing.tag.endswith("svg")
    words = "".join(drawing.itertext())
    assert all(name.split()[0] in words for name in model.rows + model.columns)
    picture = QImage(str(tmp_path / "مصفوفة.png"))
    assert picture.width() > 600
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 8
    table = list(csv.reader(io.StringIO((tmp_path / "مصفوفة.csv").read_bytes().decode("utf-8-sig"))))
    assert table[1][2:] == model.columns
    assert model.counted is not None
    assert [tuple(map(int, row[2:])) for row in table[2:]] == list(model.counted.numbers["count"])
    sheet = openpyxl.load_workbook(tmp_path / "مصفوفة.xlsx").active
    assert sheet.sheet_view.rightToLeft
    lines = list(sheet.values)
    assert list(lines[0][1:]) == model.columns
    assert [line[1:] for line in lines[1:]] == list(model.counted.numbers["count"])
    assert [line[0] for line in lines[1:]] == model.rows


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_stand_out_from_every_shade(theme: Theme) -> None:
    for step in range(1, 101):
        ground = heat(theme, step / 100)
        assert contrast(black_or_white(ground), ground) >= 4.5, step
    assert contrast(QColor(theme.quiet), heat(theme, 0)) >= 4.5
