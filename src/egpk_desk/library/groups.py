"""Groups of documents. Each membership is an object of its own, so that two users' additions never clash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egpk_desk.errors import Ambiguous, Conflict, InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import id_range, storable
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value, member_id
from egpk_desk.library.records import DocumentGroup
from egpk_desk.text.folding import fold

_LISTED = (
    "SELECT g.id, g.name, g.description, (SELECT count(*) FROM group_members m JOIN documents d ON d.id = m.document"
    " WHERE m.group_id = g.id AND m.live = 1 AND d.live = 1) FROM document_groups g WHERE g.live = 1"
    " ORDER BY g.position, g.id"
)


class DocumentGroups:
    """The groups of documents of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        journal.verify(self._verify)

    def all(self) -> list[DocumentGroup]:
        """All groups in their order, each with how many documents it holds."""
        with self._connection.reading() as raw:
            return [DocumentGroup(*row) for row in raw.execute(_LISTED)]

    def find(self, reference: str) -> DocumentGroup:
        """The group of a name (to the letter, else however spelt) or an id. Raises NotFound, Ambiguous."""
        groups, wanted = self.all(), " ".join(reference.split())
        between = id_range(wanted)
        found = [group for group in groups if group.name == wanted or group.id == wanted.lower()]
        found = found or [group for group in groups if wanted and _loosely(group.name) == _loosely(wanted)]
        if not found and between:
            found = [group for group in groups if between[0] <= group.id < between[1]]
        if len(found) > 1:
            raise Ambiguous(f"“{reference}” names {len(found)} groups.", "Name one by its id.")
        if not found:
            raise NotFound(f"There is no group “{reference}”.", "`groups` lists what there is.")
        return found[0]

    def add(self, name: str, *, description: str = "", id: str | None = None) -> DocumentGroup:
        """Make a group. Raises InvalidValue, and Conflict where one is called so, however spelt."""
        name = _name(name)
        made = id or new_id()
        with self._journal.step("add group"):
            self._check_name(name, made)
            (position,) = self._raw.execute("SELECT ifnull(max(position), -1) + 1 FROM document_groups").fetchone()
            values: dict[str, Value] = {
                "name": name,
                "description": storable(description.strip()),
                "position": position,
            }
            if self._raw.execute("SELECT 1 FROM document_groups WHERE id = ?", [made]).fetchone():
                self._journal.change("group", made, "add group", {"live": 1, **values})
            else:
                self._raw.execute(
                    "INSERT INTO document_groups (id, name, description, position, live) VALUES (?, ?, ?, ?, 1)",
                    [made, *values.values()],
                )
                self._journal.create("group", made, "add group", {key: one for key, one in values.items() if one})
        return self.find(made)

    def set(self, id: str, *, name: str | None = None, description: str | None = None) -> None:
        """Rename or describe a group; None keeps. Raises NotFound, InvalidValue, Conflict."""
        with self._journal.step("change group"):
            group = self.find(id)
            values: dict[str, Value] = {}
            if name is not None:
                values["name"] = _name(name)
                self._check_name(_name(name), group.id)
            if description is not None:
                values["description"] = storable(description.strip())
            self._journal.change("group", group.id, "change group", values)

    def remove(self, id: str) -> None:
        """Remove a group; its documents stay, and undo brings it back with them in it. Raises NotFound."""
        with self._journal.step("remove group"):
            self._journal.change("group", self.find(id).id, "remove group", {"live": 0})

    def include(self, id: str, documents: Iterable[str], what: str = "add to group") -> int:
        """Put documents (ids) into a group; returns how many were not in it. Raises NotFound."""
        done = 0
        with self._journal.step(what):
            group = self.find(id).id
            for document in documents:
                if not self._raw.execute("SELECT 1 FROM documents WHERE id = ? AND live = 1", [document]).fetchone():
                    raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
                row = self._raw.execute(
                    "SELECT live FROM group_members WHERE group_id = ? AND document = ?", [group, document]
                ).fetchone()
                member = member_id(group, document)
                if row is None:
                    self._raw.execute(
                        "INSERT INTO group_members (group_id, document, live) VALUES (?, ?, 1)", [group, document]
                    )
                    self._journal.create("member", member, what, {})
                    done += 1
                else:
                    done += self._journal.change("member", member, what, {"live": 1})
        return done

    def exclude(self, id: str, documents: Iterable[str]) -> int:
        """Take documents (ids) out of a group; returns how many were in it. Raises NotFound."""
        done = 0
        with self._journal.step("take from group"):
            group = self.find(id).id
            for document in documents:
                row = self._raw.execute(
                    "SELECT live FROM group_members WHERE group_id = ? AND document = ?", [group, document]
                ).fetchone()
                if row is not None and row[0]:
                    self._journal.change("member", member_id(group, document), "take from group", {"live": 0})
                    done += 1
        return done

    def move(self, old: str, new: str, what: str) -> None:
        """Put a new version of a document into the groups of the old one."""
        for (group,) in self._raw.execute(
            "SELECT m.group_id FROM group_members m JOIN document_groups g ON g.id = m.group_id"
            " WHERE m.document = ? AND m.live = 1 AND g.live = 1",
            [old],
        ).fetchall():
            self.include(group, [new], what)

    def _verify(self, kind: str, id: str, changes: Mapping[str, tuple[Value, Value]], unmade: int | None) -> None:
        """A group that others have put documents into since is not unmade; two groups never get one name."""
        if kind != "group":
            return
        name, live = self._raw.execute("SELECT name, live FROM document_groups WHERE id = ?", [id]).fetchone()
        if live:
            self._check_name(name, id)
        elif (
            unmade is not None
            and self._raw.execute(
                "SELECT 1 FROM group_members m JOIN operations o ON o.object_id = m.group_id || ' ' || m.document"
                " WHERE m.group_id = ? AND m.live = 1 AND o.number > ?",
                [id, unmade],
            ).fetchone()
        ):
            raise Conflict("Documents have since been put into the group.")

    def _check_name(self, name: str, id: str) -> None:
        if any(_loosely(other.name) == _loosely(name) and other.id != id for other in self.all()):
            raise Conflict(f"There is a group “{name}” already.", "Choose another name.")


def _name(name: str) -> str:
    name = storable(" ".join(name.split()))
    if not name:
        raise InvalidValue("A group needs a name.", "Write one.")
    return name


def _loosely(name: str) -> str:
    return " ".join(fold(name).split())
