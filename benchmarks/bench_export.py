"""How quickly excerpts with notes leave in each format, how that grows, and how much memory it takes.

``PYTHONPATH=src python benchmarks/bench_export.py [--excerpts 5000] [--formats docx,html] [--style NAME]`` makes
excerpts of a few hundred made reports and prints, for a fifth and for all: the processor time of the notes, of each
format with its bibliography, and of setting a manuscript's notes anew; the growth (5 is in proportion), the file's
size, and the memory at the highest.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace

from bench_search import pool

from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, NoteFormatter, PlainNotes
from egpk_desk.document import Metadata
from egpk_desk.exporters import FORMATS, export, refresh_manuscript
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.library.identity import new_id
from egpk_desk.library.records import Code, DocumentRecord, Highlight

EACH = 20  # excerpts a report


def made_excerpts(count: int) -> tuple[list[Excerpt], list[Code]]:
    """So many excerpts of 40 words, with one or two codes, a memo and a place each, one report in five in English."""
    chance = random.Random(7)
    words = list(dict.fromkeys(word for passage in pool() for word in passage.split()))
    codes = [
        Code(f"c{n}", f"driver/c{n}", "driver", f"رمز {words[n]}", f"Code {n}", f"#{n * 4099 % 0xFFFFFF:06x}")
        for n in range(40)
    ]
    made: list[Excerpt] = []
    for number in range(count):
        report = number // EACH
        metadata = Metadata(
            title=f"{' '.join(words[(report + n) % len(words)] for n in range(6))} {report}",
            authors=(f"{words[report % len(words)]} {words[report * 7 % len(words)]}",),
            date=f"20{report % 26:02}-05-12",
            publisher="مركز الدراسات",
            language="ar" if report % 5 else "en",
        )
        record = DocumentRecord(
            *(f"d{report}", f"r{report}", metadata, "text", f"{report:064}", "x.txt", 18_000, 90, 0, 8, EACH, "2025")
        )
        text = " ".join(chance.choice(words) for _ in range(40))
        highlight = Highlight(
            new_id(), record.id, record.revision, number, number + len(text), text, "", "", author="س"
        )
        cited = Cited(record.id, metadata, Locator(page=number % 90, page_label=str(number % 90 + 1)))
        tags = tuple(chance.sample(codes, 1 + number % 2))
        made.append(Excerpt(highlight, record, text, cited, tags, f"مذكرة {number}"))
    return made, codes


def measured(work: Callable[[], object]) -> tuple[float, object]:
    """How many seconds of the processor a work takes: on a machine that does other things too, the clock says more."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--excerpts", type=int, default=5000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--style", help="a CSL style; else the plain notes")
    options = parser.parse_args()

    def formatter() -> NoteFormatter:
        if options.style is None:
            return PlainNotes()
        from egpk_desk.citations.csl.notes import CslNotes

        return CslNotes(options.style)

    excerpts, codes = made_excerpts(options.excerpts)
    fifth = excerpts[: options.excerpts // 5]
    cited = [one.cited for one in excerpts]
    formatter().notes(cited[:20])
    few, _ = measured(lambda: formatter().notes(cited[: len(fifth)]))
    all_, _ = measured(lambda: formatter().notes(cited))
    print(
        f"{len(excerpts)} excerpts, style {options.style or 'plain'}: notes {all_:.2f} s (×{all_ / few:.1f} of a fifth)"
    )
    print("format      a fifth       all   growth      size   memory so far")
    for name in options.formats.split(","):
        request = ExportRequest(format=name, group_by="document", bibliography=True, formatter=formatter)
        export(excerpts[:20], replace(request), codes)  # what is imported the first time is not measured
        few, _ = measured(lambda request=request: export(fifth, request, codes))
        all_, data = measured(lambda request=request: export(excerpts, request, codes))
        assert isinstance(data, bytes)
        show(name, few, all_, len(data))
    manuscript = export(excerpts, ExportRequest(format="docx", group_by="document", formatter=formatter), codes)
    part = export(fifth, ExportRequest(format="docx", group_by="document", formatter=formatter), codes)
    known = {one.highlight.id: one.cited for one in excerpts}
    few, _ = measured(lambda: refresh_manuscript(part, "m.docx", known.get, formatter()))
    all_, made = measured(lambda: refresh_manuscript(manuscript, "m.docx", known.get, formatter()))
    show("refresh", few, all_, len(made.data))  # type: ignore[attr-defined]


def show(name: str, few: float, all_: float, size: int) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:8} {few:8.2f} s {all_:7.2f} s {all_ / few:7.1f} {size / 1e6:7.2f} MB {memory:9.0f} MB")


if __name__ == "__main__":
    main()
