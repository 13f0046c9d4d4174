"""Mending a library: what refers to nothing goes, the index is made anew, and a damaged file's rows are saved.

No document is let go, whatever was lost of it (see :mod:`~egpk_desk.library.rereading`).

A file whose pages are sound is mended in its place, after a copy was put beside it, in one transaction. Of a damaged
file all rows that can be read go into a new file; the damaged one is never written to.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from egpk_desk.errors import LibraryDamaged
from egpk_desk.library import index, rereading, schema
from egpk_desk.library.backup import backup
from egpk_desk.library.check import Told, check, untold
from egpk_desk.library.connection import Connection, look_at, translated
from egpk_desk.library.records import Problem
from egpk_desk.library.rereading import Lost, Read
from egpk_desk.library.restore import free_name
from egpk_desk.library.side_files import remove_with_sides

# Each takes out what refers to nothing; in this order, as one may leave another without its base.
_MENDING = (
    ("texts without a revision", "DELETE FROM contents WHERE revision NOT IN (SELECT number FROM revisions)"),
    ("revisions without a text", "DELETE FROM revisions WHERE number NOT IN (SELECT revision FROM contents)"),
    ("revisions without a document", "DELETE FROM revisions WHERE document NOT IN (SELECT id FROM documents)"),
    ("sources without a document", "DELETE FROM sources WHERE sha256 NOT IN (SELECT sha256 FROM documents)"),
    (
        "highlights without a text",
        "DELETE FROM highlights WHERE document NOT IN (SELECT id FROM documents)"
        " OR revision NOT IN (SELECT id FROM revisions)",
    ),
    (
        "codes put at the top",
        "UPDATE codes SET parent = NULL WHERE parent IS NOT NULL AND id NOT IN (WITH RECURSIVE reached(id) AS"
        " (SELECT id FROM codes WHERE parent IS NULL UNION"
        " SELECT c.id FROM codes c JOIN reached r ON c.parent = r.id) SELECT id FROM reached)",
    ),
    (
        "tags without a highlight or a code",
        "DELETE FROM tags WHERE highlight NOT IN (SELECT id FROM highlights) OR code NOT IN (SELECT id FROM codes)",
    ),
    (
        "operations given a step of their own",
        "INSERT INTO steps (id, author, what, state) SELECT step, min(author), min(what), 'done' FROM operations"
        " WHERE undoes IS NULL AND step NOT IN (SELECT id FROM steps) GROUP BY step",
    ),
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done: ``mended`` (what, how many), the problems ``left``, and the files it concerns.

    ``kept`` is the library as it was; ``made`` a new file with what could be saved, where the old one is damaged.
    """

    mended: tuple[tuple[str, int], ...]
    left: tuple[Problem, ...]
    kept: Path | None = None
    made: Path | None = None


def repair(path: Path, read: Read | None = None, progress: Told = untold) -> Repair:
    """Mend what can be mended; ``read`` reads the sources of documents whose text is lost.

    Raises NotALibrary, LibraryTooNew, LibraryBusy; LibraryDamaged if nothing is left.
    """
    path = path.absolute()
    if not _is_sound(path):
        return _salvage(path, read, progress)
    connection = Connection.open(path, create=False, read_only=False, fill=lambda _: None)
    try:
        if not (found := check(connection, progress)):
            return Repair((), ())
        if connection.read_only:
            return Repair((), tuple(found))
        kept = free_name(path, "before-repair")
        backup(connection, kept)
        mended = _mend(connection, read, progress)
        return Repair(tuple(mended), tuple(check(connection, progress)), kept)
    finally:
        connection.close()


def _is_sound(path: Path) -> bool:
    try:
        connection = Connection.open(path, create=False, read_only=True, fill=lambda _: None)
    except LibraryDamaged:
        return False
    try:
        with connection.reading() as raw:
            return bool(raw.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except LibraryDamaged:
        return False
    finally:
        connection.close()


def _mend(connection: Connection, read: Read | None, progress: Told) -> list[tuple[str, int]]:
    raw, counts = connection.raw, Counter[str]()
    with connection.reading():
        lost = rereading.lost_texts(raw, read, progress)  # reading takes long: before anything is locked
    raw.execute("PRAGMA foreign_keys = OFF")  # not within a transaction; rows that dangle are what is being mended
    try:
        with connection.transaction():
            counts.update(_texts_mended(raw, lost))
            for what, statement in _MENDING:
                if (changed := raw.execute(statement).rowcount) > 0:
                    counts[what] += changed
            while dangling := raw.execute("PRAGMA foreign_key_check").fetchall():
                rows = [(table, rowid) for table, rowid, *_ in dangling if rowid is not None]
                if not rows:
                    break
                for table, rowid in rows:
                    raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [rowid])
                counts["rows that refer to nothing"] += len(rows)
            index.rebuild(raw, progress)
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
    return [*counts.items(), ("search index made anew", 1)]


def _texts_mended(raw: sqlite3.Connection, lost: list[Lost]) -> Counter[str]:
    counts = Counter(rereading.put_back(raw, one) for one in lost)
    if kept := rereading.keep_without_source(raw):
        counts[rereading.WITHOUT_SOURCE] += kept
    return counts


def _salvage(path: Path, read: Read | None, progress: Told) -> Repair:
    """Read every row that can be read out of a copy of a damaged file, into a new library beside it."""
    with contextlib.suppress(LibraryDamaged):  # a file that is cut off still has its first pages
        look_at(path)
    made = free_name(path, "repaired")
    half = made.with_name(f".{made.name}.{os.getpid()}")
    try:
        half.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.stem}.") as folder:
            copy = Path(folder) / path.name
            for suffix in ("", "-wal"):
                if path.with_name(path.name + suffix).exists():
                    shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
            _right_length(copy)
            saved = _copy_rows(copy, half)
        if not saved:
            raise LibraryDamaged(f"Nothing could be saved of “{path}”.", "Restore a backup of it.")
        connection = Connection.open(half, create=False, read_only=False, fill=lambda _: None)
        try:
            mended, left = _mend(connection, read, progress), check(connection, progress)
        finally:
            connection.close()
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        half.replace(made)
        return Repair((("rows saved into a new file", saved), *mended), tuple(left), path, made)
    finally:
        remove_with_sides(half)


def _right_length(copy: Path) -> None:
    """Make a copy that is shorter than its header says readable: as many pages as there are."""
    with copy.open("rb+") as file:
        header = file.read(100)
        page = int.from_bytes(header[16:18], "big")
        page = 65536 if page == 1 else page
        there = copy.stat().st_size // page if page else 0
        if 0 < there < int.from_bytes(header[28:32], "big"):
            file.seek(28)
            file.write(there.to_bytes(4, "big"))


def _copy_rows(source: Path, target: Path) -> int:
    saved = 0
    with (
        translated(source),
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as new,
        contextlib.closing(sqlite3.connect(source, isolation_level=None)) as old,
    ):
        old.text_factory = lambda data: data.decode("utf-8", "replace")
        new.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        schema.migrations.apply(Database(new, execute_plugins=False))
        old.execute("PRAGMA writable_schema = ON")  # a schema with a fault in it is read as far as it goes
        old.execute("PRAGMA cell_size_check = ON")
        new.execute("BEGIN")
        tables = new.execute(
            "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT GLOB 'sqlite_*' AND name <> '_sqlite_migrations'"
        ).fetchall()
        for table, has_no_rowid in tables:
            columns = [f'"{name}"' for (name,) in new.execute("SELECT name FROM pragma_table_info(?)", [table])]
            held = {f'"{row[1]}"' for row in _readable(old, f'PRAGMA table_info("{table}")')}
            names = ", ".join(name for name in columns if name in held)
            if not names:
                continue
            marks = ", ".join("?" * len(names.split(", ")))
            for row in _rows(old, table, names, has_no_rowid=bool(has_no_rowid)):
                with contextlib.suppress(sqlite3.IntegrityError):  # a row that makes no sense any more
                    done = new.execute(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({marks})', row)
                    saved += done.rowcount if table != "facts" else 0
        new.execute("COMMIT")
    return saved


def _rows(old: sqlite3.Connection, table: str, names: str, *, has_no_rowid: bool) -> Iterator[tuple[Any, ...]]:
    """All rows that can be read: from the start up to the damage, then from the end down to it, then one by one."""
    if has_no_rowid:
        yield from _readable(old, f'SELECT {names} FROM "{table}"')
        return
    low = 0
    high: int | None = None
    for number, *row in _readable(old, f'SELECT rowid, {names} FROM "{table}" ORDER BY rowid'):
        low = number
        yield tuple(row)
    for number, *row in _readable(old, f'SELECT rowid, {names} FROM "{table}" WHERE rowid > {low} ORDER BY rowid DESC'):
        high = number
        yield tuple(row)
    for number in range(low + 1, min(high or low + 5000, low + 100_000)):
        yield from _readable(old, f'SELECT {names} FROM "{table}" WHERE rowid = {number}')


def _readable(old: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    with contextlib.suppress(sqlite3.DatabaseError):
        yield from old.execute(query)
