"""What the functions of ``egpk_desk.text`` cost: ``PYTHONPATH=src python benchmarks/bench_text.py [REPORT.txt]``.

Without an argument the real report beside the checkout is measured, or where that is absent a made-up one of the same
size. Each figure is the best of seven rounds, in milliseconds.
"""

from __future__ import annotations

import random
import sys
import timeit
from collections.abc import Callable
from pathlib import Path

from egpk_desk.text.anchors import find_quote, make_selector, reanchor
from egpk_desk.text.bidi import direction_runs
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.graphemes import boundaries, next_boundary, previous_boundary, widen
from egpk_desk.text.sentences import sentence_at, sentences
from egpk_desk.text.spelling import plain_spelling
from egpk_desk.text.utf16 import Utf16Map
from egpk_desk.text.words import word_at, words

REAL = Path(__file__).resolve().parents[2] / "shared" / "real" / "egypt-pakistan-report.txt"
MADE_UP = (
    "شَهِدَتِ العلاقات المصرية الباكستانية تطورًا ملحوظًا خلال عام ٢٠٢٥، وزار الوزير «إسلام آباد» (EDEX 2025) في نوفمبر.[1]\n"
    * 160
)


def milliseconds(function: Callable[[], object]) -> float:
    once = max(timeit.timeit(function, number=1), 1e-7)
    number = max(1, int(0.05 / once))
    return min(timeit.repeat(function, number=number, repeat=7)) / number * 1000


def show(what: str, function: Callable[[], object]) -> None:
    print(f"{what:<66} {milliseconds(function):10.4f} ms")


def damaged(text: str, share: float) -> str:
    chance = random.Random(4)
    return "".join("" if chance.random() < share else character for character in text)


def main() -> None:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else REAL
    report = given.read_text(encoding="utf-8") if given.is_file() else MADE_UP
    name = given.name if given.is_file() else "a made-up report"
    print(f"{name}: {len(report)} characters")
    show("fold", lambda: fold(report))
    show("fold_mapped", lambda: fold_mapped(report))
    show("Utf16Map", lambda: Utf16Map(report))
    show("boundaries of all graphemes", lambda: boundaries(report))
    show("all words", lambda: list(words(report)))
    show("all sentences", lambda: list(sentences(report)))
    show("plain_spelling", lambda: plain_spelling(report))
    show("direction_runs of the first 500 characters", lambda: direction_runs(report[:500]))
    folded = fold_mapped(report)
    show("to_source of one range", lambda: folded.to_source(9000, 9040))
    show("to_folded of one range", lambda: folded.to_folded(9000, 9040))
    start, end = widen(report, 9000, 9300)
    selector = make_selector(report, start, end)
    show("reanchor, exact", lambda: reanchor(selector, start, report))
    plain = plain_spelling(report)
    show("reanchor, folded, without a Folded at hand", lambda: reanchor(selector, start, plain))
    wrong = damaged(report, 0.07)
    wrong_folded = fold_mapped(wrong)
    show("reanchor 300 characters, fuzzy, 7 % of letters lost", lambda: reanchor(selector, start, wrong, wrong_folded))
    show("find_quote, folded", lambda: find_quote(report, "شهدت العلاقات", folded))

    long = (report * (2_000_000 // len(report) + 1))[:2_000_000]
    print(f"\n{len(long)} characters")
    show("fold", lambda: fold(long))
    show("fold_mapped", lambda: fold_mapped(long))
    show("Utf16Map", lambda: Utf16Map(long))
    show("Utf16Map with one emoji", lambda: Utf16Map(long + "😀"))
    show("widen", lambda: widen(long, 1_000_003, 1_000_043))
    show(
        "next_boundary and previous_boundary", lambda: (next_boundary(long, 999_999), previous_boundary(long, 999_999))
    )
    show("word_at", lambda: word_at(long, 1_000_003))
    show("sentence_at", lambda: sentence_at(long, 1_000_003))

    print("\n200000 characters, of which no passage comes twice")
    chance = random.Random(8)
    tokens = report.split()
    text = " ".join(chance.choice(tokens) for _ in range(36_000))[:200_000]
    start, end = widen(text, 100_000, 100_300)
    selector = make_selector(text, start, end)
    wrong = damaged(text, 0.07)
    folded = fold_mapped(wrong)
    show("reanchor 300 characters, fuzzy", lambda: reanchor(selector, start, wrong, folded))
    gone = wrong[:80_000] + wrong[110_000:]
    folded_gone = fold_mapped(gone)
    show("reanchor 300 characters that are not there", lambda: reanchor(selector, start, gone, folded_gone))


if __name__ == "__main__":
    main()
