"""Leaving no trace in a library's file of what was deleted: in free pages, between rows, in the log beside it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from egpk_desk.errors import LibraryError, NotFound
from egpk_desk.library import schema
from egpk_desk.library.connection import Connection
from egpk_desk.library.restore import looked_into


def scrub(connection: Connection) -> bool:
    """Write the library's file anew, then empty the ``-wal`` file; returns whether no trace is left.

    While another program reads the library, the log stays until that one closes it. Where there is no room for a second
    writing, the free pages are overwritten with zeros.
    """
    try:
        connection.write_anew()
    except LibraryError:
        with contextlib.suppress(LibraryError):
            _overwrite_free_pages(connection)
    return connection.checkpoint()


def _overwrite_free_pages(connection: Connection) -> None:
    """Let a table of zeros take all free pages up, and free them again as they are then."""
    with connection.transaction():
        raw = connection.raw
        (free,) = raw.execute("PRAGMA freelist_count").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        if free:
            raw.execute("CREATE TABLE zeros (filling BLOB)")
            each = 4000 * size
            for _ in range(free * size // each):
                raw.execute("INSERT INTO zeros VALUES (zeroblob(?))", [each])
            raw.execute("INSERT INTO zeros VALUES (zeroblob(?))", [free * size % each])
            raw.execute("DROP TABLE zeros")


def holds(path: Path, document: str) -> bool:
    """Whether a copy of a library holds anything of a document, removed or not; one that cannot be read may."""
    try:
        with looked_into(path) as raw:
            return raw.execute("SELECT 1 FROM documents WHERE id = ?", [document]).fetchone() is not None
    except LibraryError:
        return True


def purge_from_copy(path: Path, document: str) -> bool:
    """Erase a document from a copy of a library, which is of this version; returns whether that could be done."""
    from egpk_desk.library.library import Library  # which builds on the modules that build on this one

    try:
        with looked_into(path) as raw:
            applied = {name for (name,) in raw.execute("SELECT name FROM _sqlite_migrations")}
        if applied != set(schema.known()):
            return False
        with Library.open(path, author="") as library:
            if library.read_only:
                return False
            with contextlib.suppress(NotFound):
                library.purge_document(document)
        return True
    except LibraryError:
        return False
