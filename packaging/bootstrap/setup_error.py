"""What can go wrong while the environment is made, told in one line; and the log of the commands that made it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class SetupError(Exception):
    """The environment cannot be made; the message says why and what to do next, in one line."""


# What tools print when the cause is not theirs, and what it means. The first that occurs counts.
_CAUSES = (
    (("No space left on device", "Errno 28", "not have enough free space", "Disk quota exceeded"), "the disk is full"),
    (("DO NOT MATCH THE HASHES",), "a downloaded file is not the one that the lock file names"),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "Temporary failure",
            "Could not resolve",
            "Network is unreachable",
            "Could not connect",
            "Connection failed",
            "Cannot initiate the connection",
            "ConnectTimeout",
            "ProxyError",
            "timed out",
        ),
        "the network cannot be reached",
    ),
    (
        ("No matching distribution", "not a supported wheel"),
        "the package index has no file for this system, or is out of reach",
    ),
)
_ADVICE = {
    "the disk is full": "Make room and start again.",
    "the network cannot be reached": "The first start needs it; try again with a connection.",
}


def run(what: str, command: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None) -> None:
    """Run a command of the set-up, its output into the log.

    Raises :exc:`SetupError` that names ``what`` and the cause, where the command does not end well.
    """
    with log.open("ab") as out:
        begin = out.tell()
        out.write(f"\n== {what}: {' '.join(map(str, command))}\n".encode())
        out.flush()
        try:
            status = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=environment, check=False
            ).returncode
        except FileNotFoundError:
            raise SetupError(f"{what} failed: there is no {command[0]} here.") from None
    if status == 0:
        return
    with log.open("rb") as text:
        text.seek(begin)
        said = text.read().decode("utf-8", "replace")
    for marks, cause in _CAUSES:
        if any(mark in said for mark in marks):
            raise SetupError(f"{what} failed: {cause}. {_ADVICE.get(cause, '')} (Log: {log})".replace(".  (", ". ("))
    raise SetupError(f"{what} failed (status {status}); the reason stands at the end of {log}")


def need_space(folder: Path, megabytes: int) -> None:
    """Raise :exc:`SetupError` where the disk of ``folder`` has less room than the set-up takes."""
    at = os.statvfs(folder)
    free = at.f_bavail * at.f_frsize // 1_000_000
    if free < megabytes:
        raise SetupError(f"The disk is too full: setting up takes {megabytes} MB in {folder}, {free} MB are free.")
