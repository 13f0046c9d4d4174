"""The journal: every change is an operation with a name and an inverse; undo, redo and history come from it.

Operations carry a Lamport clock (Lamport 1978); wall time is only shown. Operations of one command are one step.
Undo appends the inverse of the author's own last step; where a field no longer holds what that step left, somebody
has since changed it, and nothing is done.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from egpk_desk.errors import Conflict
from egpk_desk.library import clusters, objects
from egpk_desk.library.causality import ANCHOR, REMOVED
from egpk_desk.library.connection import Connection
from egpk_desk.library.identity import new_id
from egpk_desk.library.objects import Value
from egpk_desk.library.records import Operation, UndoResult

Changed = Callable[[str, str, Mapping[str, tuple[Value, Value]]], None]
"""Told of every change of an object: its kind, its id, and each field's value before and after."""

Verifier = Callable[[str, str, Mapping[str, tuple[Value, Value]], int | None], None]
"""Asked, once all of a step is taken back or brought back, whether the object may be so; raises Conflict where not.

Told as :data:`Changed` is, and, where the object is gone again that the step had made or shown, the number of the
operation that did so; else None.
"""


@dataclass(slots=True)
class _Step:
    id: str
    what: str
    undoes: str | None = None
    is_new: bool = True


def now() -> str:
    """Wall time for showing: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Journal:
    """Writes changes and their operations, one transaction a step."""

    def __init__(self, connection: Connection, author: str) -> None:
        self._connection = connection
        self._raw = connection.raw
        self.author = author
        self.at = ""
        """The wall time of what is done: now, where empty."""
        self._step: _Step | None = None
        self._listeners: list[Changed] = []
        self._verifiers: list[Verifier] = []

    def time(self) -> str:
        """The wall time to be shown of what is done now."""
        return self.at or now()

    @property
    def is_in_step(self) -> bool:
        return self._step is not None

    def listen(self, listener: Changed) -> None:
        """Let ``listener`` keep something (an index) in step with the objects, in the same transaction."""
        self._listeners.append(listener)

    def verify(self, verifier: Verifier) -> None:
        """Let ``verifier`` refuse an undo or redo that would leave the objects at odds."""
        self._verifiers.append(verifier)

    @contextlib.contextmanager
    def step(self, what: str, *, id: str | None = None) -> Iterator[None]:
        """Group changes into one transaction and one step; within another step, they belong to that one.

        ``id`` lets one command's step go on over several transactions.
        """
        if self._step is not None:
            yield
            return
        with self._connection.transaction():
            self._step = _Step(id or new_id(), what)
            try:
                yield
            finally:
                self._step = None

    def create(self, kind: str, object_id: str, what: str, values: Mapping[str, Value]) -> None:
        """Record that an object whose row was just inserted came to be (``live``), with these values."""
        changes = {"live": (0, 1), **{field: (None, value) for field, value in values.items()}}
        with self.step(what):
            self._append(kind, object_id, what, changes)
            self._tell(kind, object_id, changes)

    def settle(self, kind: str, object_id: str, what: str, values: Mapping[str, Value]) -> None:
        """Set fields as :meth:`change` does, and record it even where they hold these values already: it is a word."""
        with self.step(what):
            changes = {
                field: (objects.read(self._raw, kind, object_id, field), value) for field, value in values.items()
            }
            objects.write(self._raw, kind, object_id, values)
            self._append(kind, object_id, what, changes)
            self._tell(kind, object_id, changes)

    def tell(self, kind: str, object_id: str, changes: Mapping[str, tuple[Value, Value]]) -> None:
        """Let listeners know of a change that came in by a merge, whose operations are recorded as they are."""
        self._tell(kind, object_id, changes)

    def change(self, kind: str, object_id: str, what: str, values: Mapping[str, Value]) -> bool:
        """Set fields; returns False, and records nothing, where all hold these values already."""
        with self.step(what):
            before = {field: objects.read(self._raw, kind, object_id, field) for field in values}
            changes = {f: (before[f], value) for f, value in values.items() if _plain(before[f]) != _plain(value)}
            if not changes:
                return False
            objects.write(self._raw, kind, object_id, {field: after for field, (_, after) in changes.items()})
            self._append(kind, object_id, what, changes)
            self._tell(kind, object_id, changes)
            return True

    def _append(self, kind: str, object_id: str, what: str, changes: Mapping[str, tuple[Value, Value]]) -> None:
        step = self._step
        assert step is not None
        # Not RETURNING nor an upsert: those begin a savepoint, for which FTS5 writes out what it has gathered so far.
        (clock,) = self._raw.execute("SELECT value + 1 FROM facts WHERE name = 'clock'").fetchone()
        self._raw.execute("UPDATE facts SET value = ? WHERE name = 'clock'", [clock])
        if step.is_new and step.undoes is None:
            # A new change is what "redo" can no longer follow.
            self._raw.execute("UPDATE steps SET state = 'dropped' WHERE author = ? AND state = 'undone'", [self.author])
            self._raw.execute(
                "INSERT INTO steps (id, author, what, state) VALUES (?, ?, ?, 'done') ON CONFLICT DO NOTHING",
                [step.id, self.author, step.what],
            )
        step.is_new = False
        operation = new_id()
        cluster = clusters.of(self._raw, object_id) or clusters.of_new(self._raw, kind, object_id, changes)
        parents = self._succeed(cluster, operation)
        self._raw.execute(
            "INSERT INTO operations (id, step, clock, author, at, what, object_kind, object_id, changes, undoes,"
            " cluster, parents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(operation, step.id, clock, self.author, self.time(), what, kind, object_id),
                json.dumps(changes, ensure_ascii=False, separators=(",", ":")),
                *(step.undoes, cluster, parents),
            ],
        )
        for field in changes:  # what somebody has set in knowledge of both sides is settled
            self._raw.execute(
                "DELETE FROM conflicts WHERE object_id = ? AND field = ?",
                [object_id, REMOVED if field == "live" else ANCHOR if field in ("start", "end") else field],
            )

    def _succeed(self, cluster: str, operation: str) -> str:
        """Let an operation follow all that the library holds of its cluster; returns its parents, as stored."""
        heads = [row[0] for row in self._raw.execute("SELECT operation FROM heads WHERE cluster = ?", [cluster])]
        if len(heads) == 1:
            self._raw.execute("UPDATE heads SET operation = ? WHERE cluster = ?", [operation, cluster])
        else:
            self._raw.execute("DELETE FROM heads WHERE cluster = ?", [cluster])
            self._raw.execute("INSERT INTO heads VALUES (?, ?)", [cluster, operation])
        return json.dumps(sorted(heads), separators=(",", ":"))

    def _tell(self, kind: str, object_id: str, changes: Mapping[str, tuple[Value, Value]]) -> None:
        for listener in self._listeners:
            listener(kind, object_id, changes)

    def undo(self) -> UndoResult:
        """Take back the author's own last step."""
        return self._turn("done", "number DESC", "undone", "undo")

    def redo(self) -> UndoResult:
        """Bring back the step that the author took back last."""
        return self._turn("undone", "number ASC", "done", "redo")

    def next_steps(self) -> tuple[str, str]:
        """What :meth:`undo` and :meth:`redo` would take back and bring back, by name; empty where nothing."""
        with self._connection.reading() as raw:
            found = [
                raw.execute(
                    f"SELECT what FROM steps WHERE author = ? AND state = ? ORDER BY {order} LIMIT 1",
                    [self.author, state],
                ).fetchone()
                for state, order in (("done", "number DESC"), ("undone", "number ASC"))
            ]
        undo, redo = ("" if row is None else str(row[0]) for row in found)
        return undo, redo

    def _turn(self, state: str, order: str, then: str, how: str) -> UndoResult:
        what = ""
        try:
            with self._connection.transaction():
                row = self._raw.execute(
                    f"SELECT id, what FROM steps WHERE author = ? AND state = ? ORDER BY {order} LIMIT 1",
                    [self.author, state],
                ).fetchone()
                if row is None:
                    return UndoResult(False, "", f"There is nothing to {how}.")
                step, what = row
                self._step = _Step(new_id(), f"{how} {what}", undoes=step)
                try:
                    self._replay(step, backwards=how == "undo")
                finally:
                    self._step = None
                self._raw.execute("UPDATE steps SET state = ? WHERE id = ?", [then, step])
        except Conflict as refusal:
            return UndoResult(False, what, refusal.message)
        return UndoResult(True, what)

    def _replay(self, step: str, *, backwards: bool) -> None:
        order = "DESC" if backwards else "ASC"
        rows = self._raw.execute(
            "SELECT number, object_kind, object_id, what, changes FROM operations WHERE step = :step UNION ALL"
            " SELECT number, object_kind, object_id, what, changes FROM merge_effects WHERE step = :step"
            f" ORDER BY number {order}",
            {"step": step},
        ).fetchall()
        turned: list[tuple[str, str, Mapping[str, tuple[Value, Value]], int | None]] = []
        for number, kind, object_id, what, stored in rows:
            changes: dict[str, tuple[Value, Value]] = {f: (pair[0], pair[1]) for f, pair in json.loads(stored).items()}
            wanted = {f: (new, old) if backwards else (old, new) for f, (old, new) in changes.items()}
            expected = {field: before for field, (before, _) in wanted.items()}
            shown = changes.get("live") == (0, 1)
            if shown and all(before is None for field, (before, _) in changes.items() if field != "live"):
                # What was made is only hidden, and shown again; nobody must have changed its other fields.
                expected = {**{field: after for field, (_, after) in changes.items()}, "live": 1 if backwards else 0}
                wanted = {"live": wanted["live"]}
            for field, value in expected.items():
                if _plain(objects.read(self._raw, kind, object_id, field)) != _plain(value):
                    raise Conflict(f"The {kind} has since been changed ({field.removeprefix(objects.METADATA)}).")
            objects.write(self._raw, kind, object_id, {field: after for field, (_, after) in wanted.items()})
            self._append(kind, object_id, f"{'undo' if backwards else 'redo'} {what}", wanted)
            self._tell(kind, object_id, wanted)
            turned.append((kind, object_id, wanted, number if shown and backwards else None))
        for turn in turned:
            for verifier in self._verifiers:
                verifier(*turn)

    def history(self, limit: int | None = None) -> list[Operation]:
        """Operations, newest first."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                "SELECT id, step, clock, author, at, what, object_kind, object_id, undoes FROM operations"
                " ORDER BY number DESC LIMIT ?",
                [-1 if limit is None else limit],
            )
            return [Operation(*row) for row in rows]

    def forget(self, object_ids: Iterable[str]) -> None:
        """Blank what operations say of erased objects, and make the steps that touched them no longer undoable."""
        for object_id in object_ids:
            self._raw.execute(
                "UPDATE steps SET state = 'dropped' WHERE id IN (SELECT step FROM operations WHERE object_id = ?)",
                [object_id],
            )
            self._raw.execute("UPDATE operations SET changes = '{}' WHERE object_id = ?", [object_id])

    def record(self, kind: str, object_id: str, what: str) -> None:
        """Record something that cannot be taken back; it empties what could be redone, as any change does."""
        with self.step(what):
            self._append(kind, object_id, what, {})
            assert self._step is not None
            self._raw.execute("UPDATE steps SET state = 'dropped' WHERE id = ?", [self._step.id])


def _plain(value: Value) -> Value:
    """Values as JSON would give them back, so that what is stored compares equal to what was meant."""
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value] or None
    if isinstance(value, bool):
        return int(value)
    return None if value == "" else value
