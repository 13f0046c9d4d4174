"""Saved views: named combinations of filters. The library keeps them; what they mean stands in the room above."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.library.records import View
from egpk_desk.text.folding import fold


class Views:
    """The saved views of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[View]:
        """All views, in the order of making."""
        with self._connection.reading() as raw:
            rows = raw.execute("SELECT id, name, definition FROM views WHERE live = 1 ORDER BY position, id").fetchall()
        return [View(id_, name, json.loads(definition)) for id_, name, definition in rows]

    def find(self, reference: str) -> View:
        """The view of a name (to the letter, else however spelt) or an id. Raises NotFound."""
        views, wanted = self.all(), " ".join(reference.split())
        for view in views:
            if wanted in (view.name, view.id):
                return view
        for view in views:
            if wanted and _loosely(view.name) == _loosely(wanted):
                return view
        raise NotFound(f"There is no view “{reference}”.", "`views` lists what there is.")

    def save(self, name: str, definition: Mapping[str, Any]) -> View:
        """Keep a view under a name, over one of that name. Raises InvalidValue."""
        name = _name(name)
        old = next((view for view in self.all() if _loosely(view.name) == _loosely(name)), None)
        stored = json.dumps(dict(definition), ensure_ascii=False, sort_keys=True)
        with self._journal.step("save view"):
            if old is not None:
                self._journal.change("view", old.id, "save view", {"name": name, "definition": storable(stored)})
                return self.find(old.id)
            id_ = new_id()
            (position,) = self._raw.execute("SELECT ifnull(max(position), -1) + 1 FROM views").fetchone()
            values: dict[str, Value] = {"name": name, "definition": storable(stored), "position": position}
            self._raw.execute(
                "INSERT INTO views (id, name, definition, position, live) VALUES (?, ?, ?, ?, 1)",
                [id_, *values.values()],
            )
            self._journal.create("view", id_, "save view", {key: value for key, value in values.items() if value})
        return self.find(id_)

    def rename(self, id: str, name: str) -> None:
        """Give a view another name. Raises NotFound, InvalidValue, Conflict."""
        name = _name(name)
        with self._journal.step("rename view"):
            view = self.find(id)
            if any(_loosely(one.name) == _loosely(name) and one.id != view.id for one in self.all()):
                raise Conflict(f"There is a view “{name}” already.", "Choose another name.")
            self._journal.change("view", view.id, "rename view", {"name": name})

    def remove(self, id: str) -> None:
        """Forget a view; undo brings it back. Raises NotFound."""
        with self._journal.step("remove view"):
            self._journal.change("view", self.find(id).id, "remove view", {"live": 0})


def _name(name: str) -> str:
    name = storable(" ".join(name.split()))
    if not name:
        raise InvalidValue("A view needs a name.", "Write one.")
    return name


def _loosely(name: str) -> str:
    return " ".join(fold(name).split())
