#!/usr/bin/env python3
"""Write the lock files anew from ``pyproject.toml``: ``python3.11 packaging/lock.py`` (needs pip 23.2 or newer).

``requirements.lock`` holds what the program runs with, ``requirements-test.lock`` what its tests need besides. Both are
resolved together, on the oldest Python that is supported, so that one set of versions serves every Python. For each
version stand the hashes of the wheels for Linux on x86_64 and aarch64, as the package index itself tells them. Without
arguments everything moves to the newest versions that are allowed; ``--keep`` keeps the locked ones where they still
fit.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RUN_LOCK = HERE / "requirements.lock"
TEST_LOCK = HERE / "requirements-test.lock"
OLDEST = (3, 11)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# The newest glibc (2.x) of each kind of system that is served: Debian 12 has 2.36, Debian 13 has 2.41. Qt for Python's
# wheels for aarch64 ask for 2.39, so that Debian 12 is not served there.
SYSTEMS = (("x86_64", 36), ("x86_64", 41), ("aarch64", 41))
OLDEST_GLIBC = 17  # manylinux2014

HEADER = """\
# {what}
# Made from pyproject.toml by `python3.11 packaging/lock.py`; do not edit by hand.
# Hashes: the wheels for Linux (x86_64, aarch64) on Python {first} to {last}.
"""


def report(arguments: Sequence[str]) -> list[dict[str, object]]:
    """What pip would install for these arguments: the entries of its installation report."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--dry-run"]
    pip += ["--ignore-installed", "--only-binary", ":all:", "--report", "-"]
    done = subprocess.run([*pip, *arguments], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    entries: list[dict[str, object]] = json.loads(done.stdout)["install"]
    return entries


def resolve(requirements: Iterable[str], constraints: dict[str, str]) -> dict[str, str]:
    """The versions that satisfy the requirements, by normalised name."""
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder, "constraints.txt")
        pins.write_text("".join(f"{name}=={version}\n" for name, version in constraints.items()), encoding="utf-8")
        found = report(["--constraint", str(pins), *requirements])
    return {normalise(entry["metadata"]["name"]): entry["metadata"]["version"] for entry in found}  # type: ignore[index]


def wheel_hashes(versions: dict[str, str]) -> dict[str, set[str]]:
    """For each name the SHA-256 of the wheels that every supported Python and machine would take."""
    hashes: dict[str, set[str]] = {name: set() for name in versions}
    for python in PYTHONS:
        for machine, glibc in SYSTEMS:
            arguments = ["--no-deps", "--target", "unused", "--python-version", python]
            for minor in range(glibc, OLDEST_GLIBC - 1, -1):  # the newest is preferred, as pip does
                arguments += ["--platform", f"manylinux_2_{minor}_{machine}"]
            arguments += ["--platform", f"manylinux2014_{machine}"]
            for entry in report([*arguments, *(f"{name}=={version}" for name, version in versions.items())]):
                source = entry["download_info"]
                if not source["url"].startswith("https:"):  # type: ignore[index]
                    sys.exit(
                        f"lock: {source['url']} is no file of a package index; "  # type: ignore[index]
                        "leave this machine's own pip settings out: PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS="
                    )
                digest = source["archive_info"]["hashes"]["sha256"]  # type: ignore[index]
                hashes[normalise(entry["metadata"]["name"])].add(digest)  # type: ignore[index]
    return hashes


def normalise(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(path: Path) -> dict[str, str]:
    """The versions that a lock file holds now."""
    if not path.exists():
        return {}
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def write(path: Path, what: str, versions: dict[str, str], hashes: dict[str, set[str]]) -> None:
    """Write one lock file."""
    lines = [HEADER.format(what=what, first=PYTHONS[0], last=PYTHONS[-1])]
    for name in sorted(versions):
        digests = (f"    --hash=sha256:{digest}" for digest in sorted(hashes[name]))
        lines.append(" \\\n".join([f"{name}=={versions[name]}", *digests]) + "\n")
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Resolve, look up the hashes, write both files."""
    parser = argparse.ArgumentParser(description="Write the lock files anew from pyproject.toml.")
    parser.add_argument("--keep", action="store_true", help="keep the locked versions where they still fit")
    keep = parser.parse_args().keep
    if sys.version_info[:2] != OLDEST:
        sys.exit(f"lock: resolve on Python {OLDEST[0]}.{OLDEST[1]}, the oldest one supported; its versions serve all")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = project["project"]["dependencies"]
    wanted_by_tests: list[str] = project["dependency-groups"]["test"]
    before = locked(RUN_LOCK) | locked(TEST_LOCK) if keep else {}
    everything = resolve([*wanted, *wanted_by_tests], before)
    run = resolve(wanted, everything)
    hashes = wheel_hashes(everything)
    test = {name: version for name, version in everything.items() if name not in run}
    write(RUN_LOCK, "What the program runs with.", run, hashes)
    write(TEST_LOCK, "What the tests need besides requirements.lock.", test, hashes)
    print(f"{len(run)} packages to run, {len(test)} more to test.")


if __name__ == "__main__":
    main()
