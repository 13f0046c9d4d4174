"""Quotation marks in a stretch of text: which of them open, which close, and what stands between them.

Most marks have a direction, and nest by it: «a «b» c». People mix them up, too: where they do not nest, reversed or
not, they are taken in turn. Straight marks have none. Single marks may be apostrophes, and are told by what stands
around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"<<|>>|\(\(|\)\)|[«»‹›“”„‟\"″‘’‚‛]")
_CLASSES = (("«", "»"), ("‹", "›"), ("“„‟", "”"), ("<<", ">>"), ("((", "))"), ("‘‚‛", "’"))
_OF = {
    **{mark: number for number, (opening, closing) in enumerate(_CLASSES[:3]) for mark in opening + closing},
    **{"<<": 3, ">>": 3, "((": 4, "))": 4},
    **dict.fromkeys("‘’‚‛", 5),
    **{'"': 6, "″": 7},
}
_SINGLE, _STRAIGHT = 5, 6
_STRICT = frozenset({3, 4, 5})
"""Classes that are no quotation marks unless they nest as they should."""

_ENDS = frozenset(".،,؛;:!؟?…")
"""What a quotation may end in; a mark after it closes."""

_ALWAYS_OPENS = "„‟‚‛"


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    text: str
    of: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a block: outermost ``pairs``, each as where it opens and closes, its mark's length, single or not.

    ``open`` is the mark, with its offset, that opens and is not closed in the block, if there is one.
    """

    pairs: tuple[tuple[int, int, int, bool], ...]
    open: tuple[int, str] | None
    start: int
    marks: tuple[_Mark, ...]
    text: str

    def closing(self, opening: str) -> int | None:
        """Where a mark closes what an earlier block opened; a mark at the block's beginning may open it anew."""
        wanted = [mark for mark in self.marks if mark.of == _OF[opening]]
        if wanted and wanted[0].text == opening and not self.text[self.start : wanted[0].at].strip():
            wanted = wanted[1:]
        depth = 1
        for mark in wanted:
            depth += 1 if mark.text == opening else -1
            if depth == 0:
                return mark.at
        return None

    def has(self, opening: str) -> bool:
        """Whether any mark of the kind stands in the block, but for one that opens it anew."""
        wanted = [mark for mark in self.marks if mark.of == _OF[opening]]
        return bool(wanted) and not (
            len(wanted) == 1 and wanted[0].text == opening and not self.text[self.start : wanted[0].at].strip()
        )


def marked(text: str, start: int, end: int) -> Marks:
    """The quotation marks of ``text[start:end]``; offsets are those of ``text``."""
    found = tuple(_marks(text, start, end))
    opens: dict[int, bool] = {}
    left: list[_Mark] = []
    for of in dict.fromkeys(mark.of for mark in found):
        own = [mark for mark in found if mark.of == of]
        roles, unclosed = _roles(own, text)
        opens |= {mark.at: role for mark, role in zip(own, roles, strict=False) if mark is not unclosed}
        if unclosed is not None and of < _STRAIGHT and of not in _STRICT and unclosed.text in _CLASSES[of][0]:
            left.append(unclosed)
    first = min(left, key=lambda mark: mark.at, default=None)
    return Marks(tuple(_pairs(found, opens)), (first.at, first.text) if first else None, start, found, text)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        mark = _Mark(match.start(), match[0], _OF[match[0]])
        if mark.of == _SINGLE and not _is_single(text, mark):
            continue
        yield mark


def _is_single(text: str, mark: _Mark) -> bool:
    """Whether a single mark may be a quotation mark: not within a word; one that opens stands before one."""
    before, after = text[mark.at - 1 : mark.at], text[mark.at + 1 : mark.at + 2]
    if mark.text == "’":
        return not after.isalnum() and bool(before.strip())
    return not before.isalnum() and bool(after.strip())


def _roles(own: Sequence[_Mark], text: str) -> tuple[list[bool], _Mark | None]:
    """Of the marks of one class, which open; and the one that is left open. Empty where they are no quotation marks."""
    of = own[0].of
    if of < _STRAIGHT:
        spaced = [_by_spacing(mark, text) for mark in own]
        if None not in spaced and _nested(own, spaced) == (True, None):
            return [bool(role) for role in spaced], None
        straight = [mark.text in _CLASSES[of][0] for mark in own]
        fits, unclosed = _nested(own, straight)
        if fits or of == _SINGLE:
            return straight, unclosed
        if of in _STRICT:
            return [], None
        turned = [mark.text in _ALWAYS_OPENS or not role for mark, role in zip(own, straight, strict=True)]
        fits, unclosed = _nested(own, turned)
        if fits and unclosed is None:  # a mark alone that closes has opened in an earlier block
            return turned, None
    return [number % 2 == 0 for number in range(len(own))], own[-1] if len(own) % 2 else None


def _by_spacing(mark: _Mark, text: str) -> bool | None:
    """Whether a mark opens (True) or closes, by the side on which words lean on it; None where neither or both do."""
    before, after = text[mark.at - 1 : mark.at], text[mark.at + len(mark.text) : mark.at + len(mark.text) + 1]
    leans, carries = before.isalnum() or before in _ENDS, after.isalnum()
    return None if leans == carries else carries


def _nested(own: Sequence[_Mark], roles: Sequence[bool | None]) -> tuple[bool, _Mark | None]:
    """Whether marks nest; with one that opens last and is not closed in the block, if that is all that is amiss."""
    stack: list[_Mark] = []
    for mark, opens in zip(own, roles, strict=True):
        if opens:
            stack.append(mark)
        elif stack:
            stack.pop()
        else:
            return False, None
    if not stack:
        return True, None
    return (True, stack[0]) if len(stack) == 1 else (False, None)


def _pairs(found: Sequence[_Mark], opens: dict[int, bool]) -> Iterator[tuple[int, int, int, bool]]:
    """The outermost pairs of marks that open and close."""
    stack: list[_Mark] = []
    for mark in found:
        if mark.at not in opens:
            continue
        if opens[mark.at]:
            stack.append(mark)
            continue
        place = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].of == mark.of), None)
        if place is None:
            continue
        opening = stack[place]
        del stack[place:]
        if not stack:
            yield opening.at, mark.at, len(opening.text), mark.of == _SINGLE
