"""Files of references, read without losing anything and written the same: RIS, BibTeX/BibLaTeX and CSL-JSON.

EndNote's and Web of Science's own are read too.

Read items are CSL-JSON with ``citation-key``; what a format has no CSL variable for is kept in ``custom`` and comes
back when the same format is written. What the written format cannot say is carried along in one field of its own, as
JSON, so that reading the written file always gives the items that were written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from egpk_desk.errors import UnreadableSource

FORMATS = {
    "ris": "egpk_desk.citations.ris",
    "bibtex": "egpk_desk.citations.bibtex",
    "csl-json": "egpk_desk.citations.json_file",
}
"""The formats and the module that reads (``read``) and writes (``write``) each."""
READERS = {**FORMATS, "endnote": "egpk_desk.citations.endnote", "wos": "egpk_desk.citations.wos"}
"""The formats that are read: EndNote's own and Web of Science's are not written, since both take RIS."""
SUFFIXES = {
    ".enw": "endnote",
    ".ciw": "wos",
    ".xml": "endnote",
    ".ris": "ris",
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".json": "csl-json",
    ".csljson": "csl-json",
}

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference of a file, and the line (from 1) on which it begins."""

    item: Item
    line: int


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong with an entry of a file, and on which line (from 1)."""

    line: int
    problem: str


@dataclass(slots=True)
class Parsed:
    """The references of a file, and what could not be read of it."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Broken] = field(default_factory=list)


class Lines:
    """The line (from 1) of offsets of a text that only grow."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def at(self, offset: int) -> int:
        """The line of an offset that is not before the last one asked for."""
        self._line += self._text.count("\n", self._at, offset)
        self._at = max(self._at, offset)
        return self._line


def format_of(name: str, text: str) -> str:
    """The format of a file by its ending, or else by its content. Raises UnreadableSource."""
    ending = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    if ending in SUFFIXES and not (ending == ".xml" and "<record" not in text):
        return SUFFIXES[ending]
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in "[{" and start:
        return "csl-json"
    if start[:3] == "%0 " or ("<record" in start[:2000] and "<ref-type" in start[:20_000]):
        return "endnote"
    if import_module(READERS["wos"]).is_one(text):
        return "wos"
    if start[:1] in "@%":
        return "bibtex"
    if start[:2] == "TY":
        return "ris"
    raise UnreadableSource(
        f"“{name}” is no file of references.", "RIS, BibTeX, CSL-JSON, EndNote's and Web of Science's files are read."
    )


def read(text: str, format_: str) -> Parsed:
    """The references of a file's text."""
    parsed: Parsed = import_module(READERS[format_]).read(
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )
    return parsed


def write(items: Sequence[Mapping[str, Any]], format_: str) -> str:
    """The references as the text of a file. Each item has a ``citation-key``."""
    written: str = import_module(FORMATS[format_]).write(items)
    return written


def names_a_work(item: Mapping[str, Any]) -> bool:
    """Whether a reader could find the work: what names neither it, nor a person, nor a place to look is no entry."""
    return any(item.get(name) for name in ("title", "author", "editor", "DOI", "URL", "ISBN", "container-title"))


def left_over(item: Mapping[str, Any], written: str, reader: Callable[[str], Parsed]) -> Item:
    """What reading ``written`` would not give of ``item``: the fields to carry along, None for those to leave out."""
    entries = reader(written).entries
    back = entries[0].item if entries else {}
    missing: Item = {key: value for key, value in item.items() if key != "id" and back.get(key) != value}
    missing.update(dict.fromkeys((key for key in back if key not in item and key != "id"), None))
    return missing


def with_left_over(item: Item, carried: str) -> Item:
    """An item with what was carried along put back; as it is where that is no JSON object."""
    try:
        kept = json.loads(carried)
    except ValueError:
        return item
    if not isinstance(kept, dict):
        return item
    return {key: value for key, value in {**item, **kept}.items() if value is not None}
