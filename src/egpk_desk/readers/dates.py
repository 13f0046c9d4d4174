"""Dates as reports write them: Arabic, Levantine and Maghrebi months, Hijri, Western, numeric and ISO.

A date is searched in the folded text, so that tashkeel, hamza, digits and bidi marks do not matter, and given in the
offsets of the text as it stands. Hijri dates follow the Umm al-Qura calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hijridate import Gregorian, Hijri

from egpk_desk.text.folding import fold, fold_mapped

_SEARCHED = 500  # characters of a text that are searched: dates stand in short lines


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. ``iso`` is Gregorian ISO 8601 of the precision that is written (``2025-11``).

    ``[start, end)`` are the code points it takes in the text that was searched, ``as_written`` those characters.
    """

    iso: str
    as_written: str
    start: int
    end: int


_MONTHS = (  # Egypt and the Gulf; Levant and Iraq; Morocco; Algeria and Tunisia; English; French; Turkish and Persian
    "يناير|كانون الثاني|جانفي|كانون ثاني|january|jan|janvier|janv",
    "فبراير|شباط|فيفري|فبرائر|february|feb|février|fevrier|févr",
    "مارس|آذار|اذار|march|mar|mars",
    "أبريل|إبريل|نيسان|أفريل|أبريل|april|apr|avril|avr",
    "مايو|أيار|ماي|may|mai",
    "يونيو|يونيه|حزيران|جوان|يونيوه|june|jun|juin",
    "يوليو|يوليه|تموز|يوليوز|جويلية|july|jul|juillet|juil",
    "أغسطس|آب|غشت|أوت|اغسطس|august|aug|août|aout",
    "سبتمبر|أيلول|شتنبر|سبتمبر|september|sept|sep|septembre",
    "أكتوبر|تشرين الأول|تشرين أول|أكتوبر|october|oct|octobre",
    "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|novembre|november|nov",
    "ديسمبر|كانون الأول|كانون أول|دجنبر|december|dec|décembre|decembre|déc",
)
_HIJRI_MONTHS = (
    "محرم الحرام|محرم|المحرم",
    "صفر الخير|صفر",
    "ربيع الأول|ربيع أول",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع ثان|ربيع آخر",
    "جمادى الأولى|جمادى الأول|جماد الأول|جمادى أولى|جماد أول",
    "جمادى الآخرة|جمادى الآخر|جمادى الثانية|جمادى الثاني|جماد الآخر|جماد الثاني|جماد ثاني|جمادى ثانية",
    "رجب المرجب|رجب",
    "شعبان المعظم|شعبان",
    "رمضان المبارك|رمضان المعظم|رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة|ذو قعدة|ذي قعدة|ذوالقعدة|ذيالقعدة",
    "ذو الحجة|ذي الحجة|ذو حجة|ذي حجة|ذوالحجة|ذيالحجة",
)


def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {fold(name): number for number, group in enumerate(names, 1) for name in group.split("|")}


_MONTH = _numbered(_MONTHS)
_HIJRI_MONTH = _numbered(_HIJRI_MONTHS)


def _either(names: dict[str, int]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\ +") for name in sorted(names, key=len, reverse=True))


_NAME = rf"(?P<month>{_either(_MONTH)})\b\.?(?:\ ?[/\-(]\ ?(?P<again>{_either(_MONTH)})\b\)?)?"
_HIJRI_NAME = rf"(?P<month>{_either(_HIJRI_MONTH)})\b"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)(?!\d)(?:\ ?م(?!\w))?"
_HIJRI_YEAR = r"(?P<year>1[345]\d\d)(?!\d)(?:\ ?(?:هجريه|هجري|ه)(?!\w)\.?)?"
# A number that counts issues or volumes is no day: `العدد 3، يوليو 2021`.
_NO_ISSUE = r"(?<!عدد )(?<!مجلد )(?<!اصدار )(?<!issue )(?<!no )(?<!no\. )(?<!vol )(?<!vol\. )"
_DAY = rf"(?<![\d.,/]){_NO_ISSUE}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?"
_OF = r"\ *(?:[,\-،/.]|(?:من|of|de|شهر|من شهر)\ )?\ *(?:شهر\ )?"
_GAP = r"\ *(?:[,\-،/.]|(?:عام|سنه|لعام|لسنه|de)\ )?\ *(?:عام\ |سنه\ )?"

_MIDDLE = r"\ ?(?P<mark>[/.\-])\ ?(?P<month>\d{{1,2}})\ ?(?P=mark)\ ?"
_YMD = rf"(?<![\d/.\-])(?P<year>{{year}}){_MIDDLE}(?P<day>\d{{{{1,2}}}})(?!\d|[/\-]\d)"
_DMY = rf"(?<![\d/.\-])(?P<day>\d{{{{1,2}}}}){_MIDDLE}(?P<year>{{year}})(?!\d)"
_ERA, _HIJRI_ERA = r"(?:\ ?م(?!\w))?", r"(?:\ ?(?:هجريه|هجري|ه)(?!\w)\.?)?"
_TIME = r"(?:(?:t|\ +)\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+\-]\d\d:?\d\d)?)?"
_ANY_YEAR, _ANY_HIJRI_YEAR = r"1[89]\d\d|20\d\d", r"1[345]\d\d"
_TH = r"(?:st|nd|rd|th)?(?!\d)\ *[,،]?\ *"

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        _YMD.format(year=_ANY_YEAR) + _TIME,
        _DMY.format(year=_ANY_YEAR) + _ERA,
        rf"{_DAY}{_OF}\b{_NAME}{_GAP}{_YEAR}",
        rf"\b{_NAME}\ *(?P<day>\d{{1,2}}){_TH}{_YEAR}",
        rf"(?<!\d){_YEAR}\ *[,،]?\ *{_NAME}\ *(?P<day>\d{{1,2}})(?!\d)",
    )
)
_HIJRI_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DAY}{_OF}\b{_HIJRI_NAME}{_GAP}{_HIJRI_YEAR}",
        rf"\b{_HIJRI_NAME}\ *(?P<day>\d{{1,2}}){_TH}{_HIJRI_YEAR}",
        _DMY.format(year=_ANY_HIJRI_YEAR) + _HIJRI_ERA,
        _YMD.format(year=_ANY_HIJRI_YEAR) + _HIJRI_ERA,
    )
)
_MONTH_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NAME}{_GAP}{_YEAR}",
        r"(?<![\d/.\-])(?P<year>19\d\d|20\d\d)(?P<mark>[/\-])(?P<month>0[1-9]|1[0-2])(?!\d|[/.\-]\d)",
        r"(?<![\d/.\-])(?P<month>0?[1-9]|1[0-2])(?P<mark>[/\-])(?P<year>19\d\d|20\d\d)(?!\d|[/.\-]\d)",
    )
)
_HIJRI_MONTH_FORM = re.compile(rf"\b{_HIJRI_NAME}{_GAP}{_HIJRI_YEAR}")
_YEAR_LABEL = "عام|سنه|السنه|تاريخ|التاريخ|تاريخ النشر|نشر|year|date|published|copyright|©"
_YEAR_FORM = re.compile(
    rf"(?:^\ *|\b(?:{_YEAR_LABEL})\ ?[:/]?\ ?(?:في|عام|سنه|in)?\ ?)"
    r"(?P<whole>(?P<year>19\d\d|20\d\d)(?:\ ?م)?)(?=\ *$|\ ?[.,،)])"
)
_AGREEING = re.compile(
    r"\ *(?:[,،\-/|(]\ *)?(?:ال)?موافق(?:\ ل|\ (?:ليوم|يوم|في)\ )?\ *:?\ *(?:\w+\ ){0,2}?\ *|\ *[\-–/|=(،]\ *"
)


def parse_date(text: str) -> FoundDate | None:
    """The most precise date in a short text (a line, a property); the first where several are as precise.

    Day and month and year come before month and year, those before a year alone (which counts only where a word or
    the whole text says that it is a date), and a Gregorian date before a Hijri one that stands beside it. Numeric dates
    are read day first unless that cannot be.
    """
    text = text[:_SEARCHED]
    if not any(character.isdigit() for character in text):
        return None
    folded = fold_mapped(text)
    flat = folded.text.replace("\n", " ")
    found = _best(flat)
    if found is None:
        return None
    iso, start, end = found
    start, end = folded.to_source(start, end)
    while end < len(text) and text[end] == "\u0640":  # the tatweel of هـ, which folding drops
        end += 1
    return FoundDate(iso, text[start:end], start, end)


def _best(flat: str) -> tuple[str, int, int] | None:
    gregorian = _first(_gregorian_days(flat))
    hijri = _first(_hijri_days(flat))
    if gregorian and hijri:
        first, second = sorted((gregorian, hijri), key=lambda found: found[1])
        if _AGREEING.fullmatch(flat, first[2], max(first[2], second[1])):
            return gregorian[0], first[1], second[2]
        return gregorian
    return gregorian or hijri or _first(_months(flat)) or _first(_years(flat))


def _first(found: Iterator[tuple[str, int, int]]) -> tuple[str, int, int] | None:
    return min(found, key=lambda each: (each[1], -each[2]), default=None)


def _gregorian_days(flat: str) -> Iterator[tuple[str, int, int]]:
    for form in _FORMS:
        for match in form.finditer(flat):
            named = match["month"]
            day, year = int(match["day"]), int(match["year"])
            month = int(named) if named.isdecimal() else _month_named(named)
            swapped = month > 12 >= day and named.isdecimal()  # US order, only where it is forced
            try:
                iso = date(year, day if swapped else month, month if swapped else day).isoformat()
            except ValueError:
                continue
            yield iso, match.start(), match.end()


def _month_named(name: str) -> int:
    return _MONTH[re.sub(r"\ +", " ", name)]


def _hijri_days(flat: str) -> Iterator[tuple[str, int, int]]:
    for form in _HIJRI_FORMS:
        for match in form.finditer(flat):
            named = match["month"]
            month = int(named) if named.isdecimal() else _HIJRI_MONTH[re.sub(r"\ +", " ", named)]
            try:
                day = Hijri(int(match["year"]), month, int(match["day"])).to_gregorian()
            except (ValueError, OverflowError):
                continue
            yield day.isoformat(), match.start(), match.end()


def _months(flat: str) -> Iterator[tuple[str, int, int]]:
    for form in _MONTH_FORMS:
        for match in form.finditer(flat):
            named = match["month"]
            month = int(named) if named.isdecimal() else _month_named(named)
            yield f"{int(match['year']):04}-{month:02}", match.start(), match.end()
    for match in _HIJRI_MONTH_FORM.finditer(flat):
        # A Hijri month lies in two Gregorian ones: only the year of its middle can be said.
        try:
            middle = Hijri(int(match["year"]), _HIJRI_MONTH[re.sub(r"\ +", " ", match["month"])], 15).to_gregorian()
        except (ValueError, OverflowError):
            continue
        yield f"{middle.year:04}", match.start(), match.end()


def _years(flat: str) -> Iterator[tuple[str, int, int]]:
    for match in _YEAR_FORM.finditer(flat):
        yield match["year"], match.start("whole"), match.end("whole")


def hijri_said(written: str, iso: str) -> str:
    """The Hijri date that ``written`` says beside or in place of ``iso``, as ``1445-03-12`` or ``1445``; else empty."""
    years = re.findall(r"(?<!\d)1[0-5]\d\d(?!\d)", fold(written))
    if len(iso) == 10:
        try:
            day = Gregorian.fromisoformat(iso).to_hijri()
        except (ValueError, OverflowError):
            return ""
        return str(day.isoformat()) if f"{day.year:04}" in years else ""
    return next((year for year in years if year != iso[:4]), "")
