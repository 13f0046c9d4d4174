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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from egpk_desk.errors import LibraryError
from egpk_desk.library.backup import backup
from egpk_desk.library.connection import Connection
from egpk_desk.library.restore import looked_into

_LEFT_SECONDS = 3600  # a backup that has been under way for so long was killed
_STAMP = "%Y-%m-%dT%H%M"


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many backups are kept: the newest, then the newest of each of so many days, and of each of so many weeks.

    One is made at most every ``hours``.
    """

    newest: int = 3
    days: int = 7
    weeks: int = 8
    hours: int = 1

    @property
    def seconds(self) -> int:
        """The least time between two backups."""
        return 3600 * self.hours


USUAL = Rotation()


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of the rotation; ``made`` is the time in its name, as the clock of that computer said."""

    path: Path
    number: int
    made: datetime.datetime

    @property
    def day(self) -> datetime.date:
        """The day in its name."""
        return self.made.date()


def folder_of(library: Path) -> Path:
    """The folder of a library's own backups."""
    return library.with_name(f"{library.stem}.backups")


def second_folder(library: Path, base: Path, place: str) -> Path:
    """The folder within ``base`` for a library's backups: libraries of one name at two places do not share it."""
    return base / f"{library.stem}-{place_key(place)}.backups"


def place_key(place: str) -> str:
    """What stands for the place of a library and does not tell it."""
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def kept(folder: Path, library: Path) -> list[Backup]:
    """The backups in a folder, the oldest first; other files there are not touched."""
    pattern = re.compile(
        rf"{re.escape(library.stem)}\.(\d{{6,}})\.(\d{{4}}-\d\d-\d\d)T(\d{{4}}){re.escape(library.suffix)}"
    )
    found = []
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for entry in folder.iterdir():
            if match := pattern.fullmatch(entry.name):
                with contextlib.suppress(ValueError):
                    made = datetime.datetime.strptime(f"{match[2]}T{match[3]}", _STAMP)
                    found.append(Backup(entry, int(match[1]), made))
    return sorted(found, key=lambda one: one.number)


def surplus(backups: Sequence[Backup], rotation: Rotation = USUAL) -> list[Backup]:
    """Those of the backups (the oldest first) that the rotation lets go."""
    newest_first = list(reversed(backups))
    staying = set(newest_first[: max(1, rotation.newest)])
    periods: tuple[tuple[int, Callable[[datetime.date], object]], ...] = (
        (rotation.days, lambda day: day),
        (rotation.weeks, lambda day: day.isocalendar()[:2]),
    )
    for most, period in periods:
        seen: set[object] = set()
        for one in newest_first:
            if period(one.day) not in seen and len(seen) < most:
                seen.add(period(one.day))
                staying.add(one)
    return [one for one in backups if one not in staying]


def is_due(connection: Connection, folder: Path, now: datetime.datetime, rotation: Rotation = USUAL) -> bool:
    """Whether the library has changed since its last backup, and that is long enough ago (or in the future)."""
    backups = kept(folder, connection.path)
    if not backups:
        with connection.reading() as raw:
            (changed,) = raw.execute("SELECT EXISTS (SELECT 1 FROM operations)").fetchone()
        return bool(changed)
    last = backups[-1].path
    try:
        if 0 <= now.timestamp() - last.stat().st_mtime < rotation.seconds:
            return False
    except OSError:
        return True
    with connection.reading() as raw:
        return _state(raw) != _state_of(last)


def rotate(connection: Connection, folder: Path, now: datetime.datetime, rotation: Rotation = USUAL) -> Path:
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
        for old in surplus(kept(folder, library), rotation):
            old.path.unlink(missing_ok=True)
        for left in folder.glob(f".{library.stem}.*.new-*"):  # of a backup that was killed
            if now.timestamp() - left.stat().st_mtime >= _LEFT_SECONDS:
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
            found += sorted(library.parent.glob(f"{plain(library.stem)}.{word}*{library.suffix}"))
    return found


def has_changed_since(library: Path, backup_: Path) -> bool:
    """Whether the library holds changes that a backup lacks."""
    return _state_of(library) != _state_of(backup_)


def plain(name: str) -> str:
    """A name as a pattern that matches it alone."""
    return re.sub(r"([*?[])", r"[\1]", name)


def _state(raw: sqlite3.Connection) -> object:
    return raw.execute(
        "SELECT (SELECT max(number) FROM operations), (SELECT id FROM operations ORDER BY number DESC LIMIT 1)"
    ).fetchone()


def _state_of(path: Path) -> object:
    try:
        with looked_into(path) as raw:
            return _state(raw)
    except LibraryError:  # a backup that cannot be read is none
        return None
