"""The quotations of a manuscript, checked in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl

from egpk_desk.desktop.sharing.quotations_window import QuotationsWindow
from egpk_desk.desktop.theme import LIGHT
from tests.desktop.window import Desk

EXACT = "كتب التقرير 1 عن مصر وباكستان في القاهرة"
ALTERED = "كتب التقرير 2 عن مصر وإيران في القاهرة"
ABSENT = "لم يقل هذا الكلام أحد في أي مكان من الدنيا"


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "فصل.txt"
    path.write_text(f"قال: «{EXACT}».\n\nثم قال: «{ALTERED}».\n\nوزعم: «{ABSENT}».\n", encoding="utf-8")
    return path


@pytest.fixture
def window(desk: Desk, manuscript: Path) -> QuotationsWindow:
    desk.window.sharing.proving.check(manuscript)
    made = desk.window.sharing.proving.open()
    desk.qtbot.waitUntil(lambda: bool(made.found), timeout=20_000)
    return made


def test_each_quotation_is_listed_by_its_status_in_words_and_colour(window: QuotationsWindow) -> None:
    items = [window.list.item(row) for row in range(window.list.count())]
    assert [word in item.text() for word, item in zip(("مطابق", "محرَّف", "غير موجود"), items, strict=True)] == [True] * 3
    colours = [item.foreground().color().name() for item in items]
    assert colours == [LIGHT.good, LIGHT.danger, LIGHT.danger]


def test_an_altered_word_is_struck_out_beside_that_of_the_source(window: QuotationsWindow) -> None:
    window.list.setCurrentRow(1)
    html = window.page.toHtml()
    words = window.page.toPlainText()
    assert "وإيران" in words
    assert "وباكستان" in words
    assert "line-through" in html
    window.list.setCurrentRow(0)
    assert "line-through" not in window.page.toHtml()


def test_a_click_on_the_source_opens_it_at_the_place(desk: Desk, window: QuotationsWindow) -> None:
    window.list.setCurrentRow(0)
    window.page.anchorClicked.emit(QUrl("place:"))
    desk.qtbot.waitUntil(lambda: desk.reader.selection()[1] > 0, timeout=10_000)
    start, end = desk.reader.selection()
    document = desk.reader.document()
    assert document is not None
    assert document.text[start:end] == EXACT


def test_only_one_status_is_shown_when_chosen(window: QuotationsWindow) -> None:
    window.filter.setCurrentIndex(window.filter.findData("absent"))
    assert window.list.count() == 1
    assert ABSENT in window.page.toPlainText()
    assert not window.place.isEnabled()


def test_what_was_found_is_saved_as_a_page(desk: Desk, window: QuotationsWindow, tmp_path: Path) -> None:
    target = tmp_path / "check.html"
    desk.window.sharing.proving.save(target)
    desk.qtbot.waitUntil(lambda: "check.html" in window.told.text(), timeout=10_000)
    page = target.read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert ABSENT in page
    desk.window.sharing.proving.save(tmp_path / "no" / "check.html")
    desk.qtbot.waitUntil(window.wrong.isVisible, timeout=10_000)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"\x00\x01\x02"])
def test_what_cannot_be_read_is_said_in_the_window(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    desk.window.sharing.proving.check(path)
    window = desk.window.sharing.proving.open()
    desk.qtbot.waitUntil(window.wrong.isVisible, timeout=10_000)
    assert window.choose.isEnabled()
    assert not window.bar.isVisible()


def test_a_text_without_quotations_is_told_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("نص بلا اقتباس.", encoding="utf-8")
    desk.window.sharing.proving.check(path)
    window = desk.window.sharing.proving.open()
    desk.qtbot.waitUntil(lambda: "plain.txt" in window.told.text(), timeout=10_000)
    assert not window.save.isEnabled()


def test_a_check_is_stopped_by_a_click(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    quoted = (f"قال: «{EXACT.replace('1', str(number))} مرة بعد مرة بعد {number}»." for number in range(4000))
    path.write_text("\n\n".join(quoted), encoding="utf-8")
    desk.window.sharing.proving.check(path)
    window = desk.window.sharing.proving.open()
    desk.qtbot.waitUntil(lambda: window.bar.maximum() > 0, timeout=20_000)
    desk.qtbot.mouseClick(window.stop, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: not window.bar.isVisible(), timeout=10_000)
    assert not window.found
    assert window.choose.isEnabled()


def test_closing_the_window_ends_the_check_and_it_opens_again(desk: Desk, manuscript: Path) -> None:
    desk.window.sharing.proving.check(manuscript)
    desk.window.sharing.proving.open().close()
    desk.rest()
    desk.window.sharing.proving.check(manuscript)
    window = desk.window.sharing.proving.open()
    desk.qtbot.waitUntil(lambda: len(window.found) == 3, timeout=10_000)
