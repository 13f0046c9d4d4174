"""Long works go on while the window is built anew or leaves for another library; the line that tells of them too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.dialogs.code_draft import CodeDraft
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import opened
from tests.desktop.window import NOTHING, USER, Desk

REPORT = sample_docs() / "uae-indonesia.txt"


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"تقرير رقم {number}\n" + "نص التقرير. " * 400, encoding="utf-8")
    return folder


def begin(desk: Desk, folder: Path, count: int) -> None:
    desk.bench.importing.import_paths([folder])
    desk.qtbot.waitUntil(lambda: str(count) in desk.window.progress.words, timeout=30_000)


def test_another_language_and_theme_leave_an_import_its_line_and_its_end(desk: Desk, tmp_path: Path) -> None:
    begin(desk, many(tmp_path / "many", 300), 300)
    desk.window.change_language("en")
    desk.qtbot.waitUntil(desk.window.progress.isVisible, timeout=2000)
    assert desk.window.progress.stop.text() == "Stop"
    desk.window.change_theme("dark")
    desk.qtbot.waitUntil(desk.window.progress.isVisible, timeout=2000)
    assert desk.bench.importing.busy
    desk.qtbot.waitUntil(lambda: len(desk.bench.documents.model.records) == 300, timeout=60_000)
    desk.qtbot.waitUntil(lambda: not desk.window.progress.isVisible(), timeout=5000)
    assert "300 reports" in desk.window.notice.text


def test_another_library_leaves_an_import_its_line_and_closes_its_file_at_the_end(desk: Desk, tmp_path: Path) -> None:
    first = desk.window.session.path if desk.window.session else tmp_path
    begin(desk, many(tmp_path / "many", 150), 150)
    desk.open(tmp_path / "other.egpk", create=True)
    desk.qtbot.waitUntil(desk.window.progress.isVisible, timeout=2000)
    assert desk.bench.documents.model.records == []
    desk.qtbot.waitUntil(lambda: not desk.window.progress.isVisible(), timeout=60_000)
    desk.qtbot.waitUntil(lambda: not desk.window._leaving, timeout=10_000)
    assert [each.name for each in first.parent.glob("library*")] == ["library.egpk"]
    assert desk.bench.documents.model.records == []
    assert "library" in desk.window.notice.text
    with opened(first, user=USER) as workspace:
        assert len(workspace.documents()) == 150


def test_an_import_of_a_library_that_was_left_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    first = desk.window.session.path if desk.window.session else tmp_path
    begin(desk, many(tmp_path / "many", 300), 300)
    desk.open(tmp_path / "other.egpk", create=True)
    desk.window.progress.stop.click()
    desk.qtbot.waitUntil(lambda: not desk.window._leaving, timeout=30_000)
    with opened(first, user=USER) as workspace:
        assert len(workspace.documents()) < 300


def test_an_export_that_ends_does_not_take_the_line_of_an_import(desk: Desk, tmp_path: Path) -> None:
    desk.import_by_drop(REPORT)
    desk.reader.select(0, 12)
    desk.bench.apply_number(1)
    desk.wait_for_highlights(1)
    desk.rest()
    begin(desk, many(tmp_path / "many", 200), 200)
    box = desk.bench.exporting.open_dialog()
    assert box is not None
    with desk.qtbot.waitSignal(desk.bench.exporting.succeeded, timeout=20_000):
        box.saveRequested.emit(box.request(), box.selection(), tmp_path / "out.docx")
    box.close()
    if desk.bench.importing.busy:
        assert desk.window.progress.isVisible()
    desk.qtbot.waitUntil(lambda: not desk.window.progress.isVisible(), timeout=60_000)
    assert (tmp_path / "out.docx").is_file()


def test_a_notice_moves_nothing_on_the_page(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.rest()
    desk.window.notice.hide()
    before = desk.reader.viewport().mapToGlobal(desk.reader.viewport().rect().topLeft()), desk.reader.size()
    desk.window.notice.show_good("تم الحفظ")
    desk.qtbot.wait(30)
    after = desk.reader.viewport().mapToGlobal(desk.reader.viewport().rect().topLeft()), desk.reader.size()
    assert before == after
    assert desk.window.notice.isVisible()
    assert desk.window.notice.geometry().bottom() < desk.bench.height()


def test_a_codes_names_and_place_are_one_step_for_undo(desk: Desk) -> None:
    with desk.look() as workspace:
        code, above = workspace.code("driver/gaza-war"), workspace.code("driver/economic-gains")
    desk.bench.code_editing.save(
        CodeDraft(code.id, code.slug, "غزة", "Gaza", code.colour, "تعريف", above.id)  # as the dialog leaves it
    )
    desk.rest()
    with desk.look() as workspace:
        changed = workspace.code(code.id)
        assert (changed.name_ar, changed.parent) == ("غزة", above.id)
    desk.bench.coding.undo()
    desk.rest()
    with desk.look() as workspace:
        assert workspace.code(code.id) == code


def test_codes_are_put_in_another_order_from_the_tree_and_taken_back(desk: Desk) -> None:
    def order() -> list[str]:
        with desk.look() as workspace:
            return [code.slug for code in workspace.codes() if code.kind == "driver"]

    before = order()
    tree = desk.bench.side.codes
    with desk.look() as workspace:
        third = workspace.code(before[2])
    tree.moveRequested.emit(third.id, "", 0)
    desk.rest()
    assert order() == [before[2], *before[:2], *before[3:]]
    desk.bench.coding.undo()
    desk.rest()
    assert order() == before


@pytest.mark.parametrize("place", ["memo", "filter"])
def test_a_file_dropped_onto_a_field_is_imported(desk: Desk, tmp_path: Path, place: str) -> None:
    desk.import_by_drop(REPORT)
    desk.reader.select(0, 12)
    desk.bench.apply_number(1)
    desk.wait_for_highlights(1)
    copied = Path(shutil.copy(sample_docs() / "saudi-india.md", tmp_path / "new.md"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(copied))])
    mime.setText(copied.as_uri())
    target = desk.bench.side.memo.editor.viewport() if place == "memo" else desk.bench.documents.field
    middle, left = target.rect().center(), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, mime, left, NOTHING)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    assert desk.window.curtain.isVisible()
    drop = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, mime, left, NOTHING)
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=30_000):
        QApplication.sendEvent(target, drop)
    assert desk.bench.side.memo.editor.toPlainText() == ""
    assert desk.bench.documents.field.text() == ""


def test_text_is_still_dropped_into_the_memo(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("نص")
    assert desk.bench.side.memo.editor.canInsertFromMimeData(mime)
