"""Backups that are made by themselves, in a folder beside the library and in a second one, and thinned out with age.

A backup is ``library.000012.2026-11-25T1630.egpk``: its number orders it, the time is for people. Which are kept
follows from numbers and from the days that are written, never from what the clock says now: a clock that was wrong
neither overwrites a backup nor makes all of them look old.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
import sqlite3
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from egpk_desk.errors import LibraryError
from egpk_desk.library.backup import backup
from egpk_desk.library.connection import Connection

NEWEST, DAYS, WEEKS = 3, 7, 8
"""How many are kept: the newest, then the newest of each of so many days, and of each of so many weeks."""

LEAST_SECONDS = 3600
_STAMP = "%Y-%m-%dT%H%M"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of the rotation; ``day`` is the one in its name."""

    path: Path
    number: int
    day: datetime.date


def folder_of(library: Path) -> Path:
    """The folder of a library's own backups."""
    return library.with_name(f"{library.stem}.backups")


def second_folder(library: Path, base: Path) -> Path:
    """The folder within ``base`` for a library's backups: libraries of one name at two places do not share it."""
    place = hashlib.sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return base / f"{library.stem}-{place}.backups"


def kept(folder: Path, library: Path) -> list[Backup]:
    """The backups in a folder, the oldest first; other files there are not touched."""
    pattern = re.compile(
        rf"{re.escape(library.stem)}\.(\d{{6,}})\.(\d{{4}}-\d\d-\d\d)T\d{{4}}{re.escape(library.suffix)}"
    )
    found = []
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for entry in folder.iterdir():
            if match := pattern.fullmatch(entry.name):
                with contextlib.suppress(ValueError):
                    day = datetime.date.fromisoformat(match[2])
                    found.append(Backup(entry, int(match[1]), day))
    return sorted(found, key=lambda one: one.number)


def surplus(backups: Sequence[Backup]) -> list[Backup]:
    """Those of the backups (the oldest first) that the rotation lets go."""
    newest_first = list(reversed(backups))
    staying = set(newest_first[:NEWEST])
    periods: tuple[tuple[int, Callable[[datetime.date], object]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
    )
    for most, period in periods:
        seen: set[object] = set()
        for one in newest_first:
            if period(one.day) not in seen and len(seen) < most:
                seen.add(period(one.day))
                staying.add(one)
    return [one for one in backups if one not in staying]


def is_due(connection: Connection, folder: Path, now: datetime.datetime) -> bool:
    """Whether the library has changed since its last backup, and that is an hour ago (or in the future)."""
    backups = kept(folder, connection.path)
    if not backups:
        with connection.reading() as raw:
            (changed,) = raw.execute("SELECT EXISTS (SELECT 1 FROM operations)").fetchone()
        return bool(changed)
    last = backups[-1].path
    try:
        if 0 <= now.timestamp() - last.stat().st_mtime < LEAST_SECONDS:
            return False
    except OSError:
        return True
    with connection.reading() as raw:
        return _state(raw) != _state_of(last)


def rotate(connection: Connection, folder: Path, now: datetime.datetime) -> Path:
    """Make a backup in ``folder`` (made where only it is missing), and let go those that have grown old.

    Raises LibraryError where the folder's disk is not there or cannot be written; DiskFull.
    """
    library = connection.path
    try:
        folder.mkdir(exist_ok=True)
        backups = kept(folder, library)
        number = backups[-1].number + 1 if backups else 1
        target = folder / f"{library.stem}.{number:06}.{now.strftime(_STAMP)}{library.suffix}"
        backup(connection, target)
        for old in surplus(kept(folder, library)):
            old.path.unlink(missing_ok=True)
        for left in folder.glob(f".{library.stem}.*.new-*"):  # of a backup that was killed
            if now.timestamp() - left.stat().st_mtime > LEAST_SECONDS:
                left.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"No backup could be kept in “{folder}” ({reason}).", "Connect its disk.") from error
    return target


def copies(library: Path, others: Sequence[Path] = ()) -> list[Path]:
    """Every other file that holds a state of this library: backups, and what restoring, repair and updates kept."""
    found = [path for folder in (folder_of(library), *others) for path in (one.path for one in kept(folder, library))]
    with contextlib.suppress(OSError):
        for word in ("before-", "repaired"):
            found += sorted(library.parent.glob(f"{_plain(library.stem)}.{word}*{library.suffix}"))
    return found


def _plain(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _state(raw: sqlite3.Connection) -> object:
    return raw.execute(
        "SELECT (SELECT max(number) FROM operations), (SELECT id FROM operations ORDER BY number DESC LIMIT 1)"
    ).fetchone()


def _state_of(path: Path) -> object:
    quoted = urllib.parse.quote(str(path.absolute()))
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)) as raw:
            return _state(raw)
    except sqlite3.Error:  # a backup that cannot be read is none
        return None
