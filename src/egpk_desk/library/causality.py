"""What became of objects whose histories parted and met again: the values that hold, and where two stand against two.

The operations on a document and all in it (or on the codebook, or on the library's own objects) form a *cluster*. Each
names the operations that its author's library held as the newest of the cluster, its parents; so of any two it is
known whether one was made in knowledge of the other. A field has the value of the newest operation on it that no other
has seen and replaced; where there are several with different values, they are in conflict (a multi-value register,
Shapiro et al. 2011), and until somebody resolves it the one of the greatest Lamport clock holds. Everything here is a
function of the set of operations alone: in whatever order libraries are merged, they agree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from egpk_desk.library.objects import Value

ANCHOR = "anchor"
"""The field that stands for where a highlight was made: its revision, start and end there."""

REMOVED = "removed"
"""The field of a conflict in which one removed what the other changed."""

_ANCHORED_BY = "change range"
_ANCHOR_FIELDS = ("made_on", "start", "end")
_DERIVED = frozenset(
    {"revision", "start", "end", "exact", "prefix", "suffix", "made_on", "made_as", "score", "orphaned"}
)
_QUIET = frozenset(
    {"live", "position", "seen", "status", "colour", "retired", "codable", "revision", "document", "kind"}
)
"""Fields whose conflicts nobody need settle: the newest value holds."""


@dataclass(frozen=True, slots=True)
class Op:
    """One operation of the journal with all that goes with it from library to library.

    ``changes`` maps a field to its values before and after; it is empty where the object was erased for good.
    """

    id: str
    step: str
    clock: int
    author: str
    at: str
    what: str
    kind: str
    object_id: str
    changes: Mapping[str, tuple[Value, Value]]
    undoes: str | None
    cluster: str
    parents: tuple[str, ...]

    @property
    def order(self) -> tuple[int, str]:
        """A total order that no operation goes in before its parents: a clock is above those it has seen."""
        return self.clock, self.id

    @property
    def creates(self) -> bool:
        """Whether the object came to be (or was shown again) by it."""
        return self.changes.get("live", (1, 1))[1] == 1 and "live" in self.changes


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field with several newest operations that differ; the last of ``ops`` holds until it is settled."""

    kind: str
    object_id: str
    field: str
    ops: tuple[Op, ...]


@dataclass(slots=True)
class State:
    """What an object is by its operations: field values, and what is in conflict."""

    kind: str
    object_id: str
    author: str
    created: str
    values: dict[str, Value] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)


class Cluster:
    """The operations of one cluster, all that are known."""

    def __init__(self, ops: Iterable[Op]) -> None:
        self.ops = sorted(ops, key=lambda op: op.order)
        self._place: dict[str, tuple[int, int]] = {}
        self._knows: dict[str, dict[int, int]] = {}
        self._arrange()

    def _arrange(self) -> None:
        """Lay the operations in chains; what one has seen is then a place in each chain (a vector clock)."""
        ends: list[str] = []
        for op in self.ops:
            parents = [parent for parent in op.parents if parent in self._place]
            chain = next((self._place[p][0] for p in parents if ends[self._place[p][0]] == p), len(ends))
            if chain == len(ends):
                ends.append(op.id)
                index = 0
            else:
                index = self._place[ends[chain]][1] + 1
                ends[chain] = op.id
            if len(parents) == 1 and self._place[parents[0]][0] == chain:
                knows = self._knows[parents[0]]
            else:
                knows = {}
                for parent in parents:
                    for other, reach in (*self._knows[parent].items(), self._place[parent]):
                        if other != chain:
                            knows[other] = max(reach, knows.get(other, -1))
            self._place[op.id] = (chain, index)
            self._knows[op.id] = knows

    def seen(self, one: Op, by: Op) -> bool:
        """Whether ``by`` was made in knowledge of ``one``."""
        chain, index = self._place[one.id]
        other, at = self._place[by.id]
        return index < at if chain == other else self._knows[by.id].get(chain, -1) >= index

    def heads(self) -> list[str]:
        """The operations that none names as a parent."""
        named = {parent for op in self.ops for parent in op.parents}
        return [op.id for op in self.ops if op.id not in named]

    def by_object(self) -> dict[tuple[str, str], list[Op]]:
        """The operations on each object, in order."""
        found: dict[tuple[str, str], list[Op]] = {}
        for op in self.ops:
            found.setdefault((op.kind, op.object_id), []).append(op)
        return found

    def newest(self, ops: Iterable[Op]) -> list[Op]:
        """Of operations in order, those that no other of them has seen."""
        heads: list[Op] = []
        for op in ops:
            heads = [head for head in heads if not self.seen(head, op)]
            heads.append(op)
        return heads

    def state(self, ops: Sequence[Op], within: Sequence[Op] = ()) -> State:
        """What an object is by all operations on it; ``within`` are those on what lies in it or hangs on it."""
        first = next((op for op in ops if op.creates), ops[0])
        state = State(ops[0].kind, ops[0].object_id, first.author, first.at)
        by_field: dict[str, list[Op]] = {}
        for op in ops:
            for name in op.changes:
                if state.kind != "highlight" or name not in _DERIVED:
                    by_field.setdefault(name, []).append(op)
        if state.kind == "highlight":
            by_field[ANCHOR] = [op for op in ops if _anchors(op)]
        for name, changing in by_field.items():
            if not changing or name == "live":
                continue
            heads = self._strongest(state.kind, self.newest(changing))
            state.values[name] = self.value(name, heads[-1], ops)
            if _may_differ(state.kind, name) and len({_key(self.value(name, head, ops)) for head in heads}) > 1:
                state.disagreements.append(Disagreement(state.kind, state.object_id, name, tuple(heads)))
        self._decide_life(state, by_field.get("live", []), [*ops, *within])
        return state

    def _strongest(self, kind: str, heads: list[Op]) -> list[Op]:
        """What was found in a file gives way to what somebody said of it."""
        if kind == "document":
            return [head for head in heads if head.what != "import"] or heads
        return heads

    def value(self, name: str, head: Op, ops: Sequence[Op]) -> Value:
        """The value that a field has by an operation; ``ops`` are all on the object."""
        if name != ANCHOR:
            return head.changes[name][1]
        anchor: dict[str, Value] = {}
        for op in ops:
            if _anchors(op) and (op is head or self.seen(op, head)):
                anchor |= {part: op.changes[part][1] for part in _ANCHOR_FIELDS if part in op.changes}
        return [anchor.get(part) for part in _ANCHOR_FIELDS]

    def _decide_life(self, state: State, living: list[Op], around: Sequence[Op]) -> None:
        """An object lives unless it was removed by somebody who had seen all that others did to it."""
        heads = self.newest(living)
        if not heads:
            return
        removals = [head for head in heads if head.changes["live"][1] != 1]
        state.values["live"] = 0 if len(removals) == len(heads) else 1
        if not removals or state.kind == "tag":
            return
        others = [
            op
            for op in around
            if any(not self.seen(op, removal) and not self.seen(removal, op) for removal in removals)
            and op not in removals
            and _matters(op)
        ]
        if others:
            state.values["live"] = 1
            ops = (*removals, *self.newest(others))
            state.disagreements.append(Disagreement(state.kind, state.object_id, REMOVED, ops))


def _may_differ(kind: str, name: str) -> bool:
    """Whether a field's conflicts are for people. Of a decision only what was decided is; all else goes with it."""
    return name == "ruling" if kind == "decision" else name not in _QUIET


def _anchors(op: Op) -> bool:
    return op.what.endswith(_ANCHORED_BY) or ("made_on" in op.changes and "live" in op.changes)


def _matters(op: Op) -> bool:
    """Whether an operation on a removed object, or in it, is more than a removal or a new order."""
    if op.changes.get("live", (1, 1))[1] != 1:
        return False
    if op.kind == "document" and op.what == "import":
        return False
    names = op.changes.keys() - {"position", "seen", "status"}
    if op.kind == "highlight" and not _anchors(op):
        names -= _DERIVED
    return bool(names)


def _key(value: Value) -> str:
    """A value to compare by: nothing, an empty text and an empty list are one."""
    return json.dumps(None if value in ("", [], ()) else value, sort_keys=True, ensure_ascii=False)
