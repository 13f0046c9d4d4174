"""Notes of texts that have no notes of their own: markers such as ``[1]`` and bodies at the end, joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineMark:
    """A note marker in a line: ``lines[line][start:end] == marker``. ``key`` joins it with its body."""

    line: int
    start: int
    end: int
    marker: str
    key: str


@dataclass(frozen=True, slots=True)
class LineBody:
    """The body of a note: ``lines[first:last + 1]``; the first line begins with ``marker``, the body at ``start``."""

    key: str
    marker: str
    first: int
    last: int
    start: int


@dataclass(frozen=True, slots=True)
class LineNotes:
    """Markers in reading order, bodies by key, and all lines that belong to the notes at the end of the text."""

    marks: tuple[LineMark, ...] = ()
    bodies: Mapping[str, LineBody] | None = None
    note_lines: frozenset[int] = frozenset()


def find_notes(lines: Sequence[str], quiet: frozenset[int] = frozenset()) -> LineNotes:
    """Markers and bodies in the lines of a text; ``quiet`` lines (metadata) are not looked at."""
    return LineNotes()
