"""Backups made by themselves, thinned out with age, whatever the clock says."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from egpk_desk.errors import LibraryError
from egpk_desk.library import rotation
from egpk_desk.library.library import Library
from tests.library.reports import numbered, report

NOON = datetime.datetime(2026, 11, 25, 12, 0)


def test_backups_thin_out_to_three_and_days_and_weeks(library: Library, path: Path) -> None:
    library.add(report())
    folder = rotation.folder_of(path)
    for half_day in range(200):
        library.back_up_in(folder, NOON + datetime.timedelta(hours=12 * half_day))
    kept = rotation.kept(folder, path)
    assert [one.number for one in kept][-3:] == [198, 199, 200]
    assert len({one.day for one in kept[-8:]}) == 7
    assert len({one.day.isocalendar()[:2] for one in kept}) == 8
    assert len(kept) <= 3 + 7 + 8
    with Library.open(kept[-1].path, author="x") as copy:
        assert copy.check() == []


def test_a_wrong_clock_neither_overwrites_nor_lets_go_all_backups(library: Library, path: Path) -> None:
    library.add(report())
    folder = rotation.folder_of(path)
    for when in (NOON, NOON, NOON.replace(year=2035), NOON.replace(year=1980), NOON):
        library.back_up_in(folder, when)
    numbers = [one.number for one in rotation.kept(folder, path)]
    assert numbers == [3, 4, 5]
    assert library.is_backup_due(folder, NOON.replace(year=1980)) is False  # nothing has changed since
    library.add(numbered(1))
    assert library.is_backup_due(folder, NOON.replace(year=1980)) is True  # the last one lies in the future


def test_a_backup_is_due_only_after_changes_and_an_hour(library: Library, path: Path) -> None:
    folder = rotation.folder_of(path)
    now = datetime.datetime.now()
    assert not library.is_backup_due(folder, now)  # there is nothing in it yet
    library.add(report())
    assert library.is_backup_due(folder, now)
    library.back_up_in(folder, now)
    library.add(numbered(1))
    assert not library.is_backup_due(folder, now + datetime.timedelta(minutes=50))
    assert library.is_backup_due(folder, now + datetime.timedelta(minutes=70))


def test_what_others_keep_in_the_folder_stays(library: Library, path: Path) -> None:
    library.add(report())
    folder = rotation.folder_of(path)
    folder.mkdir()
    foreign = folder / "library.notes.egpk"
    foreign.write_text("mine")
    for _ in range(6):
        library.back_up_in(folder, NOON)
    assert foreign.read_text() == "mine"
    assert len(list(folder.iterdir())) == 4


def test_a_folder_whose_disk_is_absent_is_told_and_not_made(library: Library, tmp_path: Path) -> None:
    library.add(report())
    with pytest.raises(LibraryError, match="No backup could be kept"):
        library.back_up_in(tmp_path / "usb" / "backups", NOON)
    assert not (tmp_path / "usb").exists()
