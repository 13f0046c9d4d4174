"""Numbers of list items in the forms that Word and ODF know: digits, letters, Roman, abjad, Arabic alphabet."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_HINDI = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_MOST = 100_000  # a hostile start value must not write a letter a million times


def number_as(number: int, form: str) -> str:
    """``number`` in a form named as in WordprocessingML's ST_NumberFormat; unknown forms give digits."""
    if not 0 < number < _MOST:
        return str(number)
    if form in ("upperRoman", "lowerRoman"):
        return _cased(_roman(number), form) if number < 5000 else str(number)
    if form in ("upperLetter", "lowerLetter"):
        return _cased(_letter(number, _LATIN), form)
    if form == "arabicAbjad":
        return _letter(number, _ABJAD)
    if form == "arabicAlpha":
        return _letter(number, _ALPHABET)
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "hindiNumbers":
        return str(number).translate(_HINDI)
    return str(number)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _letter(number: int, letters: str) -> str:
    """After the last letter they double: z, aa, bb …"""
    times, index = divmod(number - 1, len(letters))
    return letters[index] * min(times + 1, 20)


def _roman(number: int) -> str:
    parts = []
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        parts.append(sign * times)
    return "".join(parts)
