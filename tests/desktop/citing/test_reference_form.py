"""The form of one record: whatever a record says is shown without being changed, and only what is touched changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from egpk_desk.citations.collection import Entry
from egpk_desk.citations.csl_json import DATES, NAMES, TYPES
from egpk_desk.desktop.citing.names_editor import name_text
from egpk_desk.desktop.citing.reference_form import ReferenceForm
from egpk_desk.desktop.citing.reference_list import searched_text
from egpk_desk.desktop.citing.reference_words import FIELDS, ORDER, about, field_name, type_name

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LINE = TEXT.map(str.strip)
NAME = st.one_of(
    st.fixed_dictionaries({"literal": LINE}),
    st.fixed_dictionaries({"family": LINE, "given": LINE}, optional={"suffix": LINE, "non-dropping-particle": LINE}),
    st.fixed_dictionaries({"literal": LINE, "transliteration": LINE}),
)
YEAR = st.integers(1, 2100)
DATE = st.one_of(
    st.lists(st.lists(YEAR, min_size=1, max_size=1), min_size=1, max_size=2).map(lambda parts: {"date-parts": parts}),
    st.tuples(YEAR, st.integers(1, 12), st.integers(1, 28)).map(lambda day: {"date-parts": [list(day)]}),
    LINE.map(lambda text: {"literal": text}),
    LINE.map(lambda text: {"raw": text, "circa": True}),
)
ANY = st.one_of(st.none(), st.integers(), st.booleans(), LINE, st.lists(LINE, max_size=2), st.dictionaries(LINE, LINE))
ITEM = st.fixed_dictionaries(
    {},
    optional={
        "type": st.one_of(st.sampled_from(sorted(TYPES)), LINE),
        "title": LINE,
        "author": st.one_of(st.lists(NAME, max_size=3), ANY),
        "chair": st.lists(NAME, max_size=2),
        "translator": st.lists(NAME, max_size=2),
        "issued": st.one_of(DATE, ANY),
        "accessed": DATE,
        "original-date": DATE,
        "publisher": LINE,
        "volume": st.one_of(st.integers(0, 99), LINE),
        "abstract": LINE,
        "custom": st.one_of(st.dictionaries(LINE, LINE, max_size=2), ANY),
        "mystery": ANY,
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(item=ITEM)
def test_a_record_that_is_not_touched_is_not_changed(qtbot: QtBot, item: dict[str, Any]) -> None:
    form = ReferenceForm()
    qtbot.addWidget(form)
    entry = Entry("id", "key", item)
    form.show_entry(entry)
    assert form.valid
    assert form.changes() == {}
    assert isinstance(searched_text(entry), str)
    assert isinstance(about(item, "key"), str)


def test_only_what_is_touched_changes(qtbot: QtBot) -> None:
    item = {
        "type": "book",
        "title": "عنوان",
        "author": [{"literal": "أول"}, {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}],
        "issued": {"date-parts": [[2009]], "season": 2},
        "custom": {"hijri": "1430", "ris": {"ZZ": ["kept"]}},
        "volume": 3,
    }
    form = ReferenceForm()
    qtbot.addWidget(form)
    form.show_entry(Entry("id", "key", item))
    form.people.people[0].name.setText("الأول بن أول")
    form.hijri.field.setText("1431")
    form.lines["volume"].setText("")
    assert form.changes() == {
        "author": [{"literal": "الأول بن أول"}, item["author"][1]],  # type: ignore[index]
        "custom": {"hijri": "1431", "ris": {"ZZ": ["kept"]}},
        "volume": "",
    }
    assert "volume" not in form.item()
    assert form.item()["issued"] == item["issued"]
    form.people.people[0].cross.click()
    assert form.changes()["author"] == [item["author"][1]]  # type: ignore[index]
    form.people.people[0].role.setCurrentIndex(form.people.people[0].role.findData("editor"))
    assert form.changes()["author"] == []
    assert form.changes()["editor"] == [item["author"][1]]  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Lee", "given": "Ann"}, "Lee, Ann"),
        ({"family": "الجابري", "given": "محمد عابد"}, "الجابري، محمد عابد"),
        ({"literal": "مركز دراسات الوحدة العربية"}, "مركز دراسات الوحدة العربية"),
        ({"given": "Ludwig", "non-dropping-particle": "van", "family": "Beethoven"}, "Ludwig van Beethoven"),
        ({"family": "Plato"}, "Plato"),
    ],
)
def test_a_name_is_shown_as_one_writes_it(name: dict[str, str], written: str) -> None:
    assert name_text(name) == written


def test_fields_are_those_of_the_type_and_whatever_else_is_said(qtbot: QtBot) -> None:
    form = ReferenceForm()
    qtbot.addWidget(form)
    form.show()
    form.show_entry(Entry("id", "key", {"type": "article-journal", "title": "ت", "edition": "2", "mystery": "م"}))
    assert form.lines["container-title"].isVisibleTo(form)
    assert form.lines["edition"].isVisibleTo(form), "it says something"
    assert form.lines["mystery"].isVisibleTo(form)
    assert "publisher" not in form.lines
    form.type.setCurrentIndex(form.type.findData("book"))
    assert form.lines["publisher"].isVisibleTo(form)
    assert not form.lines["issue"].isVisibleTo(form)
    order = [name for name in ORDER if name in form.lines and form.lines[name].isVisibleTo(form)]
    places = [form.lines[name].mapTo(form.widget(), QPoint(0, 0)).y() for name in (*order, "URL")]
    assert places == sorted(places), "in one order, whenever they were made"


def test_every_type_and_field_that_the_form_knows_is_csl_s_and_has_a_name() -> None:
    assert set(FIELDS) <= TYPES
    for fields in FIELDS.values():
        for name in fields:
            assert name not in NAMES | DATES
            assert field_name(name) != name or name in ("DOI", "ISBN", "ISSN"), name
    assert all(type_name(each) != each for each in FIELDS)


def test_a_new_date_leaves_no_hijri_one_that_it_cannot_be(qtbot: QtBot) -> None:
    item = {"type": "book", "title": "عنوان", "issued": {"date-parts": [[2024]]}, "custom": {"hijri": "1445", "x": "y"}}
    form = ReferenceForm()
    qtbot.addWidget(form)
    form.show_entry(Entry("id", "key", item))
    assert "2023" in form.hijri.line.text()
    form.issued.field.setText("2023")
    assert "custom" not in form.changes()
    form.issued.field.setText("2010")
    assert form.valid
    assert form.changes() == {"issued": {"date-parts": [[2010]]}, "custom": {"x": "y"}}
    form.hijri.field.setText("1446")
    assert not form.valid, "what is typed against the date is told, not lost"
    form.hijri.field.setText("1431")
    assert form.changes()["custom"] == {"hijri": "1431", "x": "y"}
    form.hijri.field.setText("عام الفيل")
    assert not form.valid
    form.hijri.field.setText("")
    form.issued.field.setText("1447")
    assert form.changes()["custom"] == {"hijri": "1447", "x": "y"}, "a bare year of a work in Arabic"
    form.lines["title"].setText("Ports")
    form.issued.field.setText("1448")
    assert not form.valid
