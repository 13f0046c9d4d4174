"""What is erased for good is in no file any more: not as UTF-8, not as UTF-16, not packed."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk import erasure, safekeeping
from egpk_desk.errors import LibraryBusy, LibraryNotFound, NotALibrary
from egpk_desk.files import erase
from egpk_desk.library import connection
from egpk_desk.work_log import WorkLog
from egpk_desk.workspace import Workspace

SECRET = "سِرّالمصدر"
LATIN = "Zyxwvutsrq"
MARKS = [
    word.encode(coding)
    for word in (SECRET, LATIN, LATIN.lower(), "سرالمصدر")
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "unicode_escape")
]


def traces(*folders: Path) -> list[tuple[str, str]]:
    """Where a mark stands in any file, by name or by bytes; packed data is unpacked wherever it begins."""
    return [(file.name, how) for folder in folders for file in folder.rglob("*") for how in _in(file)]


def _in(file: Path) -> Iterator[str]:
    if LATIN in file.name:
        yield "name"
    if not file.is_file():
        return
    data = file.read_bytes()
    if any(mark in data for mark in MARKS):
        yield "bytes"
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            plain = zlib.decompressobj().decompress(data[match.start() : match.start() + 100_000])
        except zlib.error:
            continue
        if any(mark in plain for mark in MARKS):
            yield "packed"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a secret report among others, much worked on, with backups in two places and a log."""
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    for folder in ("account", "second", "here"):
        (tmp_path / folder).mkdir()
    safekeeping.set_second_folder(tmp_path / "second")
    path = tmp_path / "here" / "library.egpk"
    secret = f"تقرير {SECRET}\n\n" + f"قال {SECRET} {LATIN} ما قال في مصر.\n\n" * 400
    file = tmp_path / f"{LATIN}.txt"
    file.write_text(secret, encoding="utf-8")
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_paths([file], workers=0)
        for number in range(4):
            workspace.import_bytes(f"تقرير {number}\n\nكتب عن مصر وباكستان.\n".encode(), f"{number}.txt")
        record = workspace.documents()[0]
        made = workspace.highlight(record.id, 30, 60, tags=["driver/gaza-war"], memo=f"{SECRET} {LATIN} " * 900)
        workspace.set_memo(made.highlight.id, f"{LATIN} " * 2000)
        workspace.set_memo(made.highlight.id, "قصير")
        workspace.set_metadata(record.id, {"publisher": f"دار {SECRET}"})
    file.unlink()
    assert safekeeping.keep_backups(path) == []
    return path


def test_a_purged_document_is_in_no_file_of_the_program_any_more(library: Path, tmp_path: Path) -> None:
    with Workspace.open(library, user="سلمى") as workspace:
        record = workspace.documents()[0]
        before = traces(tmp_path)
        assert {how for _, how in before} == {"bytes", "packed"}
        assert any(name.endswith(".jsonl") for name, _ in before)
        done = erasure.purge_document(
            library,
            record.id,
            (record.title, record.file_name),
            lambda: workspace.remove_document(record.id, purge=True),
            with_copies=True,
        )
        assert traces(tmp_path) == []  # already while the library is still open
    assert traces(tmp_path) == []
    assert (len(done.cleaned), done.erased, done.left, done.in_use) == (2, (), (), False)
    for path in (library, *done.cleaned):
        with Workspace.open(path, user="سلمى") as workspace:
            assert len(workspace.documents()) == 4
            assert workspace.check() == []
            assert workspace.search("كتب")[0] == 4


def test_without_the_backups_a_purge_names_those_that_still_hold_it(library: Path, tmp_path: Path) -> None:
    with Workspace.open(library, user="سلمى") as workspace:
        record = workspace.documents()[0]
        done = erasure.purge_document(
            library, record.id, (record.title,), lambda: workspace.remove_document(record.id, purge=True)
        )
    assert sorted(done.left) == sorted(safekeeping.copies(library))
    assert len(done.left) == 2
    assert {name for name, _ in traces(tmp_path)} == {path.name for path in done.left}


def test_a_backup_that_cannot_be_cleaned_is_erased_as_a_whole(library: Path, tmp_path: Path) -> None:
    broken, other = safekeeping.copies(library)
    broken.write_bytes(LATIN.encode() * 1000)
    with sqlite3.connect(other) as raw:  # as a newer version would have left it
        raw.execute("UPDATE _sqlite_migrations SET name = 'm9999_later' WHERE name LIKE 'm0001%'")
    raw.close()
    with Workspace.open(library, user="سلمى") as workspace:
        record = workspace.documents()[0]
        done = erasure.purge_document(
            *(library, record.id, (record.title, record.file_name)),
            lambda: workspace.remove_document(record.id, purge=True),
            with_copies=True,
        )
    assert sorted(done.erased) == sorted([broken, other])
    assert traces(tmp_path) == []


def test_another_program_that_reads_the_library_is_told_of(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.1)
    with Workspace.open(library, user="سلمى") as workspace, sqlite3.connect(library) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        record = workspace.documents()[0]
        purge = lambda: workspace.remove_document(record.id, purge=True)  # noqa: E731
        assert erasure.purge_document(library, record.id, (), purge).in_use
        reader.execute("ROLLBACK")
    reader.close()
    assert not any(name == library.name for name, _ in traces(library.parent))


def test_a_purged_library_leaves_nothing_in_any_folder(library: Path, tmp_path: Path) -> None:
    (library.parent / f".{library.name}.restoring-77").write_text(LATIN)
    (library.parent / f".{library.stem}.before-repair.egpk.77").write_text(LATIN)
    (library.parent / "other.egpk").write_text("mine")
    done = erasure.purge_library(library, with_copies=True)
    assert len(done.erased) == 2
    assert traces(tmp_path) == []
    assert [file.name for file in library.parent.iterdir()] == ["other.egpk"]
    assert list((tmp_path / "second").iterdir()) == []
    assert not WorkLog(library).path.exists()
    with pytest.raises(LibraryNotFound):
        erasure.purge_library(library)


def test_a_purge_of_a_library_names_its_backups_where_they_stay(library: Path) -> None:
    done = erasure.purge_library(library)
    assert len(done.left) == 2
    assert all(path.exists() for path in done.left)
    assert not library.exists()


def test_a_library_in_use_and_a_foreign_file_are_not_erased(library: Path, tmp_path: Path) -> None:
    with Workspace.open(library, user="سلمى"), pytest.raises(LibraryBusy):
        erasure.purge_library(library)
    assert library.exists()
    foreign = tmp_path / "thesis.egpk"
    foreign.write_text("years of work " * 20)
    with pytest.raises(NotALibrary):
        erasure.purge_library(foreign)
    assert foreign.read_text().startswith("years")


def test_the_bytes_of_an_erased_file_are_overwritten_under_every_name(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"secret" * 300_000)
    other.hardlink_to(file)
    assert erase(file)
    assert not file.exists()
    assert b"secret" not in other.read_bytes()
    assert not erase(file)
