"""Pages in the window: selecting, highlights, turning from text to pages and back, long reports."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.pages.painting import on_page
from egpk_desk.desktop.pages.pictures import BUDGET
from egpk_desk.desktop.reader import Mark
from egpk_desk.resources import sample_docs
from egpk_desk.text.words import word_at
from tests.desktop.pages.shown import Shown
from tests.desktop.window import Desk

OMAN = sample_docs() / "oman-iran.pdf"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "pdf"
LEFT = Qt.MouseButton.LeftButton


Show = Callable[[Path], Shown]


def test_a_drag_over_lines_selects_in_logical_order_in_both_directions(show: Show) -> None:
    shown = show(OMAN)
    text = shown.document.text
    first = word_at(text, text.index("قوامها"))
    last = word_at(text, text.index("التقرير في دوافع"))
    viewport = shown.view.viewport()
    shown.view.reveal(*first)

    def edge(word: tuple[int, int], *, end: bool) -> QPoint:
        place = shown.view.place_of(*word)
        assert place is not None
        x = place.left() + 0.5 if end else place.right() - 0.5
        return QPointF(x, place.center().y()).toPoint()

    begin, finish = edge(first, end=False), edge(last, end=True)
    for here, there in ((begin, finish), (finish, begin)):
        QTest.mousePress(viewport, LEFT, pos=here)
        QTest.mouseMove(viewport, (here + there) / 2)
        QTest.mouseMove(viewport, there)
        QTest.mouseRelease(viewport, LEFT, pos=there)
        assert shown.reader.selection() == (first[0], last[1])


def test_a_click_on_a_highlight_activates_it(show: Show, qtbot: QtBot) -> None:
    shown = show(OMAN)
    start = shown.document.text.index("سياسة عُمانية")
    shown.reader.set_marks([Mark("one", start, start + 13, ("#aa0000",)), Mark("two", start, start + 5, ("#0000aa",))])
    place = shown.centre(start, start + 5)
    with qtbot.waitSignal(shown.reader.marksActivated) as told:
        QTest.mouseClick(shown.view.viewport(), LEFT, pos=place)
    assert told.args == [["two", "one"]]


def test_a_highlight_is_painted_over_the_ink_of_its_passage_and_on_no_other_line(show: Show, qtbot: QtBot) -> None:
    shown = show(OMAN)
    qtbot.waitUntil(lambda: shown.view.pictures.bytes_kept > 0, timeout=20_000)
    start = shown.document.text.index("ومن هذه الحقيقة")
    end = shown.document.text.index("حين تُغلق")
    shown.view.reveal(start, end)
    QTest.qWait(400)
    before = shown.view.viewport().grab().toImage()
    shown.reader.set_marks([Mark("m", start, end, ("#d02020",))])
    after = shown.view.viewport().grab().toImage()
    across = before.bytesPerLine()
    old, new = bytes(before.constBits()), bytes(after.constBits())
    lines = [
        y for y in range(after.height()) if old[y * across : (y + 1) * across] != new[y * across : (y + 1) * across]
    ]
    changed = [(x, y) for y in lines for x in range(after.width()) if before.pixel(x, y) != after.pixel(x, y)]
    rect = shown.view.pages.rect(0).translated(0, -shown.view.verticalScrollBar().value())
    boxes = [on_page(box, rect, shown.view.pages.scale) for box in shown.view.boxes(start, end)[1]]
    assert changed
    assert all(any(box.adjusted(-2, -2, 2, 4).contains(x, y) for box in boxes) for x, y in changed)
    assert sum(_dark(before, x, y) for x, y in changed) > 100
    assert all(any(_dark(before, x, y) for x in _columns(box) for y in _rows(box)) for box in boxes)


def _columns(box: QRectF) -> range:
    return range(int(box.left()), int(box.right()))


def _rows(box: QRectF) -> range:
    return range(int(box.top()), int(box.bottom()))


def _dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < 110


def test_turning_to_the_pages_and_back_keeps_the_place_and_the_selection(desk: Desk, qtbot: QtBot) -> None:
    desk.bench.importing.import_paths([OMAN])
    qtbot.waitUntil(lambda: desk.bench.coding.document != "", timeout=30_000)
    reader, view = desk.reader, desk.bench.turning.view
    document = reader.document()
    assert document is not None
    word = word_at(document.text, document.text.index("قنوات الأزمات"))
    reader.select(*word)
    reader.reveal(*word)
    position = reader.position()
    turn = desk.window.actions_.page_view
    assert turn.isEnabled()
    turn.trigger()
    qtbot.waitUntil(lambda: view.ready(), timeout=30_000)
    assert view.isVisible()
    assert not reader.isVisible()
    place = view.place_of(*word)
    assert place is not None
    assert view.viewport().rect().contains(place.center().toPoint())
    turn.trigger()
    assert reader.isVisible()
    assert reader.position() == position
    assert reader.selection() == word


def test_what_is_selected_on_a_page_is_coded_by_a_number_key(desk: Desk, qtbot: QtBot) -> None:
    desk.bench.importing.import_paths([OMAN])
    qtbot.waitUntil(lambda: desk.bench.coding.document != "", timeout=30_000)
    view = desk.bench.turning.view
    desk.window.actions_.page_view.trigger()
    qtbot.waitUntil(lambda: view.ready(), timeout=30_000)
    document = desk.reader.document()
    assert document is not None
    word = word_at(document.text, document.text.index("النفط"))
    view.reveal(*word)
    place = view.place_of(*word)
    assert place is not None
    QTest.mouseDClick(view.viewport(), LEFT, pos=place.center().toPoint())
    QTest.keyClick(view, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(desk.stored()) == 1, timeout=10_000)
    assert (desk.stored()[0].highlight.start, desk.stored()[0].highlight.end) == word
    assert view.marks_under(QPointF(place.center()))


def test_two_hundred_pages_scroll_without_blocking_and_within_the_budget(show: Show, tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    pages = pypdf.PdfReader(OMAN).pages
    for number in range(200):
        writer.add_page(pages[number % len(pages)])
    long = tmp_path / "long.pdf"
    writer.write(long)
    shown = show(long)
    view = shown.view
    assert len(view.pages.pages) == 200
    bar, worst = view.verticalScrollBar(), 0.0
    view.viewport().repaint()
    for step in range(150):
        bar.setValue(round(bar.maximum() * step / 149))
        began = time.thread_time()
        view.viewport().repaint()
        QTest.qWait(0)
        worst = max(worst, time.thread_time() - began)
        QTest.qWait(15)
        assert view.pictures.bytes_kept <= BUDGET
    assert worst < 0.05, f"{worst * 1000:.0f} ms"
    assert view.page_in_view() == 200


def test_a_document_without_pages_cannot_be_turned(desk: Desk, qtbot: QtBot) -> None:
    samples = [path for path in sample_docs().iterdir() if path.suffix == ".docx"]
    desk.bench.importing.import_paths(samples[:1])
    qtbot.waitUntil(lambda: desk.bench.coding.document != "", timeout=30_000)
    assert not desk.window.actions_.page_view.isEnabled()
