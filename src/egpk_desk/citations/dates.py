"""Dates as citations write them."""

from __future__ import annotations

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
