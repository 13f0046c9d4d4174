"""Putting a copy of a library in the place of the present one, after a look, and never without keeping the present."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import sqlite3
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from egpk_desk.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryNotFound, LibraryTooNew
from egpk_desk.library import schema
from egpk_desk.library.connection import look_at, translated
from egpk_desk.library.side_files import remove_with_sides

_STALE = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a library holds; ``newest`` is the time of its latest change as its own clock said, or empty."""

    documents: int
    highlights: int
    operations: int
    newest: str


def holdings(path: Path) -> Holdings:
    """Look into a library without changing it or bringing it up to date.

    Raises LibraryNotFound, NotALibrary, LibraryDamaged (its pages are examined), LibraryTooNew.
    """
    with looked_into(path) as raw:
        return _counted(path, raw)


@contextlib.contextmanager
def looked_into(path: Path) -> Iterator[sqlite3.Connection]:
    """A library to look into, without changing it or leaving anything beside it.

    Raises LibraryNotFound, NotALibrary, LibraryDamaged.
    """
    if not path.is_file() or not path.stat().st_size:
        raise LibraryNotFound(f"There is no library “{path}”.", "Check its name.")
    look_at(path)
    in_use = path.with_name(path.name + "-wal").exists()
    options = "mode=ro" if in_use else "mode=ro&immutable=1"
    with (
        translated(path),
        contextlib.closing(
            sqlite3.connect(f"file:{urllib.parse.quote(str(path.absolute()))}?{options}", uri=True)
        ) as raw,
    ):
        yield raw


def _counted(path: Path, raw: sqlite3.Connection) -> Holdings:
    (said,) = raw.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise LibraryDamaged(f"“{path}” is damaged ({said}).", "`check --repair` saves what can be saved of it.")
    applied = {name for (name,) in raw.execute("SELECT name FROM _sqlite_migrations")}
    if applied - set(schema.known()):
        raise LibraryTooNew(
            f"The library “{path}” was written by a newer version of EgPk Desk.", "Update the program to open it."
        )
    (documents,) = raw.execute("SELECT count(*) FROM documents WHERE live").fetchone()
    (highlights,) = raw.execute(
        "SELECT count(*) FROM highlights h JOIN documents d ON d.id = h.document WHERE h.live AND d.live"
    ).fetchone()
    # The newest by the Lamport clock, not by the wall's, which may have been wrong.
    operations, newest = raw.execute(
        "SELECT (SELECT count(*) FROM operations), (SELECT at FROM operations ORDER BY clock DESC, number DESC LIMIT 1)"
    ).fetchone()
    return Holdings(documents, highlights, operations, newest or "")


def restore(source: Path, target: Path) -> Path | None:
    """Put a copy of ``source`` in the place of the library ``target``; the present one is kept beside it.

    Returns where the present library is kept, or None where there was none. Whenever this is broken off, ``target`` is
    the old library or the new one. Raises what :func:`holdings` raises, LibraryBusy where ``target`` is in use.
    """
    source, target = source.absolute(), target.absolute()
    holdings(source)
    if target.exists() and target.samefile(source):
        raise LibraryError("A library cannot be restored from itself.", "Name a backup of it.")
    if not target.parent.is_dir():
        raise LibraryError(
            f"Nothing can be restored to “{target}”: its folder is not there.",
            "Make the folder, or connect the disk that it lies on.",
        )
    _clear_left(target)
    half = target.with_name(f".{target.name}.restoring-{os.getpid()}")
    try:
        # As a file that does not change, where nobody works in it: else SQLite leaves side files beside the backup.
        with looked_into(source) as raw, contextlib.closing(sqlite3.connect(half)) as copy:
            raw.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        holdings(half)
        _synced(half)
        kept = _keep(target) if target.exists() else None
        half.replace(target)
        _sync_folder(target.parent)
        return kept
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"“{target}” could not be restored ({reason}).", "The library is as it was.") from error
    finally:
        remove_with_sides(half)


def _clear_left(target: Path) -> None:
    """Take away what was left of a restoring in which the program was killed; what is fresh may be at work."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.restoring-*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _keep(target: Path) -> Path:
    """Give the present library a second name, with everything that stands in its side files."""
    settle(target)
    kept = free_name(target, "before-restore")
    try:
        os.link(target, kept)
    except OSError:  # file systems without hard links, such as FAT on a USB stick
        half = kept.with_name(f".{kept.name}.{os.getpid()}")
        shutil.copyfile(target, half)
        _synced(half)
        half.replace(kept)
    # A log that could not be settled belongs to the old file: left behind, SQLite would play it into the new one.
    for suffix in ("-wal", "-shm"):
        side = target.with_name(target.name + suffix)
        if side.exists():
            side.replace(kept.with_name(kept.name + suffix))
    return kept


def settle(target: Path) -> None:
    """Write the ``-wal`` file into the library, which SQLite allows only while nobody else has it open.

    Raises LibraryBusy; a damaged library is left as it lies.
    """
    with contextlib.closing(sqlite3.connect(target, timeout=1.0)) as raw:
        try:
            raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if (getattr(error, "sqlite_errorname", "") or "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise LibraryBusy(
                    f"The library “{target.name}” is in use by another program.", "Close it there, and try again."
                ) from error
        except sqlite3.DatabaseError:
            pass  # it is damaged, which is why a backup is wanted; it is kept as it lies


def free_name(path: Path, word: str) -> Path:
    """``library.WORD.egpk`` beside a library, or with the first number that is free."""
    number = 1
    while True:
        name = path.with_name(f"{path.stem}.{word}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not name.exists():
            return name
        number += 1


def _synced(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
