"""The list of what an export cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, FormattedNote, NoteFormatter, source_language
from egpk_desk.text.folding import fold


def bibliography(formatter: NoteFormatter, cited: Sequence[Cited]) -> tuple[FormattedNote, ...]:
    """One entry a source: as the formatter's style lists them, else each in full without a place, Arabic ones first."""
    by_style = getattr(formatter, "bibliography", None)
    if by_style is not None:
        return tuple(by_style(cited))
    sources = {one.document: replace(one, locator=Locator(), source_notes=()) for one in cited}
    ordered = sorted(sources.values(), key=_order)
    return tuple(note for one in ordered for note in formatter.notes([one]))


def _order(cited: Cited) -> tuple[bool, str, str, str]:
    metadata = cited.metadata
    return source_language(metadata) != "ar", fold(metadata.author or metadata.title), metadata.date, metadata.title
