"""How a passage is copied with its reference."""

from __future__ import annotations

from egpk_desk.text.bidi import base_direction, isolate


def quotation(text: str, reference: str) -> str:
    """A passage in the quotation marks of its script, and its reference in brackets.

    Quotation marks within it become inner ones. The reference is isolated where its direction is not the passage's.
    """
    direction = base_direction(text) or "rtl"
    opening, closing, inner = ("«", "»", "“”") if direction == "rtl" else ("“", "”", "‘’")
    passage = " ".join(text.split("\n")).strip().replace(opening, inner[0]).replace(closing, inner[1])
    if (base_direction(reference) or direction) != direction:
        reference = isolate(reference)
    return f"{opening}{passage}{closing} ({reference})"
