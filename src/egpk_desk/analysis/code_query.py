"""Excerpts by a question about codes: ``driver/gaza-war OVERLAPS dimension/political NOT dimension/cultural``.

Codes are named by slug, or by name in quotation marks. ``A AND B``: highlights that carry both; ``A OR B``; ``NOT A``;
``A OVERLAPS B``: highlights with A that share a character with one with B; ``A INSIDE B``; ``A NEAR B`` (``NEAR/200``:
characters between them at most); ``A BEFORE B`` (``BEFORE/200``): B follows. The answer holds highlights of the left
side. Codes that stand side by side are joined by AND; parentheses group. A code means those below it too, a
kind all codes of it. Each of these words may be said in Arabic (:data:`ARABIC`).

``group:NAME`` and ``property:country=مصر`` (with quotation marks around what has spaces) ask for highlights of the
documents of that group or with that property.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from egpk_desk.analysis.intervals import Spans
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import Coded
from egpk_desk.text.digits import to_western
from egpk_desk.text.folding import fold

NEAR = 300
"""How many characters may stand between two highlights that are near each other, where the question does not say."""

_TOKEN = re.compile(
    r"""(?P<asked>group|property|مجموعة|خاصية):(?P<of>"[^"]*"|«[^»]*»|“[^”]*”|[^\s()"«“]+)"""
    r"""|"([^"]*)"|«([^»]*)»|“([^”]*)”|([()])|([^\s()"«“]+)"""
)
_OF_DOCUMENTS = {"group": "group", "مجموعة": "group", "property": "property", "خاصية": "property"}
ARABIC = {
    "AND": "مع",
    "OR": "أو",
    "NOT": "ليس",
    "OVERLAPS": "يتقاطع",
    "INSIDE": "داخل",
    "NEAR": "قرب",
    "BEFORE": "قبل",
}
"""The Arabic for each word of a question. A code of such a name stands in quotation marks."""

_ENGLISH = {fold(arabic): english for english, arabic in ARABIC.items()}
_RELATION = re.compile(r"(OVERLAPS|INSIDE|NEAR|BEFORE)(?:/(\d{1,7}))?")
_WORDS = ("AND", "OR", "NOT")
_HINT = "Write codes with AND, OR, NOT, OVERLAPS, INSIDE, NEAR or BEFORE between them."
_DEEPEST = 100  # parentheses and NOTs of one question
Chosen = set[int]


def answer(
    query: str,
    passages: Sequence[Coded],
    members: Callable[[str], set[str]],
    documents: Callable[[str, str], set[str]] = lambda kind, said: set(),
) -> list[Coded]:
    """The passages that a question asks for, in order.

    ``members`` gives the ids of a code and of those below it, and raises where there is none; ``documents`` gives the
    ids of the documents of a ``group``, or of those that fulfil a ``property`` condition. Raises InvalidValue where the
    question is none.
    """
    parser = _Parser(query, passages, members, documents)
    return [passages[at] for at in sorted(parser.parse())]


def _in_english(word: str) -> str:
    """A word of a question as the rules have it, where it is an Arabic one; any other as it is."""
    said, slash, number = word.partition("/")
    english = _ENGLISH.get(fold(said))
    return f"{english}{slash}{to_western(number)}" if english else word


class _Parser:
    def __init__(
        self,
        query: str,
        passages: Sequence[Coded],
        members: Callable[[str], set[str]],
        documents: Callable[[str, str], set[str]],
    ) -> None:
        self.query, self.passages, self.members, self.documents = query, passages, members, documents
        self.tokens: list[tuple[str, bool]] = []  # and whether it can only be a code
        self.asked: dict[int, tuple[str, str]] = {}  # by token: what it asks of documents
        for match in _TOKEN.finditer(query):
            if match["asked"]:
                self.asked[len(self.tokens)] = (_OF_DOCUMENTS[match["asked"]], match["of"].strip('"«»“”'))
                self.tokens.append((match[0], True))
                continue
            quoted = match[3] or match[4] or match[5]
            self.tokens.append((quoted, True) if quoted else (_in_english(match[6] or match[7] or ""), False))
        self.at = 0
        self.depth = 0
        self.everything = set(range(len(passages)))

    def parse(self) -> Chosen:
        found = self._either()
        if self.at < len(self.tokens):
            raise self._wrong()
        return found

    def _wrong(self) -> InvalidValue:
        where = self.tokens[self.at][0] if self.at < len(self.tokens) else ""
        if where:
            return InvalidValue(f"The question “{self.query}” cannot be read at “{where}”.", _HINT)
        return InvalidValue(f"The question “{self.query}” ends too early.", _HINT)

    def _next(self) -> str | None:
        """The next word, where it may be an operator or a parenthesis."""
        if self.at < len(self.tokens) and not self.tokens[self.at][1]:
            return self.tokens[self.at][0]
        return None

    def _either(self) -> Chosen:
        found = self._all()
        while self._next() == "OR":
            self.at += 1
            found = found | self._all()
        return found

    def _all(self) -> Chosen:
        found = self._related()
        while self.at < len(self.tokens) and self._next() not in ("OR", ")"):
            if self._next() == "AND":
                self.at += 1
            found = found & self._related()
        return found

    def _related(self) -> Chosen:
        found = self._one()
        while (word := self._next()) and (match := _RELATION.fullmatch(word)):
            self.at += 1
            found = self._keep(found, match[1], self._one(), int(match[2]) if match[2] else NEAR)
        return found

    def _one(self) -> Chosen:
        if self.at >= len(self.tokens):
            raise self._wrong()
        word, is_code = self.tokens[self.at]
        if not is_code and word in ("NOT", "("):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise self._wrong()
        if not is_code and word == "NOT":
            self.at += 1
            return self.everything - self._one()
        if not is_code and word == "(":
            self.at += 1
            found = self._either()
            if self._next() != ")":
                raise self._wrong()
            self.at += 1
            return found
        if not is_code and (word in (*_WORDS, ")", "") or _RELATION.fullmatch(word)):
            raise self._wrong()
        if self.at in self.asked:
            wanted = self.documents(*self.asked[self.at])
            self.at += 1
            return {at for at, passage in enumerate(self.passages) if passage.document in wanted}
        ids = self.members(word)
        self.at += 1
        return {at for at, passage in enumerate(self.passages) if not ids.isdisjoint(passage.tags)}

    def _keep(self, left: Chosen, relation: str, right: Chosen, within: int) -> Chosen:
        spans: dict[str, list[tuple[int, int]]] = {}
        for at in right:
            passage = self.passages[at]
            spans.setdefault(passage.document, []).append((passage.start, passage.end))
        asked = {document: Spans(those) for document, those in spans.items()}
        found = set()
        for at in left:
            passage = self.passages[at]
            others = asked.get(passage.document)
            if others is not None and _holds(relation, passage, others, within):
                found.add(at)
        return found


def _holds(relation: str, passage: Coded, others: Spans, within: int) -> bool:
    match relation:
        case "OVERLAPS":
            return others.overlap(passage.start, passage.end)
        case "INSIDE":
            return others.enclose(passage.start, passage.end)
        case "NEAR":
            return others.near(passage.start, passage.end, within)
        case _:
            return others.follow(passage.end, within)
