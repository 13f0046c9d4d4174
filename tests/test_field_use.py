"""In the field: little memory, a medium that cannot be written, each told in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk.cli import run
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace

WORK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from egpk_desk.cli import run
library, reports, folder = sys.argv[1:]
for line in (
    ["import", reports],
    ["highlight", "مصر وتركيا: من القطيعة إلى الشراكة الحذرة", "--range", "0:30", "--tag", "driver/gaza-war"],
    ["export", "--format", "docx", "--out", folder + "/a.docx"],
    ["stats"],
    ["backup", folder + "/copy.egpk"],
    ["check", "--repair"],
    ["bundle", "create", folder + "/a.egpkb"],
    ["restore", folder + "/copy.egpk"],
    ["print", "مصر وتركيا: من القطيعة إلى الشراكة الحذرة", "--out", folder + "/a.pdf"],
):
    code = run([*line, "--library", library])
    if code:
        sys.exit(f"{line[0]}: {code}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of memory")
def test_a_day_of_work_needs_no_more_than_a_gigabyte(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("egypt-turkey.html", "oman-iran.pdf"):
        shutil.copy(sample_docs() / name, reports)
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(tmp_path / "library.egpk"), str(reports), str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "EGPK_PORTABLE": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert {"a.docx", "a.pdf", "a.egpkb", "copy.egpk"} <= {path.name for path in tmp_path.iterdir()}


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A library on a disk that is mounted for reading only."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.system(f"mount -t tmpfs -o size=8m tmpfs '{disk}' 2>/dev/null"):
        pytest.skip("no disk can be mounted here")
    try:
        with Workspace.open(disk / "library.egpk", user="سلمى", create=True) as workspace:
            made = workspace.import_bytes("تقرير\n\nكتب عن مصر.\n".encode(), "تقرير.txt")
            workspace.highlight(made.id, 0, 5)
        assert os.system(f"mount -o remount,ro '{disk}'") == 0
        yield disk / "library.egpk"
    finally:
        os.system(f"umount '{disk}'")


def test_a_disk_that_cannot_be_written_is_read_copied_and_printed_from(
    read_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path))
    for good in (
        ["documents"],
        ["stats"],
        ["check"],
        ["log"],
        ["backup", str(tmp_path / "copy.egpk")],
        ["export", "--format", "md", "--out", str(tmp_path / "a.md")],
    ):
        assert run([*good, "--library", str(read_only)]) == 0, good
    capsys.readouterr()
    for bad in (
        ["highlight", "تقرير.txt", "--range", "0:3"],
        ["restore", str(tmp_path / "copy.egpk")],
        ["remove", "تقرير.txt", "--purge"],
        ["purge", "--yes"],
    ):
        assert run([*bad, "--library", str(read_only)]) == 1, bad
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 1, lines
    assert [path.name for path in read_only.parent.iterdir()] == [read_only.name]
