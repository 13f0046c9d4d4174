"""Queries that are kept by name, to be asked again over reports that arrive later."""

from __future__ import annotations

import json
from collections.abc import Mapping

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.library.records import SavedQuery

_NEWEST = "SELECT ifnull(max(number), 0) FROM documents"


class SavedQueries:
    """The saved queries of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[SavedQuery]:
        """All saved queries, by name."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                "SELECT id, name, query, options, seen FROM saved_queries WHERE live = 1 ORDER BY name, id"
            ).fetchall()
        return [SavedQuery(id_, name, query, json.loads(options), seen) for id_, name, query, options, seen in rows]

    def find(self, reference: str) -> SavedQuery:
        """The saved query of a name or an id. Raises NotFound."""
        for query in self.all():
            if reference.strip() in (query.name, query.id):
                return query
        raise NotFound(f"There is no saved query “{reference}”.", "`queries` lists what there is.")

    def save(self, name: str, query: str, options: Mapping[str, Value]) -> SavedQuery:
        """Keep a query under a name, over one of that name; all reports of now count as seen. Raises InvalidValue."""
        name = storable(" ".join(name.split()))
        if not name or not query.strip():
            raise InvalidValue("A saved query needs a name and words.", "Write both.")
        old = next((one for one in self.all() if one.name == name), None)
        values: dict[str, Value] = {
            "name": name,
            "query": storable(query),
            "options": json.dumps(dict(options), ensure_ascii=False, sort_keys=True),
        }
        with self._journal.step("save query"):
            (values["seen"],) = self._raw.execute(_NEWEST).fetchone()
            if old is not None:
                self._journal.change("query", old.id, "save query", values)
                return self.find(old.id)
            id_ = new_id()
            self._raw.execute(
                "INSERT INTO saved_queries (id, name, query, options, seen, live) VALUES (?, ?, ?, ?, ?, 1)",
                [id_, *values.values()],
            )
            self._journal.create("query", id_, "save query", {key: value for key, value in values.items() if value})
            return self.find(id_)

    def mark_seen(self, id: str) -> None:
        """Let all reports of now count as seen. Raises NotFound."""
        with self._journal.step("mark query as seen"):
            self.find(id)
            (newest,) = self._raw.execute(_NEWEST).fetchone()
            self._journal.change("query", id, "mark query as seen", {"seen": newest})

    def remove(self, id: str) -> None:
        """Forget a saved query; undo brings it back. Raises NotFound."""
        with self._journal.step("remove query"):
            self.find(id)
            self._journal.change("query", id, "remove query", {"live": 0})

    def unseen(self, id: str) -> list[str]:
        """The ids of the documents that came in after the query was saved or marked as seen. Raises NotFound."""
        query = self.find(id)
        with self._connection.reading() as raw:
            rows = raw.execute("SELECT id FROM documents WHERE live = 1 AND number > ? ORDER BY number", [query.seen])
            return [row[0] for row in rows]
