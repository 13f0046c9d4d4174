"""What is known of a source as one bibliographic record in CSL-JSON.

A document's metadata is the one source for its title, authors, date, publisher, address and language. The record kept
beside it adds the rest: editors, translators, place, edition, numbers, Hijri dates. Where the record says one of those
fields in a finer form (an author's family and given name, a range of dates), the finer form holds only as long as it
says the same as the metadata, so that correcting the metadata is never overridden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from egpk_desk.citations import hijri
from egpk_desk.citations.csl_json import date_of, iso_of, name_words, names_of, parse_name, without_empty
from egpk_desk.document import Metadata
from egpk_desk.text.folding import fold

_PLAIN = {"title": "title", "publisher": "publisher", "url": "URL", "language": "language"}


def csl_item(metadata: Metadata, record: Mapping[str, Any] | None = None, *, id: str = "") -> dict[str, Any]:
    """The whole record of a document: what its metadata says, and what ``record`` adds to it."""
    item: dict[str, Any] = {"id": id, "type": "report", **(record or {})}
    for name, variable in _PLAIN.items():
        item[variable] = getattr(metadata, name)
    kept = names_of(record or {}, "author")
    said = [name_words(name) for name in kept]
    if [fold(name) for name in said] == [fold(name) for name in metadata.authors]:
        item["author"] = kept
    else:
        item["author"] = [parse_name(name) for name in metadata.authors]
    issued = (record or {}).get("issued")
    item["issued"] = issued if _day_of(iso_of(issued)) == metadata.date else date_of(metadata.date)
    if (record or {}).get("type") is None and metadata.url and metadata.category:
        item["type"] = "webpage"
    custom = dict(item.get("custom") or {})
    written = hijri.understood(metadata.date_as_written, arabic=hijri.is_arabic(item))
    if written is not None and not custom.get("hijri"):
        custom["hijri"] = written[1]
        if isinstance(item["issued"], Mapping) and "date-parts" in item["issued"]:
            item["issued"] = {"raw": metadata.date_as_written, **item["issued"]}
    if not hijri.agrees(custom.get("hijri"), item["issued"]):
        del custom["hijri"]  # the date has been corrected since
    item["custom"] = custom
    return without_empty(item)


def split(item: Mapping[str, Any]) -> tuple[dict[str, str | tuple[str, ...]], dict[str, Any]]:
    """A record taken apart: what goes to a document's metadata (fields that say something), and what is kept beside it.

    The finer forms of authors and date are kept too.
    """
    metadata: dict[str, str | tuple[str, ...]] = {}
    for name, variable in _PLAIN.items():
        if said := item.get(variable):
            metadata[name] = str(said)
    if authors := names_of(item, "author"):
        metadata["authors"] = tuple(words for name in authors if (words := name_words(name)))
    if date := iso_of(item.get("issued")):
        metadata["date"] = _day_of(date)
        metadata["date_as_written"] = str((item.get("issued") or {}).get("raw") or date)
    record = {key: value for key, value in item.items() if key not in (*_PLAIN.values(), "id")}
    return {key: value for key, value in metadata.items() if value}, without_empty(record)


def _day_of(iso: str) -> str:
    """A date as metadata holds one: itself, or the beginning of a range; empty where it is none."""
    first = iso.split("/")[0]
    return first if re.fullmatch(r"\d{4}(-\d\d){0,2}", first) else ""


def same_work(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two records describe one work: the same DOI or ISBN; else the same title, with no year or author at odds.

    Titles and names are compared folded. Years at odds part editions and yearly reports.
    """
    for number in ("DOI", "ISBN"):
        one, other = (bare_number(item.get(number)) for item in (first, second))
        if one and other:
            return one == other
    titles = [fold(str(item.get("title") or "")) for item in (first, second)]
    if not titles[0] or titles[0] != titles[1]:
        return False
    for name in ("container-title", "edition", "volume", "issue", "number", "page"):
        values = [fold(str(item.get(name) or "")) for item in (first, second)]
        if all(values) and values[0] != values[1]:
            return False
    years = [iso_of(item.get("issued"))[:4] for item in (first, second)]
    if all(years) and years[0] != years[1]:
        return False
    authors = [_name_set(names_of(item, "author")) for item in (first, second)]
    return not all(authors) or bool(authors[0] & authors[1])


def bare_number(value: object) -> str:
    """A DOI or ISBN without address, spaces and hyphens."""
    return re.sub(r"^https?://(dx\.)?doi\.org/|[\s-]", "", str(value or "").lower())


def _name_set(names: Sequence[Mapping[str, Any]]) -> set[frozenset[str]]:
    """Names as sets of words: ``Lee, Ann`` is ``Ann Lee``."""
    return {frozenset(fold(name_words(name)).replace(",", " ").split()) for name in names}


def merged(kept: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """``kept`` with what only ``other`` says; unknown fields of both."""
    made = {**other, **{key: value for key, value in kept.items() if value not in (None, "", [], {})}}
    if isinstance(kept.get("custom"), Mapping) and isinstance(other.get("custom"), Mapping):
        mine, others = kept["custom"], other["custom"]
        made["custom"] = {name: _together(mine.get(name), others.get(name)) for name in {**others, **mine}}
    return made


def _together(kept: Any, other: Any) -> Any:
    """What two files said in fields of their own: all of both, and where they disagree, what is kept."""
    if isinstance(kept, list) and isinstance(other, list):
        return [*kept, *(one for one in other if one not in kept)]
    if isinstance(kept, Mapping) and isinstance(other, Mapping):
        return {**other, **kept}
    return other if kept is None else kept
