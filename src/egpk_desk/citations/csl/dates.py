"""Dates in citations: Gregorian, with the Hijri year beside it where the record has one and Arabic is written."""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.source import DateRange, LiteralDate, VariableError
from citeproc.string import String

from egpk_desk.citations.csl.base import Element, Mended
from egpk_desk.citations.csl.items import Cite


class MendedDate(Mended, model.Date):
    """A date or a range of dates, in the style's own form or in the language's."""

    def is_locale_date(self) -> bool:
        return bool(self.kept("is-locale", lambda: super(MendedDate, self).is_locale_date()))

    def process(
        self, item: Cite, variable: Any = None, show_parts: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        variable = variable or self.get("variable")
        item.calls += 1
        if variable in item.suppressed:
            return None
        date = item.reference[variable]
        form = self.get("form")
        pattern = self.get_date(form) if form is not None else self
        wanted = (
            (self.get("date-parts") or "year-month-day").split("-") if form is not None else ["year", "month", "day"]
        )
        text = self._of(date, pattern, wanted)
        item.rendered.append(variable)
        return self.wrap(text) if text else None

    def _of(self, date: Any, pattern: Element, wanted: list[str]) -> str | None:
        if isinstance(date, LiteralDate):
            return str(date.text)
        if not isinstance(date, DateRange):
            return self._single(date, pattern, wanted)
        begin, end = date.begin, date["end"]
        # The year is said once where both halves share it, and the month too: 24–26 November 2025.
        left = list(wanted)
        if begin.get("year") == end.get("year"):
            if len(wanted) == 1:
                return self._single(begin, pattern, wanted)
            left.remove("year")
            if begin.get("month") == end.get("month") and "month" in left and "day" in end and "day" in begin:
                left.remove("month")
        first = self._single(begin, pattern, left)
        last = self._single(end, pattern, wanted)
        return f"{(first or '').rstrip(' ,،/.')}–{last}" if first and last else last

    def _single(self, date: Any, pattern: Element, wanted: list[str]) -> str | None:
        mine = {part.get("name"): part for part in self.getchildren()} if pattern is not self else {}
        # The Hijri year is said beside the Gregorian one only where no Gregorian day or month stands before it.
        is_year = wanted == ["year"] or "month" not in date
        parts = []
        for part in pattern.getchildren():
            if part.get("name") in wanted:
                try:
                    parts.append(part.of(date, mine.get(part.get("name")), alone=is_year))
                except VariableError:
                    continue
        parts = [part for part in parts if part]
        delimiter = self.get("delimiter") or pattern.get("delimiter", "")
        return str(self.put_together(parts, delimiter)).strip(" ") if parts else None


class MendedDatePart(Mended, model.Date_Part):
    """Day, month or year."""

    def of(self, date: Any, override: Element | None, *, alone: bool = True) -> String | None:
        """This part of a date; ``override`` is the style's, which changes the look of the locale's.

        ``alone`` says whether the year stands by itself.
        """
        look = {**self.attrib, **(override.attrib if override is not None else {})}
        name, form = look["name"], look.get("form")
        if name == "day":
            text = self._day(date.day, form or "numeric")
        elif name == "month":
            text = self._month(date, form or "long")
        else:
            year = int(date.year)
            text = str(abs(year))[-2:] if form == "short" else str(abs(year))
            if year < 0:
                text += str(self.get_single_term("bc"))
            elif alone and (hijri := date.get("hijri")):
                text = self._with_hijri(text, hijri, is_alone=bool(date.get("hijri-alone")))
        if look.get("strip-periods") == "true":
            text = text.replace(".", "")
        if look.get("text-case") == "capitalize-first":
            text = text[:1].upper() + text[1:]
        text = str(self.numerals(text))
        return String(f"{look.get('prefix', '')}{text}{look.get('suffix', '')}") if text else None

    def _with_hijri(self, year: str, hijri: str, *, is_alone: bool) -> str:
        """Both years, as Arab publishers write them; where the source says the Hijri one alone, no other is guessed."""
        if self.get_root().setting.language == "ar":
            return f"{hijri}هـ" if is_alone else f"{hijri}هـ/{year}م"
        return f"{hijri} AH" if is_alone else year

    def _day(self, day: int, form: str) -> str:
        if form == "ordinal" and not (self.get_locale_option("limit-day-ordinals-to-day-1") == "true" and day > 1):
            return str(model.to_ordinal(day, self))
        return f"{day:02}" if form == "numeric-leading-zeros" else str(day)

    def _month(self, date: Any, form: str) -> str:
        if "month" not in date:
            return str(self.get_single_term(f"season-{date.season:02}"))
        if form in ("long", "short"):
            return str(self.get_single_term(f"month-{date.month:02}", "short" if form == "short" else None))
        return f"{date.month:02}" if form == "numeric-leading-zeros" else str(date.month)
