"""Two processes that write at once: both finish, nothing is lost, nothing is there twice.

``EGPK_TEST_SECONDS`` makes it longer than CI's few seconds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from egpk_desk.library.library import Library
from tests.library.reports import numbered

SECONDS = float(os.environ.get("EGPK_TEST_SECONDS", "4"))

WRITER = """
import sys, time
from pathlib import Path
from egpk_desk.library.library import Library
from tests.library.reports import numbered
path, author, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
end = time.monotonic() + seconds
said = []
with Library.open(path, author=author) as library:
    shared = library.documents()[0]
    number = 0
    while time.monotonic() < end or number < 40:  # a busy machine must not make the test toothless
        number += 1
        mark = library.add_highlight(shared.id, number % 100, number % 100 + 10, memo=f"{author} {number}")
        said.append(f"highlight {mark.id}")
        if number % 20 == 0:
            said.append(f"{library.add(numbered(number)).status} {number}")
        if number % 20 == 10:  # right after a highlight, which nobody else touches
            assert library.undo().done
            assert library.redo().done
print("\\n".join(said))
"""


def test_two_processes_writing_at_once_lose_and_double_nothing(path: Path) -> None:
    with Library.open(path, author="x", create=True) as library:
        library.add(numbered(0))
    children = {
        author: subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), author, str(SECONDS)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        for author in ("سلمى", "هدى")
    }
    said: dict[str, list[list[str]]] = {}
    for author, child in children.items():
        out, errors = child.communicate(timeout=SECONDS + 60)
        assert child.returncode == 0, errors
        said[author] = [line.split() for line in out.splitlines()]
    with Library.open(path, author="x") as library:
        marks = library.highlights()
        told = [line[1] for lines in said.values() for line in lines if line[0] == "highlight"]
        assert len(marks) == len(told)
        assert not {mark.id for mark in marks} ^ set(told)
        for author, lines in said.items():
            assert len(lines) > 20
            assert [mark.author for mark in marks].count(author) == sum(line[0] == "highlight" for line in lines)
        new = [line[1] for lines in said.values() for line in lines if line[0] == "new"]
        assert len(new) == len(set(new))  # each distinct report is new for one of the two only
        assert len(library.documents()) == len(new) + 1
        clocks = [operation.clock for operation in library.history()]
        assert len(clocks) == len(set(clocks))
        assert library.check() == []
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
