"""How many hidden codings the suggestions find again, against keyword match and chance.

``PYTHONPATH=src python benchmarks/bench_suggest.py [--coding FILE --reports FOLDER]… [--rounds 20]`` hides 30 % of the
codings of the sample reports (and of other coded reports, by the same kind of file: ``highlights`` with ``file``,
``quote`` or ``start`` and ``end``, ``tags``), suggests passages for each code with something hidden, over all the
reports, and prints the share of hidden passages among the first 5 and 10. Keyword match ranks sentences by how many
words of the code's names and definition they hold, as a plain search would. ``real_report_coding.json`` is our coding
of the real report, by places alone: ``--coding benchmarks/real_report_coding.json --reports ../shared/real``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from egpk_desk import readers
from egpk_desk.analysis.suggestions import Passage, passages_of, suggest
from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.library.records import Code
from egpk_desk.resources import sample_docs
from egpk_desk.text.anchors import find_quote
from egpk_desk.text.folding import fold

AT = (5, 10)


@dataclass(frozen=True)
class Coding:
    code: str  # the driver or dimension, without what is below it
    document: str
    start: int
    end: int


def load(folder: Path, coding: Path, texts: dict[str, str], passages: list[Passage]) -> list[Coding]:
    """The codings of a file; adds the reports it names."""
    found: set[Coding] = set()
    for entry in json.loads(coding.read_text(encoding="utf-8"))["highlights"]:
        name = entry["file"]
        if name not in texts:
            document = readers.read((folder / name).read_bytes(), name)
            texts[name] = document.text
            passages += passages_of(name, document)
        places = find_quote(texts[name], entry["quote"]) if "quote" in entry else [(entry["start"], entry["end"])]
        for tag in entry["tags"]:
            for start, end in places[:1]:
                found.add(Coding("/".join(tag.split("/")[:2]), name, start, end))
    return sorted(found, key=lambda one: (one.code, one.document, one.start))


def recall(hidden: list[Coding], ranked: list[tuple[str, int, int]], at: int) -> float:
    """The share of the hidden passages that one of the first ``at`` overlaps."""
    first = ranked[:at]
    hits = sum(
        any(document == one.document and start < one.end and one.start < end for document, start, end in first)
        for one in hidden
    )
    return hits / len(hidden)


def keyword(code: Code, candidates: list[Passage], texts: dict[str, str]) -> list[tuple[str, int, int]]:
    """Sentences by the number of words of the code's names and definition that they hold."""
    words = {word for word in fold(f"{code.name_ar} {code.definition}").split() if len(word) > 2}
    scored = [
        (-len(words & set(fold(texts[one.document][one.start : one.end]).split())), at)
        for at, one in enumerate(candidates)
    ]
    return [(candidates[at].document, candidates[at].start, candidates[at].end) for _, at in sorted(scored)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coding", type=Path, action="append", default=[])
    parser.add_argument("--reports", type=Path, action="append", default=[])
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    texts: dict[str, str] = {}
    passages: list[Passage] = []
    samples = sample_docs()
    codings = load(samples, samples / "coding.json", texts, passages)
    for folder, coding in zip(options.reports, options.coding, strict=True):
        codings += load(folder, coding, texts, passages)
    codes = {code.slug: code for code in builtin_codes()}
    print(
        f"{len(codings)} codings, {len(texts)} reports, {len(passages)} sentences; 30 % hidden, {options.rounds} rounds"
    )
    totals: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for number in range(options.rounds):
        chance = random.Random(number)
        hidden = set(chance.sample(codings, round(0.3 * len(codings))))
        for slug in sorted({one.code for one in hidden}):
            known = [one for one in codings if one.code == slug and one not in hidden]
            asked = [one for one in hidden if one.code == slug]
            taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
            for one in known:
                taken[one.document].append((one.start, one.end))
            open_ = [
                one
                for one in passages
                if not any(one.start < e and s < one.end for s, e in taken.get(one.document, ()))
            ]
            shuffled = [(one.document, one.start, one.end) for one in chance.sample(open_, len(open_))]
            examples = [texts[one.document][one.start : one.end] for one in known]

            def ours(
                code: Code = codes[slug], said: list[str] = examples, there: dict[str, list[tuple[int, int]]] = taken
            ) -> list[tuple[str, int, int]]:
                found = suggest(code, said, passages, texts, dict(there), limit=max(AT))
                return [(one.document, one.start, one.end) for one in found]

            methods: dict[str, Callable[[], list[tuple[str, int, int]]]] = {
                "suggestions": ours,
                "keyword match": lambda code=codes[slug], there=open_: keyword(code, there, texts),  # type: ignore[misc]
                "chance": lambda there=shuffled: there,  # type: ignore[misc]
            }
            for name, method in methods.items():
                ranked = method()
                for at in AT:
                    totals[name, at] += [recall(asked, ranked, at)] * len(asked)
    counted = Counter(name for name, _ in totals)
    for name in counted:
        figures = "  ".join(f"recall at {at}: {sum(totals[name, at]) / len(totals[name, at]):.2f}" for at in AT)
        print(f"  {name:14} {figures}")


if __name__ == "__main__":
    main()
