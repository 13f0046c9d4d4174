"""Notes at the end of a PDF: numbered paragraphs after the last raised number, joined with the numbers before."""

from __future__ import annotations

from collections.abc import Sequence

from egpk_desk.readers.pdf.footnotes import number_in
from egpk_desk.readers.pdf.writing import Token


def join_endnotes(written: Sequence[list[Token]]) -> dict[str, list[int]]:
    """The paragraphs (indices) of each note at the end, by a key; raised numbers that refer to one get that key.

    Only where paragraphs numbered 1, 2, 3 … follow the last raised number, up to the highest that is referred to.
    """
    references: dict[str, list[Token]] = {}
    last = -1
    for index, paragraph in enumerate(written):
        for token in paragraph[1:]:
            if token.note is not None and token.note.startswith("?"):
                references.setdefault(token.note.rsplit(":", 1)[-1], []).append(token)
                last = index
    numbers = [int(number) for number in references if number.isdecimal()]
    if not numbers:
        return {}
    heads: list[int] = []
    for index in range(last + 1, len(written)):
        text = "".join(token.text for token in written[index][:12])
        raised = written[index][0].note if written[index] else None
        begins = raised.rsplit(":", 1)[-1] if raised else number_in(text)
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
        for token in references.get(str(number), []):
            token.note = f"end:{number}"
    return bodies
