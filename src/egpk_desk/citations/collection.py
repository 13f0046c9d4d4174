"""All references of a library together: their keys, and which of them are the same work.

A citation key is made of the first author's last name, the year and the first word of the title, in Latin letters, so
that BibTeX and LaTeX take it: ``jabry2009tkwyn`` of ``محمد عابد الجابري``, ``تكوين العقل العربي`` (2009).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egpk_desk.citations.csl_json import iso_of, name_words, names_of
from egpk_desk.citations.record import bare_number, same_work
from egpk_desk.text.folding import fold

# Letters of folded Arabic, without vowels (simplified from ALA-LC: no diacritics, since a key is ASCII).
_LATIN = {
    **{"ء": "", "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r"},
    **{"ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q"},
    **{"ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g"},
}
_SMALL = frozenset("the a an of on in and for to de la le في من الى عن على و ما هل".split())


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


def make_key(item: Mapping[str, Any]) -> str:
    """The key of a record, before it is made unique."""
    names = names_of(item, "author") or names_of(item, "editor")
    name = ""
    if names:
        words = str(names[0].get("family") or name_words(names[0])).split()
        name = latin(words[-1] if len(words) <= 5 else words[0])
    year = iso_of(item.get("issued"))[:4]
    words = [word for word in fold(str(item.get("title") or "")).split() if word not in _SMALL]
    title = latin(words[0]) if words else ""
    return f"{name}{year if year.isdecimal() else ''}{title}" or "work"


def latin(word: str) -> str:
    """A word in small ASCII letters and digits; the Arabic article is left out."""
    folded = fold(word)
    if folded.startswith("ال") and len(folded) > 4:
        folded = folded[2:]
    spelt = "".join(_LATIN.get(c, c) for c in folded)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


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
