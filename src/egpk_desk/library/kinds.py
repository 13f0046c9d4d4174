"""The kinds of codes: drivers, dimensions and those that the user names. A kind is where a code's slug begins."""

from __future__ import annotations

import re
from collections.abc import Mapping

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.journal import Journal
from egpk_desk.library.records import Kind

_SLUG = re.compile(r"[^\W_]+(-[^\W_]+)*")
_FIELDS = frozenset(["name_ar", "name_en", "definition"])


class Kinds:
    """The kinds of one open library. A kind may be used by codes before it is given a name."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal

    def all(self) -> list[Kind]:
        """All kinds that are named or that a code has, in their order."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                "SELECT id, name_ar, name_en, definition FROM kinds WHERE live = 1 ORDER BY position, id"
            ).fetchall()
            used = raw.execute(
                "SELECT kind FROM codes WHERE live = 1 AND parent IS NULL GROUP BY kind ORDER BY min(rowid)"
            ).fetchall()
        named = [Kind(*row) for row in rows]
        slugs = {kind.slug for kind in named}
        return named + [Kind(slug) for (slug,) in used if slug not in slugs]

    def set(self, slug: str, fields: Mapping[str, str]) -> Kind:
        """Give a kind names (``name_ar``, ``name_en``) or a ``definition``; makes it where there is none.

        Raises InvalidValue where the slug is none.
        """
        slug = re.sub(r"[\s_]+", "-", slug.strip().casefold())
        if not _SLUG.fullmatch(slug):
            raise InvalidValue(f"“{slug}” is not a slug.", "Write letters, digits and hyphens, such as actor.")
        assert fields.keys() <= _FIELDS
        values = {name: storable(value.strip()) for name, value in fields.items()}
        with self._journal.step("change kind"):
            row = self._raw.execute("SELECT live FROM kinds WHERE id = ?", [slug]).fetchone()
            if row is None:
                (position,) = self._raw.execute("SELECT ifnull(max(position), -1) + 1 FROM kinds").fetchone()
                self._raw.execute("INSERT INTO kinds (id, position, live) VALUES (?, ?, 1)", [slug, position])
                self._journal.create("kind", slug, "change kind", {"position": position})
                self._journal.change("kind", slug, "change kind", values)
            else:
                self._journal.change("kind", slug, "change kind", {"live": 1, **values})
        return next(kind for kind in self.all() if kind.slug == slug)

    def remove(self, slug: str) -> None:
        """Remove a kind that no code has. Raises NotFound, and Conflict where a code has it."""
        with self._journal.step("remove kind"):
            if not self._raw.execute("SELECT 1 FROM kinds WHERE id = ? AND live = 1", [slug]).fetchone():
                raise NotFound(f"There is no kind “{slug}”.", "`codes kinds` lists what there is.")
            if self._raw.execute("SELECT 1 FROM codes WHERE kind = ? AND live = 1", [slug]).fetchone():
                raise Conflict(f"The kind “{slug}” still has codes.", "Move or remove them first.")
            self._journal.change("kind", slug, "remove kind", {"live": 0})
