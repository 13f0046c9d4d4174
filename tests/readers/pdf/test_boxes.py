"""Boxes hold the glyphs of their range and no others, judged by pixels: each letter of a second file has its colour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FIXTURES = ROOT / "tests" / "fixtures" / "pdf"
RANGES = int(os.environ.get("EGPK_BOX_RANGES", "150"))
SCRIPT = """
import sys
from pathlib import Path
from pdf_boxes import clusters, measure
plain, ranges = Path(sys.argv[1]), int(sys.argv[2])
truth = plain.with_suffix(".truth.txt").read_text("utf-8")
letters = [truth[start:end] for start, end in clusters(truth)]
coloured = plain.with_suffix(".coloured.pdf")
right, count, wrong = measure(plain.read_bytes(), coloured.read_bytes(), ranges, letters)
print(right, count)
print(*wrong, sep="\\n")
"""


@pytest.mark.parametrize("name", ["boxes-chromium-dejavu-2", "boxes-cairo-amiri-1"])
def test_the_pixels_in_the_boxes_of_a_range_are_those_of_its_letters(name):
    """In a process of its own, since the judge draws with PDFium itself."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "benchmarks")])
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(FIXTURES / f"{name}.pdf"), str(RANGES)],
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=True,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    figures, *wrong = told.stdout.splitlines()
    right, count = map(int, figures.split())
    assert count == RANGES
    assert right >= 0.99 * count, wrong
