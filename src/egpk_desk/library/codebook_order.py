"""What must hold in a codebook after a merge, whoever changed what: no code below itself, no two of one slug, none in
use that is gone. Each rule looks at the codes alone, so that it comes out alike in every library."""

from __future__ import annotations

import json
import sqlite3

from egpk_desk.library import clusters, conflicts
from egpk_desk.library.causality import REMOVED
from egpk_desk.library.objects import Value

Effect = tuple[str, str, dict[str, tuple[Value, Value]]]


def settle_codebook(raw: sqlite3.Connection) -> list[Effect]:
    """Mend what the changes of two sides together broke; returns what was changed."""
    return [*_revive(raw), *_break_circles(raw), *_spread_kinds(raw), *_part_namesakes(raw)]


def _set(raw: sqlite3.Connection, code: str, name: str, before: Value, after: Value) -> Effect:
    raw.execute(f'UPDATE codes SET "{name}" = ? WHERE id = ?', [after, code])
    return "code", code, {name: (before, after)}


def _revive(raw: sqlite3.Connection) -> list[Effect]:
    """A code that one side removed and the other put on a passage stays, until somebody settles it."""
    rows = raw.execute(
        "SELECT c.id, t.highlight FROM codes c JOIN tags t ON t.code = c.id AND t.live = 1"
        " JOIN highlights h ON h.id = t.highlight AND h.live = 1"
        " JOIN documents d ON d.id = h.document AND d.live = 1 WHERE c.live = 0"
    ).fetchall()
    used: dict[str, list[str]] = {}
    for code, highlight in rows:
        used.setdefault(code, []).append(f"{highlight} {code}")
    effects = []
    for code, tags in sorted(used.items()):
        removal = _newest(raw, [code])
        use = _newest(raw, tags)
        if removal is None:
            continue
        effects.append(_set(raw, code, "live", 0, 1))
        ids = [removal, *([use] if use else [])]
        conflicts.keep(raw, clusters.CODEBOOK, "code", code, REMOVED, ids)
    return effects


def _newest(raw: sqlite3.Connection, objects: list[str]) -> str | None:
    """The newest operation that showed or removed one of the objects."""
    row = raw.execute(
        "SELECT id FROM operations WHERE object_id IN (SELECT value FROM json_each(?))"
        " AND json_extract(changes, '$.live') IS NOT NULL ORDER BY clock DESC, id DESC LIMIT 1",
        [json.dumps(objects)],
    ).fetchone()
    return row[0] if row else None


def _break_circles(raw: sqlite3.Connection) -> list[Effect]:
    """Two codes each moved below the other: the one of the greater id goes to the top."""
    above: dict[str, str | None] = dict(raw.execute("SELECT id, parent FROM codes").fetchall())
    effects = []
    for start in sorted(above):
        path: list[str] = []
        at: str | None = start
        while at is not None and at not in path:
            path.append(at)
            at = above.get(at)
        if at is not None:
            highest = max(path[path.index(at) :])
            effects.append(_set(raw, highest, "parent", above[highest], None))
            above[highest] = None
    return effects


def _spread_kinds(raw: sqlite3.Connection) -> list[Effect]:
    """A code is of the kind of the one at its top."""
    rows = {row[0]: (row[1], row[2]) for row in raw.execute("SELECT id, kind, parent FROM codes")}
    effects = []
    for code, (kind, parent) in sorted(rows.items()):
        top = kind
        while parent is not None:
            top, parent = rows[parent]
        if top != kind:
            effects.append(_set(raw, code, "kind", kind, top))
    return effects


def _part_namesakes(raw: sqlite3.Connection) -> list[Effect]:
    """Of codes with one slug the first by time and id keeps it; others get a number."""
    rows = raw.execute(
        "SELECT c.id, c.kind, c.leaf, c.parent, (SELECT min(clock) FROM operations o WHERE o.object_id = c.id)"
        " FROM codes c WHERE c.live = 1"
    ).fetchall()
    rows.sort(key=lambda row: (row[4] or 0, row[0]))
    taken = {(kind, parent, leaf) for _, kind, leaf, parent, _ in rows}
    seen: set[tuple[str, str | None, str]] = set()
    effects = []
    for code, kind, leaf, parent, _ in rows:
        place = (kind, parent, leaf)
        if place not in seen:
            seen.add(place)
            continue
        number = 2
        while (kind, parent, f"{leaf}-{number}") in taken:
            number += 1
        taken.add((kind, parent, f"{leaf}-{number}"))
        effects.append(_set(raw, code, "leaf", leaf, f"{leaf}-{number}"))
    return effects
