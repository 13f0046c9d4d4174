"""Notes at the end of a PDF: numbered paragraphs after the last raised number, joined with the numbers before."""

from __future__ import annotations

from collections.abc import Sequence

from egpk_desk.readers.pdf.footnotes import number_in
from egpk_desk.readers.pdf.packing import Packed


def join_endnotes(written: Sequence[Packed]) -> dict[str, list[int]]:
    """The paragraphs (indices) of each note at the end, by a key; raised numbers that refer to one get that key.

    Only where paragraphs numbered 1, 2, 3 … follow the last raised number, up to the highest that is referred to.
    """
    references: dict[str, list[tuple[Packed, int]]] = {}
    last = -1
    for index, paragraph in enumerate(written):
        for at, note in paragraph.notes.items():
            if at and note.startswith("?"):
                references.setdefault(_number(note), []).append((paragraph, at))
                last = index
    numbers = [int(number) for number in references if number.isdecimal()]
    if not numbers:
        return {}
    heads: list[int] = []
    for index in range(last + 1, len(written)):
        raised = written[index].notes.get(0)
        begins = _number(raised) if raised else number_in(written[index].head(12))
        if begins == str(len(heads) + 1):
            heads.append(index)
            if len(heads) == max(numbers):
                break
    if len(heads) < max(numbers):
        return {}
    bodies: dict[str, list[int]] = {}
    for number, start in enumerate(heads, 1):
        end = heads[number] if number < len(heads) else start + 1
        bodies[f"end:{number}"] = list(range(start, end))
        for held, at in references.get(str(number), []):
            held.notes[at] = f"end:{number}"
    return bodies


def _number(note: str) -> str:
    return note.rsplit(":", 1)[-1]
