"""The codes that a new library begins with: drivers (دوافع) and dimensions (أبعاد) of relations between states."""

from __future__ import annotations

import json
from functools import cache

from egpk_desk.library.identity import builtin_code_id
from egpk_desk.library.records import Code
from egpk_desk.resources import resource


@cache
def builtin_codes() -> tuple[Code, ...]:
    """The built-in codes, each after the one above it. Their ids are the same everywhere."""
    path = resource("codebooks", "builtin.json")
    found: dict[str, Code] = {}
    counts: dict[str, int] = {}
    for entry in json.loads(path.read_text(encoding="utf-8"))["codes"]:
        slug = entry["slug"]
        above = slug.rpartition("/")[0]
        found[slug] = Code(
            id=builtin_code_id(slug),
            slug=slug,
            kind=slug.partition("/")[0],
            name_ar=entry["name"]["ar"],
            name_en=entry["name"]["en"],
            colour=entry["colour"],
            definition=entry["definition"]["ar"],
            parent=found[above].id if above in found else None,
            position=counts.get(above, 0),
        )
        counts[above] = counts.get(above, 0) + 1
    return tuple(found.values())
