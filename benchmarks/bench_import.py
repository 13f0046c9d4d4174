"""How fast reports come into a library, and how fast a full library answers.

``PYTHONPATH=src python benchmarks/bench_import.py [REPORT] [--copies 2000] [--reader lines]`` imports distinct copies
of a plain-text report on one core, search index included, and prints documents a second, memory, and the time of each
call that the window makes on a full library. ``--reader lines`` takes each line for a paragraph, to measure the library
alone.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from egpk_desk.document import Block, BlockKind, Document, Metadata
from egpk_desk.library.library import Library
from egpk_desk.library.prepare import prepare
from egpk_desk.resources import sample_docs

BATCH = 32


def lines(data: bytes, name: str) -> Document:
    """Each line a paragraph: the least that a reader can do."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    blocks, at = [], 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = at + line.index(stripped)
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(stripped)))
        at += len(line) + 1
    return Document(text, tuple(blocks), metadata=Metadata(title=name))


def memory() -> float:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def milliseconds(call: Callable[[], object], repeat: int = 5) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(repeat):
        begin = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - begin)
    return best * 1000


def import_copies(
    library: Library, report: bytes, copies: int, read: Callable[[bytes, str], Document]
) -> tuple[float, float, float]:
    """Import distinct copies; returns the seconds spent reading, preparing and adding."""
    spent = [0.0, 0.0, 0.0]
    quarter = max(1, copies // 4)
    begin = time.perf_counter()
    for first in range(0, copies, BATCH):
        prepared = []
        for number in range(first, min(first + BATCH, copies)):
            data = report + f"\nرقم النسخة {number}.\n".encode()
            start = time.perf_counter()
            document = read(data, f"{number}.txt")
            middle = time.perf_counter()
            prepared.append(prepare(data, document, f"{number}.txt"))
            spent[0] += middle - start
            spent[1] += time.perf_counter() - middle
        start = time.perf_counter()
        with library.step("import"):
            for one in prepared:
                library.add(one)
        spent[2] += time.perf_counter() - start
        done = first + len(prepared)
        if done // quarter > first // quarter:
            rate = done / (time.perf_counter() - begin)
            print(f"  {done:6} documents  {rate:6.0f} a second  {memory():6.0f} MB peak")
    return spent[0], spent[1], spent[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, nargs="?", default=sample_docs() / "uae-indonesia.txt")
    parser.add_argument("--copies", type=int, default=2000)
    parser.add_argument("--reader", choices=["text", "lines"], default="text")
    options = parser.parse_args()
    read = lines
    if options.reader == "text":
        from egpk_desk import readers

        read = readers.read
    report = options.report.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.egpk"
        with Library.open(path, author="bench", create=True) as library:
            print(f"Importing {options.copies} distinct copies of {options.report.name} ({len(report) / 1024:.0f} KB)")
            begin = time.perf_counter()
            reading, preparing, adding = import_copies(library, report, options.copies, read)
            total = time.perf_counter() - begin
            each = 1000 / options.copies
            print(
                f"  reading {reading * each:.2f}, preparing {preparing * each:.2f}, adding {adding * each:.2f} ms each"
            )
            print(f"  {options.copies / total:.0f} documents a second; the aim is 150 or more")
            ask(library, read)
        print(f"  {path.stat().st_size / options.copies / 1024:.0f} KB a document on disk")


def ask(library: Library, read: Callable[[bytes, str], Document]) -> None:
    """The calls that the window makes, on a full library."""
    ids = [record.id for record in library.documents()]
    begin = time.perf_counter()
    for number in range(500):
        library.add_highlight(ids[0], 10 + number, 60 + number, memo="مذكرة")
    single = (time.perf_counter() - begin) * 2
    with library.step("highlights"):
        for number in range(4500):
            library.add_highlight(ids[number % len(ids)], 10 + number % 1000, 60 + number % 1000, memo="مذكرة")
    paragraph = "وتسعى الدولتان إلى تطوير العلاقات في مجالات التجارة والاستثمار والنقل البحري والطاقة المتجددة.\n"
    long = (paragraph * (2_000_000 // len(paragraph))).encode()
    huge = prepare(long, lines(long, "long.txt"), "long.txt")
    times = {
        "adding a highlight, on disk": single,
        f"listing {len(ids)} documents": milliseconds(library.documents),
        "listing 5000 highlights": milliseconds(library.highlights),
        "searching a word": milliseconds(lambda: library.search("العلاقات")),
        "searching two words": milliseconds(lambda: library.search("العلاقات التجارة")),
        "searching a phrase": milliseconds(lambda: library.search('"في مجالات"')),
        "adding a document of 2 million characters": milliseconds(lambda: library.add(huge), 1),
    }
    times["loading it"] = milliseconds(lambda: library.load(huge.id))
    times["undoing a step of 4500 highlights"] = milliseconds(lambda: (library.undo(), library.undo()), 1)
    for what, taken in times.items():
        print(f"  {taken:9.2f} ms  {what}")


if __name__ == "__main__":
    main()
