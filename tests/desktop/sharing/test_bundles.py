"""Bundles in the window: made, looked into, joined, proved and kept in a shared folder."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QWidget

from egpk_desk.bundling import inspect
from egpk_desk.desktop.sharing.bundle_dialog import BundleDialog
from egpk_desk.desktop.sharing.join_dialog import JoinDialog
from egpk_desk.desktop.sharing.joined_dialog import JoinedDialog
from egpk_desk.workspace import Workspace
from tests.desktop.sharing.conftest import COLLEAGUE, bundled
from tests.desktop.window import USER, Desk

LEFT = Qt.MouseButton.LeftButton


def click(desk: Desk, widget: QWidget) -> None:
    desk.qtbot.mouseClick(widget, LEFT)


def joining(desk: Desk, source: Path) -> JoinDialog:
    assert desk.drop(source)
    return desk.window.findChildren(JoinDialog)[-1]


def lines(dialog: JoinedDialog) -> str:
    view = dialog.view
    found: list[str] = []
    for row in range(view.topLevelItemCount()):
        head = view.topLevelItem(row)
        assert head is not None
        found.append(head.text(0))
        found += [head.child(below).text(0) for below in range(head.childCount())]
    return "\n".join(found)


def shown(desk: Desk) -> JoinedDialog:
    desk.qtbot.waitUntil(lambda: any(d.isVisible() for d in desk.window.findChildren(JoinedDialog)), timeout=20_000)
    return next(d for d in desk.window.findChildren(JoinedDialog) if d.isVisible())


def test_a_bundle_of_chosen_reports_is_made_as_the_dialog_says(desk: Desk, tmp_path: Path) -> None:
    desk.window.actions_.make_bundle.trigger()
    dialog = desk.window.findChildren(BundleDialog)[-1]
    dialog.some_reports.click()
    assert not dialog.accept_button.isEnabled()
    item = dialog.reports.view.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    dialog.with_sources.click()
    dialog.encrypted.click()
    assert not dialog.accept_button.isEnabled()
    desk.qtbot.keyClicks(dialog.passphrase, "sesame")
    desk.qtbot.keyClicks(dialog.again, "sesam")
    assert not dialog.accept_button.isEnabled()
    assert dialog.wrong.isVisible()
    desk.qtbot.keyClicks(dialog.again, "e")
    dialog.title.setText("نصف العمل")
    target = tmp_path / "half.egpkb"
    dialog.wished.disconnect()
    dialog.wished.connect(lambda documents, options: desk.window.sharing.make(target, documents, options))
    click(desk, dialog.accept_button)
    desk.qtbot.waitUntil(lambda: "half.egpkb" in desk.window.notice.text, timeout=20_000)
    found = inspect(target, "sesame")
    assert (found.title, len(found.documents), found.with_sources) == ("نصف العمل", 1, False)
    assert not desk.window.progress.isVisible()


def test_a_dropped_bundle_is_looked_into_before_it_is_joined_and_undone_as_one_step(
    desk: Desk, theirs: Path, tmp_path: Path
) -> None:
    dialog = joining(desk, bundled(theirs, tmp_path / "theirs.egpkb"))
    assert not dialog.accept_button.isEnabled()
    desk.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=10_000)
    assert COLLEAGUE in dialog.maker.text()
    assert "عمل عمر" in dialog.name.text()
    assert dialog.reports.count() == 2
    assert len(desk.stored()) == 2
    click(desk, dialog.accept_button)
    report = shown(desk)
    assert "جديد" in lines(report)
    report.close()
    desk.rest()
    assert len(desk.stored()) == 3
    desk.window.actions_.undo.trigger()
    desk.rest()
    assert len(desk.stored()) == 2


def test_an_encrypted_bundle_asks_for_its_passphrase_until_it_is_right(
    desk: Desk, theirs: Path, tmp_path: Path
) -> None:
    dialog = joining(desk, bundled(theirs, tmp_path / "secret.egpkb", "افتح"))
    desk.qtbot.waitUntil(dialog.passphrase.isVisible, timeout=10_000)
    assert not dialog.wrong.isVisible()
    dialog.passphrase.setText("خطأ")
    click(desk, dialog.open_button)
    desk.qtbot.waitUntil(dialog.wrong.isVisible, timeout=20_000)
    assert not dialog.accept_button.isEnabled()
    dialog.passphrase.setText("افتح")
    desk.qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.isVisible()
    click(desk, dialog.accept_button)
    shown(desk).close()
    desk.rest()
    assert len(desk.stored()) == 3


@pytest.mark.parametrize("content", [b"", b"no bundle at all", b"PK\x03\x04 half"])
def test_what_is_no_bundle_is_said_in_the_dialog(desk: Desk, tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.egpkb"
    broken.write_bytes(content)
    dialog = joining(desk, broken)
    desk.qtbot.waitUntil(dialog.wrong.isVisible, timeout=10_000)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.passphrase.isVisible()


def test_a_check_names_what_differs_and_says_so_where_nothing_does(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    bundle = bundled(theirs, tmp_path / "theirs.egpkb")
    desk.window.sharing.check(bundle)
    desk.qtbot.waitUntil(lambda: "theirs.egpkb" in desk.window.notice.text, timeout=20_000)
    with zipfile.ZipFile(bundle) as archive, zipfile.ZipFile(tmp_path / "changed.egpkb", "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name) + (b" " if name.endswith("references.json") else b""))
    desk.window.sharing.check(tmp_path / "changed.egpkb")
    assert "data/references.json" in lines(shown(desk))


def test_a_check_of_an_encrypted_bundle_asks_for_its_passphrase(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    desk.window.sharing.check(bundled(theirs, tmp_path / "secret.egpkb", "افتح"))
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(QInputDialog)), timeout=10_000)
    dialog = desk.window.findChildren(QInputDialog)[-1]
    dialog.setTextValue("افتح")
    dialog.accept()
    desk.qtbot.waitUntil(lambda: "secret.egpkb" in desk.window.notice.text, timeout=20_000)


def test_a_shared_folder_brings_what_others_left_and_keeps_ours(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    with Workspace.open(theirs, user=COLLEAGUE) as workspace:
        workspace.bundles.synchronise(folder)
    whole = next(folder.glob("*.egpkb")).read_bytes()
    (folder / "half.egpkb").write_bytes(whole[: len(whole) // 2])
    desk.window.sharing.synchronise(folder)
    report = shown(desk)
    assert "half.egpkb" in lines(report)
    report.close()
    desk.rest()
    assert len(desk.stored()) == 3
    assert len(list(folder.glob("*.egpkb"))) == 3
    (folder / "half.egpkb").unlink()
    desk.window.sharing.synchronise(folder)
    desk.qtbot.waitUntil(lambda: desk.window.notice.isVisible(), timeout=20_000)
    with Workspace.open(theirs, user=COLLEAGUE) as workspace:
        assert not workspace.bundles.synchronise(folder)[1]


def test_what_is_stopped_leaves_neither_a_bundle_nor_a_change(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    with Workspace.open(theirs, user=COLLEAGUE) as workspace:
        for number in range(300):
            workspace.import_bytes((f"تقرير رقم {number}\n\n" + "نص. " * 50).encode(), f"more-{number}.txt")
    bundle = bundled(theirs, tmp_path / "many.egpkb")
    desk.window.jobs.carrying.join(bundle, "")
    desk.qtbot.waitUntil(desk.window.progress.isVisible, timeout=10_000)
    click(desk, desk.window.progress.stop)
    desk.qtbot.waitUntil(lambda: not desk.window.jobs.carrying.busy, timeout=30_000)
    desk.rest()
    with desk.look() as workspace:
        assert len(workspace.documents()) == 2
    assert not desk.window.progress.isVisible()


def test_the_window_speaks_no_english_in_arabic(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    dialog = desk.window.sharing.open_making()
    assert isinstance(dialog, QDialog)
    assert "Make" not in dialog.windowTitle()
    dialog.close()
    with Workspace.open(theirs, user=USER) as workspace:
        assert workspace.documents()


def test_reports_dropped_with_a_bundle_are_imported_too(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    report = tmp_path / "new.txt"
    report.write_text("تقرير جديد\n\nنصه قصير.\n", encoding="utf-8")
    bundle = bundled(theirs, tmp_path / "theirs.egpkb")
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=20_000):
        assert desk.drop(bundle, report)
    assert desk.window.findChildren(JoinDialog)
    with desk.look() as workspace:
        assert len(workspace.documents()) == 3


def test_what_a_library_that_was_left_has_joined_is_told_all_the_same(
    desk: Desk, library: Path, theirs: Path, tmp_path: Path
) -> None:
    session, gate = desk.window.session, threading.Event()
    assert session is not None
    session.imports.submit(lambda _w, _t: gate.wait(30))  # the bundle waits behind it
    desk.window.jobs.carrying.join(bundled(theirs, tmp_path / "theirs.egpkb"), "")
    desk.open(tmp_path / "another.egpk", create=True)
    gate.set()
    dialog = shown(desk)
    assert "library" in dialog.windowTitle()
    assert "theirs.egpkb" in lines(dialog)
    desk.qtbot.waitUntil(lambda: not desk.window._leaving, timeout=20_000)
    with Workspace.open(library, user=USER) as workspace:
        assert any(one.memo == "مكان" for one in workspace.excerpts())
