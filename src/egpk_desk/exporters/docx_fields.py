"""The field that carries a highlight's id in a note, unseen (ECMA-376, 17.16.5.1: ADDIN).

Word and LibreOffice keep a field of an add-in that they do not know, with its result, through copying, moving and
saving again, in footnotes too; a bookmark of the same name survives copying only once.
"""

from __future__ import annotations

import re

from egpk_desk.exporters.docx_runs import Element, child

NOTE_FIELD = "EGPK_NOTE"
BOOKMARK = "_EgPk_"
"""How the bookmarks begin that stand for the field where a format has no fields; a leading ``_`` hides them in Word."""

BOOKMARK_END = "_EgPe_"
"""How those begin that stand behind the text, where a format keeps bookmarks as points."""

_INSTRUCTION = re.compile(rf"\s*ADDIN\s+{NOTE_FIELD}\s+([\w.-]+)")
_MARKED = re.compile("([0-9a-f]{32})(?![0-9a-f])")


def instruction(highlight: str) -> str:
    """The instruction of the field for a highlight's id."""
    return f" ADDIN {NOTE_FIELD} {highlight} "


def highlight_of(said: str) -> str | None:
    """The highlight's id that a field's instruction carries; None where the field is another."""
    found = _INSTRUCTION.match(said)
    return found[1] if found else None


def bookmark(highlight: str, prefix: str = BOOKMARK) -> str:
    """A bookmark's name for a highlight's id: at most 40 characters, as Word wants."""
    return prefix + highlight.replace("-", "")[: 40 - len(prefix)]


def bookmarked(name: str, prefix: str = BOOKMARK) -> str | None:
    """The highlight's id that a bookmark's name carries (LibreOffice may have put ``_Copy_1`` behind it)."""
    found = _MARKED.match(name, len(prefix)) if name.startswith(prefix) else None
    if not found:
        return None
    digits = found[1]
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def begin_field(paragraph: Element, said: str) -> None:
    """Append the beginning of a field with its instruction: what comes next is its result, up to :func:`end_field`."""
    child(child(paragraph, "w:r"), "w:fldChar", fldCharType="begin")
    text = child(child(paragraph, "w:r"), "w:instrText")
    text.text = said
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    child(child(paragraph, "w:r"), "w:fldChar", fldCharType="separate")


def end_field(paragraph: Element) -> None:
    """Append the end of a field."""
    child(child(paragraph, "w:r"), "w:fldChar", fldCharType="end")
