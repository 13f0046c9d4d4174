"""Backups in the window: seen, compared, gone back to and taken back; made by themselves when a library is closed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from egpk_desk import safekeeping
from egpk_desk.desktop.keeping.backups_dialog import BackupsDialog
from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.safekeeping import Rotation
from egpk_desk.workspace import Workspace
from tests.desktop.window import USER, Desk

LONG = 20_000


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with two reports and a backup of when it had one highlight less."""
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    (tmp_path / "account").mkdir()
    path = tmp_path / "library.egpk"
    with Workspace.open(path, user=USER, create=True) as workspace:
        for number in (1, 2):
            workspace.import_bytes(f"تقرير {number}\n\nكتب التقرير {number} عن مصر.\n".encode(), f"{number}.txt")
        workspace.highlight(workspace.documents()[0].id, 0, 7, memo="أول")
    safekeeping.keep_backups(path, datetime.datetime(2026, 11, 20, 9, 0))
    with Workspace.open(path, user=USER) as workspace:
        workspace.highlight(workspace.documents()[1].id, 0, 7, memo="ثانٍ")
    return path


@pytest.fixture
def desk(make_desk: Callable[..., Desk], library: Path) -> Desk:
    made = make_desk()
    made.open(library)
    made.rest()
    return made


def opened(desk: Desk) -> BackupsDialog:
    desk.window.actions_.backups.trigger()
    (dialog,) = desk.window.findChildren(BackupsDialog)
    desk.qtbot.waitUntil(dialog.restore.isEnabled, timeout=LONG)
    return dialog


def press_yes(desk: Desk, dialog: BackupsDialog) -> None:
    (box,) = dialog.findChildren(QMessageBox)
    yes = next(button for button in box.buttons() if box.buttonRole(button) == QMessageBox.ButtonRole.DestructiveRole)
    desk.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)


def test_going_back_is_compared_first_and_can_be_taken_back(desk: Desk, library: Path) -> None:
    dialog = opened(desk)
    assert dialog.list.topLevelItemCount() == 1
    assert "يُفقد: تمييز واحد" in dialog.difference.toPlainText()
    with desk.qtbot.waitSignal(desk.window.libraryOpened, timeout=LONG):
        dialog.restore.click()
        press_yes(desk, dialog)
    desk.rest()
    assert [one.memo for one in desk.stored()] == ["أول"]
    desk.qtbot.waitUntil(lambda: desk.window.notice.offer.isVisible(), timeout=LONG)
    with desk.qtbot.waitSignal(desk.window.libraryOpened, timeout=LONG):
        desk.window.notice.offer.click()
    desk.rest()
    assert sorted(one.memo for one in desk.stored()) == ["أول", "ثانٍ"]
    assert len(desk.bench.lists.documents if desk.bench.lists else ()) == 2


def test_backups_are_made_deleted_and_their_number_chosen(desk: Desk, library: Path, tmp_path: Path) -> None:
    dialog = opened(desk)
    dialog.now.click()
    desk.qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2, timeout=LONG)
    desk.qtbot.waitUntil(dialog.restore.isEnabled, timeout=LONG)
    dialog.discard.click()
    press_yes(desk, dialog)
    desk.qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1, timeout=LONG)
    field = dialog.numbers["weeks"]
    field.selectAll()
    desk.qtbot.keyClicks(field, "3")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: safekeeping.rotation_kept() == Rotation(weeks=3), timeout=LONG)
    usb = tmp_path / "usb"
    usb.mkdir()
    safekeeping.set_second_folder(usb)
    dialog.folderDropped.emit()
    desk.qtbot.waitUntil(lambda: safekeeping.second_folder() is None, timeout=LONG)


def test_a_backup_is_made_when_the_window_closes_and_an_old_one_is_told_of(
    make_desk: Callable[..., Desk], library: Path
) -> None:
    (kept,) = safekeeping.kept_copies(library)
    old = datetime.datetime(2026, 1, 1).timestamp()
    os.utime(kept.path, (old, old))
    desk = make_desk()
    desk.open(library)
    window: MainWindow = desk.window
    window.keeping.by_itself = True
    desk.rest()
    window.keeping.back_up_if_due()
    desk.qtbot.waitUntil(lambda: not window.keeping.apart.busy, timeout=LONG)
    assert len(safekeeping.kept_copies(library)) == 2
    with Workspace.open(library, user=USER) as workspace:
        workspace.set_memo(workspace.excerpts()[0].highlight.id, "غيّرت")
    for copy in safekeeping.kept_copies(library):
        os.utime(copy.path, (old, old))
    window.close()
    assert len(safekeeping.kept_copies(library)) == 3
    assert {path.name for path in library.parent.iterdir()} >= {"library.egpk", "library.backups"}
    assert not list(library.parent.glob("*.egpk-*"))
