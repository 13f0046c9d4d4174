"""Memos with links, groups, properties and views as the program offers them, on real reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk.analysis.filters import NO_FILTERS
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.organisation import NO_VIEW, ViewDefinition, checked_value, sorted_records
from egpk_desk.text import links
from egpk_desk.workspace import Selection, Workspace

FIRST, SECOND = "كتب التقرير الأول عن مصر وباكستان.", "كتب التقرير الثاني عن السودان."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as opened:
        for number, text in enumerate((FIRST, SECOND), start=1):
            opened.import_bytes(f"تقرير {number}\n\n{text}\n".encode(), f"{number}.txt")
        yield opened


@pytest.fixture
def ids(workspace: Workspace) -> list[str]:
    return [record.id for record in workspace.documents()]


def mark(workspace: Workspace, document: str, tag: str) -> str:
    start, end = workspace.find_quotation(document, "كتب التقرير")
    return workspace.highlight(document, start, end, tags=[tag]).highlight.id


def test_links_by_name_are_followed_back_and_survive_renaming(workspace: Workspace, ids: list[str]) -> None:
    passage = mark(workspace, ids[0], "driver/gaza-war")
    plan = workspace.memos.add("library", "ابدأ بـ[[driver/gaza-war]] و[[" + ids[1][:8] + "]]", title="الخطة")
    memo = workspace.set_memo(passage, "جزء من [[الخطة]]، وانظر [[لا أحد]]")
    assert memo.memo == "جزء من الخطة، وانظر [[لا أحد]]".replace("[[لا أحد]]", "لا أحد")
    shown = workspace.memos.shown(plan.id)
    assert [(link.kind, link.state) for link in shown.links] == [("code", "there"), ("document", "there")]
    assert [back.id for back in shown.back_links] == [passage]
    workspace.rename_code("driver/gaza-war", name_ar="حرب غزة")
    assert workspace.memos.shown(plan.id).links[0].name == "حرب غزة"
    assert [link.state for link in workspace.memos.shown(passage).links] == ["there", "unknown"]
    assert [one.id for one in workspace.memos.linking_to("driver/gaza-war")] == [plan.id]
    assert [one.id for one in workspace.memos.linking_to(ids[1])] == [plan.id]


def test_a_removed_target_shows_as_such_until_undo_brings_it_back(workspace: Workspace, ids: list[str]) -> None:
    plan = workspace.memos.add("library", f"[[document:{ids[0]}]] [[driver/gaza-war]]")
    workspace.remove_document(ids[0])
    workspace.remove_code("driver/gaza-war")
    assert [link.state for link in workspace.memos.shown(plan.id).links] == ["removed", "removed"]
    workspace.undo()
    workspace.undo()
    assert [link.state for link in workspace.memos.shown(plan.id).links] == ["there", "there"]


def test_memos_that_link_to_themselves_and_each_other_are_told_once(workspace: Workspace) -> None:
    first = workspace.memos.add("library", "أولى", title="أولى")
    second = workspace.memos.add("library", "[[أولى]] ثم [[أولى]]", title="ثانية")
    workspace.memos.change(first.id, text="[[ثانية]] و[[أولى]]")
    shown = workspace.memos.shown(first.id)
    assert [link.id for link in shown.links] == [second.id, first.id]
    assert {back.id for back in shown.back_links} == {first.id, second.id}


def test_the_memo_of_a_highlight_is_written_and_removed_with_the_others(workspace: Workspace, ids: list[str]) -> None:
    passage = mark(workspace, ids[0], "driver/gaza-war")
    assert workspace.memos.add(passage, "أولى").id == passage
    assert workspace.memos.change(passage, text="ثانية").text == "ثانية"
    with pytest.raises(InvalidValue):
        workspace.memos.change(passage, title="عنوان")
    workspace.memos.remove(passage)
    assert workspace.excerpt(passage).memo == ""
    with pytest.raises(NotFound):
        workspace.memos.find(passage)


def test_what_can_be_linked_to_is_found_however_spelt(workspace: Workspace, ids: list[str]) -> None:
    mark(workspace, ids[0], "driver/gaza-war")
    assert {one.kind for one in workspace.memos.choices("")} == {"code", "document"}
    assert [one.kind for one in workspace.memos.choices("غزه")] == ["code"]
    assert {one.kind for one in workspace.memos.choices("التقريرُ")} == {"highlight"}


def test_groups_and_properties_choose_highlights_searches_and_the_matrix(workspace: Workspace, ids: list[str]) -> None:
    first, second = (mark(workspace, id_, "driver/gaza-war") for id_ in ids)
    workspace.organisation.add_group("الصحف", [ids[0]])
    workspace.organisation.set_properties(ids, {"السنة": "2024"})
    workspace.organisation.set_properties([ids[1]], {"البلد": "السودان"})
    by_group = workspace.organisation.filters(NO_FILTERS, ["الصُحف"], [])
    by_property = workspace.organisation.filters(NO_FILTERS, [], ["البلد=السودان", "السنة>2020"])
    for filters, passage in ((by_group, first), (by_property, second)):
        chosen = Selection(filters=filters)
        assert [one.highlight.id for one in workspace.excerpts(chosen)] == [passage]
        assert workspace.search_chosen("كتب", chosen)[0] == 1
        assert (
            sum(cell.count for row in workspace.matrix(columns=("document",), selection=chosen).cells for cell in row)
            == 1
        )
    nothing = Selection(filters=workspace.organisation.filters(NO_FILTERS, ["الصحف"], ["البلد=السودان"]))
    assert workspace.search_chosen("كتب", nothing) == (0, [])
    for where, found in (
        ("group:الصحف", [first]),
        ('NOT group:"الصحف"', [second]),
        ("driver/gaza-war AND property:البلد=السودان", [second]),
        ('خاصية:"السنة>=2024" مجموعة:«الصحف»', [first]),
    ):
        assert [one.highlight.id for one in workspace.excerpts(Selection(where=where))] == found
    with pytest.raises(NotFound):
        workspace.excerpts(Selection(where="group:لا"))
    with pytest.raises(InvalidValue):
        workspace.excerpts(Selection(where='property:"="'))


def test_a_view_opens_as_it_was_kept_and_tells_what_is_gone(workspace: Workspace, ids: list[str]) -> None:
    group = workspace.organisation.add_group("الصحف", [ids[0]])
    code = workspace.code("driver/gaza-war").id
    view = ViewDefinition(groups=(group.id,), properties=("السنة>2020",), codes=(code,), query="مصر", sort="date")
    workspace.organisation.save_view("عرض", view)
    assert workspace.organisation.opened("عرض") == (view, ())
    workspace.organisation.remove_group("الصحف")
    opened, gone = workspace.organisation.opened("عرض")
    assert gone == (f"group {group.id[:8]}",)
    assert workspace.chosen_documents(workspace.view_selection(opened)) == []


def test_a_view_of_another_version_is_read_as_far_as_it_can_be() -> None:
    assert ViewDefinition.read({"later": 1, "sort": 5, "groups": "x", "query": "مصر"}) == ViewDefinition(query="مصر")
    assert ViewDefinition.read(NO_VIEW.stored()) == NO_VIEW


@pytest.mark.parametrize("view", [ViewDefinition(sort="colour"), ViewDefinition(properties=("=",))])
def test_what_is_no_view_is_not_kept(workspace: Workspace, view: ViewDefinition) -> None:
    with pytest.raises(InvalidValue):
        workspace.organisation.save_view("عرض", view)
    assert workspace.organisation.views() == []


@pytest.mark.parametrize(
    ("value", "type_", "stored"),
    [
        ("٢٠٢٥", "number", "2025"),
        ("1٬500٫5", "number", "1500.5"),
        ("24 نوفمبر 2025", "date", "2025-11-24"),
        (" أ  ب ", "text", "أ ب"),
    ],
)
def test_values_are_stored_as_their_type_wants(value: str, type_: str, stored: str) -> None:
    assert checked_value("خاصية", value, type_) == stored


@pytest.mark.parametrize(("value", "type_"), [("abc", "number"), ("nan", "number"), ("أمس", "date")])
def test_values_that_are_none_of_their_type_are_refused(value: str, type_: str) -> None:
    with pytest.raises(InvalidValue):
        checked_value("خاصية", value, type_)


def test_documents_are_sorted_by_numbers_as_numbers_and_what_has_none_comes_last(
    workspace: Workspace, ids: list[str]
) -> None:
    third = workspace.import_bytes("تقرير 3\n\nنص.\n".encode(), "3.txt").id
    for id_, year in ((ids[0], "1000"), (ids[1], "999")):
        workspace.organisation.set_properties([id_], {"العدد": year})
    assert [one.id for one in sorted_records(workspace.documents(), "property:العدد")] == [ids[1], ids[0], third]


def test_several_changes_of_one_command_are_one_step(workspace: Workspace, ids: list[str]) -> None:
    workspace.organisation.add_group("الصحف", ids)
    workspace.organisation.set_properties(ids, {"البلد": "مصر"})
    assert workspace.undo().what == "property"
    assert workspace.organisation.properties() == []
    assert workspace.undo().what == "add group"
    assert workspace.organisation.groups() == []


def test_a_memo_is_shown_without_the_marks_of_its_links(workspace: Workspace, ids: list[str]) -> None:
    passage = mark(workspace, ids[0], "driver/gaza-war")
    workspace.set_memo(passage, "[[driver/gaza-war]]")
    excerpt = workspace.excerpt(passage)
    assert excerpt.memo == "الحرب في غزة"
    assert links.links(excerpt.highlight.memo)[0].kind == "code"
