"""Selecting, highlighting and going to notes with real mouse events."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.reader import Mark, Reader
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.reader.painting import handle_places
from egpk_desk.document import BlockKind
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import of_blocks, of_paragraphs, whole

LEFT = Qt.MouseButton.LeftButton
TEXT = "قال الوزير نعم. ثم مضى إلى EDEX مسرعًا. وعاد."
DOCUMENT = of_paragraphs([TEXT, "فقرة ثانية قصيرة."])


def over(reader: Reader, offset: int) -> QPoint:
    """A point in the right half (where it begins) of the Arabic letter at an offset."""
    scene = reader.scene()
    place = scene.page.place(Caret(offset))
    y = -scene.top[1] + sum(scene.page.laid(row).height for row in range(scene.top[0], place.row))
    cell = next(c for c in place.piece.cells(place.line).cells() if c.start <= place.unit < c.end)
    x = cell.left + (0.75 if cell.rtl else 0.25) * (cell.right - cell.left)
    return QPoint(round(scene.left + place.piece.x + x), round(y + place.top + place.height / 2))


def triple_click(reader: Reader, point: QPoint) -> None:
    view = reader.viewport()
    QTest.mouseDClick(view, LEFT, pos=point)
    QTest.mouseClick(view, LEFT, pos=point, delay=10)


def drag(reader: Reader, start: QPoint, end: QPoint) -> None:
    view = reader.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)


def test_a_click_puts_the_caret_and_a_drag_selects_letters(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    QTest.mouseClick(reader.viewport(), LEFT, pos=over(reader, 4))
    assert reader.selection() == (4, 4)
    drag(reader, over(reader, 4), over(reader, 14))
    assert reader.selection() == (4, 14)
    drag(reader, over(reader, 14), over(reader, 4))
    assert reader.selection() == (4, 14)


def test_a_double_click_selects_the_word_and_dragging_on_goes_by_words(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    view = reader.viewport()
    QTest.mouseDClick(view, LEFT, pos=over(reader, 6))
    assert reader.selected_text() == "الوزير"
    reader = show_reader(DOCUMENT)
    view = reader.viewport()
    QTest.mouseDClick(view, LEFT, pos=over(reader, 6))
    reader.begin_selection(QPointF(over(reader, 6)), reader_unit_word())
    reader.extend_selection(QPointF(over(reader, 17)))
    assert reader.selected_text() == "الوزير نعم. ثم"
    reader.extend_selection(QPointF(over(reader, 1)))
    assert reader.selected_text() == "قال الوزير"


def reader_unit_word():  # type: ignore[no-untyped-def]
    from egpk_desk.desktop.reader.selection import Unit

    return Unit.WORD


def test_a_triple_click_selects_the_paragraph(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    triple_click(reader, over(reader, 6))
    assert reader.selected_text() == TEXT


def test_control_click_selects_the_sentence(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    point = over(reader, TEXT.index("مضى"))
    QTest.mouseClick(reader.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, point)
    assert reader.selected_text().strip() == "ثم مضى إلى EDEX مسرعًا."


def test_shift_click_extends_the_selection_from_the_caret(show_reader: ShowReader) -> None:
    reader = show_reader(DOCUMENT)
    QTest.mouseClick(reader.viewport(), LEFT, pos=over(reader, 4))
    QTest.mouseClick(reader.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, over(reader, 15))
    assert reader.selection() == (4, 15)


def test_a_drag_below_the_view_scrolls_on_and_selects_what_comes(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs([TEXT] * 100), 600, 300)
    view = reader.viewport()
    QTest.mousePress(view, LEFT, pos=over(reader, 4))
    QTest.mouseMove(view, QPoint(200, 150))
    QTest.mouseMove(view, QPoint(200, 420))
    qtbot.waitUntil(lambda: reader.position().offset > 5 * len(TEXT), timeout=4000)
    QTest.mouseRelease(view, LEFT, pos=QPoint(200, 420))
    assert reader.selection()[0] == 4
    assert reader.selection()[1] > reader.position().offset
    stood = reader.position().offset
    qtbot.wait(120)
    assert reader.position().offset == stood


def test_escape_gives_up_the_drag_of_a_handle(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(DOCUMENT)
    reader.set_marks([Mark("one", 4, 10, ("#aa0000",))])
    reader.set_active_mark("one")
    (x, y, height) = handle_places(reader.scene())[1]
    knob = QPoint(round(x), round(y + height))
    view = reader.viewport()
    with qtbot.assertNotEmitted(reader.rangeEdited):
        QTest.mousePress(view, LEFT, pos=knob)
        QTest.mouseMove(view, over(reader, 20) + QPoint(0, 16))
        assert [(mark.start, mark.end) for mark in reader.marks()] != [(4, 10)]
        QTest.keyClick(reader.focusProxy(), Qt.Key.Key_Escape)
        assert [(mark.start, mark.end) for mark in reader.marks()] == [(4, 10)]
        QTest.mouseMove(view, over(reader, 25) + QPoint(0, 16))
        QTest.mouseRelease(view, LEFT, pos=over(reader, 25) + QPoint(0, 16))
    assert [(mark.start, mark.end) for mark in reader.marks()] == [(4, 10)]


def test_a_click_tells_the_marks_there_and_further_clicks_put_the_next_one_first(
    show_reader: ShowReader, qtbot: QtBot
) -> None:
    reader = show_reader(DOCUMENT)
    reader.set_marks(
        [Mark("long", 0, 20, ("#aa0000",)), Mark("mid", 2, 14, ("#00aa00",)), Mark("short", 4, 10, ("#0000aa",))]
    )
    told: list[list[str]] = []

    def activated(ids: list[str]) -> None:
        told.append(ids)
        reader.set_active_mark(ids[0])

    reader.marksActivated.connect(activated)
    for _ in range(4):
        QTest.mouseClick(reader.viewport(), LEFT, pos=over(reader, 6))
        qtbot.wait(QGuiApplication.styleHints().mouseDoubleClickInterval() // 20)
    assert [ids[0] for ids in told] == ["short", "mid", "long", "short"]
    assert all(set(ids) == {"short", "mid", "long"} for ids in told)
    QTest.mouseClick(reader.viewport(), LEFT, pos=over(reader, 17))
    assert told[-1] == ["long"]


def test_enter_does_at_the_caret_what_a_click_does(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(DOCUMENT)
    reader.set_marks([Mark("a", 0, 20, ("#aa0000",))])
    with qtbot.waitSignal(reader.marksActivated) as told:
        QTest.keyClick(reader.focusProxy(), Qt.Key.Key_Return)
    assert told.args == [["a"]]


def test_a_handle_dragged_changes_the_range_by_whole_letters(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(DOCUMENT)
    reader.set_marks([Mark("a", 4, 10, ("#aa0000",))])
    reader.set_active_mark("a")
    start, end = handle_places(reader.scene())
    knob = QPoint(round(end[0]), round(end[1] + end[2]))
    target = over(reader, 18)
    with qtbot.waitSignal(reader.rangeEdited) as told:
        drag(reader, knob, QPoint(target.x(), knob.y()))
    assert told.args == ["a", 4, 18]
    assert (reader.marks()[0].start, reader.marks()[0].end) == (4, 18)
    assert reader.selection() == (0, 0)
    start, end = handle_places(reader.scene())
    with qtbot.waitSignal(reader.rangeEdited) as told:  # past the other end: the ends change places
        knob = QPoint(round(start[0]), round(start[1] + start[2]))
        drag(reader, knob, QPoint(over(reader, 22).x(), knob.y()))
    assert told.args == ["a", 18, 22]


def test_hovering_tells_the_marks_under_the_mouse_once(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(DOCUMENT)
    reader.set_marks([Mark("a", 4, 10, ("#aa0000",), ("التجارة",), "مذكرة")])
    told: list[list[str]] = []
    reader.markHovered.connect(told.append)
    QTest.mouseMove(reader.viewport(), over(reader, 5))
    QTest.mouseMove(reader.viewport(), over(reader, 6))
    QTest.mouseMove(reader.viewport(), over(reader, 30))
    assert told == [["a"], []]
    assert "مذكرة" in reader.tooltip_at(QPointF(over(reader, 6)))
    assert reader.tooltip_at(QPointF(over(reader, 30))) == ""


NOTED = of_blocks(
    [
        (BlockKind.PARAGRAPH, "جملة لها حاشية[1] وبقية", {}),
        *[(BlockKind.PARAGRAPH, "فقرة بعدها كلام كثير. " * 6, {}) for _ in range(40)],
        (BlockKind.NOTE, "[1] نص الحاشية هنا.", {"marker": "[1]"}),
    ],
    notes=["[1]"],
)


def test_a_note_marker_leads_to_its_note_and_back(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(NOTED, 600, 300)
    marker = whole(NOTED, "[1]").start + 1
    assert "نص الحاشية" in reader.tooltip_at(QPointF(over(reader, marker)))
    with qtbot.waitSignal(reader.noteActivated) as told:
        QTest.mouseClick(reader.viewport(), LEFT, pos=over(reader, marker))
    assert told.args == [0]
    body = NOTED.blocks[-1]
    assert reader.caret() == body.start
    assert reader.position().offset > 0
    QTest.keyClick(reader.focusProxy(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.position().offset == 0
    QTest.keyClick(reader.focusProxy(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert reader.caret() == body.start


def test_the_marker_at_the_head_of_a_note_leads_back_into_the_text(show_reader: ShowReader) -> None:
    reader = show_reader(NOTED, 600, 300)
    reader.go_to_note(0)
    QTest.mouseClick(reader.viewport(), LEFT, pos=over(reader, NOTED.blocks[-1].start + 1))
    assert reader.caret() == whole(NOTED, "[1]").start
