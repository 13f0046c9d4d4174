"""The tables of a library and their migrations: numbered, small, never edited once they have shipped."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from egpk_desk.library import clusters

APPLICATION_ID = 0x4547504B
"""``EGPK``: what tells a library from other SQLite files."""

migrations = Migrations("egpk_desk")


@migrations()
def m0001_library(db: Database) -> None:
    """Sources, documents and revisions, highlights and tags, codes, the journal, the full-text index."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m0002_codebook(db: Database) -> None:
    """When to use a code and when not, kinds with names, sets of codes, saved queries, refused suggestions."""
    for statement in _SECOND.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m0003_status(db: Database) -> None:
    """How far the work on a document or a passage has come."""
    for statement in _THIRD.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m0004_references(db: Database) -> None:
    """Bibliographic records: of documents, and of works that have no file."""
    for statement in _FOURTH.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m0005_organisation(db: Database) -> None:
    """Memos on documents, codes and the library; groups of documents, kinds of properties, saved views."""
    for statement in _FIFTH.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m0006_causality(db: Database) -> None:
    """What each operation had seen, so that libraries can be merged; merges, and what they left to be settled."""
    for statement in _SIXTH.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
    clusters.place_all(db.conn)


@migrations()
def m0007_through(db: Database) -> None:
    """By which of the source's own notes a highlight cites the original."""
    db.conn.execute("ALTER TABLE highlights ADD COLUMN through TEXT NOT NULL DEFAULT ''")


@migrations()
def m0008_decisions(db: Database) -> None:
    """How disagreements of coders were settled; when which library was joined, and what that left to be settled."""
    for statement in _EIGHTH.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


def known() -> list[str]:
    """The names of all migrations, in order."""
    return [migration.name for migration in migrations._migrations]


# Texts stand apart from their revisions, so that listing documents reads no text. The index is given words divided by
# us, with spaces between them (see :mod:`~egpk_desk.library.index`): its tokenizer must only cut at the spaces.
_FIRST = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

INSERT INTO facts VALUES ('clock', 0);

CREATE TABLE sources (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  compressed INTEGER NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE documents (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL REFERENCES sources(sha256),
  revision TEXT NOT NULL,
  file_name TEXT NOT NULL,
  metadata TEXT NOT NULL,
  added TEXT NOT NULL,
  live INTEGER NOT NULL
);

CREATE TABLE revisions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  reader TEXT NOT NULL,
  kind TEXT NOT NULL,
  characters INTEGER NOT NULL,
  blocks INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  notes INTEGER NOT NULL
);
CREATE INDEX revisions_document ON revisions(document);

CREATE TABLE contents (
  revision INTEGER PRIMARY KEY REFERENCES revisions(number) ON DELETE CASCADE,
  text BLOB NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE highlights (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  revision TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  made_on TEXT NOT NULL,
  made_as TEXT NOT NULL,
  score REAL NOT NULL DEFAULT 1,
  memo TEXT NOT NULL DEFAULT '',
  stance TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  orphaned INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
);
CREATE INDEX highlights_document ON highlights(document, live);

CREATE TABLE codes (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  leaf TEXT NOT NULL,
  parent TEXT REFERENCES codes(id),
  name_ar TEXT NOT NULL DEFAULT '',
  name_en TEXT NOT NULL DEFAULT '',
  colour TEXT NOT NULL,
  definition TEXT NOT NULL DEFAULT '',
  retired INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
);

CREATE TABLE tags (
  highlight TEXT NOT NULL REFERENCES highlights(id) ON DELETE CASCADE,
  code TEXT NOT NULL REFERENCES codes(id),
  position INTEGER NOT NULL,
  live INTEGER NOT NULL,
  PRIMARY KEY (highlight, code)
) WITHOUT ROWID;
CREATE INDEX tags_code ON tags(code, live);

CREATE TABLE operations (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  step TEXT NOT NULL,
  clock INTEGER NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  changes TEXT NOT NULL,
  undoes TEXT
);
CREATE INDEX operations_step ON operations(step);
CREATE INDEX operations_object ON operations(object_id);

CREATE TABLE steps (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL,
  what TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
);
CREATE INDEX steps_author ON steps(author, state);

CREATE VIRTUAL TABLE block_index USING fts5(words, content='', tokenize=ascii);

CREATE VIRTUAL TABLE block_words USING fts5vocab(block_index, row);

CREATE VIRTUAL TABLE block_places USING fts5vocab(block_index, instance)
"""

# A kind is known by its slug, so that the same kind is one thing on every machine. A refused suggestion keeps no text.
_SECOND = """
ALTER TABLE codes ADD COLUMN use_when TEXT NOT NULL DEFAULT '';

ALTER TABLE codes ADD COLUMN use_not TEXT NOT NULL DEFAULT '';

ALTER TABLE codes ADD COLUMN example TEXT NOT NULL DEFAULT '';

ALTER TABLE codes ADD COLUMN codable INTEGER NOT NULL DEFAULT 1;

CREATE TABLE kinds (
  id TEXT PRIMARY KEY,
  name_ar TEXT NOT NULL DEFAULT '',
  name_en TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO kinds VALUES ('driver', 'الدوافع', 'Drivers', '', 0, 1), ('dimension', 'الأبعاد', 'Dimensions', '', 1, 1);

CREATE TABLE code_sets (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL DEFAULT '',
  codes TEXT NOT NULL DEFAULT '[]',
  position INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_queries (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  options TEXT NOT NULL DEFAULT '{}',
  seen INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE rejections (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(id),
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  revision TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  live INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX rejections_code ON rejections(code, live)
"""

_THIRD = """
ALTER TABLE documents ADD COLUMN status TEXT NOT NULL DEFAULT 'unread';

ALTER TABLE highlights ADD COLUMN status TEXT NOT NULL DEFAULT ''
"""

# The record of a document holds only what its metadata has no field for; ``document`` is NULL for works without a file.
_FOURTH = """
CREATE TABLE bibliography (
  id TEXT PRIMARY KEY,
  document TEXT REFERENCES documents(id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  data TEXT NOT NULL,
  live INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX bibliography_document ON bibliography(document)
"""

# A memo on the library has an empty ``on_id``. What a document has of a property stands in its metadata.
_FIFTH = """
CREATE TABLE memos (
  id TEXT PRIMARY KEY,
  on_kind TEXT NOT NULL,
  on_id TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  live INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX memos_on ON memos(on_kind, on_id);

CREATE TABLE document_groups (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE group_members (
  group_id TEXT NOT NULL REFERENCES document_groups(id),
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  live INTEGER NOT NULL,
  PRIMARY KEY (group_id, document)
) WITHOUT ROWID;
CREATE INDEX group_members_document ON group_members(document, live);

CREATE TABLE properties (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL DEFAULT 'text',
  position INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE views (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL DEFAULT '{}',
  position INTEGER NOT NULL DEFAULT 0,
  live INTEGER NOT NULL
) WITHOUT ROWID
"""

# ``heads`` are the operations of a cluster that no other has seen. The effects of a merge are what undo takes back. A
# conflict is known by its object, field and operations, so that it is one thing on every machine.
_SIXTH = """
ALTER TABLE operations ADD COLUMN cluster TEXT NOT NULL DEFAULT '';

ALTER TABLE operations ADD COLUMN parents TEXT NOT NULL DEFAULT '[]';

CREATE INDEX operations_cluster ON operations(cluster);

CREATE TABLE heads (
  cluster TEXT NOT NULL,
  operation TEXT NOT NULL,
  PRIMARY KEY (cluster, operation)
) WITHOUT ROWID;

CREATE TABLE merge_effects (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  step TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  what TEXT NOT NULL,
  changes TEXT NOT NULL
);
CREATE INDEX merge_effects_step ON merge_effects(step);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  cluster TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  field TEXT NOT NULL,
  operations TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX conflicts_object ON conflicts(object_id)
"""

# A decision keeps what each coder had coded: its ``codings`` and its ``ruling`` are JSON. A merge is told of here
# alone; it is no operation, since then merging again would never be the same.
_EIGHTH = """
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  revision TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  codings TEXT NOT NULL DEFAULT '[]',
  ruling TEXT NOT NULL DEFAULT '{}',
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  live INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX decisions_document ON decisions(document);

CREATE TABLE merges (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  operations INTEGER NOT NULL,
  authors TEXT NOT NULL DEFAULT '[]',
  conflicts TEXT NOT NULL DEFAULT '[]'
)
"""
