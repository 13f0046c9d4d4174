"""Whether the text layer of a page can be trusted, and why not: each reason is one that no Arabic text gives."""

from __future__ import annotations

import re

_MANY_UNMAPPED = 0.1  # of a page's letters; 3 % is well readable, 55 % nobody can read
_MANY_MIXED = 0.06  # of the words with Arabic letters
_MANY_MISSPELT = 0.06  # of the Arabic words; a tenth of a percent in real text
_MANY_FOREIGN = 0.25  # of the letters
_FEWEST = 20  # words or letters that are judged
_MANY_WITH_ACCENTS = 0.4  # of the letters; a quarter at most in any language
_MANY_BROKEN = 0.25  # of the words in Latin letters
_FEW_VOWELS = 0.2  # of the letters in Latin words; 0.35 and more in any language
_MANY_SIGNS = 0.4  # of the words
_FEW_ARTICLES = 0.03  # of the Arabic words; a third of those of real text have one
_FEW_COMMON = 0.48  # of the Arabic letters; 0.61 in 80 words of real text, 0.54 in Urdu, 0.3 where codes are shifted
_FEWEST_FOR_SHARES = 60  # words whose letters are counted

_WORD = re.compile(r"\S+")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_ARABIC_WORD = re.compile(f"[{_ARABIC}]{{2,}}")
_MIXED = re.compile(
    f"[{_ARABIC}][A-Za-z\u00c0-\u024f'*+=<>@&$^~{{}}|\\\\][{_ARABIC}]|[{_ARABIC}][)(\\[\\]/0-9][{_ARABIC}]"
)
_MISSPELT = re.compile(f"[ةى][{_ARABIC}]|^[ةىؤ]|[{_ARABIC}]([{_ARABIC}])\\1\\1")
_FOREIGN = re.compile("[\u0100-\u024f\u0370-\u05ff\u0700-\u074f\ue000-\uf8ff\ufffd]")
_ACCENTED = re.compile("[\u00c0-\u00ff]")
_AROUND = '.,;:!?()"«»“”،؛؟'
_BROKEN = re.compile(r"[A-Za-z][^A-Za-z0-9\s.'’/@:_&+()<>=\[\]-][A-Za-z]|[a-z][A-Z][a-z]*[A-Z]|[a-z]\d[a-z]")
_LATIN = re.compile("[A-Za-z]")
_VOWEL = re.compile("[AEIOUYaeiouy]")
_SIGNS = re.compile(r"(?!(.)\1*$)[!-/:-@\[-`{-~]{2,}")  # not a line of dots or dashes
_ARTICLE = re.compile("[وفبك]?ال|لل")
_COMMON = re.compile("[اليمنورت]")
_ONE_FORM = str.maketrans("أإآٱىیک", "ااااييك")
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
    if _is_no_latin(text, len(letters)):
        return "the font's codes stand for other letters than it draws"
    words = _WORD.findall(text)
    arabic = [word for word in words if re.search(f"[{_ARABIC}]", word)]
    if len(arabic) >= _FEWEST:
        if sum(1 for word in arabic if _MIXED.search(word)) > _MANY_MIXED * len(arabic):
            return "Arabic letters and other signs are mixed within words"
        spelt = [word for whole in arabic for word in _ARABIC_WORD.findall(whole)]
        if sum(1 for word in spelt if _MISSPELT.search(word)) > _MANY_MISSPELT * max(1, len(spelt)):
            return "its words are spelt as no Arabic word is"
        if len(spelt) >= _FEWEST_FOR_SHARES and _is_of_other_letters(spelt):
            return "its words are spelt as no Arabic word is"
    return None


def _is_no_latin(text: str, letters: int) -> bool:
    """Whether what seems to be Latin or signs is text of which the font draws something else.

    Arabic in an old encoding gives letters with accents and none without, in a keyboard's codes words of consonants, in
    a decorative font's codes signs and capitals within words.
    """
    if letters >= _FEWEST and len(_ACCENTED.findall(text)) > _MANY_WITH_ACCENTS * letters:
        return True
    pieces = _WORD.findall(text)
    if sum(1 for piece in pieces if _SIGNS.fullmatch(piece)) > max(_FEWEST, _MANY_SIGNS * len(pieces)):
        return True
    latin = (word for word in (piece.strip(_AROUND) for piece in pieces) if word.isascii() and _LATIN.search(word))
    words = [word for word in latin if len(word) > 3 and "://" not in word and "@" not in word]
    if len(words) < _FEWEST:
        return False
    if sum(1 for word in words if _BROKEN.search(word)) > _MANY_BROKEN * len(words):
        return True
    small = "".join(word for word in words if not word.isupper())
    return len(small) > 4 * _FEWEST and len(_VOWEL.findall(small)) < _FEW_VOWELS * len(small)


def _is_of_other_letters(words: list[str]) -> bool:
    """Whether each Arabic letter seems to stand for another: without the article, and rare letters as often as common
    ones. Persian and Urdu, which have no article, are told from that by their letters."""
    if sum(1 for word in words if _ARTICLE.match(word)) > _FEW_ARTICLES * len(words):
        return False
    letters = "".join(words).translate(_ONE_FORM)
    return len(_COMMON.findall(letters)) < _FEW_COMMON * len(letters)
