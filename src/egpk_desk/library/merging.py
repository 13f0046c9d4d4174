"""Merging: the operations of another library become part of this one's journal, and objects what all of them say.

What holds is a function of the set of operations (:mod:`~egpk_desk.library.causality`), so that merging is idempotent,
commutative and associative. Operations on documents that are not here are kept, and take effect when the document
arrives. Where highlights stand is derived: the place where they were made, looked up in the document's current text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.errors import Cancelled, Conflict
from egpk_desk.library import clusters, conflicts, exchange, objects
from egpk_desk.library.causality import ANCHOR, Cluster, Disagreement, Op, State
from egpk_desk.library.codebook_order import settle_codebook
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import Documents
from egpk_desk.library.exchange import DocumentContent, Incoming, MadeSelector
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal, now
from egpk_desk.library.objects import METADATA, Value
from egpk_desk.library.records import MergeRecord, MergeReport
from egpk_desk.library.rows import Rows

_WHAT = "merge"
_SHARED = (clusters.CODEBOOK, clusters.LIBRARY)
"""Clusters that every merge reckons through: what they hold may wait for what came in another."""

Effects = list[tuple[str, str, dict[str, tuple[Value, Value]]]]
Told = Callable[[int, int], None]


class Merging:
    """Takes other libraries' operations into one open library."""

    def __init__(self, connection: Connection, journal: Journal, documents: Documents, highlights: Highlights) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._rows = Rows(connection.raw)
        self._journal = journal
        self._documents = documents
        self._highlights = highlights
        self._effects: Effects = []
        self._selectors: exchange.Selectors = {}

    def absorb(
        self,
        incoming: Incoming,
        *,
        progress: Told = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MergeReport:
        """Join the operations of another library to this one's, as one step that undo takes back.

        Returns what has changed here. Raises Conflict where what came refers to something that did not, and Cancelled;
        the library is then as it was.
        """
        with self._journal.step(_WHAT):
            self._raw.execute("PRAGMA defer_foreign_keys = ON")
            step = new_id()
            open_before = self._open()
            new = self._take_in(incoming.operations)
            touched = {op.cluster for op in new}
            arrived = self._take_documents(incoming, touched)
            waiting = sorted((touched | arrived) - set(_SHARED))
            self._effects, self._selectors = [], incoming.selectors
            order = [*_SHARED, *waiting]
            for number, cluster in enumerate(order):
                if cancelled():
                    raise Cancelled("The merge was cancelled.", "Nothing was changed.")
                self._reckon(cluster)
                progress(number + 1, len(order))
            self._note_effects(settle_codebook(self._raw))
            self._refuse_loose_ends()
            self._effects = self._net()
            self._record(step)
            if new or arrived:
                self._keep_record(step, incoming.source, new, self._open() - open_before)
            return self._report(new, arrived)

    def materialise(self, document: str) -> None:
        """Let operations take effect that had waited for this document; called within the step that adds it."""
        foreign = self._raw.execute(
            "SELECT 1 FROM operations WHERE cluster = ? AND NOT (object_kind = 'document' AND object_id = cluster)"
            " LIMIT 1",
            [document],
        ).fetchone()
        if foreign is None:
            return
        self._effects, self._selectors = [], {}
        for cluster in (*_SHARED, document):
            self._reckon(cluster)
        settle_codebook(self._raw)

    # ---- taking in -----------------------------------------------------------------------------------------------

    def _take_in(self, operations: Iterable[Op]) -> list[Op]:
        """Append the operations that are not known here; returns them."""
        known = {row[0] for row in self._raw.execute("SELECT id FROM operations")}
        purged = self._purged()
        new = [op for op in operations if op.id not in known and op.cluster not in purged]
        new.sort(key=lambda op: (op.clock, op.id))
        self._fill_in(op for op in operations if op.id in known and op.cluster not in purged)
        self._raw.executemany(
            "INSERT INTO operations (id, step, clock, author, at, what, object_kind, object_id, changes, undoes,"
            " cluster, parents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(op.id, op.step, op.clock, op.author, op.at, op.what, op.kind, op.object_id),
                    json.dumps(op.changes, ensure_ascii=False, separators=(",", ":")),
                    *(op.undoes, op.cluster, json.dumps(sorted(op.parents), separators=(",", ":"))),
                )
                for op in new
            ),
        )
        steps = {op.step: (op.author, op.what) for op in new if op.undoes is None}
        self._raw.executemany(
            "INSERT INTO steps (id, author, what, state) VALUES (?, ?, ?, 'dropped') ON CONFLICT DO NOTHING",
            ((step, *named) for step, named in steps.items()),
        )
        clock = max((op.clock for op in new), default=0)
        self._raw.execute("UPDATE facts SET value = max(value, ?) WHERE name = 'clock'", [clock])
        return new

    def _fill_in(self, operations: Iterable[Op]) -> None:
        """Take the words of operations that came without them when the object was removed (it is back since)."""
        blank = {
            row[0]: json.loads(row[1])
            for row in self._raw.execute("SELECT id, changes FROM operations WHERE changes LIKE '%[null,null]%'")
        }
        fuller = [
            (json.dumps(op.changes, ensure_ascii=False, separators=(",", ":")), op.id)
            for op in operations
            if op.id in blank and _words(op.changes) > _words(blank[op.id])
        ]
        self._raw.executemany("UPDATE operations SET changes = ? WHERE id = ?", fuller)

    def _purged(self) -> set[str]:
        """The documents that were erased here for good, which no merge brings back."""
        rows = self._raw.execute("SELECT object_id FROM operations WHERE object_kind = 'document' AND what = 'purge'")
        return {row[0] for row in rows}

    def _take_documents(self, incoming: Incoming, touched: set[str]) -> set[str]:
        """Store sources and revisions that came along and are not here; returns the documents that are new here."""
        arrived = set()
        purged = self._purged()
        here = {row[0] for row in self._raw.execute("SELECT id FROM documents")}
        for document in incoming.documents:
            if document in purged or (document in here and document not in touched):
                continue
            content = incoming.load(document)
            if content is None:
                continue
            if document not in here:
                self._insert_document(content)
                arrived.add(document)
            for revision in content.revisions:
                exchange.insert_revision(self._raw, document, revision)
        return arrived

    def _insert_document(self, content: DocumentContent) -> None:
        self._raw.execute(
            "INSERT INTO sources (sha256, size, compressed, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [content.sha256, content.size, int(content.compressed), content.data],
        )
        self._raw.execute(
            "INSERT INTO documents (id, sha256, revision, file_name, metadata, added, live)"
            " VALUES (?, ?, ?, ?, '{}', ?, 0)",
            [content.id, content.sha256, content.revisions[0].id, content.file_name, content.added],
        )

    # ---- reckoning -----------------------------------------------------------------------------------------------

    def _reckon(self, name: str) -> None:
        """Bring the objects of a cluster to what all its operations say."""
        stored = list(exchange.operations(self._raw, [name]))
        if not stored:
            return
        cluster = Cluster(stored)
        self._raw.execute("DELETE FROM heads WHERE cluster = ?", [name])
        self._raw.executemany("INSERT INTO heads VALUES (?, ?)", [(name, head) for head in cluster.heads()])
        self._raw.execute("DELETE FROM conflicts WHERE cluster = ?", [name])
        is_shared = name in _SHARED
        if not is_shared and not self._raw.execute("SELECT 1 FROM documents WHERE id = ?", [name]).fetchone():
            return
        states = []
        by_object = cluster.by_object()
        tags: dict[str, list[Op]] = {}
        for (kind, object_id), ops in by_object.items():
            if kind == "tag":
                tags.setdefault(object_id.split(" ")[0], []).extend(ops)
        for (kind, object_id), ops in by_object.items():
            within: Sequence[Op] = ()
            if kind == "document":
                within = [op for op in cluster.ops if op.kind != "document"]
            elif kind == "highlight":
                within = tags.get(object_id, ())
            elif kind == "code":
                within = [
                    op
                    for op in cluster.ops
                    if op.kind == "code" and op.changes.get("parent", (None, None))[1] == object_id
                ]
            states.append(cluster.state(ops, sorted(within, key=lambda op: op.order)))
        if name == clusters.CODEBOOK:
            states = self._with_first_places(states)
        order = {"kind": 0, "code": 1, "document": 2, "highlight": 3, "tag": 4}
        states.sort(key=lambda state: (order.get(state.kind, 9), state.created, state.object_id))
        moved = False
        for state in states:
            if state.kind == "document":
                moved |= self._apply(state, {})
            elif state.kind == "highlight":
                self._apply_highlight(state)
            else:
                self._apply(state, {})
            for one in state.disagreements:
                self._disagree(name, one)
        if moved:
            self._anchor_anew(name)

    def _with_first_places(self, states: list[State]) -> list[State]:
        """Each code with the place that it had first where no operation says another: what was mended is undone."""
        known = {state.object_id: state for state in states if state.kind == "code"}
        for code in builtin_codes():
            first: dict[str, Value] = {"kind": code.kind, "leaf": code.slug.rpartition("/")[2], "live": 1}
            first["parent"] = code.parent
            state = known.get(code.id)
            if state is None:
                states.append(State("code", code.id, "", "", first))
            else:
                state.values = first | state.values
        for state in known.values():
            state.values.setdefault("parent", None)
        return states

    def _apply(self, state: State, derived: Mapping[str, Value]) -> bool:
        """Write an object's values where they differ; returns whether a document's text has changed."""
        kind, object_id = state.kind, state.object_id
        values = {name: value for name, value in state.values.items() if name != ANCHOR} | dict(derived)
        columns = {
            name: value if name.startswith(METADATA) else self._rows.fitting(kind, name, value)
            for name, value in values.items()
            if name.startswith(METADATA) or name in objects.fields(kind)
        }
        if not self._refers_well(kind, object_id, columns):
            return False
        if is_new := not objects.exists(self._raw, kind, object_id):
            self._rows.insert(kind, object_id, columns | {"live": 0}, state.author, state.created)
            before: dict[str, Value] = dict.fromkeys(columns)
            before["live"] = 0
        else:
            before = {name: objects.read(self._raw, kind, object_id, name) for name in columns}
        changes = {name: (before[name], value) for name, value in columns.items() if _differ(before[name], value)}
        if not changes:
            return False
        # A row that was just made holds all but these already.
        written = {name for name in changes if not is_new or name == "live" or name.startswith(METADATA)}
        objects.write(self._raw, kind, object_id, {name: changes[name][1] for name in written})
        self._journal.tell(kind, object_id, changes)
        if not is_new or "live" in changes:  # what came as removed was never here
            self._note_effects([(kind, object_id, changes)])
        return kind == "document" and "revision" in changes

    def _refers_well(self, kind: str, object_id: str, values: Mapping[str, Value]) -> bool:
        """Whether what an object hangs on is here; else it waits, its operations kept."""
        if kind == "tag":
            highlight, _, _ = object_id.partition(" ")
            return objects.exists(self._raw, "highlight", highlight)
        if kind == "member":
            return objects.exists(self._raw, "document", object_id.partition(" ")[2])
        if kind in ("rejection", "reference", "decision") and values.get("document"):
            return objects.exists(self._raw, "document", str(values["document"]))
        return True

    def _disagree(self, cluster: str, one: Disagreement) -> None:
        conflicts.keep(self._raw, cluster, one.kind, one.object_id, one.field, [op.id for op in one.ops])

    # ---- highlights ----------------------------------------------------------------------------------------------

    def _apply_highlight(self, state: State) -> None:
        document = str(state.values.get("document") or "")
        if not objects.exists(self._raw, "document", document):
            return
        anchor: Sequence[Value] = state.values.get(ANCHOR) or ()
        if not anchor or None in anchor:
            return
        made_on, start, end = str(anchor[0]), int(anchor[1]), int(anchor[2])
        row = self._raw.execute(
            'SELECT made_on, made_as, start, "end", exact, prefix, suffix, revision, document, orphaned'
            " FROM highlights WHERE id = ?",
            [state.object_id],
        ).fetchone()
        (current,) = self._raw.execute("SELECT revision FROM documents WHERE id = ?", [document]).fetchone()
        if row is not None:
            made = json.loads(row[1])[:2] if row[1] else list(row[2:4])
            if [row[0], *made] == [made_on, start, end] and row[8] == document and (row[7] == current or row[9]):
                self._apply(state, {})
                return
        selector = self._selector(state.object_id, made_on, start, end, row)
        self._apply(state, self._highlights.anchored(selector, current))

    def _selector(
        self, highlight: str, made_on: str, start: int, end: int, row: Sequence[Value] | None
    ) -> MadeSelector:
        """The words that a highlight was made on, from its text, else as they came, else as they are kept here."""
        found = self._documents.known_text(made_on)
        if found is not None:
            return self._highlights.made(found, made_on, start, end)
        offered = self._selectors.get(highlight)
        if offered is not None and (offered.made_on, offered.start, offered.end) == (made_on, start, end):
            return offered
        if row is not None:
            kept = json.loads(row[1]) if row[1] else [row[2], row[3], row[5], row[4], row[6]]
            if [row[0], *kept[:2]] == [made_on, start, end]:
                return MadeSelector(made_on, start, end, kept[3], kept[2], kept[4])
        return MadeSelector(made_on, start, end, "", "", "")

    def _anchor_anew(self, document: str) -> None:
        """The document has another text: look all its highlights up in it."""
        rows = self._raw.execute(
            'SELECT id, made_on, made_as, start, "end", exact, prefix, suffix, revision FROM highlights'
            " WHERE document = ?",
            [document],
        ).fetchall()
        (current,) = self._raw.execute("SELECT revision FROM documents WHERE id = ?", [document]).fetchone()
        for highlight, made_on, made_as, start, end, exact, prefix, suffix, revision in rows:
            if revision == current:
                continue
            if made_as:
                start, end, prefix, exact, suffix = json.loads(made_as)
            made = MadeSelector(made_on, start, end, exact, prefix, suffix)
            objects.write(self._raw, "highlight", highlight, self._highlights.anchored(made, current))

    # ---- recording -----------------------------------------------------------------------------------------------

    def _note_effects(self, effects: Effects) -> None:
        self._effects += effects

    def _net(self) -> Effects:
        """What has changed from before the merge to now, each object once."""
        first: dict[tuple[str, str], dict[str, tuple[Value, Value]]] = {}
        for kind, object_id, changes in self._effects:
            so_far = first.setdefault((kind, object_id), {})
            for name, (before, after) in changes.items():
                so_far[name] = (so_far[name][0] if name in so_far else before, after)
        return [
            (kind, object_id, kept)
            for (kind, object_id), changes in first.items()
            if (kept := {name: pair for name, pair in changes.items() if _differ(*pair)})
        ]

    def _record(self, step: str) -> None:
        """Keep what has changed here as one step, for undo."""
        if not self._effects:
            return
        self._raw.execute(
            "UPDATE steps SET state = 'dropped' WHERE author = ? AND state = 'undone'", [self._journal.author]
        )
        self._raw.execute(
            "INSERT INTO steps (id, author, what, state) VALUES (?, ?, ?, 'done')", [step, self._journal.author, _WHAT]
        )
        self._raw.executemany(
            "INSERT INTO merge_effects (step, object_kind, object_id, what, changes) VALUES (?, ?, ?, ?, ?)",
            (
                (step, kind, object_id, _WHAT, json.dumps(changes, ensure_ascii=False, separators=(",", ":")))
                for kind, object_id, changes in self._effects
            ),
        )

    def _open(self) -> set[tuple[str, str, str]]:
        return set(self._raw.execute("SELECT object_kind, object_id, field FROM conflicts").fetchall())

    def _keep_record(self, step: str, source: str, new: Sequence[Op], conflicts: set[tuple[str, str, str]]) -> None:
        """Keep that there was a merge. It is told of here alone: an operation would have to be merged in turn."""
        authors = sorted({op.author for op in new})
        self._raw.execute(
            "INSERT INTO merges (step, at, author, source, operations, authors, conflicts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                *(step, now(), self._journal.author, source, len(new)),
                *(json.dumps(authors, ensure_ascii=False), json.dumps(sorted(conflicts))),
            ],
        )

    def records(self) -> list[MergeRecord]:
        """The merges that this library has seen, the oldest first."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                "SELECT step, at, author, source, operations, authors, conflicts FROM merges ORDER BY number"
            ).fetchall()
        return [
            MergeRecord(step, at, author, source, count, tuple(json.loads(names)), tuple(map(tuple, json.loads(left))))
            for step, at, author, source, count, names, left in rows
        ]

    def _refuse_loose_ends(self) -> None:
        if self._raw.execute("PRAGMA foreign_key_check").fetchone():
            raise Conflict(
                "What came refers to objects that are neither in it nor here.", "Ask for a bundle that is whole."
            )

    def _report(self, new: Sequence[Op], arrived: set[str]) -> MergeReport:
        shown: dict[str, int] = {}
        changed: dict[str, int] = {}
        removed: dict[str, int] = {}
        for kind, _, changes in self._effects:
            live = changes.get("live")
            counted = changed if live is None else shown if live[1] == 1 else removed
            counted[kind] = counted.get(kind, 0) + 1
        missing = {
            op.cluster
            for op in new
            if op.cluster not in _SHARED
            and not self._raw.execute("SELECT 1 FROM documents WHERE id = ?", [op.cluster]).fetchone()
        }
        (still_open,) = self._raw.execute("SELECT count(*) FROM conflicts").fetchone()
        return MergeReport(len(new), shown, changed, removed, int(still_open), tuple(sorted(missing)))


def _words(changes: Mapping[str, Sequence[Value]]) -> int:
    """How many fields of a change are not blanked."""
    return sum(pair[0] is not None or pair[1] is not None for pair in changes.values())


def _differ(one: Value, other: Value) -> bool:
    return (None if one in ("", [], ()) else one) != (None if other in ("", [], ()) else other)
