"""Taking a codebook into a library: what would be added and changed, told before anything is done.

A code of the file is one of the library where it has the same id, else the same slug, else the same name in the same
place. What the file does not say of it stays as it is, and so does its place in the tree.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from egpk_desk.codebook.interchange import FOREIGN_KIND, Codebook, Entry
from egpk_desk.codebook.slugs import free_leaf, same_name
from egpk_desk.library.records import Code, CodeSet, Kind

_LEAF = re.compile(r"[^\W_]+(-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Addition:
    """A code to be made: under ``parent`` (the id of a code of the library or of one made before), of this slug."""

    id: str
    slug: str
    parent: str | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Change:
    """A code of the library whose ``fields`` get these values."""

    code: Code
    fields: Mapping[str, str]
    retired: bool | None = None
    codable: bool | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in a codebook would do. ``unchanged`` counts the codes that are there already, the same.

    ``ids`` gives the library's id of each code by the id that the file has for it.
    """

    additions: tuple[Addition, ...]
    changes: tuple[Change, ...]
    unchanged: int
    kinds: tuple[Kind, ...]
    sets: tuple[CodeSet, ...]
    ids: Mapping[str, str] = field(default_factory=dict)


def plan(codebook: Codebook, codes: Sequence[Code], kind: str = FOREIGN_KIND) -> Plan:
    """What a codebook would add to these codes and change in them. Codes without a kind of their own get ``kind``."""
    return _Planning(codebook, codes, kind).plan()


class _Planning:
    def __init__(self, codebook: Codebook, codes: Sequence[Code], kind: str) -> None:
        self.codebook = codebook
        self.kind = kind
        self.by_id = {code.id: code for code in codes}
        self.by_slug = {code.slug: code for code in codes}
        self.below: dict[tuple[str, str | None], list[Code]] = {}
        self.leaves: dict[tuple[str, str | None], set[str]] = {}
        for code in codes:
            place = (code.kind, code.parent)
            self.below.setdefault(place, []).append(code)
            self.leaves.setdefault(place, set()).add(code.slug.rpartition("/")[2])
        self.ids: dict[int, str] = {}  # the library's id of each entry
        self.slugs: dict[str, str] = {code.id: code.slug for code in codes}
        self.kinds: dict[str, str] = {code.id: code.kind for code in codes}
        self.used: set[str] = set()

    def plan(self) -> Plan:
        additions, changes, unchanged = list[Addition](), list[Change](), 0
        given: dict[str, str] = {}
        for index, entry in enumerate(self.codebook.entries):
            parent = self.ids[entry.parent] if entry.parent is not None else None
            kind = self.kinds[parent] if parent else entry.kind or self.kind
            code = self._found(entry, kind, parent)
            if code is None:
                made = self._addition(entry, kind, parent)
                additions.append(made)
                self.ids[index] = made.id
            else:
                self.ids[index] = code.id
                self.used.add(code.id)
                change = _change(code, entry)
                changes += [change] if change else []
                unchanged += change is None
            if entry.id:
                given[entry.id] = self.ids[index]
        sets = tuple(
            CodeSet(one.id, one.name, one.definition, tuple(given[code] for code in one.codes if code in given))
            for one in self.codebook.sets
        )
        return Plan(tuple(additions), tuple(changes), unchanged, self.codebook.kinds, sets, given)

    def _found(self, entry: Entry, kind: str, parent: str | None) -> Code | None:
        if entry.id and (code := self.by_id.get(entry.id)) and code.id not in self.used:
            return code
        if entry.slug and (code := self.by_slug.get(entry.slug)) and code.id not in self.used:
            return code
        if not entry.slug:
            for code in self.below.get((kind, parent), ()):
                if code.id not in self.used and any(
                    same_name(entry.name, name) for name in (code.name_ar, code.name_en)
                ):
                    return code
        return None

    def _addition(self, entry: Entry, kind: str, parent: str | None) -> Addition:
        leaves = self.leaves.setdefault((kind, parent), set())
        leaf = entry.slug.rpartition("/")[2]
        if not _LEAF.fullmatch(leaf) or leaf in leaves:
            leaf = free_leaf(leaf or entry.name, leaves)
        leaves.add(leaf)
        code = entry.id if entry.id and _is_id(entry.id) and entry.id not in self.slugs else str(uuid.uuid4())
        slug = f"{self.slugs[parent] if parent else kind}/{leaf}"
        self.slugs[code], self.kinds[code] = slug, kind
        return Addition(code, slug, parent, entry)


def _is_id(value: str) -> bool:
    try:
        return str(uuid.UUID(value)) == value
    except ValueError:
        return False


def _change(code: Code, entry: Entry) -> Change | None:
    fields = {name: value for name, value in entry.fields.items() if value and value != getattr(code, name)}
    retired = entry.retired if entry.retired != code.retired else None
    codable = entry.codable if entry.codable != code.codable else None
    return Change(code, fields, retired, codable) if fields or retired is not None or codable is not None else None
