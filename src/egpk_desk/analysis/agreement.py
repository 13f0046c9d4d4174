"""How far coders agree: percentage, Cohen's kappa and Krippendorff's alpha, by character and by code.

A unit is a character of a document's body for one code; its values say which coders put the code there. Units of the
same values are counted together, so that the cost is that of the highlights, not of the text. Cohen (1960), *A
coefficient of agreement for nominal scales*; Krippendorff (2011), *Computing Krippendorff's alpha-reliability*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from egpk_desk.analysis.intervals import Span, Spans, covered

Values = tuple[Hashable | None, ...]
"""What each coder said of a unit, in the order of the coders; None where one did not look at it."""

Patterns = Mapping[Values, float]
"""How many units have which values."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Agreement over units. A measure is None where it is not defined: nobody coded anything, or one coder only.

    ``percent`` is 0 to 100; with more than two coders it and ``kappa`` are means over their pairs.
    """

    units: float
    percent: float | None
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document in which coders differ on a code; code points, half-open."""

    document: str
    start: int
    end: int
    code: str
    by: tuple[str, ...]
    not_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """What one document is to the coders: the ranges of its body, and each coder's spans by code."""

    document: str
    body: Sequence[Span]
    coders: Mapping[str, Mapping[str, Sequence[Span]]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement in all, and for each code (a slug), of these coders on so many documents."""

    coders: tuple[str, ...]
    documents: int
    overall: Measures
    per_code: Mapping[str, Measures]
    passages: tuple[Passage, ...]


def percent_agreement(patterns: Patterns) -> float | None:
    """The share of units on which two coders say the same, 0 to 100; with more coders the mean over pairs."""
    shares = []
    for pair in _pairs(patterns):
        total = sum(pair.values())
        shares.append(100 * sum(weight for (one, other), weight in pair.items() if one == other) / total)
    return sum(shares) / len(shares) if shares else None


def cohen_kappa(patterns: Patterns) -> float | None:
    """Agreement of two coders beyond chance (Cohen 1960); with more coders the mean over pairs.

    1 where both always say the same one thing, for then chance explains all and nothing is missed.
    """
    found = []
    for pair in _pairs(patterns):
        total = sum(pair.values())
        one: Counter[Hashable | None] = Counter()
        other: Counter[Hashable | None] = Counter()
        for (first, second), weight in pair.items():
            one[first] += weight  # type: ignore[assignment]
            other[second] += weight  # type: ignore[assignment]
        observed = sum(weight for (a, b), weight in pair.items() if a == b) / total
        expected = sum(one[value] * other[value] for value in one) / total**2
        found.append(1.0 if expected == 1 else (observed - expected) / (1 - expected))
    return sum(found) / len(found) if found else None


def krippendorff_alpha(patterns: Patterns) -> float | None:
    """Agreement of any number of coders, some of whom may be missing, on nominal values (Krippendorff 2011).

    None where there is no variation to agree on.
    """
    coincidences: Counter[tuple[Hashable, Hashable]] = Counter()
    for values, weight in patterns.items():
        said = [value for value in values if value is not None]
        if len(said) < 2:
            continue
        counts = Counter(said)
        for one in counts:
            for other in counts:
                pairs = counts[one] * (counts[other] - (one == other))
                coincidences[one, other] += pairs * weight / (len(said) - 1)  # type: ignore[assignment]
    margins: Counter[Hashable] = Counter()
    for (one, _), weight in coincidences.items():
        margins[one] += weight
    total = sum(margins.values())
    differing = total**2 - sum(margin**2 for margin in margins.values())
    if total <= 1 or not differing:
        return None
    observed = sum(weight for (one, other), weight in coincidences.items() if one != other)
    return 1 - (total - 1) * observed / differing


def _pairs(patterns: Patterns) -> Iterator[dict[tuple[Hashable, Hashable], float]]:
    """For each two coders, the units that both looked at."""
    coders = max(map(len, patterns), default=0)
    for first, second in combinations(range(coders), 2):
        pair: dict[tuple[Hashable, Hashable], float] = {}
        for values, weight in patterns.items():
            one, other = values[first], values[second]
            if one is not None and other is not None and weight:
                pair[one, other] = pair.get((one, other), 0) + weight
        if pair:
            yield pair


def measure(patterns: Patterns) -> Measures:
    """All measures over units."""
    return Measures(
        sum(patterns.values()), percent_agreement(patterns), cohen_kappa(patterns), krippendorff_alpha(patterns)
    )


def agreement(codings: Iterable[Coding], coders: Sequence[str]) -> Agreement:
    """How far coders agree on documents that they coded apart."""
    by_code: dict[str, Counter[Values]] = {}
    passages: list[Passage] = []
    looked: list[tuple[Coding, float]] = []
    for coding in codings:
        looked.append((coding, sum(end - start for start, end in coding.body)))
    codes = sorted({code for coding, _ in looked for spans in coding.coders.values() for code in spans})
    for code in codes:
        patterns = by_code.setdefault(code, Counter())
        for coding, length in looked:
            there, body = 0, Spans(coding.body)
            for start, end, by in _runs(coding, code, coders):
                patterns[tuple((coder in by) if coder in coding.coders else None for coder in coders)] += end - start
                there += end - start
                missing = tuple(coder for coder in coders if coder in coding.coders and coder not in by)
                if by and missing:
                    _join(passages, Passage(coding.document, start, end, code, tuple(sorted(by)), missing), body)
            none: Values = tuple(False if coder in coding.coders else None for coder in coders)
            patterns[none] += int(length - there)
    overall: Counter[Values] = Counter()
    for patterns in by_code.values():
        overall.update(patterns)
    passages.sort(key=lambda each: (each.document, each.start, each.code))
    return Agreement(
        tuple(coders),
        len(looked),
        measure(overall),
        {code: measure(patterns) for code, patterns in by_code.items()},
        tuple(passages),
    )


def _runs(coding: Coding, code: str, coders: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Stretches of the body with the coders who put the code there, where there is any."""
    spans = {coder: covered(coding.coders[coder].get(code, ())) for coder in coders if coder in coding.coders}
    edges = {cut for each in spans.values() for span in each for cut in span}
    cuts = sorted(edges | {cut for span in coding.body for cut in span})
    within = covered(coding.body)
    at_body = 0
    places = dict.fromkeys(spans, 0)
    for start, end in pairwise(cuts):
        while at_body < len(within) and within[at_body][1] <= start:
            at_body += 1
        if at_body == len(within):
            return
        if within[at_body][0] > start:
            continue
        by = set()
        for coder, each in spans.items():
            while places[coder] < len(each) and each[places[coder]][1] <= start:
                places[coder] += 1
            if places[coder] < len(each) and each[places[coder]][0] <= start:
                by.add(coder)
        if by:
            yield start, end, frozenset(by)


def _join(passages: list[Passage], one: Passage, body: Spans) -> None:
    """Add a passage, or lengthen the last one where it goes on in the same way, in the next block too."""
    last = passages[-1] if passages else None
    alike = last and (last.document, last.code, last.by) == (one.document, one.code, one.by)
    if last and alike and not (last.end < one.start and body.overlap(last.end, one.start)):
        passages[-1] = Passage(last.document, last.start, one.end, last.code, last.by, last.not_by)
    else:
        passages.append(one)
