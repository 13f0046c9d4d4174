"""A document's record: its metadata is the one source for what both know; keys; the same work."""

from __future__ import annotations

from typing import Any

import pytest

from egpk_desk.citations.collection import Entry, duplicates, unique_key, with_keys
from egpk_desk.citations.csl_json import name_words, parse_name
from egpk_desk.citations.keys import make_key
from egpk_desk.citations.record import csl_item, merged, same_work, split
from egpk_desk.document import Metadata

METADATA = Metadata(
    title="تقرير", authors=("منى حسن",), date="2020-05", publisher="مركز", url="https://e.org", language="ar"
)
STRUCTURED = [{"family": "حسن", "given": "منى"}]


def test_the_metadata_speaks_and_the_record_adds_the_rest() -> None:
    item = csl_item(METADATA, {"publisher-place": "بيروت", "title": "قديم", "publisher": "قديم"}, id="d")
    assert item["title"] == "تقرير"
    assert item["publisher"] == "مركز"
    assert item["publisher-place"] == "بيروت"
    assert item["issued"] == {"date-parts": [[2020, 5]]}


def test_a_finer_form_holds_as_long_as_it_says_the_same() -> None:
    record = {"author": STRUCTURED, "issued": {"date-parts": [[2020, 5], [2021, 6]]}}
    item = csl_item(METADATA, record)
    assert item["author"] == STRUCTURED
    assert item["issued"]["date-parts"] == [[2020, 5], [2021, 6]]
    corrected = csl_item(Metadata(title="تقرير", authors=("منى حسين",), date="2019"), record)
    assert [name_words(name) for name in corrected["author"]] == ["منى حسين"]
    assert corrected["issued"]["date-parts"] == [[2019]]


def test_a_record_taken_apart_and_put_together_is_the_same() -> None:
    whole: dict[str, Any] = {
        "type": "book",
        "title": "كتاب",
        "author": STRUCTURED,
        "issued": {"date-parts": [[1986], [1990]]},
        "publisher": "دار",
        "URL": "https://e.org/1",
        "language": "ar",
        "x-own": {"a": [1]},
        "custom": {"ris": [["LB", "1"]]},
    }
    metadata, record = split(whole)
    known: dict[str, Any] = dict(metadata)
    assert {k: v for k, v in csl_item(Metadata(**known), record).items() if k != "id"} == whole


def test_a_date_in_words_alone_is_kept() -> None:
    metadata, record = split({"title": "كتاب", "issued": {"literal": "ربيع 2010"}})
    known: dict[str, Any] = dict(metadata)
    assert csl_item(Metadata(**known), record)["issued"] == {"literal": "ربيع 2010"}
    assert "issued" not in csl_item(Metadata(title="كتاب"), {"issued": {"date-parts": [[2010]]}})


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ann Lee", {"given": "Ann", "family": "Lee"}),
        ("Lee, Ann Marie", {"given": "Ann Marie", "family": "Lee"}),
        ("Jan van der Berg", {"given": "Jan", "non-dropping-particle": "van der", "family": "Berg"}),
        ("الجابري، محمد عابد", {"given": "محمد عابد", "family": "الجابري"}),
        ("محمد عابد الجابري", {"literal": "محمد عابد الجابري"}),
        ("World Bank", {"literal": "World Bank"}),
        ("International Crisis Group", {"literal": "International Crisis Group"}),
        ("UNESCO", {"literal": "UNESCO"}),
        ("Ministry of Trade, Cairo", {"literal": "Ministry of Trade, Cairo"}),
    ],
)
def test_names_are_taken_apart_where_they_can_be(written: str, name: dict[str, str]) -> None:
    assert parse_name(written) == name


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({}, True),
        ({"title": "تَقْرير"}, True),
        ({"author": [{"literal": "حسن منى"}]}, True),
        ({"author": [{"literal": "غيرها"}]}, False),
        ({"issued": {"date-parts": [[2021]]}}, False),
        ({"title": "آخر"}, False),
        ({"volume": "2"}, True),
        ({"DOI": "https://doi.org/10.1/X", "title": "آخر"}, True),
        ({"DOI": "10.1/y"}, False),
    ],
)
def test_the_same_work_is_known(change: dict[str, Any], is_same: bool) -> None:
    item = {"title": "تقرير", "author": STRUCTURED, "issued": {"date-parts": [[2020]]}}
    assert same_work({**item, "DOI": "10.1/x"} if "DOI" in change else item, {**item, **change}) is is_same


def test_two_volumes_are_two_works() -> None:
    item = {"title": "تقرير", "volume": "1"}
    assert not same_work(item, {**item, "volume": "2"})


def test_merging_keeps_what_was_there_and_adds_what_was_not() -> None:
    made = merged({"title": "أ", "custom": {"a": 1}}, {"title": "ب", "DOI": "x", "custom": {"b": 2}})
    assert made == {"title": "أ", "DOI": "x", "custom": {"a": 1, "b": 2}}


def test_keys_are_ascii_and_unique() -> None:
    item = {"author": [{"family": "الجابري"}], "title": "تكوين العقل", "issued": {"date-parts": [[2009]]}}
    assert make_key(item) == "jabry2009tkwyn"
    assert make_key({}) == "work"
    entries = with_keys([Entry("1", "", item), Entry("2", "Jabry2009tkwyn", {}), Entry("3", "", item)])
    assert [entry.key for entry in entries] == ["jabry2009tkwynb", "Jabry2009tkwyn", "jabry2009tkwync"]
    taken: set[str] = set()
    for _ in range(60):
        taken.add(unique_key("a b{c}", taken))
    assert len(taken) == 60
    assert all(key.isascii() and " " not in key for key in taken)


def test_duplicates_are_grouped() -> None:
    first, second = {"title": "Ports", "DOI": "10.1/a"}, {"title": "ports"}
    entries = [Entry("1", "a", first), Entry("2", "b", second), Entry("3", "c", {"title": "x"}), Entry("4", "d", first)]
    assert [[entry.key for entry in group] for group in duplicates(entries)] == [["a", "b", "d"]]


@pytest.mark.parametrize(
    ("author", "key"),
    [
        ("برنامج الأمم المتحدة الإنمائي", "undp"),
        ("البنك الدولي", "worldbank"),
        ("جامعة القاهرة", "univqahrh"),
        ("وزارة الخارجية المصرية", "minkharjyh"),
        ("المركز المصري للفكر والدراسات", "ctrmsry"),
        ("مركز المسار للدراسات", "ctrmsar"),
        ("International Monetary Fund", "imf"),
        ("World Bank", "worldbank"),
        ("United Nations Development Programme", "undp"),
        ("UNDP Egypt Office", "undp"),
        ("دار الإفتاء", "libafta"),
        ("حسن نافعة", "nafah"),
        ("محمد عابد الجابري", "jabry"),
        ("Ann Lee", "lee"),
        ("مركز", "mrkz"),
    ],
)
def test_bodies_have_short_keys_and_persons_their_last_name(author: str, key: str) -> None:
    made = make_key({"author": [parse_name(author)], "issued": {"date-parts": [[2022]]}, "title": "تقرير"})
    assert made == f"{key}2022tqryr"
    assert len(made) <= 21
    known = {"literal": "هيئة ما", "transliteration": "World Health Organization"}
    assert make_key({"author": [known]}).startswith("auth")
