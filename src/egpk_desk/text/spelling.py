"""Plain spelling: a quotation without its tashkeel, for those whose house style leaves it out."""

from __future__ import annotations

import re
import unicodedata

_LETTER = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06d5"
_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff"
_HAMZA = "\u0654\u0655"
_LETTER_WITH_HAMZA = re.compile(f"[{_LETTER}][{_MARK}]*[\u0653{_HAMZA}][{_MARK}]*")
_OTHER_MARKS = re.compile(f"(?![\u0653{_HAMZA}])[{_MARK}]")
# A tatweel that carries a hamza (شطـٔه) is its seat, not decoration.
_DROPPED = re.compile(f"\u0640(?![{_MARK}]*[{_HAMZA}])|(?![{_HAMZA}])[{_MARK}]")


def plain_spelling(text: str) -> str:
    """The text without tashkeel (shadda and Quranic marks included) and tatweel; every letter as it stood.

    A hamza or madda written as a mark of its own is part of its letter and is kept, composed with it.
    """
    return _DROPPED.sub("", _LETTER_WITH_HAMZA.sub(_composed, text))


def _composed(match: re.Match[str]) -> str:
    # Other marks go first: one of the same combining class would keep the hamza from composing (UAX 15, D115).
    composed = unicodedata.normalize("NFC", _OTHER_MARKS.sub("", match.group()))
    return unicodedata.normalize("NFC", composed.replace("\u0653", ""))  # a madda left alone goes, and blocks no hamza
