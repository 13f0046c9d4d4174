"""Saving documents of which the library has lost a part: texts are read again from whole sources, nothing is deleted.

A text that cannot be read any more is read anew from its source. Where that fails too, an earlier text of the document
is put in its place, else an empty one, so that the source can still be taken out. A source that is lost leaves its text
and highlights; importing the file again puts it back.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from egpk_desk.document import Document
from egpk_desk.errors import EgpkError
from egpk_desk.library import codec
from egpk_desk.library.exchange import RevisionContent, insert_revision
from egpk_desk.library.identity import revision_id
from egpk_desk.library.prepare import prepare
from egpk_desk.library.records import Prepared
from egpk_desk.text.anchors import Selector, make_selector, reanchor
from egpk_desk.text.folding import fold_mapped

Read = Callable[[bytes, str], Prepared]
"""Reads a source, given its bytes and its file's name. Raises UnreadableSource."""

LOST_READER = "lost/1"
"""The reader of the empty text of a document whose text could not be saved."""

_MENDING = (
    ("texts read again from their source",),
    ("documents put back to a text that is there",),
    ("documents kept without their text",),
    ("documents kept without their source",),
)
(_AGAIN,), (_BACK,), (_WITHOUT_TEXT,), (WITHOUT_SOURCE,) = _MENDING

_WRONG = (zlib.error, ValueError, KeyError, TypeError, IndexError)


@dataclass(frozen=True, slots=True)
class Lost:
    """A document whose current text cannot be read; ``made`` is what was read from its source, where that is whole."""

    id: str
    revision: str
    sha256: str
    made: Prepared | None


def lost_texts(raw: sqlite3.Connection, read: Read | None, progress: Callable[[int, int], None]) -> list[Lost]:
    """The documents, removed ones too, whose current text cannot be read, each read again where it can be."""
    found = []
    documents = raw.execute("SELECT id, revision, sha256, file_name FROM documents ORDER BY number").fetchall()
    for done, (document, revision, sha256, name) in enumerate(documents):
        progress(done, len(documents))
        if not is_readable(raw, revision, sha256):
            found.append(Lost(document, revision, sha256, _read_again(raw, sha256, name, read)))
    progress(len(documents), len(documents))
    return found


def is_readable(raw: sqlite3.Connection, revision: str, sha256: str) -> bool:
    """Whether the text of a revision is here, and is the one that its id was made of."""
    row = raw.execute(
        "SELECT c.text, c.body, r.kind, r.reader FROM revisions r JOIN contents c ON c.revision = r.number"
        " WHERE r.id = ?",
        [revision],
    ).fetchone()
    if row is None:
        return False
    stored, body, kind, reader = row
    try:
        text = codec.decode_text(stored)
        codec.decode(text, body, codec.decode_metadata("{}"), kind, reader)
    except _WRONG:
        return False
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return revision_id(sha256, reader, digest) == revision


def _read_again(raw: sqlite3.Connection, sha256: str, name: str, read: Read | None) -> Prepared | None:
    row = raw.execute("SELECT compressed, data FROM sources WHERE sha256 = ?", [sha256]).fetchone()
    if row is None or read is None:
        return None
    try:
        data = zlib.decompress(row[1]) if row[0] else bytes(row[1])
        return read(data, name) if hashlib.sha256(data).hexdigest() == sha256 else None
    except (*_WRONG, EgpkError):
        return None


def put_back(raw: sqlite3.Connection, lost: Lost) -> str:
    """Give a document a text again, within the caller's transaction; returns what was done, as a message."""
    raw.execute("DELETE FROM contents WHERE revision IN (SELECT number FROM revisions WHERE id = ?)", [lost.revision])
    raw.execute("DELETE FROM revisions WHERE id = ?", [lost.revision])
    if lost.made is not None and lost.made.revision == lost.revision:
        _store(raw, lost, lost.made)
        return _AGAIN
    if earlier := _earlier(raw, lost):
        _go_over(raw, lost, earlier)
        return _BACK
    if lost.made is not None:
        _store(raw, lost, lost.made)
        _go_over(raw, lost, lost.made.revision)
        return _AGAIN
    empty = prepare(b"", Document(text="", blocks=(), reader=LOST_READER), "")
    digest = hashlib.sha256(b"").hexdigest()
    _store(raw, lost, empty, revision_id(lost.sha256, LOST_READER, digest))
    _go_over(raw, lost, revision_id(lost.sha256, LOST_READER, digest))
    return _WITHOUT_TEXT


def _earlier(raw: sqlite3.Connection, lost: Lost) -> str:
    """The newest other revision of the document whose text can be read; empty where there is none."""
    rows = raw.execute("SELECT id FROM revisions WHERE document = ? ORDER BY number DESC", [lost.id]).fetchall()
    return next((revision for (revision,) in rows if is_readable(raw, revision, lost.sha256)), "")


def _store(raw: sqlite3.Connection, lost: Lost, made: Prepared, revision: str = "") -> None:
    document = made.document
    insert_revision(
        raw,
        lost.id,
        RevisionContent(
            *(revision or made.revision, document.reader, document.kind, len(document.text), len(document.blocks)),
            *(len(document.pages), len(document.notes), made.text, made.body),
        ),
    )


def _go_over(raw: sqlite3.Connection, lost: Lost, revision: str) -> None:
    """Make another revision the current one, and anchor in it the highlights that stood on the lost one."""
    raw.execute("UPDATE documents SET revision = ? WHERE id = ?", [revision, lost.id])
    (stored,) = raw.execute(
        "SELECT c.text FROM contents c JOIN revisions r ON r.number = c.revision WHERE r.id = ?", [revision]
    ).fetchone()
    text = codec.decode_text(stored)
    folded = fold_mapped(text)
    marks = raw.execute(
        "SELECT id, start, exact, prefix, suffix FROM highlights WHERE document = ? AND revision = ?",
        [lost.id, lost.revision],
    ).fetchall()
    for mark, start, exact, prefix, suffix in marks:
        found = reanchor(Selector(prefix, exact, suffix), start, text, folded)
        values: Mapping[str, object] = {"orphaned": 1}
        if found is not None:
            anew = make_selector(text, found.start, found.end)
            values = {"start": found.start, "end": found.end, "score": found.score, "orphaned": 0}
            values |= {"exact": anew.exact, "prefix": anew.prefix, "suffix": anew.suffix}
        for name, value in {"revision": revision, "made_on": revision, "made_as": "", **values}.items():
            raw.execute(f'UPDATE highlights SET "{name}" = ? WHERE id = ?', [value, mark])


def keep_without_source(raw: sqlite3.Connection) -> int:
    """Let documents whose source is lost stay for the sake of their text; returns how many there are.

    The place of the source is kept by an empty one, which importing the file again fills.
    """
    return raw.execute(
        "INSERT INTO sources (sha256, size, compressed, data) SELECT DISTINCT d.sha256, 0, 0, x'' FROM documents d"
        " WHERE d.sha256 NOT IN (SELECT sha256 FROM sources)"
    ).rowcount
