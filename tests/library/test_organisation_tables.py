"""Memos, groups, properties and views in the library: kept, undone, redone, refused, moved along, purged."""

from __future__ import annotations

import pytest

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import PARAGRAPHS, numbered, report


def test_memos_are_kept_on_the_library_documents_and_codes_and_read_with_those_of_highlights(library: Library) -> None:
    document, code = library.add(numbered(1)).id, library.find_code("driver/gaza-war").id
    mark = library.add_highlight(document, 0, 8, memo="على الفقرة").id
    for kind, on in (("library", ""), ("document", document), ("code", code)):
        library.memos.add(kind, on, f"على {kind}", title="عنوان")
    assert [memo.on_kind for memo in library.memos.all()] == ["library", "document", "code", "highlight"]
    assert [memo.id for memo in library.memos.on("highlight", mark)] == [mark]
    assert [memo.text for memo in library.memos.on("code", code)] == ["على code"]


def test_a_memo_is_undone_and_brought_back_after_a_restart(open_library: Opener) -> None:
    library = open_library()
    made = library.memos.add("library", "", "أولى")
    library.memos.set(made.id, text="ثانية", title="خطة")
    library.memos.remove(made.id)
    library.close()
    again = open_library()
    assert again.memos.all() == []
    assert again.undo().what == "remove memo"
    assert (again.memos.one(made.id).title, again.memos.one(made.id).text) == ("خطة", "ثانية")
    again.undo()
    assert again.memos.one(made.id).text == "أولى"
    again.undo()
    assert again.memos.all() == []
    while again.redo().done:
        pass
    assert again.memos.all() == []
    assert again.check() == []


def test_undo_of_a_memo_does_nothing_where_somebody_else_has_since_written(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    made = mine.memos.add("library", "", "لي")
    theirs.memos.set(made.id, text="لها")
    result = mine.undo()
    assert (result.done, mine.memos.one(made.id).text) == (False, "لها")
    assert "memo" in result.reason


def test_memos_go_out_of_sight_with_what_they_are_on_and_do_not_come_back_without_it(library: Library) -> None:
    document = library.add(numbered(1)).id
    made = library.memos.add("document", document, "نص")
    library.remove_document(document)
    assert library.memos.all() == []
    with pytest.raises(NotFound):
        library.memos.one(made.id)
    library.undo()
    assert [memo.id for memo in library.memos.all()] == [made.id]
    library.memos.remove(made.id)
    assert library.undo().done


def test_a_memo_is_not_brought_back_onto_what_another_has_removed(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    document = mine.add(numbered(1)).id
    made = mine.memos.add("document", document, "نص")
    mine.memos.remove(made.id)
    theirs.remove_document(document)
    result = mine.undo()
    assert (result.done, result.reason) == (False, "What the memo is on has since been removed.")


def test_memos_go_over_to_the_code_that_theirs_is_merged_into_and_back(library: Library) -> None:
    source, into = library.find_code("driver/gaza-war").id, library.find_code("driver/economic-gains").id
    library.memos.add("code", source, "نص")
    library.merge_codes(source, into)
    assert [memo.text for memo in library.memos.on("code", into)] == ["نص"]
    library.undo()
    assert [memo.text for memo in library.memos.on("code", source)] == ["نص"]


def test_what_is_no_memo_is_refused(library: Library) -> None:
    with pytest.raises(InvalidValue):
        library.memos.add("library", "", "  ")
    with pytest.raises(InvalidValue):
        library.memos.add("library", "x", "نص")
    with pytest.raises(InvalidValue):
        library.memos.add("memo", "x", "نص")
    with pytest.raises(NotFound):
        library.memos.add("document", "nowhere", "نص")
    with pytest.raises(NotFound):
        library.memos.set("nowhere", text="نص")


def test_a_document_stands_in_several_groups_and_leaves_them_with_undo(library: Library) -> None:
    first, second = library.add(numbered(1)).id, library.add(numbered(2)).id
    press, arab = library.groups.add("الصحف").id, library.groups.add("عربية").id
    assert library.groups.include(press, [first, second]) == 2
    assert library.groups.include(arab, [first, first]) == 1
    assert set(library.document(first).groups) == {press, arab}
    assert [group.documents for group in library.groups.all()] == [2, 1]
    assert library.groups.exclude(press, [first]) == 1
    assert library.document(first).groups == (arab,)
    library.undo()
    assert set(library.document(first).groups) == {press, arab}
    library.groups.remove(press)
    assert library.document(second).groups == ()
    library.undo()
    assert library.document(second).groups == (press,)


def test_two_groups_have_no_one_name_however_spelt_and_undo_does_not_make_them(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    made = mine.groups.add("الصحف").id
    with pytest.raises(Conflict):
        mine.groups.add("الصُّحُف")
    mine.groups.remove(made)
    theirs.groups.add("الصحف")
    assert mine.undo().done is False
    assert len(mine.groups.all()) == 1


def test_a_group_is_not_unmade_once_others_have_put_documents_into_it(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    document = mine.add(numbered(1)).id
    group = mine.groups.add("الصحف").id
    theirs.groups.include(group, [document])
    result = mine.undo()
    assert (result.done, result.reason) == (False, "Documents have since been put into the group.")
    assert mine.document(document).groups == (group,)


def test_members_added_by_two_people_never_clash(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    first, second = mine.add(numbered(1)).id, mine.add(numbered(2)).id
    group = mine.groups.add("الصحف").id
    mine.groups.include(group, [first])
    theirs.groups.include(group, [second])
    assert mine.undo().done
    assert mine.groups.all()[0].documents == 1


def test_properties_are_journalled_typed_and_known_however_spelt(library: Library) -> None:
    document = library.add(numbered(1)).id
    library.properties.declare("السنة", "number")
    library.set_properties(document, {"السّنة": "2025", "البلد": "مصر"})
    assert dict(library.document(document).metadata.extra) == {"السنة": "2025", "البلد": "مصر"}
    assert [(one.name, one.type, one.documents) for one in library.properties.all()] == [
        ("السنة", "number", 1),
        ("البلد", "text", 1),
    ]
    assert library.undo().what == "property"
    assert dict(library.document(document).metadata.extra) == {}
    library.redo()
    library.set_properties(document, {"البلد": ""})
    assert dict(library.document(document).metadata.extra) == {"السنة": "2025"}
    library.properties.forget("السنة")
    assert [(one.name, one.type) for one in library.properties.all()] == [("السنة", "text")]


@pytest.mark.parametrize("name", ["", "a=b", "title", "authors", "status", "a>b"])
def test_what_cannot_name_a_property_is_refused(library: Library, name: str) -> None:
    document = library.add(numbered(1)).id
    with pytest.raises(InvalidValue):
        library.set_properties(document, {name: "x"})
    with pytest.raises(InvalidValue):
        library.properties.declare(name)


def test_views_are_kept_over_their_name_renamed_forgotten_and_brought_back(library: Library) -> None:
    made = library.views.save("عرضي", {"sort": "date"})
    assert library.views.save("عَرْضي", {"sort": "title"}).id == made.id
    assert [view.definition for view in library.views.all()] == [{"sort": "title"}]
    other = library.views.save("آخر", {})
    with pytest.raises(Conflict):
        library.views.rename(other.id, "عرضي")
    library.views.remove(made.id)
    assert [view.name for view in library.views.all()] == ["آخر"]
    library.undo()
    assert library.views.find("عرضي").definition == {"sort": "title"}
    with pytest.raises(NotFound):
        library.views.find("لا")
    with pytest.raises(InvalidValue):
        library.views.save(" ", {})


def test_a_new_version_of_a_document_keeps_memos_groups_and_properties(library: Library) -> None:
    old = library.add(numbered(1)).id
    group = library.groups.add("الصحف").id
    library.groups.include(group, [old])
    library.set_properties(old, {"البلد": "مصر"})
    memo = library.memos.add("document", old, "نص").id
    new = library.add(report(*PARAGRAPHS, "فقرة جديدة."), replaces=old).id
    record = library.document(new)
    assert (record.groups, dict(record.metadata.extra)) == ((group,), {"البلد": "مصر"})
    assert [one.id for one in library.memos.on("document", new)] == [memo]
    library.undo()
    assert [one.id for one in library.memos.on("document", old)] == [memo]


def test_a_purged_document_leaves_nothing_of_its_memos_and_groups(library: Library) -> None:
    document = library.add(numbered(1)).id
    library.groups.include(library.groups.add("الصحف").id, [document])
    library.set_properties(document, {"البلد": "سرّ-خاص"})
    library.memos.add("document", document, "سرّ-محفوظ")
    library.purge_document(document)
    assert library.memos.all() == []
    assert [group.documents for group in library.groups.all()] == [0]
    assert library.check() == []
    library.close()
    content = library.path.read_bytes()
    assert "سرّ-محفوظ".encode() not in content
    assert "سرّ-خاص".encode() not in content


def test_search_in_memos_finds_all_of_them_by_the_words_of_their_links(library: Library) -> None:
    document, code = library.add(numbered(1)).id, library.find_code("driver/gaza-war").id
    library.add_highlight(document, 0, 8, memo=f"انظر [[code:{code}|الحرب في غزة]]")
    library.memos.add("library", "", "قارن الحربَ بغيرها", title="خطة")
    library.memos.add("code", code, "متى بدأت الحرب")
    total, hits = library.search("الحرب", where="memos")
    assert (total, [hit.on for hit in hits]) == (3, ["highlight", "library", "code"])
    assert (hits[1].title, hits[1].document) == ("خطة", "")
    for hit in hits:
        assert all(hit.snippet[start:end] for start, end in hit.marks)
    assert library.search(code, where="memos")[0] == 0
    assert library.search("الحرب", where="memos", limit=1)[0] == 3
    assert [hit.on for hit in library.search("الحرب", where="memos", documents=[document])[1]] == ["highlight"]
