"""Conditions on properties: read as they are written, and held to what documents have, spelling apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.analysis.conditions import parse_condition
from egpk_desk.document import Metadata
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import DocumentRecord

EXTRA = {"البلد": "مصر؛ باكستان", "السنة": "2024", "الصدور": "2024-03", "النوع": "تقريرٌ سنويّ"}
RECORD = DocumentRecord(
    "a",
    "r",
    Metadata(title="عنوان", publisher="المدار", date="2025-01-09", extra=EXTRA),
    "html",
    "",
    "",
    1,
    1,
    0,
    0,
    0,
    "",
)


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("البلد=مصر", True),
        ("البلد=باكستان", True),
        ("البلد=مصر؛ باكستان", True),
        ("البلد=صر", False),
        ("البلد~صر", True),
        ("البلد!=مصر", False),
        ("البلد!=العراق", True),
        ("غيره!=العراق", True),
        ("البلد", True),
        ("غيره", False),
        ("غيره=", True),
        ("البلد=", False),
        ("البلد!=", True),
        ("السّنة = ٢٠٢٤", True),
        ("السنة=2024.0", True),
        ("السنة>2023", True),
        ("السنة>=2024", True),
        ("السنة<2024", False),
        ("السنة<=٢٠٢٤", True),
        ("السنة>99", True),  # as numbers, not as words
        ("الصدور>=2024-03-15", True),  # the month may be as late
        ("الصدور<2024", False),
        ("الصدور<2025", True),
        ("الصدور=2024", True),
        ("الصدور=2024-3", True),
        ("غيره>1", False),
        ("النوع=تقرير سنوي", True),
        ("publisher=المدار", True),
        ("date>=2025", True),
        ("status=unread", True),
        ("kind=html", True),
    ],
)
def test_a_condition_holds_or_does_not(written: str, holds: bool) -> None:
    assert parse_condition(written).holds(RECORD) is holds


@pytest.mark.parametrize("written", ["", "=مصر", ">=", "البلد>", "البلد~", " = "])
def test_what_is_no_condition_is_refused(written: str) -> None:
    with pytest.raises(InvalidValue):
        parse_condition(written)


@given(st.text(alphabet="ابت12 -=<>!~؛", max_size=24))
def test_whatever_is_written_is_refused_or_answered(written: str) -> None:
    try:
        condition = parse_condition(written)
    except InvalidValue:
        return
    assert condition.holds(RECORD) in (True, False)
    assert parse_condition(str(condition)).holds(RECORD) is condition.holds(RECORD)
