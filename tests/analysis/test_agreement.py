"""Measures of agreement against worked examples that were published, and against counting letter by letter."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.analysis.agreement import (
    Coding,
    Patterns,
    agreement,
    cohen_kappa,
    krippendorff_alpha,
    measure,
    percent_agreement,
)
from egpk_desk.analysis.intervals import covered


def table(*counts: int) -> Patterns:
    """Both yes, only the first, only the second, both no."""
    both, first, second, none = counts
    return {(1, 1): both, (1, 0): first, (0, 1): second, (0, 0): none}


def rows(*coders: str) -> Patterns:
    """Units one after the other as each coder saw them; a full stop is a missing value."""
    return Counter(tuple(None if value == "." else value for value in unit) for unit in zip(*coders, strict=True))


def square(*lines: tuple[int, ...]) -> Patterns:
    """How often one coder chose the row's category and the other the column's."""
    return {(row, column): count for row, line in enumerate(lines) for column, count in enumerate(line)}


# Cohen (1960), A coefficient of agreement for nominal scales, the example of 200 subjects: .70 agree, kappa .492;
# Fleiss, Levin and Paik (2003), Statistical methods for rates and proportions, table 18.1, diagnoses of 100: .89, .68;
# Viera and Garrett (2005), Understanding interobserver agreement: the kappa statistic, Family Medicine 37(5), table 1;
# Sim and Wright (2005), The kappa statistic in reliability studies, Physical Therapy 85(3), table 1;
# Cohen's kappa, the two examples of grant proposals and of equal agreement, as Smeeton (1985) discusses them.
KAPPAS = [
    ("Cohen", square((88, 10, 2), (14, 40, 6), (18, 10, 12)), 70, 0.49),
    ("Fleiss, Levin and Paik", square((75, 1, 4), (5, 4, 1), (0, 0, 10)), 89, 0.68),
    ("Viera and Garrett", table(15, 5, 10, 70), 85, 0.57),
    ("Sim and Wright", table(22, 2, 4, 11), 84.6, 0.67),
    ("grant proposals", table(20, 5, 10, 15), 70, 0.40),
    ("equal agreement, margins alike", table(45, 15, 25, 15), 60, 0.13),
    ("equal agreement, margins apart", table(25, 35, 5, 35), 60, 0.26),
]


@pytest.mark.parametrize(("name", "patterns", "percent", "kappa"), KAPPAS, ids=lambda value: str(value)[:20])
def test_kappa_and_percentage_are_those_of_published_examples(
    name: str, patterns: Patterns, percent: float, kappa: float
) -> None:
    found, share = cohen_kappa(patterns), percent_agreement(patterns)
    assert found is not None
    assert share is not None
    assert round(found, 2) == kappa
    assert round(share, 1) == percent


# Krippendorff (2011), Computing Krippendorff's alpha-reliability, parts A, B and C; and the example of three coders and
# fifteen units, most of them seen by two or one, that reference works give (nominal .691).
ALPHAS = [
    ("A: binary, two observers", rows("0100000010", "1110010000"), 0.095),
    ("B: nominal, two observers", rows("aabbdcccedda", "babbbcccEddd".replace("E", "e")), 0.692),
    (
        "C: nominal, four observers, values missing",
        rows("123321412...", "1233224125.3", ".333234225 1.".replace(" ", ""), "1233244125 1.".replace(" ", "")),
        0.743,
    ),
    ("three observers, values missing", rows(".....34121133.3", "1.213343.......", "..21344.21133.4"), 0.691),
]


@pytest.mark.parametrize(("name", "patterns", "alpha"), ALPHAS, ids=lambda value: str(value)[:20])
def test_alpha_is_that_of_published_examples(name: str, patterns: Patterns, alpha: float) -> None:
    found = krippendorff_alpha(patterns)
    assert found is not None
    assert round(found, 3) == alpha


def test_what_is_not_defined_is_none() -> None:
    assert measure({}).percent is None
    assert measure({(False, False): 100}).alpha is None
    assert measure({(True, None): 100}).kappa is None


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])), max_size=5)


@given(st.fixed_dictionaries({"أ": spans, "ب": spans, "ج": spans}), spans.filter(bool))
def test_counting_by_ranges_is_counting_letter_by_letter(
    coded: dict[str, list[tuple[int, int]]], body: list[tuple[int, int]]
) -> None:
    coders = list(coded)
    letters = {at for start, end in body for at in range(start, end)}
    by_hand = Counter(
        tuple(any(start <= at < end for start, end in coded[coder]) for coder in coders) for at in letters
    )

    coding = Coding("d", covered(body), {coder: {"driver/x": each} for coder, each in coded.items()})
    found = agreement([coding], coders)
    if any(any(start <= at < end for start, end in each) for each in coded.values() for at in letters):
        assert found.overall == measure(by_hand)
    differing = {at for p in found.passages for at in range(p.start, p.end)} & letters
    assert differing == {
        at for at in letters if len({any(start <= at < end for start, end in coded[coder]) for coder in coders}) == 2
    }
