"""Slugs for codes whose names come from elsewhere: another program, a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from egpk_desk.text.folding import fold
from egpk_desk.text.spelling import plain_spelling

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60


def leaf_of(name: str) -> str:
    """The last step of a slug made from a name: its letters and digits, with hyphens between; ``code`` for none."""
    plain = unicodedata.normalize("NFC", plain_spelling(name)).casefold()
    return "-".join(_WORD.findall(plain))[:_LONGEST].strip("-") or "code"


def free_leaf(name: str, taken: Collection[str]) -> str:
    """A leaf made from a name that is not among those taken; numbered from 2 where it is."""
    leaf = first = leaf_of(name)
    number = 1
    while leaf in taken:
        number += 1
        leaf = f"{first}-{number}"
    return leaf


def same_name(first: str, second: str) -> bool:
    """Whether two names differ in spelling only."""
    return bool(first.strip()) and _loosely(first) == _loosely(second)


def _loosely(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))
