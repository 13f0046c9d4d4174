"""The language of a text, from its letters and commonest words."""

from __future__ import annotations

import re

_SAMPLE = 1_200
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_PERSIAN = re.compile("[پچژگکی]")
_URDU = re.compile("[ٹڈڑںےہھ]")
_OTHERS = (
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_WORD = re.compile(r"[^\W\d_]+")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COMMON = {
    "en": _words("the of and to in that is for with on as are by was from this which"),
    "fr": _words("le la les des et en du une que est dans pour qui sur par au avec ce"),
    "es": _words("el la los las de y en que un una por con para del es se como"),
    "de": _words("der die das und in den von zu mit ist des nicht ein eine auf für"),
    "tr": _words("ve bir bu için ile olarak da de olan daha gibi sonra kadar en çok"),
}


def language_of(text: str) -> str:
    """The BCP 47 tag of the language that most of the text is in, by three samples; empty where it is unclear."""
    length = len(text)
    if length > 3 * _SAMPLE:
        middle = length // 2
        text = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    for tag, letters in _OTHERS:
        if latin + arabic < 20 and len(letters.findall(text)) > 20:
            return tag
    if arabic >= latin:
        if not arabic:
            return ""
        if len(_URDU.findall(text)) * 20 > arabic:
            return "ur"
        return "fa" if len(_PERSIAN.findall(text)) * 12 > arabic else "ar"
    words = _WORD.findall(text.lower())
    counts = {tag: sum(1 for word in words if word in common) for tag, common in _COMMON.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] * 25 >= len(words) and counts[best] > 0 else ""
