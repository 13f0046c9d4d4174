"""The program killed while it makes or joins a bundle, or takes a project in: nothing is half made, and again works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from egpk_desk import bundling
from egpk_desk.workspace import Workspace
from tests.library.histories import snapshot

PROGRAM = """
import os, signal, sys
from pathlib import Path
from egpk_desk.workspace import Workspace
what, library, other, left = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
def told(done, total):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
with Workspace.open(library, user="عمر") as desk:
    match what:
        case "create": desk.bundles.create(other, progress=told)
        case "merge": desk.bundles.merge(other, progress=told)
        case "sync": desk.bundles.synchronise(other, progress=told)
        case "take": desk.projects.take(other, progress=told)
"""
"""Kills itself when it has been told of progress so many times."""


def run(what: str, library: Path, other: Path, times: int) -> None:
    command = [sys.executable, "-c", PROGRAM, what, str(library), str(other), str(times)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.egpk"
    with Workspace.open(path, user="عمر", create=True):
        pass
    return path


def test_killed_while_it_is_made_a_bundle_is_not_there_or_the_old_one(worked: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    run("create", tmp_path / "mine.egpk", target, 1)
    assert not target.exists()
    (left,) = tmp_path.glob(".all.egpkb.*")
    os.utime(left, (0, 0))
    worked.bundles.create(target)
    assert not left.exists()
    made = target.read_bytes()
    run("create", tmp_path / "mine.egpk", target, 2)
    assert target.read_bytes() == made


@pytest.mark.parametrize(("what", "times"), [("merge", 4), ("take", 4)])
def test_killed_while_it_takes_in_the_library_is_as_it_was_and_again_works(
    worked: Workspace, theirs: Path, tmp_path: Path, what: str, times: int
) -> None:
    source = tmp_path / "from"
    if what == "merge":
        worked.bundles.create(source)
    else:
        worked.projects.write(source)
    with Workspace.open(theirs, user="عمر") as desk:
        before = snapshot(desk._library)
    run(what, theirs, source, times)
    with Workspace.open(theirs, user="عمر") as desk:
        assert snapshot(desk._library) == before
        assert desk.check() == []
        desk.bundles.merge(source) if what == "merge" else desk.projects.take(source)
        assert [one.text for one in desk.excerpts()] == [one.text for one in worked.excerpts()]
        assert desk.check() == []


def test_killed_while_it_synchronises_a_shared_folder_holds_whole_bundles_alone(
    worked: Workspace, theirs: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    worked.bundles.synchronise(folder)
    run("sync", theirs, folder, 5)
    for bundle in folder.glob("*.egpkb"):
        assert bundling.verify(bundle) == []
    with Workspace.open(theirs, user="عمر") as desk:
        assert desk.bundles.synchronise(folder)[1] == []
        assert worked.bundles.synchronise(folder)[1] == []
        assert [one.text for one in desk.excerpts()] == [one.text for one in worked.excerpts()]
