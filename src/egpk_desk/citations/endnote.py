"""EndNote's own files: its XML export, and the tagged "EndNote Import" format (``.enw``, from Refer), read only.

Both say the same fields under other names. What has no CSL variable is kept in ``custom.endnote`` by EndNote's name.
Fields and types are those of EndNote's ``RSXML.dtd`` and of its import filter "EndNote Import".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from egpk_desk.citations.csl_json import NO_GENRE, date_of, parse_name, without_empty
from egpk_desk.citations.dates import words_date
from egpk_desk.citations.exchange import Broken, Entry, Item, Lines, Parsed, names_a_work
from egpk_desk.citations.hijri import settled

Fields = list[tuple[str, str]]

_TYPES = {
    **{"journal article": "article-journal", "electronic article": "article-journal", "book": "book"},
    **{"magazine article": "article-magazine", "newspaper article": "article-newspaper", "edited book": "book"},
    **{"electronic book": "book", "book section": "chapter", "electronic book section": "chapter", "thesis": "thesis"},
    **{"report": "report", "government document": "report", "conference paper": "paper-conference", "serial": "book"},
    **{"conference proceedings": "paper-conference", "web page": "webpage", "blog": "post-weblog", "map": "map"},
    **{"statute": "legislation", "legal rule or regulation": "regulation", "case": "legal_case", "bill": "bill"},
    **{"hearing": "hearing", "manuscript": "manuscript", "unpublished work": "manuscript", "patent": "patent"},
    **{"personal communication": "personal_communication", "dataset": "dataset", "computer program": "software"},
    **{"film or broadcast": "motion_picture", "audiovisual material": "motion_picture", "interview": "interview"},
    **{"encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "standard": "standard"},
    **{"classical work": "classic", "ancient text": "classic", "pamphlet": "pamphlet", "artwork": "graphic"},
    **{"press release": "article-newspaper", "podcast": "broadcast", "online multimedia": "webpage"},
}
_TAGS = {  # of the tagged format: EndNote's names of the same fields
    **{"A": "authors", "E": "secondary-authors", "Y": "tertiary-authors", "?": "subsidiary-authors"},
    **{"H": "translated-authors", "T": "title", "B": "secondary-title", "J": "secondary-title", "S": "tertiary-title"},
    **{"Q": "translated-title", "!": "short-title", "O": "alt-title", "D": "year", "8": "date", "[": "access-date"},
    **{"V": "volume", "N": "number", "P": "pages", "6": "num-vols", "7": "edition", "&": "section", "I": "publisher"},
    **{"C": "pub-location", "@": "isbn", "R": "electronic-resource-num", "U": "url", "K": "keyword", "X": "abstract"},
    **{"Z": "notes", "9": "work-type", "G": "language", "L": "call-num", "M": "accession-num", "F": "label"},
    **{"~": "remote-database-name", "W": "remote-database-provider", ">": "pdf-url", "+": "auth-address"},
    **{"^": "caption", "<": "research-notes", "*": "reviewed-item", "(": "orig-pub", ")": "reprint-edition"},
    **{"1": "custom1", "2": "custom2", "3": "custom3", "4": "custom4", "#": "custom5", "$": "custom6", "]": "custom7"},
}
_PLAIN = {
    **{"title": "title", "short-title": "title-short", "tertiary-title": "collection-title", "volume": "volume"},
    **{"num-vols": "number-of-volumes", "edition": "edition", "section": "section", "publisher": "publisher"},
    **{"pub-location": "publisher-place", "electronic-resource-num": "DOI", "url": "URL", "abstract": "abstract"},
    **{"notes": "note", "work-type": "genre", "language": "language", "call-num": "call-number", "pages": "page"},
    **{"abbr-1": "container-title-short", "full-title": "container-title", "remote-database-name": "source"},
}
_ROLES = {"authors": "author", "subsidiary-authors": "translator"}
_WHOLE = frozenset({"book", "thesis", "report", "map", "classic", "manuscript", "software", "dataset", "standard"})
_KEY = re.compile(r"[A-Za-z][\w:.-]*\d[\w:.-]*")
_LINE = re.compile(r"%([0-9A-Za-z!@#$^&*()\[\]<>?=+~])(?:\s+(.*))?$")
_RECORD = re.compile(r"<record(?:\s[^>]*)?>.*?(?:</record\s*>|(?=<record[\s>])|\Z)", re.DOTALL)
_GROUPS = {"authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors"}
_INSIDE = {"titles", "periodical", "dates", "pub-dates", "urls", "related-urls", "keywords", "contributors"}


def read(text: str) -> Parsed:
    """The entries of an EndNote XML file or of one of tagged lines; what is wrong with one is named by its line."""
    parsed = Parsed()
    for line, kind, fields, problem in _records(text) if "<record" in text else _tagged(text):
        item = {} if problem else _item(kind, fields)
        if problem:
            parsed.problems.append(Broken(line, problem))
        elif names_a_work(item):
            parsed.entries.append(Entry(item, line))
        else:
            parsed.problems.append(Broken(line, "The entry has neither title nor author."))
    return parsed


def _tagged(text: str) -> Iterator[tuple[int, str, Fields, str]]:
    start, kind, fields = 0, "", Fields()
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.match(line.strip("\u200e\u200f\ufeff").rstrip())
        if match and match[1] == "0":
            if start:
                yield start, kind, fields, ""
            start, kind, fields = number, (match[2] or "").strip(), Fields()
        elif match and start:
            fields.append((_TAGS.get(match[1], f"%{match[1]}"), (match[2] or "").strip()))
        elif match:
            yield number, "", [], f"The field %{match[1]} stands before any entry (%0)."
        elif line.strip() and fields:  # a value that goes on
            name, value = fields[-1]
            fields[-1] = name, f"{value}\n{line.strip()}"
        elif line.strip():
            yield number, "", [], "The line belongs to no entry."
    if start:
        yield start, kind, fields, ""


def _records(text: str) -> Iterator[tuple[int, str, Fields, str]]:
    """Each record is parsed by itself, without the file's own declarations: a broken one leaves the others whole."""
    lines = Lines(text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for match in _RECORD.finditer(text):
        line = lines.at(match.start())
        try:
            record = etree.fromstring(match[0].encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError as error:
            yield line, "", [], f"This is no XML (line {line + (error.lineno or 1) - 1})."
            continue
        kind = record.find("ref-type")
        name = "" if kind is None else str(kind.get("name") or "")
        yield line, name, list(_fields(record)), ""


def _fields(parent: Any) -> Iterator[tuple[str, str]]:
    for child in parent:
        name = child.tag if isinstance(child.tag, str) else ""
        if name in _GROUPS:
            yield from ((name, _said(one)) for one in child)
        elif name in _INSIDE:
            yield from _fields(child)
        elif name == "pdf-urls":
            yield from (("pdf-url", _said(one)) for one in child)
        elif name and name not in ("ref-type", "database", "source-app", "foreign-keys"):
            yield name, _said(child)


def _said(element: Any) -> str:
    """The text of an element; EndNote parts it into ``style`` elements by its look."""
    return "".join(element.itertext()).strip()


def _item(kind: str, fields: Fields) -> Item:
    type_ = _TYPES.get(kind.lower(), "document")
    item: Item = {"type": type_}
    kept: list[list[str]] = [["ref-type", kind]] if kind else []
    for name, value in fields:
        if not value:
            continue
        variable = _variable(name, type_)
        role = _role(name, kind)
        if role:
            item.setdefault(role, []).append(_name(value))
        elif name == "keyword":
            item["keyword"] = "; ".join([*([item["keyword"]] if item.get("keyword") else []), *value.split("\n")])
        elif name == "label" and "citation-key" not in item and _KEY.fullmatch(value):
            item["citation-key"] = value
        elif name == "access-date" and (date := words_date(value)):
            item["accessed"] = date_of(date)
        elif name == "full-title" and item.get("container-title") == value:
            continue  # a journal is named as the second title and once more as the periodical
        elif variable and variable not in item and not (variable == "genre" and value.lower() in NO_GENRE):
            item[variable] = (
                re.sub(r"^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", "", value) if name[:4] == "elec" else value
            )
        elif name not in ("year", "date"):
            kept.append([name, value])
    issued, unsaid = _issued(fields)
    item["issued"] = issued
    item["custom"] = {"endnote": kept + unsaid} if kept + unsaid else {}
    return settled(without_empty(item))


def _role(name: str, kind: str) -> str:
    if name == "authors":
        return "editor" if kind.lower() == "edited book" else "author"
    if name == "secondary-authors":
        return "collection-editor" if kind.lower() in ("book", "edited book", "report") else "editor"
    if name == "tertiary-authors":
        return "collection-editor" if kind.lower() in ("book section", "conference paper") else "contributor"
    return _ROLES.get(name, "")


def _variable(name: str, type_: str) -> str:
    """The CSL variable of a field, which depends on the kind of work."""
    match name:
        case "secondary-title":
            return "collection-title" if type_ in _WHOLE else "container-title"
        case "number" | "issue":
            return "issue" if type_.startswith("article") else "number"
        case "isbn":
            return "ISSN" if type_.startswith("article") else "number" if type_ == "report" else "ISBN"
    return _PLAIN.get(name, "")


def _name(value: str) -> dict[str, str]:
    """A name; EndNote ends those of bodies with a comma."""
    return {"literal": value.rstrip(",، ")} if value.rstrip().endswith((",", "،")) else parse_name(value)


def _issued(fields: Sequence[tuple[str, str]]) -> tuple[dict[str, Any], list[list[str]]]:
    """The date, of the year and of a day within it; and what of these could not be said so."""
    year = next((value for name, value in fields if name == "year" and value), "")
    day = next((value for name, value in fields if name == "date" and value), "")
    found = words_date(day, year) if day else ""
    if found and (not year or found.startswith(year)):
        return date_of(found), []
    return date_of(year or day), [["date", day]] if day and year else []
