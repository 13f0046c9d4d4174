from __future__ import annotations

from pathlib import Path

import pytest

from egpk_desk.errors import LibraryError
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import numbered, report


def test_a_backup_of_an_open_library_is_one_whole_file(open_library: Opener, tmp_path: Path) -> None:
    library, other = open_library(), open_library("هدى")
    id = library.add(report()).id
    mark = other.add_highlight(id, 0, 8, memo="م")
    target = tmp_path / "backups" / "copy.egpk"
    with pytest.raises(LibraryError, match="its folder is not there"):  # a folder made here could hide a missing disk
        library.backup(target)
    target.parent.mkdir()
    library.backup(target)
    other.add(numbered(1))
    assert [entry.name for entry in target.parent.iterdir()] == ["copy.egpk"]
    with Library.open(target, author="سلمى") as copy:
        assert copy.highlights() == [mark]
        assert len(copy.documents()) == 1
        assert copy.search("الموانئ")[0] == 2
        assert copy.check() == []
        assert copy.undo().reason == "The document has since been highlighted."


def test_a_later_backup_replaces_an_earlier_one(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.egpk"
    library.backup(target)
    library.add(report())
    library.backup(target)
    with Library.open(target, author="x") as copy:
        assert len(copy.documents()) == 1


def test_a_backup_replaces_neither_the_library_nor_a_foreign_file(library: Library, tmp_path: Path) -> None:
    library.add(report())
    foreign = tmp_path / "thesis.docx"
    foreign.write_bytes(b"PK years of work")
    link = tmp_path / "link.egpk"
    link.symlink_to(library.path)
    for target in (library.path, link, foreign, tmp_path):
        with pytest.raises(LibraryError):
            library.backup(target)
    assert foreign.read_bytes() == b"PK years of work"
    assert len(library.documents()) == 1


def test_a_backup_does_not_replace_a_library_in_use(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "other.egpk"
    with Library.open(target, author="x", create=True) as other:
        other.add(numbered(1))
        with pytest.raises(LibraryError, match="in use"):
            library.backup(target)
        assert len(other.documents()) == 1


def test_a_backup_that_cannot_be_written_leaves_nothing(library: Library, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(LibraryError):
        library.backup(blocked / "copy.egpk")
    assert {entry.name for entry in tmp_path.iterdir()} <= {
        "file",
        *(f"library.egpk{end}" for end in ("", "-wal", "-shm")),
    }


def test_a_backup_of_a_library_that_is_only_read(open_library: Opener, tmp_path: Path) -> None:
    library = open_library()
    library.add(report())
    library.close()
    open_library(read_only=True).backup(tmp_path / "copy.egpk")
    with Library.open(tmp_path / "copy.egpk", author="x") as copy:
        assert len(copy.documents()) == 1


def test_the_closed_file_alone_is_the_whole_library(open_library: Opener, tmp_path: Path) -> None:
    library = open_library()
    library.add(report())
    library.close()
    copy = tmp_path / "usb" / "copied.egpk"
    copy.parent.mkdir()
    copy.write_bytes(library.path.read_bytes())
    with Library.open(copy, author="x") as copied:
        assert len(copied.documents()) == 1
