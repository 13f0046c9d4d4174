"""Do the boxes of a range hold the glyphs of that range and no others? Judged by pixels.

    python benchmarks/pdf_boxes.py FOLDER [--make] [--ranges 500]

``--make`` prints each text twice with Chromium and with Cairo: plainly, and with every letter (and its marks) in a
colour of its own. The coloured page drawn without smoothing says which letter each pixel belongs to; the boxes are
those of the plain file. A letter is held by boxes where most of its ink lies in them; a range is right where its boxes
hold each of its letters and no other one. Letters that stand within each other, as lam and alef cross, no rectangle
can part: such a neighbour does not count. Letters whose shape the colours changed (ligatures that they part) are not
judged, and neither are those that were read wrongly.
"""

from __future__ import annotations

import argparse
import difflib
import html
import random
import subprocess
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pypdfium2
from pdf_corpus import mixed, reports

from egpk_desk.document import BlockKind, Document
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.layout import PdfLayout

SCALE = 5
HELD = 0.5  # of a letter's ink
WITHIN = 0.4  # of the room that a letter's ink takes up is another letter's too, where they cross


def clusters(text: str) -> list[tuple[int, int]]:
    """The visible letters of a text, each with its marks, as ranges."""
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign.isspace():
            continue
        if unicodedata.combining(sign) and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _html(paragraphs: list[str], font: str, size: float, columns: int, coloured: bool) -> str:
    number = 0
    body = []
    for paragraph in paragraphs:
        out, at = [], 0
        for start, end in clusters(paragraph):
            out.append(html.escape(paragraph[at:start]))
            letters = html.escape(paragraph[start:end])
            number += 1
            out.append(f'<span style="color:#{number + 0x1000:06x}">{letters}</span>' if coloured else letters)
            at = end
        body.append(f"<p>{''.join(out)}</p>")
    return (
        '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>@page{size:A4;margin:20mm}'
        f"body{{font:{size}pt/1.8 '{font}','DejaVu Sans';margin:0;columns:{columns}}}p{{margin:0 0 .6em}}</style>"
        f"<body>{''.join(body)}</body></html>"
    )


def _markup(paragraphs: list[str], coloured: bool) -> str:
    import re

    source = _html(paragraphs, "", 1, 1, coloured)
    inside = "\n".join(re.findall("<p>(.*?)</p>", source, re.S))
    return re.sub(r'<span style="color:(#\w+)">', r'<span foreground="\1">', inside)


def _pango(markup: str, font: str, size: float, out: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "source.txt"
        source.write_text(markup, "utf-8")
        subprocess.run(
            ["pango-view", "--no-display", "--markup", "--rtl", "--width=480", f"--font={font} {size}",
             f"--output={out}", "--margin=30", str(source)],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip


def make(folder: Path) -> None:
    """The pairs ``NAME.pdf`` and ``NAME.coloured.pdf``."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(3)
    texts, lines = reports(), mixed()
    cases = [("Amiri", 12, 1), ("Noto Naskh Arabic", 11, 2), ("Scheherazade", 13, 1), ("DejaVu Sans", 10, 2)]
    for font, size, columns in cases:
        rng.shuffle(texts)
        rng.shuffle(lines)
        paragraphs = [*texts[:5], *lines[:6]]
        for producer in ("chromium", "cairo"):
            if producer == "cairo" and columns > 1:
                continue
            for coloured in (False, True):
                name = f"{producer}-{font.split()[0].lower()}-{columns}"
                out = folder / f"{name}{'.coloured' if coloured else ''}.pdf"
                (folder / f"{name}.truth.txt").write_text("\n".join(paragraphs), "utf-8")
                if producer == "cairo":
                    _pango(_markup(paragraphs, coloured), font, size, out)
                    continue
                source = _html(paragraphs, font, size, columns, coloured)
                with tempfile.TemporaryDirectory() as place:
                    page = Path(place) / "page.html"
                    page.write_text(source, "utf-8")
                    subprocess.run(
                        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={place}/profile",
                         "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()],
                        check=True, capture_output=True, timeout=120,
                    )  # fmt: skip


Ink = dict[int, dict[int, list[tuple[int, int]]]]
"""The pixels of each letter, by its number (from 1), on each page (from 1)."""


def ink(coloured: bytes, plain: bytes) -> Ink:
    """The ink of each letter that the plain file shows as the coloured one does."""
    found: Ink = {}
    one, other = pypdfium2.PdfDocument(coloured), pypdfium2.PdfDocument(plain)
    for index in range(len(one)):
        letters: dict[int, list[tuple[int, int]]] = defaultdict(list)
        drawn = [
            page.render(scale=SCALE, no_smoothtext=True, no_smoothpath=True, no_smoothimage=True)
            for page in (one[index], other[index])
        ]
        raw, black = (bytes(bitmap.buffer) for bitmap in drawn)
        stride, step, width = drawn[0].stride, drawn[0].n_channels, drawn[0].width
        for y in range(drawn[0].height):
            row = raw[y * stride : y * stride + width * step]
            if row.count(255) == len(row):
                continue
            for x in range(width):
                blue, green, red = row[x * step : x * step + 3]
                number = (red << 16 | green << 8 | blue) - 0x1000
                if 0 < number < 100_000:
                    letters[number].append((x, y))
        same = {
            number
            for number, places in letters.items()
            if sum(black[y * stride + x * step] < 128 for x, y in places) > 0.95 * len(places)
        }
        # Where a line breaks elsewhere, single letters may agree by chance.
        found[index + 1] = {
            number: places
            for number, places in letters.items()
            if number in same and sum(near in same for near in range(number - 5, number + 6)) > 6
        }
    return found


def measure(
    plain: bytes, coloured: bytes, ranges: int, truth: list[str] | None = None, seed: int = 1
) -> tuple[int, int, list[str]]:
    """How many of random ranges are right, how many there were, and what is wrong with the others.

    ``truth`` is the letters that the colours number; without it, those of the coloured file's own reading.
    """
    document = pdf.read(plain, "plain.pdf")
    return judge(document, pdf.layout_of(document, plain), ink(coloured, plain), ranges, truth, seed)


def judge(
    document: Document, layout: PdfLayout, pixels: Ink, ranges: int, truth: list[str] | None = None, seed: int = 1
) -> tuple[int, int, list[str]]:
    order = [c for b in document.blocks if b.kind is not BlockKind.FURNITURE for c in _in(document, b.start, b.end)]
    letters = [document.text[start:end] for start, end in order]
    numbers: dict[int, int] = {}  # of each letter read
    matcher = difflib.SequenceMatcher(a=letters, b=truth or letters, autojunk=False)
    for at, there, length in matcher.get_matching_blocks():
        numbers.update({at + step: there + step + 1 for step in range(length)})
    total = Counter({number: len(held) for page in pixels.values() for number, held in page.items()})
    rng = random.Random(seed)
    right, wrong = 0, []
    extent = {n: _extent(places) for page in pixels.values() for n, places in page.items()}
    shown = {number: letters[at] for at, number in numbers.items()}
    for _ in range(ranges):
        first = rng.randrange(len(order))
        last = min(len(order) - 1, first + rng.choice([0, 1, 3, 8, 20, 60, 150]))
        start, end = order[first][0], order[last][1]
        wanted = {numbers[at] for at in range(first, last + 1) if at in numbers and total[numbers[at]]}
        held: Counter[int] = Counter()
        for page, rects in layout.boxes(start, end).items():
            scaled = [(r.x0 * SCALE, r.y0 * SCALE, r.x1 * SCALE, r.y1 * SCALE) for r in rects]
            for number, places in pixels[page].items():
                if number in shown and (number in wanted or _near(places[0], rects)):
                    held[number] += sum(
                        any(x0 <= x + 0.5 <= x1 and y0 <= y + 0.5 <= y1 for x0, y0, x1, y1 in scaled) for x, y in places
                    )
        found = {number for number, count in held.items() if count > HELD * total[number]}
        around = [extent[number] for number in wanted if number in extent]
        found -= {n for n in found - wanted if any(_share_inside(extent[n], other) > WITHIN for other in around)}
        if found == wanted:
            right += 1
            continue
        missing, extra = (" ".join(shown[n] for n in sorted(some)[:8]) for some in (wanted - found, found - wanted))
        wrong.append(f"{document.text[start:end][:40]!r}: lacks {missing!r}, also holds {extra!r}")
    return right, ranges, wrong


_Box = tuple[int, int, int, int]


def _extent(places: list[tuple[int, int]]) -> _Box:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def _share_inside(box: _Box, other: _Box) -> float:
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return max(0, wide) * max(0, high) / ((box[2] - box[0]) * (box[3] - box[1]))


def _in(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in clusters(document.text[start:end])]


def _near(place: tuple[int, int], rects: list[pdf.Rect]) -> bool:
    x, y = place[0] / SCALE, place[1] / SCALE
    return any(r.x0 - 30 < x < r.x1 + 30 and r.y0 - 30 < y < r.y1 + 30 for r in rects)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--make", action="store_true")
    parser.add_argument("--ranges", type=int, default=500)
    parser.add_argument("--show", type=int, default=5)
    told = parser.parse_args()
    if told.make:
        make(told.folder)
        return
    for path in sorted(told.folder.glob("*.coloured.pdf")):
        plain = path.with_name(path.name.replace(".coloured", ""))
        truth = path.with_name(path.name.replace(".coloured.pdf", ".truth.txt")).read_text("utf-8")
        letters = [truth[start:end] for start, end in clusters(truth)]
        right, count, wrong = measure(plain.read_bytes(), path.read_bytes(), told.ranges, letters)
        print(f"{plain.stem:28} {100 * right / count:6.2f} % of {count} ranges right")
        for sentence in wrong[: told.show]:
            print(f"    {sentence}")


if __name__ == "__main__":
    main()
