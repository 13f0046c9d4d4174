"""Note markers and the way back: from a marker to its note, from a note to its marker, and back by Alt+Left."""

from __future__ import annotations

from bisect import bisect_right

from egpk_desk.desktop.reader.scrolling import ReadingPosition
from egpk_desk.document import Document


class Jumps:
    """Where jumps have led from, as a browser keeps it."""

    def __init__(self) -> None:
        self._back: list[ReadingPosition] = []
        self._on: list[ReadingPosition] = []

    def clear(self) -> None:
        """Forget the way."""
        self._back.clear()
        self._on.clear()

    def leave(self, position: ReadingPosition) -> None:
        """A jump leads away from a position."""
        self._back.append(position)
        self._on.clear()

    def back(self, now: ReadingPosition) -> ReadingPosition | None:
        """The position before the last jump, or None."""
        if not self._back:
            return None
        self._on.append(now)
        return self._back.pop()

    def on(self, now: ReadingPosition) -> ReadingPosition | None:
        """The position from which one last went back, or None."""
        if not self._on:
            return None
        self._back.append(now)
        return self._on.pop()

    @staticmethod
    def note_at(document: Document, offset: int) -> int | None:
        """The index of the note whose marker holds the letter at an offset, or None."""
        for index, note in enumerate(document.notes):
            if note.start <= offset < note.end:
                return index
        return None

    @staticmethod
    def reference_of(document: Document, offset: int) -> tuple[int, int] | None:
        """Where the marker of a note stands in the text, for a click on the marker at the head of its body."""
        at = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
        if at < 0:
            return None
        block = document.blocks[at]
        marker = (block.marker or "").strip()
        if not marker or not document.text.startswith(marker, block.start) or offset >= block.start + len(marker):
            return None
        for note in document.notes:
            if note.body is not None and note.body.start == block.start:
                return note.start, note.end
        return None
