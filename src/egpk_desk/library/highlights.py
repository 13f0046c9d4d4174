"""Highlights and their tags, and anchoring them anew when a document gets another text."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from egpk_desk.errors import Conflict, InvalidRange, InvalidValue, NotFound
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import Documents, checked_status, id_range, storable
from egpk_desk.library.exchange import MadeSelector
from egpk_desk.library.identity import new_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value, tag_id
from egpk_desk.library.records import Coded, Highlight, Stance
from egpk_desk.text.anchors import Selector, make_selector, reanchor
from egpk_desk.text.folding import Folded, fold_mapped
from egpk_desk.text.graphemes import widen

GOOD_ENOUGH = 0.55
"""The least score that holds an anchor of the same letters: a word alone, in a wholly other context, scores 0.5.

Fuzzy anchors have a threshold of their own (:func:`egpk_desk.text.near_match.threshold`).
"""

_COLUMNS = (
    'h.id, h.document, h.revision, h.start, h."end", h.exact, h.prefix, h.suffix, h.memo, h.stance, h.author,'
    " h.created, h.orphaned, h.status, h.through"
)
_LIVE = f"SELECT {_COLUMNS} FROM highlights h JOIN documents d ON d.id = h.document WHERE h.live = 1 AND d.live = 1"
_ORDER = ' ORDER BY d.number, h.start, h."end", h.number'
_TAGS = (
    "SELECT t.highlight, t.code FROM tags t JOIN codes c ON c.id = t.code"
    " WHERE t.live = 1 AND c.live = 1 {}ORDER BY t.highlight, t.position"
)
_SOME = 500  # from so many highlights on, all tags are read at once


class Highlights:
    """The highlights of one open library."""

    def __init__(self, connection: Connection, journal: Journal, documents: Documents) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        self._documents = documents
        self._coded: tuple[tuple[int, int], list[Coded]] | None = None
        self._folded: tuple[str, Folded] = ("", fold_mapped(""))
        journal.verify(self._verify)

    # ---- reading -------------------------------------------------------------------------------------------------

    def one(self, highlight: str) -> Highlight:
        """One highlight by its id. Raises NotFound."""
        found = self._select(f"{_LIVE} AND h.id = ?", [highlight])
        if not found:
            raise NotFound(f"There is no highlight “{highlight}”.", "`highlights` lists what there is.")
        return found[0]

    def find(self, reference: str) -> list[Highlight]:
        """The highlights that an id or the beginning of one names."""
        between = id_range(reference)
        return self._select(f"{_LIVE} AND h.id >= ? AND h.id < ?{_ORDER}", between) if between else []

    def all(self, document: str | None = None, codes: Collection[str] | None = None) -> list[Highlight]:
        """Highlights, of one document or all, with any of the codes or all, in the order of library and text."""
        query, values = _LIVE, list[str]()
        if document is not None:
            query, values = query + " AND h.document = ?", [*values, document]
        if codes is not None:
            query += (
                " AND EXISTS (SELECT 1 FROM tags t JOIN codes c ON c.id = t.code WHERE t.highlight = h.id"
                " AND t.live = 1 AND c.live = 1 AND t.code IN (SELECT value FROM json_each(?)))"
            )
            values = [*values, json.dumps(sorted(codes))]
        return self._select(query + _ORDER, values)

    def coded(self) -> list[Coded]:
        """All highlights that stand on their document's current text, in the order of library and text.

        They are kept until this or another connection has changed the library.
        """
        with self._connection.reading() as raw:
            state = (raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes)
            if self._coded is not None and self._coded[0] == state:
                return list(self._coded[1])
            live = {code: code for (code,) in raw.execute("SELECT id FROM codes WHERE live = 1")}
            tags: dict[str, tuple[str, ...]] = {}
            known: dict[tuple[str, ...], tuple[str, ...]] = {}  # of tags, as few objects as can be
            for highlight, code in raw.execute("SELECT highlight, code FROM tags WHERE live = 1 ORDER BY highlight"):
                if (one := live.get(code)) is not None:
                    carried = (*tags[highlight], one) if highlight in tags else (one,)
                    tags[highlight] = known.setdefault(carried, carried)
            rows = raw.execute(
                'SELECT h.id, h.document, h.start, h."end", h.stance, h.author FROM highlights h'
                f" JOIN documents d ON d.id = h.document WHERE h.live = 1 AND d.live = 1 AND h.orphaned = 0{_ORDER}"
            ).fetchall()
        of = tags.get
        found = [Coded._make((*row, of(row[0], ()))) for row in rows]
        if not self._journal.is_in_step:  # what a step has done so far may yet be taken back
            self._coded = (state, found)
        return list(found)

    def _select(self, query: str, values: Sequence[str]) -> list[Highlight]:
        with self._connection.reading() as raw:
            rows = raw.execute(query, values).fetchall()
            if len(rows) < _SOME:
                ids = json.dumps([row[0] for row in rows])
                tags = raw.execute(_TAGS.format("AND t.highlight IN (SELECT value FROM json_each(?)) "), [ids])
            else:
                tags = raw.execute(_TAGS.format(""))
            codes: dict[str, list[str]] = {}
            for highlight, code in tags:
                codes.setdefault(highlight, []).append(code)
        return [_highlight(row, codes.get(row[0], ())) for row in rows]

    # ---- changing ------------------------------------------------------------------------------------------------

    def add(
        self, document: str, start: int, end: int, *, tags: Iterable[str], memo: str, stance: str, id: str | None
    ) -> Highlight:
        """Mark a range of a document's current text, widened to whole graphemes. Raises NotFound, InvalidRange."""
        highlight = id or new_id()
        memo, stance = storable(memo), _stance(stance)
        with self._journal.step("highlight"):
            revision = self._documents.revision(document)
            start, end, selector = self._marked(revision, start, end)
            if self._raw.execute("SELECT 1 FROM highlights WHERE id = ?", [highlight]).fetchone():
                raise Conflict(f"There is a highlight “{highlight}” already.", "Give another id, or none.")
            self._raw.execute(
                'INSERT INTO highlights (id, document, revision, start, "end", exact, prefix, suffix, made_on, made_as,'
                " memo, stance, author, created, live) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, 1)",
                [
                    *(highlight, document, revision, start, end),
                    *(storable(selector.exact), storable(selector.prefix), storable(selector.suffix)),
                    *(revision, memo, stance, self._journal.author, self._journal.time()),
                ],
            )
            values: dict[str, Value] = {"document": document, "made_on": revision, "start": start, "end": end}
            values |= {"memo": memo} if memo else {}
            values |= {"stance": stance} if stance else {}
            self._journal.create("highlight", highlight, "highlight", values)
            self.tag(highlight, tags)
            return self.one(highlight)

    def _marked(self, revision: str, start: int, end: int) -> tuple[int, int, Selector]:
        text = self._documents.text_of(revision)
        selector = make_selector(text, start, end)
        if not selector.exact.strip():
            raise InvalidRange(f"The range {start}:{end} holds nothing but white space.", "Choose a range with words.")
        return *widen(text, start, end), selector

    def _live(self, highlight: str) -> tuple[str, str]:
        """The document and revision of a highlight that is there. Raises NotFound."""
        row = self._raw.execute(
            "SELECT h.document, h.revision FROM highlights h JOIN documents d ON d.id = h.document"
            " WHERE h.id = ? AND h.live = 1 AND d.live = 1",
            [highlight],
        ).fetchone()
        if row is None:
            raise NotFound(f"There is no highlight “{highlight}”.", "`highlights` lists what there is.")
        return row[0], row[1]

    def tag(self, highlight: str, codes: Iterable[str]) -> None:
        """Give a highlight further codes, after those it has. Raises NotFound."""
        with self._journal.step("tag"):
            self._live(highlight)
            rows = self._raw.execute(
                "SELECT code, live, position FROM tags WHERE highlight = ?", [highlight]
            ).fetchall()
            there = {code: bool(live) for code, live, _ in rows}
            position = max((position for _, live, position in rows if live), default=-1) + 1
            for code in dict.fromkeys(codes):
                if not self._raw.execute("SELECT 1 FROM codes WHERE id = ? AND live = 1", [code]).fetchone():
                    raise NotFound(f"There is no code “{code}”.", "`codes` lists what there is.")
                if there.get(code):
                    continue
                self._put_tag(highlight, code, position, is_new=code not in there)
                position += 1

    def _put_tag(self, highlight: str, code: str, position: int, *, is_new: bool) -> None:
        tag = tag_id(highlight, code)
        if is_new:
            self._raw.execute(
                "INSERT INTO tags (highlight, code, position, live) VALUES (?, ?, ?, 1)", [highlight, code, position]
            )
            self._journal.create("tag", tag, "tag", {"position": position})
        else:
            self._journal.change("tag", tag, "tag", {"live": 1, "position": position})

    def untag(self, highlight: str, codes: Iterable[str]) -> None:
        """Take codes off a highlight; those that it does not carry are passed over. Raises NotFound."""
        with self._journal.step("untag"):
            self._live(highlight)
            for code in dict.fromkeys(codes):
                if self._raw.execute(
                    "SELECT 1 FROM tags WHERE highlight = ? AND code = ? AND live = 1", [highlight, code]
                ).fetchone():
                    self._journal.change("tag", tag_id(highlight, code), "untag", {"live": 0})

    def untag_all(self, code: str, what: str) -> None:
        """Take a code off all highlights that carry it.

        Said of each, so that after a merge a tag that somebody else gave meanwhile is known for what it is.
        """
        rows = self._raw.execute("SELECT highlight FROM tags WHERE code = ? AND live = 1", [code]).fetchall()
        with self._journal.step(what):
            for (highlight,) in rows:
                self._journal.change("tag", tag_id(highlight, code), what, {"live": 0})

    def replace_code(
        self, source: str, into: str, what: str, *, only: Collection[str] | None = None, keep: bool = False
    ) -> int:
        """Let highlights that carry ``source`` carry ``into`` instead, in its place; with ``keep``, both.

        ``only`` names the highlights meant, None all. Returns how many there were.
        """
        with self._journal.step(what):
            rows = self._raw.execute(
                "SELECT s.highlight, s.position, i.live FROM tags s LEFT JOIN tags i"
                " ON i.highlight = s.highlight AND i.code = ? WHERE s.code = ? AND s.live = 1",
                [into, source],
            ).fetchall()
            chosen = [row for row in rows if only is None or row[0] in only]
            for highlight, position, other in chosen:
                if not keep:
                    self._journal.change("tag", tag_id(highlight, source), what, {"live": 0})
                if other != 1:
                    self._put_tag(highlight, into, position + keep, is_new=other is None)
            return len(chosen)

    def set(self, highlight: str, what: str, **values: str) -> None:
        """Change the memo, the stance, the status or the note cited through. Raises NotFound, InvalidValue."""
        if "stance" in values:
            values["stance"] = _stance(values["stance"])
        if "status" in values:
            values["status"] = checked_status(values["status"])
        with self._journal.step(what):
            self._live(highlight)
            cleaned = {name: storable(value) for name, value in values.items()}
            self._journal.change("highlight", highlight, what, cleaned)

    def set_range(self, highlight: str, start: int, end: int) -> None:
        """Let a highlight cover another range of its document's current text. Raises NotFound, InvalidRange."""
        with self._journal.step("change range"):
            document, _ = self._live(highlight)
            revision = self._documents.revision(document)
            start, end, selector = self._marked(revision, start, end)
            values = {"revision": revision, "start": start, "end": end, "made_on": revision, "made_as": ""}
            values |= {"score": 1.0, "orphaned": 0, **_quotation(selector)}
            self._journal.change("highlight", highlight, "change range", values)

    def remove(self, highlight: str) -> None:
        """Remove a highlight; undo brings it back. Raises NotFound."""
        with self._journal.step("remove highlight"):
            self._live(highlight)
            self._journal.change("highlight", highlight, "remove highlight", {"live": 0})

    # ---- anchoring -----------------------------------------------------------------------------------------------

    def move(self, document: str, to: str, what: str) -> None:
        """Anchor all highlights of ``document``, removed ones too, in the current text of ``to`` (which may be it).

        Each is looked for by the selector it was made with. What is not found is kept, on its old text, as orphaned.
        """
        rows = self._raw.execute(
            'SELECT id, start, "end", exact, prefix, suffix, made_on, made_as FROM highlights'
            " WHERE document = ? ORDER BY number",
            [document],
        ).fetchall()
        if not rows:
            return
        (revision,) = self._raw.execute("SELECT revision FROM documents WHERE id = ?", [to]).fetchone()
        folded = fold_mapped(self._documents.text_of(revision))
        with self._journal.step(what):
            for row in rows:
                values = {"document": to} if to != document else {}
                self._journal.change("highlight", row[0], what, {**values, **self._anchored(row[1:], revision, folded)})

    def _anchored(self, row: Sequence[Value], revision: str, folded: Folded) -> dict[str, Value]:
        """The fields of a highlight on another text."""
        start, end, exact, prefix, suffix, made_on, made_as = row
        made = json.loads(made_as) if made_as else [start, end, prefix, exact, suffix]
        if made_on == revision:  # back on the text it was made on
            start, end, prefix, exact, suffix = made
            values = {"start": start, "end": end, "exact": exact, "prefix": prefix, "suffix": suffix}
            return {**values, "revision": revision, "made_as": "", "score": 1.0, "orphaned": 0}
        found = reanchor(Selector(made[2], made[3], made[4]), made[0], folded.source, folded)
        if found is None or (found.how != "fuzzy" and found.score < GOOD_ENOUGH):
            return {"orphaned": 1}
        return {
            "revision": revision,
            "start": found.start,
            "end": found.end,
            **_quotation(make_selector(folded.source, found.start, found.end)),
            "made_as": made_as or json.dumps(made, ensure_ascii=False),
            "score": found.score,
            "orphaned": 0,
        }

    def made(self, text: str, revision: str, start: int, end: int) -> MadeSelector:
        """The selector of a range of a revision's text."""
        selector = make_selector(text, start, end)
        return MadeSelector(revision, start, end, *map(storable, (selector.exact, selector.prefix, selector.suffix)))

    def anchored(self, made: MadeSelector, revision: str) -> dict[str, Value]:
        """The fields of a highlight on a revision; where its words are not found there, on the one it was made on."""
        row = (made.start, made.end, made.exact, made.prefix, made.suffix, made.made_on, "")
        if made.made_on != revision and self._folded[0] != revision:
            self._folded = (revision, fold_mapped(self._documents.text_of(revision)))
        values = self._anchored(row, revision, self._folded[1])
        if values.get("orphaned"):
            here = self._documents.known_text(made.made_on) is not None
            values |= {"revision": made.made_on if here else revision, "start": made.start, "end": made.end}
            values |= {"exact": made.exact, "prefix": made.prefix, "suffix": made.suffix, "made_as": "", "score": 0.0}
        return {"made_on": made.made_on, **values}

    def _verify(self, kind: str, highlight: str, changes: object, unmade: int | None) -> None:
        """Nothing is taken from under tags that others have put on it since."""
        if (
            kind == "highlight"
            and unmade
            and self._raw.execute("SELECT 1 FROM tags WHERE highlight = ? AND live = 1", [highlight]).fetchone()
        ):
            raise Conflict("The highlight has since been tagged.")


def _highlight(row: Sequence[Value], tags: Sequence[str]) -> Highlight:
    id_, document, revision, start, end, exact, prefix, suffix, memo, stance, author, created, orphaned, *more = row
    return Highlight(
        *(id_, document, revision, start, end, exact, prefix, suffix, tuple(tags)),
        *(memo, stance, author, created, bool(orphaned), *more),
    )


def _quotation(selector: Selector) -> dict[str, Value]:
    return {
        "exact": storable(selector.exact),
        "prefix": storable(selector.prefix),
        "suffix": storable(selector.suffix),
    }


def _stance(value: str) -> str:
    try:
        return str(Stance(value))
    except ValueError as error:
        stances = ", ".join(str(stance) for stance in Stance if stance)
        raise InvalidValue(f"“{value}” is not a stance.", f"Use {stances}, or nothing.") from error
