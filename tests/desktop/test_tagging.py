"""Giving codes in two gestures: the palette, the last code again, a drop on the tree; stance and copying by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.panels.code_palette import CodePalette
from egpk_desk.desktop.reader.dragging import SELECTION_MIME, passage_mime
from egpk_desk.resources import sample_docs
from tests.desktop.window import CONTROL, NOTHING, SHIFT, Desk

REPORT = sample_docs() / "uae-indonesia.txt"
FIRST, SECOND = "driver/economic-gains", "driver/gaza-war"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reading(desk: Desk) -> Desk:
    """A window on a report, the keyboard in the text."""
    desk.import_by_drop(REPORT)
    desk.rest()
    desk.read()
    return desk


def select(desk: Desk, skip: int = 0) -> tuple[int, int]:
    document = desk.reader.document()
    assert document is not None
    block = next(b for b in document.body() if b.end - b.start > 200)
    start = document.text.index(" ", block.start + skip) + 1
    end = document.text.index(" ", start + 20)
    desk.reader.select(start, end)
    return start, end


def write(letters: str) -> None:
    for letter in letters:
        target = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, NOTHING, letter))


def slugs(desk: Desk) -> list[list[str]]:
    return [[code.slug for code in excerpt.codes] for excerpt in desk.stored()]


def palette(desk: Desk) -> CodePalette:
    return desk.bench.tagging.palette


def test_typing_letters_over_a_selection_opens_the_palette_and_enter_gives_the_code(reading: Desk) -> None:
    place = select(reading)
    write("غزة")
    assert palette(reading).isVisible()
    assert palette(reading).field.text() == "غزة"
    reading.key(Qt.Key.Key_Return)
    reading.wait_for_highlights(1)
    assert slugs(reading) == [[SECOND]]
    [stored] = reading.stored()
    assert (stored.highlight.start, stored.highlight.end) == place
    assert not palette(reading).isVisible()
    assert reading.reader.hasFocus()


def test_control_t_offers_all_codes_the_most_used_first_and_the_arrows_choose(reading: Desk) -> None:
    select(reading)
    reading.key(Qt.Key.Key_2)
    reading.wait_for_highlights(1)
    reading.rest()
    select(reading, 60)
    reading.key(Qt.Key.Key_T, CONTROL)
    model = palette(reading).model
    first, second = (model.choices[row] for row in (0, 1))
    assert first.slug == SECOND
    reading.key(Qt.Key.Key_Down)
    reading.key(Qt.Key.Key_Return)
    reading.wait_for_highlights(2)
    assert sorted(slugs(reading)) == sorted([[SECOND], [second.slug]])


def test_the_palette_ticks_what_the_highlight_in_hand_carries_and_enter_takes_it_off(reading: Desk) -> None:
    select(reading)
    reading.key(Qt.Key.Key_2)
    reading.wait_for_highlights(1)
    reading.rest()
    write("غز")
    assert palette(reading).isVisible()
    assert len(palette(reading).model.carried) == 1
    reading.key(Qt.Key.Key_Return)
    reading.qtbot.waitUntil(lambda: slugs(reading) == [[]], timeout=5000)


def test_escape_and_a_click_beside_it_put_the_palette_away_and_change_nothing(reading: Desk) -> None:
    select(reading)
    reading.key(Qt.Key.Key_T, CONTROL)
    reading.key(Qt.Key.Key_Escape)
    assert not palette(reading).isVisible()
    assert reading.reader.hasFocus()
    reading.key(Qt.Key.Key_T, CONTROL)
    reading.bench.documents.view.setFocus()
    assert not palette(reading).isVisible()
    reading.rest()
    assert reading.stored() == []


def test_what_is_not_there_yet_is_made_and_given_and_undo_takes_both_back_at_once(reading: Desk) -> None:
    select(reading)
    write("ممرات النقل")
    reading.key(Qt.Key.Key_Down)  # a dimension rather than a driver
    reading.key(Qt.Key.Key_Return)
    reading.wait_for_highlights(1)
    assert slugs(reading) == [["dimension/ممرات-النقل"]]
    reading.rest()
    reading.key(Qt.Key.Key_Z, CONTROL)
    reading.wait_for_highlights(0)
    with reading.look() as workspace:
        assert all(code.name_ar != "ممرات النقل" for code in workspace.codes())


def test_a_name_that_is_there_already_is_not_offered_as_new(reading: Desk) -> None:
    select(reading)
    write("الثقافى")
    assert [getattr(choice, "id", None) is not None for choice in palette(reading).model.choices] == [True]


def test_without_a_selection_letters_say_what_to_do_and_open_nothing(reading: Desk) -> None:
    reading.reader.select(5, 5)
    write("غ")
    assert not palette(reading).isVisible()
    assert "حدِّد" in reading.window.statusBar().currentMessage()


def test_one_key_gives_the_last_code_again_and_never_takes_it_off(reading: Desk) -> None:
    select(reading)
    reading.key(Qt.Key.Key_F4)
    assert "بعد" in reading.window.statusBar().currentMessage()
    reading.key(Qt.Key.Key_2)
    reading.wait_for_highlights(1)
    select(reading, 60)
    reading.key(Qt.Key.Key_F4)
    reading.wait_for_highlights(2)
    reading.key(Qt.Key.Key_F4)
    reading.rest()
    assert slugs(reading) == [[SECOND], [SECOND]]


def drop(desk: Desk, slug: str, mime: QMimeData) -> bool:
    """Drop onto a code of the tree; whether the tree took it."""
    tree = desk.bench.side.codes
    code = next(code for code in desk.bench.lists.codes if code.slug == slug) if desk.bench.lists else None
    assert code is not None
    item = tree._items[code.id]
    tree.view.scrollToItem(item)
    point, target = tree.view.visualItemRect(item).center(), tree.view.viewport()
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, mime, left, NOTHING)
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(point, Qt.DropAction.CopyAction, mime, left, NOTHING)
    QApplication.sendEvent(target, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(point), Qt.DropAction.CopyAction, mime, left, NOTHING))
    return True


def test_a_selection_dropped_on_a_code_carries_it(reading: Desk) -> None:
    place = select(reading)
    assert drop(reading, FIRST, passage_mime(reading.reader.selected_text()))
    reading.wait_for_highlights(1)
    assert slugs(reading) == [[FIRST]]
    assert [(e.highlight.start, e.highlight.end) for e in reading.stored()] == [place]


def test_files_are_not_taken_by_the_tree_of_codes(reading: Desk) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(REPORT))])
    assert not drop(reading, FIRST, mime)


def test_what_is_dragged_is_text_for_other_programs_too() -> None:
    mime = passage_mime("نص\nآخر")
    assert mime.hasFormat(SELECTION_MIME)
    assert mime.text() == "نص\nآخر"


@pytest.mark.parametrize(
    ("key", "stance"),
    [(Qt.Key.Key_1, "supports"), (Qt.Key.Key_2, "contradicts"), (Qt.Key.Key_3, "context"), (Qt.Key.Key_0, "")],
)
def test_the_stance_is_set_from_the_keyboard(reading: Desk, key: Qt.Key, stance: str) -> None:
    select(reading)
    reading.key(Qt.Key.Key_1)
    reading.wait_for_highlights(1)
    reading.key(Qt.Key.Key_2 if stance != "contradicts" else Qt.Key.Key_1, ALT)
    reading.key(key, ALT)
    reading.rest()
    assert [e.highlight.stance for e in reading.stored()] == [stance]


def test_copying_with_the_reference_gives_quotation_and_note(reading: Desk) -> None:
    start, end = select(reading)
    text = reading.reader.selected_text()
    reading.key(Qt.Key.Key_C, CONTROL | SHIFT)
    reading.qtbot.waitUntil(lambda: "(" in QGuiApplication.clipboard().text(), timeout=5000)
    with reading.look() as workspace:
        reference = workspace.citation(reading.bench.coding.document, start, end)
    assert QGuiApplication.clipboard().text() == f"«{text}» ({reference.removesuffix('.')})"
    assert reading.bench.reading.record is not None
    assert reading.bench.reading.record.metadata.author in reference


@pytest.mark.parametrize("size", [(1280, 800), (900, 560)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_palette_stays_within_the_window_and_shows_its_rows_whole(
    make_desk, tmp_path, language: str, size: tuple[int, int]
) -> None:  # type: ignore[no-untyped-def]
    desk = make_desk(language=language, size=size)
    desk.open(tmp_path / "library.egpk", create=True)
    desk.import_by_drop(REPORT)
    desk.rest()
    desk.read()
    document = desk.reader.document()
    assert document is not None
    for start in range(0, 1200, 300):
        desk.reader.select(start, start + 30)
        desk.key(Qt.Key.Key_T, CONTROL)
        box = palette(desk)
        assert box.isVisible()
        assert desk.bench.rect().contains(box.geometry())
        write("econ")
        view = box.view
        if box.model.rowCount() <= 8:
            last = view.visualRect(box.model.index(box.model.rowCount() - 1))
            assert view.viewport().rect().contains(last)
        desk.key(Qt.Key.Key_Escape)


def test_a_press_on_the_selection_starts_no_new_one_and_a_click_there_puts_it_down(reading: Desk) -> None:
    start, end = select(reading)
    found = reading.reader.place_of((start + end) // 2)
    assert found is not None
    point = QPoint(round(found[0].x()) + 2, round(found[0].y() + found[1] / 2))
    QTest.mousePress(reading.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert reading.reader.selection() == (start, end)
    QTest.mouseRelease(reading.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    low, high = reading.reader.selection()
    assert low == high
    assert start < low < end
