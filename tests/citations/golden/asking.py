"""The parts of the rules of style guides: what a rule is, and the words that it asks for, made of a work's record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egpk_desk.citations.notes import source_language
from egpk_desk.citations.record import split
from egpk_desk.document import Metadata

Item = Mapping[str, Any]
NBSP = "\u00a0"
BOOKS = ("book", "chapter", "collection", "classic")
WHOLE = ("book", "collection", "classic")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a guide. ``forms`` are the forms of citation for which it speaks."""

    id: str
    guide: str
    says: str
    forms: tuple[str, ...]
    when: Callable[[Item], bool]
    asks: Callable[[Item], Sequence[str]]


def arabic(item: Item) -> bool:
    """Whether a work is cited in Arabic."""
    known: dict[str, Any] = dict(split(item)[0])
    return source_language(Metadata(**known)) == "ar"


def name(one: Mapping[str, str], language: str = "ar") -> str:
    """A name in reading order."""
    if language != "ar" and one.get("transliteration"):
        return one["transliteration"]
    return one.get("literal") or " ".join(one[part] for part in ("given", "family") if one.get(part))


def short(one: Mapping[str, str], language: str = "ar") -> str:
    """The family name where it is known, else the whole name."""
    if language != "ar" and one.get("transliteration"):
        return one["transliteration"].split(" ", 1)[1]
    return one.get("family") or one["literal"]


def joined(names: Sequence[str], item: Item, *, most: int = 3, comma: bool = False) -> str:
    """Names as they are read; more than ``most`` as the first and the others."""
    if arabic(item):
        if len(names) > most:
            return f"{names[0]} وآخرون"
        waw = "و" if "\u0600" <= names[-1][0] <= "\u06ff" else f"و{NBSP}"
        return names[0] if len(names) == 1 else f"{'، '.join(names[:-1])} {waw}{names[-1]}"
    if len(names) > most:
        return f"{names[0]} et al."
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{',' if comma else ''} and {names[-1]}"


def year(item: Item) -> str:
    """The year or years as they are written."""
    hijri = str((item.get("custom") or {}).get("hijri") or "")
    years = "–".join(str(parts[0]) for parts in (item.get("issued") or {}).get("date-parts", ()))
    if hijri and (item["issued"].get("raw") or "").startswith(hijri):
        return f"{hijri}هـ" if arabic(item) else f"{hijri} AH"
    if hijri and arabic(item):
        return f"{hijri}هـ/{years}م"
    return years or ("د.ت" if arabic(item) else "n.d.")


MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()


def day(item: Item, *, with_year: bool = True) -> str:
    """The day or month of an Arabic work, in words."""
    parts = item["issued"]["date-parts"][0]
    said = [str(parts[2])] if len(parts) > 2 else []
    return " ".join([*said, MONTHS[parts[1] - 1], *([str(parts[0])] if with_year else [])])


def has(*fields: str) -> Callable[[Item], bool]:
    return lambda item: all(item.get(one) for one in fields)


def kind(*types: str) -> Callable[[Item], bool]:
    return lambda item: item["type"] in types


def both(*tests: Callable[[Item], bool]) -> Callable[[Item], bool]:
    return lambda item: all(test(item) for test in tests)


def lacks(*fields: str) -> Callable[[Item], bool]:
    return lambda item: not any(item.get(one) for one in fields)


def always(_: Item) -> bool:
    return True


def responsible(item: Item) -> list[Mapping[str, str]]:
    return list(item.get("author") or item.get("editor") or ())


def title(item: Item) -> str:
    return str(item.get("title") or "")


def quoted(item: Item) -> str:
    text = title(item)
    if arabic(item):
        return f"«{text.replace('«', '“').replace('»', '”')}»"
    return f"“{text}”"


def role(item: Item, field: str) -> str:
    words = {"translator": ("ترجمة", "trans."), "editor": ("تحرير", "ed."), "interviewer": ("حاوره", "interviewed by")}
    language = "ar" if arabic(item) else "en"
    names = joined([name(one, language) for one in item[field]], item)
    return f"{words[field][language != 'ar']} {names}"


def place(item: Item) -> str:
    return item.get("publisher-place") or ("د.م" if arabic(item) else "n.p.")


def house(item: Item) -> str:
    return item.get("publisher") or ("د.ن" if arabic(item) else "n.pub.")


def comma(item: Item) -> str:
    return "، " if arabic(item) else ", "


def page(item: Item, first: str, last: str = "") -> str:
    if arabic(item):
        return f"ص ص.{NBSP}{first}–{last}" if last else f"ص.{NBSP}{first}"
    return f"pp.{NBSP}{first}–{last}" if last else f"p.{NBSP}{first}"


ALL = ("first", "same page", "next page", "later", "list")
FULL = ("first", "list")
