"""How a library is kept in order: groups of documents, their free properties, and saved views."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from egpk_desk.analysis.conditions import Condition, parse_condition, value_of
from egpk_desk.analysis.filters import Filters
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.library import Library
from egpk_desk.library.properties import TYPES as PROPERTY_TYPES
from egpk_desk.library.records import DocumentGroup, DocumentRecord, Property, View
from egpk_desk.readers.dates import parse_date
from egpk_desk.text.digits import to_western
from egpk_desk.text.folding import fold

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)

__all__ = ["NO_VIEW", "PROPERTY_TYPES", "SORTS", "Organisation", "ViewDefinition", "checked_value", "sorted_records"]

SORTS = ("added", "title", "author", "date", "highlights", "status")
"""By what documents may be sorted; ``property:NAME`` is another way."""


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """What a saved view holds; empty fields ask nothing.

    ``documents``, ``groups`` and ``codes`` are ids; ``properties`` are conditions as they are written; ``where`` is a
    question about codes, ``text`` words in highlights; ``query`` is a search of the library, with ``search_in``,
    ``exact`` and ``stem``; ``sort`` is one of :data:`SORTS` or ``property:NAME``, and ``panels`` how a window stands.
    """

    documents: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    where: str = ""
    text: str = ""
    author: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    coder: str = ""
    stance: str = ""
    query: str = ""
    search_in: str = "text"
    exact: bool = False
    stem: bool = False
    sort: str = "added"
    panels: Mapping[str, Any] = field(default_factory=dict)

    def stored(self) -> dict[str, Any]:
        """The definition as JSON holds it, without what asks nothing."""
        plain = ViewDefinition()
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
            if value != getattr(plain, name)
        }

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> ViewDefinition:
        """A stored definition; what another version wrote and this one does not know is passed over."""
        plain = cls()
        known: dict[str, Any] = {}
        for one in fields(cls):
            value, usual = stored.get(one.name), getattr(plain, one.name)
            if isinstance(usual, tuple) and isinstance(value, list):
                known[one.name] = tuple(str(item) for item in value)
            elif value is not None and isinstance(value, type(usual)):
                known[one.name] = value
        return cls(**known)

    def filters(self) -> Filters:
        """What it asks of documents and highlights. Raises InvalidValue where a condition is none."""
        names = ("author", "publisher", "since", "until", "kind", "coder", "stance", "groups")
        conditions = tuple(parse_condition(one) for one in self.properties)
        return Filters(**{name: getattr(self, name) for name in names}, properties=conditions)


NO_VIEW = ViewDefinition()


class Organisation:
    """Groups, properties and views of one open library. ``find_document`` resolves what a user calls a document."""

    def __init__(self, library: Library, find_document: Callable[[str], DocumentRecord]) -> None:
        self._library = library
        self._find = find_document

    # ---- groups --------------------------------------------------------------------------------------------------

    def groups(self) -> list[DocumentGroup]:
        """The groups, in their order."""
        return self._library.groups.all()

    def group(self, reference: str) -> DocumentGroup:
        """The group of a name or an id. Raises NotFound, Ambiguous."""
        return self._library.groups.find(reference)

    def add_group(self, name: str, documents: Sequence[str] = (), *, description: str = "") -> DocumentGroup:
        """Make a group with these documents in it, as one step. Raises InvalidValue, Conflict."""
        ids = self._ids(documents)
        with self._library.step("add group"):
            made = self._library.groups.add(name, description=description)
            if ids:
                self._library.groups.include(made.id, ids, "add group")
        return self.group(made.id)

    def set_group(self, reference: str, *, name: str | None = None, description: str | None = None) -> DocumentGroup:
        """Rename or describe a group."""
        group = self.group(reference)
        self._library.groups.set(group.id, name=name, description=description)
        return self.group(group.id)

    def remove_group(self, reference: str) -> DocumentGroup:
        """Remove a group; its documents stay."""
        group = self.group(reference)
        self._library.groups.remove(group.id)
        return group

    def include(self, reference: str, documents: Sequence[str]) -> int:
        """Put documents into a group; returns how many were not in it."""
        ids = self._ids(documents)
        return self._library.groups.include(self.group(reference).id, ids)

    def exclude(self, reference: str, documents: Sequence[str]) -> int:
        """Take documents out of a group; returns how many were in it."""
        ids = self._ids(documents)
        return self._library.groups.exclude(self.group(reference).id, ids)

    def _ids(self, documents: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(self._find(document).id for document in documents))

    # ---- properties ----------------------------------------------------------------------------------------------

    def properties(self) -> list[Property]:
        """The properties that are declared or that a document has."""
        return self._library.properties.all()

    def declare(self, name: str, type_: str = "text") -> Property:
        """Say of what type a property is: ``text``, ``number`` or ``date``. Raises InvalidValue."""
        return self._library.properties.declare(name, type_)

    def forget_property(self, name: str) -> None:
        """Declare a property no longer; what documents have of it stays. Raises NotFound."""
        self._library.properties.forget(name)

    def set_properties(self, documents: Sequence[str], values: Mapping[str, str]) -> list[DocumentRecord]:
        """Give documents properties, as one step; an empty value takes one off.

        A value of a property of type number or date must be one. Raises InvalidValue.
        """
        types = {name: self._type(name) for name in values}
        checked = {name: checked_value(name, value, types[name]) for name, value in values.items()}
        ids = self._ids(documents)
        with self._library.step("property"):
            for id_ in ids:
                self._library.set_properties(id_, checked)
        return [self._library.document(id_) for id_ in ids]

    def _type(self, name: str) -> str:
        try:
            return self._library.properties.find(name).type
        except NotFound:
            return "text"

    def values(self, name: str) -> list[str]:
        """The values that documents have of a property, each once, sorted."""
        said = {value_of(record, name) for record in self._library.documents()}
        return sorted(said - {""})

    # ---- choosing documents --------------------------------------------------------------------------------------

    def filters(self, filters: Filters, groups: Sequence[str], properties: Sequence[str]) -> Filters:
        """Filters with groups named by users and conditions as these write them. Raises NotFound, InvalidValue."""
        ids = tuple(dict.fromkeys(self.group(name).id for name in groups))
        conditions: tuple[Condition, ...] = tuple(parse_condition(one) for one in properties)
        values = {one.name: getattr(filters, one.name) for one in fields(filters)}
        return Filters(**{**values, "groups": ids, "properties": conditions})

    def documents_asked(self, kind: str, said: str) -> set[str]:
        """The ids of the documents of a ``group``, or of those that fulfil a ``property`` condition."""
        if kind == "group":
            group = self.group(said).id
            return {record.id for record in self._library.documents() if group in record.groups}
        condition = parse_condition(said)
        return {record.id for record in self._library.documents() if condition.holds(record)}

    # ---- views ---------------------------------------------------------------------------------------------------

    def views(self) -> list[View]:
        """The saved views."""
        return self._library.views.all()

    def view(self, reference: str) -> View:
        """The view of a name or an id. Raises NotFound."""
        return self._library.views.find(reference)

    def save_view(self, name: str, definition: ViewDefinition) -> View:
        """Keep a view under a name, over one of that name. Raises InvalidValue."""
        definition.filters()
        checked_sort(definition.sort)
        return self._library.views.save(name, definition.stored())

    def rename_view(self, reference: str, name: str) -> View:
        """Give a view another name."""
        view = self.view(reference)
        self._library.views.rename(view.id, name)
        return self.view(view.id)

    def remove_view(self, reference: str) -> View:
        """Forget a view; undo brings it back."""
        view = self.view(reference)
        self._library.views.remove(view.id)
        return view

    def opened(self, reference: str) -> tuple[ViewDefinition, tuple[str, ...]]:
        """What a view asks for now, and the names of what it named and is no longer there.

        A condition on what is gone is left out, unless nothing would be left of the groups, documents or codes it
        named: then the ids stay, and nothing is found rather than everything. Raises InvalidValue where what it asks
        cannot be read.
        """
        definition = ViewDefinition.read(self.view(reference).definition)
        definition.filters()
        checked_sort(definition.sort)
        there = {
            "documents": {record.id for record in self._library.documents()},
            "groups": {group.id for group in self.groups()},
            "codes": {code.id for code in self._library.codes()},
        }
        kept: dict[str, Any] = {one.name: getattr(definition, one.name) for one in fields(definition)}
        gone: list[str] = []
        for name, ids in there.items():
            named: tuple[str, ...] = kept[name]
            gone += [f"{name.removesuffix('s')} {id_[:8]}" for id_ in named if id_ not in ids]
            kept[name] = tuple(id_ for id_ in named if id_ in ids) or named
        return ViewDefinition(**kept), tuple(gone)


def checked_value(name: str, value: str, type_: str) -> str:
    """A value of a property as it is stored: a date in ISO where it can be. Raises InvalidValue."""
    value = " ".join(value.split())
    if not value or type_ == "text":
        return value
    if type_ == "number":
        plain = to_western(value).replace("٫", ".").replace("٬", "").replace(",", "")
        if not _NUMBER.fullmatch(plain):
            raise InvalidValue(f"“{value}” is not a number, as “{name}” wants.", "Write digits, such as 2025.")
        return plain
    found = parse_date(value)
    if found is None:
        raise InvalidValue(f"“{value}” is not a date.", "Write 2025-11-24, 2025-11 or 24 نوفمبر 2025.")
    return found.iso


def checked_sort(sort: str) -> str:
    """A way to sort. Raises InvalidValue where it is none."""
    if sort not in SORTS and not (sort.startswith("property:") and sort.removeprefix("property:").strip()):
        raise InvalidValue(f"“{sort}” is not a way to sort.", f"Use {', '.join(SORTS)} or property:NAME.")
    return sort


def sorted_records(records: Sequence[DocumentRecord], sort: str) -> list[DocumentRecord]:
    """Documents by one of :data:`SORTS`, or by a property; what has nothing of it comes last. Raises InvalidValue."""
    checked_sort(sort)
    if sort == "added":
        return list(records)
    if sort == "highlights":
        return sorted(records, key=lambda record: -record.highlights)

    def key(record: DocumentRecord) -> tuple[bool, int, float, str]:
        said = record.title if sort == "title" else value_of(record, sort.removeprefix("property:"))
        plain = to_western(said)
        if _NUMBER.fullmatch(plain):
            return (False, 0, float(plain), "")
        return (not said, 1, 0.0, fold(said))

    return sorted(records, key=key)
