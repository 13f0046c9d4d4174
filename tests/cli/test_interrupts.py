"""Ctrl-C reaches the program and every process it has started: one line, no traceback, a sound library."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from egpk_desk.resources import sample_docs

REPORTS = 30  # enough for a pool of processes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Distinct reports in text and PDF, which is read in processes of its own."""
    made = tmp_path_factory.mktemp("many")
    pdf, text = (sample_docs() / name for name in ("oman-iran.pdf", "uae-indonesia.txt"))
    for number in range(REPORTS):
        (made / f"{number}.pdf").write_bytes(pdf.read_bytes() + f"\n%{number}\n".encode())
        (made / f"{number}.txt").write_text(f"{text.read_text(encoding='utf-8')}\nسطر {number}\n", encoding="utf-8")
    return made


def _group_ends(group: int) -> bool:
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="needs process groups")
@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.5, 0.8, 1.2])
def test_an_interrupt_of_the_whole_group_is_one_line(folder: Path, tmp_path: Path, seconds: float) -> None:
    library = tmp_path / "library.egpk"
    command = [sys.executable, "-m", "egpk_desk", "--library", str(library)]
    process = subprocess.Popen(
        [*command, "import", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    said = err.decode()
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) <= 1
    assert process.returncode in (0, 130, -signal.SIGINT)  # it may have been quicker, or have hardly begun
    assert _group_ends(process.pid)  # what it started ends with it
    if library.exists():
        checked = subprocess.run([*command, "--json", "check"], capture_output=True, check=False)
        assert json.loads(checked.stdout)["valid"]
