"""Texts that a spreadsheet program might take for a formula (OWASP, "CSV Injection")."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = frozenset("=+-@")
_BEFORE = re.compile("[\\s\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]*")
"""What programs pass over at the beginning of a cell: spaces, controls, marks without width."""


def begins_formula(text: str) -> bool:
    """Whether a cell of this text could run: it begins, behind what is passed over, with ``= + - @``, full width too.

    A tab or a line break at the beginning counts by itself.
    """
    if text[:1] in ("\t", "\r", "\n") and text:
        return True
    match = _BEFORE.match(text)
    first = text[match.end() :][:1] if match else ""
    return unicodedata.normalize("NFKC", first)[:1] in _SIGNS if first else False
