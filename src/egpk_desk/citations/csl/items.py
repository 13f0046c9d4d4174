"""CSL-JSON items as citeproc-py wants them, and what one citation of an item knows of its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeproc.source import Date, DateRange, LiteralDate, VariableError
from citeproc.string import String

from egpk_desk.citations import hijri
from egpk_desk.citations.csl.markup import clean
from egpk_desk.citations.csl_json import DATES, NAMES, language_tag, name_words, parse_name
from egpk_desk.citations.locator import Locator

_SHORT = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_PARTS = ("given", "family", "dropping-particle", "non-dropping-particle", "suffix")


class Name:
    """A name of a person or a body. Arabic names are whole: no initials, no family name put first."""

    __slots__ = ("arabic", "dropping", "family", "given", "particle", "suffix")

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        said = {part: clean(str(data.get(part) or "")) for part in (*_PARTS, "literal", "transliteration")}
        if language != "ar" and said["transliteration"]:
            said = {**dict.fromkeys(said, ""), **parse_name(said["transliteration"])}
        self.given, self.family = said["given"], said["family"] or said["literal"]
        self.dropping, self.particle = said["dropping-particle"], said["non-dropping-particle"]
        self.suffix = said["suffix"]
        self.arabic = any("\u0600" <= c <= "\u06ff" for c in name_words(said))

    def parts(self) -> tuple[str | None, ...]:
        return (self.given, self.family, self.dropping, self.particle, self.suffix)


class Reference(dict[str, Any]):
    """The variables of one item, by their names with hyphens and with underscores: citeproc-py asks for both."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        super().__init__()
        self.key = str(data.get("id", ""))
        self.type = _type(data)
        custom = data.get("custom")
        year = hijri.year_in(custom.get("hijri")) if isinstance(custom, dict) else ""
        is_alone = bool(year) and hijri.alone(data)
        if year and not data.get("issued"):
            data = {**data, "issued": {"date-parts": [[hijri.middle_year(int(year))]]}}
        for name, value in data.items():
            name = _SHORT.get(name, name)
            if name in ("id", "type", "custom", "note") or value in (None, "", [], {}):
                continue
            made: Any
            if name in NAMES:
                made = [Name(one, language) for one in value if isinstance(one, dict)]
            elif name in DATES:
                made = _date(value)
                if isinstance(made, dict) and name == "issued" and year:
                    made["hijri"], made["hijri-alone"] = year, is_alone
            elif isinstance(value, str | int | float):
                made = String(clean(str(value)))
            else:
                continue
            if made:
                self[name] = self[name.replace("-", "_")] = made
        self["language"] = language_tag(data.get("language")).split("-")[0] or language

        self.setdefault("citation-label", self._label())

    def _label(self) -> String:
        """``Lee19``: four letters of the first name and the year, as label styles cite."""
        names = self.get("author") or self.get("editor")
        said = names[0].family if names else str(self.get("title", ""))
        issued = self.get("issued")
        year = str(issued.get("year", "")) if isinstance(issued, dict) else ""
        return String(f"{''.join(said.split())[:4]}{year[-2:]}")

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __getitem__(self, name: str) -> Any:
        try:
            return super().__getitem__(name)
        except KeyError:
            raise VariableError from None


def _type(data: Mapping[str, Any]) -> str:
    """The type by which a work is set. A paper in a volume with a publisher is set as a chapter of that.

    So say the guides (APA 7, 10.5; Chicago 18, 14.115); styles know it only where there are editors too, and would
    take the volume for a journal, and leave its publisher out.
    """
    said = str(data.get("type") or "document")
    is_volume = data.get("container-title") and data.get("publisher")
    if said == "paper-conference" and is_volume and not any(data.get(name) for name in ("issue", "volume", "ISSN")):
        return "chapter"
    return said


def _date(value: Any) -> Any:
    if not isinstance(value, dict):
        return None
    circa = bool(value.get("circa"))
    parts = [_single(one, value, circa) for one in value.get("date-parts") or () if one]
    dates = [one for one in parts if one is not None]
    if len(dates) > 1:
        made: Any = DateRange(begin=dates[0], end=dates[1], circa=circa)
        return made
    if dates:
        return dates[0]
    said = value.get("literal") or value.get("raw")
    return LiteralDate(clean(str(said)), circa=circa) if said else None


def _single(parts: Any, value: Mapping[str, Any], circa: bool) -> Any:
    try:
        numbers = [int(part) for part in parts if part not in (None, "")][:3]
    except (TypeError, ValueError):
        return None
    if not numbers:
        return None
    made: dict[str, Any] = dict(zip(("year", "month", "day"), numbers, strict=False))
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        made = {"year": numbers[0]}
    season = value.get("season")
    if str(season).isdecimal() and "month" not in made:
        made["season"] = int(str(season))
    return Date(circa=circa, **made)


class CslLocator:
    """A place as CSL takes one: a label that styles may write as a word, and what stands after it.

    A place that is more than one number (a section and a paragraph in it) comes in its own words: ``label`` is empty.
    """

    __slots__ = ("identifier", "label", "plural")

    def __init__(self, label: str, identifier: str, plural: bool) -> None:
        self.label, self.identifier, self.plural = label, identifier, plural


def csl_locator(locator: Locator, in_words: str, note_word: str) -> CslLocator | None:
    """The place of a passage; ``in_words`` is what is said of it where no single label fits."""
    if locator.page_label is not None:
        last = locator.last_page_label
        pages = f"{locator.page_label}–{last}" if last else locator.page_label
        if locator.note is not None:
            pages = f"{pages}{note_word}{locator.note}".rstrip()
        return CslLocator("page", pages, bool(last))
    return CslLocator("", in_words, False) if in_words else None


class Cite:
    """One citation of an item: its reference, where in the source, and where in the text (CSL's positions)."""

    __slots__ = (
        *("calls", "reference", "place", "positions", "number", "year_suffix", "first_note", "suppressed", "rendered"),
        *("key", "in_bibliography"),
    )

    def __init__(
        self,
        reference: Reference,
        place: CslLocator | None = None,
        positions: frozenset[str] = frozenset(),
        *,
        number: int = 0,
        year_suffix: str = "",
        first_note: int = 0,
        in_bibliography: bool = False,
    ) -> None:
        self.reference, self.place, self.positions = reference, place, positions
        self.number, self.year_suffix, self.first_note = number, year_suffix, first_note
        self.in_bibliography = in_bibliography
        self.key = reference.key
        self.suppressed: set[str] = set()
        self.rendered: list[str] = []
        self.calls = 0

    @property
    def has_locator(self) -> bool:
        return self.place is not None

    @property
    def locator(self) -> CslLocator:
        if self.place is None:
            raise VariableError
        return self.place

    def __contains__(self, name: str) -> bool:
        return name == "locator" and self.place is not None

    def __getitem__(self, name: str) -> Any:
        return self.reference[name]

    def get_field(self, name: str) -> Any:
        return self.reference.get(name)
