"""Sets of codes across the tree: what REFI-QDA calls a set and other programs a code group."""

from __future__ import annotations

import json
from collections.abc import Sequence

from egpk_desk.errors import NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.library.records import CodeSet


class CodeSets:
    """The sets of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[CodeSet]:
        """All sets in their order, each with the codes of it that are there."""
        with self._connection.reading() as raw:
            there = {row[0] for row in raw.execute("SELECT id FROM codes WHERE live = 1")}
            rows = raw.execute(
                "SELECT id, name, definition, codes FROM code_sets WHERE live = 1 ORDER BY position, id"
            ).fetchall()
        return [
            CodeSet(set_, name, definition, tuple(code for code in json.loads(codes) if code in there))
            for set_, name, definition, codes in rows
        ]

    def put(self, name: str, codes: Sequence[str], *, definition: str = "", id: str | None = None) -> CodeSet:
        """Make a set, or give the set of this id another name, definition and codes."""
        set_ = id or new_id()
        values: dict[str, Value] = {
            "name": storable(name.strip()),
            "definition": storable(definition.strip()),
            "codes": json.dumps(list(dict.fromkeys(codes))),
        }
        with self._journal.step("change set"):
            if self._raw.execute("SELECT 1 FROM code_sets WHERE id = ?", [set_]).fetchone():
                self._journal.change("set", set_, "change set", {"live": 1, **values})
            else:
                (values["position"],) = self._raw.execute(
                    "SELECT ifnull(max(position), -1) + 1 FROM code_sets"
                ).fetchone()
                self._raw.execute(
                    "INSERT INTO code_sets (id, name, definition, codes, position, live) VALUES (?, ?, ?, ?, ?, 1)",
                    [set_, *values.values()],
                )
                self._journal.create("set", set_, "change set", {key: value for key, value in values.items() if value})
        return next(one for one in self.all() if one.id == set_)

    def remove(self, id: str) -> None:
        """Remove a set; its codes stay. Raises NotFound."""
        with self._journal.step("remove set"):
            if not self._raw.execute("SELECT 1 FROM code_sets WHERE id = ? AND live = 1", [id]).fetchone():
                raise NotFound(f"There is no set “{id}”.", "`codes` lists the codes.")
            self._journal.change("set", id, "remove set", {"live": 0})
