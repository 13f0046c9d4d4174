"""Copying an open library to one file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from egpk_desk.errors import LibraryError
from egpk_desk.library.connection import Connection, is_library, translated
from egpk_desk.library.side_files import remove_with_sides


def backup(connection: Connection, target: Path) -> None:
    """Copy the library as it is now to ``target``; what others write meanwhile is in it wholly or not.

    An older backup of that name is replaced. Raises LibraryError where ``target`` is the library itself, another
    program's file, or a library that is in use.
    """
    target = target.absolute()
    if target.is_dir():
        raise LibraryError(f"“{target}” is a folder.", "Name a file in it, such as backup.egpk.")
    if not target.parent.is_dir():  # a folder made here could hide that a disk is not connected
        raise LibraryError(
            f"The backup “{target}” cannot be written: its folder is not there.",
            "Make the folder, or connect the disk that it lies on.",
        )
    if target.exists():
        if target.samefile(connection.path):
            raise LibraryError("The backup would replace the library itself.", "Name another file.")
        if target.stat().st_size and not is_library(target):
            raise LibraryError(f"“{target}” is there already and no library.", "Name another file.")
        if target.with_name(target.name + "-wal").exists():
            raise LibraryError(f"The library “{target}” is in use.", "Name another file.")
    half = target.with_name(f".{target.name}.new-{os.getpid()}")
    try:
        half.unlink(missing_ok=True)
        with translated(target), contextlib.closing(sqlite3.connect(half)) as copy:
            connection.raw.backup(copy)
        with half.open("rb") as file:
            os.fsync(file.fileno())
        half.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"The backup “{target}” cannot be written ({reason}).", "Choose another place.") from error
    finally:
        remove_with_sides(half)
