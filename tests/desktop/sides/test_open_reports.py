"""Reports in tabs, on one side or two, driven through the window by mouse and keys."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.sides.side import Side
from egpk_desk.desktop.sides.tab_bar import TAB_MIME
from tests.desktop.window import CONTROL, NOTHING, SHIFT, Desk

KEY = Qt.Key


def open_by_list(desk: Desk, document: str) -> None:
    """Choose a report in the list of reports."""
    desk.bench.documents.documentChosen.emit(document)
    shown(desk, document)


def shown(desk: Desk, document: str) -> None:
    """Wait until a report is the one in which one works, and its pane shows its text."""
    desk.qtbot.waitUntil(
        lambda: desk.bench.coding.document == document and desk.reader.page is not None, timeout=10_000
    )
    desk.qtbot.waitUntil(lambda: desk.bench.sides.active.bar.current() is desk.bench.sides.active.shown, timeout=10_000)


def documents(side: Side) -> list[str]:
    return [tab.document for tab in side.bar.tabs()]


def place_of_tab(side: Side, document: str) -> QPoint:
    return side.bar.tabRect(documents(side).index(document)).center()


def key(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    desk.read()
    desk.key(key, modifiers)


def test_each_tab_keeps_its_place_and_zoom_and_hidden_ones_hold_no_page(coded_desk: Desk, reports: list[str]) -> None:
    desk, sides = coded_desk, coded_desk.bench.sides
    first, second, third = reports
    open_by_list(desk, first)
    desk.reader.scroll_to(900, at_head=True)
    desk.reader.select(905, 930)
    place, page = desk.reader.position(), weakref.ref(desk.reader.page)
    desk.window.actions_.zoom_in.trigger()
    zoom = desk.reader.settings.zoom
    place = desk.reader.position()
    open_by_list(desk, second)
    desk.window.actions_.zoom_reset.trigger()
    assert documents(sides.active) == [first, second]
    desk.rest()
    gc.collect()
    assert page() is None, "what a hidden report is drawn with has gone"

    QTest.mouseClick(sides.active.bar, Qt.MouseButton.LeftButton, pos=place_of_tab(sides.active, first))
    shown(desk, first)
    assert desk.reader.position() == place
    assert (desk.reader.settings.zoom, zoom) == (zoom, 110)
    key(desk, KEY.Key_Tab)
    shown(desk, second)
    assert desk.reader.settings.zoom == 100
    open_by_list(desk, third)
    key(desk, KEY.Key_Tab)
    shown(desk, first)
    key(desk, KEY.Key_Tab, CONTROL | SHIFT)
    shown(desk, third)


def test_tabs_are_closed_by_key_and_middle_button_and_opened_again_as_they_were(
    coded_desk: Desk, reports: list[str]
) -> None:
    desk, side = coded_desk, coded_desk.bench.sides.active
    for document in reports:
        open_by_list(desk, document)
    desk.reader.scroll_to(700, at_head=True)
    place = desk.reader.position()
    key(desk, KEY.Key_W)
    shown(desk, reports[1])
    assert documents(side) == reports[:2]
    QTest.mouseClick(side.bar, Qt.MouseButton.MiddleButton, pos=place_of_tab(side, reports[0]))
    assert documents(side) == [reports[1]]
    shown(desk, reports[1])
    key(desk, KEY.Key_T, CONTROL | SHIFT)
    shown(desk, reports[0])
    key(desk, KEY.Key_T, CONTROL | SHIFT)
    shown(desk, reports[2])
    assert desk.reader.position()[:1] == place[:1]
    assert sorted(documents(side)) == sorted(reports)
    for _ in reports:
        key(desk, KEY.Key_W)
        desk.rest()
    assert desk.bench.coding.document == ""
    assert desk.bench.reading.welcome.isVisible()
    assert not desk.window.actions_.close_tab.isEnabled()
    desk.window.actions_.reopen_tab.trigger()
    desk.qtbot.waitUntil(lambda: bool(desk.bench.coding.document), timeout=10_000)


def test_a_title_is_cut_at_its_own_end_and_disturbs_nothing_around_it(coded_desk: Desk, reports: list[str]) -> None:
    open_by_list(coded_desk, reports[0])
    bar = coded_desk.bench.sides.active.bar
    tab = bar.current()
    assert tab is not None
    tab.title = "Trade & growth (2024) في غرب إفريقيا: الواجهة الأطلسية أفقًا للتعاون"
    bar.retitle(tab)
    assert bar.tabText(0).startswith("\u2068Trade && growth")
    assert bar.tabText(0).endswith("…\u2069")
    assert tab.title in bar.tabToolTip(0)
    assert bar.tabRect(0).width() <= 220


def test_codes_go_to_the_side_that_was_touched_and_both_sides_of_one_report_show_them(
    coded_desk: Desk, reports: list[str]
) -> None:
    desk, sides = coded_desk, coded_desk.bench.sides
    open_by_list(desk, reports[0])
    key(desk, KEY.Key_F12, NOTHING)
    desk.qtbot.waitUntil(lambda: len(sides.visible()) == 2 and sides.visible()[1].shown is not None, timeout=10_000)
    left, right = sides.visible()
    assert sides.active is right
    assert documents(left) == documents(right) == [reports[0]]

    before = len(desk.bench.coding.excerpts())
    start, end = unmarked(desk)
    desk.reader.select(start, end)
    key(desk, KEY.Key_1, NOTHING)
    desk.wait_for_highlights(before + 1)
    assert len(left.reader.marks()) == len(right.reader.marks()) == before + 1

    open_by_list(desk, reports[1])
    others = len(desk.bench.coding.excerpts())
    assert (documents(left), documents(right)) == ([reports[0]], reports[:2])
    QTest.mouseClick(left.reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, left.reader.height() - 12))
    assert sides.active is left
    assert desk.bench.coding.document == reports[0]
    assert len(desk.bench.lists_pane.highlights.model.excerpts) == before + 1
    start, end = unmarked(desk)
    desk.reader.select(start, end)
    key(desk, KEY.Key_2, NOTHING)
    desk.wait_for_highlights(before + 2)
    key(desk, KEY.Key_F12, CONTROL)
    shown(desk, reports[1])
    assert len(desk.bench.coding.excerpts()) == others
    key(desk, KEY.Key_Z)
    desk.qtbot.waitUntil(lambda: len(left.reader.marks()) == before + 1, timeout=10_000)

    key(desk, KEY.Key_F12, NOTHING)
    desk.rest()
    assert sides.visible() == [left]
    assert documents(left) == reports[:2]
    shown(desk, reports[1])


def unmarked(desk: Desk) -> tuple[int, int]:
    """A range of the report in hand over which there is no highlight yet."""
    document = desk.reader.document()
    assert document is not None
    block = next(b for b in document.blocks if b.end - b.start > 60 and not desk.reader.marks_at(b.end - 20))
    return block.end - 40, block.end - 10


def test_a_tab_dropped_on_the_far_half_makes_a_second_side_and_on_the_other_side_moves_there(
    coded_desk: Desk, reports: list[str]
) -> None:
    desk, sides = coded_desk, coded_desk.bench.sides
    for document in reports:
        open_by_list(desk, document)
    side = sides.active

    def drop(bar_side: Side, target: Side, place: QPoint) -> None:
        mime = QMimeData()
        mime.setData(TAB_MIME, b"")
        event = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, NOTHING)
        event.source = lambda: bar_side.bar  # type: ignore[method-assign]  # a drag that is not under way has none
        target.dropEvent(event)

    drop(side, side, QPoint(side.width() - 30, 300))  # the half where lines begin: it stays where it is
    assert not sides.split
    drop(side, side, QPoint(30, 300))
    desk.qtbot.waitUntil(lambda: len(sides.visible()) == 2, timeout=10_000)
    shown(desk, reports[2])
    other = sides.active
    assert (documents(side), documents(other)) == (reports[:2], [reports[2]])
    drop(side, other, QPoint(40, 300))
    desk.rest()
    assert (len(documents(side)), len(documents(other))) == (1, 2)
    drop(side, other, QPoint(40, 300))
    desk.rest()
    assert not sides.split
    assert sorted(documents(sides.active)) == sorted(reports)


def test_back_and_forward_go_over_reports_and_jumps_by_key_and_mouse(coded_desk: Desk, reports: list[str]) -> None:
    desk, actions = coded_desk, coded_desk.window.actions_
    first, second, _ = reports
    open_by_list(desk, first)
    assert not actions.back.isEnabled()
    desk.reader.scroll_to(600, at_head=True)
    start = desk.reader.position()
    jumped = desk.bench.coding.excerpts()[-1].highlight
    desk.bench.lists_pane.highlights.excerptChosen.emit(jumped.id)
    there = desk.reader.position()
    desk.bench.show_place(second, 200, 220)
    shown(desk, second)
    found = desk.reader.position()

    # Where lines run from right to left, back lies at the right, as its arrow shows.
    key(desk, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    shown(desk, first)
    desk.qtbot.waitUntil(lambda: desk.reader.position() == there, timeout=5000)
    QTest.mouseClick(desk.reader.viewport(), Qt.MouseButton.BackButton, pos=QPoint(200, 200))
    assert desk.reader.position() == start
    assert not actions.back.isEnabled()
    QTest.mouseClick(desk.bench.documents.view.viewport(), Qt.MouseButton.ForwardButton, pos=QPoint(20, 20))
    assert desk.reader.position() == there
    key(desk, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    shown(desk, second)
    desk.qtbot.waitUntil(lambda: desk.reader.position() == found, timeout=5000)
    assert not actions.forward.isEnabled()
    desk.bench.sides.close_tab()
    shown(desk, first)
    actions.back.trigger()
    shown(desk, second)


def test_a_removed_report_closes_its_tabs_and_its_places(coded_desk: Desk, reports: list[str]) -> None:
    desk, sides = coded_desk, coded_desk.bench.sides
    for document in reports[:2]:
        open_by_list(desk, document)
    assert desk.window.session is not None
    remove = desk.window.session.changes.submit
    remove(lambda workspace, _: workspace.remove_document(reports[0]), lambda _: desk.bench.refresh())
    desk.qtbot.waitUntil(lambda: documents(sides.active) == [reports[1]], timeout=10_000)
    assert not sides.history.can_go_back
    assert not sides.can_reopen


def test_the_next_start_finds_all_as_it_was_left(
    coded_desk: Desk, reports: list[str], again: Callable[[], Desk]
) -> None:
    desk = coded_desk
    for document in reports[:2]:
        open_by_list(desk, document)
    desk.reader.scroll_to(500, at_head=True)
    desk.bench.sides.set_split(True)
    desk.rest()
    open_by_list(desk, reports[2])
    desk.window.actions_.zoom_in.trigger()
    place = desk.reader.position()
    left, right = (side.width() for side in desk.bench.sides.visible())

    desk = again()
    shown(desk, reports[2])
    sides = desk.bench.sides
    assert [documents(side) for side in sides.visible()] == [reports[:2], [reports[1], reports[2]]]
    assert sides.active is sides.visible()[1]
    assert desk.reader.position().offset == place.offset
    assert desk.reader.settings.zoom == 110
    assert [abs(side.width() - was) < 3 for side, was in zip(sides.visible(), (left, right), strict=True)] == [True] * 2
    assert sides.visible()[0].shown is not None

    desk.window.change_language("en")
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == reports[2], timeout=20_000)
    assert [documents(side) for side in desk.bench.sides.visible()] == [reports[:2], [reports[1], reports[2]]]
    desk.window.change_language("ar")
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == reports[2], timeout=20_000)
    QApplication.processEvents()
