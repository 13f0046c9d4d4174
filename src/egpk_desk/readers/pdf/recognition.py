"""Text recognition (OCR) of a page by Tesseract, where it is installed with Arabic data: a process of its own."""

from __future__ import annotations

import functools
import math
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from egpk_desk.readers.pdf.bidi_order import MIRRORED, kind_of
from egpk_desk.readers.pdf.columns import Line
from egpk_desk.readers.pdf.glyphs import Glyph

_DPI = 200  # measured: more is slower and no better
_MOST_PIXELS = 60_000_000
_FEW = 6  # words and spaces of a line that says little of the usual size
_LARGER = 1.35  # times the usual height: such a line is set larger, and may be a heading
_STEP = 1.3  # from one size of headings to the next
_LEAST_CONFIDENCE = 20.0  # of a word, in percent; what is below is dirt

HINT = "Install Tesseract with Arabic data (packages tesseract-ocr and tesseract-ocr-ara) and import the file again."


@dataclass(slots=True)
class Recognised:
    """The lines of a page, from the top, and the mean confidence of its words in percent."""

    lines: list[Line] = field(default_factory=list)
    confidence: float = 0.0
    words: int = 0
    confidences: list[float] = field(default_factory=list)  # of each word, by its glyph's index
    height: float = 0.0  # of the picture, in points
    lies: int = 0  # quarters to the right by which the picture has to be turned for its lines to stand upright


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


def recognise(page: Any, seconds: float, quarter: int = 0) -> Recognised | None:
    """The lines of a PDFium page as Tesseract reads them; None where it fails or takes longer than that.

    The page is read as it is shown, turned to the right by so many more quarters. Boxes are points from the lower left
    corner of what is read.
    ``ara`` alone reads Arabic reports better than ``ara+eng``; one thread is faster than several on one page.
    """
    program = tesseract()
    width, height = page.get_size()
    scale = _DPI / 72
    if program is None or not 0 < width * height * scale * scale < _MOST_PIXELS or seconds <= 0:
        return None
    bitmap = page.render(scale=scale, grayscale=True, rotation=90 * quarter)
    try:
        rows = bytes(bitmap.buffer)
        picture = b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + b"".join(
            rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)
        )
    finally:
        bitmap.close()
    command = [program, "stdin", "stdout", "-l", "ara", "--dpi", str(_DPI), "tsv"]
    said = _run(command, picture, seconds)
    if said is None:
        return None
    found = _lines(said.decode("utf-8", "replace").splitlines()[1:], scale, width if quarter % 2 else height)
    found.height = width if quarter % 2 else height
    return found


helper_begun: Callable[[int], None] = lambda pid: None  # noqa: E731
"""Told the process id of Tesseract as it begins, and 0 when it has ended: who stops this process stops that too."""


def _run(command: list[str], picture: bytes, seconds: float) -> bytes | None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as helper:
            helper_begun(helper.pid)
            try:
                said, _ = helper.communicate(picture, timeout=seconds)
            except subprocess.TimeoutExpired:
                helper.kill()
                helper.communicate()
                return None
            finally:
                helper_begun(0)
            return said if helper.returncode == 0 else None
    except (OSError, subprocess.SubprocessError):
        return None


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
        found.confidences.append(float(cells[10]))
        total += float(cells[10])
    found.confidence = total / found.words if found.words else 0.0
    found.lies = _turns_missing(list(words.values()))
    regions: dict[int, int] = {}
    for (block, _, _), glyphs in words.items():
        glyphs.sort(key=lambda glyph: glyph.x0)
        size = sorted(glyph.size for glyph in glyphs)[4 * len(glyphs) // 5]  # of a word that has high and low letters
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
    _even_out(found.lines)
    return found


def _even_out(lines: Sequence[Line]) -> None:
    """Give lines of running text one size, and larger ones sizes in steps: how high ink is depends on its letters."""
    sizes = sorted(line.size for line in lines if len(line.glyphs) > _FEW) or sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for line in lines:
        larger = line.size / usual if usual else 1.0
        line.size = usual * (_STEP ** round(math.log(larger, _STEP)) if larger >= _LARGER else 1.0)
        for glyph in line.glyphs:
            glyph.size = line.size


def _turns_missing(lines: Sequence[Sequence[Glyph]]) -> int:
    """How the lines run, by the steps from word to word in the order in which Tesseract reads them.

    It reads lines that lie on their side or stand on their head too, but says nothing of it.
    """
    across = down = 0.0
    for words in lines:
        for one, other in pairwise(words):
            kinds = kind_of(one.text), kind_of(other.text)
            if kinds[0] != kinds[1] or kinds[0] not in ("R", "L"):
                continue
            sign = -1 if kinds[0] == "R" else 1
            across += sign * (other.x0 + other.x1 - one.x0 - one.x1)
            down += sign * (one.y0 + one.y1 - other.y0 - other.y1)
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 3 if down > 0 else 1
