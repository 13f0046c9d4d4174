"""The program's own words in an export, in Arabic and English: everything else in it is the sources' or the user's."""

from __future__ import annotations

_WORDS = {
    "title": ("مقتطفات مرمّزة", "Coded excerpts"),
    "uncoded": ("مقتطفات بلا رمز", "Excerpts without a code"),
    "codes": ("الرموز", "Codes"),
    "memo": ("مذكرة", "Memo"),
    "notes": ("الحواشي", "Notes"),
    "none": ("لا توجد مقتطفات.", "There are no excerpts."),
    "back": ("رجوع إلى النص", "Back to the text"),
    "more": ("ومقتطفات أخرى عددها", "and further excerpts:"),
}
_KINDS = {"driver": ("الدوافع", "Drivers"), "dimension": ("الأبعاد", "Dimensions")}


def say(word: str, language: str) -> str:
    """One of the program's words in ``ar`` or ``en``."""
    return _WORDS[word][0 if language == "ar" else 1]


def kind_name(kind: str, language: str) -> str:
    """The name of a kind of codes; one that users have named stands as they wrote it."""
    return _KINDS[kind][0 if language == "ar" else 1] if kind in _KINDS else kind
