"""A find in progress: the hits so far, the one in hand, and the rest of the search in the background.

Offsets are code points of the document, half-open.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from egpk_desk.desktop.reader.find import Finder

_FIRST, _SLICE = 0.020, 0.008  # seconds of the window's time


class Finding(QObject):
    """Searches a text in slices. ``reached`` tells a hit to go to, ``changed`` that hits or the one in hand changed."""

    reached = Signal(int, int)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finder = Finder("")
        self.current = -1
        self._origin: int | None = None  # where to look for the first hit, until one is in hand
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def set_text(self, text: str) -> None:
        """Take another text; nothing is searched for in it yet."""
        self._timer.stop()
        self.finder = Finder(text)
        self.current, self._origin = -1, None

    def start(self, query: str, origin: int, *, whole_word: bool, exact: bool) -> None:
        """Search for a text and reach the first hit at or after ``origin``, else the first of all."""
        self._timer.stop()
        self.finder.start(query, whole_word=whole_word, exact=exact)
        self.current, self._origin = -1, origin
        self.finder.step(_FIRST)
        self._found_more()
        if not self.finder.done:
            self._timer.start(0)

    def clear(self) -> None:
        """Forget the hits."""
        self._timer.stop()
        self.finder.clear()
        self.current, self._origin = -1, None
        self.changed.emit()

    def step(self, by: int) -> None:
        """Reach the next hit (1) or the one before (-1), round at the ends."""
        if len(self.finder):
            at = self.current if self.current >= 0 else (-1 if by > 0 else 0)
            self._reach((at + by) % len(self.finder))

    def _go_on(self) -> None:
        added = self.finder.step(_SLICE)
        if self.finder.done:
            self._timer.stop()
        if added or self.finder.done:
            self._found_more()

    def _found_more(self) -> None:
        if self.current < 0 and self._origin is not None and len(self.finder):
            first = self.finder.first_from(self._origin)
            if first < len(self.finder) or self.finder.done:
                self._reach(first % len(self.finder))
                return
        self.changed.emit()

    def _reach(self, index: int) -> None:
        self.current, self._origin = index, None
        self.reached.emit(*self.finder[index])
        self.changed.emit()
