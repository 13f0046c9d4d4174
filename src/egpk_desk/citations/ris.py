"""RIS files, as Zotero, EndNote, Mendeley and publishers write them (Research Information Systems, 2011)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from egpk_desk.citations.csl_json import NO_GENRE, date_of, iso_of, name_words, names_of, parse_name, without_empty
from egpk_desk.citations.exchange import Broken, Entry, Item, Parsed, left_over, names_a_work, with_left_over
from egpk_desk.citations.hijri import date_in_file, settled

_LINE = re.compile(r"([A-Z][A-Z0-9]) {0,2}-(?: (.*)| *)$")
_DASHLESS = re.compile(r"(TY|ER|[A-Z][A-Z0-9]) {2,}(\S.*)$")
_NUMBER = re.compile(r"\d+\s*[.)]?")  # some programs number the entries
_CARRIED = "csl-json "
_TYPES = {
    **{"JOUR": "article-journal", "EJOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper"},
    **{"BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "THES": "thesis"},
    **{"CPAPER": "paper-conference", "CONF": "paper-conference", "RPRT": "report", "GOVDOC": "report"},
    **{"ELEC": "webpage", "WEB": "webpage", "ICOMM": "post", "BLOG": "post-weblog", "GEN": "document"},
    **{"STAT": "legislation", "LEGAL": "regulation", "CASE": "legal_case", "BILL": "bill", "HEAR": "hearing"},
    **{"UNBILL": "bill", "PAT": "patent", "MAP": "map", "VIDEO": "motion_picture", "MPCT": "motion_picture"},
    **{"SOUND": "song", "COMP": "software", "DATA": "dataset", "AGGR": "dataset", "ENCYC": "entry-encyclopedia"},
    **{"DICT": "entry-dictionary", "MANSCPT": "manuscript", "UNPB": "manuscript", "PCOMM": "personal_communication"},
    **{"SLIDE": "speech", "STAND": "standard", "ART": "graphic", "MUSIC": "musical_score", "CLSWK": "classic"},
    **{"ANCIENT": "classic", "INPR": "article", "JFULL": "periodical", "SER": "book"},
}
_WRITTEN: dict[str, str] = {}
for _tag, _type in _TYPES.items():
    _WRITTEN.setdefault(_type, _tag)
_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator"}
_WRITE_NAMES = {"author": "AU", "editor": "ED", "collection-editor": "A3", "translator": "A4"}
_PLAIN = {
    **{
        "TI": "title",
        "T1": "title",
        "CT": "title",
        "ST": "title-short",
        "VL": "volume",
        "IS": "issue",
        "PB": "publisher",
    },
    **{"CY": "publisher-place", "PP": "publisher-place", "ET": "edition", "LA": "language", "AB": "abstract"},
    **{"N2": "abstract", "N1": "note", "DO": "DOI", "UR": "URL", "CN": "call-number", "DP": "source", "DB": "archive"},
    **{"M3": "genre", "NV": "number-of-volumes", "T3": "collection-title", "SE": "section", "ID": "citation-key"},
    **{"JA": "container-title-short", "J2": "container-title-short", "AN": "accession"},
}
_WRITE_PLAIN = {variable: tag for tag, variable in reversed(_PLAIN.items()) if variable != "accession"} | {
    "publisher-place": "CY",
    "title": "TI",
    "abstract": "AB",
}
_CONTAINERS = ("T2", "JO", "JF", "BT")
_WHOLE = frozenset({"book", "thesis", "report", "classic", "map", "standard", "software", "dataset"})
_DATES = {"PY": "issued", "Y1": "issued", "DA": "issued", "Y2": "accessed"}


def _is_tag(tag: str) -> bool:
    return (
        tag in _PLAIN or tag in _NAMES or tag in _DATES or tag in _CONTAINERS or tag in ("TY", "ER", "KW", "SP", "EP")
    )


def read(text: str) -> Parsed:
    """The entries of a RIS file; what is wrong with one is named by its line."""
    parsed = Parsed()
    fields: list[tuple[str, str]] = []
    start, astray = 0, -1
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.match(line.strip("\u200e\u200f\ufeff").rstrip())
        if match is None and fields and (dashless := _DASHLESS.match(line.strip())) and _is_tag(dashless[1]):
            parsed.problems.append(Broken(number, "A tag stands there without its dash; it was read as a tag."))
            match = dashless
        if match is None:
            if line.strip() and fields:  # a value that goes on
                tag, value = fields[-1]
                fields[-1] = tag, f"{value}\n{line.strip()}"
            elif line.strip() and not _NUMBER.fullmatch(line.strip()):
                if astray < number - 1:  # one is told of a stretch of such lines
                    parsed.problems.append(Broken(number, "The line belongs to no entry."))
                astray = number
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag == "TY":
            if fields:
                parsed.problems.append(Broken(start, "The entry has no end (ER); it was taken as far as it goes."))
                _close(fields, start, parsed)
            fields, start = [(tag, value)], number
        elif not fields:
            parsed.problems.append(Broken(number, f"The field {tag} stands before any entry (TY)."))
        elif tag == "ER":
            _close(fields, start, parsed)
            fields = []
        else:
            fields.append((tag, value))
    if fields:
        parsed.problems.append(Broken(start, "The entry has no end (ER); it was taken as far as it goes."))
        _close(fields, start, parsed)
    return parsed


def _close(fields: list[tuple[str, str]], line: int, parsed: Parsed) -> None:
    item = _item(fields)
    if not names_a_work(item):
        parsed.problems.append(Broken(line, "The entry has neither title nor author."))
        return
    parsed.entries.append(Entry(item, line))


def _item(fields: Sequence[tuple[str, str]]) -> Item:
    said = fields[0][1].upper()
    kind = _TYPES.get(said, "document")
    item: Item = {"type": kind}
    kept: list[list[str]] = [["TY", said]] if _WRITTEN.get(kind) != said else []
    carried = ""
    for tag, value in fields[1:]:
        if not value:
            continue
        variable = _variable(tag, said, kind)
        if tag == "U5" and value.startswith(_CARRIED):
            carried = value.removeprefix(_CARRIED)
        elif tag in _NAMES:
            role = "editor" if said == "EDBOOK" and tag in ("AU", "A1") else _NAMES[tag]
            item.setdefault(role, []).append(parse_name(value))
        elif tag == "KW":
            item["keyword"] = f"{item['keyword']}; {value}" if item.get("keyword") else value
        elif tag in _DATES:
            date = date_of(_iso(value))
            if value.count("/") == 3 and not value.endswith("/") and "date-parts" in date:
                date["raw"] = value  # a time of day or a season after the date
            known = item.get(_DATES[tag])
            if known is None or ("date-parts" in date and len(str(date)) >= len(str(known))):
                item[_DATES[tag]] = date
            elif date != known and "literal" in date:
                kept.append([tag, value])
        elif tag == "SP":
            item["page"] = value
        elif tag == "EP":
            first = item.get("page", "")
            item["page"] = f"{first}-{value}" if first and first != value and "-" not in first else first or value
        elif variable and not item.get(variable) and not (variable == "genre" and value.lower() in NO_GENRE):
            item[variable] = value
        else:
            kept.append([tag, value])
    if kept:
        item["custom"] = {"ris": kept}
    item = settled(without_empty(item))
    return with_left_over(item, carried) if carried else item


def _variable(tag: str, said: str, kind: str) -> str:
    """The CSL variable of a tag, which depends on the kind of work."""
    if tag == "SN":
        return "number" if said == "RPRT" else "ISBN" if kind in ("book", "chapter", "paper-conference") else "ISSN"
    if tag in _CONTAINERS:
        if kind in _WHOLE:
            return "title" if tag == "BT" else "collection-title"
        return "container-title"
    if tag == "M1":
        return "number"
    if tag == "C3" and kind == "paper-conference":
        return "container-title"
    if tag == "SE" and kind == "chapter":
        return "chapter-number"
    return _PLAIN.get(tag, "") if tag != "AN" else ""


def _iso(said: str) -> str:
    """``2009/05/12/``, ``2009///``, ``2009-05-12`` as ISO 8601; what is none stays."""
    parts = [part.strip() for part in re.split(r"[/-]", said)]
    if said.count("/") == 3:
        parts = parts[:3]
    numbers = [part for part in parts if part]
    if not numbers or not all(part.isdecimal() for part in numbers) or len(numbers[0]) != 4 or len(numbers) > 3:
        return said.strip("/ ")
    if any(len(part) > 2 for part in numbers[1:]):  # two years
        return said.strip("/ ")
    return "-".join([numbers[0], *(f"{int(part):02}" for part in numbers[1:])])


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """A RIS file; every entry reads back to the item it was made of."""
    return "\n".join(_written(item) for item in items)


def _written(item: Mapping[str, Any]) -> str:
    text = _entry(list(_fields(item)))
    missing = left_over(item, text, read)
    if not missing:
        return text
    carried = _CARRIED + json.dumps(missing, ensure_ascii=False, separators=(",", ":"))
    return _entry([*_fields(item), ("U5", carried)])


def _entry(fields: Sequence[tuple[str, str]]) -> str:
    # What is carried along is JSON on one line already, whose spaces are said.
    lines = [f"{tag}  - {value if value.startswith(_CARRIED) else ' '.join(value.split())}" for tag, value in fields]
    return "\n".join([*lines, "ER  - ", ""])


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    custom = item.get("custom") if isinstance(item.get("custom"), Mapping) else {}
    kept = [(str(pair[0]), str(pair[1])) for pair in (custom or {}).get("ris", ()) if len(pair) == 2]
    kind = str(item.get("type") or "document")
    tag = _WRITTEN.get(kind, "GEN")
    tag = next((value for name, value in kept if name == "TY" and _TYPES.get(value, "document") == kind), tag)
    yield "TY", tag
    for role, name_tag in _WRITE_NAMES.items():
        for name in names_of(item, role):
            yield ("AU" if tag == "EDBOOK" and role == "editor" else name_tag), _name(name)
    for variable, date_tag in (("issued", "PY"), ("accessed", "Y2")):
        iso = date_in_file(item.get(variable)) if variable == "issued" else iso_of(item.get(variable))
        if iso:
            pieces = iso.split("-") if re.fullmatch(r"\d{4}(-\d\d){0,2}", iso) else []
            if date_tag == "PY" and pieces:
                yield "PY", pieces[0]
                if len(pieces) > 1:
                    yield "DA", "/".join([*pieces, "", ""][:4])
            else:
                yield date_tag, "/".join([*pieces, "", ""][:4]) if pieces else iso
    for variable, plain_tag in _WRITE_PLAIN.items():
        if isinstance(item.get(variable), str | int | float) and _variable(plain_tag, tag, kind) == variable:
            yield plain_tag, str(item[variable])
    if item.get("container-title") and kind not in _WHOLE:
        yield "T2", str(item["container-title"])
    for variable, number_tag in (("number", "M1"), ("ISBN", "SN"), ("ISSN", "SN")):
        if item.get(variable) and (number_tag == "M1" or _variable("SN", tag, kind) == variable):
            yield ("SN" if tag == "RPRT" and variable == "number" else number_tag), str(item[variable])
    if page := str(item.get("page") or ""):
        first, dash, last = page.replace("–", "-").partition("-")
        yield "SP", first
        if dash:
            yield "EP", last
    for word in str(item.get("keyword") or "").split("; "):
        if word:
            yield "KW", word
    yield from ((name, value) for name, value in kept if name != "TY")


def _name(name: Mapping[str, Any]) -> str:
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    if family and given:
        return ", ".join(part for part in (family, given, str(name.get("suffix") or "")) if part)
    return name_words(name)
