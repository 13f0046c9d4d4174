"""How disagreements of coders were settled: what each had coded, what was decided, and what that does to highlights.

A disagreement is known by the tags that it is about, so that two who settle the same one on two machines have settled
one thing: a merge joins their words or lists them as a conflict. What coders had coded is kept with the decision, so
that agreement is still measured on what they did apart.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import Documents, id_range, storable
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal, now
from egpk_desk.library.objects import Value
from egpk_desk.library.records import CodedBy, Decision, Ruling
from egpk_desk.library.rulings import decode_codings, decode_ruling, encode_codings, encode_ruling

WHAT = "settle disagreement"
_REOPEN = "reopen disagreement"
_DECISION = uuid.UUID("3a1c9d0e-5d9b-5f55-8e0f-3c2b7b1b7a51")
_COLUMNS = 'd.id, d.document, d.revision, d.start, d."end", d.codings, d.ruling, d.author, d.created'
_LIVE = f"SELECT {_COLUMNS} FROM decisions d JOIN documents o ON o.id = d.document WHERE d.live = 1 AND o.live = 1"
_CODERS = (
    "SELECT o.object_id, o.author FROM operations o JOIN steps s ON s.id = o.step WHERE o.object_kind = 'tag'"
    " AND o.what = 'tag' AND o.undoes IS NULL AND s.what NOT IN ('merge codes', 'split code', 'settle disagreement')"
    " ORDER BY o.clock DESC, o.id DESC"
)


def decision_id(codings: Iterable[CodedBy]) -> str:
    """The identity of a decision: the tags that it is about."""
    tags = sorted({f"{one.highlight} {one.code}" for one in codings})
    return str(uuid.uuid5(_DECISION, "\n".join(tags)))


class Decisions:
    """The decisions of one open library."""

    def __init__(self, connection: Connection, journal: Journal, documents: Documents, highlights: Highlights) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        self._documents = documents
        self._highlights = highlights

    def all(self, document: str | None = None) -> list[Decision]:
        """All that hold, of one document or all, in the order of library and text."""
        query, values = (_LIVE, []) if document is None else (f"{_LIVE} AND d.document = ?", [document])
        with self._connection.reading() as raw:
            rows = raw.execute(f"{query} ORDER BY o.number, d.start, d.id", values).fetchall()
            return [self._located(raw, _decision(row)) for row in rows]

    def one(self, reference: str) -> Decision:
        """One that holds, by its id or the beginning of one. Raises NotFound."""
        between = id_range(reference)
        found = []
        if between:
            with self._connection.reading() as raw:
                rows = raw.execute(f"{_LIVE} AND d.id >= ? AND d.id < ?", between).fetchall()
                found = [self._located(raw, _decision(row)) for row in rows]
        if len(found) != 1:
            raise NotFound(f"There is no decision “{reference}”.", "`agreement decisions` lists what there is.")
        return found[0]

    def coders(self) -> dict[tuple[str, str], str]:
        """Who gave a highlight a code, by both ids, where that was not done by joining or dividing codes."""
        with self._connection.reading() as raw:
            rows = raw.execute(_CODERS).fetchall()
        found: dict[tuple[str, str], str] = {}
        for tag, author in rows:  # the earliest last, which holds
            highlight, _, code = tag.partition(" ")
            found[highlight, code] = author
        return found

    def _located(self, raw: sqlite3.Connection, one: Decision) -> Decision:
        """A decision where it stands in the document's current text: with the highlights that it is about."""
        (revision,) = raw.execute("SELECT revision FROM documents WHERE id = ?", [one.document]).fetchone()
        if one.revision == revision:
            return one
        marks = {row.highlight for row in one.codings} | ({one.ruling.made} - {""})
        places = {
            id_: (start, end)
            for id_, start, end in raw.execute(
                'SELECT id, start, "end" FROM highlights WHERE revision = ? AND orphaned = 0'
                " AND id IN (SELECT value FROM json_each(?))",
                [revision, json.dumps(sorted(marks))],
            )
        }
        codings = tuple(
            CodedBy(row.coder, row.code, row.highlight, *places[row.highlight])
            for row in one.codings
            if row.highlight in places
        )
        if not codings:
            return one
        start, end = min(row.start for row in codings), max(row.end for row in codings)
        return Decision(one.id, one.document, revision, start, end, codings, one.ruling, one.author, one.when)

    # ---- deciding ------------------------------------------------------------------------------------------------

    def settle(self, document: str, codings: Sequence[CodedBy], ruling: Ruling) -> Decision:
        """Record how a disagreement is settled, and let its highlights be so, as one step.

        A decision on the same tags is made anew. Raises NotFound, InvalidValue.
        """
        if not codings:
            raise InvalidValue("There is nothing to settle there.", "`agreement disagreements` lists what is open.")
        decision = decision_id(codings)
        with self._journal.step(WHAT):
            revision = self._documents.revision(document)
            row = self._raw.execute("SELECT ruling FROM decisions WHERE id = ?", [decision]).fetchone()
            start, end = min(one.start for one in codings), max(one.end for one in codings)
            made = self._carry_out(
                document, codings, (start, end), ruling, before=decode_ruling(row[0]).made if row is not None else ""
            )
            values: dict[str, Value] = {
                **{"document": document, "revision": revision, "start": start, "end": end},
                "codings": encode_codings(tuple(codings)),
                "ruling": encode_ruling(replace(ruling, reason=_cleaned(ruling.reason), made=made)),
                **{"author": self._journal.author, "created": now()},
            }
            if row is None:
                self._raw.execute(
                    'INSERT INTO decisions (id, document, revision, start, "end", codings, ruling, author, created,'
                    " live) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                    [decision, *values.values()],
                )
                self._journal.create("decision", decision, WHAT, values)
            else:
                self._journal.change("decision", decision, WHAT, {"live": 1, **values})
        return self.one(decision)

    def carry_out(self, decision: str) -> None:
        """Let the highlights be as a decision says, which a merge and the settling of a conflict left to be done."""
        row = self._raw.execute(f"SELECT {_COLUMNS} FROM decisions d WHERE d.id = ? AND d.live = 1", [decision])
        for one in row.fetchall():
            found = self._located(self._raw, _decision(one))
            made = self._carry_out(
                found.document, found.codings, (found.start, found.end), found.ruling, before=found.ruling.made
            )
            ruling = encode_ruling(replace(found.ruling, made=made))
            self._journal.change("decision", decision, WHAT, {"ruling": ruling})

    def reopen(self, reference: str) -> Decision:
        """Take a decision back: what each had coded stands there again. Raises NotFound."""
        with self._journal.step(_REOPEN):
            one = self.one(reference)
            self._carry_out(one.document, one.codings, (one.start, one.end), Ruling("both"), before=one.ruling.made)
            self._journal.change("decision", one.id, _REOPEN, {"live": 0})
        return one

    def move(self, old: str, new: str, what: str) -> None:
        """Let what was decided in one document hold in another: a new version of it."""
        for (id_,) in self._raw.execute("SELECT id FROM decisions WHERE document = ?", [old]).fetchall():
            self._journal.change("decision", id_, what, {"document": new})

    def _carry_out(
        self, document: str, codings: Sequence[CodedBy], place: tuple[int, int], ruling: Ruling, *, before: str
    ) -> str:
        """Give and take codes as decided; returns the highlight that was made for a decision of another code.

        A highlight is removed where nothing else is said of it; ``before`` is one made for a decision of before.
        """
        kept = ruling.kept(one.coder for one in codings)
        known = {code for (code,) in self._raw.execute("SELECT id FROM codes WHERE live = 1")}
        for highlight in dict.fromkeys(one.highlight for one in codings):
            rows = [one for one in codings if one.highlight == highlight]
            self._set_tags(
                highlight,
                [one.code for one in rows if one.coder in kept and one.code in known],
                [one.code for one in rows if one.coder not in kept],
            )
        if before and self._is_live(before):
            self._highlights.remove(before)
        if not ruling.codes:
            return ""
        made = new_id()
        self._highlights.add(document, *place, tags=ruling.codes, memo="", stance="", id=made)
        return made

    def _set_tags(self, highlight: str, wanted: Collection[str], unwanted: Collection[str]) -> None:
        if not self._is_live(highlight):
            if not wanted or not self._is_here(highlight):
                return
            self._journal.change("highlight", highlight, WHAT, {"live": 1})
        self._highlights.tag(highlight, wanted)
        self._highlights.untag(highlight, unwanted)
        one = self._highlights.one(highlight)
        if unwanted and not (one.tags or one.memo or one.stance):
            self._highlights.remove(highlight)

    def _is_live(self, highlight: str) -> bool:
        return self._is_here(highlight, " AND live = 1")

    def _is_here(self, highlight: str, also: str = "") -> bool:
        return self._raw.execute(f"SELECT 1 FROM highlights WHERE id = ?{also}", [highlight]).fetchone() is not None


def _cleaned(reason: str) -> str:
    return storable(" ".join(reason.split()))


def _decision(row: Sequence[Value]) -> Decision:
    id_, document, revision, start, end, codings, ruling, author, when = row
    coded = decode_codings(codings)
    return Decision(id_, document, revision, start, end, coded, decode_ruling(ruling), author, when)
