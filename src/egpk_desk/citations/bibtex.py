"""BibTeX and BibLaTeX files, as Zotero (with Better BibTeX), EndNote, JabRef and publishers write them.

A field whose text would not be written back to the letter (braces that guard capitals, accents by commands) keeps its
raw value in ``custom.bibtex`` and is written from there as long as the text says the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from egpk_desk.citations.bibtex_inheritance import with_inherited
from egpk_desk.citations.bibtex_syntax import MONTHS, RawEntry, parse
from egpk_desk.citations.csl_json import NO_GENRE, date_of, iso_of, name_words, names_of, parse_name, without_empty
from egpk_desk.citations.exchange import Broken, Entry, Item, Parsed, left_over, names_a_work, with_left_over
from egpk_desk.citations.hijri import date_in_file, settled
from egpk_desk.citations.latex import to_latex, to_text

_CARRIED = "csl-json"
_TYPES = {
    **{"article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet", "inbook": "chapter"},
    **{"incollection": "chapter", "collection": "book", "inproceedings": "paper-conference", "thesis": "thesis"},
    **{"conference": "paper-conference", "proceedings": "book", "phdthesis": "thesis", "mastersthesis": "thesis"},
    **{"report": "report", "techreport": "report", "online": "webpage", "electronic": "webpage", "www": "webpage"},
    **{"misc": "document", "unpublished": "manuscript", "manual": "report", "patent": "patent", "dataset": "dataset"},
    **{
        "software": "software",
        "inreference": "entry-encyclopedia",
        "legislation": "legislation",
        "letter": "personal_communication",
    },
    **{"jurisdiction": "legal_case", "movie": "motion_picture", "video": "motion_picture", "standard": "standard"},
}
_WRITTEN: dict[str, str] = {}
for _name_of_type, _csl_type in _TYPES.items():
    _WRITTEN.setdefault(_csl_type, _name_of_type)
_NAMES = {
    **{"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"},
}
_PLAIN = {
    **{"title": "title", "shorttitle": "title-short", "publisher": "publisher", "location": "publisher-place"},
    **{"edition": "edition", "volume": "volume", "volumes": "number-of-volumes", "pages": "page", "doi": "DOI"},
    **{"url": "URL", "isbn": "ISBN", "issn": "ISSN", "abstract": "abstract", "keywords": "keyword", "note": "note"},
    **{"series": "collection-title", "eventtitle": "event-title", "language": "language", "chapter": "chapter-number"},
    **{"version": "version", "library": "call-number", "type": "genre", "annotation": "annote"},
}
_OTHER_NAMES = {
    "address": "publisher-place",
    "annote": "annotation",
    "langid": "language",
    "journal": "container-title",
}
_LANGUAGES = {"arabic": "ar", "english": "en", "american": "en-US", "british": "en-GB", "french": "fr", "german": "de"}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HOUSES = ("publisher", "institution", "school", "organization", "howpublished")


def read(text: str) -> Parsed:
    """The entries of a file; what is wrong with one is named by its line."""
    raw, problems = parse(text)
    parsed = Parsed(problems=problems)
    for entry in with_inherited(raw):
        item = _item(entry)
        if not names_a_work(item):
            parsed.problems.append(Broken(entry.line, "The entry has neither title nor author."))
        else:
            parsed.entries.append(Entry(item, entry.line))
    parsed.problems.sort(key=lambda broken: broken.line)
    return parsed


def _item(entry: RawEntry) -> Item:
    kind = _TYPES.get(entry.kind, "document")
    item: Item = {"type": kind, "citation-key": entry.key}
    kept: dict[str, str] = {} if _WRITTEN.get(kind) == entry.kind else {"@type": entry.kind}
    fields = dict(entry.fields)
    carried = fields.pop(_CARRIED, "")
    issued = _issued(fields)
    if issued:
        item["issued"] = issued
    if accessed := fields.get("urldate"):
        item["accessed"] = date_of(accessed)
    if original := fields.get("origdate"):
        item["original-date"] = date_of(original)
    for name, raw in fields.items():
        variable = _variable(name, kind)
        if name in ("date", "year", "month", "urldate", "origdate"):
            continue
        if name == "howpublished" and "url" not in fields and _ADDRESS.fullmatch(to_text(raw)):
            variable = "URL"
        if name in _NAMES:
            item[_NAMES[name]] = _names(raw)
        elif variable and variable not in item and not (variable == "genre" and raw.lower() in NO_GENRE):
            is_address = variable in ("URL", "DOI") and not any(mark in raw for mark in "\\{}")
            value = raw.strip() if is_address else to_text(raw)
            if variable == "language":
                value = _LANGUAGES.get(value.lower(), value)
            item[variable] = re.sub(r"\s*[-–—]+\s*", "-", value) if variable == "page" else value
        else:
            kept[name] = raw
    kept.update({f"{name}#{at}": raw for at, (name, raw) in enumerate(entry.repeated, start=2)})
    if kept:
        item["custom"] = {"bibtex": kept}
    item = settled(without_empty(item))
    if carried:
        item = with_left_over(item, carried)
    return _with_raw(item, entry)


def _with_raw(item: Item, entry: RawEntry) -> Item:
    """Keep the raw value of what would be written otherwise."""
    made = dict(_fields(item))
    raw = {n: v for n, v in entry.fields.items() if n != _CARRIED and made.get(n) != v and n not in _kept(item)}
    if raw:
        custom = dict(item.get("custom") or {})
        custom["bibtex"] = {**custom.get("bibtex", {}), **{f"={name}": value for name, value in raw.items()}}
        item = {**item, "custom": custom}
    return item


def _kept(item: Mapping[str, Any]) -> Mapping[str, str]:
    custom = item.get("custom")
    found = custom.get("bibtex") if isinstance(custom, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _variable(name: str, kind: str) -> str:
    """The CSL variable of a field, which depends on the kind of work."""
    if name in ("journaltitle", "journal", "booktitle", "maintitle"):
        return "container-title"
    if name == "number":
        return (
            "issue" if kind.startswith("article") else "collection-number" if kind in ("book", "chapter") else "number"
        )
    if name in _HOUSES:
        return "publisher"
    return _PLAIN.get(_OTHER_NAMES.get(name, name), _OTHER_NAMES.get(name, "") if name == "address" else "")


def _issued(fields: Mapping[str, str]) -> dict[str, Any]:
    if date := to_text(fields.get("date", "")):
        return date_of(date)
    year = to_text(fields.get("year", ""))
    if not year:
        return {}
    if not year.isdecimal():
        return {"literal": year}
    written = to_text(fields.get("month", "")).lower()
    month = written if written.isdecimal() else str(MONTHS.index(written[:3]) + 1) if written[:3] in MONTHS else ""
    return date_of(f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 else year)


def _names(raw: str) -> list[dict[str, str]]:
    made: list[dict[str, str]] = []
    for written in _outside_braces(raw, " and "):
        written = " ".join(written.split())
        if written.startswith("{") and written.endswith("}") and written.count("{") == 1:
            made.append({"literal": to_text(written)})
            continue
        parts = [to_text(part) for part in _outside_braces(written, ",")]
        if len(parts) >= 2:
            family, given = parts[0], parts[-1]
            words = family.split()
            # The last word is the family name even in small letters, as in “al-Jabiri, Muhammad” (BibTeX's own rule).
            small = next((at for at, word in enumerate(words[:-1]) if not word[:1].islower()), len(words) - 1)
            name = {"family": " ".join(words[small:]), "given": given}
            if small > 0:
                name["non-dropping-particle"] = " ".join(words[:small])
            if len(parts) == 3:
                name["suffix"] = parts[1]
            made.append({key: value for key, value in name.items() if value})
        elif parts and parts[0]:
            made.append(parse_name(parts[0]))
    return made


def _outside_braces(text: str, separator: str) -> list[str]:
    pieces, depth, start, at = [], 0, 0, 0
    flat = text.replace("\n", " ").replace("\t", " ")
    while at < len(flat):
        depth += {"{": 1, "}": -1}.get(flat[at], 0)
        if not depth and flat.startswith(separator, at):
            pieces.append(flat[start:at])
            at += len(separator)
            start = at
            continue
        at += 1
    return [piece.strip() for piece in [*pieces, flat[start:]] if piece.strip()]


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """A BibLaTeX file; every entry reads back to the item it was made of."""
    return "\n".join(_written(item) for item in items)


def _written(item: Mapping[str, Any]) -> str:
    text = _entry(item, dict(_all_fields(item)))
    missing = left_over(item, text, read)
    if not missing:
        return text
    carried = json.dumps(missing, ensure_ascii=True, separators=(",", ":"))
    # Braces must balance in a BibTeX value: those inside strings are escaped as JSON allows.
    carried = re.sub(r'"(?:[^"\\]|\\.)*"', lambda m: m[0].replace("{", "\\u007b").replace("}", "\\u007d"), carried)
    return _entry(item, {**dict(_all_fields(item)), _CARRIED: carried})


def _all_fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kept, kind = _kept(item), str(item.get("type") or "document")
    made = dict(_fields(item))
    raw = {name[1:]: value for name, value in kept.items() if name.startswith("=")}
    others = {name.partition("#")[0]: value for name, value in kept.items() if name[:1] not in "=@"}
    covered = {_meaning(name, kind) for name in raw}
    fields = {**{n: v for n, v in made.items() if _meaning(n, kind) not in covered}, **raw, **others}
    # The raw values hold as long as they say what the item says.
    said = _item(RawEntry(_kind(item), str(item.get("citation-key") or ""), 0, dict(fields)))
    same = {k: v for k, v in said.items() if k != "custom"} == {
        k: v for k, v in item.items() if k not in ("custom", "id")
    }
    yield from (fields if same else {**made, **others}).items()


def _meaning(name: str, kind: str) -> str:
    if name in ("date", "year", "month"):
        return "issued"
    return _NAMES.get(name) or _variable(name, kind) or name


def _kind(item: Mapping[str, Any]) -> str:
    kind = str(item.get("type") or "document")
    said = _kept(item).get("@type", "")
    return said if said and _TYPES.get(said, "document") == kind else _WRITTEN.get(kind, "misc")


def _entry(item: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@{_kind(item)}{{{item.get('citation-key', '')},", *lines, "}", ""])


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = str(item.get("type") or "document")
    for name, role in _NAMES.items():
        if names := names_of(item, role):
            yield name, " and ".join(_name(one) for one in names)
    for variable, name in (("issued", "date"), ("accessed", "urldate"), ("original-date", "origdate")):
        if iso := date_in_file(item.get(variable)) if variable == "issued" else iso_of(item.get(variable)):
            yield name, iso
    if item.get("container-title"):
        yield ("journaltitle" if kind.startswith("article") else "booktitle"), to_latex(str(item["container-title"]))
    for variable in ("issue", "number", "collection-number"):
        if item.get(variable) and _variable("number", kind) == variable:
            yield "number", to_latex(str(item[variable]))
    for name, variable in _PLAIN.items():
        value = item.get(variable)
        if isinstance(value, str | int | float) and value != "":
            if variable == "publisher" and kind in ("report", "thesis"):
                name = "institution"
            is_address = variable in ("URL", "DOI") and not any(mark in str(value) for mark in "\\{}")
            yield name, str(value) if is_address else to_latex(str(value))


def _name(name: Mapping[str, Any]) -> str:
    if name.get("literal") or not (name.get("family") and name.get("given")):
        words = name_words(name)
        return to_latex(words) if parse_name(words) == dict(name) and " and " not in words else f"{{{to_latex(words)}}}"
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = str(name["given"])
    return ", ".join(to_latex(part) for part in (family, str(name.get("suffix") or ""), given) if part)
