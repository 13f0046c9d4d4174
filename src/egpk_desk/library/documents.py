"""Documents: their sources, their revisions (each an immutable text with its structure), and what is known of them."""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from egpk_desk.document import Document, Metadata
from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library import codec, index
from egpk_desk.library.connection import Connection
from egpk_desk.library.erasing import scrub
from egpk_desk.library.exchange import RevisionContent, insert_revision
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import METADATA, Value, member_id, tag_id
from egpk_desk.library.records import AddResult, DocumentRecord, Prepared, Status
from egpk_desk.text.folding import fold

SHORTEST_PREFIX = 4
"""Hexadecimal digits that an abbreviated id must have at least."""

_TEXTS_KEPT = 4
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID_PREFIX = re.compile(rf"[0-9a-f-]{{{SHORTEST_PREFIX},36}}")
_FIELDS = ("title", "authors", "role", "date", "date_as_written", "publisher", "category", "url", "language")

_LISTED = """
SELECT d.id, d.revision, d.metadata, r.kind, d.sha256, d.file_name, r.characters, r.blocks, r.pages, r.notes,
       (SELECT count(*) FROM highlights h WHERE h.document = d.id AND h.live = 1), d.added, d.status,
       (SELECT group_concat(m.group_id, ' ') FROM group_members m JOIN document_groups g ON g.id = m.group_id
        WHERE m.document = d.id AND m.live = 1 AND g.live = 1)
FROM documents d JOIN revisions r ON r.id = d.revision WHERE d.live = 1
"""


def storable(text: str) -> str:
    """The text as SQLite can hold it: a lone surrogate, which no file should have, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def id_range(reference: str) -> tuple[str, str] | None:
    """The least id that begins as ``reference`` does, and one above the greatest; None where it begins none."""
    prefix = reference.strip().lower()
    return (prefix, prefix + "g") if _ID_PREFIX.fullmatch(prefix) else None


class Documents:
    """The documents of one open library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._journal = journal
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._words_at_hand: tuple[str, tuple[str, ...]] = ("", ())
        journal.listen(self._keep_index)
        journal.verify(self._verify)

    # ---- reading -------------------------------------------------------------------------------------------------

    def all(self) -> list[DocumentRecord]:
        """All documents that are not removed, in the order in which they were added."""
        with self._connection.reading() as raw:
            rows = raw.execute(_LISTED + "ORDER BY d.number").fetchall()
        known = codec.decode_all_metadata([row[2] for row in rows])
        return [_record(row, metadata) for row, metadata in zip(rows, known, strict=True)]

    def one(self, document: str) -> DocumentRecord:
        """One document by its id. Raises NotFound."""
        with self._connection.reading() as raw:
            row = raw.execute(_LISTED + "AND d.id = ?", [document]).fetchone()
        if row is None:
            raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
        return _record(row)

    def find(self, reference: str) -> list[DocumentRecord]:
        """The documents that an id, a prefix of one, or a title names; a title to the letter, else folded."""
        between = id_range(reference)
        if between:
            with self._connection.reading() as raw:
                rows = raw.execute(_LISTED + "AND d.id >= ? AND d.id < ? ORDER BY d.number", between).fetchall()
            if rows:
                return [_record(row) for row in rows]
        wanted = reference.strip()
        if not wanted:
            return []
        records = self.all()
        loosely = " ".join(fold(wanted).split())
        return (
            [record for record in records if record.title == wanted]
            or [record for record in records if record.file_name == wanted]
            or [record for record in records if " ".join(fold(record.title).split()) == loosely]
        )

    def load(self, document: str, revision: str | None = None) -> Document:
        """A revision (the current one, if none is named) with the document's metadata. Raises NotFound."""
        with self._connection.reading() as raw:
            known = raw.execute("SELECT revision, metadata FROM documents WHERE id = ?", [document]).fetchone()
            row = (
                known
                and raw.execute(
                    "SELECT c.text, c.body, r.kind, r.reader FROM revisions r JOIN contents c ON c.revision = r.number"
                    " WHERE r.id = ?",
                    [revision or known[0]],
                ).fetchone()
            )
        if row is None:
            raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
        text, body, kind, reader = row
        return codec.decode(codec.decode_text(text), body, codec.decode_metadata(known[1]), kind, reader)

    def revision(self, document: str) -> str:
        """The id of the current revision of a document that is not removed. Raises NotFound."""
        row = self._raw.execute("SELECT revision FROM documents WHERE id = ? AND live = 1", [document]).fetchone()
        if row is None:
            raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
        return str(row[0])

    def revisions(self, document: str) -> list[tuple[str, str]]:
        """The revisions of a document, oldest first: each one's id and reader."""
        with self._connection.reading() as raw:
            return raw.execute(
                "SELECT id, reader FROM revisions WHERE document = ? ORDER BY number", [document]
            ).fetchall()

    def text_of(self, revision: str) -> str:
        """The text of a revision; the last few are kept, since they never change. Raises NotFound."""
        if revision in self._texts:
            self._texts.move_to_end(revision)
            return self._texts[revision]
        row = self._raw.execute(
            "SELECT c.text FROM revisions r JOIN contents c ON c.revision = r.number WHERE r.id = ?", [revision]
        ).fetchone()
        if row is None:
            raise NotFound(f"There is no revision “{revision}”.")
        text = self._texts[revision] = codec.decode_text(row[0])
        if len(self._texts) > _TEXTS_KEPT:
            self._texts.popitem(last=False)
        return text

    def known_text(self, revision: str) -> str | None:
        """The text of a revision, or None where it is not here."""
        try:
            return self.text_of(revision)
        except NotFound:
            return None

    def text(self, document: str) -> str:
        """The current text of a document. Raises NotFound."""
        with self._connection.reading():
            return self.text_of(self.revision(document))

    def source(self, document: str) -> bytes:
        """The bytes that were imported. Raises NotFound."""
        with self._connection.reading() as raw:
            row = raw.execute(
                "SELECT s.compressed, s.data FROM documents d JOIN sources s ON s.sha256 = d.sha256 WHERE d.id = ?",
                [document],
            ).fetchone()
        if row is None:
            raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
        compressed, data = row
        if not data:
            raise NotFound("The source of this document was lost.", "Import its file again.")
        return zlib.decompress(data) if compressed else bytes(data)

    # ---- changing ------------------------------------------------------------------------------------------------

    def add(self, prepared: Prepared) -> AddResult:
        """Store a source. The same bytes are the same document; another reading of them is a revision of it.

        The caller re-anchors the highlights where the status is ``revised``. A reading by an older version of the
        reader that gave the current text changes nothing.
        """
        with self._journal.step("import"):
            row = self._raw.execute(
                "SELECT d.live, d.revision, d.metadata, r.reader FROM documents d JOIN revisions r ON r.id = d.revision"
                " WHERE d.id = ?",
                [prepared.id],
            ).fetchone()
            if row is None:
                self._insert(prepared)
                return AddResult(prepared.id, "new")
            live, revision, metadata, reader = row
            self._raw.execute(  # what repair kept without its source has it again
                "UPDATE sources SET size = ?, compressed = ?, data = ? WHERE sha256 = ? AND size = 0",
                [prepared.size, int(prepared.compressed), prepared.source, prepared.sha256],
            )
            status = "duplicate" if live else "new"
            values: dict[str, Value] = {} if live else {"live": 1}
            is_less = _is_older(prepared.document.reader, reader) or self._lacks_recognition(prepared, revision)
            if revision != prepared.revision and not is_less:
                status = "revised" if live else status
                self._insert_revision(prepared)
                values["revision"] = prepared.revision
                known = codec.decode_metadata(metadata).merged_over(prepared.document.metadata)
                values |= metadata_values(known)
            if values:
                self._words_at_hand = (prepared.revision, prepared.folded)
                self._journal.change("document", prepared.id, "import", values)
            return AddResult(prepared.id, status)

    def _lacks_recognition(self, prepared: Prepared, revision: str) -> bool:
        """Whether the current text was read by text recognition, and the new one on a machine that has none."""
        if prepared.document.kind != "pdf" or prepared.document.recognised:
            return False
        row = self._raw.execute(
            "SELECT c.body FROM revisions r JOIN contents c ON c.revision = r.number WHERE r.id = ?", [revision]
        ).fetchone()
        return row is not None and "recognised" in codec.loads(codec.decode_text(row[0]))

    def _insert(self, prepared: Prepared) -> None:
        metadata = prepared.document.metadata
        self._raw.execute(
            "INSERT INTO sources (sha256, size, compressed, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [prepared.sha256, prepared.size, int(prepared.compressed), prepared.source],
        )
        self._raw.execute(
            "INSERT INTO documents (id, sha256, revision, file_name, metadata, added, live)"
            " VALUES (?, ?, ?, ?, ?, ?, 1)",
            [
                *(prepared.id, prepared.sha256, prepared.revision, storable(prepared.file_name)),
                *(storable(codec.encode_metadata(metadata)), self._journal.time()),
            ],
        )
        self._insert_revision(prepared)
        self._words_at_hand = (prepared.revision, prepared.folded)
        values = {"revision": prepared.revision, **metadata_values(metadata)}
        self._journal.create("document", prepared.id, "import", values)

    def _insert_revision(self, prepared: Prepared) -> None:
        document = prepared.document
        insert_revision(
            self._raw,
            prepared.id,
            RevisionContent(
                *(prepared.revision, document.reader, document.kind, len(document.text), len(document.blocks)),
                *(len(document.pages), len(document.notes), prepared.text, prepared.body),
            ),
        )

    def keep_places(self, revision: str, places: bytes) -> None:
        """Keep where the letters of a revision stand on its pages; nothing of the document itself changes.

        A revision that has them keeps those that it has.
        """
        with self._connection.transaction():
            row = self._raw.execute(
                "SELECT r.number, c.body FROM revisions r JOIN contents c ON c.revision = r.number WHERE r.id = ?",
                [revision],
            ).fetchone()
            if row is not None and not codec.has_places(row[1]):
                self._raw.execute("UPDATE contents SET body = ? WHERE revision = ?", [row[1] + places, row[0]])

    def set_metadata(self, document: str, changes: Mapping[str, str | tuple[str, ...]], what: str = "metadata") -> None:
        """Correct what is known of a document; an empty value clears a field. Unknown names go to ``extra``.

        Raises NotFound, and InvalidValue for a date that is not ISO 8601 and for a field without a name.
        """
        values: dict[str, Value] = {}
        for name, value in changes.items():
            if not name.strip():
                raise InvalidValue("A field has no name.", "Write KEY=VALUE.")
            if name == "date" and value and not (isinstance(value, str) and _DATE.fullmatch(value)):
                raise InvalidValue(f"“{value}” is not a date.", "Write 2025-11-24, 2025-11 or 2025.")
            if name == "authors":
                names = (value,) if isinstance(value, str) else value
                values[METADATA + name] = [storable(author) for author in names if author]
            else:
                values[METADATA + name] = storable(value if isinstance(value, str) else "; ".join(value))
        with self._journal.step(what):
            self.revision(document)
            self._journal.change("document", document, what, values)

    def set_status(self, document: str, status: str, what: str = "status") -> None:
        """Say how far the work on a document has come; without a status it is unread. Raises NotFound, InvalidValue."""
        status = checked_status(status) or Status.UNREAD
        with self._journal.step(what):
            self.revision(document)
            self._journal.change("document", document, what, {"status": str(status)})

    def corrected(self, document: str) -> dict[str, str | tuple[str, ...]]:
        """What users have said of a document, over what was found in it."""
        fields: set[str] = set()
        for (changes,) in self._raw.execute(
            "SELECT changes FROM operations WHERE object_id = ? AND what IN ('metadata', 'property')", [document]
        ):
            fields |= {name for name in codec.loads(changes) if name.startswith(METADATA)}
        row = self._raw.execute("SELECT metadata FROM documents WHERE id = ?", [document]).fetchone()
        current = metadata_values(codec.decode_metadata(row[0]))
        return {field.removeprefix(METADATA): current[field] for field in fields if field in current}

    def remove(self, document: str, what: str = "remove document") -> None:
        """Take a document out of sight with its highlights; undo brings it back. Raises NotFound."""
        with self._journal.step(what):
            self.revision(document)
            self._journal.change("document", document, what, {"live": 0})

    def purge(self, document: str) -> None:
        """Erase a document for good: source, texts, highlights, memos, its words in the index, and in the journal.

        Raises NotFound. A removed document can be purged too. Only the fact that it was purged is kept.
        """
        self._connection.raw.execute("PRAGMA secure_delete = ON")
        try:
            with self._journal.step("purge"):
                self._purge(document)
            self._texts.clear()
            scrub(self._connection)  # earlier changes have left copies of it in free pages
        finally:
            self._connection.raw.execute("PRAGMA secure_delete = FAST")

    def _purge(self, document: str) -> None:
        row = self._raw.execute("SELECT sha256, live, revision FROM documents WHERE id = ?", [document]).fetchone()
        if row is None:
            raise NotFound(f"There is no document “{document}”.", "`documents` lists what there is.")
        sha256, live, revision = row
        if live:
            (number,) = self._raw.execute("SELECT number FROM revisions WHERE id = ?", [revision]).fetchone()
            index.delete(self._raw, number, index.stored_words(self._raw, number))
        # Highlights that went over to a newer version of the file quote this one where that lacks their words, and
        # in what they were made with.
        of_this = "IN (SELECT id FROM revisions WHERE document = :id)"
        its_own = f"(document = :id OR revision {of_this})"
        known = {"id": document}
        objects = [document]
        for highlight, is_own in self._raw.execute(
            f"SELECT id, {its_own} FROM highlights WHERE {its_own} OR made_on {of_this}", known
        ).fetchall():
            objects.append(highlight)
            if is_own:
                codes = self._raw.execute("SELECT code FROM tags WHERE highlight = ?", [highlight]).fetchall()
                objects += [tag_id(highlight, code) for (code,) in codes]
        refused = self._raw.execute("SELECT id FROM rejections WHERE document = ?", [document]).fetchall()
        objects += [rejection for (rejection,) in refused]
        settled = self._raw.execute("SELECT id FROM decisions WHERE document = ?", [document]).fetchall()
        objects += [decision for (decision,) in settled]
        described = self._raw.execute("SELECT id FROM bibliography WHERE document = ?", [document]).fetchall()
        objects += [reference for (reference,) in described]
        on_it = "FROM memos WHERE on_kind = 'document' AND on_id = ?"
        memos = self._raw.execute(f"SELECT id {on_it}", [document]).fetchall()
        objects += [memo for (memo,) in memos]
        groups = self._raw.execute("SELECT group_id FROM group_members WHERE document = ?", [document]).fetchall()
        objects += [member_id(group, document) for (group,) in groups]
        self._journal.forget(objects)
        self._raw.execute(f"DELETE {on_it}", [document])
        self._raw.execute(f"DELETE FROM highlights WHERE {its_own}", known)
        self._raw.execute(f"UPDATE highlights SET made_on = revision, made_as = '' WHERE made_on {of_this}", known)
        self._raw.execute("DELETE FROM documents WHERE id = ?", [document])
        self._raw.execute("DELETE FROM sources WHERE sha256 = ?", [sha256])
        index.erase_traces(self._raw)
        self._journal.record("document", document, "purge")

    # ---- keeping things in step ----------------------------------------------------------------------------------

    def _keep_index(self, kind: str, document: str, changes: Mapping[str, tuple[Value, Value]]) -> None:
        """The index holds the current revision of every live document, and nothing else."""
        if kind != "document" or not changes.keys() & {"live", "revision"}:
            return
        live, revision = self._raw.execute("SELECT live, revision FROM documents WHERE id = ?", [document]).fetchone()
        was_live, was_revision = changes.get("live", (live,))[0], changes.get("revision", (revision,))[0]
        before, after = (was_revision if was_live else None), (revision if live else None)
        if before == after:
            return
        if before:
            number = self._number(before)
            index.delete(self._raw, number, index.stored_words(self._raw, number))
        if after:
            number = self._number(after)
            at_hand, words = self._words_at_hand
            index.insert(self._raw, number, words if at_hand == after else index.stored_words(self._raw, number))

    def _number(self, revision: str) -> int:
        (number,) = self._raw.execute("SELECT number FROM revisions WHERE id = ?", [revision]).fetchone()
        return int(number)

    def _verify(self, kind: str, document: str, changes: Mapping[str, tuple[Value, Value]], unmade: int | None) -> None:
        """Nothing is taken from under highlights that others have made since."""
        if kind != "document":
            return
        if (
            unmade is not None
            and self._raw.execute(
                "SELECT 1 FROM highlights h WHERE document = ? AND live = 1"
                " AND (SELECT min(number) FROM operations WHERE object_id = h.id) > ?",
                [document, unmade],
            ).fetchone()
        ):
            raise Conflict("The document has since been highlighted.")
        if (
            "revision" in changes
            and self._raw.execute(
                # A step may change the revision twice: only the last of them must agree with the highlights.
                "SELECT 1 FROM highlights h JOIN documents d ON d.id = h.document WHERE h.document = ?"
                " AND h.live = 1 AND h.orphaned = 0 AND h.revision <> d.revision AND d.revision = ?",
                [document, changes["revision"][1]],
            ).fetchone()
        ):
            raise Conflict("The document has since been highlighted.")


def metadata_values(metadata: Metadata) -> dict[str, Value]:
    """Metadata as fields of the journal, without those that are empty."""
    values: dict[str, Value] = {METADATA + name: getattr(metadata, name) for name in _FIELDS}
    values[METADATA + "authors"] = [storable(name) for name in metadata.authors]
    values |= {METADATA + name: value for name, value in metadata.extra.items()}
    return {name: storable(value) if isinstance(value, str) else value for name, value in values.items() if value}


def _record(row: Sequence[Value], metadata: Metadata | None = None) -> DocumentRecord:
    document, revision, stored, *rest, groups = row
    known = metadata or codec.decode_metadata(stored)
    record = DocumentRecord(document, revision, known, *rest)
    return replace(record, groups=tuple(sorted(groups.split(" ")))) if groups else record


def checked_status(value: str) -> str:
    """A value of Status. Raises InvalidValue where it is none."""
    try:
        return str(Status(value))
    except ValueError as error:
        statuses = ", ".join(str(status) for status in Status if status)
        raise InvalidValue(f"“{value}” is not a status.", f"Use {statuses}, or nothing.") from error


def _is_older(reader: str, than: str) -> bool:
    """Whether a reader is an earlier version of the one that gave the current text (``docx/1`` of ``docx/2``).

    The reader of a text that was corrected since gives nothing newer than that.
    """
    name, _, version = reader.partition("/")
    other, _, current = than.partition("/")
    current, corrected, _ = current.partition("+")
    if corrected and (name, version) == (other, current):
        return True
    return name == other and version.isdecimal() and current.isdecimal() and int(version) < int(current)
