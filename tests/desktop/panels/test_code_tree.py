from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.panels.code_row import CODE, COUNT, NUMBER, Places, places
from egpk_desk.desktop.panels.code_tree import CodeTree
from egpk_desk.library.records import Code


@pytest.fixture
def panel(qtbot: QtBot, codes: list[Code], counts: Counter[str]) -> CodeTree:
    made = CodeTree()
    qtbot.addWidget(made)
    made.set_codes(codes, counts)
    made.resize(300, 900)
    made.show()
    return made


def by_slug(codes: list[Code], slug: str) -> Code:
    return next(code for code in codes if code.slug == slug)


def item(panel: CodeTree, code: Code) -> QTreeWidgetItem:
    return panel._items[code.id]


def parts(panel: CodeTree, code: Code) -> Places:
    found = item(panel, code)
    rect = QRectF(panel.view.visualItemRect(found))
    return places(rect, panel.view.font(), found.data(0, COUNT), found.data(0, NUMBER), panel.layoutDirection())


def click(qtbot: QtBot, panel: CodeTree, place: QPointF) -> None:
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def shown(panel: CodeTree) -> list[str]:
    return [found.data(0, CODE).slug for found in panel._items.values() if not found.isHidden()]


def type_filter(panel: CodeTree, text: str) -> None:
    panel.field.setText(text)
    panel.field.tell()


def test_kinds_head_their_codes_in_the_language_of_the_window(panel: CodeTree) -> None:
    heads = [panel.view.topLevelItem(row) for row in range(panel.view.topLevelItemCount())]
    assert [head.text(0) for head in heads if head] == ["الدوافع", "الأبعاد"]
    assert heads[0] is not None
    assert heads[0].child(0).text(0) == "المكاسب الاقتصادية"


def test_the_names_are_english_in_an_english_window(qtbot: QtBot, codes: list[Code]) -> None:
    made = CodeTree(language="en")
    qtbot.addWidget(made)
    made.set_codes(codes, {})
    assert item(made, by_slug(codes, "driver/gaza-war")).text(0) == "The war in Gaza"


def test_the_first_nine_at_the_top_have_number_keys(panel: CodeTree, codes: list[Code]) -> None:
    top = [code.id for code in codes if code.parent is None]
    assert [panel.code_for_number(number) for number in range(1, 10)] == top[:9]
    assert panel.code_for_number(0) is None
    assert panel.code_for_number(10) is None
    assert item(panel, codes[0]).data(0, NUMBER) == 1


def test_a_retired_code_gives_its_number_to_the_next_and_is_hidden(
    panel: CodeTree, codes: list[Code], counts: Counter[str]
) -> None:
    panel.set_codes([replace(codes[0], retired=True), *codes[1:]], counts)
    assert panel.code_for_number(1) == codes[1].id
    assert codes[0].slug not in shown(panel)
    panel.menu().actions()[-1].setChecked(True)
    assert codes[0].slug in shown(panel)
    assert item(panel, codes[0]).data(0, COUNT) == counts[codes[0].id]


def test_a_retired_code_is_given_to_no_further_passage_but_can_be_taken_off(
    panel: CodeTree, codes: list[Code], counts: Counter[str], qtbot: QtBot
) -> None:
    panel.menu().actions()[-1].setChecked(True)
    panel.set_codes([replace(codes[0], retired=True), *codes[1:]], counts)
    panel.view.setCurrentItem(item(panel, codes[0]))
    with qtbot.assertNotEmitted(panel.codeTriggered):
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    panel.set_checked([codes[0].id])
    with qtbot.waitSignal(panel.codeTriggered):
        QTest.keyClick(panel.view, Qt.Key.Key_Return)


def test_a_click_on_the_disc_gives_the_code_and_one_on_the_name_does_not(
    panel: CodeTree, codes: list[Code], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.codeTriggered):
        click(qtbot, panel, parts(panel, codes[1]).name.center())
    assert panel.current() == codes[1].id
    with qtbot.waitSignal(panel.codeTriggered) as triggered:
        click(qtbot, panel, parts(panel, codes[2]).disc.center())
    assert triggered.args == [codes[2].id]


def test_the_disc_stands_at_the_right_and_the_key_at_the_left_in_arabic(panel: CodeTree, codes: list[Code]) -> None:
    found = parts(panel, codes[0])
    assert found.key is not None
    assert found.count is not None
    assert found.key.right() < found.count.left() < found.name.left() < found.disc.left()


def test_a_double_click_on_the_name_gives_the_code_once(panel: CodeTree, codes: list[Code], qtbot: QtBot) -> None:
    given: list[str] = []
    panel.codeTriggered.connect(given.append)
    place = parts(panel, codes[3]).name.center().toPoint()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert given == [codes[3].id]


def test_a_click_on_the_count_shows_only_that_code_and_the_next_click_all(
    panel: CodeTree, codes: list[Code], qtbot: QtBot
) -> None:
    asked: list[str] = []
    panel.filterRequested.connect(asked.append)
    count = parts(panel, codes[0]).count
    assert count is not None
    click(qtbot, panel, count.center())
    assert panel.only.isVisible()
    panel.layout().activate()
    count = parts(panel, codes[0]).count
    assert count is not None
    click(qtbot, panel, count.center())
    assert asked == [codes[0].id, ""]
    assert not panel.only.isVisible()


def test_the_filter_falls_when_its_code_is_removed(panel: CodeTree, codes: list[Code], counts: Counter[str]) -> None:
    panel.set_filter(codes[0].id)
    assert panel.only.isVisible()
    panel.set_codes(codes[1:], counts)
    assert not panel.only.isVisible()


def test_the_keyboard_alone_gives_filters_edits_and_removes(panel: CodeTree, codes: list[Code], qtbot: QtBot) -> None:
    panel.view.setCurrentItem(item(panel, codes[0]))
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    control = Qt.KeyboardModifier.ControlModifier
    for key, modifier, signal in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, panel.codeTriggered),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, panel.codeTriggered),
        (Qt.Key.Key_Return, control, panel.filterRequested),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, panel.editRequested),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, panel.removalRequested),
    ):
        with qtbot.waitSignal(signal) as emitted:
            QTest.keyClick(panel.view, key, modifier)
        assert emitted.args == [codes[1].id]


@pytest.mark.parametrize(
    ("direction", "inwards", "outwards"),
    [
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left, Qt.Key.Key_Right),
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right, Qt.Key.Key_Left),
    ],
)
def test_alt_and_an_arrow_move_a_code_in_and_out_as_the_tree_is_drawn(
    panel: CodeTree,
    codes: list[Code],
    qtbot: QtBot,
    direction: Qt.LayoutDirection,
    inwards: Qt.Key,
    outwards: Qt.Key,
) -> None:
    panel.setLayoutDirection(direction)
    alt = Qt.KeyboardModifier.AltModifier
    panel.view.setCurrentItem(item(panel, codes[1]))
    with qtbot.waitSignal(panel.moveRequested) as moved:
        QTest.keyClick(panel.view, inwards, alt)
    assert moved.args == [codes[1].id, codes[0].id, -1]
    trade = by_slug(codes, "dimension/economic/trade")
    panel.view.setCurrentItem(item(panel, trade))
    with qtbot.waitSignal(panel.moveRequested) as moved:
        QTest.keyClick(panel.view, outwards, alt)
    assert moved.args == [trade.id, "", -1]
    panel.view.setCurrentItem(item(panel, codes[0]))
    with qtbot.assertNotEmitted(panel.moveRequested):
        QTest.keyClick(panel.view, inwards, alt)
        QTest.keyClick(panel.view, outwards, alt)


def drop(panel: CodeTree, moved: Code, target: QTreeWidgetItem, at: float = 0.5) -> None:
    """Drop a code on another; ``at`` is the height within its row, from 0 to 1."""
    panel.view.setCurrentItem(item(panel, moved))
    rect = QRectF(panel.view.visualItemRect(target))
    place = QPointF(rect.center().x(), rect.top() + at * rect.height())
    nothing = Qt.KeyboardModifier.NoModifier
    mime = QMimeData()  # the event only points to it
    event = QDropEvent(place, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, nothing)
    panel.view.dropEvent(event)


def test_a_drop_asks_for_the_move_and_changes_nothing_itself(panel: CodeTree, codes: list[Code], qtbot: QtBot) -> None:
    political = by_slug(codes, "dimension/political")
    trade = by_slug(codes, "dimension/economic/trade")
    before = shown(panel)
    with qtbot.waitSignal(panel.moveRequested) as moved:
        drop(panel, trade, item(panel, political))
    assert moved.args == [trade.id, political.id, -1]
    assert shown(panel) == before
    head = panel.view.topLevelItem(1)
    assert head is not None
    with qtbot.waitSignal(panel.moveRequested) as moved:
        drop(panel, trade, head)
    assert moved.args == [trade.id, "", -1]


def test_a_code_is_not_dropped_on_itself_its_parent_or_what_is_below_it(
    panel: CodeTree, codes: list[Code], qtbot: QtBot
) -> None:
    economic, trade = by_slug(codes, "dimension/economic"), by_slug(codes, "dimension/economic/trade")
    with qtbot.assertNotEmitted(panel.moveRequested):
        drop(panel, economic, item(panel, economic))
        drop(panel, economic, item(panel, trade))
        drop(panel, trade, item(panel, economic))


def test_a_drop_between_two_codes_puts_it_there(panel: CodeTree, codes: list[Code], qtbot: QtBot) -> None:
    drivers = [code for code in codes if code.kind == "driver" and code.parent is None]
    for target, at, place in ((drivers[0], 0.05, 0), (drivers[0], 0.95, 1), (drivers[5], 0.95, 5)):
        with qtbot.waitSignal(panel.moveRequested) as moved:
            drop(panel, drivers[2], item(panel, target), at)
        assert moved.args == [drivers[2].id, "", place]
    trade, political = by_slug(codes, "dimension/economic/trade"), by_slug(codes, "dimension/political")
    with qtbot.waitSignal(panel.moveRequested) as moved:
        drop(panel, trade, item(panel, political), 0.05)
    assert moved.args == [trade.id, "", 0]


def test_a_drop_that_would_change_nothing_or_the_kind_of_a_top_code_asks_for_nothing(
    panel: CodeTree, codes: list[Code], qtbot: QtBot
) -> None:
    drivers = [code for code in codes if code.kind == "driver" and code.parent is None]
    with qtbot.assertNotEmitted(panel.moveRequested):
        drop(panel, drivers[1], item(panel, drivers[0]), 0.95)
        drop(panel, drivers[1], item(panel, drivers[2]), 0.05)
        drop(panel, drivers[1], item(panel, by_slug(codes, "dimension/political")), 0.05)


def test_alt_up_and_down_move_a_code_among_its_siblings(panel: CodeTree, codes: list[Code], qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    for slug, key, place in (
        ("driver/gaza-war", Qt.Key.Key_Up, 0),
        ("driver/gaza-war", Qt.Key.Key_Down, 2),
        ("dimension/economic/trade", Qt.Key.Key_Down, 1),
    ):
        code = by_slug(codes, slug)
        panel.view.setCurrentItem(item(panel, code))
        with qtbot.waitSignal(panel.moveRequested) as moved:
            QTest.keyClick(panel.view, key, alt)
        assert moved.args == [code.id, code.parent or "", place]
    panel.view.setCurrentItem(item(panel, codes[0]))
    with qtbot.assertNotEmitted(panel.moveRequested):
        QTest.keyClick(panel.view, Qt.Key.Key_Up, alt)


@pytest.mark.parametrize("query", ["اسيا", "آسيا", "ASIA", "آسِيَا"])
def test_codes_are_found_in_arabic_or_english_whatever_the_spelling(panel: CodeTree, query: str) -> None:
    type_filter(panel, query)
    assert shown(panel) == ["driver/south-asia-india", "driver/geoeconomics-central-asia"]


def test_a_match_below_shows_what_it_stands_below(panel: CodeTree, codes: list[Code]) -> None:
    economic = item(panel, by_slug(codes, "dimension/economic"))
    economic.setExpanded(False)
    type_filter(panel, "الزراعة")
    assert shown(panel) == ["dimension/economic", "dimension/economic/agriculture"]
    assert economic.isExpanded()
    type_filter(panel, "")
    assert not economic.isExpanded()
    assert len(shown(panel)) == len(codes)


def test_enter_while_typing_gives_the_first_match(panel: CodeTree, codes: list[Code], qtbot: QtBot) -> None:
    panel.field.setText("زراع")
    with qtbot.waitSignal(panel.codeTriggered) as triggered:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert triggered.args == [by_slug(codes, "dimension/economic/agriculture").id]


def test_what_the_passage_carries_is_ticked_and_said(panel: CodeTree, codes: list[Code]) -> None:
    before = item(panel, codes[0]).data(0, Qt.ItemDataRole.AccessibleTextRole)
    plain = panel.grab().toImage()
    panel.set_checked([codes[0].id])
    assert item(panel, codes[0]).data(0, Qt.ItemDataRole.AccessibleTextRole) != before
    assert panel.grab().toImage() != plain


def test_reloading_keeps_what_is_closed_chosen_and_ticked(
    panel: CodeTree, codes: list[Code], counts: Counter[str]
) -> None:
    economic = by_slug(codes, "dimension/economic")
    item(panel, economic).setExpanded(False)
    panel.view.setCurrentItem(item(panel, codes[2]))
    panel.set_checked([codes[2].id])
    said = item(panel, codes[2]).data(0, Qt.ItemDataRole.AccessibleTextRole)
    panel.set_codes(codes, counts)
    assert not item(panel, economic).isExpanded()
    assert panel.current() == codes[2].id
    assert item(panel, codes[2]).data(0, Qt.ItemDataRole.AccessibleTextRole) == said


def test_long_names_take_two_lines_in_a_narrow_panel_and_one_in_a_wide_one(
    panel: CodeTree, codes: list[Code], qtbot: QtBot
) -> None:
    long = by_slug(codes, "driver/geoeconomics-central-asia")

    def height() -> int:
        return panel.view.visualItemRect(item(panel, long)).height()

    panel.resize(240, 900)
    qtbot.wait(20)
    narrow = height()
    panel.resize(600, 900)
    qtbot.wait(20)
    assert height() < narrow


def test_a_new_code_is_asked_for_below_the_chosen_one_or_its_kind(
    panel: CodeTree, codes: list[Code], qtbot: QtBot
) -> None:
    panel.view.setCurrentItem(item(panel, codes[0]))
    with qtbot.waitSignal(panel.addRequested) as asked:
        panel._add.click()
    assert asked.args == [codes[0].id]
    panel.view.setCurrentItem(panel.view.topLevelItem(1))
    with qtbot.waitSignal(panel.addRequested) as asked:
        panel._add.click()
    assert asked.args == ["dimension"]
