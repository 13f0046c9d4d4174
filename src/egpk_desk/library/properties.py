"""Free properties of documents: country, year, type, whatever the user names.

What a document has of one is a field of its metadata; here stands which properties there are, and of what type.
"""

from __future__ import annotations

from collections import Counter

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.identity import property_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import OWN_FIELDS
from egpk_desk.library.records import Property
from egpk_desk.text.folding import fold

TYPES = ("text", "number", "date")
_RESERVED = OWN_FIELDS | {"author", "kind", "status"}
_SIGNS = frozenset('=<>!~"“”«»()\n\t')


class Properties:
    """The properties of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[Property]:
        """The properties that were declared, in their order, then those that only documents have, by name."""
        with self._connection.reading() as raw:
            declared = raw.execute("SELECT name, type FROM properties WHERE live = 1 ORDER BY position, id").fetchall()
            had = raw.execute(
                "SELECT one.key, count(*) FROM documents d, json_each(d.metadata, '$.extra') one"
                " WHERE d.live = 1 GROUP BY one.key"
            ).fetchall()
        counts: Counter[str] = Counter()
        names: dict[str, str] = {}
        for name, count in had:
            names.setdefault(property_id(name), name)
            counts[property_id(name)] += count
        found = [Property(name, type_, counts.pop(property_id(name), 0)) for name, type_ in declared]
        others = sorted(counts, key=lambda id_: names[id_])
        return found + [Property(names[id_], "text", counts[id_]) for id_ in others]

    def declare(self, name: str, type_: str = "text") -> Property:
        """Let there be a property of this type; one of that name gets the type. Raises InvalidValue."""
        name = self.checked_name(name)
        if type_ not in TYPES:
            raise InvalidValue(f"“{type_}” is not a type of properties.", f"Use {', '.join(TYPES)}.")
        id_ = property_id(name)
        with self._journal.step("declare property"):
            if self._raw.execute("SELECT 1 FROM properties WHERE id = ?", [id_]).fetchone():
                self._journal.change("property", id_, "declare property", {"live": 1, "type": type_})
            else:
                (position,) = self._raw.execute("SELECT ifnull(max(position), -1) + 1 FROM properties").fetchone()
                self._raw.execute(
                    "INSERT INTO properties (id, name, type, position, live) VALUES (?, ?, ?, ?, 1)",
                    [id_, name, type_, position],
                )
                values = {"name": name, "type": type_, "position": position}
                self._journal.create("property", id_, "declare property", values)
        return self.find(name)

    def find(self, name: str) -> Property:
        """A property by its name, however spelt. Raises NotFound."""
        for one in self.all():
            if property_id(one.name) == property_id(name):
                return one
        raise NotFound(f"There is no property “{name}”.", "`properties` lists what there is.")

    def forget(self, name: str) -> None:
        """Declare a property no longer; what documents have of it stays. Raises NotFound."""
        with self._journal.step("forget property"):
            id_ = property_id(name)
            if not self._raw.execute("SELECT 1 FROM properties WHERE id = ? AND live = 1", [id_]).fetchone():
                raise NotFound(f"There is no property “{name}”.", "`properties` lists what there is.")
            self._journal.change("property", id_, "forget property", {"live": 0})

    def checked_name(self, name: str) -> str:
        """The name of a property as it is stored: that of the one there is, however spelt now. Raises InvalidValue."""
        name = storable(" ".join(name.split()))
        if not name or _SIGNS & set(name):
            raise InvalidValue(f"“{name}” cannot name a property.", "Write words without signs such as = < > ! ~.")
        if fold(name) in _RESERVED:
            raise InvalidValue(f"“{name}” is a field of every document.", f"Use `metadata DOC --set {name}=…`.")
        known = next((one.name for one in self.all() if property_id(one.name) == property_id(name)), None)
        return known or name
