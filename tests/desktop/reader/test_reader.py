"""The reader as the window uses it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.reader import Mark
from egpk_desk.readers import read
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import MIXED, long_document, of_paragraphs, whole
from tests.shared import real_report

TEXT = "شَهِدَتْ القاهرة 😀 لقاءً. ثم مضى."
DOCUMENT = of_paragraphs([TEXT, *MIXED])


def test_offsets_at_its_edge_are_code_points_even_behind_an_emoji(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    place = whole(DOCUMENT, "لقاءً")
    reader.select(place.start, place.end)
    assert reader.selection() == (place.start, place.end)
    assert reader.selected_text() == "لقاءً"


def test_a_selection_never_cuts_a_letter_from_its_tashkeel(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    reader.select(1, 3)
    assert reader.selected_text() == "شَهِ"


def test_the_selection_is_told_and_copied(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(DOCUMENT)
    place = whole(DOCUMENT, "القاهرة")
    with qtbot.waitSignal(reader.selectionChanged) as told:
        reader.select(place.start, place.end)
    assert told.args == [place.start, place.end]
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "القاهرة"


def test_copying_with_a_reference_asks_the_window_for_it(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(DOCUMENT)
    place = whole(DOCUMENT, "القاهرة")
    reader.select(place.start, place.end)
    reader.copy_with_reference()
    assert QGuiApplication.clipboard().text() == "القاهرة"
    asked = []
    answers: list[Callable[[str], None]] = []

    def reference_of(start: int, end: int, answer: Callable[[str], None]) -> None:
        asked.append((start, end))
        answers.append(answer)

    reader.set_reference_source(reference_of)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_C, both)
    assert asked == [(place.start, place.end)]
    assert QGuiApplication.clipboard().text() == "القاهرة"
    answers[0]("ريهام محمد، ص. 4")
    assert QGuiApplication.clipboard().text() == "«القاهرة» (ريهام محمد، ص. 4)"


def test_find_goes_to_the_first_hit_from_the_caret_on_and_round(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = read(real_report(), "report.txt")
    reader = show_reader(document)
    told: list[tuple[int, int]] = []
    reader.findChanged.connect(lambda current, total: told.append((current, total)))
    total = reader.find("باكستان")
    assert total > 20
    assert told[-1] == (1, total)
    first = reader.selection()
    reader.find_previous()
    assert told[-1] == (total, total)
    last = reader.selection()
    assert last[0] > first[0]
    assert reader._scrolling.shows(reader.page, last[0], reader.viewport().height())
    reader.find_next()
    assert reader.selection() == first
    assert reader.find("باكستان", whole_word=True) < total
    reader.clear_find()
    assert told[-1] == (0, 0)


def test_a_long_report_is_searched_in_the_background_without_long_waits(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = long_document(1_500_000)
    reader = show_reader(document)
    gc.freeze()  # as the program does: what other tests left is not the reader's
    begun = thread_time()
    reader.find("ملحوظا خلال")
    took = thread_time() - begun
    gc.unfreeze()
    assert took < 0.08
    assert not reader.find_done()
    qtbot.waitUntil(reader.find_done, timeout=20_000)
    assert len(reader.scene().finder) == document.text.count("ملحوظًا خلال")


def test_zoom_keeps_the_place_and_control_with_the_wheel_zooms(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = long_document(60_000)
    reader = show_reader(document)
    reader.reveal(30_000)
    before = reader.position().offset
    with qtbot.waitSignal(reader.zoomChanged) as told:
        centre = QPointF(100, 100)
        event = QWheelEvent(
            centre,
            reader.viewport().mapToGlobal(centre),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(reader.viewport(), event)
    assert told.args == [110]
    assert abs(reader.position().offset - before) < 120
    reader.set_zoom(1000)
    assert reader.settings.zoom == 300


@pytest.mark.parametrize("width", [360, 900])
def test_a_position_is_kept_over_another_width_face_and_zoom(show_reader: ShowReader, width: int) -> None:
    document = long_document(80_000)
    reader = show_reader(document)
    place = document.text.index("مدفوعًا", 40_000)
    reader.select(place, place + 7)
    reader.reveal(place)
    saved = list(reader.position())
    other = show_reader(document, width, 400)
    other.set_zoom(140)
    other.restore_position(saved)
    assert other.selection() == (place, place + 7)
    assert abs(other.position().offset - saved[0]) < 120


def test_a_position_outside_the_text_is_cut_to_it(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    reader.restore_position([10**9, 0.0, 10**9, 10**9])
    assert reader.caret() == len(DOCUMENT.text)


def test_what_is_in_view_does_not_move_while_one_scrolls_up_through_unmeasured_rows(show_reader: ShowReader) -> None:
    reader = show_reader(long_document(300_000))
    reader.reveal(200_000)
    scene = reader.scene()
    row = scene.top[0] + 1
    y = scene.page.laid(scene.top[0]).height - scene.top[1]
    for step in (7.0, 33.0, 120.0):
        reader.scroll_by(-step)
        y += step
        top, dy = reader.scene().top
        now = -dy + sum(scene.page.laid(r).height for r in range(top, row))
        assert now == pytest.approx(y, abs=0.01)


def test_the_scrollbar_reaches_the_very_end_and_the_head(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = long_document(100_000)
    reader = show_reader(document)
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert reader._scrolling.shows(reader.page, len(document.text) - 1, reader.viewport().height())
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    assert reader.position().offset == 0


def test_every_mark_has_a_line_in_the_scrollbar(show_reader: ShowReader, qtbot: QtBot) -> None:
    document = long_document(100_000)
    reader = show_reader(document)
    plain = reader.verticalScrollBar().grab().toImage()
    size = len(document.text)
    reader.set_marks([Mark(str(i), i * size // 10, i * size // 10 + 50, ("#c0392b",)) for i in range(10)])
    qtbot.waitUntil(lambda: len(reader.verticalScrollBar().lines[0]) == 10, timeout=2000)
    shares = [share for share, _ in reader.verticalScrollBar().lines[0]]
    assert shares == pytest.approx([i / 10 for i in range(10)], abs=0.03)
    assert reader.verticalScrollBar().grab().toImage() != plain


def test_stripes_carry_the_code_names_beside_the_text_and_can_be_clicked(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT, 1000, 500)
    reader.set_marks(
        [
            Mark("a", 0, 20, ("#b5443c", "#2e6ca4"), ("التجارة", "الاستثمار")),
            Mark("b", 5, 15, ("#3d7a3f",), ("الحرب في غزة",)),
        ]
    )
    reader.viewport().grab()
    shown = reader.stripes.shown
    assert [stripe.label for stripe in shown] == ["التجارة", "الاستثمار", "الحرب في غزة"]
    text_right = reader.scene().left + reader.page.width  # type: ignore[union-attr]
    assert all(stripe.bar.left() > text_right for stripe in shown)
    bars = [stripe.bar for stripe in shown]
    assert not any(one.intersects(other) for i, one in enumerate(bars) for other in bars[i + 1 :])
    names = [stripe.label_rect for stripe in shown if stripe.label_rect is not None]
    assert len(names) == 3
    assert not any(one.intersects(other) for i, one in enumerate(names) for other in names[i + 1 :])
    assert [mark.id for mark in reader.marks_under(names[2].center())] == ["b"]


def test_a_narrow_view_keeps_stripes_and_leaves_names_to_the_tooltip(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT, 420, 400)
    reader.set_marks([Mark("a", 0, 20, ("#b5443c",), ("التجارة",))])
    reader.viewport().grab()
    stripe = reader.stripes.shown[0]
    assert stripe.label_rect is None
    assert stripe.bar.right() <= reader.viewport().width()
    assert "التجارة" in reader.tooltip_at(stripe.bar.center())


def test_ten_million_characters_open_without_a_long_wait(show_reader: ShowReader) -> None:
    document = long_document(10_000_000)
    reader = show_reader(of_paragraphs(MIXED))
    begun = thread_time()
    reader.set_document(document)
    reader.viewport().grab()
    assert thread_time() - begun < 0.3  # measured: 0.02; the machine may be busy
    reader.reveal(9_000_000)
    assert reader.position().offset > 8_900_000


def test_another_document_forgets_all_of_the_one_before(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    reader.set_marks([Mark("a", 0, 20, ("#b5443c",), ("التجارة",))])
    reader.set_active_mark("a")
    reader.find("the")
    reader.select_all()
    reader.set_document(of_paragraphs(["آخر"]))
    assert reader.marks() == []
    assert reader.active_mark() is None
    assert reader.selection() == (0, 0)
    assert len(reader.scene().finder) == 0
    assert not reader.go_back()
