"""Dates as reports write them: Arabic, Levantine and Maghrebi months, Hijri, Western, numeric and ISO."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. ``iso`` is Gregorian ISO 8601 of the precision that is written (``2025-11``).

    ``[start, end)`` are the code points it takes in the text that was searched, ``as_written`` those characters.
    """

    iso: str
    as_written: str
    start: int
    end: int


def parse_date(text: str) -> FoundDate | None:
    """The most precise date in a short text (a line, a property), the first where several are as precise."""
    return None
