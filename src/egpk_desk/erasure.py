"""Erasing for good: a document or a whole library, with what the program kept of it elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from egpk_desk import safekeeping
from egpk_desk.errors import LibraryError, LibraryNotFound
from egpk_desk.files import erase
from egpk_desk.library import erasing, rotation
from egpk_desk.library.connection import look_at
from egpk_desk.library.restore import settle
from egpk_desk.library.side_files import SIDES
from egpk_desk.work_log import Work, WorkLog


@dataclass(frozen=True, slots=True)
class Purged:
    """What became of the copies: cleaned of the document, erased as a whole, and those that still hold it.

    ``in_use``: another program has the library open, and its log holds what was erased until that one closes it.
    """

    cleaned: tuple[Path, ...] = ()
    erased: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    in_use: bool = False


def purge_document(
    path: Path, document: str, words: Iterable[str], purge: Callable[[], object], *, with_copies: bool = False
) -> Purged:
    """Erase a document from a library by ``purge``, and from the log all entries that say its ``words``.

    With ``with_copies`` it is erased from every backup too; one that cannot be cleaned is erased as a whole. Raises
    what ``purge`` raises.
    """
    purge()
    WorkLog(path).forget([word for word in words if len(word) > 2])
    cleaned: list[Path] = []
    erased: list[Path] = []
    left: list[Path] = []
    for copy in safekeeping.copies(path):
        if not erasing.holds(copy, document):
            continue
        if not with_copies:
            left.append(copy)
        elif erasing.purge_from_copy(copy, document):
            cleaned.append(copy)
        else:
            (erased if _erased(copy) else left).append(copy)
    WorkLog(path).note(Work.PURGE, "A document was erased for good.")
    return Purged(tuple(cleaned), tuple(erased), tuple(left), _is_in_use(path))


def _is_in_use(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.with_name(path.name + "-wal").stat().st_size > 0
    return False


def of_library(path: Path) -> list[Path]:
    """The files that a purge of a library erases, those that are there: its own, and what broken work left of it."""
    hidden = [
        file
        for pattern in (f".{rotation.plain(path.name)}.*", f".{rotation.plain(path.stem)}.*{path.suffix}*")
        for file in path.parent.glob(pattern)
        if file.is_file()
    ]
    own = [path, *(path.with_name(path.name + side) for side in SIDES)]
    return [*(file for file in own if file.exists()), *dict.fromkeys(sorted(hidden)), *_log(path)]


def _log(path: Path) -> list[Path]:
    log = WorkLog(path).path
    return [log] if log.exists() else []


def purge_library(path: Path, *, with_copies: bool = False) -> Purged:
    """Erase a library for good: its file, what lies beside it, its log, and with ``with_copies`` all its backups.

    Raises LibraryNotFound, NotALibrary where the file is another program's, LibraryBusy, LibraryError.
    """
    path = path.absolute()
    files = of_library(path)
    backups = safekeeping.copies(path)
    if not files and not (with_copies and backups):
        raise LibraryNotFound(f"There is no library “{path}”.", "Check its name.")
    if path.exists():
        look_at(path)
        settle(path)
        # From here on there is no library of this name, however this is broken off; a second purge takes up the rest.
        gone = path.with_name(f".{path.name}.erased")
        try:
            path.replace(gone)
        except OSError as error:
            raise LibraryError(f"“{path}” cannot be erased ({error.strerror}).", "Check its disk.") from error
        files = [gone, *(file for file in files if file != path)]
    failed = [file for file in files if not _erased(file)]
    if failed:
        raise LibraryError(f"“{failed[0]}” cannot be erased.", "Check its disk, and erase the library again.")
    erased: list[Path] = []
    left: list[Path] = []
    for copy in backups:
        (erased if with_copies and _erased(copy) else left).append(copy)
    for _, folder in safekeeping.folders(path):
        with contextlib.suppress(OSError):
            folder.rmdir()  # where nothing else lies in it
    return Purged(erased=tuple(erased), left=tuple(left))


def _erased(path: Path) -> bool:
    with contextlib.suppress(OSError):
        for side in SIDES:
            erase(path.with_name(path.name + side))
        erase(path)
        return True
    return False
