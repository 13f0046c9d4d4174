"""Where letters stand by HarfBuzz and UAX 9 alone: the judge of the hit table, which asks Qt.

A paragraph is cut into runs of one level, script and face, each shaped by HarfBuzz from the font's own file; the
clusters of each line are put in visual order by rule L2. From Qt come only where lines break.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import floor
from pathlib import Path

import regex
import uharfbuzz as hb
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextFormat

from egpk_desk.desktop.reader.layout import Piece
from egpk_desk.resources import resource
from egpk_desk.text import bidi_resolution
from egpk_desk.text.graphemes import boundaries

_PLACES = (resource("fonts"), Path("/usr/share/fonts"))


class MissingGlyph(Exception):
    """A face lacks a letter: Qt takes it from another one, which the judge does not follow."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The advance cell of a grapheme: ``[start, end)`` of the piece's text (code points), pixels of the layout."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool


def has_family(family: str) -> bool:
    """Whether a face can be had here."""
    return family in QFontDatabase.families()


@lru_cache(maxsize=32)
def _face(family: str, style: str) -> hb.Face:
    """The very file from which Qt takes a face: another version of it on the machine may win over the bundled one."""
    font = QFont(family)
    font.setBold(style == "bold")
    font.setItalic(style == "italic")
    head = bytes(QRawFont.fromFont(font).fontTable("head").data())
    named = family.split()[0].lower()
    for place in _PLACES:
        for path in sorted(place.rglob("*.ttf")):
            if named in path.name.lower() and head in path.read_bytes():
                return hb.Face(hb.Blob.from_file_path(str(path)))
    raise LookupError(f"the file of {family} {style} is not found")


def levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of each character (UAX 9; no explicit embeddings)."""
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    marks = [kind == "NSM" for kind in kinds]
    base = "R" if rtl else "L"
    bidi_resolution._resolve_weak(kinds, base)
    bidi_resolution._resolve_brackets(list(text), kinds, marks, base)
    bidi_resolution._resolve_neutral(kinds, base)
    of = {"R": 1, "L": 2, "EN": 2, "AN": 2} if rtl else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    return [of[kind] for kind in kinds]


def _scripts(text: str) -> list[str]:
    found, last = [], ""
    for c in text:
        if regex.match(r"\p{Script=Arabic}", c):
            last = "Arab"
        elif regex.match(r"\p{Script=Latin}", c):
            last = "Latn"
        found.append(last)
    first = next((s for s in found if s), "Zyyy")
    return [s or first for s in found]


def _styles(piece: Piece) -> list[tuple[tuple[int, ...], str, float]]:
    """For each character the formats over it (Qt cuts where they change), the style of its face, its word spacing."""
    base = "bold" if piece.metrics.font.bold() else "regular"
    styles: list[tuple[tuple[int, ...], str, float]] = [((), base, 0.0)] * len(piece.text)
    for number, span in enumerate(piece.layout.formats()):
        look = span.format
        for unit in range(span.start, span.start + span.length):
            at = piece.map.to_code_point(unit)
            over, style, spacing = styles[at]
            if look.hasProperty(QTextFormat.Property.FontWeight.value) and look.fontWeight() >= QFont.Weight.Bold:
                style = "bold"
            elif look.fontItalic():
                style = "italic"
            if look.hasProperty(QTextFormat.Property.FontWordSpacing.value):
                spacing = look.fontWordSpacing()
            styles[at] = ((*over, number), style, spacing)
    return styles


def _shaped(piece: Piece, family: str) -> tuple[list[tuple[int, int, float]], list[int]]:
    """The clusters of a paragraph ``(start, end, advance)`` in logical order, and the levels of its characters."""
    text, at = piece.text, levels(piece.text, piece.rtl)
    keys = list(zip(at, _scripts(text), _styles(piece), strict=True))
    clusters: list[tuple[int, int, float]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and keys[end] == keys[start]:
            continue
        level, script, (_, style, spacing) = keys[start]
        font = hb.Font(_face(family, style))
        units, pixels = hb.Font(font.face), piece.metrics.font.pixelSize()
        font.scale = (pixels * 64, pixels * 64)
        buffer = hb.Buffer()
        buffer.add_str(text[start:end])
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.script = script
        hb.shape(font, buffer, {})
        advances: dict[int, float] = {}
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if not info.codepoint:
                raise MissingGlyph(f"{family} has no glyph for {text[start + info.cluster]!r}")
            # Qt cuts what the face says of a glyph to 1/64 pixel downwards; HarfBuzz rounds. Kerning is the same.
            exact = units.get_glyph_h_advance(info.codepoint) * pixels / units.face.upem
            kerning = position.x_advance - font.get_glyph_h_advance(info.codepoint)
            advances[info.cluster] = advances.get(info.cluster, 0.0) + (floor(exact * 64) + kerning) / 64
        edges = [*sorted(advances), end - start]
        for a, b in itertools.pairwise(edges):
            # Word spacing is added once to a stretch of spaces.
            spaced = text[start + a] == " " and text[start + a + 1 : end][:1] != " "
            if not advances[a] and a and text[start + a].isalpha():
                # Noto Naskh draws lam-alef as a wide lam and an empty alef: a ligature all the same.
                before, _, width = clusters.pop()
                clusters.append((before, start + b, width))
            else:
                clusters.append((start + a, start + b, advances[a] + (spacing if spaced else 0.0)))
        start = end
    return clusters, at


def cells(piece: Piece, family: str) -> Iterator[tuple[int, list[Cell]]]:
    """For every line of a ragged paragraph its number and its cells from left to right."""
    clusters, level_of = _shaped(piece, family)
    base = 1 if piece.rtl else 0
    for number in range(piece.lines):
        first, last = (piece.map.to_code_point(unit) for unit in piece.line_range(number))
        line_levels = level_of[first:last]
        visible = last
        while visible > first and piece.text[visible - 1] == " ":
            visible -= 1
            line_levels[visible - first] = base  # L1
        parts = [(a, b, w) for a, b, w in clusters if first <= a < last]
        drawn = sum(w for a, _, w in parts if a < visible)
        away = piece.layout.lineAt(number).horizontalAdvance() - drawn
        assert abs(away) < 0.07, (piece.text[first:last], away)
        letters: list[tuple[int, int, float, int]] = []  # graphemes with their width and level
        for a, b, width in parts:
            edges = [p + a for p in boundaries(piece.text[a:b])]
            for p, q in itertools.pairwise(edges):
                letters.append((p, q, width / (len(edges) - 1), line_levels[p - first]))
        order = _reordered([level for *_, level in letters])
        # The hanging spaces are the last in the paragraph's direction, and lie beyond its far edge.
        x = piece.width - sum(width for *_, width, _ in letters) if piece.rtl else 0.0
        found = []
        for i in order:
            p, q, width, level = letters[i]
            found.append(Cell(p, q, x, x + width, level % 2 == 1))
            x += width
        yield number, found


def _reordered(line: list[int]) -> list[int]:
    """Rule L2: from the highest level down to the lowest odd one, reverse every run at that level or higher."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = 0
        while start < len(order):
            if line[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
