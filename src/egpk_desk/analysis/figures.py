"""Figures as SVG: the heat map of a matrix, and bars of counts; right-to-left where the language is Arabic.

Text is laid out by whoever draws the picture. Each line of text is put between direction marks and anchored at a side,
so that programs that do not know the attribute ``direction`` draw it in its place too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from egpk_desk.analysis.matrix import Matrix
from egpk_desk.analysis.tables import labels

FONTS = "IBM Plex Sans Arabic, Noto Sans Arabic, Segoe UI, Tahoma, sans-serif"
_INK, _QUIET, _LINE, _PAPER = "#1f2933", "#52606d", "#d5dae0", "#ffffff"
_LOW, _HIGH = (237, 244, 248), (8, 81, 136)
_RLE, _LRE, _PDF = "\u202b", "\u202a", "\u202c"
_SIZE = 15.0
_LETTER = 0.5 * _SIZE  # a letter's width, about
_LINE_HEIGHT = 21.0
_PAD = 12.0


def heat_map(matrix: Matrix, measure: str = "count", language: str = "ar", title: str = "") -> str:
    """The matrix as a heat map: the darker a cell, the larger its number. Every cell names its row and column."""
    rows, columns = labels(matrix.rows, language), labels(matrix.columns, language)
    row_lines = [wrapped(label, 30) for label in rows]
    column_lines = [wrapped(label, 14) for label in columns]
    side = max([_width(line) for lines in row_lines for line in lines], default=60) + 2.5 * _PAD
    width = max([_width(line) for lines in column_lines for line in lines] + [72.0]) + 2 * _PAD
    head = (len(wrapped(title, 60)) * 26 + _PAD if title else 0) + _PAD
    top = head + max([len(lines) for lines in column_lines], default=1) * _LINE_HEIGHT + _PAD
    heights = [max(44.0, len(lines) * _LINE_HEIGHT + _PAD) for lines in row_lines]
    total_width = max(side + width * len(columns) + _PAD, _width(title) * 1.2 + 2 * _PAD if title else 0)
    total_height = top + sum(heights) + 2 * _PAD
    is_rtl = language == "ar"
    draw = _Drawing(total_width, total_height, is_rtl, title)
    for at, line in enumerate(wrapped(title, 60) if title else ()):
        draw.text(_PAD, 26 + at * 26, line, "start", size=20, weight="600")
    largest = matrix.largest(measure)
    for at, lines in enumerate(column_lines):
        for number, line in enumerate(lines):
            y = top - _PAD - (len(lines) - 1 - number) * _LINE_HEIGHT
            draw.text(side + (at + 0.5) * width, y, line, "middle", weight="600")
    y = top
    for row, (lines, height) in enumerate(zip(row_lines, heights, strict=True)):
        first = y + height / 2 - (len(lines) - 1) * _LINE_HEIGHT / 2 + _SIZE * 0.35
        for number, line in enumerate(lines):
            draw.text(_PAD, first + number * _LINE_HEIGHT, line, "start")
        for column in range(len(columns)):
            value = matrix.cells[row][column].value(measure)
            share = value / largest if largest else 0.0
            told = f"{rows[row]} × {columns[column]}: {value}"
            draw.box(
                side + column * width + 2, y + 2, width - 4, height - 4, _shade(share) if value else "#f7f8fa", told
            )
            ink = _PAPER if share > 0.62 else (_INK if value else "#9aa5b1")
            draw.text(side + (column + 0.5) * width, y + height / 2 + _SIZE * 0.35, str(value), "middle", ink=ink)
        y += height
    return draw.finished()


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a figure, for a light or a dark ground."""

    text: str = _INK
    quiet: str = _QUIET
    line: str = _LINE
    ground: str = _PAPER
    bar: str = "#2b6ca3"


LIGHT_INKS = Inks()


def bars(counts: Sequence[tuple[str, int]], language: str = "ar", title: str = "", inks: Inks = LIGHT_INKS) -> str:
    """Counts as bars, one below the other."""
    lines = [(label if len(label) <= 40 else label[:39] + "…", count) for label, count in counts]
    side = max([_width(label) for label, _ in lines], default=60) + 2.5 * _PAD
    head = 48.0 if title else _PAD
    draw = _Drawing(side + 520 + 90, head + 30 * len(lines) + _PAD, language == "ar", title, inks)
    if title:
        draw.text(_PAD, 28, title, "start", size=20, weight="600", ink=inks.text)
    largest = max((count for _, count in lines), default=0)
    for at, (label, count) in enumerate(lines):
        y = head + at * 30
        length = 520 * count / largest if largest else 0
        draw.text(_PAD, y + 20, label, "start", ink=inks.text)
        draw.box(side, y + 4, max(length, 1), 22, inks.bar, f"{label}: {count}")
        draw.text(side + length + 8, y + 20, str(count), "start", ink=inks.quiet)
    return draw.finished()


def _shade(share: float) -> str:
    """From light to dark in one hue: told apart with any colour vision, and in grey."""
    weight = 0.12 + 0.88 * share
    return "#" + "".join(f"{round(low + (high - low) * weight):02x}" for low, high in zip(_LOW, _HIGH, strict=True))


def _width(text: str) -> float:
    return len(text) * _LETTER


def wrapped(text: str, most: int) -> list[str]:
    """A text in lines of at most ``most`` characters where its words allow it."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


class _Drawing:
    """An SVG under way. Places are given from the side where reading begins: mirrored for right-to-left."""

    def __init__(self, width: float, height: float, is_rtl: bool, title: str, inks: Inks = LIGHT_INKS) -> None:
        self._width, self._is_rtl, self._line = width, is_rtl, inks.line
        language = "ar" if is_rtl else "en"
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
            f' viewBox="0 0 {width:.0f} {height:.0f}" role="img" xml:lang="{language}">',
            f"<title>{escape(title)}</title>" if title else "",
            f'<rect width="100%" height="100%" fill="{inks.ground}"/>',
        ]

    def text(
        self, x: float, y: float, text: str, anchor: str, *, size: float = _SIZE, weight: str = "400", ink: str = _INK
    ) -> None:
        """One line; ``anchor`` is ``start``, ``middle`` or ``end`` in the direction of reading."""
        if self._is_rtl:
            x = self._width - x
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        mark = _RLE if self._is_rtl else _LRE
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="{FONTS}" font-size="{size:g}"'
            f' font-weight="{weight}" fill="{ink}">{mark}{escape(text)}{_PDF}</text>'
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str, told: str) -> None:
        """A filled box; ``told`` is what a reader is told of it."""
        if self._is_rtl:
            x = self._width - x - width
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3" fill="{fill}"'
            f' stroke="{self._line}" stroke-width="0.5"><title>{escape(told)}</title></rect>'
        )

    def finished(self) -> str:
        return "\n".join(part for part in self._parts if part) + "\n</svg>\n"
