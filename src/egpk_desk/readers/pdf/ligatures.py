"""The letters of one glyph in logical order: PDFium turns some round, with the run that they stand in."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from egpk_desk.readers.pdf.glyphs import Glyph, is_mark_sign

_RIGHT_JOINING = frozenset("اأإآٱدذرزوؤةىء")
_WORD_GLYPHS = frozenset(("الله", "لله", "إلى", "على", "محمد", "صلى", "اللّٰه", "ریال", "ﷲ"))


@functools.cache
def _usual_ligatures() -> frozenset[str]:
    """The ligatures of lam that Unicode has as presentation forms: no face draws ``مل`` or ``حل`` as one glyph."""
    forms = (unicodedata.normalize("NFKC", chr(code)) for code in range(0xFBEA, 0xFD3E))
    return frozenset(text for text in forms if len(text) == 2 and text[0] == "ل")


def set_ligatures(glyphs: Sequence[Glyph]) -> None:
    """Put the letters of each glyph in order.

    Some tell by themselves whether they stand backwards. Those that do not go with those that do in runs of the same
    direction (by PDFium's order), else with the usual: producers write from left to right, so that a run that comes
    from right to left is one that PDFium has turned. What ActualText and the font itself say is logical.
    """
    votes = {True: [0, 0], False: [0, 0]}
    asked: list[tuple[Glyph, bool]] = []
    for at, glyph in enumerate(glyphs):
        if glyph.spanned or glyph.named or len(glyph.text) < 2 or is_mark_sign(glyph.text):
            continue
        leftwards = _runs_leftwards(glyphs, at)
        told = turned_round(glyph.text)
        if told is None:
            asked.append((glyph, leftwards))
            continue
        if joins_either_way(glyph.text):
            continue
        votes[leftwards][told] += 1
        glyph.text = ligature(glyph.text, told)
    for glyph, leftwards in asked:
        straight, turned = votes[leftwards]
        glyph.text = ligature(glyph.text, turned > straight if turned != straight else leftwards)


def _runs_leftwards(glyphs: Sequence[Glyph], at: int) -> bool:
    """Whether the glyphs before and after one, on its own line, come from right to left."""
    glyph = glyphs[at]
    pens = [
        near.pen
        for near in (glyphs[max(at - 1, 0)], glyph, glyphs[min(at + 1, len(glyphs) - 1)])
        if abs(near.base - glyph.base) < glyph.size
    ]
    return pens[-1] < pens[0]


def joins_either_way(text: str) -> bool:
    """Whether a text says nothing of its order: signs of other scripts, and the same letter twice."""
    return text == text[::-1] or not all("\u0600" <= sign <= "\u06ff" for sign in text)


def joins_rightly(text: str) -> bool:
    """Whether letters can be one joined glyph in this order: only the last may be one that joins nothing after it."""
    return not any(c in _RIGHT_JOINING for c in text[:-1])


def ligature(text: str, turned: bool) -> str:
    """The letters of one glyph in logical order; ``turned`` says that PDFium gives them backwards where both can be."""
    told = turned_round(text)
    return text[::-1] if told or (told is None and turned) else text


def turned_round(text: str) -> bool | None:
    """Whether the letters of one glyph stand backwards; None where both orders can be."""
    if len(text) < 2 or not all("\u0600" <= c <= "\u06ff" for c in text):
        return False
    turned = text[::-1]
    if is_mark_sign(text[0]) != is_mark_sign(text[-1]):
        return is_mark_sign(text[0])
    if text in _WORD_GLYPHS or turned in _WORD_GLYPHS:
        return text not in _WORD_GLYPHS
    if any(is_mark_sign(c) for c in text):
        bare = "".join(c for c in text if not is_mark_sign(c))
        return turned_round(bare) if len(bare) > 1 else False
    if joins_rightly(turned) != joins_rightly(text):
        return joins_rightly(turned)
    if (text in _usual_ligatures()) != (turned in _usual_ligatures()):
        return turned in _usual_ligatures()
    return None if turned != text else False
