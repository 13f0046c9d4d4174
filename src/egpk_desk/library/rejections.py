"""Suggestions that were refused, so that they are not made again. They keep ranges, no text."""

from __future__ import annotations

from egpk_desk.errors import NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.records import Rejection


class Rejections:
    """The refused suggestions of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[Rejection]:
        """All refused passages."""
        with self._connection.reading() as raw:
            rows = raw.execute('SELECT id, code, document, revision, start, "end" FROM rejections WHERE live = 1')
            return [Rejection(*row) for row in rows.fetchall()]

    def add(self, code: str, document: str, start: int, end: int) -> Rejection:
        """Remember that a range of a document's current text was refused for a code (id). Raises NotFound."""
        with self._journal.step("reject suggestion"):
            row = self._raw.execute("SELECT revision FROM documents WHERE id = ? AND live = 1", [document]).fetchone()
            if row is None:
                raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
            if not self._raw.execute("SELECT 1 FROM codes WHERE id = ? AND live = 1", [code]).fetchone():
                raise NotFound(f"There is no code “{code}”.", "`codes` lists what there is.")
            rejection = Rejection(new_id(), code, document, row[0], start, end)
            values = {"code": code, "document": document, "revision": row[0], "start": start, "end": end}
            self._raw.execute(
                'INSERT INTO rejections (id, code, document, revision, start, "end", live)'
                " VALUES (?, ?, ?, ?, ?, ?, 1)",
                [rejection.id, *values.values()],
            )
            self._journal.create("rejection", rejection.id, "reject suggestion", values)
            return rejection
