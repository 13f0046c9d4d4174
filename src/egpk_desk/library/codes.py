"""The codebook of a library: codes in a tree below their kinds.

A code's slug is its path: its kind, the leaves of the codes above it, and its own. A kind (``driver``,
``dimension``, or what the user names) is no code itself; it exists where codes have it.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Collection, Mapping

from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.codebook.colours import farthest, is_colour
from egpk_desk.errors import Ambiguous, Conflict, InvalidValue, NotFound
from egpk_desk.library import index
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import storable
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.library.records import Code
from egpk_desk.text.folding import fold

_STEP = re.compile(r"[^\W_]+(-[^\W_]+)*")
_FIELDS = frozenset(["name_ar", "name_en", "colour", "definition", "use_when", "use_not", "example"])
_ROWS = (
    "SELECT id, kind, leaf, parent, name_ar, name_en, colour, definition, retired, position,"
    " use_when, use_not, example, codable FROM codes WHERE live = 1"
)
Row = tuple[Value, ...]


def fill(raw: sqlite3.Connection) -> None:
    """Put the built-in codebook into a new library. It is the same everywhere, so that no journal need tell of it."""
    index.mark_current(raw)
    for code in builtin_codes():
        raw.execute(
            "INSERT INTO codes (id, kind, leaf, parent, name_ar, name_en, colour, definition, position, live)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            [
                *(code.id, code.kind, code.slug.rpartition("/")[2], code.parent),
                *(code.name_ar, code.name_en, code.colour, code.definition, code.position),
            ],
        )


class Codes:
    """The codes of one open library."""

    def __init__(self, connection: Connection, journal: Journal, highlights: Highlights) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        self._highlights = highlights
        journal.verify(self._verify)

    # ---- reading -------------------------------------------------------------------------------------------------

    def all(self) -> list[Code]:
        """All codes, each before those below it, siblings by position, by kind; drivers and dimensions come first."""
        with self._connection.reading() as raw:
            rows: list[Row] = raw.execute(f"{_ROWS} ORDER BY position, id").fetchall()
            named = raw.execute("SELECT id FROM kinds WHERE live = 1 ORDER BY position, id").fetchall()
        here = {row[0] for row in rows}
        below: dict[str | None, list[Row]] = {}
        kinds: dict[str, None] = dict.fromkeys(row[0] for row in named)
        for row in rows:
            below.setdefault(row[3] if row[3] in here else None, []).append(row)
            kinds.setdefault(row[1])
        found: list[Code] = []

        def walk(row: Row, above: str) -> None:
            slug = f"{above}/{row[2]}"
            found.append(_code(row, slug))
            for child in below.get(row[0], ()):
                walk(child, slug)

        for kind in kinds:
            for row in below.get(None, ()):
                if row[1] == kind:
                    walk(row, kind)
        return found

    def one(self, code: str) -> Code:
        """One code by its id. Raises NotFound."""
        for found in self.all():
            if found.id == code:
                return found
        raise NotFound(f"There is no code “{code}”.", "`codes` lists what there is.")

    def find(self, reference: str) -> Code:
        """The code that a slug path, an id or a name names. Raises NotFound, or Ambiguous."""
        codes, wanted = self.all(), reference.strip().strip("/")
        for code in codes:
            if code.id == wanted.lower() or code.slug == _normal(wanted):
                return code
        folded = _loosely(wanted)
        for named in (
            [code for code in codes if wanted and wanted in (code.name_ar, code.name_en)],
            [code for code in codes if folded and folded in map(_loosely, (code.name_ar, code.name_en))],
        ):
            if len(named) > 1:
                listed = ", ".join(code.slug for code in named)
                raise Ambiguous(f"“{reference}” names {len(named)} codes: {listed}.", "Name one by its slug.")
            if named:
                return named[0]
        raise NotFound(f"There is no code “{reference}”.", "`codes` lists what there is.")

    def descendants(self, code: str) -> set[str]:
        """The ids of all codes below a code."""
        with self._connection.reading() as raw:
            rows = raw.execute(
                "WITH RECURSIVE below(id) AS (SELECT id FROM codes WHERE parent = ? AND live = 1 UNION"
                " SELECT c.id FROM codes c JOIN below b ON c.parent = b.id WHERE c.live = 1) SELECT id FROM below",
                [code],
            ).fetchall()
        return {row[0] for row in rows} - {code}

    def _fields(self, code: str) -> tuple[str, str, str | None]:
        """Kind, leaf and parent of a code that is there. Raises NotFound."""
        row = self._raw.execute("SELECT kind, leaf, parent FROM codes WHERE id = ? AND live = 1", [code]).fetchone()
        if row is None:
            raise NotFound(f"There is no code “{code}”.", "`codes` lists what there is.")
        return row[0], row[1], row[2]

    def _siblings(self, kind: str, parent: str | None) -> list[tuple[str, int]]:
        """Ids and positions of the codes below ``parent``, or at the top of a kind."""
        if parent is not None:
            rows = self._raw.execute(
                "SELECT id, position FROM codes WHERE parent = ? AND live = 1 ORDER BY position, id", [parent]
            )
        else:
            rows = self._raw.execute(
                "SELECT id, position FROM codes WHERE parent IS NULL AND kind = ? AND live = 1 ORDER BY position, id",
                [kind],
            )
        return [(row[0], row[1]) for row in rows]

    # ---- changing ------------------------------------------------------------------------------------------------

    def add(
        self,
        slug: str,
        *,
        fields: Mapping[str, str],
        parent: str | None = None,
        id: str | None = None,
        codable: bool = True,
    ) -> Code:
        """Add a code. ``slug`` is its path, or its last step where ``parent`` (an id) is given.

        ``id`` gives the identity that it has elsewhere; a removed code of that id comes back. Raises InvalidValue for a
        slug or colour that is none, NotFound where the code above is missing, Conflict where there is one of this slug.
        """
        steps = _normal(slug).split("/")
        if not all(_STEP.fullmatch(step) for step in steps):
            raise InvalidValue(
                f"“{slug}” is not a slug.", "Write letters, digits and hyphens, such as dimension/economic/energy."
            )
        with self._journal.step("add code"):
            if parent is not None:
                kind = self._fields(parent)[0]
            elif len(steps) == 1:
                raise InvalidValue(f"“{slug}” lacks its kind.", f"Write a path such as driver/{slug}.")
            else:
                kind = steps[0]
                parent = self.find("/".join(steps[:-1])).id if len(steps) > 2 else None
            return self._insert(id or new_id(), kind, steps[-1], parent, fields, codable)

    def _insert(
        self, code: str, kind: str, leaf: str, parent: str | None, fields: Mapping[str, str], codable: bool
    ) -> Code:
        siblings = self._siblings(kind, parent)
        colour = fields.get("colour")
        values: dict[str, Value] = {
            "kind": kind,
            "leaf": leaf,
            "parent": parent,
            "position": max((position for _, position in siblings), default=-1) + 1,
            "codable": int(codable),
            **_cleaned({name: value for name, value in fields.items() if name != "colour"}),
            "colour": _colour(colour) if colour else farthest([other.colour for other in self.all()]),
        }
        row = self._raw.execute("SELECT live FROM codes WHERE id = ?", [code]).fetchone()
        if row is not None and row[0]:
            raise Conflict(f"There is a code “{code}” already.", "Give another id, or none.")
        if row is not None:
            self._journal.change("code", code, "add code", {"live": 1, "retired": 0, **values})
            self.check_place(code)
            return self.one(code)
        self._raw.execute(
            f"INSERT INTO codes (id, live, {', '.join(values)}) VALUES (?, 1{', ?' * len(values)})",
            [code, *values.values()],
        )
        self.check_place(code)
        self._journal.create("code", code, "add code", {name: value for name, value in values.items() if value})
        return self.one(code)

    def set(self, code: str, what: str, fields: Mapping[str, str]) -> None:
        """Change what is said of a code: see :data:`_FIELDS`. Raises NotFound, InvalidValue."""
        values: dict[str, Value] = dict(_cleaned(fields))
        if "colour" in values:
            values["colour"] = _colour(values["colour"])
        with self._journal.step(what):
            self._fields(code)
            self._journal.change("code", code, what, values)

    def move(self, code: str, parent: str | None, position: int | None) -> None:
        """Put a code, with those below it, below another (None: at the top of its kind), at a place among siblings.

        Raises NotFound, and Conflict where it would stand below itself or beside one of the same slug.
        """
        with self._journal.step("move code"):
            kind, _, _ = self._fields(code)
            if parent is not None:
                kind = self._fields(parent)[0]
                if parent == code or parent in self.descendants(code):
                    raise Conflict("A code cannot stand below itself.", "Move it below another code.")
            siblings = [other for other, _ in self._siblings(kind, parent) if other != code]
            place = len(siblings) if position is None else max(0, min(position, len(siblings)))
            siblings.insert(place, code)
            for below in sorted(self.descendants(code)):
                self._journal.change("code", below, "move code", {"kind": kind})
            self._journal.change("code", code, "move code", {"kind": kind, "parent": parent})
            for number, sibling in enumerate(siblings):
                self._journal.change("code", sibling, "move code", {"position": number})
            self.check_place(code)

    def merge(self, source: str, into: str) -> None:
        """Let highlights carry ``into`` instead of ``source``, put the codes below it there too, and remove it.

        Raises NotFound, and Conflict where ``into`` is or lies below ``source``, or two children have the same slug.
        """
        with self._journal.step("merge codes"):
            self._fields(source)
            self._fields(into)
            if into == source or into in self.descendants(source):
                raise Conflict("A code cannot be merged into itself or into one below it.", "Choose another code.")
            self._highlights.replace_code(source, into, "merge codes")
            for child, _ in self._siblings("", source):
                self.move(child, into, None)
            self._journal.change("code", source, "merge codes", {"live": 0})

    def split(self, source: str, into: str, highlights: Collection[str], *, keep: bool) -> int:
        """Let the named highlights that carry ``source`` carry ``into`` instead, or with ``keep`` too.

        Returns how many there were. Raises NotFound, and Conflict where the two are one.
        """
        with self._journal.step("split code"):
            self._fields(source)
            self._fields(into)
            if into == source:
                raise Conflict("A code cannot be split into itself.", "Choose another code.")
            return self._highlights.replace_code(source, into, "split code", only=highlights, keep=keep)

    def set_codable(self, code: str, codable: bool) -> None:
        """Let a code be given to highlights, or only hold together those below it. Raises NotFound."""
        with self._journal.step("change code"):
            self._fields(code)
            self._journal.change("code", code, "change code", {"codable": int(codable)})

    def retire(self, code: str, retired: bool) -> None:
        """Offer a code no longer, or again; its highlights stay. Raises NotFound."""
        with self._journal.step("retire code"):
            self._fields(code)
            self._journal.change(
                "code", code, "retire code" if retired else "use code again", {"retired": int(retired)}
            )

    def remove(self, code: str) -> None:
        """Remove a code with those below it; they show on no highlight until undo brings them back. Raises NotFound."""
        with self._journal.step("remove code"):
            self._fields(code)
            for one in [*sorted(self.descendants(code)), code]:
                self._highlights.untag_all(one, "remove code")
                self._journal.change("code", one, "remove code", {"live": 0})

    # ---- what must hold ------------------------------------------------------------------------------------------

    def check_place(self, code: str) -> None:
        """No two codes have one slug, and none stands below itself or one that is not there. Raises Conflict."""
        kind, leaf, parent = self._fields(code)
        if self._raw.execute(
            "SELECT 1 FROM codes WHERE live = 1 AND kind = ? AND leaf = ? AND parent IS ? AND id <> ?",
            [kind, leaf, parent, code],
        ).fetchone():
            raise Conflict(f"There is a code “{leaf}” there already.", "Choose another slug, or merge the two.")
        above, seen = parent, {code}
        while above is not None:
            if above in seen:
                raise Conflict("The code would stand below itself.")
            seen.add(above)
            row = self._raw.execute("SELECT parent FROM codes WHERE id = ? AND live = 1", [above]).fetchone()
            if row is None:
                raise Conflict("The code above it has since been removed.")
            above = row[0]

    def _verify(self, kind: str, code: str, changes: Mapping[str, tuple[Value, Value]], unmade: int | None) -> None:
        if kind != "code":
            return
        (live,) = self._raw.execute("SELECT live FROM codes WHERE id = ?", [code]).fetchone()
        if live and changes.keys() & {"live", "parent", "kind", "leaf"}:
            self.check_place(code)
        if not live and self._raw.execute("SELECT 1 FROM codes WHERE parent = ? AND live = 1", [code]).fetchone():
            raise Conflict("The code has since got others below it.")
        if (
            unmade
            and self._raw.execute(
                "SELECT 1 FROM tags t JOIN highlights h ON h.id = t.highlight"
                " WHERE t.code = ? AND t.live = 1 AND h.live = 1",
                [code],
            ).fetchone()
        ):
            raise Conflict("The code has since been used.")


def _loosely(name: str) -> str:
    return " ".join(fold(name).split())


def _normal(slug: str) -> str:
    """A slug as it is stored: NFC, lower case, hyphens for spaces and underscores."""
    return re.sub(r"[\s_]+", "-", unicodedata.normalize("NFC", slug).strip().strip("/").casefold())


def _code(row: Row, slug: str) -> Code:
    code, kind, _, parent, name_ar, name_en, colour, definition, retired, position, *more = row
    use_when, use_not, example, codable = more
    return Code(
        *(code, slug, kind, name_ar, name_en, colour, definition, parent, bool(retired), position),
        *(use_when, use_not, example, bool(codable)),
    )


def _cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields as they are stored. Raises InvalidValue where a code has no such field."""
    unknown = fields.keys() - _FIELDS
    if unknown:
        raise InvalidValue(
            f"A code has no “{min(unknown)}”.",
            "It has name_ar, name_en, colour, definition, use_when, use_not and example.",
        )
    return {name: storable(value.strip()) for name, value in fields.items()}


def _colour(value: str) -> str:
    if not is_colour(value):
        raise InvalidValue(f"“{value}” is not a colour.", "Write it as #rrggbb, such as #0072b2.")
    return value.lower()
