"""An excerpt: a highlight together with all that an export says of it."""

from __future__ import annotations

from dataclasses import dataclass

from egpk_desk.citations.notes import Cited
from egpk_desk.library.records import Code, DocumentRecord, Highlight


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A highlighted passage with its document, codes, memo and place.

    ``text`` is the passage to the letter, as the source has it. ``codes`` are in the order in which they were given.
    ``before`` and ``after`` are the sentences of the source around it, where they were asked for.
    """

    highlight: Highlight
    record: DocumentRecord
    text: str
    cited: Cited
    codes: tuple[Code, ...] = ()
    memo: str = ""
    before: str = ""
    after: str = ""
