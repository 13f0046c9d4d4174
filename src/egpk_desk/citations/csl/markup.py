"""How pieces of a citation are put together: looks, seams between punctuation, and runs.

citeproc-py asks a "formatter" module for looks. This one writes private-use characters, which no source may contain
(see :func:`clean`), so that a finished note is cut into runs without a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeproc.string import String

from egpk_desk.citations.notes import Run

ITALIC, UPRIGHT = "\ue000", "\ue001"
_MARKS = frozenset(chr(code) for code in range(0xE000, 0xE010))
_PRIVATE = re.compile("[\ue000-\uf8ff\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")
_SINGLE = frozenset(".,;:!?،؛؟")
_ENDS = frozenset("!?؟…")
_CLOSING = frozenset("”’")
_MOVES_IN = frozenset(".,")


def clean(text: str) -> str:
    """A source's text on one line, without private-use characters, bidi overrides and CSL-JSON's tags (``<i>``)."""
    return " ".join(_TAGS.sub("", _PRIVATE.sub("", text)).split())


def preformat(text: object) -> str:
    """What citeproc-py calls on a style's own words."""
    return str(text)


class Italic(str):
    """A slanted stretch. Its last punctuation stands upright, so that it meets what follows."""

    def __new__(cls, text: object) -> Italic:
        said = str(text)
        kept = said.rstrip(".,;:")
        return super().__new__(cls, f"{ITALIC}{kept}{UPRIGHT}{said[len(kept) :]}" if kept else said)


Oblique = Italic
Bold = Light = Underline = Superscript = Subscript = SmallCaps = str


def joined(pieces: Iterable[object], delimiter: str = "") -> String:
    """Pieces with a delimiter between them, without doubled spaces and punctuation at the seams."""
    text = ""
    for piece in pieces:
        said = str(piece)
        if not said:
            continue
        text = seam(seam(text, delimiter), said) if text else said
    return String(text)


def seam(left: str, right: str, *, into_quotes: bool = False) -> str:
    """``left`` and ``right`` side by side; what would double at the seam is left out.

    With ``into_quotes`` a full stop or comma goes before the quotation mark that closes ``left``.
    """
    if not left or not right:
        return left + right
    at = len(left) - 1
    while at >= 0 and left[at] in _MARKS:
        at -= 1
    first = 0
    while first < len(right) and right[first] in _MARKS:
        first += 1
    if at < 0 or first == len(right):
        return left + right
    last, begins = left[at], right[first]
    if last == begins == " " or (last in " \u00a0" and begins == " "):
        return left + right[:first] + right[first + 1 :]
    if begins in _SINGLE:
        if last == begins or (last in _ENDS and begins == "."):
            return left + right[:first] + right[first + 1 :]
        if into_quotes and last in _CLOSING and at and begins == ".":
            inner = left[:at].rstrip("".join(_MARKS))[-1:]
            if inner in _ENDS or inner == ".":
                return left + right[:first] + right[first + 1 :]
        if into_quotes and last in "”’" and begins in _MOVES_IN:
            while at and left[at - 1] in _CLOSING:
                at -= 1
            return left[:at] + begins + left[at:] + right[:first] + right[first + 1 :]
    return left + right


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a marked text."""
    made: list[Run] = []
    depth = 0
    for piece in re.split(f"([{ITALIC}{UPRIGHT}])", text):
        if piece == ITALIC:
            depth += 1
        elif piece == UPRIGHT:
            depth -= 1
        elif piece:
            italic = depth > 0
            if made and made[-1].italic == italic:
                made[-1] = Run(made[-1].text + piece, italic)
            else:
                made.append(Run(piece, italic))
    return tuple(made)
