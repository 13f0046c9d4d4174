"""A disk without room: one clear error, and the library as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from egpk_desk.errors import DiskFull
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import numbered, report


def test_a_full_disk_leaves_the_library_as_it_was(open_library: Opener) -> None:
    library = open_library()
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, 8)
    raw = library._connection.raw
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count = {pages + 2}")
    long = report(*[f"فقرة رقم {number} من تقرير طويل {number * 7919}" for number in range(3000)], title="طويل")
    with pytest.raises(DiskFull) as error:
        library.add(long)
    assert error.value.hint
    assert [record.id for record in library.documents()] == [id]
    assert library.highlights() == [mark]
    assert library.search("طويل")[0] == 0
    raw.execute("PRAGMA max_page_count = 1000000")
    assert library.add(long).status == "new"
    assert library.check() == []


def test_a_step_of_many_that_meets_a_full_disk_leaves_none_of_them(open_library: Opener) -> None:
    library = open_library()
    raw = library._connection.raw
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count = {pages + 20}")

    def import_many() -> None:
        with library.step("import"):
            for number in range(300):
                library.add(numbered(number))

    with pytest.raises(DiskFull):
        import_many()
    assert library.documents() == []
    assert library.history() == []
    assert library.add(numbered(1)).status == "new"
    assert library.check() == []


WRITER = """
import resource, sys
from pathlib import Path
from egpk_desk.errors import EgpkError
from egpk_desk.library.library import Library
from tests.library.reports import numbered
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
try:
    with Library.open(path, author="x", create=True) as library:
        with library.step("import"):
            for number in range(400):
                library.add(numbered(number))
except EgpkError as error:
    print(error.code, error.line)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
@pytest.mark.parametrize("room", [40_000, 300_000])
def test_a_write_that_the_system_refuses_leaves_the_library_as_it_was(path: Path, room: int) -> None:
    with Library.open(path, author="x", create=True) as library:
        library.add(report())
        before = library.documents()
    limit = path.stat().st_size + room
    run = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), str(limit)], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("disk-full "), run.stdout
    assert len(run.stdout.splitlines()) == 1
    with Library.open(path, author="x") as library:
        assert library.documents() == before
        assert library.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_no_half_library_is_left_where_there_is_no_room_for_one(path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", WRITER, str(path), "20000"], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("disk-full ")
    assert list(path.parent.iterdir()) == []
