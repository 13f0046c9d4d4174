"""Codebooks as CSV: one row a kind, a code or a set, for spreadsheet programs; UTF-8 with BOM, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from egpk_desk.codebook.colours import is_colour
from egpk_desk.codebook.interchange import TEXT_FIELDS, Codebook, Entry, by_slug, names_of
from egpk_desk.errors import UnreadableSource
from egpk_desk.library.records import CodeSet, Kind

COLUMNS = (
    "type slug name_ar name_en colour definition use_when use_not example parent codable retired members id".split()
)
_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_NO = ("no", "false", "0", "لا")
_YES = ("yes", "true", "1", "نعم")
_ALIASES = {"code": "slug", "name": "name", "color": "colour", "description": "definition", "memo": "definition"}
_MOST = 100_000


def write(codebook: Codebook) -> bytes:
    """The codebook as the bytes of a ``.csv`` file."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(COLUMNS)
    slugs = [entry.slug for entry in codebook.entries]
    by_id = {entry.id: entry.slug for entry in codebook.entries}
    rows: list[dict[str, str]] = [
        {"type": "kind", "slug": k.slug, "name_ar": k.name_ar, "name_en": k.name_en, "definition": k.definition}
        for k in codebook.kinds
    ]
    rows += [
        {
            "type": "code",
            "slug": entry.slug,
            **entry.fields,
            "parent": slugs[entry.parent] if entry.parent is not None else "",
            "codable": "yes" if entry.codable else "no",
            "retired": "yes" if entry.retired else "no",
            "id": entry.id or "",
        }
        for entry in codebook.entries
    ]
    rows += [
        {
            "type": "set",
            "name_ar": one.name,
            "definition": one.definition,
            "members": "; ".join(by_id[code] for code in one.codes if code in by_id),
            "id": one.id,
        }
        for one in codebook.sets
    ]
    for row in rows:
        table.writerow([_cell(row.get(column, "")) for column in COLUMNS])
    return (_BOM + stream.getvalue()).encode("utf-8", "replace")


def _cell(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula (OWASP, CSV injection); :func:`read` takes it back."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def read(data: bytes, name: str) -> Codebook:
    """The codebook of a CSV file with a heading row; ``slug`` or ``name`` is enough. Raises UnreadableSource."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"“{name}” is not in UTF-8.", "Save it as “CSV UTF-8”.") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableSource(f"“{name}” is not a table: {error}.", "Save it again as “CSV UTF-8”.") from error
    if len(rows) > _MOST:
        raise UnreadableSource(f"“{name}” has more than {_MOST:,} rows.", "Divide it.")
    cleaned = [_cleaned(row) for row in rows]
    codes = [row for row in cleaned if row.get("type", "code") in ("code", "") and (row.get("slug") or _name(row))]
    if not codes:
        raise UnreadableSource(
            f"“{name}” holds no codes.", "Its first row must name the columns, slug or name among them."
        )
    entries = by_slug([_entry(row) for row in codes], name)
    ids = {entry.slug: entry.id for entry in entries}
    kinds = [
        Kind(row.get("slug", ""), row.get("name_ar", ""), row.get("name_en", ""), row.get("definition", ""))
        for row in cleaned
        if row.get("type") == "kind" and row.get("slug")
    ]
    sets = [
        CodeSet(
            row.get("id", ""),
            row["name_ar"],
            row.get("definition", ""),
            tuple(found for slug in row.get("members", "").split(";") if (found := ids.get(slug.strip()))),
        )
        for row in cleaned
        if row.get("type") == "set" and row.get("name_ar")
    ]
    return Codebook(tuple(entries), tuple(kinds), tuple(sets))


def _cleaned(row: Mapping[str | None, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, value in row.items():
        if isinstance(column, str) and isinstance(value, str):
            key = "_".join(column.strip().lower().split())
            guarded = value.startswith("'") and value[1:].startswith(_FORMULA)
            found.setdefault(_ALIASES.get(key, key), (value[1:] if guarded else value).strip())
    return found


def _name(row: Mapping[str, str]) -> str:
    return row.get("name_ar") or row.get("name_en") or row.get("name", "")


def _entry(row: Mapping[str, str]) -> Entry:
    fields = {field: row[field] for field in TEXT_FIELDS if row.get(field)}
    if "name_ar" not in fields and "name_en" not in fields:
        fields |= names_of(row.get("name", ""))
    if is_colour(row.get("colour", "")):
        fields["colour"] = row["colour"]
    return Entry(
        fields=fields,
        id=row.get("id") or None,
        slug=row.get("slug", ""),
        retired=row.get("retired", "").lower() in _YES,
        codable=row.get("codable", "").lower() not in _NO,
    )
