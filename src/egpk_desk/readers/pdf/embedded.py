"""What the program of an embedded font says of its glyphs: outlines, names, character map and substitutions.

PDFium hands out the bytes of the font; fontTools reads them. A hostile font costs no more than its own glyphs.
"""

from __future__ import annotations

import contextlib
import functools
import io
import logging
import math
from itertools import pairwise
from typing import Any

from egpk_desk.readers.pdf.glyphs import letters
from egpk_desk.readers.pdf.programs import Programs

logging.getLogger("fontTools").setLevel(logging.ERROR)  # what it finds odd in a font is no line for the user

Point = tuple[float, float]

_MOST_POINTS = 3_000  # of a glyph
_MOST_GLYPHS = 800  # of a font whose glyphs are sought by their boxes
_CURVE = 5  # straight pieces a curve
_PASSES = 3  # through the substitutions: a form of a ligature of a form


class EmbeddedFont:
    """A font program, read as far as it is asked."""

    def __init__(self, data: bytes) -> None:
        self._outlines: dict[str, tuple[list[list[Point]], tuple[float, float, float]]] = {}
        self.meanings: dict[tuple[str, bool], tuple[str, bool]] = {}  # by name and whether it is a mark; see ``shapes``
        self._glyphs: Any
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
            from fontTools.ttLib import TTFont

            font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
            self._order: list[str] = font.getGlyphOrder()
            self._glyphs = font.getGlyphSet()
            self._font: Any = font
            self._unit = 1 / (font["head"].unitsPerEm or 1000)
            self._by_cid = "CFF " in font and hasattr(font["CFF "].cff.topDictIndex[0], "ROS")
        else:
            from fontTools.cffLib import CFFFontSet

            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(data), None)
            top = fonts.topDictIndex[0]
            self._order, self._glyphs, self._font = top.charset, top.CharStrings, None
            self._unit = abs(getattr(top, "FontMatrix", (0.001,))[0]) or 0.001
            self._by_cid = hasattr(top, "ROS")

    def name(self, code: int) -> str:
        """The name of the glyph that a code of an Identity encoding stands for; empty where there is none."""
        if self._by_cid:
            named = f"cid{code:05d}"
            return named if named in self._glyphs else ""
        return self._order[code] if 0 <= code < len(self._order) else ""

    def outline(self, name: str) -> tuple[list[list[Point]], tuple[float, float, float]]:
        """The contours of a glyph, in em, curves in straight pieces; width, height and bottom with control points.

        That is the box that PDFium gives (FreeType's control box).
        """
        if name not in self._outlines:
            self._outlines[name] = self._drawn(name)
        return self._outlines[name]

    def _drawn(self, name: str) -> tuple[list[list[Point]], tuple[float, float, float]]:
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        pen = DecomposingRecordingPen(self._glyphs)
        self._glyphs[name].draw(pen)
        contours: list[list[Point]] = []
        seen: list[Point] = []
        for step, given in pen.value:
            at = [(x * self._unit, y * self._unit) for x, y in (point for point in given if point is not None)]
            seen += at
            if len(seen) > _MOST_POINTS:
                break
            if step == "moveTo" or (at and not contours):
                contours.append([at[-1]])
            elif step == "lineTo":
                contours[-1].append(at[-1])
            elif step == "curveTo" and len(at) == 3:
                contours[-1] += bent([contours[-1][-1], *at])
            elif step == "qCurveTo" and at:
                for control, end in _pairs(contours[-1][-1], at, given[-1] is None):
                    contours[-1] += bent([contours[-1][-1], control, end])
        if not seen or len(seen) > _MOST_POINTS:
            return [], (0.0, 0.0, 0.0)
        xs, ys = [x for x, _ in seen], [y for _, y in seen]
        return contours, (max(xs) - min(xs), max(ys) - min(ys), min(ys))

    @functools.cached_property
    def boxes(self) -> list[tuple[str, tuple[float, float, float]]]:
        """Width, height and bottom of every glyph that draws something; none in fonts that are not small subsets."""
        found: list[tuple[str, tuple[float, float, float]]] = []
        for name in self._order:
            with contextlib.suppress(Exception):  # a broken glyph
                _, box = self.outline(name)
                if box[0] > 0 and box[1] > 0:
                    found.append((name, box))
            if len(found) > _MOST_GLYPHS:
                return []
        return found

    @functools.cached_property
    def texts(self) -> dict[str, str]:
        """The text of glyphs by name, as far as names, the character map and the substitutions tell."""
        from fontTools import agl

        found: dict[str, str] = {}
        if self._font is not None:
            with contextlib.suppress(Exception):  # a broken table tells nothing
                for code, name in (self._font.getBestCmap() or {}).items():
                    if not 0xE000 <= code < 0xF900:
                        found.setdefault(name, letters(chr(code)))
            with contextlib.suppress(Exception):
                self._follow_substitutions(found)
        for name in self._order:
            if name not in found and not name.startswith(("glyph", "cid", "gid", ".")):
                text = agl.toUnicode(name)
                if text and all(sign.isprintable() and not 0xE000 <= ord(sign) < 0xF900 for sign in text):
                    found[name] = letters(text)
        return found

    def _follow_substitutions(self, found: dict[str, str]) -> None:
        if "GSUB" not in self._font or not found:
            return
        tables = [table for lookup in self._font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
        tables = [getattr(table, "ExtSubTable", table) for table in tables]
        for _ in range(_PASSES):
            for table in tables:
                if table.LookupType == 1:
                    for name, other in table.mapping.items():
                        if name in found:
                            found.setdefault(other, found[name])
                elif table.LookupType == 4:
                    for first, ligatures in table.ligatures.items():
                        for ligature in ligatures:
                            parts = [first, *ligature.Component]
                            if all(part in found for part in parts):
                                found.setdefault(ligature.LigGlyph, "".join(found[part] for part in parts))


def _pairs(start: Point, given: list[Point], closed: bool) -> list[tuple[Point, Point]]:
    """Quadratic curves of TrueType as control point and end, with the points that are implied between two controls."""
    if closed:  # a contour without a point on the curve
        given = [*given, start]
    controls, end = given[:-1], given[-1]
    if not controls:
        return [(end, end)]
    found = [(one, ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)) for one, two in pairwise(controls)]
    return [*found, (controls[-1], end)]


def bent(points: list[Point]) -> list[Point]:
    """Points on a Bézier curve of any degree, without the first (de Casteljau)."""
    found: list[Point] = []
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        held = points
        while len(held) > 1:
            held = [(one[0] + t * (two[0] - one[0]), one[1] + t * (two[1] - one[1])) for one, two in pairwise(held)]
        if math.isfinite(held[0][0]) and math.isfinite(held[0][1]):
            found.append(held[0])
    return found


def _read(data: bytes) -> EmbeddedFont | None:
    with contextlib.suppress(Exception):  # fontTools raises whatever a broken font makes it raise
        return EmbeddedFont(data)
    return None


_known = Programs(_read)


def embedded(font: Any) -> EmbeddedFont | None:
    """The program of a PDFium font; None where there is none that can be read."""
    return _known.of(font)
