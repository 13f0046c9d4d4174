"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from egpk_desk.errors import ExportError

_MADE = re.compile(r"[a-z0-9_]{8}")  # what tempfile puts behind a prefix
_STALE = 3600.0  # seconds
_UMASK = os.umask(0o077)  # it can only be read by setting it, which is safe before other threads run
os.umask(_UMASK)
_ZEROS = 1 << 20


def write_atomically(target: Path, data: bytes) -> None:
    """Write ``data`` to ``target`` so that there is always either the old file or the whole new one.

    Raises :class:`ExportError`, with what to do, where the place cannot be written.
    """
    with writing_atomically(target) as file:
        file.write(data)


@contextlib.contextmanager
def writing_atomically(target: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes its place at ``target`` when the block ends well, and is never seen otherwise.

    Raises :class:`ExportError`, with what to do, where the place cannot be written.
    """
    try:
        target = target.resolve()  # a link keeps leading to its file
        if target.is_dir():
            raise ExportError(f"“{target}” is a folder.", "Name a file in it.")
        if target.exists() and not target.is_file():
            raise ExportError(f"“{target}” is a device or a pipe, not a file.", "Name a file.")
        prefix = f".{target.name[:40]}."
        _clear_left(target.parent, prefix)
        handle, name = tempfile.mkstemp(prefix=prefix, dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_UMASK)
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except FileNotFoundError as error:
        raise ExportError(f"There is no folder “{target.parent}”.", "Make it, or choose another place.") from error
    except PermissionError as error:
        raise ExportError(f"“{target}” may not be written.", "Choose another place.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"“{target}” could not be written ({reason}).", "Choose another place.") from error


def erase(path: Path) -> bool:
    """Overwrite a file with zeros and delete it; returns whether there was one. Raises OSError.

    On a disk that writes to another place each time (flash, a copying file system) the old bytes may live on where no
    program sees them.
    """
    try:
        size = path.stat(follow_symlinks=False).st_size
        if path.is_symlink():
            path.unlink()
            return True
        with path.open("r+b") as file:
            for at in range(0, size, _ZEROS):
                file.write(bytes(min(_ZEROS, size - at)))
            file.flush()
            os.fsync(file.fileno())
            file.truncate(0)
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def _clear_left(folder: Path, prefix: str) -> None:
    """Take away what was left of writing the same file when the program was killed; what is fresh may be at work."""
    for left in folder.glob(f"{glob.escape(prefix)}*"):
        with contextlib.suppress(OSError):
            if _MADE.fullmatch(left.name.removeprefix(prefix)) and time.time() - left.stat().st_mtime > _STALE:
                left.unlink()
