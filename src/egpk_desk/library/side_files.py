"""The files that SQLite keeps beside a library while it is worked in."""

from __future__ import annotations

import contextlib
from pathlib import Path

SIDES = ("-wal", "-shm", "-journal")
"""What is added to the library's name."""


def remove_with_sides(path: Path) -> None:
    """Take away a file that was half made, and what SQLite left beside it; what resists stays."""
    for suffix in ("", *SIDES):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
