"""Fields of a reference as a user types them."""

from __future__ import annotations

from typing import Any

import pytest

from egpk_desk.bibliography import fields


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("1445هـ", {"issued": {"date-parts": [[2024]]}, "custom": {"hijri": "1445"}}),
        ("١٤٤٥ هـ", {"issued": {"date-parts": [[2024]]}, "custom": {"hijri": "1445"}}),
        ("12 ربيع الأول 1445", {"issued": {"date-parts": [[2023, 9, 27]]}, "custom": {"hijri": "1445-03-12"}}),
        ("24 نوفمبر 2025", {"issued": {"date-parts": [[2025, 11, 24]]}}),
    ],
)
def test_a_date_is_understood_in_either_calendar_and_a_hijri_one_is_kept(written: str, made: dict[str, Any]) -> None:
    assert fields({"date": written}) == made


def test_a_hijri_date_of_access_is_not_taken_for_that_of_the_work() -> None:
    assert fields({"accessed": "1445هـ"}) == {"accessed": {"date-parts": [[2024]]}}
