"""A bundle of many documents and highlights: time to make, prove and merge it, and the memory that each takes.

``PYTHONPATH=src python benchmarks/bench_bundle.py [--documents 500] [--highlights 20000]``
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from egpk_desk import bundling
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace


def fill(folder: Path, documents: int, highlights: int) -> None:
    """A library of distinct reports, each with its share of highlights, two codes each, a memo on every third."""
    text = (sample_docs() / "uae-indonesia.txt").read_text(encoding="utf-8")
    reports = folder / "reports"
    reports.mkdir()
    for number in range(documents):
        (reports / f"{number:04}.txt").write_text(f"تقرير رقم {number}\n{text}{text}", encoding="utf-8")
    with Workspace.open(folder / "mine.egpk", user="سلمى", create=True) as workspace:
        workspace.import_paths([reports])
        codes = [code.slug for code in workspace.codes()]
        each = highlights // documents
        for number, record in enumerate(workspace.documents()):
            with workspace.step("work"):
                for at in range(each):
                    start = 400 + at * 150
                    memo = "مذكرة على المقطع" if at % 3 == 0 else ""
                    tags = [codes[at % len(codes)], codes[(at + number) % len(codes)]]
                    workspace.highlight(record.id, start, start + 110, tags=tags, memo=memo)


def measured(name: str, work: Callable[..., object], *arguments: object) -> None:
    """Run in a process of its own; print wall time, processor time and the process's greatest memory."""
    process = multiprocessing.get_context("spawn").Process(target=_measured, args=(name, work, arguments))
    process.start()
    process.join()


def _measured(name: str, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    wall, busy = time.perf_counter(), time.process_time()
    work(*arguments)
    wall, busy = time.perf_counter() - wall, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:8} {wall:6.1f} s wall, {busy:6.1f} s processor, {peak:5.0f} MB at most", flush=True)


def make(library: Path, bundle: Path) -> None:
    with Workspace.open(library, user="سلمى") as workspace:
        workspace.bundles.create(bundle)


def prove(bundle: Path) -> None:
    assert bundling.verify(bundle) == []


def join(library: Path, bundle: Path) -> None:
    with Workspace.open(library, user="عمر", create=True) as workspace:
        workspace.bundles.merge(bundle)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=500)
    options.add_argument("--highlights", type=int, default=20_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, given.documents, given.highlights)
        bundle = folder / "all.egpkb"
        measured("create", make, folder / "mine.egpk", bundle)
        print(f"         {bundle.stat().st_size / 1e6:.1f} MB")
        measured("verify", prove, bundle)
        measured("merge", join, folder / "theirs.egpk", bundle)
        measured("again", join, folder / "theirs.egpk", bundle)


if __name__ == "__main__":
    main()
