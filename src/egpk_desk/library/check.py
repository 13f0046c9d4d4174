"""Looking for what is wrong in a library: in its file, its sources and texts, its highlights, codes and index."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator

from egpk_desk.document import problems as document_problems
from egpk_desk.errors import LibraryDamaged
from egpk_desk.library import codec, index
from egpk_desk.library.connection import Connection
from egpk_desk.library.identity import document_id, revision_id
from egpk_desk.library.records import Problem

_DANGLING = {
    "a document has no current revision": ("SELECT id FROM documents WHERE revision NOT IN (SELECT id FROM revisions)"),
    "a revision has no text": "SELECT id FROM revisions WHERE number NOT IN (SELECT revision FROM contents)",
    "a highlight stands on a revision that is not there": (
        "SELECT id FROM highlights WHERE revision NOT IN (SELECT id FROM revisions)"
    ),
    "a code stands below itself or below one that is not there": (
        "WITH RECURSIVE reached(id) AS (SELECT id FROM codes WHERE parent IS NULL UNION"
        " SELECT c.id FROM codes c JOIN reached r ON c.parent = r.id)"
        " SELECT id FROM codes WHERE id NOT IN (SELECT id FROM reached)"
    ),
    "two codes have the same slug": (
        "SELECT min(id) FROM codes WHERE live = 1 GROUP BY kind, ifnull(parent, ''), leaf HAVING count(*) > 1"
    ),
    "an operation belongs to no step": (
        "SELECT id FROM operations WHERE undoes IS NULL AND step NOT IN (SELECT id FROM steps)"
    ),
}


Told = Callable[[int, int], None]
"""Is told how far a long work is: so many done, of so many. What it raises ends the work."""


def untold(done: int, total: int) -> None:
    """Tell nobody."""


def check(connection: Connection, progress: Told = untold) -> list[Problem]:
    """Everything that is wrong; empty where the library is sound. ``progress`` counts what is looked at."""
    try:
        with connection.reading() as raw:
            progress(0, 0)
            found = list(_file(raw))
            if not found:
                (documents,) = raw.execute("SELECT count(*) FROM documents").fetchone()
                (revisions,) = raw.execute("SELECT count(*) FROM revisions").fetchone()
                total = 2 * documents + revisions  # a source, a text for each revision, the index
                found = [*_objects(raw), *_sources(raw, lambda done: progress(done, total))]
                found += _texts(raw, lambda done: progress(documents + done, total))
            if not found:
                found = list(_index(raw, lambda done: progress(documents + revisions + done, total)))
    except LibraryDamaged as error:
        return [Problem("file", error.message)]
    return found


def _file(raw: sqlite3.Connection) -> Iterator[Problem]:
    for (said,) in raw.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Problem("file", said)
    for table, rowid, other, _ in raw.execute("PRAGMA foreign_key_check"):
        yield Problem(f"{table} {rowid}", f"refers to something in {other} that is not there")


def _objects(raw: sqlite3.Connection) -> Iterator[Problem]:
    for problem, query in _DANGLING.items():
        for (name,) in raw.execute(query):
            yield Problem(str(name), problem)


def _sources(raw: sqlite3.Connection, told: Callable[[int], None]) -> Iterator[Problem]:
    rows = raw.execute(
        "SELECT d.id, s.sha256, s.size, s.compressed, s.data FROM documents d JOIN sources s USING (sha256)"
    )
    for done, (document, sha256, size, compressed, data) in enumerate(rows):
        told(done)
        where = f"source of document {document}"
        if not size and not data:
            yield Problem(where, "it is lost; import its file again")
            continue
        try:
            plain = zlib.decompress(data) if compressed else data
        except zlib.error:
            yield Problem(where, "it cannot be unpacked")
            continue
        if hashlib.sha256(plain).hexdigest() != sha256 or len(plain) != size:
            yield Problem(where, "its bytes are not those that were imported")
        if document_id(sha256) != document:
            yield Problem(where, "it is not the source of this document")


def _texts(raw: sqlite3.Connection, told: Callable[[int], None]) -> Iterator[Problem]:
    rows = raw.execute(
        "SELECT r.id, r.reader, r.kind, d.sha256, d.metadata, c.text, c.body FROM revisions r"
        " JOIN documents d ON d.id = r.document JOIN contents c ON c.revision = r.number"
    )
    marks: dict[str, list[tuple[str, int, int, str]]] = {}
    for revision, *mark in raw.execute('SELECT revision, id, start, "end", exact FROM highlights WHERE NOT orphaned'):
        marks.setdefault(revision, []).append((mark[0], mark[1], mark[2], mark[3]))
    for done, (revision, reader, kind, sha256, metadata, stored, body) in enumerate(rows):
        told(done)
        where = f"revision {revision}"
        try:
            text = codec.decode_text(stored)
            document = codec.decode(text, body, codec.decode_metadata(metadata), kind, reader)
        except (zlib.error, ValueError, KeyError, TypeError, IndexError):
            yield Problem(where, "its stored text cannot be read")
            continue
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if revision_id(sha256, reader, digest) != revision:
            yield Problem(where, "its text is not the one that was read")
        for problem in document_problems(document):
            yield Problem(where, problem)
        for highlight, start, end, exact in marks.get(revision, ()):
            if text[start:end] != exact:
                yield Problem(f"highlight {highlight}", "its words are not those of its document at its range")


def _index(raw: sqlite3.Connection, told: Callable[[int], None]) -> Iterator[Problem]:
    if not index.is_current(raw):
        return  # another version's; it is made anew when the library is next opened for writing
    wanted: set[int] = set()
    for done, number in enumerate(index.current_revisions(raw)):
        told(done)
        blocks = index.stored_words(raw, number)
        wanted.update(number << index.BLOCK_BITS | at for at, words in enumerate(blocks) if words)
    there = {rowid for (rowid,) in raw.execute("SELECT id FROM block_index_docsize")}
    if missing := len(wanted - there):
        yield Problem("search index", f"{missing} blocks are not in it")
    if surplus := len(there - wanted):
        yield Problem("search index", f"{surplus} blocks are in it that should not be")
