"""What one line says of the publication, and how far that is to be believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

NAMES = "\u2063"
"""Parts the names in the value of a clue (an invisible separator: no name holds it)."""


class Field(Enum):
    """What a line may state."""

    TITLE = "title"
    AUTHOR = "author"
    POSTER = "poster"  # who put it on the website: the author only where no other is named
    ROLE = "role"
    DATE = "date"
    UPDATED = "updated"
    PUBLISHER = "publisher"
    CATEGORY = "category"
    URL = "url"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    SUPERVISOR = "supervisor"
    KEYWORDS = "keywords"
    ISSUE = "issue"
    DOI = "doi"
    NOTHING = "nothing"  # comments, sharing, reading time: a line about the page, not about the report


class Belief(IntEnum):
    """How strong a clue is: what a label says is believed before what a place in the head suggests."""

    COPYRIGHT = 1
    KICKER = 2  # the name of a rubric or a site above the title
    FOOT = 3
    PATH = 4  # a breadcrumb
    PLACE = 5  # a bare date, name or centre between title and text
    LABEL = 6


@dataclass(frozen=True, slots=True)
class Clue:
    """One statement: a field and its value as written; names of several people are parted by ``NAMES``.

    ``role`` is what stands beside the names of authors, ``iso`` the Gregorian form of a date.
    """

    field: Field
    value: str
    belief: Belief
    role: str = ""
    iso: str = ""
