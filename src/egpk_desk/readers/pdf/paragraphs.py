"""Lines into paragraphs, over the ends of columns and pages, by geometry."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from egpk_desk.readers.pdf.bidi_order import Ordered, kind_of, logical
from egpk_desk.readers.pdf.columns import Line, is_raised
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.pages import PageLines
from egpk_desk.readers.pdf.tables import Place
from egpk_desk.text.digits import to_western

_SIZES_APART = 0.1  # two lines of one paragraph differ less in size
_PITCH_APART = 1.32  # of the usual distance between lines
_INDENT = 0.8  # em
_CELL_GAP = 2.2  # em between the cells of a row
_NUMBER_GAP = 0.85  # em between cells that are numbers
_LINES_A_BLOCK = 1.3
_LONGEST = 60  # lines of a paragraph that is tagged as one
_FAR_APART = 2.5  # times the usual distance
_ENDS = frozenset(".!?؟،؛,;:")
_BULLETS = frozenset("-–—•▪●○*")
_ITEM = re.compile(
    r"(?:[•▪●○■□◆➢✓\-–—*]\s|[(\[]?\d{1,2}\s?[)\].\-–ـ]{1,2}\s?\D|(?:أول|ثاني|ثالث|رابع|خامس)\S{0,3}[:：])"
)


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph, with the page of each, and the direction it is read in."""

    lines: list[Line] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    rtl: bool = True

    @property
    def size(self) -> float:
        return statistics.median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def place(self) -> Place | None:
        """The cell of a table that it is."""
        return self.lines[0].place

    @property
    def level(self) -> int:
        """The level of the heading that tags say it is, 0 where they do not."""
        return self.lines[0].level if len({line.level for line in self.lines}) == 1 else 0

    def ordered(self) -> list[tuple[Line, int, Ordered]]:
        """Each line with its page and its glyphs in logical order."""
        found: list[tuple[Line, int, Ordered]] = []
        after_latin = False
        for line, page in zip(self.lines, self.pages, strict=True):
            ordered = in_order(line, self.rtl, after_latin)
            found.append((line, page, ordered))
            last = next((kind for glyph, _ in reversed(ordered) if (kind := kind_of(glyph.text)) in "LR"), "")
            after_latin = last == "L" if last else after_latin
        return found


@dataclass(slots=True)
class _Column:
    """The edges that the lines of a region keep."""

    x0: float
    x1: float
    pitch: float
    flush_left: bool
    kept: bool  # whether more lines than the longest reach both edges, so that these are known


def paragraphs(pages: Sequence[PageLines], skipped: set[int], usual: float) -> list[Paragraph]:
    """The paragraphs of the body. ``skipped`` holds the ids of furniture and notes, ``usual`` the size of the body."""
    found: list[Paragraph] = []
    last: tuple[PageLines, Line, _Column] | None = None
    for page in pages:
        lines = [line for line in page.lines if id(line) not in skipped]
        columns = _columns(lines)
        true_tags = _tags_hold(lines)
        for line in lines:
            column = columns[line.region]
            joined = False
            if found and last is not None:
                told = _told_by_tags(last[1], line, last[2]) if true_tags and last[0] is page else None
                joined = _runs_on(found[-1], last, (page, line, column)) if told is None else told
            if joined:
                found[-1].lines.append(line)
                found[-1].pages.append(page.index)
            else:
                found.append(Paragraph([line], [page.index], page.rtl))
            last = (page, line, column)
    _set_directions(found, {page.index: page.rtl for page in pages})
    return found


def _tags_hold(lines: Sequence[Line]) -> bool:
    """Whether the elements of a tagged page are paragraphs: neither each line one, nor all of the page."""
    sizes = Counter(line.block for line in lines if line.block and line.place is None)
    return len(sizes) > 1 and sum(sizes.values()) >= _LINES_A_BLOCK * len(sizes) and max(sizes.values()) <= _LONGEST


def _told_by_tags(last: Line, line: Line, column: _Column) -> bool | None:
    """Whether a line goes on with the one before it, as the tags of a page say; None where they say nothing."""
    if last.place or line.place or not last.block or not line.block:
        return None
    if last.block != line.block:
        return False
    near = last.region != line.region or last.base - line.base < _FAR_APART * column.pitch
    return True if near and _alike(last.size, line.size) else None


def _set_directions(found: Sequence[Paragraph], page_rtl: Mapping[int, bool]) -> None:
    """The direction of each paragraph; those that do not tell go with most of those that do.

    Word and LibreOffice set Arabic from left to right where the author did not say otherwise: a line of Arabic looks
    the same then, but its full stop stands on the right, and so do numbers and Latin words in another order.
    """
    votes = [told for p in found if p.place is None and _is_arabic(p) and (told := _by_end(p.lines[-1])) is not None]
    left_to_right = len(votes) > 2 and votes.count(False) > 2 * votes.count(True)
    for paragraph in found:
        rtl = page_rtl[paragraph.pages[0]]
        paragraph.rtl = direction(paragraph, rtl and not left_to_right)


def _is_arabic(paragraph: Paragraph) -> bool:
    kinds = [kind_of(glyph.text) for line in paragraph.lines for glyph in line.glyphs]
    return kinds.count("R") > kinds.count("L")


def _columns(lines: Sequence[Line]) -> dict[int, _Column]:
    by_region: dict[int, list[Line]] = {}
    for line in lines:
        by_region.setdefault(line.region, []).append(line)
    columns = {}
    for region, of_region in by_region.items():
        members = [line for line in of_region if line.place is None] or of_region
        pitches = [
            above.base - below.base
            for above, below in pairwise(members)
            if 0 < above.base - below.base < 4 * below.size and _alike(above.size, below.size)
        ]
        x0, x1 = min(line.x0 for line in members), max(line.x1 for line in members)
        off_left = sum(1 for line in members if line.x0 - x0 > 0.5 * line.size)
        off_right = sum(1 for line in members if x1 - line.x1 > 0.5 * line.size)
        pitch = _usual_pitch(pitches) or 1.6 * members[0].size
        full = sum(1 for line in members if line.x0 - x0 < 2 * line.size and x1 - line.x1 < 2 * line.size)
        columns[region] = _Column(x0, x1, pitch, off_left * 4 < off_right, full > 1 or len(members) < 6)
    return columns


def _usual_pitch(pitches: list[float]) -> float:
    """The distance that the lines of paragraphs keep: the lower half of all, since gaps between them are wider."""
    if not pitches:
        return 0.0
    ordered = sorted(pitches)
    return statistics.median(ordered[: max(1, (len(ordered) * 2 + 2) // 3)])


def _alike(first: float, second: float) -> bool:
    return abs(first - second) <= _SIZES_APART * max(first, second)


def _runs_on(
    paragraph: Paragraph, before: tuple[PageLines, Line, _Column], after: tuple[PageLines, Line, _Column]
) -> bool:
    """Whether a line goes on with the paragraph that the line before it ends."""
    page, last, column = before
    next_page, line, next_column = after
    if last.place or line.place:
        return last.place == line.place and page is next_page
    rtl = next_page.rtl
    if rtl and _is_set_latin(last, column):
        # A paragraph of its own direction: what ends it is the room on its right.
        if not _is_set_latin(line, next_column) or column.x1 - last.x1 > _first_word(line, False) + 0.35 * line.size:
            return False
    elif rtl and _is_set_latin(line, next_column) and not _by_letters(last):
        return False
    if not _alike(last.size, line.size) or last.bold != line.bold:
        return False
    if _is_tabular(last) or _is_tabular(line):
        return False
    if not _is_full(last, line, column, rtl):
        return False
    if _is_indented(line, next_column, rtl) and not _is_indented(last, column, rtl):
        return False
    if _begins_item(line, rtl):
        return False
    same_place = page is next_page and last.region == line.region
    if same_place:
        return 0 < last.base - line.base <= _PITCH_APART * max(column.pitch, 1.05 * line.size)
    return True


def _by_letters(line: Line) -> bool:
    """Whether most letters of a line are Latin ones."""
    kinds = [kind_of(glyph.text) for glyph in line.glyphs]
    return kinds.count("L") > kinds.count("R")


def _is_set_latin(line: Line, column: _Column) -> bool:
    """Whether a line in an Arabic column is set from left to right: Latin words at the left edge, room on the right."""
    return _by_letters(line) and line.x0 - column.x0 < 0.5 * line.size < column.x1 - line.x1


def _is_tabular(line: Line) -> bool:
    """Whether a line has cells: wide gaps, other than the one after a bullet or number."""
    if line.segments < 2 or line.place:
        return False
    runs = _runs(line, _cell_gap(line))
    return len(runs) > 2 or sum(1 for left, right in runs if right - left > 2.5 * line.size) > 1


def _cell_gap(line: Line) -> float:
    """The gap between cells, in em: that of words stretched to justify a line, where most of it is numbers."""
    if line.segments < 3:
        return _CELL_GAP
    cells: list[set[str]] = [set()]
    for glyph in line.glyphs:
        if glyph.index < 0 and glyph.x1 - glyph.x0 > _NUMBER_GAP * line.size:
            cells.append(set())
        elif not glyph.is_space:
            cells[-1].add(kind_of(glyph.text))
    numbers = sum(1 for kinds in cells if "N" in kinds and not kinds & {"L", "R"})
    return _NUMBER_GAP if len(cells) > 2 and 2 * numbers >= len(cells) else _CELL_GAP


def _runs(line: Line, gap: float) -> list[list[float]]:
    runs: list[list[float]] = []
    for glyph in line.letters:
        if runs and glyph.x0 - runs[-1][1] < gap * line.size:
            runs[-1][1] = max(runs[-1][1], glyph.x1)
        else:
            runs.append([glyph.x0, glyph.x1])
    return runs


def _is_full(last: Line, line: Line, column: _Column, rtl: bool) -> bool:
    """Whether the first word of the next line would not have found room at the end of the last one."""
    ends = last.letters[0].text in _ENDS if rtl else last.letters[-1].text in _ENDS
    if ends and not column.kept:
        return False
    # Some programs set right-to-left text flush left, so that the room at the end of a line is on its right.
    room = column.x1 - last.x1 if column.flush_left else last.x0 - column.x0
    return room < _first_word(line, rtl) + 0.35 * line.size


def _is_indented(line: Line, column: _Column, rtl: bool) -> bool:
    """Whether a line begins a little inside the edge that lines begin at; known only where they keep that edge."""
    if rtl == column.flush_left:
        return False
    start = column.x1 - line.x1 if rtl else line.x0 - column.x0
    return _INDENT * line.size < start < 6 * line.size


def _first_word(line: Line, rtl: bool) -> float:
    """The width of the word that a line begins with; the longer of both ends where its direction is not plain."""
    if rtl and all(kind_of(glyph.text) != "R" for glyph in line.glyphs):
        return max(_word_at(line.glyphs), _word_at(line.glyphs[::-1]))
    return _word_at(line.glyphs[::-1] if rtl else line.glyphs)


def _word_at(glyphs: Sequence[Glyph]) -> float:
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.is_space and word:
            break
        word.append(glyph)
    return max(glyph.x1 for glyph in word) - min(glyph.x0 for glyph in word)


def _begins_item(line: Line, rtl: bool) -> bool:
    if len(line.glyphs) > 1 and is_raised(line.glyphs[-1 if rtl else 0], line):
        first = line.glyphs[-1 if rtl else 0].text
        if first.isdigit() or first == "*":
            return True  # a note at the end of the report
    text = "".join(glyph.text for glyph, _ in logical(line.glyphs, rtl)[:12])
    return bool(_ITEM.match(to_western(text)))


def in_order(line: Line, rtl: bool, after_latin: bool = False) -> Ordered:
    """The glyphs of a line in logical order; the cells of a table's row each for itself."""
    if rtl and (head := _head_on_right(line)):
        # A number on the right of Latin words would else be read as the end of their run.
        rest = replace(line, glyphs=line.glyphs[:-head])
        arabic = any(kind_of(glyph.text) == "R" for glyph in rest.glyphs)
        return [*logical(line.glyphs[-head:], True), *in_order(rest, arabic or rest.glyphs[0].text in _ENDS)]
    if not _is_tabular(line):
        return logical(line.glyphs, rtl, after_latin)
    gap = _cell_gap(line)
    cells: list[list[Glyph]] = [[]]
    gaps: list[Glyph] = []
    for glyph in line.glyphs:
        if glyph.index < 0 and glyph.x1 - glyph.x0 > gap * line.size:
            gaps.append(glyph)
            cells.append([])
        else:
            cells[-1].append(glyph)
    if rtl:
        cells.reverse()
    ordered: Ordered = []
    for number, cell in enumerate(cells):
        if number:
            ordered.append((gaps[0], False))
        latin = not any(kind_of(glyph.text) == "R" for glyph in cell)
        ordered += logical(cell, rtl and not latin)
    return ordered


def _head_on_right(line: Line) -> int:
    """How many glyphs at the right end of a line are a number that the line begins with; 0 for none.

    That is a raised number (with the space before it), or a label such as ``3.``, which then shows as ``.3``.
    """
    glyphs = line.glyphs
    at = len(glyphs)
    while at > 0 and is_raised(glyphs[at - 1], line) and kind_of(glyphs[at - 1].text) in "NO":
        at -= 1
    found = len(glyphs) - at
    if found and at:
        return found + (glyphs[at - 1].index < 0)
    while at > 0 and kind_of(glyphs[at - 1].text) == "N":
        at -= 1
    digits = len(glyphs) - at
    if not 0 < digits <= 2 or at < 2 or glyphs[at - 1].text not in ".-":
        return 0
    return digits + 1 if not glyphs[at - 2].text.isalnum() else 0


def direction(paragraph: Paragraph, page_rtl: bool) -> bool:
    """The direction that a paragraph is set in: by its letters, else by the side on which its signs stand."""
    kinds = [kind_of(glyph.text) for line in paragraph.lines for glyph in line.glyphs]
    arabic, latin = kinds.count("R"), kinds.count("L")
    told = _by_end(paragraph.lines[-1])
    if page_rtl and _head_on_right(paragraph.lines[0]):
        return True
    if told is None:
        told = _by_bullet(paragraph.lines[0])
    if told is not None and (page_rtl or arabic):
        return told
    if not arabic:
        return page_rtl and not latin
    return page_rtl if arabic * 4 >= latin else False


def _by_end(line: Line) -> bool | None:
    """A sentence ends on the left where it is set from right to left."""
    letters = line.letters
    left, right = letters[0].text in _ENDS, letters[-1].text in _ENDS
    return left if left != right else None


def _by_bullet(line: Line) -> bool | None:
    """A dash or bullet stands where the line begins."""
    if len(line.glyphs) < 4:
        return None
    left = line.glyphs[0].text in _BULLETS and line.glyphs[1].is_space
    right = line.glyphs[-1].text in _BULLETS and line.glyphs[-2].is_space
    return right if left != right else None
