"""What objects are called for people, removed ones too: passages by their words, codes and reports by their names."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ObjectName:
    """A name in Arabic and in English (the same, where it has no language), and the document it belongs to, if any."""

    ar: str
    en: str
    document: str = ""


Names = dict[tuple[str, str], ObjectName]
"""By kind and id."""

# Each gives the id, the name in Arabic and in English, and the document.
_NAMES = {
    "document": "SELECT id, ifnull(nullif(json_extract(metadata, '$.title'), ''), file_name), '', id FROM documents",
    "highlight": "SELECT id, exact, '', document FROM highlights",
    "code": "SELECT id, name_ar, name_en, '' FROM codes",
    "kind": "SELECT id, ifnull(nullif(name_ar, ''), id), ifnull(nullif(name_en, ''), id), '' FROM kinds",
    "set": "SELECT id, name, '', '' FROM code_sets",
    "query": "SELECT id, name, '', '' FROM saved_queries",
    "memo": "SELECT id, ifnull(nullif(title, ''), text), '', iif(on_kind = 'document', on_id, '') FROM memos",
    "group": "SELECT id, name, '', '' FROM document_groups",
    "property": "SELECT id, name, '', '' FROM properties",
    "view": "SELECT id, name, '', '' FROM views",
    "reference": "SELECT id, ifnull(json_extract(data, '$.title'), key), '', ifnull(document, '') FROM bibliography",
    "rejection": "SELECT id, '', '', document FROM rejections",
    "decision": (
        "SELECT d.id, ifnull(h.exact, ''), '', d.document FROM decisions d"
        " LEFT JOIN highlights h ON h.id = json_extract(d.codings, '$[0][2]')"
    ),
}


def object_names(raw: sqlite3.Connection) -> Names:
    """The names of all objects that have a row."""
    found: Names = {}
    for kind, query in _NAMES.items():
        for id_, arabic, english, document in raw.execute(query):
            one, other = str(arabic or english or ""), str(english or arabic or "")
            found[kind, str(id_)] = ObjectName(one, other, str(document or ""))
    return found
