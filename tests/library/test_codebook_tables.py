"""Kinds, sets, saved queries and refused suggestions: each a change that undo takes back."""

from __future__ import annotations

import pytest

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import numbered, report


def test_a_new_library_names_drivers_and_dimensions(library: Library) -> None:
    assert [(kind.slug, kind.name_ar, kind.name_en) for kind in library.kinds()] == [
        ("driver", "الدوافع", "Drivers"),
        ("dimension", "الأبعاد", "Dimensions"),
    ]


def test_a_kind_is_there_once_a_code_has_it_and_can_be_named(library: Library) -> None:
    library.add_code("actor/egypt")
    assert library.kinds()[-1].name("ar") == "actor"
    assert library.set_kind("Actor", name_ar="الفاعلون").name("en") == "الفاعلون"
    assert [kind.slug for kind in library.kinds()] == ["driver", "dimension", "actor"]
    assert library.undo().what == "change kind"
    assert library.kinds()[-1].name_ar == ""
    assert library.redo().done
    assert library.kinds()[-1].name_ar == "الفاعلون"


def test_kinds_order_the_codes(library: Library) -> None:
    library.set_kind("actor", name_ar="الفاعلون")
    library.add_code("place/cairo")
    library.add_code("actor/egypt")
    assert [code.slug for code in library.codes()][-2:] == ["actor/egypt", "place/cairo"]


def test_a_kind_with_codes_cannot_be_removed(library: Library) -> None:
    with pytest.raises(Conflict):
        library.remove_kind("driver")
    with pytest.raises(NotFound):
        library.remove_kind("actor")
    with pytest.raises(InvalidValue):
        library.set_kind("a/b", name_ar="x")
    library.set_kind("actor")
    library.remove_kind("actor")
    assert len(library.kinds()) == 2
    library.set_kind("actor", name_en="Actors")
    assert library.kinds()[-1].name_en == "Actors"


def test_rules_of_use_are_fields_of_a_code(library: Library) -> None:
    code = library.add_code("driver/ports", use_when="موانئ", use_not="مطارات", example="ميناء العقبة", codable=False)
    assert (code.use_when, code.use_not, code.example, code.codable) == ("موانئ", "مطارات", "ميناء العقبة", False)
    library.set_code(code.id, use_when="", example=" ميناء ")
    assert library.code(code.id).example == "ميناء"
    assert library.undo().done
    assert library.code(code.id).use_when == "موانئ"
    with pytest.raises(InvalidValue):
        library.set_code(code.id, slug="x")


def test_a_code_that_was_removed_comes_back_by_its_id(library: Library) -> None:
    code = library.add_code("driver/ports", name_ar="الموانئ")
    with pytest.raises(Conflict):
        library.add_code("driver/airports", id=code.id)
    library.remove_code(code.id)
    assert library.add_code("driver/harbours", id=code.id, name_ar="المرافئ").slug == "driver/harbours"
    assert library.undo().done
    with pytest.raises(NotFound):
        library.code(code.id)


def test_some_highlights_of_a_code_get_another(library: Library) -> None:
    id = library.add(report()).id
    source, into = library.find_code("driver/gaza-war").id, library.add_code("driver/ports").id
    marks = [library.add_highlight(id, at, at + 5, tags=[source]).id for at in (0, 10, 20)]
    other = library.add_highlight(id, 30, 35).id
    assert library.split_code(source, into, [marks[0], marks[2], other]) == 2
    assert [library.highlight(mark).tags for mark in marks] == [(into,), (source,), (into,)]
    assert library.split_code(source, into, [marks[1]], keep=True) == 1
    assert library.highlight(marks[1]).tags == (source, into)
    assert library.undo().what == "split code"
    assert library.undo().done
    assert [library.highlight(mark).tags for mark in marks] == [(source,)] * 3
    with pytest.raises(Conflict):
        library.split_code(source, source, marks)


def test_a_set_holds_codes_that_are_there(library: Library) -> None:
    first, second = library.find_code("driver/gaza-war").id, library.add_code("driver/ports").id
    made = library.put_code_set(" مجموعة ", [first, second, first], definition="وصف")
    assert (made.name, made.codes) == ("مجموعة", (first, second))
    library.remove_code(second)
    assert library.code_sets()[0].codes == (first,)
    library.undo()
    library.put_code_set("أخرى", [second], id=made.id)
    assert [one.codes for one in library.code_sets()] == [(second,)]
    library.undo()
    assert library.code_sets() == [made]
    library.remove_code_set(made.id)
    assert library.code_sets() == []
    with pytest.raises(NotFound):
        library.remove_code_set(made.id)


def test_a_saved_query_tells_what_came_since(library: Library) -> None:
    old = library.add(numbered(1)).id
    saved = library.save_query("  موانئ  ", "الموانئ", {"stem": True})
    assert (saved.name, saved.options) == ("موانئ", {"stem": True})
    assert library.unseen_documents(saved.id) == []
    new = library.add(numbered(2)).id
    assert library.unseen_documents(saved.id) == [new]
    library.mark_query_seen(saved.id)
    assert library.unseen_documents(saved.id) == []
    library.undo()
    assert library.unseen_documents(saved.id) == [new]
    assert library.save_query("موانئ", "النقل", {}).id == saved.id
    assert len(library.saved_queries()) == 1
    assert library.unseen_documents(saved.id) == []
    library.remove_query(saved.id)
    with pytest.raises(NotFound):
        library.saved_query("موانئ")
    library.undo()
    assert library.saved_query("موانئ").query == "النقل"
    assert old != new
    for name, query in (("", "x"), ("x", "  ")):
        with pytest.raises(InvalidValue):
            library.save_query(name, query, {})


def test_a_refused_suggestion_is_remembered_until_undone_or_its_document_is_purged(library: Library) -> None:
    id = library.add(report()).id
    code = library.find_code("driver/gaza-war").id
    refused = library.reject(code, id, 3, 9)
    assert library.rejections() == [refused]
    library.undo()
    assert library.rejections() == []
    library.redo()
    library.purge_document(id)
    assert library.rejections() == []
    assert library.check() == []
    for place in ((code, "absent"), ("absent", id)):
        with pytest.raises(NotFound):
            library.reject(*place, 0, 1)


def test_coded_passages_stand_in_the_order_of_the_text(library: Library) -> None:
    id = library.add(report()).id
    code = library.find_code("driver/gaza-war").id
    late = library.add_highlight(id, 20, 25, tags=[code], stance="supports").id
    early = library.add_highlight(id, 0, 5).id
    assert [(one.id, one.tags, one.stance, one.author) for one in library.coded()] == [
        (early, (), "", "سلمى"),
        (late, (code,), "supports", "سلمى"),
    ]
    library.remove_highlight(early)
    assert [one.id for one in library.coded()] == [late]


def test_coded_passages_are_those_of_now_whoever_changed_them(open_library: Opener) -> None:
    mine, theirs = open_library(), open_library("هدى")
    id = mine.add(report()).id
    first = mine.add_highlight(id, 0, 5).id
    assert [one.id for one in mine.coded()] == [first]
    second = theirs.add_highlight(id, 10, 15).id
    assert [one.id for one in mine.coded()] == [first, second]

    def broken() -> None:
        with mine.step("highlight"):
            mine.add_highlight(id, 20, 25)
            assert len(mine.coded()) == 3
            mine.highlight("absent")

    with pytest.raises(NotFound):
        broken()
    assert [one.id for one in mine.coded()] == [first, second]
    mine.undo()
    assert [one.id for one in mine.coded()] == [second]
