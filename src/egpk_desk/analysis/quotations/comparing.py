"""How a quotation differs from the words of its source: not at all, in spelling, or in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from egpk_desk.analysis.quotations.words import Words
from egpk_desk.text.bidi import strip_controls

EXACT, SPELLING, ALTERED, ABSENT = "exact", "spelling", "altered", "absent"
ORDER = (EXACT, SPELLING, ALTERED, ABSENT)
TASHKEEL, LETTERS, WORDS = "tashkeel", "letters", "words"

_MARKER = re.compile(r"\s*\[\s*[\d٠-٩]+\s*\]")
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟‹›″‘’‚‛'", '"'))
_TASHKEEL = re.compile("[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed\u0640]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``status`` is one of :data:`ORDER`; ``difference`` says in what, where it is spelling or altered."""

    status: str
    difference: str = ""


def worst(verdicts: list[Verdict]) -> Verdict:
    """The one that weighs most; of spellings, letters weigh more than tashkeel."""
    return max(verdicts, key=lambda each: (ORDER.index(each.status), each.difference == LETTERS))


def compare(quoted: str, source: str) -> Verdict:
    """A quotation against the passage of its source, both from the first letter of a word to the last one of another.

    White space, note markers and bidi controls count for nothing, as two programs never agree on them; nor the form
    of quotation marks, which is another within others.
    """
    one, other = (_plain(text).translate(_QUOTES) for text in (quoted, source))
    if one == other:
        return Verdict(EXACT)
    if _TASHKEEL.sub("", one) == _TASHKEEL.sub("", other):
        return Verdict(SPELLING, TASHKEEL)
    if Words(one).words == Words(other).words:
        return Verdict(SPELLING, LETTERS)
    return Verdict(ALTERED, WORDS)


def _plain(text: str) -> str:
    return " ".join(strip_controls(unicodedata.normalize("NFC", _MARKER.sub("", text))).split())


def differences(quoted: str, source: str) -> list[tuple[str, str, str]]:
    """The two texts part by part: (``equal`` or ``changed``, the quotation's words, the source's words).

    Words are compared as they are written, so that a difference of tashkeel is shown too.
    """
    one, other = _plain(quoted).split(" "), _plain(source).split(" ")
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        found.append(("equal" if kind == "equal" else "changed", " ".join(one[a:b]), " ".join(other[c:d])))
    return found
