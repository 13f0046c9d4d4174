"""A codebook as it travels: codes in a tree, kinds and sets, apart from any library.

An entry names the one above it by its place among the entries (``parent``), since programs differ in what they take
for an identity. Empty strings stand for what a file does not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from egpk_desk.errors import UnreadableSource
from egpk_desk.library.records import Code, CodeSet, Kind

FOREIGN_KIND = "code"
"""The kind of codes from programs that know no kinds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. ``slug`` is its whole path where the file says it; ``parent`` the index of the entry above, or None.

    ``fields`` holds what the file says of ``name_ar``, ``name_en``, ``colour``, ``definition``, ``use_when``,
    ``use_not`` and ``example``.
    """

    fields: Mapping[str, str]
    id: str | None = None
    slug: str = ""
    kind: str = ""
    parent: int | None = None
    retired: bool = False
    codable: bool = True

    @property
    def name(self) -> str:
        return self.fields.get("name_ar") or self.fields.get("name_en") or self.slug.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a codebook file holds. The codes of a set are named by their ids."""

    entries: tuple[Entry, ...]
    kinds: tuple[Kind, ...] = ()
    sets: tuple[CodeSet, ...] = ()


TEXT_FIELDS = ("name_ar", "name_en", "definition", "use_when", "use_not", "example")


def of_library(codes: Sequence[Code], kinds: Sequence[Kind], sets: Sequence[CodeSet]) -> Codebook:
    """The codebook of a library."""
    places = {code.id: index for index, code in enumerate(codes)}
    entries = tuple(
        Entry(
            fields={name: getattr(code, name) for name in (*TEXT_FIELDS, "colour") if getattr(code, name)},
            id=code.id,
            slug=code.slug,
            kind=code.kind,
            parent=places.get(code.parent) if code.parent else None,
            retired=code.retired,
            codable=code.codable,
        )
        for code in codes
    )
    return Codebook(entries, tuple(kinds), tuple(sets))


def names_of(name: str) -> dict[str, str]:
    """A name without a language, as the Arabic or the English one by its letters."""
    arabic = any("\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" for letter in name)
    return {"name_ar" if arabic else "name_en": name} if name else {}


def by_slug(entries: Sequence[Entry], name: str) -> list[Entry]:
    """Entries with their kinds and the entries above them, as their slugs say, each after the one above it.

    Raises UnreadableSource where a slug's upper part is missing or two have the same slug; ``name`` is the file's.
    """
    ordered = sorted(entries, key=lambda entry: entry.slug.count("/"))
    places: dict[str, int] = {}
    found: list[Entry] = []
    for entry in ordered:
        slug = entry.slug.strip("/")
        if slug in places:
            raise UnreadableSource(f"“{name}” has two codes “{slug}”.", "Give one of them another slug.")
        above = slug.rpartition("/")[0]
        if above.count("/") and above not in places:
            raise UnreadableSource(f"“{name}” has the code “{slug}” but none “{above}”.", "Add the code above it.")
        kind = slug.partition("/")[0] if "/" in slug else ""
        if slug:
            places[slug] = len(found)
        found.append(replace(entry, slug=slug, kind=kind, parent=places.get(above)))
    return found
