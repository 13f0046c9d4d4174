"""What operations say of things that are gone, and of who did them: taken out before they leave the machine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from egpk_desk.library.causality import Op

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
            else pair
            for field, pair in op.changes.items()
        }
        yield replace(op, author=name_of(op.author), changes=changes)  # type: ignore[arg-type]


class Pseudonyms:
    """Names that tell authors apart and say nothing of them, given in the order in which they are met."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __call__(self, author: str) -> str:
        return self._names.setdefault(author, f"coder-{len(self._names) + 1}") if author else ""
