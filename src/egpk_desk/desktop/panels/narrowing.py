"""Narrowing a long list by folded words, in slices, so that ten thousand rows never hold up the window."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from egpk_desk.text.folding import fold

_SLICE = 0.010  # seconds of the window's time
_LOOKED_AT = 64  # rows between two looks at the clock

Row = TypeVar("Row")


class Narrowing(QObject, Generic[Row]):
    """Finds the rows whose text holds all words. Folded texts are made when first needed and kept by row's id.

    ``found`` carries the indexes of the rows, ascending. The first slice runs at once, so that a short list answers
    before :meth:`look_for` returns; a longer one answers when it is through. A newer search replaces an older one.
    """

    found = Signal(list)

    def __init__(
        self, identity: Callable[[Row], str], text: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._identity = identity
        self._text = text
        self._rows: Sequence[Row] = ()
        self._folded: dict[str, tuple[Row, str]] = {}
        self._words: list[str] = []
        self._at = 0
        self._matches: list[int] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a search is still under way."""
        return self._timer.isActive()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Search these rows from now on; nothing is looked for until :meth:`look_for`."""
        self._timer.stop()
        self._rows = rows
        if len(self._folded) > 2 * len(rows) + 1000:
            self._folded.clear()

    def look_for(self, words: list[str]) -> None:
        """Find the rows that hold all the folded words; no words are held by every row."""
        self._words = words
        self._at, self._matches = 0, []
        if not words:
            self._timer.stop()
            self.found.emit(list(range(len(self._rows))))
            return
        self._timer.start()
        self._go_on()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        while self._at < len(self._rows):
            end = min(self._at + _LOOKED_AT, len(self._rows))
            self._matches += [index for index in range(self._at, end) if self._holds(self._rows[index])]
            self._at = end
            if time.perf_counter() > until:
                return
        self._timer.stop()
        self.found.emit(self._matches)

    def _holds(self, row: Row) -> bool:
        key = self._identity(row)
        known = self._folded.get(key)
        if known is None or (known[0] is not row and known[0] != row):
            known = self._folded[key] = (row, fold(self._text(row)))
        folded = known[1]
        return all(word in folded for word in self._words)
