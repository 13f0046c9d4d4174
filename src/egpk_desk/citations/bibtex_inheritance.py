"""What BibTeX entries take over from others: ``crossref``, ``xref`` and ``xdata`` (the biblatex manual, 2.4.1, 3.13.5).

An entry takes over only fields that it lacks. From a ``crossref`` a collection's title becomes the ``booktitle`` of
what stands in it, as in biber's default rules (biblatex manual, appendix B); what names the parent alone is not taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from egpk_desk.citations.bibtex_syntax import RawEntry

_INSIDE = frozenset(
    {"incollection", "inbook", "inproceedings", "conference", "suppbook", "suppcollection", "inreference"}
)
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_OWN = frozenset(
    "crossref xref xdata ids entryset related shorttitle sorttitle indextitle label options presort keywords file"
    " timestamp abstract annotation annote csl-json".split()
)
NO_WORKS = frozenset({"xdata", "set", "bibnote", "control"})
"""Entries that hold data for others, or settings of a program, and are no references."""


def with_inherited(entries: Sequence[RawEntry]) -> list[RawEntry]:
    """The entries that are references, each with the fields that it takes over from others of the file."""
    by_key = {entry.key.lower(): entry for entry in reversed(entries) if entry.key}
    return [
        replace(entry, fields=_whole(entry, by_key, frozenset())) for entry in entries if entry.kind not in NO_WORKS
    ]


def _whole(entry: RawEntry, by_key: Mapping[str, RawEntry], on_the_way: frozenset[str]) -> dict[str, str]:
    fields = dict(entry.fields)
    if entry.key.lower() in on_the_way:  # a circle
        return fields
    on_the_way |= {entry.key.lower()}
    for key in (part.strip().lower() for part in entry.fields.get("xdata", "").split(",")):
        if key in by_key:
            for name, value in _whole(by_key[key], by_key, on_the_way).items():
                if name not in _OWN:
                    fields.setdefault(name, value)
    parent = by_key.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None:
        return fields
    inside = entry.kind in _INSIDE
    dated = fields.keys() & {"date", "year"}
    for name, value in _whole(parent, by_key, on_the_way).items():
        if name in _OWN or (name in ("date", "year", "month") and dated) or (name == "author" and inside):
            continue
        fields.setdefault(_TITLES.get(name, name) if inside else name, value)
    return fields
