"""Measure notes and lists of sources in CSL styles: ``PYTHONPATH=src:. python benchmarks/bench_citations.py [N]``.

N excerpts (5,000) of N / 25 sources, each on its own page; with ``--plain``, how citeproc-py does as it comes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from egpk_desk.citations.csl.notes import CslNotes
from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, PlainNotes
from egpk_desk.citations.record import csl_item, split
from egpk_desk.citations.styles import bundled_styles
from egpk_desk.document import Metadata

REFERENCES = Path(__file__).parents[1] / "tests" / "citations" / "golden" / "references.json"


def text(count: int) -> list[Cited]:
    """As many citations, of sources made of the golden table's by other titles."""
    models: list[dict[str, Any]] = json.loads(REFERENCES.read_text(encoding="utf-8"))
    sources = max(1, count // 25)
    made = []
    for number in range(count):
        source = (number // 2 * 7) % sources if number % 4 else number % sources
        metadata, record = split({**models[source % len(models)], "title": f"عنوان رقم {source}"})
        known: dict[str, Any] = dict(metadata)
        page = str(number % 400 + 1)
        made.append(Cited(f"source-{source}", Metadata(**known), Locator(1, page), record=record))
    return made


def plain_citeproc(cited: list[Cited], style: Path) -> None:
    """The same by citeproc-py as it comes."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc import Locator as Place
    from citeproc.source.json import CiteProcJSON

    items = {one.document: csl_item(one.metadata, one.record, id=one.document) for one in cited}
    source = CiteProcJSON(list(items.values()))
    bibliography = CitationStylesBibliography(CitationStylesStyle(str(style), validate=False, locale="ar"), source)
    citations = [
        Citation([CitationItem(one.document, locator=Place("page", one.locator.page_label or ""))]) for one in cited
    ]
    for citation in citations:
        bibliography.register(citation)
    for citation in citations:
        bibliography.cite(citation, lambda item: None)


def timed(name: str, work: Any) -> None:
    start = time.perf_counter()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:45} {time.perf_counter() - start:7.2f} s   peak {peak:.0f} MB")


def main() -> None:
    counts = [int(one) for one in sys.argv[1:] if one.isdecimal()] or [5000]
    for count in counts:
        cited = text(count)
        timed(f"{count} notes, PlainNotes", lambda cited=cited: PlainNotes().notes(cited))
        for style in bundled_styles():
            formatter = CslNotes(style.name)
            timed(f"{count} notes, {style.name}", lambda f=formatter, cited=cited: f.notes(cited))
            timed(f"  its list of {count // 25}", lambda f=formatter, cited=cited: f.bibliography(cited))
            if "--plain" in sys.argv:
                timed("  plain citeproc-py", lambda s=style, cited=cited: plain_citeproc(cited, s.path))


if __name__ == "__main__":
    main()
