"""Debian packages fetched and unpacked into a folder, without root's rights and without touching the system.

apt works on package lists of its own in that folder and reads the system's: which packages are installed, which
sources, keys and proxies are set up. It downloads only; ``dpkg-deb`` unpacks.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from setup_error import SetupError, run


def available() -> bool:
    """Whether this is Debian or one of its children."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg-deb"))


class Packages:
    """Package lists in ``folder``, fetched when first needed."""

    def __init__(self, folder: Path, log: Path) -> None:
        self._folder = folder
        self._log = log
        self._updated = False

    def unpack(self, names: Sequence[str], target: Path) -> None:
        """Fetch packages, with what they depend on and the system lacks, and unpack them into ``target``.

        Raises :exc:`SetupError` where there is no apt, no network, or no such package.
        """
        if not available():
            raise SetupError(f"There is no apt-get here to fetch {', '.join(names)}.")
        what = "Fetching system libraries (Debian packages)"
        if not self._updated:
            for part in ("lists/partial", "cache/archives/partial"):
                (self._folder / part).mkdir(parents=True, exist_ok=True)
            # A list that cannot be fetched is a warning to apt, and an error to us.
            run(what, [*self._apt(), "-o", "APT::Update::Error-Mode=any", "update"], self._log)
            self._updated = True
        archives = self._folder / "cache" / "archives"
        for old in archives.glob("*.deb"):
            old.unlink()
        install = ["--yes", "--no-install-recommends", "--download-only", "--reinstall", "install"]
        run(what, [*self._apt(), *install, *names], self._log)
        for package in sorted(archives.glob("*.deb")):
            run("Unpacking system libraries", ["dpkg-deb", "-x", package, target], self._log)
            package.unlink()

    def _apt(self) -> list[str]:
        options = {
            "Dir::State::lists": self._folder / "lists",
            "Dir::Cache": self._folder / "cache",
            "Dir::Cache::archives": self._folder / "cache" / "archives",
            "Dir::Log": self._folder,
            "Debug::NoLocking": "1",
            "APT::Sandbox::User": "root",  # root's apt would otherwise fetch as a user who may not write here
            "Acquire::Languages": "none",
            "Acquire::Retries": "2",
        }
        command = ["apt-get", "--quiet"]
        for option, value in options.items():
            command += ["-o", f"{option}={value}"]
        return command
