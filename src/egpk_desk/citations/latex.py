r"""Text as BibTeX files hold it: ``\'{e}`` as ``é``, braces and escapes off, and back."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    **{"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307"},
    **{"c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323"},
    **{"b": "\u0331"},
}
_WORDS = {
    **{"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł"},
    **{"L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "textendash": "–", "textemdash": "—", "ldots": "…"},
    **{"dots": "…", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”"},
    **{"guillemotleft": "«", "guillemotright": "»", "textbackslash": "\ue018", "textasciitilde": "\ue017", "S": "§"},
    **{
        "textasciicircum": "^",
        "P": "¶",
        "copyright": "©",
        "textellipsis": "…",
        "textcopyright": "©",
        "textregistered": "®",
    },
    **{"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX"},
}
_ACCENT_LETTER = re.compile(r"\\(['`^\"~=.])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))")
_ACCENT_WORD = re.compile(r"\\([cvuHkrdb])(?:\s*\{\s*(\\?[A-Za-z])\s*\}|\s+(\\?[A-Za-z]))")
_WORD = re.compile(r"\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))")
_LOOK = re.compile(r"\\(?:emph|textit|textbf|textsc|textrm|text|mkbibquote|enquote|url|href)\s*(?=\{)")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_KEPT = {"&": "\ue010", "%": "\ue011", "$": "\ue012", "#": "\ue013", "_": "\ue014", "{": "\ue015", "}": "\ue016"}
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def to_text(latex: str) -> str:
    """The text of a field's value."""
    text = _ESCAPED.sub(lambda match: _KEPT[match[1]], latex)
    text = _LOOK.sub("", text)
    for pattern in (_ACCENT_LETTER, _ACCENT_WORD):
        text = pattern.sub(_accented, text)
    text = _WORD.sub(lambda match: _WORDS.get(match[1], match[0]), text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = text.replace("~", "\u00a0").replace("{", "").replace("}", "").replace(r"\ ", " ").replace("\\-", "")
    for character, kept in {**_KEPT, "~": "\ue017", "\\": "\ue018"}.items():
        text = text.replace(kept, character)
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _accented(match: re.Match[str]) -> str:
    letter = (match[2] or match[3]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])


def to_latex(text: str) -> str:
    """A text as the value of a field; letters stay Unicode, as biber and modern BibTeX take them."""
    made = []
    for character in text:
        if character in _SPECIAL:
            made.append(_SPECIAL[character])
        elif character in _KEPT:
            made.append(f"\\{character}")
        else:
            made.append({"–": "--", "—": "---", "\u00a0": "~"}.get(character, character))
    return "".join(made)
