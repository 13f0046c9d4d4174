"""A report's own notes, and the notes of a manuscript, from the window."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from egpk_desk.desktop.citing.manuscript_dialog import ManuscriptDialog
from egpk_desk.desktop.citing.note_style import NoteStyle
from egpk_desk.desktop.citing.source_notes_dialog import SourceNotesDialog
from egpk_desk.exporters.manuscript import Refreshed
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Selection
from tests.desktop.window import Desk


def opened(desk: Desk, document: str) -> SourceNotesDialog:
    dialogs: list[Any] = []
    desk.bench.citing.dialogOpened.connect(dialogs.append)
    desk.bench.citing.show_source_notes(document)
    desk.qtbot.waitUntil(lambda: bool(dialogs), timeout=10_000)
    assert isinstance(dialogs[0], SourceNotesDialog)
    return dialogs[0]


def noted(desk: Desk) -> str:
    lists = desk.bench.lists
    assert lists is not None
    return max(lists.documents, key=lambda record: record.notes).id


def test_the_notes_of_a_report_are_listed_with_the_works_that_they_give(coded_desk: Desk) -> None:
    document = noted(coded_desk)
    dialog = opened(coded_desk, document)
    with coded_desk.look() as workspace:
        notes = workspace.content(document).notes
        given = [parsed for _, _, parsed in workspace.source_references(document) if parsed and parsed.item]
    assert dialog.list.topLevelItemCount() == len(notes)
    assert given
    assert given[0].item["title"] in dialog.page.toPlainText()
    assert "نقلًا عن" in dialog.page.toPlainText()


def test_a_work_is_cited_through_the_report_on_the_clipboard(coded_desk: Desk) -> None:
    document = noted(coded_desk)
    dialog = opened(coded_desk, document)
    coded_desk.qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: "نقلًا عن" in QGuiApplication.clipboard().text(), timeout=10_000)
    with coded_desk.look() as workspace:
        title = workspace.document(document).title
    original, _, report = QGuiApplication.clipboard().text().partition("، نقلًا عن: ")
    assert title in report
    assert title not in original


def test_works_of_notes_are_entered_once(coded_desk: Desk) -> None:
    document = noted(coded_desk)
    dialog = opened(coded_desk, document)
    with coded_desk.look() as workspace:
        before = len(workspace.bibliography.entries())
        given = [one for _, _, one in workspace.source_references(document) if one and one.item]
    coded_desk.qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: not dialog.add_button.isEnabled(), timeout=10_000)
    coded_desk.qtbot.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: not dialog.all_button.isEnabled(), timeout=10_000)
    with coded_desk.look() as workspace:
        assert before < len(workspace.bibliography.entries()) <= before + len(given)


def test_a_note_leads_to_its_place_in_the_text(coded_desk: Desk) -> None:
    document = noted(coded_desk)
    dialog = opened(coded_desk, document)
    coded_desk.qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: coded_desk.bench.coding.document == document, timeout=10_000)
    with coded_desk.look() as workspace:
        note = workspace.content(document).notes[0]
    coded_desk.qtbot.waitUntil(lambda: coded_desk.reader.selection() == (note.start, note.end), timeout=5000)


def test_an_excerpt_with_a_note_cites_the_original_through_the_report(coded_desk: Desk) -> None:
    with coded_desk.look() as workspace:
        held = next(one for one in workspace.excerpts() if any(note.body for note in one.cited.source_notes))
    citing = coded_desk.bench.citing
    citing.set_style(NoteStyle(source_notes="through"))
    with coded_desk.qtbot.waitSignal(citing.copying.copied, timeout=10_000):
        citing.copying.copy_excerpts([held.highlight.id])
    text = QGuiApplication.clipboard().text()
    assert text.index("نقلًا عن:") < text.index(held.record.title)


def exported(desk: Desk, path: Path) -> None:
    with desk.qtbot.waitSignal(desk.bench.exporting.succeeded, timeout=30_000):
        request = ExportRequest("docx", group_by="none", formatter=NoteStyle("apa").formatter)
        desk.bench.exporting.save(request, Selection(), path)


def wished(desk: Desk, source: Path) -> ManuscriptDialog:
    desk.window.actions_.refresh_manuscript.trigger()
    dialog = next(one for one in desk.window.findChildren(ManuscriptDialog) if one.isVisible())
    assert not dialog.accept_button.isEnabled()
    dialog.take_source(source)
    return dialog


def test_the_notes_of_a_manuscript_are_set_in_another_style(coded_desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "ورقتي.docx"
    exported(coded_desk, source)
    before = source.read_bytes()
    dialog = wished(coded_desk, source)
    coded_desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: bool(dialog.outcome.text()), timeout=20_000)
    target = dialog.target.path()
    assert target is not None
    assert target.is_file()
    assert source.read_bytes() == before
    assert dialog.isVisible()
    assert str(target) in dialog.outcome.text()
    with coded_desk.look() as workspace:
        made: Refreshed = workspace.refresh_manuscript(target, tmp_path / "again.docx")
    assert made.notes == len(coded_desk.stored())
    assert made.changed == 0, "they are as the style wants them already"


def test_a_file_that_is_no_manuscript_is_told_in_the_dialog(coded_desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "صورة.docx"
    source.write_bytes(b"not a document")
    dialog = wished(coded_desk, source)
    coded_desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: bool(dialog.wrong.text()), timeout=10_000)
    assert "صورة.docx" in dialog.wrong.text()
    assert not (tmp_path / "صورة (مضبوط الحواشي).docx").exists()


def test_a_manuscript_dialog_closed_while_it_works_writes_nothing(coded_desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "ورقتي.docx"
    exported(coded_desk, source)
    go_on = threading.Event()
    coded_desk.bench.session.queries.submit(lambda _workspace, _ticket: go_on.wait(20))
    dialog = wished(coded_desk, source)
    target = dialog.target.path()
    assert target is not None
    coded_desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    coded_desk.qtbot.waitUntil(lambda: not coded_desk.bench.session.queries.busy, timeout=20_000)
    assert not dialog.isVisible()
    assert not target.exists()


def test_the_footnote_of_a_passage_can_be_set_to_cite_the_work_of_a_note_in_it(coded_desk: Desk) -> None:
    document, bench, wait = noted(coded_desk), coded_desk.bench, coded_desk.qtbot.waitUntil
    with coded_desk.look() as workspace:
        note = next(one for one in workspace.content(document).notes if one.body is not None)
    coded_desk.show_document(document)
    coded_desk.reader.select(max(0, note.start - 20), note.end)
    coded_desk.read()
    coded_desk.window.actions_.highlight.trigger()
    panel, box = bench.side.memo, bench.side.memo.through.box
    wait(lambda: bench.coding.current is not None and bench.coding.current.highlight.end == note.end, timeout=10_000)
    id_ = bench.coding.current.highlight.id  # type: ignore[union-attr]
    wait(lambda: panel.highlight == id_, timeout=10_000)
    assert not panel.through.isHidden()
    assert [box.itemData(at) for at in range(box.count())] == ["", note.marker]
    box.setCurrentIndex(1)
    box.activated.emit(1)

    def cites_original() -> bool:
        with coded_desk.look() as workspace:
            return "نقلًا عن" in workspace.cite(id_).text

    wait(cites_original, timeout=10_000)
    wait(coded_desk.window.actions_.undo.isEnabled, timeout=10_000)
    coded_desk.window.actions_.undo.trigger()
    wait(lambda: not cites_original() and box.currentIndex() == 0, timeout=10_000)
