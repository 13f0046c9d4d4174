"""Whether the text layer of a page can be trusted, and why not: each reason is one that no Arabic text gives."""

from __future__ import annotations

import re

_MANY_UNMAPPED = 0.1  # of a page's letters; 3 % is well readable, 55 % nobody can read
_MANY_MIXED = 0.06  # of the words with Arabic letters
_MANY_MISSPELT = 0.06  # of the Arabic words; a tenth of a percent in real text
_MANY_FOREIGN = 0.25  # of the letters
_FEWEST = 20  # words or letters that are judged

_WORD = re.compile(r"\S+")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_ARABIC_WORD = re.compile(f"[{_ARABIC}]{{2,}}")
_MIXED = re.compile(
    f"[{_ARABIC}][A-Za-z\u00c0-\u024f'*+=<>@&$^~{{}}|\\\\][{_ARABIC}]|[{_ARABIC}][)(\\[\\]/0-9][{_ARABIC}]"
)
_MISSPELT = re.compile(f"[ةى][{_ARABIC}]|^[ةىؤ]|[{_ARABIC}]([{_ARABIC}])\\1\\1")
_FOREIGN = re.compile("[\u0100-\u024f\u0370-\u05ff\u0700-\u074f\ue000-\uf8ff\ufffd]")
_LETTER = re.compile(r"[^\W\d_]|[\ue000-\uf8ff\ufffd]")


def doubt(text: str, characters: int, unmapped: int) -> str | None:
    """Why the text of a page is not to be trusted, as the end of a sentence; None where nothing speaks against it."""
    if characters >= _FEWEST and unmapped > _MANY_UNMAPPED * characters:
        return "many of the letters have no map to Unicode"
    text = _MARKS.sub("", text)
    letters = _LETTER.findall(text)
    foreign = len(_FOREIGN.findall(text))
    if len(letters) >= _FEWEST and foreign > _MANY_FOREIGN * len(letters):
        return "the font's codes stand for other letters than it draws"
    words = _WORD.findall(text)
    arabic = [word for word in words if re.search(f"[{_ARABIC}]", word)]
    if len(arabic) >= _FEWEST:
        if sum(1 for word in arabic if _MIXED.search(word)) > _MANY_MIXED * len(arabic):
            return "Arabic letters and other signs are mixed within words"
        spelt = [word for whole in arabic for word in _ARABIC_WORD.findall(whole)]
        if sum(1 for word in spelt if _MISSPELT.search(word)) > _MANY_MISSPELT * max(1, len(spelt)):
            return "its words are spelt as no Arabic word is"
    return None
