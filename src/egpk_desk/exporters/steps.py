"""How far an export is, and whether it is to stop: asked while notes are made, while items are written, and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from egpk_desk.citations.notes import Cited, FormattedNote, NoteFormatter
from egpk_desk.errors import Cancelled


class Steps:
    """Counts what is done: the making of each note, and the writing of each excerpt.

    Called by writers once an excerpt, and oftener at will: returns whether the user has cancelled.
    """

    def __init__(
        self,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._of_notes = self._total = self._done = 0
        self._cancelled = cancelled
        self._progress = progress

    def __call__(self) -> bool:
        self._done = max(self._done, self._of_notes)
        self._step(self._total)
        return self._cancelled is not None and self._cancelled()

    def expect(self, excerpts: int) -> None:
        """So many notes are to be made and written; what is said later of single ones changes nothing."""
        if not self._total:
            self._of_notes, self._total = excerpts, 2 * excerpts

    def note(self) -> None:
        """One note is being made. Raises Cancelled."""
        self._step(self._of_notes)
        self.check()

    def check(self) -> None:
        """Raises Cancelled once the user has cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")

    def _step(self, most: int) -> None:
        if self._progress is not None and self._done % 50 == 0:
            self._progress(self._done // 2, self._total // 2)
        self._done = min(self._done + 1, most)

    def end(self) -> None:
        """All is written."""
        if self._progress is not None:
            self._progress(self._total // 2, self._total // 2)


class WatchedNotes:
    """A formatter whose work is counted and can be stopped, whatever formatter it is."""

    def __init__(self, formatter: NoteFormatter, steps: Steps) -> None:
        self._formatter = formatter
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self._formatter, name)

    def notes(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """As the formatter makes them. Raises Cancelled."""
        self._steps.expect(len(cited))
        return self._formatter.notes(_Watched(cited, self._steps))


class _Watched(Sequence[Cited]):
    """What is cited, each step over it told."""

    def __init__(self, cited: Sequence[Cited], steps: Steps) -> None:
        self._cited = cited
        self._steps = steps

    def __len__(self) -> int:
        return len(self._cited)

    @overload
    def __getitem__(self, at: int) -> Cited: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Cited]: ...
    def __getitem__(self, at: int | slice) -> Cited | Sequence[Cited]:
        return self._cited[at]

    def __iter__(self) -> Iterator[Cited]:
        for one in self._cited:
            self._steps.note()
            yield one
