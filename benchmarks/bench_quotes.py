"""A manuscript's quotations proved against many reports: time, and how many are called what they are.

``PYTHONPATH=src:. python benchmarks/bench_quotes.py [--reports 1000] [--quotations 200] [--seed 7]``
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench_search import pool
from tests.quotation_cases import made, manuscript

from egpk_desk.readers import read
from egpk_desk.workspace import Workspace


def fill(folder: Path, reports: int) -> None:
    """Distinct reports of passages in an order of their own, with words of their own in each."""
    chance = random.Random(3)
    passages = pool()
    words = list(dict.fromkeys(word for passage in passages for word in passage.split()))
    for number in range(reports):
        chosen = chance.sample(passages, 24)
        for at, passage in enumerate(chosen):  # or the same passage would stand in many reports
            parts = passage.split()
            for _ in range(1 + len(parts) // 4):
                parts.insert(chance.randrange(len(parts) + 1), chance.choice(words))
            chosen[at] = " ".join(parts)
        title = f"تقرير {' '.join(chance.sample(words, 5))} {number}"
        text = "\n\n".join(chosen)
        (folder / f"{number:05}.md").write_text(
            f"# {title}\n\nإعداد: {words[number]} {words[-number]}\n\n{text}\n", "utf-8"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--quotations", type=int, default=200)
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        fill(folder, given.reports)
        with Workspace.open(Path(name) / "library.egpk", user="سلمى", create=True) as workspace:
            workspace.import_paths([folder])
            chance = random.Random(given.seed)
            records = chance.sample(workspace.documents(), min(60, given.reports))
            sources = [(record, workspace.content(record.id)) for record in records]
            cases = made(sources, given.seed, given.quotations)
            text = read(manuscript(cases, chance).encode(), "manuscript.md")
            wall, busy = time.perf_counter(), time.process_time()
            found = {each.text: each for each in workspace.quotations.check(text)}
            wall, busy = time.perf_counter() - wall, time.process_time() - busy
        print(f"{len(cases)} quotations, {given.reports} reports: {wall:.1f} s wall, {busy:.1f} s processor")
        called: Counter[tuple[str, str]] = Counter()
        right = cited = 0
        for case, _ in cases:
            one = found.get(case.written)
            status = one.verdict.status if one else "not listed"
            called[case.status, status] += 1
            right += status == case.status and (one is None or one.document == case.document)
            cited += one is not None and one.citation == case.citation
        for (should, did), count in sorted(called.items()):
            print(f"  {should:9} called {did:10} {count}")
        print(f"  status and source right: {right / len(cases):.1%}; citation right: {cited / len(cases):.1%}")


if __name__ == "__main__":
    main()
