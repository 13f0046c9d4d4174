"""The objects whose fields the journal records: documents, highlights, codes, tags (a code on a highlight) and others.

Each is a row; a change is always "this field, from this value to that one", so that every change has an inverse.
``live`` is a field like others: what is removed stays as a tombstone, and undo sets it back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

Value = Any  # what JSON holds: str, int, float, bool, None, list, dict

_FIELDS: dict[str, frozenset[str]] = {
    "document": frozenset({"live", "revision", "status"}),
    "highlight": frozenset(
        {"live", "document", "revision", "start", "end", "exact", "prefix", "suffix"}
        | {"made_on", "made_as", "score", "memo", "stance", "status", "through", "author", "created"}
        | {"orphaned"}
    ),
    "code": frozenset(
        {"live", "kind", "leaf", "parent", "name_ar", "name_en", "colour", "definition", "retired", "position"}
        | {"use_when", "use_not", "example", "codable"}
    ),
    "tag": frozenset({"live", "position"}),
    "kind": frozenset({"live", "name_ar", "name_en", "definition", "position"}),
    "set": frozenset({"live", "name", "definition", "codes", "position"}),
    "query": frozenset({"live", "name", "query", "options", "seen"}),
    "rejection": frozenset({"live", "code", "document", "revision", "start", "end"}),
    "reference": frozenset({"live", "document", "key", "data"}),
    "memo": frozenset({"live", "on_kind", "on_id", "title", "text", "author", "created"}),
    "group": frozenset({"live", "name", "description", "position"}),
    "member": frozenset({"live"}),
    "property": frozenset({"live", "name", "type", "position"}),
    "view": frozenset({"live", "name", "definition", "position"}),
    "decision": frozenset({"live", "document", "revision", "start", "end", "codings", "ruling", "author", "created"}),
}
_TABLES = {
    "document": "documents",
    "highlight": "highlights",
    "code": "codes",
    "tag": "tags",
    "kind": "kinds",
    "set": "code_sets",
    "query": "saved_queries",
    "rejection": "rejections",
    "reference": "bibliography",
    "memo": "memos",
    "group": "document_groups",
    "member": "group_members",
    "property": "properties",
    "view": "views",
    "decision": "decisions",
}
NUMBERS = frozenset({"live", "start", "end", "position", "retired", "codable", "orphaned", "seen"})
"""Fields that hold whole numbers; ``score`` holds one that need not be whole, all others words."""

METADATA = "metadata."
"""Prefix of a document's bibliographic fields: ``metadata.title``."""


def tag_id(highlight: str, code: str) -> str:
    """The id of the tag that puts a code on a highlight."""
    return f"{highlight} {code}"


def member_id(group: str, document: str) -> str:
    """The id of the membership that puts a document into a group."""
    return f"{group} {document}"


def _where(kind: str, object_id: str) -> tuple[str, list[str]]:
    if kind == "tag":
        return "highlight = ? AND code = ?", object_id.split(" ")
    if kind == "member":
        return "group_id = ? AND document = ?", object_id.split(" ")
    return "id = ?", [object_id]


def fields(kind: str) -> frozenset[str]:
    """The fields of a kind of objects, but for a document's metadata."""
    return _FIELDS[kind]


def is_kind(kind: str) -> bool:
    """Whether there are objects of a kind."""
    return kind in _FIELDS


def tables() -> list[str]:
    """The tables of objects that have an id."""
    return [table for kind, table in _TABLES.items() if kind not in ("tag", "member")]


def table(kind: str) -> str:
    """The table that holds a kind of objects."""
    return _TABLES[kind]


def exists(raw: sqlite3.Connection, kind: str, object_id: str) -> bool:
    """Whether the object has a row, live or not."""
    where, key = _where(kind, object_id)
    return raw.execute(f"SELECT 1 FROM {_TABLES[kind]} WHERE {where}", key).fetchone() is not None


def read(raw: sqlite3.Connection, kind: str, object_id: str, field: str) -> Value:
    """The value of one field; None where there is no such object."""
    where, key = _where(kind, object_id)
    if kind == "document" and field.startswith(METADATA):
        row = raw.execute(f"SELECT metadata FROM documents WHERE {where}", key).fetchone()
        return _dig(json.loads(row[0]), field[len(METADATA) :]) if row else None
    if field not in _FIELDS[kind]:
        raise ValueError(f"a {kind} has no field {field}")
    row = raw.execute(f'SELECT "{field}" FROM {_TABLES[kind]} WHERE {where}', key).fetchone()
    return row[0] if row else None


def write(raw: sqlite3.Connection, kind: str, object_id: str, values: Mapping[str, Value]) -> None:
    """Set fields of an object that has a row."""
    where, key = _where(kind, object_id)
    columns = {field: value for field, value in values.items() if not field.startswith(METADATA)}
    if not _FIELDS[kind] >= columns.keys():
        raise ValueError(f"a {kind} has no field {sorted(columns.keys() - _FIELDS[kind])}")
    if columns:
        assignments = ", ".join(f'"{field}" = ?' for field in columns)
        raw.execute(f"UPDATE {_TABLES[kind]} SET {assignments} WHERE {where}", [*columns.values(), *key])
    described = {field[len(METADATA) :]: value for field, value in values.items() if field.startswith(METADATA)}
    if described:
        (stored,) = raw.execute(f"SELECT metadata FROM documents WHERE {where}", key).fetchone()
        metadata = json.loads(stored)
        for field, value in described.items():
            _put(metadata, field, value)
        raw.execute(
            f"UPDATE documents SET metadata = ? WHERE {where}", [json.dumps(metadata, ensure_ascii=False), *key]
        )


OWN_FIELDS = frozenset(
    ["title", "authors", "role", "date", "date_as_written", "publisher", "category", "url", "language"]
)
"""The fields of metadata that every document has; all others are free properties."""


def _dig(metadata: dict[str, Value], field: str) -> Value:
    return metadata.get(field) if field in OWN_FIELDS else metadata.get("extra", {}).get(field)


def _put(metadata: dict[str, Value], field: str, value: Value) -> None:
    place = metadata if field in OWN_FIELDS else metadata.setdefault("extra", {})
    if value in (None, "", []):
        place.pop(field, None)
    else:
        place[field] = value
