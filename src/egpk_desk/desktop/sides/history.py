"""The places that one has visited, over all reports, as a browser keeps them: back to the last one, and on again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from egpk_desk.desktop.reader import ReadingPosition

_MOST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a report: the report's id, and where one read in it."""

    document: str
    position: ReadingPosition


class History(QObject):
    """The way behind and, after going back, the way ahead."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def can_go_on(self) -> bool:
        """Whether one has gone back from somewhere."""
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """One goes from a place to a new one."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-_MOST]
        self._ahead.clear()
        self.changed.emit()

    def back(self, now: Place | None) -> Place | None:
        """The place before this one, to go to; None where there is none. ``now`` can be gone on to again."""
        return self._step(self._behind, self._ahead, now)

    def on(self, now: Place | None) -> Place | None:
        """The place from which one last went back, to go to; None where there is none."""
        return self._step(self._ahead, self._behind, now)

    def _step(self, source: list[Place], other: list[Place], now: Place | None) -> Place | None:
        while source and source[-1] == now:
            source.pop()  # one stands there already
        place = source.pop() if source else None
        if place is not None and now is not None:
            other.append(now)
        self.changed.emit()
        return place

    def forget_all_but(self, documents: Collection[str]) -> None:
        """Forget places in reports that are not there any more."""
        for way in (self._behind, self._ahead):
            way[:] = [place for place in way if place.document in documents]
        self.changed.emit()
