"""Notes that are always full, whatever stands before them: for excerpts that leave one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from egpk_desk.citations.notes import Cited, FormattedNote, NoteFormatter


class FullNotes:
    """Another formatter's notes, each made as if it were the first of a text: never «المرجع نفسه».

    Which form a note takes in the end only its place in the manuscript can say, and that is not known here.
    """

    def __init__(self, formatter: Callable[[], NoteFormatter]) -> None:
        self._formatter = formatter

    def notes(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """One full note for each, in the same order."""
        formatter = self._formatter()
        return [note for one in cited for note in formatter.notes([one])]
