"""Rows laid out: a ``QTextLayout`` for each stretch with its place in the row, and a cache of the rows last seen.

Offsets are code points of the document; each piece converts to Qt's UTF-16 units by a map of its own text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from egpk_desk.desktop.reader.hit_table import LineCells
from egpk_desk.desktop.reader.justification import fillings
from egpk_desk.desktop.reader.rows import Rows, Stretch
from egpk_desk.desktop.reader.styles import BlockStyle, Metrics, StyleSheet, block_style
from egpk_desk.document import Block, BlockKind, SpanStyle
from egpk_desk.text.bidi import base_direction
from egpk_desk.text.utf16 import Utf16Map

# Shown as a space: they stand for white space within a block, and Qt would give them a width or a line of their own.
_AS_SPACE = dict.fromkeys((*range(32), 127, 133, 8232, 8233), " ") | {0xFFFC: "\ufffd"}

Offsets = tuple[int, int]


class Piece:
    """One stretch laid out. ``x, y`` is its place in the row; lines stand ``pitch`` pixels apart."""

    def __init__(
        self, stretch: Stretch, block: Block, text: str, style: BlockStyle, metrics: Metrics, rtl: bool
    ) -> None:
        self.start, self.end = stretch.start, stretch.end
        self.block = block
        self.stretch = stretch
        self.style = style
        self.metrics = metrics
        self.rtl = rtl
        self.text = text.translate(_AS_SPACE)
        self.map = Utf16Map(text)
        self.layout = QTextLayout(self.text, metrics.font)
        self.x = self.y = self.width = 0.0
        self.lines = 0
        self._cells: dict[int, LineCells] = {}
        self._units = self.text if self.map.to_utf16(len(text)) == len(text) else None

    def lay_out(self, width: float, justified: bool, formats: list[QTextLayout.FormatRange]) -> None:
        """Break the text into lines of a width."""
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        align = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft  # Qt does not mirror it itself
        option.setAlignment(align | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.width = width
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        if formats:
            self.layout.setFormats(formats)
        starts = self._break_lines()
        if justified and len(starts) > 1:
            lines = [self.layout.lineAt(number) for number in range(len(starts))]
            overhangs = [max(0.0, line.naturalTextWidth() - line.horizontalAdvance()) for line in lines]
            filled = fillings(self.layout, starts, self._unit_text(), width, self.metrics.em)
            self.layout.setFormats([*formats, *filled])
            # A filled line must not break anew for a rounding, or since its last letter reaches farther.
            for more in (0.75, 0.5 * self.metrics.em):
                if self._break_lines([more + overhang for overhang in overhangs]) == starts:
                    break
            else:
                self.layout.setFormats(formats)
                starts = self._break_lines()
        self.lines = max(1, len(starts))

    def _break_lines(self, loose: Sequence[float] = ()) -> list[int]:
        """Break into lines, so much wider than the piece as ``loose`` says of each; the units at which they start."""
        pitch, baseline = self.metrics.pitch, self.metrics.baseline
        starts: list[int] = []
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            number = len(starts)
            more = loose[number] if number < len(loose) else 0.0
            line.setLineWidth(self.width + more)
            # A fallback face has another ascent: all lines keep one grid of baselines.
            line.setPosition(QPointF(-more if self.rtl else 0.0, number * pitch + baseline - line.ascent()))
            starts.append(line.textStart())
        self.layout.endLayout()
        return starts

    @property
    def height(self) -> float:
        return self.lines * self.metrics.pitch

    def units(self, start: int, end: int) -> Offsets:
        """A range of the document, clipped to this piece, in UTF-16 units of the layout."""
        low, high = max(start, self.start), min(end, self.end)
        return self.map.to_utf16(low - self.start), self.map.to_utf16(max(low, high) - self.start)

    def unit(self, offset: int) -> int:
        """A document offset in this piece as a UTF-16 unit."""
        return self.map.to_utf16(min(max(offset, self.start), self.end) - self.start)

    def offset(self, unit: int) -> int:
        """A UTF-16 unit of the layout as a document offset."""
        return self.start + self.map.to_code_point(unit)

    def line_at(self, unit: int, upstream: bool = False) -> int:
        """The number of the line that holds a unit; ``upstream`` prefers the end of a line to the start of the next."""
        line = self.layout.lineForTextPosition(unit)
        if not line.isValid():
            return max(0, self.lines - 1)
        number = line.lineNumber()
        return number - 1 if upstream and number and unit == line.textStart() else number

    def line_range(self, number: int) -> Offsets:
        """The units ``[start, end)`` of a line."""
        line = self.layout.lineAt(number)
        return line.textStart(), line.textStart() + line.textLength()

    def cells(self, number: int) -> LineCells:
        """The hit table of a line."""
        cells = self._cells.get(number)
        if cells is None:
            cells = self._cells[number] = LineCells(self.layout, number, self._unit_text())
        return cells

    def _unit_text(self) -> str:
        """The text with one character a UTF-16 unit (a pair is shown by two placeholders)."""
        if self._units is None:
            self._units = "".join(c if c <= "\uffff" else "\ufffd\ufffd" for c in self.text)
        return self._units

    def line_under(self, y: float) -> int:
        """The line that holds y, measured from the piece's top; the nearest where y is outside."""
        return min(max(int(y // self.metrics.pitch), 0), self.lines - 1)

    def boxes(
        self, start: int, end: int, first_line: int = 0, last_line: int | None = None
    ) -> list[tuple[int, QRectF]]:
        """The boxes (line, rectangle in the piece) that the letters of a document range cover, one or more a line."""
        a, b = self.units(start, end)
        if a >= b:
            return []
        first = max(first_line, self.line_at(a))
        last = min(self.line_at(b - 1), self.lines - 1 if last_line is None else last_line)
        pitch, found = self.metrics.pitch, []
        for number in range(first, last + 1):
            for left, right in self.cells(number).boxes(a, b):
                found.append((number, QRectF(left, number * pitch, right - left, pitch)))
        return found


@dataclass(slots=True)
class LaidRow:
    """A row laid out: its pieces, its height with the space around it, and what is drawn beside the letters."""

    pieces: list[Piece]
    height: float
    top: float = 0.0  # distance above the letters
    bottom: float = 0.0
    frames: list[tuple[QRectF, bool]] = field(default_factory=list)  # table cells: frame, whether a head
    marker: tuple[QRectF, str, Piece] | None = None  # a list marker or note number that is not part of the text
    rule_above: bool = False

    @property
    def characters(self) -> int:
        return sum(piece.end - piece.start for piece in self.pieces)

    def piece_at(self, offset: int) -> Piece:
        """The piece that holds an offset, else the last one before it."""
        for piece in reversed(self.pieces):
            if piece.start <= offset:
                return piece
        return self.pieces[0]


class RowLayouter:
    """Lays out rows under given settings, at a width in pixels."""

    def __init__(self, rows: Rows, styles: StyleSheet, width: float) -> None:
        self.rows = rows
        self.styles = styles
        self.width = width
        document = rows.document
        # Digits alone follow the document: its language where known, else the first strong letter of its head.
        self.rtl = document_direction(document.text[:4000], document.metadata.language) == "rtl"
        self._notes = sorted((note.start, note.end) for note in document.notes)
        self._covered: dict[int, set[tuple[int, int]]] = {}

    def direction(self, text: str) -> bool:
        """Whether a paragraph runs from right to left."""
        found = base_direction(text)
        if found == "ltr" and self.rtl:
            # "EDEX 2025 معرضٌ يقام…" is an Arabic paragraph that begins with a name: the letters that prevail decide.
            return document_direction(text[:400], "") == "rtl"
        return self.rtl if found is None else found == "rtl"

    def lay_out(self, row: int) -> LaidRow:
        """Lay out one row."""
        if self.rows.is_table(row):
            return self._table_row(row)
        stretch = self.rows.stretches(row)[0]
        block = self.rows.document.blocks[stretch.block]
        style = block_style(block)
        # A part of a long block keeps the direction that its head gives.
        rtl = self.direction(self.rows.document.text[block.start : min(block.end, block.start + 4000)])
        piece = self._piece(stretch, block, style, rtl)
        em = self.styles.em
        start, end = style.start * em, style.end * em
        shown_marker = stretch.begins_block and block.marker and not piece.text.startswith(block.marker.strip())
        if shown_marker and block.kind is not BlockKind.LIST_ITEM:
            start += 2.2 * em
        width = max(4 * em, self.width - start - end)
        piece.lay_out(width, self.styles.settings.justified and style.justify, self._formats(piece))
        piece.x = end if rtl else start
        laid = LaidRow([piece], 0.0)
        laid.top = (style.before * em if stretch.begins_block else 0.0) + self._head(row)
        laid.bottom = (style.after * em if stretch.ends_block else 0.0) + self._foot(row)
        if row and self.rows.block(row - 1).kind is BlockKind.METADATA and block.kind is BlockKind.PARAGRAPH:
            laid.top += 0.6 * em
        if block.kind is BlockKind.NOTE and (row == 0 or self.rows.block(row - 1).kind is not BlockKind.NOTE):
            laid.rule_above = True
            laid.top += 1.2 * em
        piece.y = laid.top
        laid.height = laid.top + piece.height + laid.bottom
        if shown_marker:
            room = start - 0.5 * em
            x = self.width - room if rtl else 0.0
            laid.marker = (QRectF(x, piece.y, room, piece.metrics.pitch), _bullet(block), piece)
        return laid

    def _head(self, row: int) -> float:
        """The room above the first row of the document."""
        return self.styles.em if row == 0 else 0.0

    def _foot(self, row: int) -> float:
        """The room below the last row of the document."""
        return 3 * self.styles.em if row == len(self.rows) - 1 else 0.0

    def _piece(self, stretch: Stretch, block: Block, style: BlockStyle, rtl: bool) -> Piece:
        text = self.rows.document.text[stretch.start : stretch.end]
        return Piece(stretch, block, text, style, self.styles.metrics(style), rtl)

    def _formats(self, piece: Piece) -> list[QTextLayout.FormatRange]:
        block, settings = piece.block, self.styles.settings
        formats: list[QTextLayout.FormatRange] = []

        def add(start: int, end: int, look: QTextCharFormat) -> None:
            a, b = piece.units(start, end)
            if a < b:
                stretch = QTextLayout.FormatRange()
                stretch.start, stretch.length, stretch.format = a, b - a, look
                formats.append(stretch)

        if block.run_in is not None:
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setForeground(settings.theme.colour("heading"))
            add(block.run_in.start, block.run_in.end, look)
        for span in block.spans:
            if span.start < piece.end and span.end > piece.start:
                add(span.start, span.end, _span_format(span.style, self.styles))
        for start, end in self._notes_in(piece.start, piece.end):
            look = QTextCharFormat()
            look.setForeground(settings.theme.colour("link"))
            add(start, end, look)
        return formats

    def _notes_in(self, start: int, end: int) -> list[Offsets]:
        first = bisect_left(self._notes, (start, start))
        last = bisect_left(self._notes, (end, end))
        return self._notes[first:last]

    # Tables

    def _table_row(self, row: int) -> LaidRow:
        stretches = self.rows.stretches(row)
        blocks = self.rows.document.blocks
        first = blocks[stretches[0].block]
        assert first.cell is not None
        shape = self.rows.table(first.cell.table)
        rtl = self._table_direction(shape.first_block, shape.last_block)
        em = self.styles.em
        pad_x, pad_y = 0.5 * em, 0.25 * em
        edges = [0.0]
        for share in shape.shares:
            edges.append(edges[-1] + share * self.width)
        laid = LaidRow([], 0.0)
        laid.top = (0.5 * em if row == shape.first_row else 0.0) + self._head(row)
        laid.bottom = (0.9 * em if row == shape.last_row else 0.0) + self._foot(row)
        heights: dict[int, float] = {}
        spans: dict[int, tuple[float, float, bool]] = {}
        for stretch in stretches:
            block = blocks[stretch.block]
            cell = block.cell
            assert cell is not None
            style = block_style(block)
            near = edges[min(cell.column, len(edges) - 2)]
            far = edges[min(cell.column + cell.colspan, len(edges) - 1)]
            piece = self._piece(stretch, block, style, self.direction(self.rows.document.text[block.start : block.end]))
            piece.lay_out(max(2 * em, far - near - 2 * pad_x), False, self._formats(piece))
            left = self.width - far if rtl else near
            piece.x = left + pad_x
            piece.y = laid.top + pad_y + heights.get(cell.column, 0.0)
            heights[cell.column] = heights.get(cell.column, 0.0) + piece.height
            spans[cell.column] = (left, far - near, cell.header)
            laid.pieces.append(piece)
        content = max(heights.values()) + 2 * pad_y
        laid.height = laid.top + content + laid.bottom
        for left, width, header in spans.values():
            laid.frames.append((QRectF(left, laid.top, width, content), header))
        # Places without a cell of their own (empty ones, and those under a cell that spans rows) get their frame too.
        taken = {
            c
            for s in stretches
            if (cell := blocks[s.block].cell)
            for c in range(cell.column, cell.column + cell.colspan)
        }
        for column in range(len(shape.shares)):
            if column not in taken:
                left = self.width - edges[column + 1] if rtl else edges[column]
                laid.frames.append((QRectF(left, laid.top, edges[column + 1] - edges[column], content), False))
        return laid

    def _table_direction(self, first: int, last: int) -> bool:
        for block in self.rows.document.blocks[first : min(last, first + 20) + 1]:
            found = base_direction(self.rows.document.text[block.start : block.end])
            if found is not None and found == "rtl":
                return True
            if found is not None and self.rtl is False:
                return False
        return self.rtl


def document_direction(head: str, language: str) -> str:
    """The direction of a document as a whole: by its language, else by which letters prevail in its head."""
    if language:
        return (
            "rtl"
            if language.split("-")[0].lower() in ("ar", "fa", "ur", "he", "ckb", "ps", "ug", "sd", "yi")
            else "ltr"
        )
    arabic = sum(1 for c in head if "\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc")
    latin = sum(1 for c in head if c.isascii() and c.isalpha())
    return "ltr" if latin > arabic else "rtl"


def _bullet(block: Block) -> str:
    marker = (block.marker or "").strip()
    return "•" if marker in ("-", "*", "+", "·", "\uf0b7", "o", "§") else marker


def _span_format(style: SpanStyle, styles: StyleSheet) -> QTextCharFormat:
    look = QTextCharFormat()
    match style:
        case SpanStyle.BOLD:
            look.setFontWeight(QFont.Weight.Bold)
        case SpanStyle.ITALIC:
            look.setFontItalic(True)
        case SpanStyle.UNDERLINE:
            look.setFontUnderline(True)
        case SpanStyle.STRIKE:
            look.setFontStrikeOut(True)
        case SpanStyle.SUPERSCRIPT:
            look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        case SpanStyle.SUBSCRIPT:
            look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        case SpanStyle.CODE:
            look.setFontFamilies(["DejaVu Sans Mono", "monospace"])
            look.setBackground(styles.settings.theme.colour("raised"))
        case SpanStyle.LINK:
            look.setForeground(styles.settings.theme.colour("link"))
            look.setFontUnderline(True)
        case SpanStyle.NOTE_REFERENCE:
            look.setForeground(styles.settings.theme.colour("link"))
    return look


class RowCache:
    """The rows last laid out, within a budget of rows and characters (a laid-out character takes some 100 bytes)."""

    def __init__(self, rows: int = 300, characters: int = 300_000) -> None:
        self._most_rows = rows
        self._most_characters = characters
        self._held: OrderedDict[int, LaidRow] = OrderedDict()
        self._characters = 0

    def get(self, row: int) -> LaidRow | None:
        laid = self._held.get(row)
        if laid is not None:
            self._held.move_to_end(row)
        return laid

    def put(self, row: int, laid: LaidRow) -> None:
        self._held[row] = laid
        self._characters += laid.characters
        while len(self._held) > 8 and (len(self._held) > self._most_rows or self._characters > self._most_characters):
            _, dropped = self._held.popitem(last=False)
            self._characters -= dropped.characters

    def clear(self) -> None:
        self._held.clear()
        self._characters = 0
