"""Web of Science's tagged files (``.ciw``, and its "plain text" ``.txt``), read only.

The tags are those of Clarivate's "Web of Science Core Collection Field Tags": two characters and a space at the
beginning of a line; a line that begins with three spaces goes on with the field above. ``PT`` begins a record, ``ER``
ends it. What has no CSL variable is kept in ``custom.wos``, a value a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from egpk_desk.citations.csl_json import date_of, parse_name, without_empty
from egpk_desk.citations.dates import words_date
from egpk_desk.citations.exchange import Broken, Entry, Item, Parsed, names_a_work
from egpk_desk.citations.hijri import settled

Fields = list[tuple[str, list[str]]]

_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$")
_TYPES = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent"}
_KINDS = {  # of the document type (DT), which is finer than the publication type (PT)
    **{"book": "book", "book chapter": "chapter", "proceedings paper": "paper-conference", "review": "article-journal"},
    **{"book review": "review-book", "meeting abstract": "paper-conference", "data set": "dataset"},
}
_PLAIN = {
    **{"TI": "title", "LA": "language", "AB": "abstract", "BN": "ISBN"},
    **{"SN": "ISSN", "VL": "volume", "IS": "issue", "DI": "DOI", "SE": "collection-title", "PN": "part-number"},
    **{"CT": "event-title", "CL": "event-place", "JI": "container-title-short"},
}
_SHOUTED = {"SO": "container-title", "PU": "publisher", "PI": "publisher-place"}
"""Fields that these files have in capitals, which no style would print so."""
_SMALL = frozenset("a an and at by de des di du for from in la le of on or the to und van von with".split())
_CAPITALS = frozenset("IEEE ACM SIAM AIP IOP UNESCO UN UK USA US EU MIT OECD NATO WHO BMC BMJ PLOS II III IV".split())
_NAMES = {
    "AF": "author",
    "AU": "author",
    "BF": "author",
    "BE": "editor",
    "ED": "editor",
    "CA": "author",
    "GP": "author",
}
_BODIES = ("CA", "GP")
_HEAD = ("FN", "VR", "EF")


def is_one(text: str) -> bool:
    """Whether a file's text begins as Web of Science's do."""
    return bool(
        re.match(r"(?:FN (?:Clarivate|Thomson|ISI)|VR \d|PT [A-Z]\s*\n(?:AU|AF|TI|CA) )", text.lstrip("\ufeff \t\r\n"))
    )


def read(text: str) -> Parsed:
    """The records of a file; what is wrong with one is named by its line."""
    parsed = Parsed()
    fields, start, astray = Fields(), 0, False
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip()
        match = _LINE.match(line.lstrip("\ufeff"))
        if match is None:
            if line[:2] == "  " and fields:
                fields[-1][1].append(line.strip())
            elif line.strip() and not astray:
                parsed.problems.append(Broken(number, "The line belongs to no entry."))
                astray = True
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag in _HEAD:
            continue
        if tag == "PT":
            if fields:
                parsed.problems.append(Broken(start, "The entry has no end (ER); it was taken as far as it goes."))
                _close(fields, start, parsed)
            fields, start, astray = [(tag, [value])], number, False
        elif tag == "ER":
            _close(fields, start, parsed)
            fields = Fields()
        elif fields:
            fields.append((tag, [value]))
        elif not astray:
            parsed.problems.append(Broken(number, f"The field {tag} stands before any entry (PT)."))
            astray = True
    if fields:
        parsed.problems.append(Broken(start, "The entry has no end (ER); it was taken as far as it goes."))
        _close(fields, start, parsed)
    return parsed


def _close(fields: Fields, line: int, parsed: Parsed) -> None:
    if not fields:
        return
    item = _item(fields)
    if names_a_work(item):
        parsed.entries.append(Entry(item, line))
    else:
        parsed.problems.append(Broken(line, "The entry has neither title nor author."))


def _item(fields: Fields) -> Item:
    said = {tag: values for tag, values in fields if any(values)}
    document_type = _first(said, "DT").split(";")[0].strip().lower()
    kind = _KINDS.get(document_type) or _TYPES.get(_first(said, "PT"), "document")
    item: Item = {"type": kind}
    kept: list[list[str]] = [["PT", _first(said, "PT")]]
    full = "AF" in said
    for tag, values in fields[1:]:
        if tag in _NAMES and not (tag == "AU" and full):
            named = [{"literal": one} if tag in _BODIES else parse_name(one) for one in values if one]
            item.setdefault(_NAMES[tag], []).extend(named)
        elif tag in _SHOUTED:
            name = "title" if tag == "SO" and kind == "book" and "TI" not in said else _SHOUTED[tag]
            item[name] = _cased(" ".join(values))
            if item[name] != " ".join(values):
                kept.append([tag, " ".join(values)])
        elif tag in ("DE", "ID"):
            words = [word.strip() for word in " ".join(values).split(";") if word.strip()]
            item["keyword"] = "; ".join([*([item["keyword"]] if item.get("keyword") else []), *words])
            kept.append([tag, " ".join(values)])
        elif tag in ("BP", "EP", "AR"):
            continue
        elif tag in _PLAIN and _PLAIN[tag] not in item:
            item[_PLAIN[tag]] = " ".join(values)
        elif tag not in ("PY", "PD"):
            kept.append([tag, "\n".join(values)])
    first, last = _first(said, "BP"), _first(said, "EP")
    item["page"] = f"{first}-{last}" if first and last and first != last else first or last
    if article := _first(said, "AR"):
        item["number"] = article
    item["issued"], unsaid = _issued(_first(said, "PY"), _first(said, "PD"))
    item["custom"] = {"wos": [*kept, *unsaid]}
    return settled(without_empty(item))


def _cased(text: str) -> str:
    """``JOURNAL OF MARITIME POLICY`` as ``Journal of Maritime Policy``; what is not all in capitals stays."""
    if not text.isupper() or len(text) < 2:
        return text
    made = []
    for at, word in enumerate(text.split()):
        if word in _CAPITALS or (len(word) > 1 and word.isalpha() and not set(word) & set("AEIOUY")):
            made.append(word)
        elif at and word.lower() in _SMALL:
            made.append(word.lower())
        else:
            made.append(re.sub(r"[^\W\d_]+(?:['’]S\b)?", lambda part: part[0].capitalize(), word))
    return " ".join(made)


def _first(said: dict[str, list[str]], tag: str) -> str:
    return " ".join(said.get(tag, ())).strip()


def _issued(year: str, day: str) -> tuple[dict[str, object], Sequence[list[str]]]:
    """The date of year and day (``MAY 12``, ``MAY-JUN``); and the day where it is none that can be told."""
    found = words_date(day.title(), year) if day else ""
    return date_of(found or year), [] if found or not day else [["PD", day]]
