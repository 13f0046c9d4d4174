"""Coding all hits of a search at once: what would be highlighted, told before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from egpk_desk.document import Document
from egpk_desk.library.records import Coded, SearchHit
from egpk_desk.text.sentences import sentence_at

SCOPES = ("hit", "sentence", "paragraph")


@dataclass(frozen=True, slots=True)
class Planned:
    """A passage to be coded. ``highlight`` is the id of the highlight of this very range that is there, else None;
    ``is_coded`` says that it carries the code already."""

    document: str
    title: str
    start: int
    end: int
    text: str
    highlight: str | None = None
    is_coded: bool = False


def plan(
    hits: Iterable[SearchHit],
    scope: str,
    content: Callable[[str], Document],
    passages: Iterable[Coded],
    code: str,
) -> list[Planned]:
    """The passages that coding these hits in texts would make: the hits, their sentences or their paragraphs.

    Each passage stands there once, in the order of the first hit in it. ``code`` is the code's id.
    """
    there = {(passage.document, passage.start, passage.end): passage for passage in passages}
    found: dict[tuple[str, int, int], Planned] = {}
    for hit in hits:
        document = content(hit.document)
        start, end = _range(document, hit, scope)
        key = (hit.document, start, end)
        if key in found:
            continue
        passage = there.get(key)
        found[key] = Planned(
            *(hit.document, hit.title, start, end, document.text[start:end]),
            passage.id if passage else None,
            passage is not None and code in passage.tags,
        )
    return list(found.values())


def _range(document: Document, hit: SearchHit, scope: str) -> tuple[int, int]:
    block = document.blocks[hit.block]
    if scope == "paragraph":
        return block.start, block.end
    if scope == "sentence":
        start, _ = sentence_at(document.text, hit.start, block.start, block.end)
        _, end = sentence_at(document.text, max(hit.start, hit.end - 1), block.start, block.end)
        start, end = min(start, hit.start), max(end, hit.end)
        while end > start and document.text[end - 1].isspace():
            end -= 1
        return start, end
    return hit.start, hit.end
