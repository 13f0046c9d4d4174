"""The marks that carry a highlight's id in a note, unseen: a field, and a bookmark around it.

Word and LibreOffice keep a field of an add-in that they do not know (ECMA-376, 17.16.5.1: ADDIN), with its result,
through copying, moving and saving again, in footnotes too; but LibreOffice 7.4 loses one in a note when it saves an
ODT. A bookmark outlasts that, but not copying, since two may not have one name.
"""

from __future__ import annotations

import re
import uuid

from egpk_desk.exporters.docx_runs import Element, child

NOTE_FIELD = "EGPK_NOTE"
BOOKMARK = "_EgPk_"
"""How the bookmarks begin; a leading ``_`` hides them in Word."""
BOOKMARK_END = "_EgPe_"
"""How those begin that stand behind the text, where a format keeps bookmarks as points."""
LIST = f"{BOOKMARK}bibliography"
"""The bookmark around the list of sources."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 25  # of 128 bits in 36 digits
_INSTRUCTION = re.compile(rf"\s*ADDIN\s+{NOTE_FIELD}\s+([\w.-]+)")
_MARKED = re.compile(f"[0-9a-z]{{{_LENGTH}}}")


def instruction(highlight: str) -> str:
    """The instruction of the field for a highlight's id."""
    return f" ADDIN {NOTE_FIELD} {highlight} "


def highlight_of(said: str) -> str | None:
    """The highlight's id that a field's instruction carries; None where the field is another."""
    found = _INSTRUCTION.match(said)
    return found[1] if found else None


def bookmark(highlight: str, number: int, prefix: str = BOOKMARK) -> str | None:
    """A bookmark's name for a highlight's id, which ``number`` makes the only one of its document.

    At most 40 characters, as Word wants, for numbers below 10^8; None where the id is no UUID.
    """
    try:
        value = uuid.UUID(highlight).int
    except ValueError:
        return None
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return f"{prefix}{digits.rjust(_LENGTH, '0')}_{number}"


def bookmarked(name: str, prefix: str = BOOKMARK) -> str | None:
    """The highlight's id that a bookmark's name carries (LibreOffice may have put ``_Copy_1`` behind it)."""
    found = _MARKED.match(name, len(prefix)) if name.startswith(prefix) else None
    value = int(found[0], 36) if found else 0
    return str(uuid.UUID(int=value)) if 0 < value < 1 << 128 else None


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
