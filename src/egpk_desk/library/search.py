"""Finding words in texts, highlights and memos, blind to spelling or, where asked, exactly as written.

A query is words and, in quotation marks of any kind, phrases. All must stand in one block (in one highlight, in one
memo). A hit is the smallest window that holds them all; a block has as many hits as there are such windows apart from
each other. Whatever else stands in a query is punctuation: nothing in it is an operator, and nothing raises.
"""

from __future__ import annotations

import heapq
import re
import sqlite3
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from egpk_desk.errors import InvalidValue
from egpk_desk.library import codec, index
from egpk_desk.library.connection import Connection
from egpk_desk.library.documents import Documents
from egpk_desk.library.highlights import Highlights
from egpk_desk.library.records import DocumentRecord, Highlight, SearchHit
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.graphemes import widen
from egpk_desk.text.sentences import sentence_at

PLACES = ("text", "highlights", "memos")
_QUOTED = regex.compile(r'"([^"]*)(?:"|$)|«([^»]*)(?:»|$)|“([^”]*)(?:”|$)|„([^“”]*)(?:[“”]|$)')
_LETTER = r"[\p{L}\p{N}\p{M}ـ]"
_SNIPPET = 320  # code points; a longer sentence is cut around the hit
_KEPT = 8_000_000  # code points of texts that are kept for the next search

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: ``terms`` are folded words, several for a phrase; ``written`` the same unfolded."""

    terms: tuple[tuple[str, ...], ...]
    written: tuple[str, ...]

    @property
    def match(self) -> str:
        """The query as FTS5 takes it; every word is quoted, so that none is an operator."""
        return " AND ".join('"' + " ".join(term) + '"' for term in self.terms)


def parse(query: str) -> Query:
    """Divide a query into words and phrases; the same one twice is asked for once."""
    pieces: list[str] = []
    at = 0
    for match in _QUOTED.finditer(query):
        pieces += query[at : match.start()].split()
        pieces.append(next(group for group in match.groups() if group is not None))
        at = match.end()
    pieces += query[at:].split()
    terms: dict[tuple[str, ...], str] = {}
    for piece in pieces:
        term = tuple(index.indexed(piece).split())
        if term:
            terms.setdefault(term, piece.strip())
    return Query(tuple(terms), tuple(terms.values()))


def windows(places: Sequence[Sequence[Span]]) -> list[Span]:
    """The smallest windows that hold one place of each term, apart from each other, in order of the text.

    ``places`` holds, for each term, its places in order. Of overlapping windows the smaller is taken, then the earlier.
    """
    if not places or not all(places):
        return []
    if len(places) == 1:
        return _apart(places[0])
    found: list[Span] = []
    heap = [(spans[0], term, 0) for term, spans in enumerate(places)]
    heapq.heapify(heap)
    end = max(span[1] for span, _, _ in heap)
    while True:
        span, term, at = heap[0]
        found.append((span[0], end))
        if at + 1 == len(places[term]):
            break
        following = places[term][at + 1]
        end = max(end, following[1])
        heapq.heapreplace(heap, (following, term, at + 1))
    return _apart(found)


def _apart(spans: Iterable[Span]) -> list[Span]:
    chosen: list[Span] = []
    taken: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[1] - one[0], one[0])):
        at = _insertion(taken, span)
        if (at == 0 or taken[at - 1][1] <= span[0]) and (at == len(taken) or span[1] <= taken[at][0]):
            taken.insert(at, span)
            chosen.append(span)
    return taken


def _insertion(taken: Sequence[Span], span: Span) -> int:
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle] < span:
            low = middle + 1
        else:
            high = middle
    return low


def find(text: str, query: Query, *, exact: bool) -> list[Span]:
    """The windows of a query in one text, as ranges of it made of whole graphemes."""
    if exact:
        return [widen(text, *window) for window in windows([_written(text, piece) for piece in query.written])]
    folded = fold_mapped(text)
    spans = index.words(folded.text)
    tokens = [folded.text[start:end] for start, end in spans]
    places = [[(spans[at][0], spans[at + len(term) - 1][1]) for at in _runs(tokens, term)] for term in query.terms]
    return [folded.to_source(*window) for window in windows(places)]


def _runs(tokens: Sequence[str], term: Sequence[str]) -> Iterator[int]:
    """Where the words of a phrase stand one behind the other."""
    first, size = term[0], len(term)
    for at, token in enumerate(tokens):
        if token == first and (size == 1 or tuple(tokens[at : at + size]) == tuple(term)):
            yield at


def _written(text: str, piece: str) -> list[Span]:
    """Where words stand as they are written, whole, with any white space between them."""
    words = r"\s+".join(map(re.escape, piece.split()))
    before = rf"(?<!{_LETTER})" if regex.match(_LETTER, piece) else ""
    after = rf"(?!{_LETTER})" if regex.match(_LETTER, piece[-1:]) else r"(?!\p{M})"
    return [match.span() for match in regex.finditer(f"{before}{words}{after}", text)]


class Search:
    """Search in one open library."""

    def __init__(self, connection: Connection, documents: Documents, highlights: Highlights) -> None:
        self._connection = connection
        self._documents = documents
        self._highlights = highlights
        self._kept: OrderedDict[str, tuple[str, str, list[Span], dict[int, int]]] = OrderedDict()
        self._kept_size = 0

    def search(
        self, query: str, *, where: str, exact: bool, limit: int, documents: Collection[str] | None
    ) -> tuple[int, list[SearchHit]]:
        """How many hits there are, and the first ``limit`` of them: in texts the best first, else in order.

        Raises InvalidValue where ``where`` is not one of :data:`PLACES`.
        """
        if where not in PLACES:
            raise InvalidValue(f"“{where}” is not a place to search in.", f"Use {', '.join(PLACES)}.")
        parsed = parse(query)
        if not parsed.terms:
            return 0, []
        with self._connection.reading() as raw:
            if where == "text":
                return self._in_texts(raw, parsed, exact, limit, documents)
            return self._in_highlights(parsed, where, exact, limit, documents)

    def forget(self) -> None:
        """Keep no text in memory any longer."""
        self._kept.clear()
        self._kept_size = 0

    def _in_texts(
        self, raw: sqlite3.Connection, query: Query, exact: bool, limit: int, documents: Collection[str] | None
    ) -> tuple[int, list[SearchHit]]:
        wanted = self._numbers(raw, documents)
        rows = self._ranked(raw, query, wanted, None if exact or wanted is not None else limit)
        hits: list[SearchHit] = []
        total = 0
        titles: dict[str, str] = {}
        for rowid in rows:
            if len(hits) >= limit and not exact:
                return self._count(raw, query, wanted), hits
            number, block = index.place(rowid)
            document, text, ranges, pages = self._revision(raw, number)
            start, end = ranges[block]
            found = find(text[start:end], query, exact=exact)
            total += len(found)
            if document not in titles and len(hits) < limit:
                titles[document] = self._documents.one(document).title
            for low, high in found[: max(0, limit - len(hits))]:
                snippet = _snippet(text, start + low, start + high, (start, end))
                hits.append(
                    SearchHit(document, titles[document], start + low, start + high, snippet, block, pages.get(block))
                )
        if not exact and len(hits) >= limit:
            return self._count(raw, query, wanted), hits
        return total, hits

    def _numbers(self, raw: sqlite3.Connection, documents: Collection[str] | None) -> set[int] | None:
        """The numbers of the current revisions of the documents; None for all."""
        if documents is None:
            return None
        query = "SELECT r.number FROM documents d JOIN revisions r ON r.id = d.revision WHERE d.id = ?"
        found = (raw.execute(query, [document]).fetchone() for document in documents)
        return {row[0] for row in found if row}

    def _ranked(self, raw: sqlite3.Connection, query: Query, wanted: set[int] | None, limit: int | None) -> list[int]:
        """The rows of the blocks that hold the query, the best first (BM25); with ``limit``, so many."""
        if not index.is_current(raw):  # read-only, and made by another version: every block is a candidate
            return [
                number << index.BLOCK_BITS | block
                for number in index.current_revisions(raw)
                if wanted is None or number in wanted
                for block in range(len(self._revision(raw, number)[2]))
            ]
        rows = raw.execute(
            "SELECT rowid FROM block_index WHERE block_index MATCH ? ORDER BY rank LIMIT ?",
            [query.match, -1 if limit is None else limit],
        )
        if wanted is None:
            return [rowid for (rowid,) in rows]
        return [rowid for (rowid,) in rows if index.place(rowid)[0] in wanted]

    def _count(self, raw: sqlite3.Connection, query: Query, wanted: set[int] | None) -> int:
        """All hits, counted from the places in the index, without reading texts."""
        if not index.is_current(raw):
            return sum(
                len(find(text[start:end], query, exact=False))
                for number in index.current_revisions(raw)
                if wanted is None or number in wanted
                for _, text, ranges, _ in [self._revision(raw, number)]
                for start, end in ranges
            )
        if wanted is None and len(query.terms) == 1 and len(query.terms[0]) == 1:
            row = raw.execute("SELECT cnt FROM block_words WHERE term = ?", [query.terms[0][0]]).fetchone()
            return int(row[0]) if row else 0
        at: dict[str, dict[int, list[int]]] = {}
        for word in {word for term in query.terms for word in term}:
            places: dict[int, list[int]] = {}
            for rowid, offset in raw.execute(
                "SELECT doc, offset FROM block_places WHERE term = ? AND doc IN"
                " (SELECT rowid FROM block_index WHERE block_index MATCH ?)",
                [word, query.match],
            ):
                places.setdefault(rowid, []).append(offset)
            at[word] = places
        total = 0
        for rowid in next(iter(at.values())):
            if wanted is not None and index.place(rowid)[0] not in wanted:
                continue
            total += len(windows([_phrase([at[word][rowid] for word in term]) for term in query.terms]))
        return total

    def _revision(self, raw: sqlite3.Connection, number: int) -> tuple[str, str, list[Span], dict[int, int]]:
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
        self, query: Query, where: str, exact: bool, limit: int, documents: Collection[str] | None
    ) -> tuple[int, list[SearchHit]]:
        total, hits = 0, list[SearchHit]()
        records: dict[str, DocumentRecord] = {}
        for highlight in self._highlights.all():
            if documents is not None and highlight.document not in documents:
                continue
            said = highlight.exact if where == "highlights" else highlight.memo
            if not said or not (exact or _may_hold(said, query)):
                continue
            found = find(said, query, exact=exact)
            total += len(found)
            for low, high in found[: max(0, limit - len(hits))]:
                if highlight.document not in records:
                    records[highlight.document] = self._documents.one(highlight.document)
                hits.append(self._highlight_hit(highlight, records[highlight.document], where, said, low, high))
        return total, hits

    def _highlight_hit(
        self, highlight: Highlight, record: DocumentRecord, where: str, said: str, low: int, high: int
    ) -> SearchHit:
        """A hit in a highlight is its place in the text; a hit in a memo, that of the memo's highlight."""
        (number,) = self._connection.raw.execute(
            "SELECT number FROM revisions WHERE id = ?", [highlight.revision]
        ).fetchone()
        _, text, ranges, pages = self._revision(self._connection.raw, number)
        start, end = highlight.start, highlight.end
        if where == "highlights":
            start, end = highlight.start + low, highlight.start + high
        block = max((at for at, span in enumerate(ranges) if span[0] <= start), default=0)
        if where == "memos":
            snippet = _snippet(said, low, high, (0, len(said)))
        else:
            snippet = _snippet(text, start, end, ranges[block] if ranges else (0, len(text)))
        return SearchHit(highlight.document, record.title, start, end, snippet, block, pages.get(block))


def _may_hold(text: str, query: Query) -> bool:
    """Whether the words stand in the text at all: far quicker than finding their places."""
    folded = fold(text)
    return all(word in folded for term in query.terms for word in term)


def _phrase(offsets: Sequence[Sequence[int]]) -> list[Span]:
    """Where words stand one behind the other, in numbers of words."""
    starts = set(offsets[0])
    for step, places in enumerate(offsets[1:], start=1):
        starts &= {place - step for place in places}
    return [(start, start + len(offsets)) for start in sorted(starts)]


def _snippet(text: str, start: int, end: int, within: Span) -> str:
    """The sentence that holds a hit, or what of it stands near the hit, on one line."""
    low, _ = sentence_at(text, start, *within)
    _, high = sentence_at(text, max(start, end - 1), *within)
    low, high = min(low, start), max(high, end)
    before = after = ""
    if high - low > _SNIPPET:
        reach = max(40, (_SNIPPET - (end - start)) // 2)
        if start - low > reach:
            cut = text.find(" ", start - reach, start)
            low, before = (cut + 1 if cut >= 0 else start - reach), "…"
        if high - end > reach:
            cut = text.rfind(" ", end, end + reach)
            high, after = (cut if cut >= 0 else end + reach), "…"
    return before + " ".join(text[low:high].split()) + after
