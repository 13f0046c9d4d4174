"""Conditions on the free properties of documents: ``country=مصر``, ``year>=2020``, ``type!=تقرير``, ``country``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import DocumentRecord
from egpk_desk.text.folding import fold

_WRITTEN = re.compile(r"\s*(?P<name>[^=<>!~]+?)\s*(?:(?P<sign>!=|>=|<=|=|>|<|~)\s*(?P<value>.*?)\s*)?", re.DOTALL)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_DATE = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")
_PARTS = re.compile(r"[;,؛،]")
_FIELDS = ("title", "author", "date", "publisher", "category", "language", "url", "role")


@dataclass(frozen=True, slots=True)
class Condition:
    """A property by its name, a sign and a value; with neither sign nor value: the document has the property.

    ``=`` and ``!=`` compare spelling apart, with the whole or with one of several values parted by commas or
    semicolons; ``~`` looks for words in it; ``<``, ``<=``, ``>`` and ``>=`` compare numbers as numbers, dates of any
    precision as dates, and all else as words. ``=`` without a value: the document has it not.
    """

    name: str
    sign: str = ""
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name}{self.sign}{' ' if self.value.startswith('=') else ''}{self.value}"

    def holds(self, record: DocumentRecord) -> bool:
        """Whether a document fulfils it."""
        said = value_of(record, self.name)
        if not self.sign:
            return bool(said)
        if not self.value:
            return (not said) == (self.sign == "=")
        match self.sign:
            case "=":
                return _equal(said, self.value)
            case "!=":
                return not _equal(said, self.value)
            case "~":
                return _flat(self.value) in _flat(said)
            case _:
                return bool(said) and _compare(said, self.sign, self.value)


def parse_condition(written: str) -> Condition:
    """A condition as a user writes it. Raises InvalidValue."""
    match = _WRITTEN.fullmatch(written)
    if match is None or not match["name"].strip():
        raise InvalidValue(
            f"“{written}” is not a condition.", "Write name=value, name>=value, name~words, or a name alone."
        )
    condition = Condition(" ".join(match["name"].split()), match["sign"] or "", match["value"] or "")
    if condition.sign in ("~", "<", ">", "<=", ">=") and not condition.value:
        raise InvalidValue(f"The condition “{written}” lacks its value.", "Write one after the sign.")
    return condition


def value_of(record: DocumentRecord, name: str) -> str:
    """What a document has of a property, or of a field that every document has; empty where nothing."""
    wanted = _flat(name)
    own = _named(record.metadata.extra, wanted)
    if own is not None:
        return own
    if wanted == "status":
        return record.status
    if wanted == "kind":
        return record.kind
    return str(getattr(record.metadata, wanted)) if wanted in _FIELDS else ""


def _named(values: Mapping[str, str], wanted: str) -> str | None:
    if wanted in values:
        return values[wanted]
    return next((value for name, value in values.items() if _flat(name) == wanted), None)


@lru_cache(maxsize=4096)
def _flat(text: str) -> str:
    return " ".join(fold(text).split())


def _equal(said: str, wanted: str) -> bool:
    flat = _flat(wanted)
    if _flat(said) == flat or any(_flat(part) == flat for part in _PARTS.split(said)):
        return True
    first, second = _number(said), _number(wanted)
    if first is not None and second is not None:
        return first == second
    date = _date(said)
    return bool(date and (asked := _date(wanted)) and date.startswith(asked) and date[len(asked) :][:1] in ("", "-"))


def _compare(said: str, sign: str, wanted: str) -> bool:
    first: float | str | None = _number(said)
    second: float | str | None = _number(wanted)
    if first is None or second is None:
        dates = _date(said), _date(wanted)
        if all(dates):  # compared as far as both say: 2025-03 is neither before nor after 2025
            size = min(map(len, dates))
            first, second = dates[0][:size], dates[1][:size]
        else:
            first, second = _flat(said), _flat(wanted)
    below, equal = first < second, first == second  # type: ignore[operator]
    return {"<": below, "<=": below or equal, ">": not below and not equal, ">=": not below}[sign]


def _number(text: str) -> float | None:
    flat = _flat(text).replace("٫", ".").replace("٬", "")
    return float(flat) if _NUMBER.fullmatch(flat) else None


def _date(text: str) -> str:
    """An ISO date of any precision, filled up with zeros; empty where it is none."""
    flat = _flat(text)
    return "-".join(f"{int(part):02d}" for part in flat.split("-")) if _DATE.fullmatch(flat) else ""
