"""Memos, groups, properties and views from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Result


@pytest.fixture
def ids(desk: Desk, tmp_path: Path) -> list[str]:
    for number in (1, 2):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"تقرير {number}\n\nكتب التقرير {number} عن مصر.\n", encoding="utf-8")
        assert desk("import", path).code == 0
    return [one["id"] for one in desk("documents", "--json").json["documents"]]


def test_memos_are_written_linked_searched_shown_and_removed(desk: Desk, ids: list[str]) -> None:
    assert desk("memos", "add", f"ابدأ من [[driver/gaza-war]] ثم [[{ids[0]}]]", "--title", "الخطة").code == 0
    made = desk("memos", "add", "انظر [[الخطة]] و[[لا شيء]]", "--on", "driver/gaza-war", "--json").json["memos"][0]
    assert made["on"] == {"kind": "code", "id": made["on"]["id"], "name": "الحرب في غزة"}
    assert [link["state"] for link in made["links"]] == ["there", "unknown"]
    shown = desk("memos", "show", "الخطة", "--json").json
    assert shown["text"] == "ابدأ من الحرب في غزة ثم 1.txt"
    assert [back["id"] for back in shown["back_links"]] == [made["id"]]
    assert desk("memos", "links", ids[0]).out.count("الخطة") == 1
    found = desk("search", "الحرب", "--in", "memos", "--json").json
    assert (found["total"], found["hits"][0]["memo"]["on"], found["hits"][0]["document"]) == (1, "library", None)
    desk("remove", ids[0])
    assert "removed" in desk("memos", "show", "الخطة").out
    desk("undo")
    assert desk("memos", "edit", "الخطة", "--text", "غيرها").code == 0
    assert desk("memos", "remove", "الخطة").code == 0
    assert desk("undo").code == 0
    assert "غيرها" in desk("memos", "show", "الخطة").out
    assert [one["on"]["kind"] for one in desk("memos", "--json").json["memos"]] == ["library", "code"]
    assert len(desk("memos", "--on", "driver/gaza-war", "--json").json["memos"]) == 1
    assert desk("check").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("memos", "show", "لا"),
        ("memos", "add", ""),
        ("memos", "add", "نص", "--on", "لا شيء"),
        ("groups", "put", "لا", "1.txt"),
        ("groups", "add", " "),
        ("properties", "set", "1.txt", "بلا"),
        ("properties", "set", "1.txt", "title=x"),
        ("documents", "--group", "لا"),
        ("documents", "--property", ">="),
        ("documents", "--sort", "لا"),
        ("views", "open", "لا"),
        ("views", "save", "عرض", "--property", "="),
        ("highlights", "--where", "group:لا"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(desk: Desk, ids: list[str], arguments: tuple[str, ...]) -> None:
    result = desk(*arguments)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    assert desk("undo").out.startswith("Undone: import")


def test_groups_and_properties_choose_and_stand_in_a_document(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    assert desk("groups", "add", "الصحف", ids[0]).code == 0
    assert desk("properties", "declare", "السنة", "--type", "number").code == 0
    assert desk("properties", "set", ids[0], ids[1], "السنة=٢٠٢٤").code == 0
    assert desk("properties", "set", ids[1], "البلد=مصر؛ السودان").code == 0
    shape = desk("show", ids[0], "--json").json

    assert (shape["groups"], shape["properties"]) == (["الصحف"], {"السنة": "2024"})
    for id_ in ids:
        desk("highlight", id_, "--quote", "كتب التقرير", "--tag", "driver/gaza-war")
    desk("queries", "save", "q", "كتب")
    for options, wanted in (
        (("--group", "الصُّحف"), ids[0]),
        (("--property", "البلد=السودان"), ids[1]),
        (("--property", "السنة>=2024", "--property", "البلد="), ids[0]),
    ):
        assert [one["id"] for one in desk("documents", *options, "--json").json["documents"]] == [wanted]
        assert [one["document"] for one in desk("highlights", *options, "--json").json["highlights"]] == [wanted]
        assert {one["document"] for one in desk("search", "كتب", *options, "--json").json["hits"]} == {wanted}
        assert {one["document"] for one in desk("queries", "run", "q", *options, "--json").json["hits"]} == {wanted}
        planned = desk("autocode", "كتب", "driver/gaza-war", "--preview", *options, "--json").json["passages"]
        assert [one["document"] for one in planned] == [wanted]
        assert desk("matrix", "--columns", "document", *options, "--json").json["columns"] == [wanted]
        assert desk("export", *options, "--out", tmp_path / "out.md", "--json").json["excerpts"] == 1
    chosen = desk("highlights", "--where", "driver/gaza-war AND NOT group:الصحف", "--json").json["highlights"]
    assert [one["document"] for one in chosen] == [ids[1]]
    assert desk("properties", "--json").json["properties"][0]["values"] == ["2024"]
    assert desk("groups", "take", "الصحف", ids[0], "--json").json["groups"][0]["documents"] == 0
    assert desk("groups", "rename", "الصحف", "الجرائد").code == 0
    assert desk("groups", "remove", "الجرائد").code == 0
    nobody = desk("autocode", "كتب", "driver/gaza-war", "--property", "البلد=لا", "--json").json
    assert (nobody["passages"], nobody["done"]) == ([], 0)
    assert [desk("undo").code for _ in range(3)] == [0, 0, 0]
    assert desk("show", ids[0], "--json").json["groups"] == ["الصحف"]


def test_a_view_is_kept_opened_and_forgotten(desk: Desk, ids: list[str]) -> None:
    desk("groups", "add", "الصحف", ids[0])
    desk("highlight", ids[0], "--quote", "كتب التقرير", "--tag", "driver/gaza-war")
    saved = desk("views", "save", "عرضي", "--group", "الصحف", "--tag", "driver", "--query", "مصر", "--sort", "title")
    assert saved.code == 0
    opened = desk("views", "open", "عرضي", "--json").json
    assert [one["id"] for one in opened["documents"]] == [ids[0]]
    assert len(opened["highlights"]) == 1
    assert (opened["total"], opened["missing"]) == (1, [])
    desk("groups", "remove", "الصحف")
    opened = desk("views", "open", "عرضي", "--json").json
    assert (opened["documents"], opened["total"], len(opened["missing"])) == ([], 0, 1)
    assert desk("views", "rename", "عرضي", "آخر").code == 0
    assert desk("views").out.split("\t")[1].strip() == "آخر"
    assert desk("views", "remove", "آخر").code == 0
    assert desk("views", "--json").json == {"views": []}


def test_exports_tell_memos_on_codes_documents_and_the_library_unless_told_not_to(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    desk("highlight", ids[0], "--quote", "كتب التقرير", "--tag", "driver/gaza-war", "--memo", "[[driver/gaza-war]]")
    desk("memos", "add", "سطرالرمز [[الخطة]]", "--on", "driver/gaza-war")
    desk("memos", "add", "سطرالتقرير", "--on", ids[0])
    desk("memos", "add", "سطرغيره", "--on", ids[1])
    desk("memos", "add", "سطرالمكتبة", "--title", "الخطة")
    for format_ in ("md", "html", "tex", "json"):
        for group in ("code", "document", "none"):
            out = tmp_path / f"out.{format_}"
            assert desk("export", "--format", format_, "--group-by", group, "--out", out).code == 0
            text = out.read_text(encoding="utf-8").replace("\\", "")
            told = [text.count(f"سطر{one}") for one in ("الرمز", "التقرير", "المكتبة", "غيره")]
            assert told == [1, 1, 1, 0], (format_, group)
            assert "[[code:" not in text
            desk("export", "--format", format_, "--group-by", group, "--without-memos", "--out", out)
            assert "سطر" not in out.read_text(encoding="utf-8").replace("\\", "")


def test_memos_groups_properties_and_views_travel_in_a_bundle_both_ways(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    group = desk("groups", "add", "الصحف", ids[0], "--json").json["groups"][0]["id"]
    desk("properties", "declare", "السنة", "--type", "number")
    desk("properties", "set", ids[0], "السنة=2024")
    plan = desk("memos", "add", f"[[{ids[0]}]]", "--title", "الخطة", "--json").json["memos"][0]["id"]
    desk("views", "save", "عرضي", "--group", "الصحف")
    there, bundle, back = tmp_path / "there.egpk", tmp_path / "a.egpkb", tmp_path / "b.egpkb"

    def other(*arguments: object) -> Result:
        return desk("--library", there, "--user", "ليلى", *arguments)

    assert desk("bundle", "create", bundle).code == 0
    assert other("bundle", "merge", bundle).code == 0
    assert other("groups", "put", "الصحف", ids[1]).code == 0
    assert other("memos", "edit", plan, "--text", "غيّرتها ليلى").code == 0
    assert other("memos", "add", "من ليلى", "--on", ids[0]).code == 0
    assert other("properties", "set", ids[1], "السنة=2025").code == 0
    desk("memos", "add", "من سلمى", "--on", ids[0])
    assert other("bundle", "create", back).code == 0
    assert desk("bundle", "merge", back).code == 0
    (kept,) = desk("groups", "--json").json["groups"]
    assert (kept["id"], kept["documents"]) == (group, 2)
    told = {memo["text"] for memo in desk("memos", "--json").json["memos"]}
    assert told == {"غيّرتها ليلى", "من ليلى", "من سلمى"}
    assert desk("properties", "--json").json["properties"][0]["values"] == ["2024", "2025"]
    assert len(desk("views", "open", "عرضي", "--json").json["documents"]) == 2
    assert desk("check").code == 0
    assert desk("undo").code == 0
    assert desk("groups", "--json").json["groups"][0]["documents"] == 1
