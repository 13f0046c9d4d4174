"""The Hijri date that a work itself says, understood while it is typed, and held against its Gregorian one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from egpk_desk.citations import hijri
from egpk_desk.desktop.citing.told_field import ToldField
from egpk_desk.text.bidi import isolate


class HijriField(ToldField):
    """A field for a Hijri year or date, with a line below it that says which Gregorian years it lies in.

    One that was there, and that a new Gregorian date cannot be, is left out; one that is typed so is not valid.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._issued: Any = None
        self.field.setPlaceholderText(self.tr("Year or date, as the work says it"))

    def show_hijri(self, said: str, issued: Any) -> None:
        """Show the Hijri date of a record, and know its Gregorian one."""
        self._said, self._issued = said, issued
        self._show(said)

    def set_issued(self, issued: Any) -> None:
        """Know the Gregorian date that stands beside it now."""
        self._issued = issued
        self._check()

    @property
    def is_new(self) -> bool:
        """Whether something else is written than was there."""
        return self.text != self._said

    @property
    def valid(self) -> bool:
        """Whether what is written can be kept, or left out."""
        return not self.text or not self.is_new or (bool(hijri.year_in(self.text)) and self._agrees)

    @property
    def _agrees(self) -> bool:
        return hijri.agrees(self.text, self._issued)

    def value(self) -> str:
        """What is to be kept: nothing where a date that was there does not fit the Gregorian one any longer."""
        return self.text if self._agrees else ""

    def _check(self) -> None:
        words, year = "", hijri.year_in(self.text)
        if self.text and not year:
            words = self.tr("Write a year such as {year}, or a date in it.").format(year=isolate("1446"))
        elif year:
            first, last = (isolate(str(one)) for one in hijri.gregorian_years(int(year)))
            words = self.tr("{year} AH runs from {first} to {last}.")
            words = words.format(year=isolate(year), first=first, last=last)
            if not self._agrees and self.is_new:
                words += " " + self.tr("The date above is another.")
            elif not self._agrees:
                words += " " + self.tr("It does not fit the date above and is left out.")
        self._tell(words, valid=self.valid)
