"""The page: all rows of a document at a width, of which only what is looked at is laid out.

It knows where every row stands (measured where it has been laid out, estimated elsewhere), which letter is under a
point, and where a letter stands. Offsets are code points of the document; x and y are pixels, x from the left edge of
the text column, y from the top of a row.
"""

from __future__ import annotations

from dataclasses import dataclass

from egpk_desk.desktop.reader.heights import Heights
from egpk_desk.desktop.reader.layout import LaidRow, Piece, RowCache, RowLayouter
from egpk_desk.desktop.reader.rows import Rows
from egpk_desk.desktop.reader.styles import Settings, StyleSheet, block_style
from egpk_desk.document import BlockKind, Document
from egpk_desk.text.graphemes import is_boundary, previous_boundary

# A grapheme is looked for within this many code points: no real one is longer.
_AROUND = 64


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between letters. ``upstream``: drawn at the letter before it, not at the one after (see LineCells)."""

    offset: int
    upstream: bool = False


@dataclass(slots=True)
class Place:
    """Where an offset stands: its row, the piece within it, the UTF-16 unit in the piece, and the line."""

    row: int
    laid: LaidRow
    piece: Piece
    unit: int
    line: int

    @property
    def top(self) -> float:
        """The top of the line, from the row's top."""
        return self.piece.y + self.line * self.piece.metrics.pitch

    @property
    def height(self) -> float:
        return self.piece.metrics.pitch


class Page:
    """The rows of one document under given settings and width."""

    def __init__(self, document: Document, settings: Settings, width: float) -> None:
        self.document = document
        self.rows = Rows(document)
        self._cache = RowCache()
        self.lay_out_anew(settings, width)

    def lay_out_anew(self, settings: Settings, width: float) -> None:
        """Take other settings or another width: every height is estimated again, nothing is laid out yet."""
        self.settings = settings
        self.width = width
        self.styles = StyleSheet(settings)
        self._layouter = RowLayouter(self.rows, self.styles, width)
        self._cache.clear()
        self.heights = Heights(self._estimates())
        self._measured: set[int] = set()

    def _estimates(self) -> list[float]:
        rows, blocks, em = self.rows, self.document.blocks, self.styles.em
        sample = "".join(
            self.document.text[at : at + 1500]
            for at in range(0, len(self.document.text), 1 + len(self.document.text) // 4)
        )
        marks = sum(1 for c in sample if "\u064b" <= c <= "\u065f")
        letter = self.styles.letter * (1 - marks / max(1, len(sample)))
        known: dict[tuple[BlockKind, int], tuple[float, float, float]] = {}
        found: list[float] = []
        kind, level, space, pitch, share = None, -1, 0.0, 0.0, 0.0
        for start, end, first in zip(rows.starts, rows.ends, rows.blocks, strict=True):
            block = blocks[first]
            if block.kind is not kind or block.level != level:  # neighbours are mostly of one kind
                kind, level = block.kind, block.level
                look = known.get((kind, level))
                if look is None:
                    style = block_style(block)
                    metrics = self.styles.metrics(style)
                    width = max(4 * em, self.width - (style.start + style.end) * em)
                    letters = 1.02 * letter * style.size / width
                    look = known[kind, level] = ((style.before + style.after) * em, metrics.pitch, letters)
                space, pitch, share = look
            found.append(space + pitch * (int((end - start) * share) + 1))
        return found

    @property
    def rtl(self) -> bool:
        """The direction of the document as a whole."""
        return self._layouter.rtl

    def laid(self, row: int) -> LaidRow:
        """A row laid out; its true height is entered."""
        laid = self._cache.get(row)
        if laid is None:
            laid = self._layouter.lay_out(row)
            self._cache.put(row, laid)
            self.heights.set(row, laid.height)
        return laid

    def __len__(self) -> int:
        return len(self.rows)

    # From offsets to places and back

    def row_of(self, caret: Caret) -> int:
        """The row in which a caret stands; the parts of a long block touch, and upstream means the former."""
        row = self.rows.at(caret.offset)
        if caret.upstream and row and self.rows.starts[row] == caret.offset == self.rows.ends[row - 1]:
            return row - 1
        return row

    def place(self, caret: Caret | int) -> Place:
        """Where an offset stands. White space between rows counts as the end of the row before it."""
        if not isinstance(caret, Caret):
            caret = Caret(caret)
        row = self.row_of(caret)
        laid = self.laid(row)
        piece = laid.piece_at(caret.offset)
        unit = piece.unit(caret.offset)
        return Place(row, laid, piece, unit, piece.line_at(unit, caret.upstream))

    def caret_x(self, caret: Caret) -> tuple[float, bool]:
        """The x of a caret and whether the letters there run from right to left."""
        place = self.place(caret)
        x, rtl = place.piece.cells(place.line).caret_x(place.unit, caret.upstream)
        return place.piece.x + x, rtl

    def hit(self, row: int, x: float, y: float) -> Caret:
        """The caret for a point in a row: the nearer edge of the letter whose cell holds it."""
        laid = self.laid(row)
        piece = min(laid.pieces, key=lambda p: _distance(p, x, y))
        return self.hit_line(piece, piece.line_under(y - piece.y), x)

    def letter_at(self, row: int, x: float, y: float) -> int | None:
        """The offset of the letter whose cell holds a point; None beside the letters."""
        laid = self.laid(row)
        for piece in laid.pieces:
            if piece.y <= y < piece.y + piece.height:
                unit = piece.cells(piece.line_under(y - piece.y)).letter_at(x - piece.x)
                if unit is not None:
                    return self.snap(piece.offset(unit))
        return None

    def hit_line(self, piece: Piece, line: int, x: float) -> Caret:
        """The caret for an x on one line of a piece."""
        unit, upstream = piece.cells(line).hit(x - piece.x)
        return Caret(self.snap(piece.offset(unit)), upstream)

    def snap(self, offset: int) -> int:
        """The offset itself, or the start of the grapheme that it would cut."""
        text = self.document.text
        low = max(0, offset - _AROUND)
        around = text[low : offset + _AROUND]
        return offset if is_boundary(around, offset - low) else low + previous_boundary(around, offset - low)

    # Walking

    def walk(self, row: int, dy: float) -> tuple[int, float]:
        """The row and distance for a point ``dy`` below the top of ``row``, laying out what lies between."""
        while dy < 0 and row > 0:
            row -= 1
            dy += self.laid(row).height
        while row < len(self) - 1 and dy >= self.laid(row).height:
            dy -= self.laid(row).height
            row += 1
        return row, max(0.0, dy)

    def last_top(self, height: float) -> tuple[int, float]:
        """The topmost point of a view of a height that ends exactly with the document."""
        if not len(self):
            return 0, 0.0
        row = len(self) - 1
        left = height - self.laid(row).height
        while left > 0 and row > 0:
            row -= 1
            left -= self.laid(row).height
        return row, max(0.0, -left)


def _distance(piece: Piece, x: float, y: float) -> tuple[float, float]:
    across = max(piece.x - x, x - (piece.x + piece.width), 0.0)
    down = max(piece.y - y, y - (piece.y + piece.height), 0.0)
    return across, down
