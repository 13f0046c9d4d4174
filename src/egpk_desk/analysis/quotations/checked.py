"""A quotation of a manuscript with all that was found of it."""

from __future__ import annotations

from dataclasses import dataclass

from egpk_desk.analysis.quotations.comparing import Verdict


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation of a manuscript and what was found of it.

    ``start, end`` is its place in the manuscript's text; ``source_start, source_end`` in its source's. ``citation`` is
    ``right``, ``wrong`` or ``none``; ``page`` the label of the page on which the source has it.
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    citation: str
    note: str | None = None
    document: str | None = None
    title: str = ""
    source_start: int = 0
    source_end: int = 0
    source_text: str = ""
    page: str = ""
