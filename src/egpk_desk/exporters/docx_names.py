"""The styles that an exported Word document sets its text in, by what they are for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleIds:
    """Ids of the document's styles; None stands for the document's default style.

    ``headings`` are those of the levels from 1 on; ``context`` is a character style. ``said`` is set where the
    document's styles are its user's own, which may be left to right: then each paragraph says its direction itself.
    """

    title: str | None
    normal: str | None
    headings: tuple[str | None, ...]
    excerpt: str | None
    codes: str | None
    memo: str | None
    bibliography: str | None
    note_text: str | None
    note_reference: str | None
    context: str | None
    said: bool = False

    def heading(self, level: int) -> str | None:
        """The style of a heading; those below the last level share its style."""
        return self.headings[min(level, len(self.headings)) - 1]
