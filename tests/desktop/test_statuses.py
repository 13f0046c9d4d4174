"""How far the work has come: set by key and menu, shown in the lists, stored, and taken back by undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QMenu

from egpk_desk.desktop.panels.statuses import SIGN, paint_status, status_name
from egpk_desk.desktop.theme import DARK, LIGHT, Theme
from egpk_desk.library.records import Status
from egpk_desk.resources import sample_docs
from tests.desktop.window import CONTROL, SHIFT, Desk

REPORTS = (sample_docs() / "uae-indonesia.txt", sample_docs() / "saudi-india.md")
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
STATUSES = ("unread", "reading", "coded", "to-check")


def listed(desk: Desk) -> list[str]:
    return [record.status for record in desk.bench.documents.model.records]


def stored(desk: Desk) -> list[str]:
    with desk.look() as workspace:
        return [record.status for record in workspace.documents()]


@pytest.fixture
def reading(desk: Desk) -> Desk:
    desk.import_by_drop(*REPORTS)
    desk.rest()
    if not desk.bench.coding.document:
        desk.show_document(desk.bench.documents.model.records[0].id)
    desk.read()
    return desk


def test_keys_say_how_far_a_report_is_and_undo_takes_it_back(reading: Desk) -> None:
    open_one = [record.id for record in reading.bench.documents.model.records].index(reading.bench.coding.document)
    for key, status in (*zip(KEYS[1:], STATUSES[1:], strict=True), (KEYS[0], STATUSES[0])):
        reading.key(key, CONTROL)
        reading.qtbot.waitUntil(lambda status=status: listed(reading)[open_one] == status, timeout=5000)
        assert stored(reading)[open_one] == status
    reading.rest()
    reading.key(Qt.Key.Key_Z, CONTROL)
    reading.qtbot.waitUntil(lambda: listed(reading)[open_one] == "to-check", timeout=5000)


def test_the_menu_of_the_list_marks_the_report_under_the_keyboard(reading: Desk) -> None:
    view = reading.bench.documents.view
    view.setCurrentIndex(reading.bench.documents.model.index(1))
    menu = reading.bench.documents.menu()
    statuses, _groups = [action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    actions = statuses.actions()
    assert [action.isChecked() for action in actions] == [True, False, False, False]
    actions[3].trigger()
    reading.qtbot.waitUntil(lambda: listed(reading)[1] == "to-check", timeout=5000)
    assert listed(reading)[0] == "unread"
    menu.deleteLater()


def test_the_filter_finds_reports_by_their_status(reading: Desk) -> None:
    reading.key(Qt.Key.Key_4, CONTROL)
    reading.qtbot.waitUntil(lambda: "to-check" in listed(reading), timeout=5000)
    reading.bench.documents.field.setText(status_name("to-check"))
    reading.bench.documents.field.tell()
    assert reading.bench.documents.model.rowCount() == 1


def test_keys_say_how_far_a_passage_is_and_several_change_as_one_step(reading: Desk) -> None:
    for number, start in enumerate((0, 40, 80), start=1):
        reading.reader.select(start, start + 20)
        reading.key(Qt.Key.Key_1)
        reading.wait_for_highlights(number)
    reading.key(Qt.Key.Key_3, CONTROL | SHIFT)
    reading.rest()
    assert sorted(e.highlight.status for e in reading.stored()) == ["", "", "coded"]
    view = reading.bench.lists_pane.highlights.view
    view.setFocus()
    view.selectAll()
    reading.key(Qt.Key.Key_4, CONTROL | SHIFT)
    reading.qtbot.waitUntil(lambda: {e.highlight.status for e in reading.stored()} == {"to-check"}, timeout=5000)
    reading.rest()
    assert {e.highlight.status for e in reading.bench.lists_pane.highlights.model.excerpts} == {"to-check"}
    reading.read()
    reading.key(Qt.Key.Key_Z, CONTROL)
    reading.qtbot.waitUntil(
        lambda: sorted(e.highlight.status for e in reading.stored()) == ["", "", "coded"], timeout=5000
    )


def test_a_screen_reader_hears_the_status(reading: Desk) -> None:
    model = reading.bench.documents.model
    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert status_name("unread") in words


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_status_has_a_sign_of_its_own(theme: Theme) -> None:
    signs = set()
    for status in Status:
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(theme.colour("panel"))
        painter = QPainter(image)
        paint_status(painter, QRectF(0, 0, 24, 24), status, theme)
        painter.end()
        signs.add(bytes(image.constBits()))
    assert len(signs) == len(Status)
    assert SIGN < 24
