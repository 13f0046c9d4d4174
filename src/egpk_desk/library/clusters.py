"""Clusters: which operations are kept in causal order with one another.

A document, its highlights and all that hangs on them are one cluster, named by the document's id; the codebook is one;
what belongs to the library as a whole is one. An object stays in the cluster of its first operation, even where a
newer version of a file takes a document's highlights over.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from egpk_desk.library import objects

CODEBOOK = "codebook"
LIBRARY = "library"

_CODEBOOK_KINDS = frozenset({"code", "kind", "set"})


def of_new(raw: sqlite3.Connection, kind: str, object_id: str, changes: Mapping[str, Sequence[object]]) -> str:
    """The cluster of an object by the values of its first operation (each a pair: before, after)."""

    def after(name: str) -> str:
        pair = changes.get(name)
        return str(pair[1]) if pair and pair[1] else ""

    if kind == "document":
        return object_id
    if kind in _CODEBOOK_KINDS:
        return CODEBOOK
    if kind == "tag":
        return of(raw, object_id.split(" ")[0]) or LIBRARY
    if kind in ("highlight", "rejection", "reference", "decision"):
        return after("document") or _document_of(raw, kind, object_id) or LIBRARY
    if kind == "memo":
        on = after("on_kind")
        if on == "code":
            return CODEBOOK
        if on == "document":
            return after("on_id")
        return of(raw, after("on_id")) or LIBRARY
    return LIBRARY


def of(raw: sqlite3.Connection, object_id: str) -> str:
    """The cluster of an object that has operations already; else empty."""
    row = raw.execute(
        "SELECT cluster FROM operations WHERE object_id = ? ORDER BY number LIMIT 1", [object_id]
    ).fetchone()
    return str(row[0]) if row else ""


def _document_of(raw: sqlite3.Connection, kind: str, object_id: str) -> str:
    row = raw.execute(f"SELECT document FROM {objects.table(kind)} WHERE id = ?", [object_id]).fetchone()
    return str(row[0]) if row and row[0] else ""


def place_all(raw: sqlite3.Connection) -> None:
    """Give the operations of a library that was never merged their clusters and parents, by their order."""
    raw.create_function("parents_of", 1, lambda id_: json.dumps([id_]) if id_ else "[]", deterministic=True)
    first: dict[tuple[str, str], str] = {}
    newest: dict[str, str] = {}

    def placed() -> Iterator[tuple[str, str | None, int]]:
        rows = raw.execute("SELECT number, id, object_kind, object_id, changes FROM operations ORDER BY number")
        for number, operation, kind, object_id, changes in rows.fetchall():
            key = (kind, object_id)
            if key not in first:
                if kind == "tag":
                    first[key] = first.get(("highlight", object_id.split(" ")[0]), LIBRARY)
                else:
                    first[key] = of_new(raw, kind, object_id, json.loads(changes))
            cluster = first[key]
            yield cluster, newest.get(cluster), number
            newest[cluster] = operation

    raw.executemany("UPDATE operations SET cluster = ?, parents = parents_of(?) WHERE number = ?", list(placed()))
    raw.executemany("INSERT INTO heads VALUES (?, ?)", newest.items())
