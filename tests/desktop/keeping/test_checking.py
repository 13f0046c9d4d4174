"""Checking and mending in the window; erasing; the log and the figures."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from egpk_desk import safekeeping
from egpk_desk.desktop.keeping.check_dialog import CheckDialog
from egpk_desk.desktop.keeping.purge_dialogs import PurgeDialog
from egpk_desk.workspace import Workspace
from tests.desktop.window import USER, Desk

LONG = 20_000
SECRET = "Zyxwvutsrq"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    (tmp_path / "account").mkdir()
    path = tmp_path / "here" / "library.egpk"
    path.parent.mkdir()
    with Workspace.open(path, user=USER, create=True) as workspace:
        for number in (1, 2):
            text = f"تقرير {SECRET if number == 2 else number}\n\nكتب التقرير {number} عن مصر.\n"
            workspace.import_bytes(text.encode(), f"{number}.txt")
        for record in workspace.documents():
            if record.file_name == "2.txt":
                workspace.set_metadata(record.id, {"title": f"تقرير {SECRET}"})
            workspace.highlight(record.id, 0, 7, tags=["driver/gaza-war"], memo=f"مذكرة {SECRET}")
    return path


def traces(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]


def opened(make_desk: Callable[..., Desk], path: Path) -> Desk:
    made = make_desk()
    made.open(path)
    made.rest()
    return made


def test_what_a_check_finds_is_mended_after_a_copy(make_desk: Callable[..., Desk], library: Path) -> None:
    with contextlib.closing(sqlite3.connect(library)) as raw, raw:
        raw.execute("DELETE FROM contents WHERE revision = 1")
    desk = opened(make_desk, library)
    desk.window.actions_.check_library.trigger()
    (dialog,) = desk.window.findChildren(CheckDialog)
    desk.qtbot.waitUntil(lambda: dialog.found is not None, timeout=LONG)
    assert dialog.list.topLevelItemCount() == len(dialog.found or ()) > 0
    with desk.qtbot.waitSignal(desk.window.libraryOpened, timeout=LONG):
        desk.qtbot.mouseClick(dialog.mend, Qt.MouseButton.LeftButton)
    desk.rest()
    assert dialog.repair is not None
    assert dialog.repair.left == ()
    assert "نصوص قُرئت من مصدرها من جديد" in dialog.further.text()
    assert library.with_name("library.before-repair.egpk").exists()
    assert len(desk.stored()) == 2
    document = desk.bench.lists.documents[0].id if desk.bench.lists else ""
    desk.show_document(document)
    assert desk.reader.document() is not None


def test_a_damaged_library_is_offered_to_be_mended_and_the_saved_one_takes_its_place(
    make_desk: Callable[..., Desk], library: Path
) -> None:
    data = library.read_bytes()[:-4096]  # the end did not come over
    library.write_bytes(data)
    desk = make_desk()
    with desk.qtbot.waitSignal(desk.window.libraryFailed, timeout=LONG):
        desk.window.open_library(library)
    desk.qtbot.waitUntil(lambda: desk.window.notice.offer.isVisible(), timeout=LONG)
    desk.window.notice.offer.click()
    (dialog,) = desk.window.findChildren(CheckDialog)
    desk.qtbot.waitUntil(lambda: dialog.found is not None, timeout=LONG)
    with desk.qtbot.waitSignal(desk.window.libraryFailed, timeout=LONG):
        dialog.mend.click()
    assert dialog.repair is not None
    assert dialog.repair.made is not None
    with desk.qtbot.waitSignal(desk.window.libraryOpened, timeout=LONG):
        dialog.place.click()
    desk.rest()
    assert desk.stored()
    assert data in [path.read_bytes() for path in library.parent.glob("library.before-restore*")]


def test_a_report_is_erased_for_good_from_the_window(
    make_desk: Callable[..., Desk], library: Path, tmp_path: Path
) -> None:
    with Workspace.open(library, user=USER) as workspace:
        for one in workspace.excerpts():
            workspace.set_memo(one.highlight.id, f"مذكرة {SECRET}" if one.record.file_name == "2.txt" else "")
    with contextlib.closing(sqlite3.connect(library)) as raw, raw:
        raw.execute(
            "UPDATE operations SET changes = replace(changes, ?, 'x') WHERE object_id IN"
            " (SELECT id FROM highlights WHERE document = (SELECT id FROM documents WHERE number = 1))",
            [SECRET],
        )
    safekeeping.keep_backups(library)
    desk = opened(make_desk, library)
    assert desk.bench.lists is not None
    second = desk.bench.lists.documents[1]
    desk.show_document(second.id)
    desk.window.actions_.purge_document.trigger()
    (dialog,) = desk.window.findChildren(PurgeDialog)
    assert dialog.with_copies.isChecked()
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: bool(desk.bench.lists) and len(desk.bench.lists.documents) == 1, timeout=LONG)
    desk.rest()
    desk.window.close()
    assert traces(tmp_path) == []


def test_a_library_is_erased_when_its_name_is_written(
    make_desk: Callable[..., Desk], library: Path, tmp_path: Path
) -> None:
    safekeeping.keep_backups(library)
    desk = opened(make_desk, library)
    assert desk.bench.lists is not None
    desk.show_document(desk.bench.lists.documents[1].id)
    assert desk.window.settings.recent() == [library]
    desk.window.actions_.purge_library.trigger()
    (dialog,) = desk.window.findChildren(PurgeDialog)
    assert not dialog.accept_button.isEnabled()
    desk.qtbot.keyClicks(dialog.field, "library")
    dialog.accept_button.click()
    desk.qtbot.waitUntil(lambda: desk.window.notice.isVisible(), timeout=LONG)
    assert list(library.parent.iterdir()) == []
    assert desk.window.settings.recent() == []
    desk.window.close()
    desk.window.settings.write()
    assert traces(tmp_path) == []
    remembered = [path for path in tmp_path.rglob("window*") if path.is_file()]
    assert [path for path in remembered if "library" in path.read_text(encoding="utf-8")] == []


def test_the_log_and_the_figures_are_shown_and_copied(make_desk: Callable[..., Desk], library: Path) -> None:
    desk = opened(make_desk, library)
    window = desk.window.keeping.telling.open_log()
    assert window is not None
    desk.qtbot.waitUntil(lambda: window.list.topLevelItemCount() == 2, timeout=LONG)
    window.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "الاستيراد: جديد 1" in copied
    assert "2.txt" in copied
    window.failures.click()
    assert window.list.topLevelItemCount() == 0
    window.close()
    figures = desk.window.keeping.telling.open_statistics()
    assert figures is not None
    desk.qtbot.waitUntil(lambda: figures.found is not None, timeout=LONG)
    assert dict(figures.rows())["تمييزات"] == "2"
    figures.copy_button.click()
    assert "الحرب في غزة\t2" in QGuiApplication.clipboard().text()
    target = library.parent / "figures.csv"
    figures.save(target)
    desk.qtbot.waitUntil(target.exists, timeout=LONG)
    assert target.read_bytes().startswith(b"\xef\xbb\xbfof,id,name")
