"""PDFs of random layouts with their true text: columns, tables with and without lines, notes, heads, lists, directions.

    python benchmarks/pdf_layouts.py FOLDER [--from SEED] [--count N] [--producers chromium,lo,weasy]

Each seed is one document in one layout: the same seed gives the same one. ``bench_pdf.py FOLDER`` measures them.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import replace
from pathlib import Path

from pdf_corpus import PRODUCERS, ROOT, Case, Item, mixed, reports

FONTS = (
    "Amiri",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "DejaVu Sans",
    "Scheherazade",
    "Noto Kufi Arabic",
    "KacstBook",
)
NAMES = ("مصر", "باكستان", "المملكة العربية السعودية", "الهند", "إندونيسيا", "تركيا", "سلطنة عُمان", "إيران", "قطر")
ENGLISH_NAMES = ("Egypt", "Pakistan", "Saudi Arabia", "India", "Indonesia", "Türkiye", "Oman", "Iran", "Qatar")


def english() -> list[str]:
    """Paragraphs of the English guide and of the architecture's description."""
    found: list[str] = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for part in re.split(r"\n\s*\n", path.read_text("utf-8")):
            text = re.sub(r"[*_#`>|]|\[|\]\([^)]*\)|\]", "", " ".join(part.split()))
            if len(text) > 150 and part[0].isupper() and not re.search("[\u0600-\u06ff‎•→/<]", text):
                found.append(text)
    return found


def _number(rng: random.Random) -> str:
    return rng.choice([f"{rng.random() * 20:.1f}", f"{rng.randint(3, 99)}%", f"{rng.randint(1000, 9999):,}", "—"])


def table(rng: random.Random, rtl: bool, words: list[str]) -> Item:
    """Numbers under years, or words in cells of several lines."""
    names = list(NAMES if rtl else ENGLISH_NAMES)
    rng.shuffle(names)
    count = rng.randint(3, 8)
    if rng.random() < 0.5:
        years = [str(2018 + i) for i in range(rng.randint(2, 4))]
        rows = [("الدولة" if rtl else "Country", *years)]
        rows += [(name, *(_number(rng) for _ in years)) for name in names[:count]]
    else:
        rows = [("الدولة", "الوصف", "القيمة") if rtl else ("Country", "Description", "Value")]
        for name in names[:count]:
            text = rng.choice(words).split(" ")
            at = rng.randint(0, max(0, len(text) - 20))
            rows.append((name, " ".join(text[at : at + rng.randint(2, 16)]), _number(rng)))
    return Item("table", rows=tuple(rows))


def case(seed: int) -> Case:
    """The document of a seed."""
    rng = random.Random(seed)
    rtl = rng.random() < 0.8
    body = reports() if rtl else english()
    rng.shuffle(body)
    lines = [line for line in mixed() if bool(re.match('[A-Za-z"“(]', line)) != rtl]
    rng.shuffle(lines)
    items = [Item("title", "دوافع الشراكة وأبعادها في عالم متغير" if rtl else "Partnerships in a changing world")]
    heads = ["أولًا: دوافع العلاقة", "ثانيًا: أبعاد العلاقة", "ثالثًا: آفاق المستقبل", "خاتمة"]
    heads = heads if rtl else ["Motives", "Dimensions of the relation", "What comes next", "Conclusion"]
    notes, tables = rng.random() < 0.4, rng.random() < 0.6
    for number, text in enumerate(body[: rng.randint(5, 22)]):
        if number % 4 == 0 and heads:
            items.append(Item("heading", heads.pop(0)))
        if notes and number % 3 == 1:
            words = text.split(" ")
            at = rng.randint(3, len(words) - 2)
            words[at] += "{{" + lines[number % len(lines)] + "}}"
            text = " ".join(words)
        items.append(Item("paragraph", text))
        if rng.random() < 0.15:
            items += [Item("item", lines[(number + i) % len(lines)]) for i in range(rng.randint(2, 5))]
        if tables and rng.random() < 0.25:
            items.append(table(rng, rtl, body))
    columns = rng.choice([1, 2, 2, 3])
    return Case(
        f"layout-{seed}", tuple(items), font=rng.choice(FONTS) if rtl else "DejaVu Sans", columns=columns,
        heads=rng.random() < 0.5, size=rng.choice([9, 10, 11, 12]) - (columns == 3), rtl=rtl,
        align=rng.choice(["justify", "start"]), indent=rng.random() < 0.4, ruled=rng.random() < 0.5,
        leading=rng.choice([1.3, 1.5, 1.7, 2.0]), gap=rng.choice([5, 6, 8, 12]), margin=rng.choice([15, 20, 25]),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--producers", default="chromium,lo,weasy")
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    for seed in range(told.first, told.first + told.count):
        for name in told.producers.split(","):
            producer, made = PRODUCERS[name], case(seed)
            out = told.folder / f"{name}__{made.name}.pdf"
            if (
                out.exists()
                or (producer.no_columns and made.columns > 1)
                or (producer.fonts and made.font not in producer.fonts)
            ):
                continue
            made = replace(made, items=tuple(item for item in made.items if item.kind not in producer.leaves_out))
            try:
                producer.make(made, out)
            except Exception as error:  # a producer that fails is left out and said
                print(f"{out.name}: {type(error).__name__}: {str(error)[:200]}")
                continue
            out.with_suffix(".truth.txt").write_text(made.truth, "utf-8")


if __name__ == "__main__":
    main()
