"""The full-text index: the folded words of every block of every live document's current text.

Words are divided here, not by SQLite, so that the n-th word of the index is the n-th word that :func:`words` finds in
the folded block. A row's id is the number of its revision and the index of its block. The index is contentless: SQLite
3.40 takes a row out of it only when it is told the words again, which the stored text gives.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable

from egpk_desk.library.codec import block_places, decode_text
from egpk_desk.text.folding import FOLD_VERSION, fold

VERSION = f"{FOLD_VERSION}.1"
"""What the index was made with: the version of folding, and of the division into words."""

BLOCK_BITS = 24
MOST_BLOCKS = 1 << BLOCK_BITS
_BLOCK_MASK = MOST_BLOCKS - 1
_WORD = re.compile(r"[^\W_]+")


def words(folded: str) -> list[tuple[int, int]]:
    """The ranges of the words of a folded text: letters and digits, whatever else divides them."""
    return [match.span() for match in _WORD.finditer(folded)]


def indexed(text: str) -> str:
    """What the index is given of a text: its folded words, with spaces between them."""
    pieces = fold(text).split()
    return " ".join([piece if piece.isalnum() else " ".join(_WORD.findall(piece)) for piece in pieces])


def place(rowid: int) -> tuple[int, int]:
    """The number of the revision and the index of the block that a row of the index stands for."""
    return rowid >> BLOCK_BITS, rowid & _BLOCK_MASK


def insert(raw: sqlite3.Connection, revision: int, blocks: Iterable[str]) -> None:
    """Put the words of a revision's blocks into the index, as :func:`indexed` gives them."""
    raw.executemany("INSERT INTO block_index(rowid, words) VALUES (?, ?)", _rows(revision, blocks))


def delete(raw: sqlite3.Connection, revision: int, blocks: Iterable[str]) -> None:
    """Take the words of a revision's blocks out of the index; they must be those that were put in."""
    raw.executemany(
        "INSERT INTO block_index(block_index, rowid, words) VALUES ('delete', ?, ?)", _rows(revision, blocks)
    )


def _rows(revision: int, blocks: Iterable[str]) -> Iterable[tuple[int, str]]:
    return ((revision << BLOCK_BITS | index, words_) for index, words_ in enumerate(blocks) if words_)


def stored_words(raw: sqlite3.Connection, revision: int) -> list[str]:
    """The words of a revision's blocks, found anew from its stored text."""
    text, body = raw.execute("SELECT text, body FROM contents WHERE revision = ?", [revision]).fetchone()
    whole = decode_text(text)
    return [indexed(whole[start:end]) for start, end in block_places(body)[0]]


def is_current(raw: sqlite3.Connection) -> bool:
    """Whether the index was made by this version's folding."""
    row = raw.execute("SELECT value FROM facts WHERE name = 'index'").fetchone()
    return row is not None and row[0] == VERSION


def mark_current(raw: sqlite3.Connection) -> None:
    """Note that the index was made by this version's folding."""
    raw.execute("INSERT INTO facts VALUES ('index', ?) ON CONFLICT DO UPDATE SET value = excluded.value", [VERSION])


def current_revisions(raw: sqlite3.Connection) -> list[int]:
    """The numbers of the revisions that belong into the index."""
    rows = raw.execute(
        "SELECT r.number FROM documents d JOIN revisions r ON r.id = d.revision WHERE d.live ORDER BY r.number"
    )
    return [number for (number,) in rows]


def rebuild(raw: sqlite3.Connection, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Make the index anew from the stored texts, within the caller's transaction."""
    raw.execute("INSERT INTO block_index(block_index) VALUES ('delete-all')")
    revisions = current_revisions(raw)
    for done, number in enumerate(revisions):
        progress(done, len(revisions))
        insert(raw, number, stored_words(raw, number))
    progress(len(revisions), len(revisions))
    mark_current(raw)


def erase_traces(raw: sqlite3.Connection) -> None:
    """Rewrite the index, so that the words of deleted rows are in it no longer."""
    raw.execute("INSERT INTO block_index(block_index) VALUES ('optimize')")
