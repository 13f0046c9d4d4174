"""How quickly the evidence matrix is counted and drawn over many highlights.

``PYTHONPATH=src python benchmarks/bench_matrix.py [--highlights 100000] [--keep FILE]`` codes made reports with the
built-in codebook and prints the time of each part, and of the whole as the window asks for it. The highlights are put
into the tables at once: what is measured is asking, not coding.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from bench_import import lines, milliseconds
from bench_search import pool, reports

from egpk_desk.analysis import figures
from egpk_desk.library.identity import new_id
from egpk_desk.library.library import Library
from egpk_desk.library.prepare import prepare
from egpk_desk.workspace import Selection, Workspace

EACH = 100  # highlights a report


def fill(path: Path, count: int) -> None:
    """A library of so many highlights, each with one to three codes, some of them over others."""
    chance = random.Random(6)
    with Library.open(path, author="bench", create=True) as library:
        with library.step("import"):
            for number, text in enumerate(reports(count // EACH, 18_000, pool())):
                data = text.encode()
                library.add(prepare(data, lines(data, f"{number}.txt"), f"{number}.txt"))
        codes = [code.id for code in library.codes()]
        raw = library._connection.raw
        raw.execute("BEGIN")
        for record in library.documents():
            for _ in range(EACH):
                start = chance.randrange(17_000)
                id_ = new_id()
                raw.execute(
                    'INSERT INTO highlights (id, document, revision, start, "end", exact, prefix, suffix, made_on,'
                    " made_as, author, created, live) VALUES (?, ?, ?, ?, ?, '', '', '', ?, '', 'bench', '', 1)",
                    [id_, record.id, record.revision, start, start + chance.randrange(40, 300), record.revision],
                )
                for position, code in enumerate(chance.sample(codes, chance.randrange(1, 4))):
                    raw.execute("INSERT INTO tags VALUES (?, ?, ?, 1)", [id_, code, position])
        raw.execute("COMMIT")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--highlights", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a library to make once and measure again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.egpk"
        if not path.exists():
            fill(path, options.highlights)
        begin = time.perf_counter()
        with Workspace.open(path, user="bench") as workspace:
            print(f"{len(workspace.coded())} highlights; first answer after {time.perf_counter() - begin:.2f} s")
            found = workspace.matrix()
            times = {
                "reading the highlights": milliseconds(workspace.coded, 3),
                "counting, as the window asks": milliseconds(workspace.matrix, 3),
                "counting, --same": milliseconds(lambda: workspace.matrix(same=True), 3),
                "counting all codes by all": milliseconds(workspace.cooccurrence, 3),
                "drawing": milliseconds(lambda: figures.heat_map(found), 3),
                "a question of two codes": milliseconds(
                    lambda: workspace.coded(Selection(where="driver/gaza-war OVERLAPS dimension/political")), 3
                ),
            }
            for what, taken in times.items():
                print(f"  {taken:9.1f} ms  {what}")


if __name__ == "__main__":
    main()
