"""One reader's open document as it is coded: its record, its highlights, and the one in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egpk_desk.desktop import i18n
from egpk_desk.desktop.reader import Mark, Reader
from egpk_desk.desktop.snapshot import place
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import DocumentRecord


@dataclass(slots=True)
class Reference:
    """A highlight that may still be in the making: its id is filled in by the lane that makes it."""

    id: str = ""
    range: tuple[int, int] = (0, 0)


def as_mark(excerpt: Excerpt, language: str) -> Mark:
    """A highlight as the reader draws it."""
    highlight = excerpt.highlight
    return Mark(
        id=highlight.id,
        start=highlight.start,
        end=highlight.end,
        colours=tuple(code.colour for code in excerpt.codes),
        labels=tuple(code.name(language) for code in excerpt.codes),
        memo=excerpt.memo,
        stance=str(highlight.stance),
    )


class Sheet:
    """What of the library stands in one reader. Several may show one document; each has its own highlight in hand."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.record: DocumentRecord | None = None
        self.reference: Reference | None = None
        self.by_id: dict[str, Excerpt] = {}

    @property
    def document(self) -> str:
        """The id of the document shown; empty where none is."""
        return self.record.id if self.record else ""

    def excerpts(self) -> list[Excerpt]:
        """The highlights of the document, in the order of its text."""
        return sorted(self.by_id.values(), key=place)

    @property
    def current(self) -> Excerpt | None:
        """The highlight in hand."""
        return self.by_id.get(self.reference.id) if self.reference else None

    def take(self, excerpts: Sequence[Excerpt]) -> None:
        """Show these highlights instead of those shown."""
        self.by_id = {excerpt.highlight.id: excerpt for excerpt in excerpts}
        language = i18n.language()
        self.reader.set_marks([as_mark(excerpt, language) for excerpt in excerpts])
        current = self.current
        self.reader.set_active_mark(current.highlight.id if current else None)

    def put(self, excerpt: Excerpt) -> None:
        """Show a highlight in its new state, if it is one of this document."""
        if excerpt.highlight.document == self.document:
            self.by_id[excerpt.highlight.id] = excerpt
            self.reader.update_mark(as_mark(excerpt, i18n.language()))

    def drop(self, highlight: str) -> None:
        """Show a highlight no longer."""
        if self.by_id.pop(highlight, None) is not None:
            self.reader.remove_mark(highlight)

    def put_down(self) -> None:
        """Have no highlight in hand any more."""
        self.reference = None
        self.reader.set_active_mark(None)

    def holds_on(self, start: int, end: int) -> bool:
        """Whether a selection still belongs to the highlight in hand: it lies on its ends, or the caret within."""
        if self.reference is None:
            return False
        low, high = self.reference.range
        return low <= start <= high if start == end else (start, end) == (low, high)
