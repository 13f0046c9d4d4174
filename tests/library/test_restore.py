"""Restoring a copy: a look first, the present library kept, and never half of anything."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from egpk_desk.errors import EgpkError, LibraryBusy, LibraryDamaged, LibraryTooNew, NotALibrary
from egpk_desk.library.library import Library
from egpk_desk.library.restore import holdings, restore
from tests.library.reports import numbered, report


@pytest.fixture
def copy(path: Path, tmp_path: Path) -> Path:
    """A backup with one document, of a library that has two since."""
    target = tmp_path / "copy.egpk"
    with Library.open(path, author="سلمى", create=True) as library:
        id = library.add(report()).id
        library.add_highlight(id, 0, 8, memo="م")
        library.backup(target)
        library.add(numbered(1))
    return target


def test_a_look_tells_what_both_libraries_hold(path: Path, copy: Path) -> None:
    before = copy.read_bytes()
    there, here = holdings(copy), holdings(path)
    assert (there.documents, there.highlights, here.documents, here.highlights) == (1, 1, 2, 1)
    assert there.newest <= here.newest
    assert there.operations < here.operations
    assert copy.read_bytes() == before


def test_restoring_keeps_the_present_library_beside_it(path: Path, copy: Path) -> None:
    kept = restore(copy, path)
    again = restore(copy, path)
    assert kept == path.with_name("library.before-restore.egpk")
    assert again == path.with_name("library.before-restore-2.egpk")
    with Library.open(path, author="x") as restored, Library.open(kept, author="x") as old:
        assert (len(restored.documents()), len(old.documents())) == (1, 2)
        assert restored.check() == old.check() == []
    assert sorted(entry.name for entry in copy.parent.glob("copy*")) == ["copy.egpk"]


def test_a_damaged_library_with_its_log_is_replaced_and_kept(path: Path, copy: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    path.with_name(path.name + "-wal").write_bytes(b"an old log")
    kept = restore(copy, path)
    assert kept is not None
    assert kept.stat().st_size == 5000
    with Library.open(path, author="x") as restored:
        assert len(restored.documents()) == 1


def test_what_is_no_sound_library_is_refused_and_nothing_changes(path: Path, copy: Path, tmp_path: Path) -> None:
    foreign, cut, torn, newer = (tmp_path / name for name in ("a.docx", "cut.egpk", "torn.egpk", "newer.egpk"))
    foreign.write_bytes(b"PK years of work" * 50)
    data = copy.read_bytes()
    cut.write_bytes(data[: len(data) // 2])
    torn.write_bytes(data[:8192] + b"\xaa" * (len(data) - 8192))
    newer.write_bytes(data)
    with contextlib.closing(sqlite3.connect(newer)) as raw, raw:
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('egpk_desk', 'm9', '')")
    before, names = path.read_bytes(), None
    refused = ((foreign, NotALibrary), (cut, LibraryDamaged), (torn, LibraryDamaged), (newer, LibraryTooNew))
    for source, kind in (*refused, (path, EgpkError), (tmp_path / "none", EgpkError)):
        with pytest.raises(kind):
            restore(source, path)
        names = names or sorted(entry.name for entry in tmp_path.iterdir())
        assert sorted(entry.name for entry in tmp_path.iterdir()) == names
    assert path.read_bytes() == before


def test_a_library_in_use_is_not_replaced(path: Path, copy: Path) -> None:
    with Library.open(path, author="هدى") as other:
        with pytest.raises(LibraryBusy):
            restore(copy, path)
        assert len(other.documents()) == 2


RESTORER = """
import sys
from pathlib import Path
from egpk_desk.library.restore import restore
print("ready", flush=True)
while True:
    kept = restore(Path(sys.argv[1]), Path(sys.argv[2]))
    kept.unlink()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_restoring_that_is_killed_leaves_a_whole_library(path: Path, copy: Path) -> None:
    for wait in (0.005, 0.02, 0.05):
        with subprocess.Popen(
            [sys.executable, "-c", RESTORER, str(copy), str(path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.kill()
        with Library.open(path, author="x") as library:
            assert library.check() == []
            assert len(library.documents()) in (1, 2)
