"""How quickly a full library answers queries, and what its index costs.

``PYTHONPATH=src python benchmarks/bench_search.py [--reports 2000] [--characters 18000] [--keep FILE]`` makes distinct
reports out of the sentences of the sample reports, with every tenth word varied so that the vocabulary grows as it does
in real collections, imports them, and prints the size of the index and the median and worst time of each kind of query,
all hits counted, and of its first 50 hits alone. Times of queries are the processor's (they run on one of its cores),
so that a machine with other work to do gives the same figures.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench_import import BATCH, lines

from egpk_desk import readers
from egpk_desk.library.library import Library
from egpk_desk.library.prepare import prepare
from egpk_desk.resources import sample_docs
from egpk_desk.text.sentences import sentences

LETTERS = "ابتثجحدرسشصطعغفقكلمنهوي"
QUERIES: dict[str, tuple[str, dict[str, bool]]] = {
    "a rare word": ("النيكل", {}),
    "a common word, ranked": ("العلاقات", {}),
    "the commonest word, ranked": ("في", {}),
    "a phrase": ("«سلاسل الإمداد»", {}),
    "a phrase of common words": ('"في عام"', {}),
    "two words": ("العلاقات الاقتصادية", {}),
    "OR and NOT": ("(النفط OR الغاز) NOT الحرب", {}),
    "NEAR": ("الغاز NEAR/5 أوروبا", {}),
    "a beginning": ("اقتصاد*", {}),
    "joined particles": ("اقتصاد", {"stem": True}),
    "two words, joined particles": ("سوق تجارة", {"stem": True}),
    "to the letter": ("«سلاسل الإمداد»", {"exact": True}),
}


def pool() -> list[str]:
    """The sentences of the sample reports."""
    found: list[str] = []
    for path in sorted(sample_docs().iterdir()):
        if path.suffix != ".json":
            document = readers.read(path.read_bytes(), path.name)
            found += [
                " ".join(document.text[block.start + low : block.start + high].split())
                for block in document.body()
                for low, high in sentences(document.block_text(block))
            ]
    return [sentence for sentence in found if len(sentence) > 40]


def reports(count: int, characters: int, sentences_: list[str]) -> Iterator[str]:
    """Distinct reports of about so many characters; the same ones each time."""
    chance = random.Random(20251124)
    for number in range(count):
        paragraphs, size = [f"التقرير رقم {number}"], 0
        while size < characters:
            words = " ".join(chance.choice(sentences_) for _ in range(chance.randrange(2, 6))).split()
            for at in range(chance.randrange(10), len(words), 10):
                if chance.random() < 0.2:
                    words[at] = "".join(chance.choice(LETTERS) for _ in range(chance.randrange(3, 8)))
            paragraphs.append(" ".join(words))
            size += len(paragraphs[-1])
        yield "\n".join(paragraphs)


def fill(library: Library, count: int, characters: int) -> tuple[float, int]:
    """Import the reports; returns the seconds that storing and indexing took, and the characters."""
    spent, total, waiting = 0.0, 0, []

    def flush() -> float:
        begin = time.perf_counter()
        with library.step("import"):
            for one in waiting:
                library.add(one)
        waiting.clear()
        return time.perf_counter() - begin

    for number, text in enumerate(reports(count, characters, pool())):
        data = text.encode()
        begin = time.perf_counter()
        waiting.append(prepare(data, lines(data, f"{number}.txt"), f"{number}.txt"))
        spent += time.perf_counter() - begin
        total += len(text)
        if len(waiting) == BATCH:
            spent += flush()
    return spent + flush(), total


def index_size(library: Library) -> int:
    """The bytes of the full-text index."""
    raw = library._connection.raw
    rows = raw.execute("SELECT sum(length(block)) FROM block_index_data").fetchone()
    sizes = raw.execute("SELECT sum(length(sz)) FROM block_index_docsize").fetchone()
    return int(rows[0] or 0) + int(sizes[0] or 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=18_000)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="a library to make once and measure again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.egpk"
        is_new = not path.exists()
        with closing(Library.open(path, author="bench", create=True)) as library:
            if is_new:
                taken, characters = fill(library, options.reports, options.characters)
                print(f"{options.reports} reports, {characters / 1e6:.1f} million characters")
                print(f"  {options.reports / taken:.0f} a second stored and indexed")
                bytes_ = sum(len(library.text(one.id).encode()) for one in library.documents()[:100])
                share = index_size(library) / (bytes_ * options.reports / min(100, options.reports))
                print(f"  index {index_size(library) / 1e6:.0f} MB, {share:.2f} of the text's bytes")
        with closing(Library.open(path, author="bench")) as library:
            for what, (query, how) in QUERIES.items():
                times, first, total = [], [], 0
                for _ in range(options.repeat):
                    begin = time.process_time()
                    total, _hits = library.search(query, limit=50, **how)
                    times.append((time.process_time() - begin) * 1000)
                    begin = time.process_time()
                    library.search(query, limit=50, counted=False, **how)
                    first.append((time.process_time() - begin) * 1000)
                print(
                    f"  {statistics.median(times):8.1f} ms median {max(times):8.1f} worst"
                    f" {statistics.median(first):8.1f} uncounted  {what:28} {query} ({total})"
                )


if __name__ == "__main__":
    main()
