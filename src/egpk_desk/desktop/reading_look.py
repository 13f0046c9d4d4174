"""How reports are set for reading, the same in every reader: face, measure, distance of lines, edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase

from egpk_desk.desktop.fonts import INTERFACE_FACE, READING_FACE

if TYPE_CHECKING:
    from egpk_desk.desktop.reader import Reader

MEASURES = {"narrow": 62, "ordinary": 86, "wide": 120, "full": 400}
"""The longest line in average letters, by name."""
SPACINGS = {"close": 0.9, "ordinary": 1.0, "loose": 1.3}
"""The distance of lines, as a part of the ordinary one, by name."""


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """What the user has chosen. ``measure`` and ``spacing`` are names of :data:`MEASURES` and :data:`SPACINGS`."""

    face: str = READING_FACE
    measure: str = "ordinary"
    spacing: str = "ordinary"
    justified: bool = False


class _Shown(QObject):
    changed = Signal()


_shown = _Shown()
_look = ReadingLook()


def reading_look() -> ReadingLook:
    """How reports are set now."""
    return _look


def set_reading_look(look: ReadingLook) -> None:
    """Set all reports like this from now on, those that are open too."""
    global _look
    if look != _look:
        _look = look
        _shown.changed.emit()


class _Follower(QObject):
    """Sets a reader, its parent, as reports are set now; goes with it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        _shown.changed.connect(self._take)
        self._take()

    def _take(self) -> None:
        self._reader.set_face(_look.face)
        self._reader.set_measure(MEASURES[_look.measure])
        self._reader.set_line_spacing(SPACINGS[_look.spacing])
        self._reader.set_justified(_look.justified)


def follow_reading_look(reader: Reader) -> None:
    """Let a reader set its text as the user has chosen, now and whenever that changes."""
    _Follower(reader)


def faces() -> list[str]:
    """The faces for Arabic that reports can be set in: the two that ship with the program first."""
    own = [READING_FACE, INTERFACE_FACE]
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
    others = [name for name in families if name not in own and not QFontDatabase.isPrivateFamily(name)]
    return own + sorted(others, key=str.casefold)
