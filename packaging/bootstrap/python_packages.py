"""The Python packages of a lock file in a virtual environment, also where Python has no pip (Debian's ``python3``)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import debian
from setup_error import SetupError, run

PIP_WHEELS = "usr/share/python-wheels"  # where Debian's python3-pip-whl puts pip, below the root


def site_packages(environment: Path) -> Path:
    """Where the packages of a virtual environment lie."""
    return environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def interpreter(environment: Path) -> Path:
    """The Python of a virtual environment."""
    return environment / "bin" / "python"


def fill(environment: Path, lock: Path, also: list[str], pip: Path, log: Path, cache: Path) -> None:
    """Make a virtual environment that holds exactly what ``lock`` lists.

    ``also`` are folders that it finds modules in besides, written relative to its ``site-packages`` so that the
    checkout can be moved.
    """
    run("Making the environment", [sys.executable, "-I", "-m", "venv", "--without-pip", environment], log)
    install = ["install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", lock]
    command = [interpreter(environment), pip, "--cache-dir", cache, "--no-input", *install]
    run("Fetching Python packages", [*command, "--progress-bar", "off", "--disable-pip-version-check"], log)
    (site_packages(environment) / "checkout.pth").write_text("".join(f"{line}\n" for line in also), encoding="utf-8")


def pip_program(packages: debian.Packages, home: Path) -> Path:
    """A pip that runs without being installed: a folder, or a wheel's inside, that Python can start.

    Python's own copy, else Debian's, else Debian's fetched into ``home``.
    """
    bundled = importlib.util.find_spec("ensurepip")
    folders = [Path(bundled.origin).parent / "_bundled"] if bundled and bundled.origin else []
    folders.append(Path("/") / PIP_WHEELS)
    for folder in folders:
        for wheel in sorted(folder.glob("pip-*.whl")):
            return wheel / "pip"
    if not debian.available():
        raise SetupError("This Python has no pip: install it (python3-pip, or python3-ensurepip), and start again.")
    packages.unpack(["python3-pip-whl"], home)
    for wheel in sorted((home / PIP_WHEELS).glob("pip-*.whl")):
        return wheel / "pip"
    raise SetupError("Debian's python3-pip-whl holds no pip.")
