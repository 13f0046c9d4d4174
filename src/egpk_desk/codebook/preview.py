"""What merging, splitting or removing a code would do to its highlights, told before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from egpk_desk.library.records import Code, Highlight


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do: ``moved`` highlights (ids) get the other code, ``joined`` carry both and keep one.

    ``children`` are the codes below the merged one, which go below the other; ``clashes`` those that cannot, since one
    of the same slug stands there.
    """

    source: Code
    into: Code
    moved: tuple[str, ...]
    joined: tuple[str, ...]
    children: tuple[Code, ...]
    clashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemovalPreview:
    """What removing a code would do: the codes that go, and the highlights (ids) that lose one or keep none."""

    codes: tuple[Code, ...]
    highlights: tuple[str, ...]
    left_bare: tuple[str, ...]


def of_merge(source: Code, into: Code, codes: Iterable[Code], highlights: Iterable[Highlight]) -> MergePreview:
    """What merging ``source`` into ``into`` would do to these codes and highlights."""
    carrying = [highlight for highlight in highlights if source.id in highlight.tags]
    listed = list(codes)
    children = tuple(code for code in listed if code.parent == source.id)
    there = {code.slug.rpartition("/")[2] for code in listed if code.parent == into.id}
    return MergePreview(
        source,
        into,
        tuple(highlight.id for highlight in carrying if into.id not in highlight.tags),
        tuple(highlight.id for highlight in carrying if into.id in highlight.tags),
        children,
        tuple(leaf for code in children if (leaf := code.slug.rpartition("/")[2]) in there),
    )


def of_removal(code: Code, below: set[str], codes: Iterable[Code], highlights: Iterable[Highlight]) -> RemovalPreview:
    """What removing ``code`` and those ``below`` it (ids) would do."""
    gone = below | {code.id}
    carrying = [highlight for highlight in highlights if gone & set(highlight.tags)]
    return RemovalPreview(
        tuple(one for one in codes if one.id in gone),
        tuple(highlight.id for highlight in carrying),
        tuple(highlight.id for highlight in carrying if not set(highlight.tags) - gone),
    )
