"""Lines that hold a date and next to nothing else, and dates cut out of what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from egpk_desk.readers.dates import parse_date
from egpk_desk.text.folding import fold

_OLDEST = 1900
_LONGEST = 200
_WEEKDAYS = (
    "الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|sunday|monday|tuesday|wednesday|thursday|friday|saturday"
    "|sun|mon|tue|wed|thu|fri|sat|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_AROUND = re.compile(
    rf"(?<!\w)(?:{fold(_WEEKDAYS)}|{fold('يوم|الموافق|الموافقة|الساعة|بتوقيت|جرينتش|غرينتش|مكة|المكرمة|صباحا|مساء|ص|م|ه|هـ|في|من|ظهرا')}"
    r"|at|on|the|gmt|utc|kst|est|am|pm|a\.m\.|p\.m\.|edt|\+\d{1,2}|\d{1,2}:\d\d(?::\d\d)?|t|z)(?!\w)"
)
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line, and the words before and after it."""

    iso: str
    as_written: str
    before: str
    after: str

    @property
    def is_alone(self) -> bool:
        """Whether nothing but weekday, hour and punctuation stands beside it."""
        return not remaining(self.before) and not remaining(self.after)


@lru_cache(maxsize=256)
def date_in(text: str) -> Dated | None:
    """The date that a short line holds; None where it has none, or one that no report can bear."""
    if len(text) > _LONGEST:
        return None
    found = parse_date(text)
    if found is None:
        return None
    before, after = text[: found.start], text[found.end :]
    if not is_believable(found.iso):
        return None
    return Dated(found.iso, found.as_written, before, after)


def is_believable(iso: str) -> bool:
    """Whether a report can have been published then: from 1900 to next year."""
    return _OLDEST <= int(iso[:4]) <= date.today().year + 1


def remaining(text: str) -> str:
    """The folded words of a text that are no weekday, hour or the like."""
    if not text:
        return ""
    folded = fold(text)
    return _SIGNS.sub(" ", _AROUND.sub(" ", folded)).strip()
