"""The folders of ``.desk/``: each is built aside, appears whole by a rename, and is named for what it was made from.

A layer's name ends in a key, the hash of all that it depends on. So that it is there is all that a start has to see;
where a lock file changes, the name changes, and the old folder is removed once nothing uses it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

KEY_LENGTH = 12


def key(*parts: str | bytes) -> str:
    """A short hash of the parts."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:KEY_LENGTH]


def build(layer: Path, fill: Callable[[Path], None]) -> None:
    """Make a layer: ``fill`` gets an empty folder beside it, which becomes the layer when ``fill`` has returned."""
    for left in layer.parent.glob(f"{layer.name}.building-*"):  # by an interrupted start
        shutil.rmtree(left, ignore_errors=True)
    # Named for this process: children of a start that was killed may still be writing into theirs.
    aside = layer.with_name(f"{layer.name}.building-{os.getpid()}")
    aside.mkdir(parents=True)
    try:
        fill(aside)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    aside.rename(layer)


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Hold the lock of ``.desk/`` while setting up; another start waits for its end."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("desk: another start is setting up; waiting for it.", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def use(layer: Path) -> None:
    """Mark a layer as used for as long as this process, and the program that takes its place, lives."""
    handle = os.open(layer, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    os.set_inheritable(handle, True)


def remove_unused(home: Path, current: set[Path]) -> None:
    """Remove the layers of older lock files, and what interrupted starts left, where no program runs from them."""
    for folder in home.iterdir():
        if not folder.is_dir() or folder in current or folder.name == "cache":
            continue
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            pass  # a program runs from it; a later start removes it
        finally:
            os.close(handle)
