"""The structure that a tagged PDF states (ISO 32000-1, 14.8): which element each text object belongs to.

Producers state it well or badly, so that it is one witness among others: what it says of a line is used where the page
does not speak against it.
"""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from egpk_desk.readers.pdf import calls
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.grids import Slot
from egpk_desk.readers.pdf.lines import Segment
from egpk_desk.readers.pdf.tables import Table

_DEEPEST = 60
_MOST_ELEMENTS = 50_000  # of one page
_MOST_COLUMNS = 200
_LEVELS = {"H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_LEAVES = frozenset({"P", "TD", "TH", "LI", "Note", "Caption", "BlockQuote", "Lbl", "LBody", *_LEVELS})
_MOST_PIECES = 6  # of one table on one page
_TEXT = 0.9  # of a table's letters stand in cells where its tags are true


@dataclass(frozen=True, slots=True)
class Tag:
    """What is said of a stretch: ``block`` numbers the innermost block element on the page, ``level`` is a heading's.

    ``table`` numbers tables on the page from 0, -1 for none; ``slot`` counts columns in reading order.
    """

    block: int = 0
    level: int = 0
    table: int = -1
    slot: Slot | None = None


@dataclass(slots=True)
class Tags:
    """The tags of a page by the address of text objects (and of their marked content), which glyphs keep as owner."""

    of_owner: dict[int, Tag] = field(default_factory=dict)
    columns: dict[int, int] = field(default_factory=dict)  # of each table

    def of(self, glyph: Glyph) -> Tag | None:
        return self.of_owner.get(glyph.owner)

    def of_line(self, glyphs: Sequence[Glyph]) -> Tag | None:
        """The tag of nearly all letters of a line."""
        letters = [glyph for glyph in glyphs if glyph.index >= 0 and not glyph.is_space]
        found = Counter(self.of(glyph) for glyph in letters)
        tag, count = found.most_common(1)[0] if found else (None, 0)
        return tag if count >= _TEXT * len(letters) else None


def tags_of(document: Any, page: Any) -> Tags:
    """The tags of a PDFium page; none where the document does not state its structure."""
    if not pdfium.FPDFCatalog_IsTagged(document.raw):
        return Tags()
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return Tags()
    try:
        walk = _Walk()
        for number in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST_ELEMENTS)):
            walk.visit(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), Tag(), 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    tags = Tags(columns=walk.columns)
    for item in calls.text_objects(calls.address_of(page.raw)):
        tag = walk.found.get(calls.marked_content(item))
        if tag is None:
            continue
        tags.of_owner[item] = tag
        marks = calls.marks_of_object(item)
        for mark in marks[:8] if len(marks) > 1 else ():  # a span of ActualText within the marked content
            tags.of_owner.setdefault(mark, tag)
    return tags


class _Walk:
    """Goes through the structure of one page."""

    def __init__(self) -> None:
        self.found: dict[int, Tag] = {}  # by number of marked content
        self.columns: dict[int, int] = {}
        self._count = 0
        self._blocks = 0
        self._tables = 0

    def visit(self, element: Any, tag: Tag, depth: int, row: _Row | None = None) -> None:
        self._count += 1
        if not element or depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            return
        kind = _kind(element)
        if kind in _LEAVES:
            self._blocks += 1
            tag = replace(tag, block=self._blocks, level=_LEVELS.get(kind, tag.level))
        if kind == "Table":
            row = _Row(self._tables)
            tag = replace(tag, table=self._tables)
            self._tables += 1
        elif kind == "TR" and row is not None:
            row.begin()
        elif kind in ("TD", "TH") and row is not None:
            slot = row.take(_span(element, b"RowSpan"), _span(element, b"ColSpan"))
            tag = replace(tag, slot=slot)
            self.columns[row.table] = max(self.columns.get(row.table, 0), slot.column + slot.colspan)
            row = None  # what a cell holds, tables too, is that cell's
        for number in range(min(_MOST_ELEMENTS, pdfium.FPDF_StructElement_CountChildren(element))):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if content >= 0:
                self.found[content] = tag
            else:
                self.visit(pdfium.FPDF_StructElement_GetChildAtIndex(element, number), tag, depth + 1, row)


@dataclass(slots=True)
class _Row:
    """Where the next cell of a table stands, cells that come down from rows above being passed over."""

    table: int
    number: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)

    def begin(self) -> None:
        self.number += 1
        self.column = 0

    def take(self, rows: int, columns: int) -> Slot:
        while (self.number, self.column) in self.taken:
            self.column += 1
        slot = Slot(max(0, self.number), self.column, rows, columns)
        self.taken.update((self.number + i, self.column + j) for i in range(1, rows) for j in range(columns))
        self.column += columns
        return slot


def _kind(element: Any) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    if not 0 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le", "replace").strip("\0")


def _span(element: Any, name: bytes) -> int:
    number = ctypes.c_float()
    for at in range(min(8, max(0, pdfium.FPDF_StructElement_GetAttributeCount(element)))):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, at)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number) and 1 <= number.value < _MOST_COLUMNS:
            return int(number.value)
    return 1


def take_tagged(segments: Sequence[Segment], tags: Tags, rtl: bool) -> tuple[list[Segment], list[Table]]:
    """The segments outside tagged tables, and the tables of those inside; segments are cut where cells end.

    A table is believed where it has several rows and columns, and where its columns stand beside each other.
    """
    if not tags.columns:
        return list(segments), []
    left: list[Segment] = []
    cells: dict[int, dict[Slot, list[Segment]]] = defaultdict(lambda: defaultdict(list))
    for segment in segments:
        for tag, part in _parts(segment, tags):
            if tag is None or tag.slot is None:
                left.append(part)
                continue
            slot, columns = tag.slot, tags.columns[tag.table]
            column = columns - slot.column - slot.colspan if rtl else slot.column
            cells[tag.table][replace(slot, column=column)].append(part)
    tables: list[Table] = []
    for number in sorted(cells):
        table = Table(columns=tags.columns[number])
        table.cells.update(cells[number])
        for piece in _pieces(table, rtl):
            if _is_true(piece):
                tables.append(piece)
            else:
                left += piece.segments
    return left, tables


def _parts(segment: Segment, tags: Tags) -> list[tuple[Tag | None, Segment]]:
    """A segment cut where its cell changes."""
    parts: list[tuple[Tag | None, list[Glyph]]] = []
    for glyph in segment.glyphs:
        tag = tags.of(glyph) if glyph.index >= 0 else parts[-1][0] if parts else None
        cell = tag if tag is not None and tag.slot is not None else None
        if parts and (parts[-1][0] and (parts[-1][0].table, parts[-1][0].slot)) == (cell and (cell.table, cell.slot)):
            parts[-1][1].append(glyph)
        else:
            parts.append((cell, [glyph]))
    found: list[tuple[Tag | None, Segment]] = []
    for cell, glyphs in parts:
        while glyphs and glyphs[-1].is_space:
            glyphs.pop()
        if glyphs:
            found.append((cell, Segment(glyphs, segment.base, segment.size)))
    return found


def _pieces(table: Table, rtl: bool, depth: int = 0) -> list[Table]:
    """A table cut where it goes on in the next column of the page, in the middle of a row perhaps.

    There the same columns of the table stand on both sides of a room that nothing of it crosses.
    """
    held = sorted(((slot, s) for slot, of_cell in table.cells.items() for s in of_cell), key=lambda cell: cell[1].x0)
    best, most = 0.0, 0
    reach = held[0][1].x1
    for at, (_, segment) in enumerate(held):
        if segment.x0 > reach + segment.size:
            before, after = ({slot.column for slot, _ in side} for side in (held[:at], held[at:]))
            if len(before & after) > most:
                best, most = (reach + segment.x0) / 2, len(before & after)
        reach = max(reach, segment.x1)
    if not most or depth > _MOST_PIECES:
        return [table]
    sides = Table(columns=table.columns), Table(columns=table.columns)
    for slot, segment in held:
        sides[segment.x0 > best].cells[slot].append(segment)
    return [piece for side in (sides[::-1] if rtl else sides) for piece in _pieces(side, rtl, depth + 1)]


def _is_true(table: Table) -> bool:
    rows = {slot.row for slot in table.cells}
    columns = {slot.column for slot in table.cells}
    if not rows or (len(rows) < 2 and len(columns) < 2):
        return False
    beside = apart = 0
    for row in rows:
        cells = sorted(
            ((slot.column, held) for slot, held in table.cells.items() if slot.row == row), key=lambda cell: cell[0]
        )
        for (_, first), (_, second) in pairwise(cells):
            right = max(segment.x1 for segment in first) <= min(segment.x0 for segment in second) + second[0].size
            beside, apart = beside + right, apart + (not right)
    return beside > 9 * apart
