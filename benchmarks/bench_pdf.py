"""The character error rate and speed of reading PDFs, beside pypdf, pdftotext and PDFium's own text.

    python benchmarks/bench_pdf.py FOLDER…  [--filter WORD] [--others] [--show N] [--tsv FILE]

A folder holds PDFs with their true text beside them (``NAME.truth.txt``, or ``full.truth.txt`` and
``table.truth.txt``); ``pdf_corpus.py`` makes such folders. The rate is Levenshtein's distance over the length of the
truth, both in NFC, without bidi controls and bullets, white space folded; the second is the same without tashkeel.
Furniture is left out.
"""

from __future__ import annotations

import argparse
import difflib
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections import defaultdict
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from egpk_desk.document import BlockKind, Document
from egpk_desk.errors import EgpkError
from egpk_desk.readers import pdf

_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b•]")
_TASHKEEL = re.compile("[\u064b-\u0652\u0670]")


def plain(text: str, tashkeel: bool = True) -> str:
    text = _BIDI.sub("", unicodedata.normalize("NFC", text))
    return " ".join((text if tashkeel else _TASHKEEL.sub("", text)).split())


def rate(truth: str, text: str, tashkeel: bool = True) -> float:
    """Percent."""
    true = plain(truth, tashkeel)
    return 100 * Levenshtein.distance(true, plain(text, tashkeel)) / len(true)


def body(document: Document) -> str:
    """The text without furniture."""
    return "\n".join(document.block_text(b) for b in document.blocks if b.kind is not BlockKind.FURNITURE)


def truth_of(path: Path) -> str | None:
    for name in (f"{path.stem}.truth.txt", "table.truth.txt" if "table" in path.stem else "full.truth.txt"):
        if (path.parent / name).exists():
            return (path.parent / name).read_text("utf-8")
    return None


def others(path: Path) -> dict[str, str]:
    """What other programs read. PDFium runs in a process of its own."""
    script = "import sys,pypdfium2 as p;print('\\n'.join(x.get_textpage().get_text_bounded() for x in p.PdfDocument(sys.argv[1])))"  # noqa: E501
    pypdf = "import sys,pypdf;print('\\n'.join(p.extract_text() for p in pypdf.PdfReader(sys.argv[1]).pages))"
    commands = {
        "pypdf": [sys.executable, "-c", pypdf, str(path)],
        "pdfium": [sys.executable, "-c", script, str(path)],
        "pdftotext": ["pdftotext", str(path), "-"],
    }
    return {
        name: subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace").stdout
        for name, command in commands.items()
    }


def differences(truth: str, text: str, most: int) -> None:
    """Print where two texts differ, words around."""
    a, b = plain(truth).split(), plain(text).split()
    shown = 0
    for kind, i, j, k, m in difflib.SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if kind != "equal" and shown < most:
            shown += 1
            print(f"      …{' '.join(a[max(0, i - 2) : i])} ⟦{' '.join(a[i:j])}⟧ → ⟦{' '.join(b[k:m])}⟧"[:260])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--filter", default="")
    parser.add_argument("--others", action="store_true", help="also pypdf, PDFium and pdftotext")
    parser.add_argument("--show", type=int, default=0, help="differences shown a file")
    parser.add_argument("--tsv", type=Path)
    told = parser.parse_args()
    rows: list[tuple[str, float, float]] = []
    groups: dict[str, list[float]] = defaultdict(list)
    pages, spent = 0, 0.0
    for path in sorted(p for folder in told.folders for p in folder.glob("*.pdf") if re.search(told.filter, p.name)):
        truth = truth_of(path)
        if truth is None:
            continue
        data = path.read_bytes()
        started = time.perf_counter()
        try:
            document = pdf.read(data, path.name)
        except EgpkError as error:
            print(f"{path.stem:32} {error.message}")
            continue
        seconds = time.perf_counter() - started
        pages, spent = pages + len(document.pages), spent + seconds
        text = body(document)
        full, bare = rate(truth, text), rate(truth, text, False)
        rows.append((path.stem, full, bare))
        groups[path.stem.split("__")[0]].append(full)
        line = f"{path.stem:32} {full:6.2f} {bare:6.2f}  {len(document.pages):3} p {len(document.pages) / seconds:5.1f} p/s"  # noqa: E501
        if told.others:
            line += "  " + "  ".join(f"{name} {rate(truth, text):5.1f}" for name, text in others(path).items())
        print(line + "".join(f"  ! {warning}" for warning in document.warnings))
        if told.show:
            differences(truth, text, told.show)
    print()
    for name, values in groups.items():
        values.sort()
        over = sum(v > 0.5 for v in values)
        print(
            f"{name:24} median {values[len(values) // 2]:.2f}  worst {values[-1]:.2f}  over 0.5 %: {over} of {len(values)}"  # noqa: E501
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{pages} pages in {spent:.1f} s: {pages / max(spent, 1e-9):.1f} a second; {memory:.0f} MB here")
    if told.tsv:
        told.tsv.write_text("".join(f"{name}\t{full:.3f}\t{bare:.3f}\n" for name, full, bare in rows), "utf-8")


if __name__ == "__main__":
    main()
