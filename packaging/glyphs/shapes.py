"""Make resources/glyphs/shapes.json: the shapes of Arabic letters, ligatures and marks in free typefaces.

    python packaging/glyphs/shapes.py FONT…        (needs fontTools and uharfbuzz; the fonts are not kept)

Each text is shaped as it stands in a word; what one glyph of the font draws is laid on a grid (readers/pdf/shapes.py).
"""

from __future__ import annotations

import functools
import itertools
import json
import sys
from pathlib import Path
from typing import Any

import uharfbuzz as harfbuzz
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from egpk_desk.readers.pdf.embedded import bent  # noqa: E402
from egpk_desk.readers.pdf.shapes import Contours, Shape, shape_of  # noqa: E402

_JOINER = "\u200d"
_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_WORDS = ("لله", "الله", "محمد", "لمج", "لمح", "تمر", "كلا", "بين", "بيت", "نبي", "سبب", "يحيى", "تحت", "نجم", "تخم")
_MARKS = "ًٌٍَُِّْٰٕٓٔ"
_SIGNS = "،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩0123456789.,:;!()[]«»“”‘’–—-/%ـ…•"


class _Flat(BasePen):
    """Contours as points, curves in straight pieces."""

    def __init__(self, glyphs: Any, scale: float) -> None:
        super().__init__(glyphs)
        self.scale = scale
        self.contours: list[list[tuple[float, float]]] = []

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return point[0] * self.scale, point[1] * self.scale

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.contours.append([self._at(pt)])

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.contours[-1].append(self._at(pt))

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self.contours[-1] += bent([self.contours[-1][-1], self._at(pt1), self._at(pt2), self._at(pt3)])


def shapes(path: Path) -> dict[tuple[str, str], Shape]:
    """What glyphs of one face mean, by text and glyph."""
    face = TTFont(path)
    glyphs = face.getGlyphSet()
    scale = 1 / face["head"].unitsPerEm
    font = harfbuzz.Font(harfbuzz.Face(path.read_bytes()))
    cmap = face.getBestCmap()

    def shaped(text: str, direction: str = "rtl") -> list[tuple[str, int]]:
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        harfbuzz.shape(font, buffer)
        return [(face.getGlyphName(info.codepoint), info.cluster) for info in buffer.glyph_infos]

    def contours(name: str) -> Contours:
        pen = _Flat(glyphs, scale)
        glyphs[name].draw(pen)
        return pen.contours

    @functools.cache
    def shape(name: str) -> Shape | None:
        return shape_of(contours(name))

    found: dict[tuple[str, str], Shape] = {}

    def keep(text: str, name: str) -> None:
        drawn = shape(name)
        if drawn is not None and text and name != ".notdef":
            found[text, name] = drawn

    letters = [sign for sign in _LETTERS if ord(sign) in cmap]
    words = ["".join(pair) for pair in itertools.product(letters, letters)]
    words += [*letters, *(word for word in _WORDS if all(ord(sign) in cmap for sign in word))]
    for word in words:
        for before in ("", _JOINER):
            for after in ("", _JOINER):
                text = before + word + after
                drawn: dict[int, list[str]] = {}
                for name, cluster in shaped(text):
                    drawn.setdefault(cluster, []).append(name)
                starts = sorted(drawn)
                for start, end in itertools.zip_longest(starts, starts[1:], fillvalue=len(text)):
                    seen = [name for name in drawn[start] if shape(name) is not None]
                    if len(seen) == 1:
                        keep(text[start:end].replace(_JOINER, ""), seen[0])
    for marks in (*_MARKS, *("ّ" + vowel for vowel in "ًٌٍَُِٰ")):
        if any(ord(sign) not in cmap for sign in marks):
            continue
        for base in ("ب", "د"):
            alone = {name for name, _ in shaped(base)}
            drawn = [name for name, _ in shaped(base + marks) if name not in alone]
            if len(drawn) == 1:
                keep(marks, drawn[0])
    for sign in _SIGNS:
        if ord(sign) in cmap:
            keep(sign, cmap[ord(sign)])
    return found


def main() -> None:
    """Write the shapes of the faces that are named."""
    rows: set[tuple[str, str, float, float, float]] = set()
    for path in map(Path, sys.argv[1:]):
        for (text, _), shape in shapes(path).items():
            size = round(shape.width, 2), round(shape.height, 2), round(shape.bottom, 2)
            rows.add((text, format(shape.bits, "x"), *size))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in sorted(rows))
    (ROOT / "resources" / "glyphs" / "shapes.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    print(len(rows), "shapes")


if __name__ == "__main__":
    main()
