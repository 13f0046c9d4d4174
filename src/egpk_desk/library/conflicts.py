"""Conflicts that merges left: both sides of each, and settling one, which is an operation like any other."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Sequence

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library import exchange
from egpk_desk.library.causality import ANCHOR, REMOVED, Cluster, Op
from egpk_desk.library.codes import Codes
from egpk_desk.library.connection import Connection
from egpk_desk.library.decisions import Decisions
from egpk_desk.library.documents import Documents, id_range
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.journal import Journal, now
from egpk_desk.library.objects import Value
from egpk_desk.library.records import Difference, Side

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_WHAT = "resolve conflict"
_CONFLICT = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b06")


def keep(raw: sqlite3.Connection, cluster: str, kind: str, object_id: str, field: str, operations: list[str]) -> None:
    """Store a conflict; its id is made of what is in it, so that it is one thing in every library."""
    identity = str(uuid.uuid5(_CONFLICT, f"{object_id} {field} {' '.join(sorted(operations))}"))
    raw.execute(
        "INSERT INTO conflicts (id, cluster, object_kind, object_id, field, operations) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [identity, cluster, kind, object_id, field, json.dumps(operations)],
    )


class Conflicts:
    """The open conflicts of one library."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        documents: Documents,
        highlights: Highlights,
        codes: Codes,
        decisions: Decisions,
    ) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        self._documents = documents
        self._highlights = highlights
        self._codes = codes
        self._decisions = decisions

    def all(self) -> list[Difference]:
        """All that are open, by object and field."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                "SELECT id, cluster, object_kind, object_id, field, operations FROM conflicts"
                " ORDER BY object_kind, object_id, field, id"
            ).fetchall()
            return [self._difference(row) for row in rows]

    def one(self, reference: str) -> Difference:
        """One by its id or the beginning of one. Raises NotFound."""
        between = id_range(reference)
        found = []
        if between:
            with self._connection.reading() as raw:
                rows = raw.execute(
                    "SELECT id, cluster, object_kind, object_id, field, operations FROM conflicts"
                    " WHERE id >= ? AND id < ?",
                    between,
                ).fetchall()
                found = [self._difference(row) for row in rows]
        if len(found) != 1:
            raise NotFound(f"There is no conflict “{reference}”.", "`conflicts` lists what is open.")
        return found[0]

    def _difference(self, row: Sequence[Value]) -> Difference:
        id_, cluster, kind, object_id, field, stored = row
        ids = json.loads(stored)
        by_id = {op.id: op for op in exchange.operations(self._raw, [cluster])} if field == ANCHOR else {}
        ops = [by_id.get(each) or self._op(each) for each in ids]
        weigh = Cluster(by_id.values()) if by_id else None
        mine = self._mine(field, ops)
        sides = tuple(
            Side(
                op.id,
                op.author,
                op.at,
                op.what,
                self._value(field, op, weigh),
                is_mine=op is mine,
                removes=field == REMOVED and op.changes.get("live", (1, 1))[1] != 1,
            )
            for op in ops
        )
        return Difference(id_, kind, object_id, field, sides)

    def _op(self, id_: str) -> Op:
        row = self._raw.execute(f"SELECT {exchange.COLUMNS} FROM operations WHERE id = ?", [id_]).fetchone()
        return exchange.stored_op(row)

    def _mine(self, field: str, ops: Sequence[Op]) -> Op:
        """My side: the newest operation of mine, else, where none is, what holds now."""
        own = [op for op in ops if op.author == self._journal.author]
        if own:
            return own[-1]
        return ops[-1]

    @staticmethod
    def _value(field: str, op: Op, cluster: Cluster | None) -> Value:
        if field == REMOVED:
            return None
        if field == ANCHOR and cluster is not None:
            ops = [each for each in cluster.ops if each.object_id == op.object_id]
            return cluster.value(ANCHOR, op, ops)
        return op.changes[field][1]

    def resolve(self, reference: str, how: str) -> Difference:
        """Settle a conflict: ``mine``, ``theirs``, or ``both`` (two texts one after the other; a removal undone).

        Raises NotFound, and InvalidValue where both cannot be.
        """
        if how not in (MINE, THEIRS, BOTH):
            raise InvalidValue(f"“{how}” is no way to settle a conflict.", "Say mine, theirs or both.")
        with self._journal.step(_WHAT):
            difference = self.one(reference)
            if difference.field == REMOVED:
                self._settle_removal(difference, how)
            else:
                self._settle_value(difference, how)
            if difference.kind == "decision":
                self._decisions.carry_out(difference.object_id)
        return difference

    def _settle_removal(self, difference: Difference, how: str) -> None:
        mine_removes = any(side.removes and side.is_mine for side in difference.sides)
        removes = {MINE: mine_removes, THEIRS: not mine_removes, BOTH: False}[how]
        if removes and difference.kind == "code":
            self._codes.remove(difference.object_id)
        else:
            self._journal.settle(difference.kind, difference.object_id, _WHAT, {"live": int(not removes)})

    def _settle_value(self, difference: Difference, how: str) -> None:
        mine = next(side for side in difference.sides if side.is_mine)
        others = [side for side in difference.sides if not side.is_mine]
        value = mine.value if how == MINE else others[-1].value
        kind, object_id, field = difference.kind, difference.object_id, difference.field
        if how == BOTH:
            value = _joined(field, [side.value for side in (mine, *others)])
        if field == ANCHOR:
            self._settle_anchor(object_id, value)
            return
        values = {field: value}
        if kind == "decision":
            values |= {"author": self._journal.author, "created": now()}
        self._journal.settle(kind, object_id, _WHAT, values)
        if kind == "code" and field == "parent":
            self._codes.check_place(object_id)

    def _settle_anchor(self, highlight: str, value: Value) -> None:
        made_on, start, end = value
        document = self._highlights.one(highlight).document
        text = self._documents.known_text(made_on)
        if text is None:
            raise InvalidValue("The text that this highlight was made on is not here.", "Choose the other side.")
        fields = self._highlights.anchored(
            self._highlights.made(text, made_on, start, end), self._documents.revision(document)
        )
        if made_on == fields["revision"]:
            fields |= {"start": start, "end": end}
        self._journal.settle("highlight", highlight, "change range", fields)


def _joined(field: str, values: Sequence[Value]) -> Value:
    """Two texts, or two lists, as one. Raises InvalidValue where a field holds one thing only."""
    kept = [value for value in values if value]
    if field == ANCHOR or field == "parent":
        kept = [None]
    if all(isinstance(value, list) for value in kept):
        return list(dict.fromkeys(item for value in kept for item in value))
    if all(isinstance(value, str) and not value.startswith(("{", "[")) for value in kept):
        return "\n\n".join(dict.fromkeys(kept))
    raise InvalidValue("Of these two only one can hold.", "Say mine or theirs.")
