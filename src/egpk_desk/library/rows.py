"""The rows of objects: making one, and values as their columns take them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from egpk_desk.library import objects
from egpk_desk.library.objects import METADATA, Value

_KEYS = {"tag": ("highlight", "code"), "member": ("group_id", "document")}


def _columns(shape: tuple[tuple[str, str, int, str | None], ...]) -> dict[str, Value]:
    """For each column that must hold something, what stands for nothing."""
    empty: dict[str, Value] = {}
    for name, type_, must, default in shape:
        if must:
            nothing: Value = 0 if type_ in ("INTEGER", "REAL") else ""
            empty[name] = nothing if default is None else _literal(default)
    return empty


def _literal(default: str) -> Value:
    return default[1:-1].replace("''", "'") if default.startswith("'") else int(float(default))


class Rows:
    """Makes rows in one open library, whose tables stay as they are from its opening on."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._known: dict[str, dict[str, Value]] = {}

    def _empty(self, kind: str) -> dict[str, Value]:
        if kind not in self._known:
            info = self._raw.execute(f"PRAGMA table_info({objects.table(kind)})")
            self._known[kind] = _columns(tuple(tuple(row[1:5]) for row in info))
        return self._known[kind]

    def fitting(self, kind: str, name: str, value: Value) -> Value:
        """A value as its column holds it: where a column must hold something, nothing is what stands for it there."""
        return self._empty(kind).get(name, None) if value is None or value == "" else value

    def insert(self, kind: str, object_id: str, values: Mapping[str, Value], author: str, created: str) -> None:
        """Make the row of an object; columns that are not given hold what stands for nothing."""
        empty = self._empty(kind)
        columns = {name: value for name, value in values.items() if not name.startswith(METADATA)}
        for name, value in (("author", author), ("created", created)):
            if name in empty and not columns.get(name):
                columns[name] = value
        keys = _KEYS.get(kind)
        identity = dict(zip(keys, object_id.split(" "), strict=True)) if keys else {"id": object_id}
        row = {**{name: value for name, value in empty.items() if name != "number"}, **columns, **identity}
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self._raw.execute(f"INSERT INTO {objects.table(kind)} ({names}) VALUES ({marks})", list(row.values()))
