"""PDFs such as a stranger would try: each producer with faces and plain layouts, and their error rates as a table.

    python benchmarks/pdf_grid.py make FOLDER [--seed N] [--producers …] [--faces N]
    python benchmarks/pdf_grid.py measure FOLDER [--before TSV] [--tsv FILE]

A document is a title and some paragraphs of the sample reports in one of six layouts: plain, two columns, a table,
footnotes, headings with lists, running heads. ``--faces`` says how many faces each layout of a producer is set in.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from pdf_corpus import PRODUCERS, ROOT, Case, Item, mixed

LAYOUTS = ("plain", "cols2", "table", "notes", "lists", "heads")
FACES = (
    "Amiri", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "Scheherazade", "Lateef", "KacstBook",
    "DejaVu Sans", "Cairo", "Tajawal", "Harmattan", "Lemonada", "IBM Plex Sans Arabic", "KacstOne", "Thabit",
)  # fmt: skip
USUAL = ("chromium", "lo", "weasy", "typst", "pango", "xelatex", "reportlab")
NAMES = ("مصر", "باكستان", "المملكة العربية السعودية", "الهند", "إندونيسيا", "تركيا", "عُمان", "إيران", "الجزائر")


def texts() -> list[str]:
    """Paragraphs of the sample reports as their authors wrote them, numbers, Latin words and tashkeel too."""
    samples = ROOT / "sample_docs"
    held = [(samples / name).read_text("utf-8") for name in ("uae-indonesia.txt", "saudi-india.md")]
    held.append(re.sub(r"<[^>]*>", "\n", (samples / "egypt-turkey.html").read_text("utf-8")))
    held.append((samples / "algeria-italy-windows-1256.txt").read_text("cp1256"))
    real = ROOT.parent / "shared" / "real" / "egypt-pakistan-report.txt"
    held += [real.read_text("utf-8")] * real.exists()
    found: list[str] = []
    for text in held:
        for line in text.splitlines():
            clean = " ".join(re.sub(r"\s?\[\^?\w+\]:?|[*_#>|`{}\\]|&\w+;", "", line).split())
            if 80 < len(clean) < 1500 and re.search("[\u0600-\u06ff]{3}", clean) and "http" not in clean:
                found.append(clean)
    return found


def table(rng: random.Random) -> Item:
    names = rng.sample(NAMES, rng.randint(4, 7))
    if rng.random() < 0.6:
        years = [str(2020 + at) for at in range(rng.randint(2, 4))]
        rows = [("الدولة", *years)]
        for name in names:
            rows.append((name, *(rng.choice([f"{rng.random() * 30:.1f}", f"{rng.randint(2, 98)}%"]) for _ in years)))
    else:
        rows = [("الدولة", "المجال", "القيمة (مليار دولار)")]
        for name in names:
            rows.append(
                (name, rng.choice(("الطاقة والتعدين", "الدفاع", "التجارة والاستثمار")), f"{rng.random() * 9:.1f}")
            )
    return Item("table", rows=tuple(rows))


def case(layout: str, face: str, seed: int) -> Case:
    """One document."""
    rng = random.Random(f"{seed} {layout} {face}")
    body, lines = texts(), [line for line in mixed() if not re.match("[A-Za-z]", line)]
    rng.shuffle(body)
    rng.shuffle(lines)
    items = [Item("title", "العلاقات بين الدول: تحليل دوافع التقارب وأبعاده")]
    heads = ["أولًا: دوافع التقارب", "ثانيًا: أبعاد العلاقة", "ثالثًا: آفاق المستقبل", "خاتمة"]
    count = {"plain": 8, "table": 6, "lists": 7}.get(layout, 12)
    for at, text in enumerate(body[:count]):
        if layout in ("lists", "heads", "cols2") and at % 3 == 0 and heads:
            items.append(Item("heading", heads.pop(0)))
        if layout == "notes" and at % 2 == 1:
            words = text.split(" ")
            words[rng.randint(3, len(words) - 1)] += "{{" + lines[at] + "}}"
            text = " ".join(words)
        items.append(Item("paragraph", text))
        if layout == "lists" and at in (1, 4):
            items += [Item("item" if at == 1 else "number", lines[10 * at + i]) for i in range(rng.randint(3, 5))]
        if layout == "table" and at in (1, 4):
            items.append(table(rng))
    return Case(
        f"{layout}__{face.replace(' ', '-')}", tuple(items), font=face, columns=1 + (layout == "cols2"),
        heads=layout == "heads", size=rng.choice((10, 11, 12, 14)), align=rng.choice(("justify", "start")),
    )  # fmt: skip


def make(folder: Path, seed: int, producers: list[str], faces: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in producers:
        producer = PRODUCERS[name]
        for number, layout in enumerate(LAYOUTS):
            known = [face for face in FACES if not producer.fonts or face in producer.fonts]
            random.Random(f"{seed} {name} {number}").shuffle(known)
            for face in known[:faces]:
                made = case(layout, face, seed)
                made = replace(made, items=tuple(item for item in made.items if item.kind not in producer.leaves_out))
                unfit = (producer.no_columns and made.columns > 1) or (producer.no_notes and layout == "notes")
                out = folder / f"{name}__{made.name}.pdf"
                if unfit or (layout == "table" and "table" in producer.leaves_out) or out.exists():
                    continue
                try:
                    producer.make(made, out)
                except Exception as error:  # a producer that fails is left out and said
                    print(f"{out.name}: {type(error).__name__}: {str(error)[:200]}")
                    continue
                out.with_suffix(".truth.txt").write_text(made.truth, "utf-8")


def measure(folder: Path, before: Path | None, tsv: Path | None) -> None:
    from bench_pdf import body, rate

    from egpk_desk.readers import pdf

    old = dict(line.split("\t") for line in before.read_text("utf-8").splitlines()) if before else {}
    new: dict[str, float] = {}
    for path in sorted(folder.glob("*__*__*.pdf")):
        truth = path.with_suffix(".truth.txt").read_text("utf-8")
        new[path.stem] = rate(truth, body(pdf.read(path.read_bytes(), path.name)))
    if tsv:
        tsv.write_text("".join(f"{name}\t{value:.3f}\n" for name, value in new.items()), "utf-8")
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, value in new.items():
        producer, layout, face = name.split("__")
        was = f"{float(old[name]):.2f} → " if name in old else ""
        rows[producer, layout].append(f"{face} {was}{value:.2f}")
    for (producer, layout), cells in rows.items():
        print(f"| {producer} | {layout} | {'; '.join(cells)} |")
    over = sum(value > 0.5 for value in new.values())
    print(f"{len(new)} files, {over} over 0.5 %, mean {sum(new.values()) / max(1, len(new)):.3f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "measure"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--producers", default=",".join(USUAL))
    parser.add_argument("--faces", type=int, default=4)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--tsv", type=Path)
    told = parser.parse_args()
    if told.what == "make":
        make(told.folder, told.seed, told.producers.split(","), told.faces)
    else:
        measure(told.folder, told.before, told.tsv)


if __name__ == "__main__":
    main()
