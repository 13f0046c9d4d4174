"""Keeping a library safe in the field: backups made by themselves, here and on a second disk, restoring, mending.

All of it works on the path of a library, with a connection of its own, so that the window may do it beside its work.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from egpk_desk import intake, places
from egpk_desk.errors import EgpkError, InvalidValue, LibraryDamaged, LibraryError
from egpk_desk.files import write_atomically
from egpk_desk.library import check as checking
from egpk_desk.library import repair as mending
from egpk_desk.library import restore as restoring
from egpk_desk.library import rotation
from egpk_desk.library.connection import Connection
from egpk_desk.library.differing import Change, Contrast, as_dict, contrast
from egpk_desk.library.records import Problem
from egpk_desk.library.repair import Repair
from egpk_desk.library.restore import Holdings, holdings
from egpk_desk.library.rotation import Rotation
from egpk_desk.work_log import Work, WorkLog, noting_failure

__all__ = [
    "Change",
    "Contrast",
    "Copy",
    "Holdings",
    "Place",
    "Preview",
    "Repair",
    "Rotation",
    "as_dict",
    "check",
    "copies",
    "keep_backups",
    "kept_copies",
    "last_kept",
    "preview",
    "repair",
    "restore",
    "rotation_kept",
    "second_folder",
    "set_rotation",
    "set_second_folder",
    "warnings",
]

OLD_DAYS = 7
"""After so many days without a backup of what has changed, the user is told."""
_MOST = Rotation(newest=100, days=366, weeks=520, hours=24 * 31)


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would bring: what the copy holds, what is here, what differs; None where it cannot be read."""

    copy: Holdings
    present: Holdings | None
    contrast: Contrast | None = None


class Place(StrEnum):
    """Where an earlier state of a library lies, and why."""

    BESIDE = "beside"
    SECOND = "second"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file with an earlier state of a library: of the rotation, or kept before a restoring, a repair, an update."""

    path: Path
    place: Place
    made: datetime
    size: int


def preview(source: Path, target: Path) -> Preview:
    """Look at a copy beside the present library. Raises what :func:`holdings` raises on the copy."""
    there = holdings(source)
    try:
        return Preview(there, holdings(target), contrast(target, source))
    except EgpkError:
        return Preview(there, None)


def restore(source: Path, target: Path) -> Path | None:
    """Put a copy in the place of a library, which is kept beside it; returns where, or None where there was none.

    Restoring what was kept takes it back. Raises what :func:`holdings` raises on the copy, LibraryBusy, LibraryError.
    """
    with noting_failure(target, Work.RESTORE):
        kept = restoring.restore(source, target)
    WorkLog(target).note(Work.RESTORE, f"Restored from “{source}”.", details=[str(kept)] if kept else ())
    return kept


def last_kept(path: Path) -> Path | None:
    """What was in a library's place before the last restoring, where that is still kept."""
    kept = [copy for copy in kept_copies(path) if ".before-restore" in copy.path.name]
    return kept[0].path if kept else None


def check(path: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> list[Problem]:
    """What is wrong with a library, in its file and its objects. Raises NotALibrary, LibraryTooNew, LibraryNotFound."""
    try:
        connection = Connection.open(path.absolute(), create=False, read_only=True, fill=lambda _: None)
    except LibraryDamaged as error:
        return [Problem(str(path), error.message)]
    try:
        return checking.check(connection, progress)
    finally:
        connection.close()


def repair(path: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> Repair:
    """Mend what can be mended of a library, after a copy was put beside it; lost texts are read from their sources.

    Raises NotALibrary, LibraryTooNew, LibraryBusy; LibraryDamaged if nothing is left; what ``progress`` raises.
    """
    with noting_failure(path, Work.REPAIR):
        done = mending.repair(path, intake.prepare_bytes, progress)
    if done.mended:
        lines = [f"{what} ({count})" for what, count in done.mended]
        lines += [f"{problem.where}: {problem.problem}" for problem in done.left]
        WorkLog(path).note(Work.REPAIR, "Mended.", details=lines)
    return done


# ---- settings ----------------------------------------------------------------------------------------------------


def second_folder() -> Path | None:
    """The folder of a second disk that backups go to as well, where the user has named one."""
    named = _settings().get("also")
    return places.path_of(named) if isinstance(named, str) and named else None


def set_second_folder(folder: Path | None) -> None:
    """Name the second folder, which must be there now, or none. Raises InvalidValue, ExportError."""
    if folder is not None and not folder.is_dir():
        raise InvalidValue(f"There is no folder “{folder}”.", "Make it, or connect the disk that it lies on.")
    _keep_settings(also=places.name_of(folder) if folder else "")


def rotation_kept() -> Rotation:
    """How many backups are kept, and how often one is made."""
    stored = _settings().get("rotation")
    known = stored if isinstance(stored, dict) else {}
    usual = Rotation()
    numbers = {
        field.name: value
        for field in fields(Rotation)
        if isinstance(value := known.get(field.name), int) and not isinstance(value, bool)
    }
    chosen = replace(usual, **numbers)
    return chosen if _is_sensible(chosen) else usual


def set_rotation(chosen: Rotation) -> None:
    """Keep so many backups from now on. Raises InvalidValue, ExportError."""
    if not _is_sensible(chosen):
        raise InvalidValue(
            "So many backups cannot be kept.",
            f"Keep 1 to {_MOST.newest} of the newest, of up to {_MOST.days} days and {_MOST.weeks} weeks.",
        )
    _keep_settings(rotation=asdict(chosen))


def _is_sensible(chosen: Rotation) -> bool:
    least = Rotation(newest=1, days=0, weeks=0, hours=0)
    return all(
        getattr(least, field.name) <= getattr(chosen, field.name) <= getattr(_MOST, field.name)
        for field in fields(Rotation)
    )


def _settings() -> dict[str, Any]:
    try:
        stored = json.loads(_settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _keep_settings(**values: object) -> None:
    places.user_data().mkdir(parents=True, exist_ok=True)
    stored = json.dumps({**_settings(), **values}, ensure_ascii=False)
    write_atomically(_settings_file(), stored.encode("utf-8", "replace"))


def _settings_file() -> Path:
    return places.user_data() / "backups.json"


# ---- backups -----------------------------------------------------------------------------------------------------


def folders(path: Path) -> list[tuple[Place, Path]]:
    """The folders that the backups of a library go to."""
    found = [(Place.BESIDE, rotation.folder_of(path))]
    if base := second_folder():
        found.append((Place.SECOND, rotation.second_folder(path, base, places.name_of(path))))
    return found


def keep_backups(path: Path, now: datetime | None = None, *, at_once: bool = False) -> list[str]:
    """Make the backups that are due: after changes, at most one an hour (or as chosen) in each folder.

    ``at_once`` waits for no hour. Returns what could not be done (a disk that is not connected), as messages; never
    raises an EgpkError.
    """
    now = now or datetime.now()
    chosen = rotation_kept()
    if at_once:
        chosen = replace(chosen, hours=0)
    try:
        due = [folder for _, folder in folders(path) if not _is_fresh(folder, path, now, chosen)]
        if not due or not path.is_file():
            return []
        connection = Connection.open(path.absolute(), create=False, read_only=False, fill=lambda _: None)
        try:
            if connection.read_only:
                return []
            said = [one for folder in due if (one := _kept(connection, folder, now, chosen))]
            if any(folder.is_dir() for place, folder in folders(path) if place is Place.SECOND):
                key = rotation.place_key(places.name_of(path))
                _keep_settings(seen={**_seen(), key: now.isoformat(timespec="seconds")})
            return said
        finally:
            connection.close()
    except (EgpkError, OSError) as error:
        return [error.message if isinstance(error, EgpkError) else str(error)]


def _kept(connection: Connection, folder: Path, now: datetime, chosen: Rotation) -> str:
    try:
        if rotation.is_due(connection, folder, now, chosen):
            made = rotation.rotate(connection, folder, now, chosen)
            WorkLog(connection.path).note(Work.BACKUP, f"Backed up to “{made}”.")
    except EgpkError as error:
        WorkLog(connection.path).note(Work.BACKUP, error.line, done=False)
        return error.message
    return ""


def _is_fresh(folder: Path, library: Path, now: datetime, chosen: Rotation) -> bool:
    """Whether a look at the folder alone tells that no backup is due."""
    try:
        backups = rotation.kept(folder, library)
        age = now.timestamp() - backups[-1].path.stat().st_mtime if backups else -1.0
        return 0 <= age < chosen.seconds
    except OSError:
        return False


def copies(path: Path) -> list[Path]:
    """Every file known to hold an earlier state of a library: what is erased from the library may still be in these."""
    return rotation.copies(path, [folder for place, folder in folders(path) if place is Place.SECOND])


def kept_copies(path: Path) -> list[Copy]:
    """Every earlier state of a library that can be restored, the newest first."""
    found: list[Copy] = []
    ordered: set[Path] = set()
    for place, folder in folders(path):
        for one in reversed(rotation.kept(folder, path)):  # by number, whatever the clock said
            with contextlib.suppress(OSError):
                found.append(Copy(one.path, place, one.made, one.path.stat().st_size))
                ordered.add(one.path)
    for other in copies(path):
        if other not in ordered:
            with contextlib.suppress(OSError):
                known = other.stat()
                found.append(Copy(other, Place.KEPT, datetime.fromtimestamp(known.st_mtime), known.st_size))
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def warnings(path: Path, now: datetime | None = None) -> list[str]:
    """What is to be told of a library's backups: that the last one is old, that a second disk was away for long."""
    now = now or datetime.now()
    told = []
    for place, folder in folders(path):
        backups = rotation.kept(folder, path)
        if not backups:
            if place is Place.SECOND and not _was_there_lately(path, now):
                told.append(_warned(f"For long no backup could be kept in “{folder.parent}”; connect its disk."))
            continue
        last = backups[-1]
        try:
            made = datetime.fromtimestamp(last.path.stat().st_mtime)
        except OSError:
            continue
        if made > now and (made - now).days >= 1:
            told.append(
                _warned(f"The last backup is of {made:%Y-%m-%d}, which is still to come: the clock is or was wrong.")
            )
        elif (now - made).days >= OLD_DAYS and rotation.has_changed_since(path, last.path):
            told.append(_warned(f"The last backup of this library in “{folder.parent}” is of {made:%Y-%m-%d}."))
    return told


def _was_there_lately(path: Path, now: datetime) -> bool:
    """Whether the second disk was there within the last days."""
    try:
        seen = datetime.fromisoformat(_seen()[rotation.place_key(places.name_of(path))])
    except (KeyError, ValueError):
        return False
    return (now - seen).days < OLD_DAYS


def _seen() -> dict[str, str]:
    stored = _settings().get("seen")
    known = stored if isinstance(stored, dict) else {}
    return {key: value for key, value in known.items() if isinstance(value, str)}


def discard(copy: Path, path: Path) -> None:
    """Delete one earlier state of a library. Raises LibraryError where it is none of them, or cannot be deleted."""
    if copy not in copies(path):
        raise LibraryError(f"“{copy}” is no backup of this library.", "`backup` lists what there is.")
    try:
        copy.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"“{copy}” cannot be deleted ({reason}).", "Check its disk.") from error


def _warned(message: str) -> str:
    return message
