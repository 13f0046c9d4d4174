"""Dates in words."""

from __future__ import annotations

import pytest

from egpk_desk.citations.dates import date_words


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("2025-11-24", "24 نوفمبر 2025", "24 November 2025"),
        ("2025-11-04", "4 نوفمبر 2025", "4 November 2025"),
        ("2025-01", "يناير 2025", "January 2025"),
        ("2025", "2025", "2025"),
        ("", "", ""),
        ("2025-13-01", "2025-13-01", "2025-13-01"),
        ("ربيع 2025", "ربيع 2025", "ربيع 2025"),
    ],
)
def test_a_date_of_any_precision_is_written_in_words(iso: str, arabic: str, english: str) -> None:
    assert date_words(iso, "ar") == arabic
    assert date_words(iso, "en") == english
