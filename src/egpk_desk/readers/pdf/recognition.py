"""Text recognition (OCR) of a page by Tesseract, where it is installed with Arabic data: a process of its own."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from egpk_desk.readers.pdf.bidi_order import MIRRORED, kind_of
from egpk_desk.readers.pdf.columns import Line
from egpk_desk.readers.pdf.glyphs import Glyph

_DPI = 200  # measured: more is slower and no better
_MOST_PIXELS = 60_000_000
_LEAST_CONFIDENCE = 20.0  # of a word, in percent; what is below is dirt

HINT = "Install Tesseract with Arabic data (packages tesseract-ocr and tesseract-ocr-ara) and import the file again."


@dataclass(slots=True)
class Recognised:
    """The lines of a page, from the top, and the mean confidence of its words in percent."""

    lines: list[Line] = field(default_factory=list)
    confidence: float = 0.0
    words: int = 0


@functools.cache
def tesseract() -> str | None:
    """The program, where it is installed and has Arabic data."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return program if "ara" in told.stdout.split() else None


def recognise(page: Any, seconds: float) -> Recognised | None:
    """The lines of an upright PDFium page as Tesseract reads them; None where it fails or takes longer than that.

    ``ara`` alone reads Arabic reports better than ``ara+eng``; one thread is faster than several on one page.
    """
    program = tesseract()
    width, height = page.get_size()
    scale = _DPI / 72
    if program is None or not 0 < width * height * scale * scale < _MOST_PIXELS or seconds <= 0:
        return None
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        picture = b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + b"".join(
            rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)
        )
    finally:
        bitmap.close()
    command = [program, "stdin", "stdout", "-l", "ara", "--dpi", str(_DPI), "tsv"]
    try:
        told = subprocess.run(
            command, input=picture, capture_output=True, timeout=seconds, check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return _lines(told.stdout.decode("utf-8", "replace").splitlines()[1:], scale, height)


def _lines(rows: Sequence[str], scale: float, height: float) -> Recognised:
    """Tesseract's table (level, page, block, paragraph, line, word, left, top, width, height, confidence, text)."""
    found = Recognised()
    words: dict[tuple[int, ...], list[Glyph]] = {}
    total = 0.0
    for row in rows:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < _LEAST_CONFIDENCE:
            continue
        left, top, wide, high = (int(cell) / scale for cell in cells[6:10])
        text = cells[11].strip()
        if kind_of(text) == "R":
            text = text.translate(MIRRORED)  # Tesseract writes brackets in reading order; a glyph has them as they look
        bottom = height - top - high
        word = Glyph(text, left, left + wide, bottom, bottom + high, left, bottom, high, found.words, whole=True)
        word.ink = (left, bottom, left + wide, bottom + high)
        words.setdefault(tuple(map(int, cells[2:5])), []).append(word)
        found.words += 1
        total += float(cells[10])
    found.confidence = total / found.words if found.words else 0.0
    regions: dict[int, int] = {}
    for (block, _, _), glyphs in words.items():
        glyphs.sort(key=lambda glyph: glyph.x0)
        size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
        base = sorted(glyph.base for glyph in glyphs)[len(glyphs) // 2]
        spaced: list[Glyph] = []
        for glyph in glyphs:
            glyph.size, glyph.base = size, base  # the ink of a word says little of its size
            if spaced:
                spaced.append(Glyph(" ", spaced[-1].x1, glyph.x0, base, base + size, spaced[-1].x1, base, size, -1))
            spaced.append(glyph)
        line = Line(spaced, base, size, glyphs[0].x0, glyphs[-1].x1)
        line.region = regions.setdefault(block, len(regions))
        found.lines.append(line)
    return found
