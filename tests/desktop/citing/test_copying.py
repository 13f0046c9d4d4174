"""Excerpts leave the window with footnotes: by keys, by the menu, by dragging; and LibreOffice takes them so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.citing.note_style import NoteStyle
from egpk_desk.desktop.reader.dragging import SELECTION_MIME
from egpk_desk.exporters.clipboard import HTML, PLAIN, RTF
from egpk_desk.workspace import Workspace
from tests.desktop.citing.writer import paste
from tests.desktop.test_main_window import may_not_write
from tests.desktop.window import CONTROL, NOTHING, SHIFT, Desk


def clipboard() -> dict[str, bytes]:
    mime = QGuiApplication.clipboard().mimeData()
    return {name: bytes(mime.data(name).data()) for name in mime.formats()}


def shown(desk: Desk) -> None:
    """Open the report with the most highlights."""
    lists = desk.bench.lists
    assert lists is not None
    desk.show_document(max(lists.documents, key=lambda record: record.highlights).id)
    desk.rest()


def copied(desk: Desk, *, key: bool = True, modifiers: Qt.KeyboardModifier = CONTROL) -> dict[str, bytes]:
    with desk.qtbot.waitSignal(desk.bench.citing.copying.copied, timeout=10_000):
        if key:
            desk.key(Qt.Key.Key_C, modifiers)
    return clipboard()


def choose_in_list(desk: Desk, count: int) -> list[str]:
    view = desk.bench.lists_pane.highlights.view
    desk.window.activateWindow()
    view.setFocus()
    desk.qtbot.waitUntil(view.hasFocus, timeout=5000)
    view.setCurrentIndex(view.model().index(0, 0))
    for _ in range(count - 1):
        desk.key(Qt.Key.Key_Down, SHIFT)
    return desk.bench.lists_pane.highlights.selected()


def test_highlights_of_the_list_are_copied_with_footnotes(coded_desk: Desk) -> None:
    shown(coded_desk)
    ids = choose_in_list(coded_desk, 3)
    assert len(ids) == 3
    flavours = copied(coded_desk)
    assert {PLAIN, HTML, *RTF} <= flavours.keys()
    rtf = flavours["text/rtf"].decode("ascii")
    assert rtf.count("{\\footnote") == 3
    assert all(id_ in rtf for id_ in ids)
    texts = {one.highlight.id: one.text for one in coded_desk.bench.coding.excerpts()}
    assert flavours[PLAIN].decode().count("(") >= 3
    assert texts[ids[0]].split("\n")[0][:20] in flavours[PLAIN].decode().replace("“", "«").replace("”", "»")


def test_the_menu_of_the_list_copies_too(coded_desk: Desk) -> None:
    shown(coded_desk)
    choose_in_list(coded_desk, 1)
    menu = coded_desk.bench.lists_pane.highlights.menu()
    action = next(one for one in menu.actions() if one.shortcut() == coded_desk.window.actions_.copy.shortcut())
    with coded_desk.qtbot.waitSignal(coded_desk.bench.citing.copying.copied, timeout=10_000):
        action.trigger()
    assert clipboard()["text/rtf"].count(b"{\\footnote") == 1


def test_a_highlight_in_hand_is_copied_where_nothing_is_selected(coded_desk: Desk) -> None:
    shown(coded_desk)
    coded_desk.read()
    excerpt = coded_desk.bench.coding.excerpts()[1]
    coded_desk.bench.coding.jump(excerpt.highlight.id)
    coded_desk.reader.clear_selection()
    coded_desk.bench.coding.set_current(excerpt.highlight.id)
    flavours = copied(coded_desk)
    assert excerpt.highlight.id in flavours["text/rtf"].decode("ascii")


def test_a_selection_is_copied_plain_by_one_key_and_with_its_footnote_by_the_other(coded_desk: Desk) -> None:
    shown(coded_desk)
    excerpt = coded_desk.bench.coding.excerpts()[0]
    start = excerpt.highlight.start
    coded_desk.read()
    coded_desk.reader.select(start, start + 12)
    coded_desk.key(Qt.Key.Key_C, CONTROL)
    assert clipboard()[PLAIN].decode() == coded_desk.reader.selected_text()
    flavours = copied(coded_desk, modifiers=CONTROL | SHIFT)
    assert excerpt.highlight.id in flavours["text/rtf"].decode("ascii"), "part of a highlight cites by it"
    assert flavours[PLAIN].decode().startswith("«")


def test_a_passage_without_a_highlight_is_highlighted_for_its_note_to_be_known_again(coded_desk: Desk) -> None:
    shown(coded_desk)
    desk = coded_desk
    document = desk.reader.document()
    assert document is not None
    before = desk.bench.coding.excerpts()
    taken = [(one.highlight.start, one.highlight.end) for one in before]
    block = next(
        b for b in document.blocks if b.end - b.start > 60 and all(b.end <= s or e <= b.start for s, e in taken)
    )
    desk.read()
    desk.reader.select(block.start, block.start + 40)
    flavours = copied(desk, modifiers=CONTROL | SHIFT)
    desk.wait_for_highlights(len(before) + 1)
    (new,) = {one.highlight.id for one in desk.stored() if one.record.id == desk.bench.coding.document} - {
        one.highlight.id for one in before
    }
    assert new in flavours["text/rtf"].decode("ascii")
    desk.window.actions_.undo.trigger()
    desk.wait_for_highlights(len(before))


def test_the_chosen_style_is_that_of_what_is_copied(coded_desk: Desk) -> None:
    shown(coded_desk)
    coded_desk.bench.citing.set_style(NoteStyle("arabic-author-date"))
    choose_in_list(coded_desk, 1)
    short = copied(coded_desk)[PLAIN].decode()
    coded_desk.bench.citing.set_style(NoteStyle("arabic-notes", "arabic-indic"))
    long = copied(coded_desk)[PLAIN].decode()
    assert len(short) < len(long)
    assert any(digit in long.rpartition("(")[2] for digit in "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bytes]]:
    """What other programs would get where the drop would be: Qt's own loop of a drag needs a desktop."""
    taken: list[dict[str, bytes]] = []

    def drop(drag: QDrag, *_: object) -> Qt.DropAction:
        mime: QMimeData = drag.mimeData()
        taken.append({name: bytes(mime.data(name).data()) for name in mime.formats()})
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drop)
    return taken


def test_highlights_are_dragged_out_of_the_list_with_footnotes(
    coded_desk: Desk, dragged: list[dict[str, bytes]]
) -> None:
    shown(coded_desk)
    choose_in_list(coded_desk, 2)
    view = coded_desk.bench.lists_pane.highlights.view
    at = view.visualRect(view.model().index(0, 0)).center()
    coded_desk.qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)
    for step in range(1, 8):
        coded_desk.qtbot.mouseMove(view.viewport(), at + type(at)(0, 8 * step))
        QApplication.processEvents()
    coded_desk.qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)
    assert dragged, "a drag began"
    assert dragged[0]["text/rtf"].count(b"{\\footnote") == 2
    assert b"sdfootnote2sym" in dragged[0][HTML]
    assert "\n\n" in dragged[0][PLAIN].decode()


def test_a_passage_is_dragged_out_of_the_page_with_its_footnote_and_still_onto_a_code(
    coded_desk: Desk, dragged: list[dict[str, bytes]]
) -> None:
    shown(coded_desk)
    before = len(coded_desk.bench.coding.excerpts())
    excerpt = coded_desk.bench.coding.excerpts()[0]
    coded_desk.read()
    coded_desk.reader.select(excerpt.highlight.start, excerpt.highlight.end)
    coded_desk.reader.start_drag()
    assert SELECTION_MIME in dragged[0]
    assert excerpt.highlight.id.encode() in dragged[0]["text/rtf"]
    coded_desk.rest()
    assert len(coded_desk.bench.coding.excerpts()) == before


@pytest.mark.parametrize("offered", [(), (PLAIN, HTML)], ids=["all flavours", "HTML without RTF"])
def test_libreoffice_pastes_quotations_with_real_footnotes_that_can_be_set_anew(
    coded_desk: Desk, tmp_path: Path, offered: tuple[str, ...]
) -> None:
    shown(coded_desk)
    ids = choose_in_list(coded_desk, 2)
    flavours = {name: data for name, data in copied(coded_desk).items() if not offered or name in offered}
    out = tmp_path / "pasted.docx"
    told = paste(flavours, tmp_path / "paste", out)
    texts = {one.highlight.id: one.text for one in coded_desk.bench.coding.excerpts()}
    for id_ in ids:
        assert " ".join(texts[id_].split()) in " ".join(told["text"].split())
    assert len(told["notes"]) == 2
    author = coded_desk.bench.coding.excerpts()[0].record.metadata.authors[0]
    assert all(note.startswith(author) for note in told["notes"]), "both notes are full"
    with coded_desk.look() as workspace:
        made = workspace.refresh_manuscript(out, tmp_path / "set.docx")
    assert (made.notes, made.changed, made.unknown) == (2, 1, ())


def test_a_library_that_may_not_be_written_is_cited_without_a_new_highlight(
    coded_desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    desk = coded_desk
    shown(desk)
    choose_in_list(desk, 1)
    copied(desk)  # all that is loaded late is loaded now: another user may not be able to
    path = tmp_path / "stick" / "library.egpk"
    path.parent.mkdir()
    workspace.backup(path)
    with may_not_write(path):
        desk.open(path)
        shown(desk)
        before = len(desk.bench.coding.excerpts())
        document = desk.reader.document()
        assert document is not None
        last = document.blocks[-1]
        desk.read()
        desk.reader.select(last.start, last.start + 15)
        flavours = copied(desk, modifiers=CONTROL | SHIFT)
        assert b"{\\footnote" in flavours["text/rtf"]
        desk.rest()
        assert len(desk.bench.coding.excerpts()) == before
        window = desk.bench.citing.references.open()
        desk.qtbot.waitUntil(lambda: window.form.entry is not None, timeout=10_000)
        assert not window.form.isEnabled()
        assert not window.new_button.isEnabled()
        desk.window.close()
