"""Text and pages in the window: side by side, going to pages, small pictures, outline, reading again."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.pages.outline import entries_of
from egpk_desk.desktop.pages.pane import page_of
from egpk_desk.desktop.pages.turning import Shown
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.document import Page
from egpk_desk.readers.pdf import VERSION
from egpk_desk.resources import sample_docs
from egpk_desk.text.words import word_at
from egpk_desk.workspace import opened
from tests.desktop.pages.shown import words_of
from tests.desktop.window import NOTHING, USER, Desk

OMAN = sample_docs() / "oman-iran.pdf"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "pdf"
LEFT = Qt.MouseButton.LeftButton


def _open(desk: Desk, path: Path = OMAN) -> None:
    desk.bench.importing.import_paths([path])
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document != "", timeout=60_000)


def _beside(desk: Desk) -> None:
    desk.window.actions_.page_beside.trigger()
    desk.qtbot.waitUntil(desk.bench.turning.view.ready, timeout=60_000)
    desk.rest()


def _point(desk: Desk, start: int, end: int) -> QPointF:
    view = desk.bench.turning.view
    view.reveal(start, end)
    place = view.place_of(start, end)
    assert place is not None
    return place.center()


def test_side_by_side_each_follows_the_scrolling_of_the_other(desk: Desk) -> None:
    _open(desk)
    _beside(desk)
    reader, view = desk.reader, desk.bench.turning.view
    assert reader.isVisible()
    assert view.isVisible()
    document = reader.document()
    assert document is not None
    QTest.mouseClick(view.viewport(), LEFT, pos=view.viewport().rect().center())
    view.go_to_page(2)
    desk.qtbot.waitUntil(lambda: reader.position().offset > document.pages[1].ranges[0].start - 200, timeout=5000)
    head = view.offset_in_view()
    assert head is not None
    assert abs(reader.position().offset - head) < 250
    QTest.mouseClick(reader.viewport(), LEFT, pos=reader.viewport().rect().center())
    reader.verticalScrollBar().setValue(0)
    desk.qtbot.waitUntil(lambda: view.page_in_view() == 1, timeout=5000)
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum() // 2)

    def same_line_at_the_head() -> bool:
        rect = view.caret_rect(Caret(reader.position().offset))
        return rect is not None and 0 <= rect.top() < 60

    desk.qtbot.waitUntil(same_line_at_the_head, timeout=5000)


def test_side_by_side_each_shows_what_is_selected_in_the_other(desk: Desk) -> None:
    _open(desk)
    _beside(desk)
    reader, view = desk.reader, desk.bench.turning.view
    document = reader.document()
    assert document is not None
    word = next(word for word in words_of(document.text) if view.letters.pages_of(*word) == [3])
    place = _point(desk, *word)
    QTest.mouseDClick(view.viewport(), LEFT, pos=place.toPoint())
    assert reader.selection() == word
    assert reader.place_of(word[0] + 1) is not None, "the text shows it too"
    first = word_at(document.text, document.text.index("قوامها"))
    reader.reveal(*first)
    point = desk.point_of(first[0] + 2)
    QTest.mouseDClick(reader.viewport(), LEFT, pos=point)
    assert reader.selection() == first
    shown = view.place_of(*first)
    assert shown is not None
    assert view.viewport().rect().contains(shown.center().toPoint())


def test_the_palette_opens_at_the_selection_on_a_page_by_typing_and_codes_it(desk: Desk) -> None:
    _open(desk)
    desk.window.actions_.page_view.trigger()
    view, palette = desk.bench.turning.view, desk.bench.tagging.palette
    desk.qtbot.waitUntil(view.ready, timeout=60_000)
    document = desk.reader.document()
    assert document is not None
    word = word_at(document.text, document.text.index("النفط"))
    point = _point(desk, *word)
    QTest.mouseDClick(view.viewport(), LEFT, pos=point.toPoint())
    for letter in "gaza":
        QTest.keyClicks(QApplication.focusWidget() or view, letter)
    desk.qtbot.waitUntil(palette.isVisible, timeout=5000)
    above = palette.parentWidget()
    assert above is not None
    place = view.viewport().mapTo(above, point.toPoint())
    assert abs(palette.geometry().center().x() - place.x()) < 400
    assert abs(palette.geometry().top() - place.y()) < 400
    QTest.keyClick(QApplication.focusWidget() or palette, Qt.Key.Key_Return)
    desk.wait_for_highlights(1)
    excerpt = desk.bench.coding.excerpts()[0]
    assert (excerpt.highlight.start, excerpt.highlight.end) == word
    assert [code.slug for code in excerpt.codes] == ["driver/gaza-war"]
    assert view.hasFocus(), "the keyboard goes back to the pages"


def test_the_menu_on_a_page_is_that_of_the_text_and_takes_the_highlight_in_hand(desk: Desk) -> None:
    _open(desk)
    desk.window.actions_.page_view.trigger()
    view = desk.bench.turning.view
    desk.qtbot.waitUntil(view.ready, timeout=60_000)
    document = desk.reader.document()
    assert document is not None
    start = document.text.index("سياسة عُمانية")
    desk.reader.select(start, start + 13)
    desk.window.actions_.highlight.trigger()
    desk.wait_for_highlights(1)
    desk.bench.coding.set_current(None)
    point = _point(desk, start, start + 5).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point), NOTHING)
    QApplication.sendEvent(view.viewport(), event)
    menus = [menu for menu in desk.bench.findChildren(QMenu) if menu.isVisible()]
    assert menus
    assert desk.window.actions_.remove_highlight in menus[0].actions()
    current = desk.bench.coding.current
    assert current is not None
    assert current.highlight.start == start
    menus[0].close()


@pytest.mark.parametrize(
    ("words", "page"), [("٣", 3), ("3", 3), (" iv ", 1), ("IV", 1), ("۲", 2), ("1", 1), ("9", None), ("", None)]
)
def test_a_page_is_found_by_its_printed_label_in_any_digits_else_by_its_place(words: str, page: int | None) -> None:
    pages = [Page(1, "iv"), Page(2, "٢"), Page(3, "٣")]
    assert page_of(words, pages) == page


def test_a_page_is_gone_to_by_its_label_by_its_small_picture_and_by_the_outline(desk: Desk) -> None:
    _open(desk)
    actions, pane = desk.window.actions_, desk.bench.turning.pane
    actions.go_to_page.trigger()
    view = pane.view
    desk.qtbot.waitUntil(view.ready, timeout=60_000)
    desk.rest()
    pane.page_field.selectAll()
    pane.page_field.setText("٣")
    QTest.keyClick(pane.page_field, Qt.Key.Key_Return)
    assert view.page_in_view() == 3
    actions.page_panel.trigger()
    assert pane.thumbnails.isVisible()
    desk.qtbot.waitUntil(lambda: pane.thumbnails.pictures.bytes_kept > 0, timeout=20_000)
    QTest.mouseClick(pane.thumbnails.viewport(), LEFT, pos=pane.thumbnails.place_of(1).toPoint())
    assert view.page_in_view() == 1
    QTest.keyClick(pane.thumbnails, Qt.Key.Key_Down)
    assert view.page_in_view() == 2
    assert pane.thumbnails.current == 2
    pane.tabs.setCurrentWidget(pane.outline)
    titles = [entry.title for entry in pane.outline.entries]
    assert any("دوافع العلاقة" in title for title in titles)
    last = pane.outline.entries[-1]
    item = pane.outline.topLevelItem(pane.outline.topLevelItemCount() - 1)
    while item is not None and item.childCount():
        item = item.child(item.childCount() - 1)
    assert item is not None
    pane.outline.scrollToItem(item)
    QTest.mouseClick(pane.outline.viewport(), LEFT, pos=pane.outline.visualItemRect(item).center())
    assert view.page_in_view() == last.page


def test_the_file_s_own_bookmarks_are_the_outline(tmp_path: Path) -> None:
    import pypdf

    from egpk_desk.readers.pdf import read
    from egpk_desk.rendering import Renderer

    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(OMAN).pages:
        writer.add_page(page)
    part = writer.add_outline_item(title="الباب الأول", page_number=0)
    writer.add_outline_item(title="الفصل", page_number=1, parent=part, fit=pypdf.generic.Fit.xyz(left=0, top=400))
    writer.write(tmp_path / "marked.pdf")
    source = (tmp_path / "marked.pdf").read_bytes()
    renderer = Renderer()
    try:
        entries = entries_of(renderer.outline(source), read(source, "marked.pdf"))
    finally:
        renderer.stop()
    assert [(e.title, e.depth, e.page) for e in entries] == [("الباب الأول", 0, 1), ("الفصل", 1, 2)]
    assert 300 < entries[1].top < 500


def test_the_scale_follows_the_view_until_it_is_chosen(desk: Desk) -> None:
    _open(desk)
    desk.window.actions_.page_view.trigger()
    view = desk.bench.turning.view
    desk.qtbot.waitUntil(view.ready, timeout=60_000)
    wide = view.pages.rect(0).width()
    assert view.viewport().width() - 60 < wide <= view.viewport().width()
    desk.window.actions_.fit_page.trigger()
    assert view.pages.rect(0).height() <= view.viewport().height()
    desk.window.actions_.zoom_in.trigger()
    scale = view.pages.scale
    assert desk.reader.settings.zoom == 100, "the text keeps its size"
    desk.window.resize(900, 700)
    assert view.pages.scale == scale
    desk.window.actions_.zoom_reset.trigger()
    assert view.pages.rect(0).width() <= view.viewport().width()


def test_the_pages_stay_when_the_second_side_is_made_ready(desk: Desk) -> None:
    _open(desk)
    desk.window.actions_.page_view.trigger()
    turning = desk.bench.turning
    desk.qtbot.waitUntil(turning.view.ready, timeout=60_000)
    desk.bench.sides.make_spare()
    assert turning.shown is Shown.PAGES
    assert desk.window.actions_.page_view.isChecked()
    assert desk.window.actions_.fit_width.isEnabled()


def test_a_report_read_by_an_earlier_version_is_read_again_by_one_click(desk: Desk, qtbot: QtBot) -> None:
    """The library is made as the first version left it: another reader, and a text that it read otherwise."""
    path = desk.window.session.path.with_name("early.egpk") if desk.window.session else Path()
    with opened(path, user=USER, create=True) as workspace:
        workspace.import_paths([OMAN], workers=0)
        record = workspace.documents()[0]
        text = workspace.content(record.id).text
        start = text.index("سياسة عُمانية")
        workspace.highlight(record.id, start, start + 13, tags=["driver/gaza-war"])
    _make_early(path)
    desk.open(path)
    desk.show_document(record.id)
    desk.window.actions_.page_view.trigger()
    turning = desk.bench.turning
    qtbot.waitUntil(turning.pane.offer.isVisible, timeout=60_000)
    assert not turning.view.ready()
    QTest.mouseClick(turning.pane.offer_button, LEFT)
    qtbot.waitUntil(lambda: desk.bench.turning.view.ready(), timeout=60_000)
    assert not turning.pane.offer.isVisible()
    content = desk.reader.document()
    assert content is not None
    assert content.reader == f"pdf/{VERSION}"
    desk.wait_for_highlights(1)
    excerpt = desk.bench.coding.excerpts()[0]
    assert excerpt.text == "سياسة عُمانية"
    rect = turning.view.caret_rect(Caret(excerpt.highlight.start))
    assert rect is not None


def _make_early(path: Path) -> None:
    from egpk_desk.library import codec
    from egpk_desk.library.identity import revision_id

    database = sqlite3.connect(path)
    number, revision, document, text = database.execute(
        "SELECT r.number, r.id, r.document, c.text FROM revisions r JOIN contents c ON c.revision = r.number"
    ).fetchone()
    sha256 = database.execute("SELECT sha256 FROM documents").fetchone()[0]
    early = codec.decode_text(text).replace("قوامها", "قوامهآ")
    made = revision_id(sha256, "pdf/1", hashlib.sha256(early.encode()).hexdigest())
    database.execute("UPDATE contents SET text = ? WHERE revision = ?", [codec.encode_text(early), number])
    database.execute("UPDATE revisions SET reader = 'pdf/1', id = ? WHERE number = ?", [made, number])
    database.execute("UPDATE documents SET revision = ? WHERE id = ?", [made, document])
    database.execute("UPDATE highlights SET revision = ? WHERE revision = ?", [made, revision])
    database.commit()
    database.close()
