"""A passage as one side coded it: with what stands around it, each coded stretch on the ground of its code's colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.tones import over
from egpk_desk.desktop.theme import Theme
from egpk_desk.library.records import Code, CodedBy
from egpk_desk.text.bidi import base_direction

_AROUND = 140
"""Code points shown before and after a passage."""

_SPACE = re.compile(r"\s")
_LINES = re.compile(r"\s*\n\s*")

HERE = "here"
"""The anchor at which the passage begins."""


def around(text: str, start: int, end: int, reach: int = _AROUND) -> tuple[int, int]:
    """A passage with what stands around it, cut between words."""
    first, last = max(0, start - reach), min(len(text), end + reach)
    if first and (gap := _SPACE.search(text, first, start)):
        first = gap.end()
    while last < len(text) and last > end and not text[last].isspace():
        last -= 1
    return first, last


def passage_page(
    text: str,
    place: tuple[int, int],
    codings: Sequence[CodedBy],
    codes: Mapping[str, Code],
    theme: Theme,
) -> str:
    """The passage as rich text, in its own direction; what is not coded by this side stands plain."""
    start, end = place
    first, last = around(text, start, end)
    cuts = sorted({first, last, start, end, *(at for one in codings for at in (one.start, one.end))})
    cuts = [at for at in cuts if first <= at <= last]
    parts = ["…" if first else ""]
    for left, right in pairwise(cuts):
        words = _LINES.sub("<br/>", escape(text[left:right]))
        if left == start:
            parts.append(f'<a name="{HERE}"></a>')
        carried = [one.code for one in codings if one.start <= left and right <= one.end]
        if carried:
            parts.append(f'<span style="background-color:{_ground(carried, codes, theme)}">{words}</span>')
        elif start <= left and right <= end:
            parts.append(words)
        else:
            parts.append(f'<span style="color:{theme.quiet}">{words}</span>')
    parts.append("…" if last < len(text) else "")
    direction = base_direction(text[start:end]) or ("rtl" if i18n.language() == "ar" else "ltr")
    return f'<p dir="{direction}" style="line-height:150%">{"".join(parts)}</p>'


def _ground(carried: Iterable[str], codes: Mapping[str, Code], theme: Theme) -> str:
    ground = theme.page
    for code in dict.fromkeys(carried):
        if code in codes:
            ground = over(ground, codes[code].colour, 0.42 if theme.dark else 0.30).name()
    return ground


def codes_line(codings: Iterable[CodedBy], codes: Mapping[str, Code], language: str) -> str:
    """The names of the codes of a side, each with a dot of its colour, as rich text."""
    named = []
    for code in dict.fromkeys(one.code for one in codings):
        if code in codes:
            dot = f'<span style="color:{codes[code].colour}">●</span>'
            named.append(f"{dot}&nbsp;{escape(codes[code].name(language))}")
    return "&nbsp;&nbsp; ".join(named)
