"""What operations say of things that are gone, and of who did them: taken out before they leave the machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from egpk_desk.library.causality import Op
from egpk_desk.library.objects import Value

_PLAIN = frozenset(
    {"live", "document", "revision", "start", "end", "made_on", "position", "kind", "leaf", "parent", "codable"}
    | {"retired", "status", "stance", "orphaned", "score", "seen", "on_kind", "on_id", "code", "type"}
)
"""Fields that hold no words of anybody; what is removed keeps these alone."""


def without_words(operations: Iterable[Op], removed: Collection[str], documents: Collection[str]) -> Iterator[Op]:
    """Operations with the words of removed objects, and of all in removed documents, blanked.

    ``removed`` are ids of objects, ``documents`` of removed documents (each the name of a cluster).
    """
    for op in operations:
        if op.object_id not in removed and op.cluster not in documents:
            yield op
            continue
        yield replace(
            op,
            changes={name: pair if name in _PLAIN else (None, None) for name, pair in op.changes.items()},
        )


def named_by(operations: Iterable[Op], name_of: Callable[[str], str]) -> Iterator[Op]:
    """Operations with their authors called otherwise, in what they say too."""
    for op in operations:
        changes = {
            field: tuple(name_of(value) if isinstance(value, str) and value else value for value in pair)
            if field == "author"
            else tuple(_named(field, value, name_of) for value in pair)
            if op.kind == "decision"
            else pair
            for field, pair in op.changes.items()
        }
        yield replace(op, author=name_of(op.author), changes=changes)  # type: ignore[arg-type]


def _named(field: str, value: Value, name_of: Callable[[str], str]) -> Value:
    """What a decision on coders' work says, with their names changed in it."""
    if not isinstance(value, str) or not value:
        return value
    if field == "codings":
        rows = [[name_of(str(coder)), *rest] for coder, *rest in json.loads(value)]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    if field == "ruling":
        held = json.loads(value)
        if held.get("coders"):
            held["coders"] = [name_of(str(coder)) for coder in held["coders"]]
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return value


class Pseudonyms:
    """Names that tell authors apart and say nothing of them, given in the order in which they are met."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __call__(self, author: str) -> str:
        return self._names.setdefault(author, f"coder-{len(self._names) + 1}") if author else ""
