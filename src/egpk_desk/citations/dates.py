"""Dates as citations write them."""

from __future__ import annotations

import re

from egpk_desk.text.digits import to_western
from egpk_desk.text.folding import fold

_MONTHS = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def date_words(iso: str, language: str) -> str:
    """An ISO 8601 date of any precision in words: ``24 نوفمبر 2025``, ``نوفمبر 2025``, ``2025``; else as it stands."""
    parts = iso.split("T")[0].split("-")
    if not iso or not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return iso
    year = parts[0]
    if len(parts) == 1:
        return year
    number = int(parts[1])
    if not 1 <= number <= 12:
        return iso
    month = _MONTHS["ar" if language == "ar" else "en"][number - 1]
    return f"{int(parts[2])} {month} {year}" if len(parts) == 3 else f"{month} {year}"


_NAMED = {
    fold(name)[:length]: at
    for language, length in (("ar", None), ("en", 3))
    for at, name in enumerate(_MONTHS[language], 1)
}
_PIECE = re.compile(r"\d+|[^\W\d_]+")


def words_date(written: str, year: str = "") -> str:
    """A date as programs for references write it (``May 12``, ``12 May 2024``) in ISO 8601; else empty.

    ``year`` is what holds where ``written`` says none.
    """
    year = to_western(year)
    numbers: list[str] = []
    month = 0
    for piece in _PIECE.findall(to_western(written)):
        if piece.isdecimal():
            numbers.append(piece)
        elif not month and (named := _NAMED.get(fold(piece), 0) or _NAMED.get(fold(piece)[:3], 0)):
            month = named
        else:
            return ""
    years = [number for number in numbers if len(number) == 4]
    others = [int(number) for number in numbers if len(number) < 4]
    if len(years) > 1 or (not years and not re.fullmatch(r"\d{4}", year)):
        return ""
    said = years[0] if years else year
    if not month and others:
        if not years or numbers[0] != said:
            return ""  # the order of day and month is anybody's guess
        month, *others = others
    if month > 12 or len(others) > 1 or any(not 1 <= day <= 31 for day in others):
        return ""
    return "-".join([said, *([f"{month:02}"] if month else []), *(f"{day:02}" for day in others)])
