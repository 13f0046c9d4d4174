"""A date as one writes it, understood while it is typed: Gregorian or Hijri, of any precision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from egpk_desk.bibliography import fields
from egpk_desk.citations.csl_json import iso_of
from egpk_desk.citations.dates import date_words
from egpk_desk.citations.hijri import year_in
from egpk_desk.desktop import i18n
from egpk_desk.desktop.citing.told_field import ToldField
from egpk_desk.errors import InvalidValue
from egpk_desk.text.bidi import isolate


class DateField(ToldField):
    """A field for one of CSL's dates, with a line below it that says how it is understood, or that it is not.

    ``record`` gives what else the form says: in a work in Arabic, ``1445`` is a Hijri year.
    """

    def __init__(
        self, variable: str, parent: QWidget | None = None, *, record: Callable[[], Mapping[str, Any]] = dict
    ) -> None:
        super().__init__(parent)
        self._variable = variable
        self._record = record
        self._was: Mapping[str, Any] = {}
        self._said = ""
        self.field.setPlaceholderText(
            self.tr("{day}, 24 November 2025 or a Hijri date").format(day=isolate("2025-11-24"))
        )

    def show_date(self, date: Any) -> None:
        """Show a date of a record."""
        self._was = date if isinstance(date, Mapping) else {}
        self._said = iso_of(self._was)
        self._show(self._said)

    @property
    def valid(self) -> bool:
        """Whether what is written is a date, or nothing."""
        try:
            self.value()
        except InvalidValue:
            return False
        return True

    def value(self) -> dict[str, Any]:
        """The variables that the date says: the date itself, empty where there is none, and a Hijri year in ``custom``.

        What was not touched stays as it was. Raises InvalidValue.
        """
        written = self.text
        if written == self._said:
            return {self._variable: dict(self._was)}
        return fields({self._variable: written}, of=self._record())

    def _check(self) -> None:
        words, valid = "", True
        try:
            made = self.value()
        except InvalidValue:
            words = self.tr("“{written}” is not a date that can be understood.")
            words, valid = words.format(written=isolate(self.text)), False
        else:
            iso = iso_of(made.get(self._variable))
            if iso and iso != self.text:
                shown = date_words(iso, i18n.language())
                if hijri := (made.get("custom") or {}).get("hijri"):
                    year = isolate(year_in(hijri))
                    shown = self.tr("{date}, Hijri year {year}").format(date=isolate(shown), year=year)
                words = self.tr("That is {date}").format(date=isolate(shown))
        self._tell(words, valid=valid)
