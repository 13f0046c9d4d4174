"""Bibliographic records: of documents, and of works that have no file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.identity import new_id, reference_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.library.records import Reference

_KEY = re.compile(r"[^\s,{}()\"'#%=\\~@]+")
_LIVE = "b.live = 1 AND (b.document IS NULL OR d.live = 1)"
_FROM = "FROM bibliography b LEFT JOIN documents d ON d.id = b.document"


class References:
    """The bibliographic records of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[Reference]:
        """All records, by key; not those of removed documents."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                f"SELECT b.id, b.key, b.data, b.document {_FROM} WHERE {_LIVE} ORDER BY b.key"
            ).fetchall()
        return [Reference(id_, key, json.loads(data), document) for id_, key, data, document in rows]

    def put(
        self,
        data: Mapping[str, Any],
        key: str,
        *,
        document: str | None = None,
        id: str | None = None,
        what: str = "reference",
    ) -> Reference:
        """Store a record: a document's (one each), the one of an ``id``, or a new one.

        Raises NotFound, InvalidValue where the key cannot be one, Conflict where another record has it.
        """
        if not _KEY.fullmatch(key):
            raise InvalidValue(f"“{key}” is no citation key.", "Write letters, digits and - _ . : without spaces.")
        id = reference_id(document) if document is not None else id or new_id()
        data = {name: value for name, value in data.items() if name not in ("id", "citation-key")}
        values: dict[str, Value] = {
            "key": storable(key),
            "data": storable(json.dumps(data, ensure_ascii=False, sort_keys=True)),
        }
        with self._journal.step(what):
            if document is not None and not self._there("documents", document):
                raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
            other = self._raw.execute(
                f"SELECT b.id {_FROM} WHERE {_LIVE} AND b.key = ? AND b.id <> ?", [key, id]
            ).fetchone()
            if other is not None:
                raise Conflict(f"The key “{key}” is another reference's.", "Choose another key.")
            if self._raw.execute("SELECT 1 FROM bibliography WHERE id = ?", [id]).fetchone():
                self._journal.change("reference", id, what, {"live": 1, **values})
            else:
                self._raw.execute(
                    "INSERT INTO bibliography (id, document, key, data, live) VALUES (?, ?, ?, ?, 1)",
                    [id, document, *values.values()],
                )
                self._journal.create("reference", id, what, {"document": document, **values})
        return Reference(id, key, data, document)

    def _there(self, table: str, id: str) -> bool:
        return self._raw.execute(f"SELECT 1 FROM {table} WHERE id = ? AND live = 1", [id]).fetchone() is not None

    def remove(self, id: str) -> None:
        """Remove a record; undo brings it back. Raises NotFound."""
        with self._journal.step("remove reference"):
            if not self._there("bibliography", id):
                raise NotFound(f"There is no reference “{id}”.", "`references` lists what there is.")
            self._journal.change("reference", id, "remove reference", {"live": 0})

    def move(self, old: str, new: str, what: str) -> None:
        """Let a new version of a document have the record of the old one, where it has none of its own."""
        row = self._raw.execute(
            "SELECT key, data FROM bibliography WHERE id = ? AND live = 1", [reference_id(old)]
        ).fetchone()
        if row is None or self._there("bibliography", reference_id(new)):
            return
        self._journal.change("reference", reference_id(old), what, {"live": 0})
        self.put(json.loads(row[1]), row[0], document=new, what=what)
