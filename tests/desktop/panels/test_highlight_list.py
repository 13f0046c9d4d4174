from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.panels.highlight_list import HighlightList
from egpk_desk.desktop.panels.highlight_row import HighlightRow
from egpk_desk.exporters.excerpt import Excerpt


@pytest.fixture
def panel(qtbot: QtBot, excerpts: list[Excerpt]) -> HighlightList:
    made = HighlightList()
    qtbot.addWidget(made)
    made.set_excerpts(excerpts)
    made.resize(340, 700)
    made.show()
    return made


def shown(panel: HighlightList) -> list[str]:
    rows = (panel.model.index(row) for row in range(panel.model.rowCount()))
    return [excerpt.highlight.id for row in rows if (excerpt := panel.model.excerpt(row))]


def type_filter(panel: HighlightList, text: str, qtbot: QtBot) -> None:
    panel.field.setText(text)
    panel.field.tell()
    qtbot.waitUntil(lambda: not panel._narrowing.busy)


def many(excerpts: list[Excerpt], count: int) -> list[Excerpt]:
    """The excerpts again and again under ids of their own."""
    made = []
    for number in range(count):
        one = excerpts[number % len(excerpts)]
        highlight = replace(one.highlight, id=f"{one.highlight.id}-{number}")
        made.append(replace(one, highlight=highlight, text=f"{one.text} ({number})"))
    return made


def test_all_stand_in_the_order_given(panel: HighlightList, excerpts: list[Excerpt]) -> None:
    assert shown(panel) == [excerpt.highlight.id for excerpt in excerpts]


def test_a_click_chooses_a_highlight(panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    place = panel.view.visualRect(panel.model.index(1)).center()
    with qtbot.waitSignal(panel.excerptChosen) as chosen:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [excerpts[1].highlight.id]


def test_a_click_on_the_memo_sign_asks_for_the_memo(
    panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot
) -> None:
    row = next(row for row, excerpt in enumerate(excerpts) if excerpt.memo)
    index = panel.model.index(row)
    panel.view.scrollTo(index)
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, HighlightRow)
    sign = delegate.memo_rect(QRectF(panel.view.visualRect(index)), panel.view.font(), panel.layoutDirection())
    assert sign.center().x() < panel.view.viewport().width() / 2  # at the end of the line: the left, in Arabic
    with qtbot.waitSignal(panel.memoRequested) as asked, qtbot.assertNotEmitted(panel.excerptChosen):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=sign.center().toPoint())
    assert asked.args == [excerpts[row].highlight.id]


def test_the_keyboard_alone_chooses_asks_for_the_memo_and_removes_several(
    panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot
) -> None:
    panel.view.setCurrentIndex(panel.model.index(0))
    with qtbot.waitSignal(panel.excerptChosen) as chosen:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert chosen.args == [excerpts[0].highlight.id]
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.memoRequested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_F2)
    assert asked.args == [excerpts[1].highlight.id]
    QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.removalRequested) as removed:
        QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert removed.args == [[excerpts[1].highlight.id, excerpts[2].highlight.id]]


def test_the_filter_looks_into_passage_memo_codes_and_report(
    panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot
) -> None:
    memo = next(excerpt for excerpt in excerpts if excerpt.memo)
    for query, expected in (
        ("يقدر ان يخفض استخدام ميناء", lambda e: "ميناء العقبة" in e.text),
        (memo.memo, lambda e: e.memo == memo.memo),
        ("war in GAZA", lambda e: any(code.slug == "driver/gaza-war" for code in e.codes)),
        ("الأردن والعراق", lambda e: "الأردن والعراق" in e.record.title),
    ):
        type_filter(panel, query, qtbot)
        wanted = [excerpt.highlight.id for excerpt in excerpts if expected(excerpt)]
        assert wanted
        assert set(wanted) <= set(shown(panel))
        assert len(shown(panel)) < len(excerpts)


def test_new_excerpts_keep_filter_selection_and_place(
    panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot
) -> None:
    panel.view.setCurrentIndex(panel.model.index(20))
    panel.view.scrollTo(panel.model.index(30))
    place = panel.view.verticalScrollBar().value()
    panel.set_excerpts([replace(excerpt, memo="جديد") for excerpt in excerpts])
    assert panel.selected() == [excerpts[20].highlight.id]
    assert panel.view.verticalScrollBar().value() == place
    assert place > 0


def test_marking_the_current_one_chooses_nothing(panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.excerptChosen):
        panel.set_current(excerpts[-1].highlight.id)
    assert panel.view.visualRect(panel.model.index(len(excerpts) - 1)).intersects(panel.view.viewport().rect())


def test_a_screen_reader_hears_passage_codes_memo_and_place(panel: HighlightList, excerpts: list[Excerpt]) -> None:
    row, excerpt = next((row, excerpt) for row, excerpt in enumerate(excerpts) if excerpt.memo and excerpt.codes)
    said = panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (excerpt.text[:30], excerpt.codes[0].name_ar, excerpt.memo, excerpt.record.title):
        assert part in said


def test_without_highlights_it_says_how_to_make_one(panel: HighlightList) -> None:
    panel.set_excerpts([])
    assert panel.empty.isVisible()
    assert not panel.count.isVisible()


def test_ten_thousand_rows_load_scroll_and_narrow_without_holding_up_the_window(
    panel: HighlightList, excerpts: list[Excerpt], qtbot: QtBot
) -> None:
    rows = many(excerpts, 10_000)
    begin = time.thread_time()
    panel.set_excerpts(rows)
    panel.view.viewport().repaint()
    assert time.thread_time() - begin < 0.2

    paints = []
    bar = panel.view.verticalScrollBar()
    for step in range(0, bar.maximum(), bar.maximum() // 120):
        bar.setValue(step)
        begin = time.thread_time()
        panel.view.viewport().repaint()
        paints.append(time.thread_time() - begin)
    assert sorted(paints)[int(0.95 * len(paints))] < 0.033

    panel.field.setText("(9321)")
    panel.field._timer.stop()
    turns = []
    begin = time.thread_time()
    panel.field.tell()
    turns.append(time.thread_time() - begin)
    while panel._narrowing.busy:
        begin = time.thread_time()
        QCoreApplication.processEvents()
        turns.append(time.thread_time() - begin)
    assert shown(panel) == [rows[9321].highlight.id]
    assert sorted(turns)[int(0.95 * len(turns))] < 0.05
