"""What passes between libraries: operations as they are, and of documents what operations do not hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from egpk_desk.library import objects, rulings
from egpk_desk.library.causality import Op
from egpk_desk.library.identity import new_id

_MOST_CLOCK = 1 << 53
"""More changes than can be made; a greater clock would outlive every other."""

_STRUCTURED = {
    ("set", "codes"): list,
    ("query", "options"): dict,
    ("reference", "data"): dict,
    ("view", "definition"): dict,
    ("highlight", "made_as"): list,
}
"""Fields whose words are JSON, of this type."""

COLUMNS = "id, step, clock, author, at, what, object_kind, object_id, changes, undoes, cluster, parents"


@dataclass(frozen=True, slots=True)
class RevisionContent:
    """A text revision in its stored form."""

    id: str
    reader: str
    kind: str
    characters: int
    blocks: int
    pages: int
    notes: int
    text: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document's source in its stored form, and its revisions."""

    id: str
    sha256: str
    file_name: str
    added: str
    size: int
    compressed: bool
    data: bytes
    revisions: tuple[RevisionContent, ...]


@dataclass(frozen=True, slots=True)
class MadeSelector:
    """The words of a highlight where it was made: its revision and range there, and the TextQuote selector."""

    made_on: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


Selectors = Mapping[str, MadeSelector]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What another library offers. ``load`` gives a document's content, or None where it does not come along.

    ``source`` names it, for the record.
    """

    operations: Collection[Op]
    documents: Collection[str] = ()
    load: Callable[[str], DocumentContent | None] = lambda document: None
    selectors: Selectors = field(default_factory=dict)
    source: str = ""


def is_known_change(op: Op) -> bool:
    """Whether an operation is on a kind of objects and on fields that this version knows, with values it can hold."""
    if not objects.is_kind(op.kind) or not op.cluster or not op.object_id:
        return False
    if op.kind in ("tag", "member") and len(op.object_id.split(" ")) != 2:
        return False
    if op.kind == "document" and op.object_id != op.cluster:
        return False
    known = objects.fields(op.kind)
    for name, pair in op.changes.items():
        if op.kind == "document" and name.startswith(objects.METADATA):
            if not all(map(_says, pair)):
                return False
            continue
        if name not in known or not all(_fits(op.kind, name, value) for value in pair):
            return False
        if op.kind == "decision" and not all(rulings.are_known(name, value) for value in pair):
            return False
    return 0 <= op.clock < _MOST_CLOCK


def _fits(kind: str, name: str, value: object) -> bool:
    """Whether a field can hold a value."""
    if value is None:
        return True
    if name in objects.NUMBERS:
        return isinstance(value, int) and abs(value) < _MOST_CLOCK
    if name == "score":
        return isinstance(value, int | float)
    if not isinstance(value, str):
        return False
    structure = _STRUCTURED.get((kind, name))
    return structure is None or not value or _is_json(value, structure)


def _says(value: object) -> bool:
    """Whether a value can be one of a document's metadata: words, or a list of them."""
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return value is None or isinstance(value, str)


def _is_json(value: str, type_: type) -> bool:
    try:
        return isinstance(json.loads(value), type_)
    except (ValueError, RecursionError):
        return False


def removed(raw: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """The ids of objects that were removed, and of documents among them."""
    gone = {row[0] for row in raw.execute("SELECT id FROM documents WHERE live = 0")}
    found: set[str] = set()
    for table in objects.tables():
        found |= {row[0] for row in raw.execute(f"SELECT id FROM {table} WHERE live = 0")}
    return found, gone


def operations(raw: sqlite3.Connection, clusters: Collection[str] | None = None) -> Iterator[Op]:
    """The journal's operations, of some clusters or all, in the order in which they came."""
    if clusters is None:
        rows = raw.execute(f"SELECT {COLUMNS} FROM operations ORDER BY number")
    else:
        rows = raw.execute(
            f"SELECT {COLUMNS} FROM operations WHERE cluster IN (SELECT value FROM json_each(?)) ORDER BY number",
            [json.dumps(sorted(clusters))],
        )
    for row in rows:
        yield stored_op(row)


def operation_count(raw: sqlite3.Connection) -> int:
    """How many operations the journal has."""
    (count,) = raw.execute("SELECT count(*) FROM operations").fetchone()
    return int(count)


def stored_op(row: tuple[object, ...]) -> Op:
    """An operation of a row of the columns that :func:`operations` reads."""
    id_, step, clock, author, at, what, kind, object_id, changes, undoes, cluster, parents = row
    pairs = {name: (pair[0], pair[1]) for name, pair in json.loads(str(changes)).items()}
    return Op(
        *(str(id_), str(step), int(str(clock)), str(author), str(at), str(what), str(kind), str(object_id), pairs),
        *(None if undoes is None else str(undoes), str(cluster), tuple(json.loads(str(parents)))),
    )


def library_id(raw: sqlite3.Connection) -> str:
    """A random id of the library file, made when it is first asked for; called within a transaction."""
    raw.execute("INSERT OR IGNORE INTO facts VALUES ('library', ?)", [new_id()])
    (found,) = raw.execute("SELECT value FROM facts WHERE name = 'library'").fetchone()
    return str(found)


def held_documents(raw: sqlite3.Connection) -> list[str]:
    """The ids of all documents whose source is in the library, removed ones too."""
    return [row[0] for row in raw.execute("SELECT id FROM documents ORDER BY id")]


def content(raw: sqlite3.Connection, document: str) -> DocumentContent | None:
    """The source and the revisions of a document, removed ones too; None where it is not there."""
    row = raw.execute(
        "SELECT d.id, d.sha256, d.file_name, d.added, s.size, s.compressed, s.data FROM documents d"
        " JOIN sources s USING (sha256) WHERE d.id = ?",
        [document],
    ).fetchone()
    if row is None:
        return None
    revisions = raw.execute(
        "SELECT r.id, r.reader, r.kind, r.characters, r.blocks, r.pages, r.notes, c.text, c.body FROM revisions r"
        " JOIN contents c ON c.revision = r.number WHERE r.document = ? ORDER BY r.id",
        [document],
    ).fetchall()
    id_, sha256, file_name, added, size, compressed, data = row
    contents = tuple(RevisionContent(*each) for each in revisions)
    return DocumentContent(id_, sha256, file_name, added, size, bool(compressed), data, contents)


def selectors(raw: sqlite3.Connection, documents: Collection[str] | None = None) -> dict[str, MadeSelector]:
    """For each highlight, removed ones too, the words that it was made on."""
    query = 'SELECT id, made_on, made_as, start, "end", exact, prefix, suffix FROM highlights'
    if documents is None:
        rows = raw.execute(query)
    else:
        query += " WHERE document IN (SELECT value FROM json_each(?))"
        rows = raw.execute(query, [json.dumps(sorted(documents))])
    found = {}
    for id_, made_on, made_as, start, end, exact, prefix, suffix in rows:
        if made_as:
            start, end, prefix, exact, suffix = json.loads(made_as)
        found[id_] = MadeSelector(made_on, start, end, exact, prefix, suffix)
    return found


def insert_revision(raw: sqlite3.Connection, document: str, revision: RevisionContent) -> None:
    """Store a revision of a document, unless it is here."""
    cursor = raw.execute(
        "INSERT INTO revisions (id, document, reader, kind, characters, blocks, pages, notes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            *(revision.id, document, revision.reader, revision.kind, revision.characters),
            *(revision.blocks, revision.pages, revision.notes),
        ],
    )
    if cursor.rowcount:
        raw.execute(
            "INSERT INTO contents (revision, text, body) VALUES (?, ?, ?)",
            [cursor.lastrowid, revision.text, revision.body],
        )
