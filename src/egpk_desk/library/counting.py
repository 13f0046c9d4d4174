"""How many hits a query has in all texts, told by the places of words in the index wherever no text need be read.

A row of the index is a block. What SQLite can count or leave out is left to it: only places that matter come out.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from egpk_desk.library import index
from egpk_desk.library.query import And, Finding, Node, Or, Phrase, Span, all_phrases, hits, match_expression
from egpk_desk.library.vocabulary import Vocabulary

_FEW_BLOCKS = 200  # so many are counted by their texts
_SOME_BLOCKS = 40_000  # so many are named to SQLite one by one
_FEW_FORMS = 60  # so many forms of a word are looked up one by one
_MATCHING = "SELECT rowid FROM block_index WHERE block_index MATCH ?"


class Counting:
    """Counts the hits of one query. ``count_in`` reads a block (a row of the index) and counts the hits in it.

    ``match`` is the query as FTS5 takes it; ``wanted`` the numbers of the revisions that are meant, None for all.
    """

    def __init__(
        self,
        raw: sqlite3.Connection,
        node: Node,
        vocabulary: Vocabulary,
        match: str,
        wanted: Collection[int] | None,
        count_in: Callable[[int], int],
    ) -> None:
        self._raw = raw
        self._node = node
        self._vocabulary = vocabulary
        self._match = match
        self._wanted = wanted
        self._count_in = count_in

    def count(self) -> int:
        """All hits."""
        counts, excluded = self._words_alone()
        if counts is not None and self._wanted is None:
            return sum(counts.values()) if not excluded else self._apart_from(counts, excluded)
        if (rarest := self._rarest()) is None:
            return self._count_by_places(self._matching())
        more = self._more_than_once(rarest)
        if self._wanted is None and len(more) <= _FEW_BLOCKS:
            (matching,) = self._raw.execute(
                "SELECT count(*) FROM block_index WHERE block_index MATCH ?", [self._match]
            ).fetchone()
            there = [found for row in sorted(more) if (found := self._count_in(row))]
            return int(matching) - len(there) + sum(there)
        rows = self._matching()
        open_rows = rows & more
        if len(open_rows) <= _FEW_BLOCKS:
            return len(rows) - len(open_rows) + sum(map(self._count_in, sorted(open_rows)))
        return len(rows) - len(open_rows) + self._count_by_places(open_rows)

    def _words_alone(self) -> tuple[Mapping[str, int] | None, str]:
        """For words of which any may stand there: how often each form stands in the texts, and what leaves blocks out.

        None where the query asks for more. Words never overlap, so each place of one is a hit.
        """
        node, without = self._node, tuple[Node, ...]()
        if isinstance(node, And) and len(node.parts) == 1:
            without, node = node.without, node.parts[0]
        parts = node.parts if isinstance(node, Or) else (node,)
        words = [part for part in parts if isinstance(part, Phrase) and len(part.words) == 1]
        if len(words) < len(parts) or not all(map(self._is_exact, without)):
            return None, ""
        counts = {word: n for one in words for word, n in self._vocabulary.forms(one.words[0], one.prefix).items()}
        excluded = " OR ".join(match_expression(one, self._vocabulary.needed) for one in without)
        return counts, excluded

    def _is_exact(self, node: Node) -> bool:
        """Whether FTS5 finds just the blocks that hold this, and no others."""
        if isinstance(node, Phrase):
            return len(node.words) == 1 or not self._vocabulary.stem
        return isinstance(node, Or) and all(map(self._is_exact, node.parts))

    def _apart_from(self, words: Iterable[str], excluded: str) -> int:
        query = f"SELECT count(*) FROM block_places WHERE term = ? AND doc NOT IN ({_MATCHING})"
        return sum(int(self._raw.execute(query, [word, excluded]).fetchone()[0]) for word in words)

    def _matching(self) -> set[int]:
        rows = self._raw.execute(_MATCHING, [self._match])
        return {rowid for (rowid,) in rows if self._wanted is None or index.place(rowid)[0] in self._wanted}

    def _rarest(self) -> list[str] | None:
        """The forms of a word that every hit holds, where FTS5 finds exactly the query.

        A block in which they stand once has one hit.
        """
        node = self._node
        parts = node.parts if isinstance(node, And) and not node.without else (node,)
        words: list[tuple[str, bool]] = []
        for part in parts:
            if not isinstance(part, Phrase) or not self._is_exact(part):
                return None
            words += [(word, part.prefix and at == len(part.words) - 1) for at, word in enumerate(part.words)]
        forms: list[dict[str, int]] = [self._vocabulary.forms(*word) for word in words]
        few = [one for one in forms if len(one) <= _FEW_FORMS]
        rarest = min(few, key=lambda one: sum(one.values()), default=None)
        return None if rarest is None else list(rarest)

    def _more_than_once(self, words: Sequence[str]) -> set[int]:
        """The blocks in which any of the words stand more than once, counted together."""
        once, more = set[int](), set[int]()
        for word in words:
            if len(words) > 1:
                here = {row for (row,) in self._raw.execute("SELECT doc FROM block_places WHERE term = ?", [word])}
                more |= once & here
                once |= here
            twice = "SELECT doc FROM block_places WHERE term = ? GROUP BY doc HAVING count(*) > 1"
            more.update(row for (row,) in self._raw.execute(twice, [word]))
        return more

    def _count_by_places(self, rows: set[int]) -> int:
        at = {
            word: self._places(word, rows)
            for word in {word for phrase in all_phrases(self._node) for word in self._words(phrase)}
        }
        total = 0
        node = self._node
        is_apart = isinstance(node, Phrase) and len(set(node.words)) == len(node.words) and self._is_plain(node)
        for row in rows:

            def places_of(phrase: Phrase, row: int = row) -> Sequence[Span]:
                starts: set[int] | None = None
                for step in range(len(phrase.words)):
                    here = {
                        offset - step
                        for form in self._vocabulary.of_phrase(phrase, step)
                        for offset in at[form].get(row, ())
                    }
                    starts = here if starts is None else starts & here
                return [(start, start + len(phrase.words)) for start in sorted(starts or ())]

            if is_apart and isinstance(node, Phrase):
                total += len(places_of(node))
            else:
                total += len(hits(node, Finding(places_of, lambda low, high: high - low)))
        return total

    def _is_plain(self, phrase: Phrase) -> bool:
        """Whether the words of a phrase stand for themselves alone."""
        return not (phrase.prefix or self._vocabulary.stem)

    def _places(self, word: str, rows: set[int]) -> dict[int, list[int]]:
        """Where a word stands in these blocks."""
        query, values = "SELECT doc, offset FROM block_places WHERE term = ?", [word]
        if len(rows) <= _SOME_BLOCKS:
            query += " AND doc IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(rows)))
        places: dict[int, list[int]] = {}
        for row, offset in self._raw.execute(query, values):
            if row in rows:
                places.setdefault(row, []).append(offset)
        return places

    def _words(self, phrase: Phrase) -> Iterator[str]:
        for step in range(len(phrase.words)):
            yield from self._vocabulary.of_phrase(phrase, step)
