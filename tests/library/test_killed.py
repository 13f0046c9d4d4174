"""A highlight is on disk before anybody is told so: ``kill -9`` loses none that was acknowledged."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from egpk_desk.library.library import Library
from tests.library.reports import report

KILLS = 10
HIGHLIGHTS = 1000

WRITER = """
import sys
from pathlib import Path
from egpk_desk.library.library import Library
library = Library.open(Path(sys.argv[1]), author="سلمى")
document = library.documents()[0]
code = library.codes()[0].id
number = 0
while True:
    start = number % (document.characters - 20)
    made = library.add_highlight(document.id, start, start + 12, tags=[code], memo=f"مذكرة {number}")
    sys.stdout.write(made.id + "\\n")
    sys.stdout.flush()
    number += 1
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_no_acknowledged_highlight_is_lost_when_the_program_is_killed(path: Path) -> None:
    chance = random.Random(20251124)
    with Library.open(path, author="سلمى", create=True) as library:
        library.add(report())
    acknowledged: list[str] = []
    for kill in range(KILLS):
        goal = HIGHLIGHTS * (kill + 1) // KILLS
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert writer.stdout is not None
        for line in writer.stdout:
            acknowledged.append(line.strip())
            if len(acknowledged) >= goal:
                break
        time.sleep(chance.random() / 100)
        writer.kill()
        acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
        writer.wait()
        with Library.open(path, author="سلمى") as library:
            there = {mark.id for mark in library.highlights()}
            assert there >= set(acknowledged)
            assert len(there) <= len(acknowledged) + kill + 1  # at most one a kill that was not told of
            assert library.check() == []
    assert len(acknowledged) >= HIGHLIGHTS
    with Library.open(path, author="سلمى") as library:
        assert all(len(mark.tags) == 1 and mark.memo for mark in library.highlights())
        assert library.undo().done
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
