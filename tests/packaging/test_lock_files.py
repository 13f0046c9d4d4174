"""The lock files say exactly what is installed, and it is what ``pyproject.toml`` asks for."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "packaging" / "requirements.lock"
TEST = ROOT / "packaging" / "requirements-test.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Version and hashes of each package that a lock file names."""
    entries = {}
    for entry in path.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        if entry and not entry.startswith("#"):
            match = re.fullmatch(r"([a-z0-9-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})*)\s*", entry)
            assert match, entry
            entries[match[1]] = (match[2], match[3].split())
    return entries


@pytest.mark.parametrize("lock", [RUN, TEST], ids=["run", "test"])
def test_every_package_is_pinned_and_hashed(lock: Path) -> None:
    entries = locked(lock)
    assert entries
    assert [name for name, (_, hashes) in entries.items() if not hashes] == []


def test_the_two_lock_files_share_no_package() -> None:
    assert set(locked(RUN)) & set(locked(TEST)) == set()


@pytest.mark.parametrize(
    ("asked", "locks"),
    [
        (PROJECT["project"]["dependencies"], [RUN]),
        (PROJECT["dependency-groups"]["test"], [RUN, TEST]),
    ],
    ids=["run", "test"],
)
def test_what_the_project_asks_for_is_locked_in_a_version_that_fits(asked: list[str], locks: list[Path]) -> None:
    entries = {name: version for lock in locks for name, (version, _) in locked(lock).items()}
    wanting = []
    for requirement in map(Requirement, asked):
        if requirement.marker is None or requirement.marker.evaluate():
            version = entries.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                wanting.append(f"{requirement} (locked: {version})")
    assert wanting == []


def test_what_locked_packages_ask_for_is_locked_too() -> None:
    entries = {name: version for lock in (RUN, TEST) for name, (version, _) in locked(lock).items()}
    wanting = []
    for name in entries:
        for requirement in map(Requirement, importlib.metadata.requires(name) or ()):
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
                continue
            version = entries.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                wanting.append(f"{name} asks for {requirement} (locked: {version})")
    assert wanting == []


def test_nothing_that_runs_with_the_program_is_under_gpl_or_agpl() -> None:
    """Qt for Python may be had under the LGPL; the others must not be GPL or AGPL at all."""
    bad = []
    for name in locked(RUN):
        about = importlib.metadata.metadata(name)
        licence = " ".join(
            [about.get("License-Expression") or about.get("License") or "", *about.get_all("Classifier", [])]
        )
        if re.search(r"(?<!L)\bA?GPL|GNU (Affero )?General Public", licence) and "LGPL" not in licence:
            bad.append(f"{name}: {licence[:80]}")
    assert bad == []
