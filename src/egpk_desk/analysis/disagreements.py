"""The passages on which coders disagree, each as one thing to settle: who coded what there.

A code on spans that overlap is one *stretch*; coders agree on it where they cover the same letters (white space and
punctuation at an edge are no disagreement). Stretches of several codes are one disagreement where more than half of
each is the other: there coders had the same passage in mind, and called it by different names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from egpk_desk.analysis.intervals import Span, covered
from egpk_desk.library.records import CodedBy, Decision


@dataclass(frozen=True, slots=True)
class Coded:
    """What coders did in one document: its text, those who looked at it, and each code on each highlight."""

    document: str
    text: str
    coders: Sequence[str]
    codings: Sequence[CodedBy]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A passage of a document on which coders disagree (code points, half-open), and who coded what in it.

    ``coders`` are all who looked at the document; those without a coding left the passage alone. ``decision`` is how
    it was settled, if it was.
    """

    id: str
    document: str
    start: int
    end: int
    coders: tuple[str, ...]
    codings: tuple[CodedBy, ...]
    decision: Decision | None = None

    def of(self, coder: str) -> tuple[CodedBy, ...]:
        """What one coder put there."""
        return tuple(one for one in self.codings if one.coder == coder)


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    codings: list[CodedBy]


def disagreements(coded: Coded) -> list[tuple[int, int, tuple[CodedBy, ...]]]:
    """The places of one document on which its coders disagree, in its order: start, end, and what is coded there."""
    stretches = [
        stretch
        for code in dict.fromkeys(one.code for one in coded.codings)
        for stretch in _stretches(one for one in coded.codings if one.code == code)
        if not _is_agreed(stretch, coded)
    ]
    order = {coder: number for number, coder in enumerate(coded.coders)}
    found = [
        (
            min(one.start for one in group),
            max(one.end for one in group),
            tuple(sorted((each for one in group for each in one.codings), key=lambda c: (order[c.coder], c[1:]))),
        )
        for group in _grouped(sorted(stretches, key=lambda one: (one.start, one.end)))
    ]
    return sorted(found)


def _stretches(codings: Iterable[CodedBy]) -> Iterable[_Stretch]:
    """Spans of one code that overlap, together."""
    open_: _Stretch | None = None
    for one in sorted(codings, key=lambda one: (one.start, one.end)):
        if open_ is not None and one.start < open_.end:
            open_.codings.append(one)
            open_.end = max(open_.end, one.end)
            continue
        if open_ is not None:
            yield open_
        open_ = _Stretch(one.start, one.end, [one])
    if open_ is not None:
        yield open_


def _is_agreed(stretch: _Stretch, coded: Coded) -> bool:
    """Whether all who looked cover the same letters with the code."""
    covers = [covered((o.start, o.end) for o in stretch.codings if o.coder == coder) for coder in coded.coders]
    edges = sorted({at for cover in covers for span in cover for at in span})
    for start, end in pairwise(edges):
        by = sum(any(s <= start and end <= e for s, e in cover) for cover in covers)
        if 0 < by < len(covers) and any(letter.isalnum() for letter in coded.text[start:end]):
            return False
    return True


def _grouped(stretches: Sequence[_Stretch]) -> Iterable[list[_Stretch]]:
    """Stretches, in order, that are about the same passage; of one code there is one in each group."""
    groups: list[list[_Stretch]] = []
    reach: list[_Stretch] = []  # those that may overlap what comes
    home: dict[int, list[_Stretch]] = {}
    for one in stretches:
        reach = [other for other in reach if other.end > one.start]
        mine: list[_Stretch] | None = None
        for other in reach:
            group = home[id(other)]
            if _is_same_passage(one, other) and one.codings[0].code not in {each.codings[0].code for each in group}:
                mine = group
                break
        if mine is None:
            mine = []
            groups.append(mine)
        mine.append(one)
        home[id(one)] = mine
        reach.append(one)
    return groups


def _is_same_passage(one: _Stretch, other: _Stretch) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end - one.start, other.end - other.start)


def settled_by(codings: Collection[CodedBy], decisions: Iterable[Decision]) -> Decision | None:
    """The decision that speaks of all that is coded at a place, if there is one."""
    wanted = {(one.code, one.highlight) for one in codings}
    for decision in decisions:
        if wanted <= {(one.code, one.highlight) for one in decision.codings}:
            return decision
    return None


def with_decided(codings: Iterable[CodedBy], decisions: Iterable[Decision]) -> list[CodedBy]:
    """What coders had coded before it was decided upon: what a decision took away is there, what it made is not."""
    made: set[str] = set()
    restored: dict[tuple[str, str], CodedBy] = {}
    for decision in decisions:
        made.add(decision.ruling.made)
        restored |= {(one.code, one.highlight): one for one in decision.codings}
    found = {(one.code, one.highlight): one for one in codings if one.highlight not in made}
    return list((restored | found).values())


def spans_by_coder(coded: Coded) -> dict[str, dict[str, list[Span]]]:
    """For each coder who looked, the spans of each code."""
    found: dict[str, dict[str, list[Span]]] = {coder: {} for coder in coded.coders}
    for one in coded.codings:
        found[one.coder].setdefault(one.code, []).append((one.start, one.end))
    return found
