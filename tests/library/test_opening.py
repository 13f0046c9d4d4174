"""Opening: what is no library, damaged, too new, older, read-only or in use says so; foreign files stay as they are."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from egpk_desk.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryNotFound,
    LibraryReadOnly,
    LibraryTooNew,
    NotALibrary,
)
from egpk_desk.library import connection, schema
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import numbered, report

FIXTURES = Path(__file__).parent.parent / "fixtures" / "libraries"


def _open(path: Path, **options: Any) -> Library:
    return Library.open(path, author="سلمى", **options)


def _made(path: Path) -> str:
    with _open(path, create=True) as library:
        id = library.add(report()).id
        library.add_highlight(id, 0, 8, memo="م")
    return id


def test_a_library_is_made_and_closed_as_one_file(tmp_path: Path) -> None:
    path = tmp_path / "مجلد" / "library.egpk"
    path.parent.mkdir()
    _made(path)
    assert [entry.name for entry in path.parent.iterdir()] == ["library.egpk"]
    with contextlib.closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert raw.execute("SELECT name FROM _sqlite_migrations").fetchall() == [(name,) for name in schema.known()]


def test_a_folder_that_is_not_there_is_not_made_since_its_disk_may_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="its folder is not there"):
        _open(tmp_path / "usb" / "library.egpk", create=True)
    assert list(tmp_path.iterdir()) == []


def test_the_rules_of_the_file_are_set(open_library: Opener) -> None:
    raw = open_library()._connection.raw
    values = [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert values == ["wal", 2, 1]
    assert raw.execute("PRAGMA busy_timeout").fetchone() == (5000,)


@pytest.mark.parametrize("options", [{}, {"read_only": True}, {"create": True, "read_only": True}])
def test_a_library_that_is_not_there_is_made_only_when_asked(path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(LibraryNotFound):
        _open(path, **options)
    assert not path.exists()


def test_an_empty_file_becomes_a_library_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(LibraryNotFound):
        _open(path)
    assert path.stat().st_size == 0
    _open(path, create=True).close()
    assert _open(path).codes()


def _foreign(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("CREATE TABLE t (x)")
    raw.commit()
    raw.close()


@pytest.mark.parametrize(
    "content",
    [b"\0", "تقرير عن العلاقات".encode() * 40, b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 5000, None],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_library_says_so_and_stays_as_it_was(path: Path, content: bytes | None, create: bool) -> None:
    if content is None:
        _foreign(path)
    else:
        path.write_bytes(content)
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(NotALibrary) as error:
        _open(path, create=create)
    assert error.value.hint
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == when
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary):
        _open(tmp_path, create=True)


@pytest.mark.parametrize("cut", [150, 4096, 50_000])
def test_a_library_that_was_cut_off_is_called_damaged(path: Path, cut: int) -> None:
    _made(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    with pytest.raises(LibraryDamaged):
        _open(path, create=True)
    assert path.read_bytes() == whole[:cut]


def test_a_library_with_a_ruined_page_is_called_damaged(path: Path) -> None:
    _made(path)
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\x99" * 3996
    path.write_bytes(content)
    with pytest.raises(LibraryDamaged):
        _open(path)
    with pytest.raises(LibraryDamaged):
        _open(path, read_only=True)


def test_a_library_of_a_newer_version_says_so_and_stays_as_it_was(path: Path) -> None:
    _made(path)
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('egpk_desk', 'm0999_future')")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    for options in ({}, {"read_only": True}, {"create": True}):
        with pytest.raises(LibraryTooNew):
            _open(path, **options)
    assert path.read_bytes() == before


@pytest.mark.parametrize("made", sorted(FIXTURES.glob("*.egpk")), ids=lambda made: made.stem)
def test_a_library_of_every_older_version_opens_with_all_that_was_in_it(made: Path, path: Path) -> None:
    path.write_bytes(made.read_bytes())
    with _open(path) as library:
        assert [record.title for record in library.documents()] == ["تقرير 1", "تقرير 2"]
        (mark,) = library.highlights()
        assert (mark.exact, mark.memo) == ("تسعى القاهرةُ إلى تطوير الموانئ", "مذكرة")
        assert [library.code(tag).slug for tag in mark.tags] == ["dimension/economic/trade", "driver/ports"]
        assert library.search("الموانئ")[0] == 4
        assert library.check() == []
        assert [kind.slug for kind in library.kinds()][:2] == ["driver", "dimension"]
        assert [record.status for record in library.documents()] == ["unread", "unread"]
        assert mark.status == ""
        if made.stem >= "m0002":
            assert library.find_code("مصر").use_when == "حين تفعل"
            assert [kind.name_ar for kind in library.kinds()][2:] == ["الفاعلون"]
            assert [one.name for one in library.code_sets()] == ["مجموعة"]
            assert library.saved_query("موانئ").options["stem"] is True
            assert len(library.rejections()) == 1
        else:
            assert library.find_code("driver/gaza-war").codable
            library.add_code("actor/egypt", name_ar="مصر", use_when="حين تفعل")
            assert library.undo().what == "add code"
        if made.stem >= "m0004":
            assert [one.key for one in library.references()] == ["book", "first2025"]
        else:
            library.put_reference({"volume": "3"}, "first2025", document=library.documents()[0].id)
            assert library.undo().what == "reference"
        assert mark.through == ("[1]" if made.stem >= "m0007" else "")
        reasons = [one.ruling.reason for one in library.decisions.all()]
        assert reasons == (["الموانئ هي الموضوع"] if made.stem >= "m0008" else [])
        memos = [memo.text for memo in library.memos.all()]
        if made.stem >= "m0005":
            assert [library.documents()[0].groups] == [(library.groups.find("الصحف").id,)]
            assert dict(library.documents()[0].metadata.extra) == {"السنة": "2025", "البلد": "مصر"}
            assert [one.type for one in library.properties.all()] == ["number", "text"]
            assert library.views.find("صحف مصر").definition["sort"] == "date"
            assert len(memos) == 3
        else:
            assert memos == ["مذكرة"]
            library.groups.include(library.groups.add("الصحف").id, [library.documents()[0].id])
            assert (library.undo().what, library.undo().what) == ("add to group", "add group")
        assert library.undo().what == "memo"
        assert library.highlights()[0].memo == ""


def test_an_older_library_is_brought_up_to_date_and_a_copy_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id = _made(path)
    before = schema.migrations._migrations

    def m0002_later(db: Database) -> None:
        db.conn.execute("CREATE TABLE later (x)")

    later = type(before[0])("m0002_later", m0002_later)
    monkeypatch.setattr(schema.migrations, "_migrations", [*before, later])
    with pytest.raises(LibraryReadOnly):
        _open(path, read_only=True)
    with _open(path) as library:
        assert library.document(id)
    with contextlib.closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM later").fetchone() == (0,)
    copy = path.with_name("library.before-m0002_later.egpk")
    monkeypatch.setattr(schema.migrations, "_migrations", before)
    with _open(copy) as library:
        assert library.document(id)
        assert library.check() == []
    assert sorted(entry.name for entry in path.parent.iterdir()) == [copy.name, path.name]


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id = _made(path)
    before = schema.migrations._migrations

    def m0002_broken(db: Database) -> None:
        db.conn.execute("CREATE TABLE later (x)")
        db.conn.execute("DELETE FROM documents_that_are_not_there")

    monkeypatch.setattr(schema.migrations, "_migrations", [*before, type(before[0])("m0002_broken", m0002_broken)])
    with pytest.raises(LibraryError):
        _open(path)
    monkeypatch.setattr(schema.migrations, "_migrations", before)
    with _open(path) as library:
        assert library.document(id)
        assert library.check() == []


def test_a_library_asked_for_reading_cannot_be_changed(path: Path) -> None:
    id = _made(path)
    before = hashlib.sha256(path.read_bytes()).digest()
    with _open(path, read_only=True) as library:
        assert library.read_only
        assert library.read_only_reason
        assert library.highlights()
        assert library.search("الموانئ")[0] == 2
        assert library.check() == []
        for change in (
            lambda: library.add(numbered(1)),
            lambda: library.add_highlight(id, 0, 8),
            lambda: library.set_metadata(id, {"title": "x"}),
            lambda: library.purge_document(id),
            library.undo,
        ):
            with pytest.raises(LibraryReadOnly):
                change()
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_reader_sees_what_a_writer_has_just_written(path: Path) -> None:
    _made(path)
    with _open(path) as writer, _open(path, read_only=True) as reader:
        before = reader.data_version()
        writer.add(numbered(1))
        assert reader.data_version() != before
        assert len(reader.documents()) == 2


AS_NOBODY = """
import os, sys
from pathlib import Path
from egpk_desk.errors import LibraryError
from egpk_desk.library.library import Library
os.setgid(65534); os.setuid(65534)  # after the imports: the interpreter may lie where nobody else may read
try:
    with Library.open(Path(sys.argv[1]), author="x", create=True) as library:
        print(library.read_only, len(library.documents()), library.read_only_reason)
        library.set_metadata(library.documents()[0].id, {"title": "x"})
except LibraryError as error:
    print(error.code, error.line)
"""


def _as_nobody(path: Path) -> list[str]:
    """What another user without rights is told."""
    for above in path.parent.parents:
        if above.name.startswith(("pytest-", "popen-")):  # pytest's own, and each process's of pytest-xdist
            above.chmod(0o755)
    command = [sys.executable, "-c", AS_NOBODY, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


only_root = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become another user"
)


@only_root
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_a_library_that_may_not_be_written_opens_for_reading(path: Path, folder_mode: int, file_mode: int) -> None:
    _made(path)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    first, second = _as_nobody(path)
    assert first.startswith("True 1 its f")
    assert second.startswith("library-read-only")
    path.parent.chmod(0o755)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@only_root
def test_a_library_that_may_not_be_read_says_so(path: Path) -> None:
    _made(path)
    path.chmod(0o600)
    path.parent.chmod(0o755)
    (told,) = _as_nobody(path)
    assert "may not be read" in told


@only_root
def test_no_library_can_be_made_where_one_may_not_write(path: Path) -> None:
    path.parent.chmod(0o555)
    (told,) = _as_nobody(path)
    assert told.startswith("library No library can be made")
    assert list(path.parent.iterdir()) == []


def test_a_library_on_a_disk_without_wal_opens_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's VFS with dot-file locks plays the disk: without shared memory it refuses WAL, as a share does."""
    _made(path)
    real = sqlite3.connect

    def without_wal(target: object, *arguments: object, **options: object) -> sqlite3.Connection:
        if options.get("uri"):
            return real(target, *arguments, **options)  # type: ignore[call-overload, no-any-return]
        return real(f"file:{target}?vfs=unix-dotfile", *arguments, **{**options, "uri": True})  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", without_wal)
    with _open(path) as library:
        assert library.read_only
        assert library.read_only_reason
        assert len(library.documents()) == 1


def test_a_library_in_use_says_so_after_the_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.3)
    id = _made(path)
    with _open(path) as first, _open(path) as second:
        with first.step("long"):
            first.set_metadata(id, {"title": "أول"})
            with pytest.raises(LibraryBusy) as error:
                second.set_metadata(id, {"title": "ثان"})
            assert "\n" not in error.value.line
            assert second.document(id).title == "تقرير"  # reading goes on
        second.set_metadata(id, {"title": "ثان"})
        assert first.document(id).title == "ثان"


def test_the_last_to_close_leaves_one_file(path: Path) -> None:
    _made(path)
    first, second = _open(path), _open(path)
    first.add(numbered(1))
    first.close()
    second.add(numbered(2))
    assert len(list(path.parent.iterdir())) == 3
    second.close()
    assert list(path.parent.iterdir()) == [path]
    assert len(_open(path).documents()) == 3


def test_two_who_make_a_library_at_once_get_the_same(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from egpk_desk.library.library import Library\n"
        "from tests.library.reports import numbered\n"
        "sys.stdin.read(1)\n"
        "with Library.open(Path(sys.argv[1]), author='x', create=True) as library:\n"
        "    library.add(numbered(int(sys.argv[2])))"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(number)], stdin=subprocess.PIPE)
        for number in range(3)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write(b"x")
        child.stdin.close()
    assert [child.wait(60) for child in children] == [0, 0, 0]
    with _open(path) as library:
        assert len(library.documents()) == 3
        assert library.check() == []
    assert list(path.parent.iterdir()) == [path]
