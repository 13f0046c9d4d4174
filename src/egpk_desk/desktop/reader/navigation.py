"""Where the caret goes: by letter, word, line, paragraph and document, as Arabic users of Word expect.

In a right-to-left paragraph the left arrow goes on and the right arrow back, through Latin words and numbers too
(logical movement, Word's default); visual movement goes where the arrow points.
"""

from __future__ import annotations

from egpk_desk.desktop.reader.layout import Piece
from egpk_desk.desktop.reader.page import Caret, Page
from egpk_desk.text.graphemes import next_boundary, previous_boundary
from egpk_desk.text.words import next_word, previous_word


def forward(page: Page, caret: Caret) -> Caret:
    """One grapheme on; from the end of a row or cell to the start of the next."""
    place = page.place(caret.offset)
    if caret.offset < place.piece.end:
        return Caret(min(next_boundary(page.document.text, max(caret.offset, place.piece.start)), place.piece.end))
    return Caret(_next_start(page, caret.offset))


def backward(page: Page, caret: Caret) -> Caret:
    """One grapheme back; from the start of a row or cell to the end of the one before."""
    place = page.place(caret.offset)
    if caret.offset > place.piece.start:
        return Caret(
            max(previous_boundary(page.document.text, min(caret.offset, place.piece.end + 1)), place.piece.start)
        )
    return Caret(_previous_end(page, caret.offset))


def _next_start(page: Page, offset: int) -> int:
    place = page.place(offset)
    for piece in place.laid.pieces:
        if piece.start > offset:
            return piece.start
    return page.rows.starts[place.row + 1] if place.row + 1 < len(page) else place.piece.end


def _previous_end(page: Page, offset: int) -> int:
    place = page.place(offset)
    for piece in reversed(place.laid.pieces):
        if piece.end < offset:
            return piece.end
    if place.row == 0:
        return place.piece.start
    before, start = page.rows.ends[place.row - 1], place.piece.start
    # Within a long block the parts touch: the end of one is the start of the next.
    return before if before < start else previous_boundary(page.document.text, start)


def word_forward(page: Page, caret: Caret) -> Caret:
    """The start of the next word."""
    return Caret(next_word(page.document.text, caret.offset))


def word_backward(page: Page, caret: Caret) -> Caret:
    """The start of this word, or of the one before."""
    return Caret(previous_word(page.document.text, caret.offset))


def paragraph_forward(page: Page, caret: Caret) -> Caret:
    """The start of the next block, or the end of the last."""
    block = page.place(caret.offset).piece.block
    row = page.rows.at(caret.offset)
    while row + 1 < len(page) and page.rows.starts[row + 1] < block.end:
        row += 1
    after = (
        _next_start(page, max(block.end, caret.offset))
        if row + 1 < len(page) or caret.offset < block.end
        else block.end
    )
    return Caret(after)


def paragraph_backward(page: Page, caret: Caret) -> Caret:
    """The start of this block, or of the one before where the caret stands there already."""
    block = page.place(caret.offset).piece.block
    if caret.offset > block.start:
        return Caret(block.start)
    end = _previous_end(page, block.start)
    return Caret(page.place(end).piece.block.start if end < block.start else block.start)


def visual(page: Page, caret: Caret, to_left: bool) -> Caret:
    """Past the letter to which the arrow points; at the edge of a line, on to the next line or back to the one before.

    (Qt's ``leftCursorPosition`` turns back at numbers and brackets between directions, PySide6 6.11.3.)
    """
    place = page.place(caret)
    piece = place.piece
    cells = piece.cells(place.line).from_left()
    x = page.caret_x(caret)[0] - piece.x
    passed = [c for c in cells if (c.right <= x + 0.25 if to_left else c.left >= x - 0.25)]
    if passed:
        cell = passed[-1] if to_left else passed[0]
        return _at(page, piece, cell.at_left if to_left else cell.at_right)
    onward = to_left == piece.rtl
    line = place.line + (1 if onward else -1)
    if not 0 <= line < piece.lines:
        beside = _next_start(page, piece.end) if onward else _previous_end(page, piece.start)
        if piece.start <= beside <= piece.end:
            return caret  # the first or last line of the document
        piece = page.place(beside).piece
        line = 0 if onward else piece.lines - 1
    begins_on_right = piece.rtl == onward
    cells = piece.cells(line).from_left()
    if not cells:
        return Caret(piece.offset(piece.line_range(line)[0]))
    return _at(page, piece, cells[-1].at_right if begins_on_right else cells[0].at_left)


def _at(page: Page, piece: Piece, edge: tuple[int, bool]) -> Caret:
    unit, upstream = edge
    return Caret(page.snap(piece.offset(unit)), upstream)


def arrow(page: Page, caret: Caret, to_left: bool, by_word: bool, visually: bool) -> Caret:
    """Where a left or right arrow leads."""
    if visually and not by_word:
        return visual(page, caret, to_left)
    onward = to_left == page.place(caret).piece.rtl
    if by_word:
        return word_forward(page, caret) if onward else word_backward(page, caret)
    return forward(page, caret) if onward else backward(page, caret)


def line_start(page: Page, caret: Caret) -> Caret:
    """The start of the caret's line."""
    place = page.place(caret)
    return Caret(place.piece.offset(place.piece.line_range(place.line)[0]))


def line_end(page: Page, caret: Caret) -> Caret:
    """The end of the caret's line, before the space at which it wraps."""
    place = page.place(caret)
    start, end = place.piece.line_range(place.line)
    if place.line == place.piece.lines - 1:
        return Caret(place.piece.end)
    offset = place.piece.offset(end)
    if end > start and page.document.text[offset - 1].isspace():
        return Caret(offset - 1)
    return Caret(offset, upstream=True)


def line_up_or_down(page: Page, caret: Caret, down: bool, x: float) -> Caret:
    """The caret one line above or below, nearest to x (from the column's left); the same where there is none."""
    place = page.place(caret)
    line = place.line + (1 if down else -1)
    if 0 <= line < place.piece.lines:
        return page.hit_line(place.piece, line, x)
    stacked = _stacked(place.laid.pieces, place.piece, down)
    if stacked is not None:
        return page.hit_line(stacked, 0 if down else stacked.lines - 1, x)
    row = place.row + (1 if down else -1)
    if not 0 <= row < len(page):
        return caret
    laid = page.laid(row)
    return page.hit(row, x, laid.top if down else laid.height - laid.bottom - 1)


def _stacked(pieces: list[Piece], piece: Piece, down: bool) -> Piece | None:
    """The paragraph above or below within the same table cell, or None."""
    same = [p for p in pieces if p is not piece and p.x == piece.x and (p.y > piece.y) == down]
    return min(same, key=lambda p: abs(p.y - piece.y)) if same else None
