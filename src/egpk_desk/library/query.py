"""What is looked for: a query as a tree, and where in a text it stands.

Words are joined by AND; quotation marks of any kind make a phrase, those that do not match too; ``OR``, ``NOT``,
``NEAR`` (``NEAR/5``) in capitals, parentheses, and a star behind a word of two letters or more (``اقتصاد*``) mean what
they do elsewhere. Whatever else stands in a query is punctuation, and so is an operator that lacks what it joins:
nothing raises. A hamza of a query stands for one on any seat: ``مسؤول`` finds ``مسئول``.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeAlias

import regex

from egpk_desk.library import index

Span = tuple[int, int]
NEAR = 10
"""How many words may stand between the parts of a NEAR that does not say it (as in FTS5)."""

_LEAST_PREFIX = 2
_DEEPEST = 50
_TOKEN = regex.compile(
    r'"(?P<q>[^"]*)"|«(?P<q>[^»]*)»|“(?P<q>[^”]*)”|„(?P<q>[^“”]*)[“”]'  # as they belong together
    r'|["«“„](?P<q>[^"»”“«„]*)(?:["»”“]|$)'  # and as people type them
    r"|(?P<open>\()|(?P<close>\))|(?P<word>[^\s()\"«“„]+)"
)
_SEAT = regex.compile(r"(?P<last>(?:يء|ئ)(?![\p{L}\p{M}]))|[ؤئ]|(?<=\p{L}\p{M}*)ء(?=\p{L})")
_MOST_HAMZAS = 2
_NEAR = regex.compile(r"NEAR(?:/(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words one behind the other; with ``prefix`` the last is only a beginning. ``written`` is it unfolded."""

    words: tuple[str, ...]
    prefix: bool = False
    written: str = ""


@dataclass(frozen=True, slots=True)
class And:
    """All of ``parts``, and none of ``without``, in one block."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """All parts with at most ``within`` words between the first and the last."""

    parts: tuple[Node, ...]
    within: int = NEAR


Node: TypeAlias = "Phrase | And | Or | Near"


def parse(query: str) -> Node | None:
    """The tree of a query; None where it holds no word that must stand there."""
    return _Parser(query).parse()


class _Parser:
    def __init__(self, query: str) -> None:
        self.tokens = list(_TOKEN.finditer(query))
        self.at = 0
        self.depth = 0

    def parse(self) -> Node | None:
        parts = []
        while self.at < len(self.tokens):
            if (node := self._alternatives()) is not None:
                parts.append(node)
            self.at += 1  # a parenthesis that closes nothing
        return _all(parts, [])

    def _is(self, word: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at]["word"] == word

    def _near(self) -> int | None:
        if self.at < len(self.tokens) and (match := _NEAR.fullmatch(self.tokens[self.at]["word"] or "")):
            return int(match[1]) if match[1] else NEAR
        return None

    def _ended(self) -> bool:
        return self.at >= len(self.tokens) or self.tokens[self.at]["close"] is not None

    def _alternatives(self) -> Node | None:
        parts = [self._sequence()]
        while self._is("OR"):
            self.at += 1
            parts.append(self._sequence())
        there = list(dict.fromkeys(part for part in parts if part is not None))
        return (there[0] if len(there) == 1 else Or(tuple(there))) if there else None

    def _sequence(self) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        while not self._ended() and not self._is("OR"):
            if self._is("AND") or self._near() is not None:
                self.at += 1
                continue
            is_not = False
            while self._is("NOT"):
                self.at, is_not = self.at + 1, True
            if self._ended() or self._is("OR"):
                break
            if (node := self._nearness()) is not None:
                (without if is_not else parts).append(node)
        return _all(parts, without)

    def _nearness(self) -> Node | None:
        node = self._one()
        while (within := self._near()) is not None:
            self.at += 1
            other = None if self._ended() or self._is("OR") or self._is("AND") or self._is("NOT") else self._one()
            if node is None or other is None:
                node = node or other
            elif isinstance(node, Near) and node.within == within:
                node = Near((*node.parts, other), within)
            else:
                node = Near((node, other), within)
        return node

    def _one(self) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token["open"]:
            if self.depth >= _DEEPEST:
                return None
            self.depth += 1
            node = self._alternatives()
            self.depth -= 1
            self.at += 1  # the closing parenthesis, or the end
            return node
        word = token["word"]
        if word is None:
            star = self.at < len(self.tokens) and self.tokens[self.at]["word"] == "*"
            if star and self.tokens[self.at].start() == token.end():
                self.at += 1
                return _phrase(token["q"] or "", True)
            return _phrase(token["q"] or "", False)
        return _phrase(word.rstrip("*"), word.endswith("*"))


def _phrase(written: str, prefix: bool) -> Node | None:
    found: dict[tuple[str, ...], Phrase] = {}
    for spelt in _seats(written):
        words = tuple(index.indexed(spelt).split())
        if words:
            phrase = Phrase(words, prefix and len(words[-1]) >= _LEAST_PREFIX, " ".join(written.split()))
            found.setdefault(words, phrase)
    phrases_ = tuple(found.values())
    return (phrases_[0] if len(phrases_) == 1 else Or(phrases_)) if phrases_ else None


def _seats(written: str) -> Iterator[str]:
    """Words with each hamza on the seats that writers give it, first as written: مسؤول, مسئول; شؤون, شئون; شيء, شئ.

    Folding leaves a hamza's seat as the letter that it is, so the index tells them apart. Of many hamzas the first few
    are moved.
    """
    written = unicodedata.normalize("NFC", written)
    sites = list(_SEAT.finditer(written))[:_MOST_HAMZAS]
    choices = []
    for site in sites:
        others = ("ئ", "يء") if site["last"] else ("ؤ", "ئ", "ء")
        choices.append((site[0], *(one for one in others if one != site[0])))
    for chosen in product(*choices):
        pieces, at = [], 0
        for site, seat in zip(sites, chosen, strict=True):
            pieces += [written[at : site.start()], seat]
            at = site.end()
        yield "".join((*pieces, written[at:]))


def _all(parts: Sequence[Node], without: Sequence[Node]) -> Node | None:
    """Parts joined by AND, a part that stands there twice once; None where nothing must stand there."""
    flat: dict[object, Node] = {}
    unwanted = list(without)
    for part in parts:
        inner = part.parts if isinstance(part, And) else (part,)
        unwanted += part.without if isinstance(part, And) else ()
        for one in inner:
            flat.setdefault((one.words, one.prefix) if isinstance(one, Phrase) else one, one)
    if not flat:
        return None
    if len(flat) == 1 and not unwanted:
        return next(iter(flat.values()))
    return And(tuple(flat.values()), tuple(dict.fromkeys(unwanted)))


def phrases(node: Node) -> Iterator[Phrase]:
    """The phrases that a hit can show: those that must not stand there apart."""
    if isinstance(node, Phrase):
        yield node
    else:
        for part in node.parts:
            yield from phrases(part)


def all_phrases(node: Node) -> Iterator[Phrase]:
    """Every phrase of a query."""
    if isinstance(node, Phrase):
        yield node
        return
    for part in (*node.parts, *(node.without if isinstance(node, And) else ())):
        yield from all_phrases(part)


def match_expression(node: Node, forms: Callable[[str, bool], Sequence[str] | None]) -> str:
    """The query as FTS5 takes it. Every word is quoted, so that none is an operator.

    ``forms`` gives the words of the index that a word (a beginning, where the flag says so) stands for; None where FTS5
    finds it by itself. A phrase or NEAR of such words is widened to all blocks that hold the words: what is found must
    be looked at again.
    """
    match node:
        case Phrase(words=words, prefix=prefix):
            chosen = [forms(word, prefix and at == len(words) - 1) for at, word in enumerate(words)]
            if all(one is None for one in chosen):
                return '"' + " ".join(words) + '"' + (" *" if prefix else "")
            return " AND ".join(_any(word, one) for word, one in zip(words, chosen, strict=True)).join("()")
        case Near(parts=parts, within=within):
            inner = [match_expression(part, forms) for part in parts]
            is_plain = len(parts) == 2 and all(isinstance(part, Phrase) for part in parts)
            if is_plain and not any(expression.startswith("(") for expression in inner):
                return f"NEAR({' '.join(inner)}, {within})"
            return " AND ".join(inner).join("()")
        case Or(parts=parts):
            return " OR ".join(match_expression(part, forms) for part in parts).join("()")
        case And(parts=parts):
            # What must not stand there is looked at afterwards: its own expression may be wider than it.
            return " AND ".join(match_expression(part, forms) for part in parts).join("()")


def _any(word: str, forms: Sequence[str] | None) -> str:
    if forms is None:
        return f'"{word}"'
    return " OR ".join(f'"{form}"' for form in forms).join("()") if forms else '""'


# ---- where it stands -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """How phrases are found in one text: ``places`` of a phrase, in order; ``gap`` counts words between offsets."""

    places: Callable[[Phrase], Sequence[Span]]
    gap: Callable[[int, int], int]


def hits(node: Node, finding: Finding) -> list[Span]:
    """The windows of a query: the smallest that hold what it asks for, apart from each other, in order."""
    match node:
        case Phrase():
            return apart(finding.places(node))
        case Or(parts=parts):
            return apart(span for part in parts for span in hits(part, finding))
        case Near(parts=parts, within=within):
            return windows([hits(part, finding) for part in parts], lambda low, high: finding.gap(low, high) <= within)
        case And(parts=parts, without=without):
            if any(hits(part, finding) for part in without):
                return []
            return windows([hits(part, finding) for part in parts])


def windows(places: Sequence[Sequence[Span]], accept: Callable[[int, int], bool] | None = None) -> list[Span]:
    """The smallest windows that hold one place of each term, apart from each other, in order of the text.

    ``places`` holds, for each term, its places in order. Of overlapping windows the smaller is taken, then the earlier.
    ``accept`` is asked with the end of a window's first place and the start of its last.
    """
    if not places or not all(places):
        return []
    if len(places) == 1:
        return apart(places[0])
    found: list[Span] = []
    heap = [(spans[0], term, 0) for term, spans in enumerate(places)]
    heapq.heapify(heap)
    end, last = max((span[1], span[0]) for span, _, _ in heap)
    while True:
        span, term, at = heap[0]
        if accept is None or accept(min(span[1], last), last):
            found.append((span[0], end))
        if at + 1 == len(places[term]):
            break
        following = places[term][at + 1]
        end, last = max((end, last), (following[1], following[0]))
        heapq.heapreplace(heap, (following, term, at + 1))
    return apart(found)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap: the smaller is taken before the larger, the earlier before the later; in order."""
    ordered = sorted(set(spans))
    if all(one[1] <= other[0] for one, other in pairwise(ordered)):
        return ordered
    taken: list[Span] = []
    for span in sorted(ordered, key=lambda one: (one[1] - one[0], one[0])):
        at = _insertion(taken, span)
        if (at == 0 or taken[at - 1][1] <= span[0]) and (at == len(taken) or span[1] <= taken[at][0]):
            taken.insert(at, span)
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
