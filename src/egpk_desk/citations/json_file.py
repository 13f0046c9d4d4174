"""CSL-JSON files, as Zotero, Mendeley and pandoc write them (CSL 1.0.2, csl-data.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from egpk_desk.citations.csl_json import without_empty
from egpk_desk.citations.exchange import Broken, Entry, Item, Lines, Parsed
from egpk_desk.citations.hijri import settled

_PINNED = re.compile(r"^\s*citation key\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_ELEMENT = re.compile(r"[\s,]*(?=\S)")


def read(text: str) -> Parsed:
    """The items of a list, of ``{"items": […]}`` or of one object; a broken element is named, the others come in."""
    parsed = Parsed()
    opening = re.match(r"\s*(?:\{\s*\"(?:items|references)\"\s*:\s*)?\[", text)
    if opening is None:
        _take(text, 0, parsed, Lines(text))
        return parsed
    lines = Lines(text)
    at = opening.end()
    while True:
        at = _ELEMENT.match(text, at).end() if _ELEMENT.match(text, at) else len(text)  # type: ignore[union-attr]
        if at >= len(text) or text[at] == "]":
            return parsed
        at = _take(text, at, parsed, lines)


def _take(text: str, at: int, parsed: Parsed, lines: Lines) -> int:
    """Read the element at an offset; gives where the next one is to be looked for."""
    line = lines.at(at)
    try:
        value, end = json.JSONDecoder().raw_decode(text, at)
    except json.JSONDecodeError as error:
        parsed.problems.append(Broken(error.lineno, f"This is no JSON: {error.msg}."))
        following = re.compile(r"\}\s*,\s*(?=\{)").search(text, max(at + 1, error.pos))
        return following.end() if following else len(text)
    if not isinstance(value, dict) or not (value.get("title") or value.get("author") or value.get("type")):
        parsed.problems.append(Broken(line, "The entry has neither title nor author."))
        return end
    parsed.entries.append(Entry(_item(value), line))
    return end


def _item(value: Mapping[str, Any]) -> Item:
    item = dict(value)
    key = str(item.get("citation-key") or item.get("id") or "")
    # Zotero names items by their address; that is no key to cite by.
    item["citation-key"] = key if "/" not in key and " " not in key else ""
    if not item["citation-key"] and (pinned := _PINNED.search(str(item.get("note") or ""))):
        item["citation-key"] = pinned[1]  # where Zotero's users keep it
    item.pop("id", None)
    return settled(without_empty(item))


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """A list of items, each with its key as ``id``."""
    listed = [{"id": item.get("citation-key", ""), **{k: v for k, v in item.items() if k != "id"}} for item in items]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
