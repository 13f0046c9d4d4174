"""Which codes a few letters may mean, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from egpk_desk.desktop.dialogs.code_draft import new_draft
from egpk_desk.desktop.panels.code_ranking import ranked
from egpk_desk.library.records import Code


def code(slug: str, arabic: str, english: str = "", **more: object) -> Code:
    return replace(Code(slug, slug, slug.split("/")[0], arabic, english, "#123456"), **more)  # type: ignore[arg-type]


CODES = [
    code("driver/economic-gains", "المكاسب الاقتصادية", "Economic gains"),
    code("driver/south-asia-india", "التنافسات في جنوب آسيا وصعود دور الهند", "Rivalries in South Asia"),
    code("dimension/economic", "الاقتصادي", "Economic"),
    code("dimension/economic/trade", "التجارة", "Trade", parent="dimension/economic"),
    code("driver/old", "المكاسب القديمة", "Old gains", retired=True),
    code("driver/holder", "المكاسب الجامعة", "Holder", codable=False),
]


def found(query: str, counts: dict[str, int] | None = None, recent: tuple[str, ...] = ()) -> list[str]:
    return [each.slug for each in ranked(query, CODES, counts or {}, recent)]


@pytest.mark.parametrize("query", ["مكاسب", "المكاسب", "مَكاسِب", "gains", "GAI", "مك اق"])
def test_a_few_letters_in_arabic_or_english_find_a_code_whatever_the_spelling(query: str) -> None:
    assert found(query) == ["driver/economic-gains"]


def test_hamzas_do_not_matter() -> None:
    assert found("اسيا") == found("آسيا") == found("أسيا") == ["driver/south-asia-india"]


def test_a_name_that_begins_so_goes_before_one_with_such_a_word_and_that_before_letters_within() -> None:
    assert found("اقتصاد") == ["dimension/economic", "driver/economic-gains"]
    assert found("econ")[:3] == ["driver/economic-gains", "dimension/economic", "dimension/economic/trade"]


def test_the_most_used_goes_first_then_the_last_given() -> None:
    assert found("", {"dimension/economic/trade": 3, "dimension/economic": 1})[:2] == [
        "dimension/economic/trade",
        "dimension/economic",
    ]
    assert found("", {}, ("dimension/economic", "driver/south-asia-india"))[:2] == [
        "dimension/economic",
        "driver/south-asia-india",
    ]


def test_retired_codes_and_those_that_only_hold_others_are_not_offered() -> None:
    assert {"driver/old", "driver/holder"}.isdisjoint(found(""))


def test_what_no_name_holds_finds_nothing() -> None:
    assert found("زراعة") == []


def test_a_new_code_takes_the_language_of_its_letters_and_a_slug_of_its_own() -> None:
    arabic = new_draft("ممرات النقل", "driver", CODES)
    assert arabic is not None
    assert (arabic.slug, arabic.name_ar, arabic.name_en) == ("driver/ممرات-النقل", "ممرات النقل", "")
    latin = new_draft("Economic gains", "driver", CODES)
    assert latin is not None
    assert (latin.slug, latin.name_ar, latin.name_en) == ("driver/economic-gains-2", "", "Economic gains")
    assert new_draft("…", "driver", CODES) is None
