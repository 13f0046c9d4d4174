"""Memos on documents, codes and the library; those of highlights, which are a field of them, are read along."""

from __future__ import annotations

from collections.abc import Mapping

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.library.records import Memo, MemoOn

_OWN = (
    "SELECT m.id, m.on_kind, m.on_id, m.title, m.text, m.author, m.created FROM memos m"
    " LEFT JOIN documents d ON m.on_kind = 'document' AND d.id = m.on_id"
    " LEFT JOIN codes c ON m.on_kind = 'code' AND c.id = m.on_id"
    " WHERE m.live = 1 AND (m.on_kind = 'library' OR d.live = 1 OR c.live = 1)"
)
_OF_HIGHLIGHTS = (
    "SELECT h.id, 'highlight', h.id, '', h.memo, h.author, h.created FROM highlights h"
    " JOIN documents d ON d.id = h.document WHERE h.live = 1 AND d.live = 1 AND h.memo <> ''"
)
_TABLES = {MemoOn.DOCUMENT: "documents", MemoOn.CODE: "codes"}


class Memos:
    """The memos of one open library. A memo on what was removed is out of sight with it."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        journal.verify(self._verify)

    def all(self) -> list[Memo]:
        """All memos: on the library, on documents, on codes, then those of highlights; each in the order of making."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                f"{_OWN} ORDER BY m.on_kind <> 'library', m.on_kind <> 'document', m.created, m.id"
            ).fetchall()
            rows += raw.execute(f"{_OF_HIGHLIGHTS} ORDER BY d.number, h.start, h.id").fetchall()
        return [Memo(*row) for row in rows]

    def own(self) -> list[Memo]:
        """The memos on the library, documents and codes: those that are no field of a highlight."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                f"{_OWN} ORDER BY m.on_kind <> 'library', m.on_kind <> 'document', m.created, m.id"
            ).fetchall()
        return [Memo(*row) for row in rows]

    def on(self, kind: str, id: str = "") -> list[Memo]:
        """The memos on one thing, in the order of making; ``kind`` is a MemoOn."""
        with self._connection.reading() as raw:
            if kind == MemoOn.HIGHLIGHT:
                rows = raw.execute(f"{_OF_HIGHLIGHTS} AND h.id = ?", [id]).fetchall()
            else:
                rows = raw.execute(
                    f"{_OWN} AND m.on_kind = ? AND m.on_id = ? ORDER BY m.created, m.id", [kind, id]
                ).fetchall()
        return [Memo(*row) for row in rows]

    def one(self, id: str) -> Memo:
        """A memo by its id; that of a highlight by the highlight's. Raises NotFound."""
        with self._connection.reading() as raw:
            row = (
                raw.execute(f"{_OWN} AND m.id = ?", [id]).fetchone()
                or raw.execute(f"{_OF_HIGHLIGHTS} AND h.id = ?", [id]).fetchone()
            )
        if row is None:
            raise NotFound(f"There is no memo “{id}”.", "`memos` lists what there is.")
        return Memo(*row)

    def linking_to(self, kind: str, id: str) -> list[Memo]:
        """The memos that hold a link (:mod:`egpk_desk.text.links`) to something."""
        mark = f"[[{kind}:{id}|"
        return [memo for memo in self.all() if mark in memo.text]

    def add(self, kind: str, on: str, text: str, *, title: str = "", id: str | None = None) -> Memo:
        """Write a memo on the library (``on`` empty), a document or a code. Raises InvalidValue, NotFound, Conflict."""
        title, text = storable(" ".join(title.split())), storable(text.strip())
        if not (title or text):
            raise InvalidValue("A memo without words cannot be kept.", "Write its text.")
        made = id or new_id()
        with self._journal.step("add memo"):
            self._check(kind, on)
            if self._raw.execute("SELECT 1 FROM memos WHERE id = ?", [made]).fetchone():
                raise Conflict(f"There is a memo “{made}” already.", "Give another id, or none.")
            values: dict[str, Value] = {
                "on_kind": str(kind),
                "on_id": on,
                "title": title,
                "text": text,
                "author": self._journal.author,
                "created": self._journal.time(),
            }
            self._raw.execute(
                "INSERT INTO memos (id, on_kind, on_id, title, text, author, created, live)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                [made, *values.values()],
            )
            self._journal.create("memo", made, "add memo", {name: value for name, value in values.items() if value})
        return self.one(made)

    def _check(self, kind: str, on: str) -> None:
        if kind == MemoOn.LIBRARY:
            if on:
                raise InvalidValue("A memo on the library names nothing else.", "Leave out what it is on.")
            return
        if kind not in _TABLES:
            raise InvalidValue(f"“{kind}” cannot have memos of its own.", "Use library, document or code.")
        table = _TABLES[MemoOn(kind)]
        if not self._raw.execute(f"SELECT 1 FROM {table} WHERE id = ? AND live = 1", [on]).fetchone():
            raise NotFound(f"What the memo is to be on, “{on}”, is not there.", "Look with `documents` or `codes`.")

    def set(self, id: str, *, title: str | None = None, text: str | None = None) -> None:
        """Write a memo's title or text anew; None keeps one. Raises NotFound, InvalidValue where nothing would stay."""
        with self._journal.step("change memo"):
            memo = self.one(id)
            if memo.on_kind == MemoOn.HIGHLIGHT:
                raise InvalidValue("The memo of a highlight is changed with the highlight.", "Use `memo ID TEXT`.")
            values: dict[str, Value] = {
                "title": memo.title if title is None else storable(" ".join(title.split())),
                "text": memo.text if text is None else storable(text.strip()),
            }
            if not any(values.values()):
                raise InvalidValue("A memo without words cannot be kept.", "Remove it instead.")
            self._journal.change("memo", id, "change memo", values)

    def remove(self, id: str) -> None:
        """Remove a memo; undo brings it back. Raises NotFound, and InvalidValue for that of a highlight."""
        with self._journal.step("remove memo"):
            if self.one(id).on_kind == MemoOn.HIGHLIGHT:
                raise InvalidValue("The memo of a highlight is changed with the highlight.", "Use `memo ID TEXT`.")
            self._journal.change("memo", id, "remove memo", {"live": 0})

    def move(self, kind: str, old: str, new: str, what: str) -> None:
        """Let what stands on one document stand on another: a new version of it."""
        for memo in self.on(kind, old):
            self._journal.change("memo", memo.id, what, {"on_id": new})

    def _verify(self, kind: str, id: str, changes: Mapping[str, tuple[Value, Value]], unmade: int | None) -> None:
        """A memo does not come back on what is no longer there."""
        if kind != "memo" or "live" not in changes:
            return
        on_kind, on, live = self._raw.execute("SELECT on_kind, on_id, live FROM memos WHERE id = ?", [id]).fetchone()
        if live and on_kind in _TABLES:
            table = _TABLES[MemoOn(on_kind)]
            if not self._raw.execute(f"SELECT 1 FROM {table} WHERE id = ? AND live = 1", [on]).fetchone():
                raise Conflict("What the memo is on has since been removed.")
