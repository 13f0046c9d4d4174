"""All references of a library together: their keys, and which of them are the same work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egpk_desk.citations.keys import make_key
from egpk_desk.citations.record import bare_number, same_work
from egpk_desk.text.folding import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference: its id (a document's own id where it is one), key, whole CSL-JSON record and document.

    ``is_kept`` says whether the key is stored, and so no longer changes with the record.
    """

    id: str
    key: str
    item: Mapping[str, Any]
    document: str | None = None
    is_kept: bool = True


def unique_key(wanted: str, there: Collection[str]) -> str:
    """The key, or with the first letter after it that none of ``there`` (case folded) has: ``hasan2020b``."""
    wanted = re.sub(r"[\s,{}()\"'#%=\\~@]+", "", wanted) or "work"
    if wanted.casefold() not in there:
        return wanted
    number = 1
    while True:
        key = f"{wanted}{_letters(number)}"
        if key.casefold() not in there:
            return key
        number += 1


def _letters(number: int) -> str:
    made = ""
    while number >= 0:
        made = chr(ord("a") + number % 26) + made
        number = number // 26 - 1
    return made


def with_keys(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, those without a key given one that is no other's, in the order in which they stand."""
    taken = {entry.key.casefold() for entry in entries if entry.key}
    made = []
    for entry in entries:
        if not entry.key:
            key = unique_key(make_key(entry.item), taken)
            taken.add(key.casefold())
            entry = Entry(entry.id, key, {**entry.item, "citation-key": key}, entry.document, is_kept=False)
        made.append(entry)
    return made


def find_same(item: Mapping[str, Any], entries: Iterable[Entry]) -> Entry | None:
    """The entry that is the same work, if there is one."""
    return next((entry for entry in entries if same_work(item, entry.item)), None)


class Works:
    """Entries by what could make them the same work, so that a thousand are compared with a thousand quickly."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by: dict[str, list[Entry]] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        for mark in _marks(entry.item):
            self._by.setdefault(mark, []).append(entry)

    def same_as(self, item: Mapping[str, Any]) -> Entry | None:
        """The entry that is the same work, if there is one."""
        return find_same(item, (entry for mark in _marks(item) for entry in self._by.get(mark, ())))


def _marks(item: Mapping[str, Any]) -> set[str]:
    marks = {f"title {fold(str(item.get('title') or ''))}"}
    return marks | {f"{name} {bare_number(item[name])}" for name in ("DOI", "ISBN") if item.get(name)}


def duplicates(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Groups of entries that are the same work."""
    groups: list[list[Entry]] = []
    of: dict[str, list[Entry]] = {}
    works = Works(())
    for entry in entries:
        same = works.same_as(entry.item)
        if same is None:
            of[entry.id] = [entry]
            groups.append(of[entry.id])
        else:
            of[same.id].append(entry)
            of[entry.id] = of[same.id]
        works.add(entry)
    return [tuple(group) for group in groups if len(group) > 1]
