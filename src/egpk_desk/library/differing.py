"""What differs between two states of a library: what going over from the one to the other would lose and bring."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from egpk_desk.library import codec
from egpk_desk.library.restore import looked_into

_NAMED = 100  # of each kind that are named, not only counted
_LABEL = 90


@dataclass(frozen=True, slots=True)
class Change:
    """Of one kind of object: how many are lost, brought and changed, and the names of the first hundred of each."""

    lost: int
    gained: int
    changed: int
    lost_names: tuple[str, ...] = ()
    gained_names: tuple[str, ...] = ()
    changed_names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.gained or self.changed)


@dataclass(frozen=True, slots=True)
class Contrast:
    """What differs, by kind; a highlight is changed where its range, memo, stance or codes are others."""

    documents: Change
    highlights: Change
    codes: Change
    memos: Change

    def __bool__(self) -> bool:
        return any((self.documents, self.highlights, self.codes, self.memos))


_Objects = dict[str, tuple[str, object]]
"""By id, the name of an object and what it holds."""


def contrast(present: Path, other: Path) -> Contrast:
    """What is lost, brought and changed where ``other`` takes the place of ``present``.

    Raises what :func:`~egpk_desk.library.restore.looked_into` raises on either.
    """
    with looked_into(present) as raw:
        before = [read(raw) for read in _READ]
    with looked_into(other) as raw:
        after = [read(raw) for read in _READ]
    return Contrast(*(_change(one, two) for one, two in zip(before, after, strict=True)))


def _change(before: _Objects, after: _Objects) -> Change:
    lost = [before[id_][0] for id_ in before if id_ not in after]
    gained = [after[id_][0] for id_ in after if id_ not in before]
    changed = [after[id_][0] for id_ in after if id_ in before and before[id_][1] != after[id_][1]]
    named = (tuple(names[:_NAMED]) for names in (lost, gained, changed))
    return Change(len(lost), len(gained), len(changed), *named)


def _documents(raw: sqlite3.Connection) -> _Objects:
    rows = raw.execute("SELECT id, file_name, metadata, revision FROM documents WHERE live ORDER BY number").fetchall()
    known = codec.decode_all_metadata([row[2] for row in rows])
    return {
        id_: (_short(metadata.title or name), (metadata_text, revision))
        for (id_, name, metadata_text, revision), metadata in zip(rows, known, strict=True)
    }


def _highlights(raw: sqlite3.Connection) -> _Objects:
    codes: dict[str, list[str]] = {}
    for highlight, code in raw.execute("SELECT highlight, code FROM tags WHERE live ORDER BY highlight, code"):
        codes.setdefault(highlight, []).append(code)
    rows = raw.execute(
        "SELECT h.id, h.exact, h.memo, h.stance FROM highlights h JOIN documents d ON d.id = h.document"
        " WHERE h.live AND d.live ORDER BY h.number"
    )
    return {id_: (_short(exact), (exact, memo, stance, codes.get(id_))) for id_, exact, memo, stance in rows}


def _codes(raw: sqlite3.Connection) -> _Objects:
    rows = raw.execute(
        "SELECT id, name_ar, name_en, kind, leaf, parent, definition, retired FROM codes WHERE live ORDER BY id"
    )
    return {row[0]: (row[1] or row[2] or f"{row[3]}/{row[4]}", row[1:]) for row in rows}


def _memos(raw: sqlite3.Connection) -> _Objects:
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'memos'").fetchone():
        return {}  # of an older version
    rows = raw.execute("SELECT id, title, text FROM memos WHERE live ORDER BY id")
    return {id_: (_short(title or text), (title, text)) for id_, title, text in rows}


_READ: tuple[Callable[[sqlite3.Connection], _Objects], ...] = (_documents, _highlights, _codes, _memos)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else line[: _LABEL - 1] + "…"


def as_dict(found: Contrast) -> Mapping[str, Mapping[str, int]]:
    """The counts alone, by kind."""
    return {
        kind: {"lost": change.lost, "gained": change.gained, "changed": change.changed}
        for kind, change in (
            ("documents", found.documents),
            ("highlights", found.highlights),
            ("codes", found.codes),
            ("memos", found.memos),
        )
    }
