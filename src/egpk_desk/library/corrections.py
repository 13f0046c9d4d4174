"""Corrections of a document's text by its reader: each makes a new revision, on which the highlights stay.

Where every letter of the old text stands in the new one is known, so that nothing has to be looked for.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable

from egpk_desk.document import Document
from egpk_desk.library import codec
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import Documents, storable
from egpk_desk.library.exchange import RevisionContent, insert_revision
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.identity import revision_id
from egpk_desk.library.journal import Journal
from egpk_desk.library.objects import Value
from egpk_desk.text.anchors import make_selector

WHAT = "correct text"


class Corrections:
    """The corrections of one open library."""

    def __init__(self, connection: Connection, journal: Journal, documents: Documents, highlights: Highlights) -> None:
        self._raw = connection.raw
        self._journal = journal
        self._documents = documents
        self._highlights = highlights

    def store(self, document: str, corrected: Document, moved: Callable[[int], int]) -> str:
        """Make a corrected text the current one; returns the revision's id.

        ``moved`` gives the place in it of an offset of the text before. Raises NotFound.
        """
        with self._journal.step(WHAT):
            before = self._documents.revision(document)
            (sha256,) = self._raw.execute("SELECT sha256 FROM documents WHERE id = ?", [document]).fetchone()
            text = corrected.text
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            revision = revision_id(sha256, corrected.reader, digest)
            insert_revision(
                self._raw,
                document,
                RevisionContent(
                    *(revision, corrected.reader, corrected.kind, len(text), len(corrected.blocks)),
                    *(len(corrected.pages), len(corrected.notes)),
                    codec.encode_text(text),
                    codec.encode_body(corrected),
                ),
            )
            self._journal.change("document", document, WHAT, {"revision": revision})
            self._move_highlights(document, before, revision, text, moved)
            self._move_rejections(document, before, revision, moved)
            return revision

    def _move_highlights(
        self, document: str, before: str, revision: str, text: str, moved: Callable[[int], int]
    ) -> None:
        rows = self._raw.execute(
            'SELECT id, start, "end", exact, prefix, suffix, made_as FROM highlights'
            " WHERE document = ? AND revision = ? AND orphaned = 0 ORDER BY number",
            [document, before],
        ).fetchall()
        for id_, start, end, exact, prefix, suffix, made_as in rows:
            first, last = moved(start), moved(end)
            if not text[first:last].strip():  # all of its words were taken out
                self._journal.change("highlight", id_, WHAT, {"orphaned": 1})
                continue
            selector = make_selector(text, first, last)
            values: dict[str, Value] = {
                "revision": revision,
                "start": first,
                "end": last,
                "exact": storable(selector.exact),
                "prefix": storable(selector.prefix),
                "suffix": storable(selector.suffix),
                "made_as": made_as or json.dumps([start, end, prefix, exact, suffix], ensure_ascii=False),
            }
            self._journal.change("highlight", id_, WHAT, values)

    def _move_rejections(self, document: str, before: str, revision: str, moved: Callable[[int], int]) -> None:
        rows = self._raw.execute(
            'SELECT id, start, "end" FROM rejections WHERE document = ? AND revision = ?', [document, before]
        ).fetchall()
        for id_, start, end in rows:
            values: dict[str, Value] = {"revision": revision, "start": moved(start), "end": moved(end)}
            self._journal.change("rejection", id_, WHAT, values)


def mover(edits: list[tuple[int, int, int]]) -> Callable[[int], int]:
    """Where offsets stand after edits ``(start, end, length of what stands there now)``, in order and apart.

    An offset inside an edit goes to the nearer end of what stands there now.
    """
    starts = [start for start, _, _ in edits]
    shifts = [0]
    for start, end, length in edits:
        shifts.append(shifts[-1] + length - (end - start))

    def moved(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        if at < 0:
            return offset
        start, end, length = edits[at]
        if offset >= end:
            return offset + shifts[at + 1]
        nearer = 0 if offset - start < end - offset or offset == start else length
        return start + shifts[at] + nearer

    return moved
