"""Where the view stands in the page. A row and the distance below its top are the truth; the scrollbar follows.

Heights above may turn out other than estimated while one reads: what is in view never moves for that.
"""

from __future__ import annotations

from typing import NamedTuple

from egpk_desk.desktop.reader.page import Caret, Page
from egpk_desk.desktop.reader.painting import rows_in_view
from egpk_desk.desktop.reader.scroll_marks import MarkedScrollBar


class ReadingPosition(NamedTuple):
    """Where somebody reads; it holds for any width, zoom and face, and can be kept as JSON.

    The offset at the head of the view, how far that line is scrolled out (a share of the line), and the selection.
    """

    offset: int
    share: float
    anchor: int
    caret: int


class Scrolling:
    """Keeps the top of the view, and the scrollbar with it."""

    def __init__(self, bar: MarkedScrollBar) -> None:
        self._bar = bar
        self._following = False  # the bar is being set from here
        self._value = 0
        self.top: tuple[int, float] = (0, 0.0)

    def follow(self, page: Page | None, height: int) -> None:
        """Set the scrollbar's range and value from the top of the view."""
        self._following = True
        if page is None or not len(page):
            self._bar.setRange(0, 0)
        else:
            self._bar.setPageStep(height)
            self._bar.setSingleStep(round(2.2 * page.styles.em))
            self._bar.setRange(0, max(0, round(page.heights.total - height)))
            self._bar.setValue(round(page.heights.before(self.top[0]) + self.top[1]))
        self._value = self._bar.value()
        self._following = False

    def bar_moved(self, page: Page | None, value: int, height: int) -> bool:
        """The user has moved the scrollbar; whether the view is to be drawn again."""
        if self._following or page is None or not len(page):
            return False
        by = value - self._value
        if value >= self._bar.maximum():
            self.top = page.last_top(height)
        elif abs(by) > 3 * height:
            self.go_to(page, *page.heights.find(float(value)), height)
        else:
            # A small move goes through measured heights, so that nothing jumps.
            self.go_to(page, self.top[0], self.top[1] + by, height)
        self.follow(page, height)
        return True

    def go_to(self, page: Page, row: int, dy: float, height: int) -> None:
        """Put the point ``dy`` below the top of ``row`` at the head of the view, as far as the document reaches."""
        self.top = page.walk(row, dy)
        left = page.heights.total - page.heights.before(self.top[0]) - self.top[1]
        if left < 3 * height:
            last = page.last_top(height)
            self.top = min(self.top, last)

    def line_top(self, page: Page, caret: Caret, height: int) -> float | None:
        """The y in the view of the line in which a caret stands; None where its row is not in view."""
        wanted = page.row_of(caret)
        for row, y, _ in rows_in_view(page, self.top, height):
            if row == wanted:
                return y + page.place(caret).top
        return None

    def shows(self, page: Page, offset: int, height: int) -> bool:
        """Whether the whole line of an offset is in view."""
        caret = Caret(offset)
        top = self.line_top(page, caret, height)
        return top is not None and top >= 0 and top + page.place(caret).height <= height

    def reveal(self, page: Page, offset: int, height: int, centre: bool) -> None:
        """Bring the line of an offset into view: at a third of the height, or by the least scrolling."""
        caret = Caret(offset)
        place = page.place(caret)
        if centre:
            self.go_to(page, place.row, place.top - height * 0.33, height)
            return
        if self.shows(page, offset, height):
            return
        top = self.line_top(page, caret, height)
        below = top >= 0 if top is not None else place.row > self.top[0]
        above_it = height - 1.4 * place.height if below else 0.4 * place.height
        self.go_to(page, place.row, place.top - above_it, height)

    def position(self, page: Page) -> tuple[int, float]:
        """The offset at the head of the view and the share of its line that is scrolled out."""
        row, dy = self.top
        laid = page.laid(row)
        piece = laid.pieces[0]
        line = piece.line_under(dy - piece.y)
        share = (dy - piece.y - line * piece.metrics.pitch) / piece.metrics.pitch
        return piece.offset(piece.line_range(line)[0]), share

    def restore(self, page: Page, offset: int, share: float, height: int) -> None:
        """Put the view back to a position."""
        place = page.place(Caret(offset))
        self.go_to(page, place.row, max(0.0, place.top + share * place.height), height)
