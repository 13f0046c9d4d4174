"""Keeping a library safe in the field: backups made by themselves, here and on a second disk, restoring, mending.

All of it works on the path of a library, with a connection of its own, so that the window may do it beside its work.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from egpk_desk import intake, places
from egpk_desk.errors import EgpkError, InvalidValue
from egpk_desk.files import write_atomically
from egpk_desk.library import repair as mending
from egpk_desk.library import rotation
from egpk_desk.library.library import Library
from egpk_desk.library.repair import Repair
from egpk_desk.library.restore import Holdings, holdings, restore

__all__ = [
    "Holdings",
    "Preview",
    "Repair",
    "copies",
    "keep_backups",
    "preview",
    "repair",
    "restore",
    "second_folder",
    "set_second_folder",
]


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would bring: what the copy holds, and what is here (None where nothing is, or it is damaged)."""

    copy: Holdings
    present: Holdings | None


def preview(source: Path, target: Path) -> Preview:
    """Look at a copy beside the present library. Raises what :func:`holdings` raises on the copy."""
    there = holdings(source)
    try:
        return Preview(there, holdings(target))
    except EgpkError:
        return Preview(there, None)


def repair(path: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> Repair:
    """Mend what can be mended of a library, after a copy was put beside it; lost texts are read from their sources.

    Raises NotALibrary, LibraryTooNew, LibraryBusy; LibraryDamaged if nothing is left; what ``progress`` raises.
    """
    return mending.repair(path, intake.prepare_bytes, progress)


def second_folder() -> Path | None:
    """The folder of a second disk that backups go to as well, where the user has named one."""
    try:
        named = json.loads(_settings().read_text(encoding="utf-8")).get("also")
    except (OSError, ValueError, AttributeError):
        return None
    return Path(named) if isinstance(named, str) and named else None


def set_second_folder(folder: Path | None) -> None:
    """Name the second folder, which must be there now, or none. Raises InvalidValue, ExportError."""
    if folder is not None and not folder.is_dir():
        raise InvalidValue(f"There is no folder “{folder}”.", "Make it, or connect the disk that it lies on.")
    places.user_data().mkdir(parents=True, exist_ok=True)
    named = str(folder.absolute()) if folder else ""
    write_atomically(_settings(), json.dumps({"also": named}, ensure_ascii=False).encode())


def keep_backups(path: Path, now: datetime | None = None) -> list[str]:
    """Make the backups that are due: after changes, at most one an hour in each folder.

    Returns what could not be done (a disk that is not connected), as messages; never raises an EgpkError.
    """
    now = now or datetime.now()
    folders = [rotation.folder_of(path)]
    if base := second_folder():
        folders.append(rotation.second_folder(path, base))
    try:
        folders = [folder for folder in folders if not _is_fresh(folder, path, now)]
        if not folders or not path.is_file():
            return []
        with Library.open(path, author=places.default_user()) as library:
            return [] if library.read_only else [said for one in folders if (said := _kept(library, one, now))]
    except (EgpkError, OSError) as error:
        return [error.message if isinstance(error, EgpkError) else str(error)]


def _kept(library: Library, folder: Path, now: datetime) -> str:
    try:
        if library.is_backup_due(folder, now):
            library.back_up_in(folder, now)
    except EgpkError as error:
        return error.message
    return ""


def _is_fresh(folder: Path, library: Path, now: datetime) -> bool:
    """Whether a look at the folder alone tells that no backup is due."""
    try:
        backups = rotation.kept(folder, library)
        age = now.timestamp() - backups[-1].path.stat().st_mtime if backups else -1.0
        return 0 <= age < rotation.LEAST_SECONDS
    except OSError:
        return False


def copies(path: Path) -> list[Path]:
    """Every file known to hold an earlier state of a library: what is erased from the library may still be in these."""
    base = second_folder()
    return rotation.copies(path, [rotation.second_folder(path, base)] if base else [])


def _settings() -> Path:
    return places.user_data() / "backups.json"
