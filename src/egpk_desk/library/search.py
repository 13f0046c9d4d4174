"""Finding words in texts, highlights and memos, blind to spelling or, where asked, exactly as written.

What a query may say stands in :mod:`~egpk_desk.library.query`. All of it must stand in one block (in one highlight, in
one memo). A hit is the smallest window that holds it; a block has as many hits as there are such windows apart from
each other. With ``stem`` a word also stands for itself with particles and endings joined to it.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Collection

from egpk_desk.errors import InvalidValue
from egpk_desk.library import codec, index
from egpk_desk.library.connection import Connection
from egpk_desk.library.counting import Counting
from egpk_desk.library.documents import Documents
from egpk_desk.library.finding import Hit, count, count_written, find
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.memos import Memos
from egpk_desk.library.query import And, Near, Node, Or, Phrase, Span, match_expression, parse
from egpk_desk.library.records import DocumentRecord, Highlight, Memo, MemoOn, SearchHit
from egpk_desk.library.snippets import marks_in, snippet
from egpk_desk.library.vocabulary import Vocabulary
from egpk_desk.text.folding import fold
from egpk_desk.text.links import shown as shown_memo
from egpk_desk.text.particles import bases

PLACES = ("text", "highlights", "memos")
_MATCHING = "SELECT rowid FROM block_index WHERE block_index MATCH ?"
_KEPT = 8_000_000  # code points of texts that are kept for the next search
_FEW_DOCUMENTS = 60  # so many are looked up in the index one by one
_RANKED = 60_000  # so many blocks are ranked: a word that stands in more says nothing about which is best


class Search:
    """Search in one open library."""

    def __init__(self, connection: Connection, documents: Documents, highlights: Highlights, memos: Memos) -> None:
        self._connection = connection
        self._documents = documents
        self._highlights = highlights
        self._memos = memos
        self._kept: OrderedDict[str, tuple[str, str, list[Span], dict[int, int]]] = OrderedDict()
        self._kept_size = 0

    def search(
        self,
        query: str,
        *,
        where: str,
        exact: bool,
        stem: bool,
        limit: int,
        documents: Collection[str] | None,
        counted: bool = True,
    ) -> tuple[int, list[SearchHit]]:
        """How many hits there are, and the first ``limit`` of them: in texts the best first, else in order.

        Where ``counted`` is False, hits in texts are counted only as far as they were looked for. Raises InvalidValue
        where ``where`` is not one of :data:`PLACES`.
        """
        if where not in PLACES:
            raise InvalidValue(f"“{where}” is not a place to search in.", f"Use {', '.join(PLACES)}.")
        node = parse(query)
        if node is None:
            return 0, []
        stem = stem and not exact
        with self._connection.reading() as raw:
            if where == "text":
                return _Asking(self, raw, node, exact, stem, documents).answer(limit, counted)
            return self._in_highlights(node, where, exact, stem, limit, documents)

    def title(self, document: str) -> str:
        """The title of a document by its id."""
        return self._documents.one(document).title

    def forget(self) -> None:
        """Keep no text in memory any longer."""
        self._kept.clear()
        self._kept_size = 0

    def revision(self, raw: sqlite3.Connection, number: int) -> tuple[str, str, list[Span], dict[int, int]]:
        """Document, text, ranges of the blocks, and pages of the blocks of a revision, which never change."""
        # Kept by id, not by number: the number of an import that was rolled back goes to the next one.
        (revision,) = raw.execute("SELECT id FROM revisions WHERE number = ?", [number]).fetchone()
        if revision in self._kept:
            self._kept.move_to_end(revision)
            return self._kept[revision]
        document, text, body = raw.execute(
            "SELECT r.document, c.text, c.body FROM revisions r JOIN contents c ON c.revision = r.number"
            " WHERE r.number = ?",
            [number],
        ).fetchone()
        kept = self._kept[revision] = (document, codec.decode_text(text), *codec.block_places(body))
        self._kept_size += len(kept[1])
        while self._kept_size > _KEPT and len(self._kept) > 1:
            self._kept_size -= len(self._kept.popitem(last=False)[1][1])
        return kept

    def _in_highlights(
        self, node: Node, where: str, exact: bool, stem: bool, limit: int, documents: Collection[str] | None
    ) -> tuple[int, list[SearchHit]]:
        total, found = 0, list[SearchHit]()
        records: dict[str, DocumentRecord] = {}
        for highlight in self._highlights.all():
            if documents is not None and highlight.document not in documents:
                continue
            said = highlight.exact if where == "highlights" else shown_memo(highlight.memo)
            if not said or not (exact or _may_hold(fold(said), node, stem)):
                continue
            if len(found) >= limit:
                total += count(said, node, exact=exact, stem=stem)
                continue
            windows = find(said, node, exact=exact, stem=stem)
            total += len(windows)
            for hit in windows[: limit - len(found)]:
                if highlight.document not in records:
                    records[highlight.document] = self._documents.one(highlight.document)
                found.append(self._highlight_hit(highlight, records[highlight.document], where, said, hit))
        if where == "memos":
            for memo in self._memos.own():
                if documents is not None and memo.on_id not in documents:
                    continue
                said = "\n".join(part for part in (memo.title, shown_memo(memo.text)) if part)
                windows = find(said, node, exact=exact, stem=stem)
                total += len(windows)
                found += [_memo_hit(memo, said, hit) for hit in windows[: max(0, limit - len(found))]]
        return total, found

    def _highlight_hit(
        self, highlight: Highlight, record: DocumentRecord, where: str, said: str, hit: Hit
    ) -> SearchHit:
        """A hit in a highlight is its place in the text; a hit in a memo, that of the memo's highlight."""
        (number,) = self._connection.raw.execute(
            "SELECT number FROM revisions WHERE id = ?", [highlight.revision]
        ).fetchone()
        _, text, ranges, pages = self.revision(self._connection.raw, number)
        start, end, words = highlight.start, highlight.end, hit.ranges
        if where == "highlights":
            start, end = highlight.start + hit.start, highlight.start + hit.end
            words = tuple((highlight.start + low, highlight.start + high) for low, high in words)
        block = max((at for at, span in enumerate(ranges) if span[0] <= start), default=0)
        if where == "memos":
            shown = snippet(said, hit.start, hit.end, (0, len(said)))
            marks, words = marks_in(shown, said, words), ()
        else:
            shown = snippet(text, start, end, ranges[block] if ranges else (0, len(text)))
            marks = marks_in(shown, text, words)
        memo, on = (highlight.id, str(MemoOn.HIGHLIGHT)) if where == "memos" else ("", "")
        return SearchHit(
            *(highlight.document, record.title, start, end, shown.text, block, pages.get(block), words, marks, memo, on)
        )


def _memo_hit(memo: Memo, said: str, hit: Hit) -> SearchHit:
    """A hit in a memo that is no highlight's: it stands at no place of a text."""
    sentence = snippet(said, hit.start, hit.end, (0, len(said)))
    title = memo.title or " ".join(said.split())[:60]
    document = memo.on_id if memo.on_kind == MemoOn.DOCUMENT else ""
    marks = marks_in(sentence, said, hit.ranges)
    return SearchHit(document, title, 0, 0, sentence.text, 0, None, (), marks, memo.id, memo.on_kind)


def _may_hold(folded: str, node: Node, stem: bool) -> bool:
    """Whether the words can stand in a folded text at all: far quicker than finding their places."""
    match node:
        case Phrase(words=words):
            return all(word in folded or (stem and any(base in folded for base in bases(word))) for word in words)
        case Or(parts=parts):
            return any(_may_hold(folded, part, stem) for part in parts)
        case And(parts=parts) | Near(parts=parts):
            return all(_may_hold(folded, part, stem) for part in parts)


class _Asking:
    """One query over the texts of a library, in one view of it."""

    def __init__(
        self,
        search: Search,
        raw: sqlite3.Connection,
        node: Node,
        exact: bool,
        stem: bool,
        documents: Collection[str] | None,
    ) -> None:
        self.search, self.raw, self.node, self.exact, self.stem = search, raw, node, exact, stem
        self.vocabulary = Vocabulary(raw, stem)
        self.is_current = index.is_current(raw)
        self.wanted = self._numbers(documents)
        self.match = match_expression(node, self.vocabulary.needed) if self.is_current else ""

    def _numbers(self, documents: Collection[str] | None) -> set[int] | None:
        """The numbers of the current revisions of the documents; None for all."""
        if documents is None:
            return None
        query = "SELECT r.number FROM documents d JOIN revisions r ON r.id = d.revision WHERE d.id = ? AND d.live"
        found = (self.raw.execute(query, [document]).fetchone() for document in documents)
        return {row[0] for row in found if row}

    def answer(self, limit: int, counted: bool) -> tuple[int, list[SearchHit]]:
        found: list[SearchHit] = []
        total = 0
        titles: dict[str, str] = {}
        counts_all = self.exact or not self.is_current
        rows = self.rows(None if counts_all or self.wanted is not None else limit + 1)
        for at, rowid in enumerate(rows):
            if len(found) >= limit and not counted:
                return total, found
            if len(found) >= limit and not counts_all:
                return self.count(), found
            if len(found) >= limit and self.exact:
                return total + sum(map(self._count_written, sorted(rows[at:]))), found
            number, block = index.place(rowid)
            document, text, ranges, pages = self.search.revision(self.raw, number)
            start, end = ranges[block]
            windows = find(text[start:end], self.node, exact=self.exact, stem=self.stem)
            total += len(windows)
            for hit in windows[: max(0, limit - len(found))]:
                if document not in titles:
                    titles[document] = self.search.title(document)
                words = tuple((start + low, start + high) for low, high in hit.ranges)
                shown = snippet(text, start + hit.start, start + hit.end, (start, end))
                found.append(
                    SearchHit(
                        *(document, titles[document], start + hit.start, start + hit.end, shown.text, block),
                        *(pages.get(block), words, marks_in(shown, text, words)),
                    )
                )
        if counted and not counts_all and self.wanted is None and len(rows) > limit:
            return self.count(), found  # what FTS5 found was wider than the query: there may be more
        return total, found

    def rows(self, limit: int | None) -> list[int]:
        """The rows of the blocks that may hold the query, the best first (BM25); with ``limit``, so many."""
        if not self.is_current:  # read-only, and made by another version: every block is a candidate
            return [
                number << index.BLOCK_BITS | block
                for number in index.current_revisions(self.raw)
                if self.wanted is None or number in self.wanted
                for block in range(len(self.search.revision(self.raw, number)[2]))
            ]
        if self.wanted is not None and len(self.wanted) <= _FEW_DOCUMENTS:
            ranked: list[tuple[float, int]] = []
            for number in self.wanted:
                ranked += self.raw.execute(
                    "SELECT rank, rowid FROM block_index WHERE block_index MATCH ? AND rowid BETWEEN ? AND ?",
                    [self.match, number << index.BLOCK_BITS, (number + 1 << index.BLOCK_BITS) - 1],
                ).fetchall()
            return [rowid for _, rowid in sorted(ranked)]
        if limit is None or self.wanted is not None:
            rows = self.raw.execute(f"{_MATCHING} ORDER BY rank", [self.match])
        else:
            rows = self.raw.execute(
                "SELECT rowid FROM (SELECT rowid, rank FROM block_index WHERE block_index MATCH ? LIMIT ?)"
                " ORDER BY rank LIMIT ?",
                [self.match, _RANKED, limit],
            )
        return [rowid for (rowid,) in rows if self.wanted is None or index.place(rowid)[0] in self.wanted]

    # ---- counting ------------------------------------------------------------------------------------------------

    def count(self) -> int:
        """All hits, counted from the places in the index where that is quicker than reading texts."""
        return Counting(self.raw, self.node, self.vocabulary, self.match, self.wanted, self._count_in).count()

    def _count_written(self, rowid: int) -> int:
        number, block = index.place(rowid)
        _, text, ranges, _ = self.search.revision(self.raw, number)
        return count_written(text[slice(*ranges[block])], self.node)

    def _count_in(self, rowid: int) -> int:
        number, block = index.place(rowid)
        _, text, ranges, _ = self.search.revision(self.raw, number)
        start, end = ranges[block]
        return count(text[start:end], self.node, stem=self.stem)
