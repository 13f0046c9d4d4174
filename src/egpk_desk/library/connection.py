"""Opening a library's file, its transactions, and the one place where SQLite's errors become the user's.

Rules of the file (WAL, synchronous=FULL, foreign keys, five seconds' wait) are set here and nowhere else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import struct
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database

from egpk_desk.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryNotFound,
    LibraryReadOnly,
    LibraryTooNew,
    NotALibrary,
)
from egpk_desk.library import schema

WAIT_SECONDS = 5.0
_HEADER = b"SQLite format 3\x00"


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into errors that a user can read."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, error) from error


def _translation(path: Path, error: sqlite3.Error) -> LibraryError:
    name = getattr(error, "sqlite_errorname", "") or ""
    said = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryBusy(
            f"The library “{path.name}” is in use by another program.", "Wait until it has finished, and try again."
        )
    if name.startswith("SQLITE_READONLY"):
        return LibraryReadOnly(
            f"The library “{path}” may be read but not changed.", "Copy it to a place where you may write."
        )
    if name == "SQLITE_FULL" or name.startswith(("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC")):
        return DiskFull(
            f"There is no room left to write the library “{path}”.", "Free some room; the library is as it was."
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return LibraryDamaged(
            f"The library “{path}” is damaged ({said}).", "Restore a backup, or look at it with `check`."
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return LibraryError(f"The library “{path}” cannot be opened.", "Check that its folder is there and writable.")
    if name.startswith("SQLITE_IOERR"):
        return LibraryError(
            f"The disk does not let the library “{path}” be read or written ({said}).", "Check the disk and its room."
        )
    return LibraryError(f"The library “{path}” cannot do this ({said}).", "Please report it.")


class Connection:
    """One SQLite connection to a library. ``read_only`` says that it cannot change it, and ``reason`` why."""

    def __init__(self, path: Path, raw: sqlite3.Connection, *, read_only: bool, reason: str) -> None:
        self.path = path
        self.raw = raw
        self.db = Database(raw, execute_plugins=False)
        self.read_only = read_only
        self.reason = reason

    @classmethod
    def open(
        cls, path: Path, *, create: bool, read_only: bool, fill: Callable[[sqlite3.Connection], None]
    ) -> Connection:
        """Open or create a library; ``fill`` puts into a new one what every library has.

        Raises the LibraryError that says what is wrong; never changes a foreign file.
        """
        path = path.absolute()
        if not _there(path):
            if path.exists() and (not create or read_only):
                raise LibraryNotFound(
                    f"“{path}” is an empty file, no library.", "Restore a backup, or import a report to make one there."
                )
            if not create or read_only:
                raise LibraryNotFound(
                    f"There is no library “{path}”.", "Check the name, or import a report to make one."
                )
            _make(path, fill)
        look_at(path)
        with translated(path):
            connection = _connect(path, read_only)
        try:
            with translated(path):
                _check_version(path, connection)
                if not connection.read_only:
                    _migrate(path, connection)
        except BaseException:
            connection.raw.close()
            raise
        return connection

    def _roll_back(self) -> None:
        if self.raw.in_transaction:  # SQLite may have rolled back by itself, as on a full disk
            self.raw.execute("ROLLBACK")

    def checkpoint(self) -> bool:
        """Write all of the ``-wal`` file into the library, and empty that file; False while somebody reads it."""
        with translated(self.path):
            (busy, *_) = self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def write_anew(self) -> None:
        """Write the whole file anew, without free pages and what lay between rows. Raises LibraryError, DiskFull."""
        with translated(self.path):
            self.raw.execute("VACUUM")

    def close(self) -> None:
        """Write everything into the one file and leave nothing beside it."""
        with contextlib.suppress(sqlite3.Error):
            if not self.read_only:
                self.raw.execute("PRAGMA busy_timeout = 200")  # who still reads does the checkpoint when it closes
                self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.raw.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the library for several queries; within a transaction, that of the transaction."""
        with translated(self.path):
            if self.raw.in_transaction:
                yield self.raw
                return
            self.raw.execute("BEGIN")
            try:
                yield self.raw
            finally:
                self._roll_back()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """One ``BEGIN IMMEDIATE`` transaction; all of it or nothing. Waits at most :data:`WAIT_SECONDS`."""
        if self.read_only:
            raise LibraryReadOnly(
                f"The library “{self.path.name}” is open for reading only: {self.reason}.",
                "Copy it to a place where you may write.",
            )
        with translated(self.path):
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.raw.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise


def _there(path: Path) -> bool:
    try:
        if path.is_dir():
            raise NotALibrary(f"“{path}” is a folder.", "Name a library file in it, such as library.egpk.")
        return path.exists() and path.stat().st_size > 0
    except OSError as error:
        raise LibraryError(f"“{path}” cannot be reached ({error.strerror}).", "Check the disk it lies on.") from error


def is_library(path: Path) -> bool:
    """Whether a file's first bytes are those of a library. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        header = file.read(72)
    return (
        len(header) == 72 and header.startswith(_HEADER) and header[68:72] == struct.pack(">i", schema.APPLICATION_ID)
    )


def look_at(path: Path) -> None:
    """Refuse what is no library by its first bytes, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except PermissionError as error:
        raise LibraryError(f"The library “{path}” may not be read.", "Ask its owner for permission.") from error
    except OSError as error:
        raise LibraryError(f"The library “{path}” cannot be read ({error.strerror}).", "Check the disk.") from error
    if len(header) < 100 or not header.startswith(_HEADER):
        raise NotALibrary(f"“{path}” is not a library of this program.", "To take in a report, use `import`.")
    (application_id,) = struct.unpack(">i", header[68:72])
    if application_id != schema.APPLICATION_ID:
        raise NotALibrary(f"“{path}” is a database of another program.", "Name a library, or a new file.")
    page_size = struct.unpack(">H", header[16:18])[0]
    page_size = 65536 if page_size == 1 else page_size
    pages, counter, valid_for = (struct.unpack(">I", header[at : at + 4])[0] for at in (28, 24, 92))
    if counter == valid_for and pages * page_size > size and not path.with_name(path.name + "-wal").exists():
        raise LibraryDamaged(f"The library “{path}” is cut off: a part is missing.", "Restore a backup of it.")


def _make(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make a new library under another name and put it in its place whole, so that nobody sees half of one."""
    if not path.parent.is_dir():  # a folder made here could hide that a disk is not connected
        raise LibraryError(
            f"No library can be made at “{path}”: its folder is not there.",
            "Make the folder, or connect the disk that it lies on.",
        )
    temporary = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        temporary.unlink(missing_ok=True)
        with translated(path):
            raw = sqlite3.connect(temporary, isolation_level=None)
            try:
                raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                schema.migrations.apply(Database(raw, execute_plugins=False))
                raw.execute("BEGIN")
                fill(raw)
                raw.execute("COMMIT")
            finally:
                raw.close()
        if path.exists() and path.stat().st_size == 0:
            temporary.replace(path)
            return
        try:
            os.link(temporary, path)  # fails, as it should, where another process was quicker
        except FileExistsError:
            pass
        except OSError:  # file systems without hard links, such as FAT on a USB stick
            temporary.rename(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"No library can be made at “{path}” ({reason}).", "Choose another place.") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _connect(path: Path, read_only: bool) -> Connection:
    if not os.access(path, os.W_OK):
        return _reading(path, "its file may not be written")
    if not os.access(path.parent, os.W_OK):
        return _reading(path, "its folder may not be written")
    raw = sqlite3.connect(path, isolation_level=None, timeout=WAIT_SECONDS)
    try:
        if read_only:
            # A connection that may write, so that it tidies up behind itself, but does not.
            raw.execute("PRAGMA query_only = ON")
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return Connection(path, raw, read_only=True, reason="it was asked for")
        raw.execute("PRAGMA foreign_keys = ON")
        (mode,) = raw.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raw.close()
            return _reading(path, "its disk does not allow several programs to work in it (a network share?)")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA secure_delete = FAST")
        raw.execute("PRAGMA cache_size = -16000")
        return Connection(path, raw, read_only=False, reason="")
    except sqlite3.OperationalError as error:
        raw.close()
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_READONLY", "SQLITE_IOERR_SHM", "SQLITE_PROTOCOL", "SQLITE_CANTOPEN")):
            return _reading(path, "its disk is read-only or does not allow shared work")
        raise
    except BaseException:
        raw.close()
        raise


def _reading(path: Path, reason: str) -> Connection:
    """Open for reading only what cannot be written.

    Where nobody works in it, as a file that does not change: side files of ours beside a library of somebody else's
    would lock its owner out.
    """
    in_use = path.with_name(path.name + "-wal").exists()
    quoted = urllib.parse.quote(str(path))
    for options in ("mode=ro", "mode=ro&immutable=1") if in_use else ("mode=ro&immutable=1",):
        raw = sqlite3.connect(f"file:{quoted}?{options}", uri=True, isolation_level=None, timeout=WAIT_SECONDS)
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return Connection(path, raw, read_only=True, reason=reason)
        except sqlite3.OperationalError:
            raw.close()
            if "immutable" in options:
                raise
        except BaseException:
            raw.close()
            raise
    raise AssertionError("unreachable")


def _check_version(path: Path, connection: Connection) -> None:
    applied = [migration.name for migration in schema.migrations.applied(connection.db)]
    if set(applied) - set(schema.known()):
        raise LibraryTooNew(
            f"The library “{path}” was written by a newer version of EgPk Desk.", "Update the program to open it."
        )
    if connection.read_only and len(applied) < len(schema.known()):
        raise LibraryReadOnly(
            f"The library “{path}” is of an older version and cannot be brought up to date: {connection.reason}.",
            "Copy it to a place where you may write, and open the copy.",
        )


def _migrate(path: Path, connection: Connection) -> None:
    """Bring an older library up to date, after a copy of it was put beside it."""
    pending = schema.migrations.pending(connection.db)
    if not pending:
        return
    copy = path.with_name(f"{path.stem}.before-{pending[0].name}{path.suffix}")
    if not copy.exists():
        half = copy.with_name(f".{copy.name}.{os.getpid()}")
        try:
            with contextlib.closing(sqlite3.connect(half)) as target:
                connection.raw.backup(target)
            half.replace(copy)
        except OSError as error:
            raise LibraryError(
                f"No copy of the library can be put beside it before it is brought up to date ({error.strerror}).",
                "Make room beside it, or copy it elsewhere.",
            ) from error
        finally:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)
    with connection.transaction():
        schema.migrations.apply(connection.db)  # asks again what is pending, now that nobody else writes
