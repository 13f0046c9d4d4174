"""Hijri dates of references: telling them from Gregorian ones, and both in one record.

A record keeps the Gregorian date in ``issued`` (by which it is sorted and compared) and the Hijri year or date in
``custom.hijri``. Where a source says the Hijri one alone, ``issued`` is worked out, and its ``raw`` keeps what was
said: then only the Hijri year is printed, since it lies in two Gregorian ones.

A year without a mark is Hijri where it is one of 1300 to 1500 in an Arabic record: one whose title has Arabic letters,
or whose language is Arabic. No such work is of 1300 to 1500 AD: there were no Arabic printed books. A year that is
marked (``هـ``, ``ه``, ``AH``) is Hijri in any record; one of a record in Latin script without a mark stays Gregorian.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hijridate import Hijri

from egpk_desk.citations.csl_json import date_of, iso_of, language_tag
from egpk_desk.text.digits import to_western

EARLIEST, LATEST = 1300, 1500
"""The years that are taken for Hijri without a mark."""

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_OTHERS = re.compile("[پچژگکیٹڈڑے]")
_MARKED = re.compile(
    r"(?<!\d)(1[0-5]\d\d)\s*(?:هـ|ه(?:\u200d|(?![\u0621-\u064a]))|هجري(?:ة|ا)?|\(?A\.?\s?H\.?(?!\w)\)?)", re.I
)
_BARE = re.compile(r"(?<!\d)1[0-5]\d\d(?!\d)")
_GREGORIAN = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"(1[0-5]\d\d)-(\d\d)(?:-(\d\d))?")


def is_arabic(item: Mapping[str, Any]) -> bool:
    """Whether a record is one of a work in Arabic: by its language where it says one, else by its title.

    A title with letters that Arabic has not (``پ چ ژ گ ک ی``) is Persian or Urdu, whose years may be solar.
    """
    language = language_tag(item.get("language"))
    if language:
        return language.split("-")[0] == "ar" and "latn" not in language
    title = str(item.get("title") or item.get("container-title") or "")
    return bool(_ARABIC.search(title)) and not _OTHERS.search(title)


def year_in(written: object) -> str:
    """The year of a Hijri date (``1445``, ``1445-03-12``, ``12 ربيع الأول ١٤٤٥هـ``) in Western digits, or empty."""
    said = _BARE.search(to_western(str(written or "")))
    return said[0] if said else ""


def gregorian_years(year: int) -> tuple[int, int]:
    """The Gregorian years in which a Hijri one begins and ends."""
    try:
        last = Hijri(year, 12, 29)
        return Hijri(year, 1, 1).to_gregorian().year, last.to_gregorian().year
    except (ValueError, OverflowError):  # before 1343 or after 1500 AH: by the mean lengths of both years
        begin = 622.5425 + (year - 1) * 354.36707 / 365.2425
        return int(begin), int(begin + 354 / 365.2425)


def middle_year(year: int) -> int:
    """The Gregorian year in which most of a Hijri one lies: that of its middle, by the mean lengths of both."""
    return int(622.545 + (year - 1 + 0.5) * 354.36707 / 365.2425)


def agrees(hijri: object, issued: object) -> bool:
    """Whether a Hijri date and a Gregorian one of CSL may be the same; what says no year disagrees with nothing."""
    said, year = year_in(hijri), iso_of(issued)[:4]
    if not said or not year.isdecimal():
        return True
    first, last = gregorian_years(int(said))
    return first <= int(year) <= last


def alone(item: Mapping[str, Any]) -> bool:
    """Whether a record says the Hijri year and no Gregorian one: that in ``issued`` was worked out."""
    issued = item.get("issued")
    if not isinstance(issued, Mapping) or not issued:
        return True
    raw = to_western(str(issued.get("raw") or ""))
    return bool(year_in(raw)) and not _GREGORIAN.search(raw) and len(iso_of(issued)) == 4


def settled(item: dict[str, Any]) -> dict[str, Any]:
    """An item as a file gave it, its Hijri date told from a Gregorian one by the rule above."""
    issued = item.get("issued")
    if not isinstance(issued, Mapping) or "raw" in issued:
        return item
    said = iso_of(issued)
    made = understood(said, arabic=is_arabic(item))
    if made is None:
        return item
    date, hijri = made
    custom = item.get("custom") if isinstance(item.get("custom"), Mapping) else {}
    return {**item, "issued": date, "custom": {**(custom or {}), "hijri": hijri}}


def understood(said: str, *, arabic: bool) -> tuple[dict[str, Any], str] | None:
    """A date as files write one, where it is Hijri or both: CSL's date with ``raw``, and the Hijri year or date."""
    western = to_western(said)
    marked = _MARKED.search(western)
    bare = re.fullmatch(r"(1[345]\d\d)(?:-\d\d){0,2}", western)
    both = re.fullmatch(r"\s*(1[345]\d\d)\s*[-/(]\s*((?:19|20)\d\d)\s*\)?\s*م?\s*", western) if arabic else None
    if both and not marked and agrees(both[1], date_of(both[2])):
        return {**date_of(both[2]), "raw": said}, both[1]
    if marked:
        gregorian = _GREGORIAN.search(western)
        if gregorian:
            return {**date_of(gregorian[0]), "raw": said}, marked[1]
        return {**date_of(str(middle_year(int(marked[1])))), "raw": said}, marked[1]
    if not bare or not arabic or not EARLIEST <= int(bare[1]) <= LATEST:
        return None
    return {**date_of(_day(western) or str(middle_year(int(bare[1])))), "raw": said}, western


def _day(hijri: str) -> str:
    """The Gregorian day of a Hijri one (``1445-03-12``), its year where only a month is said; empty where neither."""
    match = _DAY.fullmatch(hijri)
    if match is None:
        return ""
    try:
        day = Hijri(int(match[1]), int(match[2]), int(match[3] or 15)).to_gregorian()
    except (ValueError, OverflowError):
        return ""
    return day.isoformat() if match[3] else f"{day.year:04}"


def date_in_file(issued: object) -> str:
    """What a file says of the date of a work: what was read where a Hijri date was; else ISO 8601."""
    if isinstance(issued, Mapping) and _BARE.search(to_western(str(issued.get("raw") or ""))):
        raw = str(issued["raw"])
        if understood(raw, arabic=True) is not None:
            return raw
    return iso_of(issued)
