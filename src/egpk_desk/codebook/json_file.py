"""Codebooks as JSON: the form that says all that the program knows of its codes."""

from __future__ import annotations

import json
from typing import Any

from egpk_desk.codebook.colours import is_colour
from egpk_desk.codebook.interchange import TEXT_FIELDS, Codebook, Entry, by_slug
from egpk_desk.errors import UnreadableSource
from egpk_desk.library.records import CodeSet, Kind

_FORMAT = "egpk-codebook"
_VERSION = 2
_PLAIN = ("definition", "use_when", "use_not", "example")


def write(codebook: Codebook) -> bytes:
    """The codebook as JSON in UTF-8."""
    slugs = [entry.slug for entry in codebook.entries]
    by_id = {entry.id: entry.slug for entry in codebook.entries}
    value = {
        "format": _FORMAT,
        "version": _VERSION,
        "kinds": [
            {"slug": kind.slug, "name": {"ar": kind.name_ar, "en": kind.name_en}, "definition": kind.definition}
            for kind in codebook.kinds
        ],
        "codes": [
            {
                "id": entry.id,
                "slug": entry.slug,
                "kind": entry.kind,
                "parent": slugs[entry.parent] if entry.parent is not None else None,
                "name": {"ar": entry.fields.get("name_ar", ""), "en": entry.fields.get("name_en", "")},
                "colour": entry.fields.get("colour", ""),
                **{field: entry.fields.get(field, "") for field in _PLAIN},
                "codable": entry.codable,
                "retired": entry.retired,
            }
            for entry in codebook.entries
        ],
        "sets": [
            {
                "id": one.id,
                "name": one.name,
                "definition": one.definition,
                "codes": [by_id[code] for code in one.codes if code in by_id],
            }
            for one in codebook.sets
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read(data: bytes, name: str) -> Codebook:
    """The codebook of a JSON file: one that was exported, the ``codes`` of the command line, or a plain list of codes.

    Raises UnreadableSource.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(f"“{name}” is not JSON.", "Export the codebook again as JSON.") from error
    rows = value.get("codes") if isinstance(value, dict) else value
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise UnreadableSource(f"“{name}” holds no codes.", "Export the codebook again as JSON.")
    entries = by_slug([_entry(row) for row in rows], name)
    ids = {entry.slug: entry.id for entry in entries}
    whole: dict[str, Any] = value if isinstance(value, dict) else {}
    kinds = [
        Kind(_text(row.get("slug")), *_names(row.get("name")), _text(row.get("definition")))
        for row in _objects(whole.get("kinds"))
    ]
    sets = [
        CodeSet(
            _text(row.get("id")),
            _text(row.get("name")),
            _text(row.get("definition")),
            tuple(found for code in row.get("codes") or () if (found := ids.get(_text(code)))),
        )
        for row in _objects(whole.get("sets"))
    ]
    return Codebook(tuple(entries), tuple(kind for kind in kinds if kind.slug), tuple(one for one in sets if one.name))


def _objects(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, str]:
    if isinstance(value, dict):
        return _text(value.get("ar")), _text(value.get("en"))
    return _text(value), ""


def _entry(row: dict[str, Any]) -> Entry:
    name_ar, name_en = _names(row.get("name"))
    fields = {"name_ar": name_ar, "name_en": name_en}
    for field in _PLAIN:
        said = row.get(field)
        fields[field] = _text(said) if not isinstance(said, dict) else _text(said.get("ar")) or _text(said.get("en"))
    if is_colour(_text(row.get("colour"))):
        fields["colour"] = _text(row.get("colour"))
    return Entry(
        fields={field: said for field, said in fields.items() if said and (field in TEXT_FIELDS or field == "colour")},
        id=_text(row.get("id")) or None,
        slug=_text(row.get("slug")),
        retired=row.get("retired") is True,
        codable=row.get("codable") is not False,
    )
