"""Fields of a reference as a user types them."""

from __future__ import annotations

from typing import Any

import pytest

from egpk_desk.bibliography import fields
from egpk_desk.errors import InvalidValue


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("1445هـ", {"issued": {"date-parts": [[2024]], "raw": "1445هـ"}, "custom": {"hijri": "1445"}}),
        ("١٤٤٥ هـ", {"issued": {"date-parts": [[2024]], "raw": "١٤٤٥ هـ"}, "custom": {"hijri": "1445"}}),
        ("1445 AH", {"issued": {"date-parts": [[2024]], "raw": "1445 AH"}, "custom": {"hijri": "1445"}}),
        ("1445هـ/2023م", {"issued": {"date-parts": [[2023]], "raw": "1445هـ/2023م"}, "custom": {"hijri": "1445"}}),
        ("12 ربيع الأول 1445", {"issued": {"date-parts": [[2023, 9, 27]]}, "custom": {"hijri": "1445-03-12"}}),
        ("24 نوفمبر 2025", {"issued": {"date-parts": [[2025, 11, 24]]}}),
    ],
)
def test_a_date_is_understood_in_either_calendar_and_a_hijri_one_is_kept(written: str, made: dict[str, Any]) -> None:
    assert fields({"date": written}) == made


def test_a_hijri_date_of_access_is_not_taken_for_that_of_the_work() -> None:
    assert fields({"accessed": "1445هـ"}) == {"accessed": {"date-parts": [[2024]], "raw": "1445هـ"}}


def test_a_year_without_a_mark_is_hijri_in_a_record_of_a_work_in_arabic_alone() -> None:
    made = fields({"title": "النقد الثقافي", "date": "1426"})
    assert (made["issued"]["date-parts"], made["custom"]) == ([[2005]], {"hijri": "1426"})
    assert fields({"date": "1445-03-12"}, of={"language": "ar"})["issued"]["date-parts"] == [[2023, 9, 27]]
    for other in ({"title": "Poems"}, {"title": "تاریخ گزیده"}, {"title": "النقد", "language": "fa"}):
        with pytest.raises(InvalidValue):
            fields({"date": "1426"}, of=other)


def test_a_new_date_clears_the_hijri_one_that_it_cannot_be_and_keeps_one_that_it_can() -> None:
    known = {"title": "ع", "issued": {"date-parts": [[2024]]}, "custom": {"hijri": "1445"}}
    assert fields({"date": "2010"}, of=known)["custom"] == {"hijri": ""}
    assert "custom" not in fields({"date": "2023"}, of=known)
    assert fields({"date": "2010", "hijri": "1431"}, of=known)["custom"] == {"hijri": "1431"}
    with pytest.raises(InvalidValue, match="runs from 2023 to 2024"):
        fields({"date": "2010", "hijri": "1445"}, of=known)
    with pytest.raises(InvalidValue):
        fields({"hijri": "عام الفيل"})
