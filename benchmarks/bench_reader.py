"""Measure the reader: opening, first paint, highlights, scrolling, find and memory, at any length.

    python benchmarks/bench_reader.py [--characters 10000 2000000 10000000] [--json]

Each length runs in a process of its own, so that memory is told rightly. Seconds are of the window's thread.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HIGHLIGHTS_PER_CHARACTER = 1 / 400
COLOURS = ("#b5443c", "#2e6ca4", "#3d7a3f", "#a26a12", "#7a4a96")
SENTENCE = "شَهِدَت العلاقات المصرية الباكستانية تقاربًا ملحوظًا خلال السنوات الأخيرة، مدفوعًا بدوافع اقتصادية وسياسية. "


def document(characters: int):  # type: ignore[no-untyped-def]
    from egpk_desk.document import Block, BlockKind, Document, Metadata

    paragraph = (SENTENCE * 4).strip()
    parts, blocks, at = [], [], 0
    while at < characters:
        head = len(parts) % 20 == 0
        text = "البُعد السياسي والدبلوماسي" if head else paragraph
        blocks.append(Block(BlockKind.HEADING if head else BlockKind.PARAGRAPH, at, at + len(text), 2 if head else 0))
        parts.append(text)
        at += len(text) + 1
    return Document("\n".join(parts), tuple(blocks), metadata=Metadata(language="ar"))


def resident() -> float:
    """Resident memory of this process in MB."""
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(characters: int) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    from egpk_desk.desktop.reader import Mark, Reader

    report = document(characters)
    size = len(report.text)
    chance = random.Random(7)
    starts = [chance.randrange(size - 300) for _ in range(round(characters * HIGHLIGHTS_PER_CHARACTER))]
    marks = [
        Mark(str(i), start, start + chance.randrange(20, 280), (COLOURS[i % 5],), ("المكاسب الاقتصادية",))
        for i, start in enumerate(starts)
    ]
    reader = Reader()
    reader.resize(900, 800)
    reader.show()
    application.processEvents()
    reader.grab()
    before = resident()
    found: dict[str, float] = {"characters": size, "highlights": len(marks)}

    def timed(name: str, act) -> None:  # type: ignore[no-untyped-def]
        begun = perf_counter()
        act()
        found[name] = round(perf_counter() - begun, 5)

    timed("set_document", lambda: reader.set_document(report))
    timed("paint", lambda: reader.grab())
    found["first_paint"] = round(found["set_document"] + found["paint"], 5)
    timed("set_marks", lambda: reader.set_marks(marks))
    timed("paint_with_marks", lambda: reader.grab())
    added = []
    for i in range(50):
        row_start = reader.position().offset + 20 * i
        begun = perf_counter()
        reader.add_mark(Mark(f"new{i}", row_start, row_start + 60, (COLOURS[i % 5],), ("جديد",)))
        reader.grab()
        added.append(perf_counter() - begun)
    found["add_one_and_paint_median"] = round(sorted(added)[25], 5)
    found["add_one_and_paint_worst"] = round(max(added), 5)
    timed("scrollbar_map", lambda: reader._draw_map())
    steps = []
    for _ in range(300):
        begun = perf_counter()
        reader.scroll_by(60)
        reader.viewport().repaint()
        steps.append(perf_counter() - begun)
    found["scroll_step_p95"] = round(quantiles(steps, n=20)[-1], 5)
    jumps = []
    for _ in range(30):
        place = chance.randrange(size)
        begun = perf_counter()
        reader.reveal(place)
        reader.viewport().repaint()
        jumps.append(perf_counter() - begun)
    found["jump_worst"] = round(max(jumps), 5)
    timed("zoom", lambda: (reader.set_zoom(125), reader.grab()))
    timed("find_first_answer", lambda: reader.find("ملحوظا"))
    slices, begun_all = [0.0], perf_counter()
    while not reader.find_done():
        begun = perf_counter()
        application.processEvents()
        slices.append(perf_counter() - begun)
    found["find_whole"] = round(perf_counter() - begun_all, 5)
    found["find_longest_block"] = round(max(slices), 5)
    found["memory_MB_above_empty_window"] = round(resident() - before, 1)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, nargs="*", default=[10_000, 2_000_000, 10_000_000])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one)))
        return
    results = [
        json.loads(subprocess.run([sys.executable, __file__, "--one", str(n)], check=True, capture_output=True).stdout)
        for n in arguments.characters
    ]
    if arguments.json:
        print(json.dumps(results, indent=1))
        return
    for name in results[0]:
        print(f"{name:32}" + "".join(f"{result[name]:>14,}" for result in results))


if __name__ == "__main__":
    main()
