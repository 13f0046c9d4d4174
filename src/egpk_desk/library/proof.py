"""Proving that highlights say what their sources say: from the words of each, through its text, to the source's bytes.

A highlight's words must stand in its text at its range, to the letter; the text must be the one that gave the
revision its id, and the source the one that gave the document its. So neither a highlight, nor a stored text, nor a
stored source can have been changed, one alone or all together, without being named.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator

from egpk_desk.library import codec
from egpk_desk.library.connection import Connection
from egpk_desk.library.identity import document_id, revision_id
from egpk_desk.library.records import Problem

_MARKS = (
    'SELECT h.id, h.revision, h.start, h."end", h.exact, h.orphaned FROM highlights h'
    " JOIN documents d ON d.id = h.document WHERE h.live = 1 AND d.live = 1 ORDER BY d.number, h.revision, h.start"
)
_TEXT = (
    "SELECT c.text, r.reader, d.sha256 FROM revisions r JOIN documents d ON d.id = r.document"
    " LEFT JOIN contents c ON c.revision = r.number WHERE r.id = ?"
)
_SHOWN = 40


def prove(connection: Connection) -> list[Problem]:
    """Everything that keeps a live highlight from being proved; empty where all are."""
    with connection.reading() as raw:
        return [*_highlights(raw), *_sources(raw)]


def _highlights(raw: sqlite3.Connection) -> Iterator[Problem]:
    at: str | None = None
    text: str | None = None
    for id_, revision, start, end, exact, orphaned in raw.execute(_MARKS).fetchall():
        if revision != at:
            at, text = revision, None
            found = raw.execute(_TEXT, [revision]).fetchone()
            if found is not None and found[0] is not None:
                text = _decoded(found[0])
            if text is None:
                yield Problem(f"revision {revision}", "its stored text cannot be read")
            elif not _is_own(text, revision, found[1], found[2]):
                yield Problem(f"revision {revision}", "its text is not the one that was read")
        where = f"highlight {id_}"
        if orphaned:
            yield Problem(where, "the current text of its document does not hold it")
        elif text is not None and text[start:end] != exact:
            yield Problem(where, f"it says “{_short(exact)}”, its document says otherwise")
        elif not exact.strip():
            yield Problem(where, "it holds no words")


def _decoded(stored: bytes) -> str | None:
    try:
        return codec.decode_text(stored)
    except (zlib.error, UnicodeDecodeError, TypeError):
        return None


def _is_own(text: str, revision: str, reader: str, sha256: str) -> bool:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return revision_id(sha256, reader, digest) == revision


def _sources(raw: sqlite3.Connection) -> Iterator[Problem]:
    """Sources of documents that are highlighted whose bytes are not those that were imported."""
    rows = raw.execute(
        "SELECT d.id, s.sha256, s.compressed, s.data FROM documents d JOIN sources s USING (sha256)"
        " WHERE d.live = 1 AND EXISTS (SELECT 1 FROM highlights h WHERE h.document = d.id AND h.live = 1)"
    )
    for document, sha256, compressed, data in rows:
        where = f"source of document {document}"
        if not data:
            yield Problem(where, "it is lost; import its file again")
            continue
        try:
            plain = zlib.decompress(data) if compressed else data
        except zlib.error:
            yield Problem(where, "it cannot be unpacked")
            continue
        if hashlib.sha256(plain).hexdigest() != sha256:
            yield Problem(where, "its bytes are not those that were imported")
        elif document_id(sha256) != document:
            yield Problem(where, "it is not the source of this document")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
