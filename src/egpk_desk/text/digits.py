"""Digits of numbers from one script to the other. Lengths never change, so offsets hold."""

from __future__ import annotations

_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_WESTERN = "0123456789"

_TO_WESTERN = str.maketrans(_ARABIC_INDIC + _PERSIAN + "٫٬", _WESTERN * 2 + ".,")
_TO_ARABIC_INDIC = str.maketrans(_WESTERN + _PERSIAN, _ARABIC_INDIC * 2)


def to_western(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII ones, with their decimal and thousands separators (``٫ ٬``)."""
    return text.translate(_TO_WESTERN)


def to_arabic_indic(text: str) -> str:
    """ASCII and Persian digits as Arabic-Indic ones. Full stops and commas stay: they may part a date or a list."""
    return text.translate(_TO_ARABIC_INDIC)
