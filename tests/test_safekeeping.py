"""Backups, restoring and mending as the two faces of the program ask for them."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from egpk_desk import safekeeping
from egpk_desk.errors import InvalidValue, LibraryError
from egpk_desk.safekeeping import Place, Rotation
from egpk_desk.work_log import WorkLog
from egpk_desk.workspace import Workspace

NOW = datetime.datetime(2026, 11, 25, 12, 0)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with two reports, in an account of its own."""
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    (tmp_path / "account").mkdir()
    path = tmp_path / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        for number in (1, 2):
            workspace.import_bytes(f"تقرير {number}\n\nكتب التقرير {number} عن مصر.\n".encode(), f"{number}.txt")
        for record in workspace.documents():
            workspace.highlight(record.id, 0, 7, tags=["driver/gaza-war"], memo="أول")
    return path


def test_a_preview_names_what_would_be_lost_brought_back_and_changed(library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.egpk"
    with Workspace.open(library, user="سلمى") as workspace:
        workspace.backup(copy)
        first, second = workspace.documents()
        marks = {one.highlight.document: one.highlight.id for one in workspace.excerpts()}
        workspace.set_memo(marks[first.id], "ثانٍ")
        workspace.remove_document(second.id)
        workspace.import_bytes("تقرير 3\n\nكتب عن باكستان.\n".encode(), "3.txt")
        workspace.add_code("driver/new", name_ar="رمز جديد")
    look = safekeeping.preview(copy, library)
    assert look.contrast is not None
    assert (look.contrast.documents.lost_names, look.contrast.documents.gained_names) == (("3.txt",), ("2.txt",))
    assert (look.contrast.highlights.lost, look.contrast.highlights.gained, look.contrast.highlights.changed) == (
        0,
        1,
        1,
    )
    assert look.contrast.codes.lost_names == ("رمز جديد",)
    assert not look.contrast.memos
    assert not safekeeping.preview(copy, copy).contrast


def test_restoring_is_taken_back_by_restoring_what_was_kept(library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.egpk"
    with Workspace.open(library, user="سلمى") as workspace:
        workspace.backup(copy)
        workspace.remove_document(workspace.documents()[1].id)
    kept = safekeeping.restore(copy, library)
    with Workspace.open(library, user="سلمى") as workspace:
        assert len(workspace.documents()) == 2
    assert safekeeping.last_kept(library) == kept
    assert kept is not None
    safekeeping.restore(kept, library)
    with Workspace.open(library, user="سلمى") as workspace:
        assert len(workspace.documents()) == 1
    assert [entry.message[:8] for entry in WorkLog(library).entries(2)] == ["Restored", "Restored"]


def test_so_many_backups_stay_as_are_asked_for(library: Path, tmp_path: Path) -> None:
    safekeeping.set_second_folder(tmp_path)
    safekeeping.set_rotation(Rotation(newest=2, days=0, weeks=0, hours=0))
    for hour in range(4):
        with Workspace.open(library, user="سلمى") as workspace:
            workspace.set_memo(workspace.excerpts()[0].highlight.id, f"في الساعة {hour}")
        assert safekeeping.keep_backups(library, NOW + datetime.timedelta(hours=hour)) == []
    copies = safekeeping.kept_copies(library)
    assert (
        [copy.place for copy in copies].count(Place.BESIDE) == [copy.place for copy in copies].count(Place.SECOND) == 2
    )
    assert copies[0].made == NOW + datetime.timedelta(hours=3)
    safekeeping.discard(copies[0].path, library)
    assert len(safekeeping.kept_copies(library)) == 3
    with pytest.raises(LibraryError):
        safekeeping.discard(library, library)
    for wrong in (Rotation(newest=0), Rotation(days=-1), Rotation(weeks=10_000)):
        with pytest.raises(InvalidValue):
            safekeeping.set_rotation(wrong)
    (tmp_path / "account" / "egpk-desk-data" / "backups.json").write_text('{"rotation": {"newest": "x", "days": -4}}')
    assert safekeeping.rotation_kept() == Rotation()


@pytest.mark.parametrize(
    ("days", "told"), [(-400, "still to come"), (-20_000, "still to come"), (2, ""), (9, "is of 2026-11-16")]
)
def test_an_old_backup_is_told_of_and_one_from_the_future_too(library: Path, days: int, told: str) -> None:
    safekeeping.keep_backups(library, NOW)
    with Workspace.open(library, user="سلمى") as workspace:
        workspace.set_memo(workspace.excerpts()[0].highlight.id, "غيّرت")
    (copy,) = safekeeping.kept_copies(library)
    made = (NOW - datetime.timedelta(days=days)).timestamp()
    os.utime(copy.path, (made, made))
    lines = safekeeping.warnings(library, NOW)
    assert (told in lines[0]) if told else lines == []
    assert safekeeping.keep_backups(library, NOW) == []
    assert len(safekeeping.kept_copies(library)) == 2
    with Workspace.open(library, user="سلمى") as workspace:
        assert workspace.check() == []


@pytest.mark.parametrize("year", [1970, 1980, 2037, 2099])
def test_backups_are_made_and_ordered_whatever_year_the_clock_says(library: Path, year: int) -> None:
    safekeeping.set_rotation(Rotation(newest=3, days=2, weeks=2, hours=1))
    for number, when in enumerate((NOW, NOW.replace(year=year, month=1, day=2), NOW, NOW)):
        with Workspace.open(library, user="سلمى") as workspace:
            workspace.set_memo(workspace.excerpts()[0].highlight.id, f"مرة {number}")
        for copy in safekeeping.kept_copies(library):
            os.utime(copy.path, (0, copy.made.timestamp() - 7200))
        assert safekeeping.keep_backups(library, when) == []
    with Workspace.open(safekeeping.copies(library)[-1], user="سلمى", read_only=True) as newest:
        assert newest.excerpts()[0].memo == "مرة 3"


def test_a_second_disk_that_was_away_for_days_is_told_of(library: Path, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    safekeeping.set_second_folder(usb)
    assert safekeeping.keep_backups(library, NOW) == []
    for file in usb.rglob("*.egpk"):
        file.unlink()
    for folder in usb.iterdir():
        folder.rmdir()
    usb.rmdir()
    assert safekeeping.warnings(library, NOW + datetime.timedelta(days=3)) == []
    (told,) = safekeeping.warnings(library, NOW + datetime.timedelta(days=8))
    assert str(usb) in told


def test_texts_of_a_file_with_a_broken_page_are_read_again_from_their_sources(library: Path) -> None:
    with Workspace.open(library, user="سلمى") as workspace:
        texts = [workspace.content(one.id).text for one in workspace.documents()]
        marks = workspace.excerpts()
    with contextlib.closing(sqlite3.connect(library)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contents'").fetchone()
    data = bytearray(library.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xaa" * 4096
    library.write_bytes(data)
    told: list[tuple[int, int]] = []
    done = safekeeping.repair(library, lambda at, total: told.append((at, total)))
    assert dict(done.mended)["texts read again from their source"] == 2
    assert done.left == ()
    assert told
    assert done.made is not None
    with Workspace.open(done.made, user="سلمى") as workspace:
        assert [workspace.content(one.id).text for one in workspace.documents()] == texts
        assert workspace.excerpts() == marks
    assert WorkLog(library).entries(1)[0].message == "Mended."


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_leaves_library_and_backups_as_they_were(library: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if os.system(f"mount -t tmpfs -o size=200k tmpfs '{small}' 2>/dev/null"):
        pytest.skip("no disk can be mounted here")
    try:
        safekeeping.set_second_folder(small)
        (told,) = safekeeping.keep_backups(library, NOW)
        assert told
        assert len(safekeeping.kept_copies(library)) == 1
        assert [file for file in small.rglob("*") if file.is_file()] == []
        target = small / "library.egpk"
        with pytest.raises(LibraryError):
            safekeeping.restore(library, target)
        assert not target.exists()
        assert [file for file in small.rglob("*") if file.is_file()] == []
        with Workspace.open(library, user="سلمى") as workspace:
            assert workspace.check() == []
    finally:
        os.system(f"umount '{small}'")
