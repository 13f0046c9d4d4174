"""Codebooks, searches and questions about codes from the command line, on the sample reports."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from tests.cli.conftest import Desk
from tests.shared import real_report, shared_dir


@pytest.fixture
def coded(desk: Desk, samples: Path) -> Desk:
    """A library with two sample reports, coded."""
    files = ("egypt-turkey.html", "uae-indonesia.txt")
    assert desk("import", *(samples / name for name in files)).code == 0
    documents = {d["file_name"]: d["id"] for d in desk("documents", "--json").json["documents"]}
    for entry in json.loads((samples / "coding.json").read_text(encoding="utf-8"))["highlights"]:
        if entry["file"] in files:
            tags = [option for tag in entry["tags"] for option in ("--tag", tag)]
            made = desk("highlight", documents[entry["file"]], "--quote", entry["quote"], "--occurrence", 1, *tags)
            assert made.code == 0, made.err
    return desk


def test_the_matrix_has_the_shape_that_others_read(coded: Desk) -> None:
    found = coded("matrix", "--json").json
    assert found["rows"][:2] == ["driver/economic-gains", "driver/gaza-war"]
    assert found["columns"] == ["dimension/political", "dimension/economic", "dimension/cultural", "dimension/military"]
    assert len(found["cells"]) == 6
    for row in found["cells"]:
        for cell in row:
            assert cell["count"] == len(cell["highlights"])
    listed = {one["id"]: one["tags"] for one in coded("highlights", "--json").json["highlights"]}
    same = coded("matrix", "--same", "--json").json
    for slug, row in zip(same["rows"], same["cells"], strict=True):
        for column, cell in zip(same["columns"], row, strict=True):
            assert set(cell["highlights"]) == {
                id_
                for id_, tags in listed.items()
                if slug in tags and any(f"{tag}/".startswith(f"{column}/") for tag in tags)
            }
    assert coded("matrix", "--format", "json").json == found
    deep = coded("matrix", "--deep", "--json").json
    assert "dimension/economic/trade" in deep["columns"]
    assert coded("matrix", "--columns", "dimension/economic", "--json").json["columns"][0] == "dimension/economic/trade"


@pytest.mark.parametrize("axis", ["document", "month", "coder", "stance"])
def test_rows_may_be_other_things_than_codes(coded: Desk, axis: str) -> None:
    found = coded("matrix", "--rows", axis, "--json").json
    assert found["rows"]
    counted = {id_ for row in found["cells"] for cell in row for id_ in cell["highlights"]}
    assert counted <= {one["id"] for one in coded("highlights", "--json").json["highlights"]}
    assert counted


def test_a_matrix_is_written_in_every_format(coded: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGPK_LANG", "ar")
    for format_ in ("table", "json", "csv", "html", "svg", "png"):
        out = tmp_path / f"m.{format_}"
        result = coded("matrix", "--format", format_, "--out", out)
        assert result.code == 0, result.err
        data = out.read_bytes()
        if format_ == "png":
            assert data.startswith(b"\x89PNG")
            assert len(data) > 10_000
        else:
            assert ("المكاسب الاقتصادية" if format_ != "json" else "driver/economic-gains") in data.decode("utf-8-sig")
    etree.fromstring((tmp_path / "m.svg").read_bytes())
    assert coded("matrix", "--rows", "nobody").code == 1


def test_codes_at_the_same_places_are_counted(coded: Desk) -> None:
    found = coded("cooccurrence", "--same", "--json").json
    assert found["rows"] == found["columns"]
    counts = [[cell["count"] for cell in row] for row in found["cells"]]
    assert counts == [list(row) for row in zip(*counts, strict=True)]
    assert all(counts[at][at] > 0 for at in range(len(counts)))


def test_highlights_are_chosen_by_a_question(coded: Desk) -> None:
    everything = {one["id"] for one in coded("highlights", "--json").json["highlights"]}

    def asked(*arguments: object) -> set[str]:
        return {one["id"] for one in coded("highlights", *arguments, "--json").json["highlights"]}

    gains = asked("--where", "driver/economic-gains")
    assert gains == asked("--tag", "driver/economic-gains")
    assert asked("--where", "NOT driver/economic-gains") == everything - gains
    assert asked("--where", "driver/economic-gains OVERLAPS dimension/economic") <= gains
    assert asked("--coder", "سلمى") == everything
    assert asked("--coder", "غيرها") == set()
    assert asked("--kind", "html") | asked("--kind", "text") == everything
    assert asked("--since", "2030") == set()
    wrong = coded("highlights", "--where", "driver/economic-gains AND")
    assert (wrong.code, wrong.out) == (1, "")
    assert "ends too early" in wrong.err


def test_search_takes_operators_and_particles(coded: Desk) -> None:
    plain, joined = (coded("search", "اقتصاد", *option, "--json").json["total"] for option in ([], ["--stem"]))
    assert plain == 0
    assert joined > 5
    hit = coded("search", "الموانئ OR الجزر", "--json").json["hits"][0]
    for (start, end), (low, high) in zip(hit["ranges"], hit["snippet_ranges"], strict=True):
        assert hit["snippet"][low:high] == coded("text", hit["document"]).out[start:end]
    assert coded("search", "x", "--stem", "--exact").code == 2
    for query in ("((", "AND", "*", "NEAR/9999 (", '"', "a:b^2", "'; DROP TABLE codes; --"):
        assert coded("search", query).code == 0


def test_all_hits_are_coded_as_one_step(coded: Desk) -> None:
    before = len(coded("highlights", "--json").json["highlights"])
    planned = coded("autocode", "الموانئ", "dimension/economic/trade", "--preview", "--json").json
    assert planned["done"] == 0
    assert len(coded("highlights", "--json").json["highlights"]) == before
    done = coded("autocode", "الموانئ", "dimension/economic/trade", "--json").json["done"]
    assert done == sum(not one["coded"] for one in planned["passages"]) > 0
    assert coded("autocode", "الموانئ", "dimension/economic/trade", "--json").json["done"] == 0
    assert coded("undo").out.strip() == "Undone: code all hits"
    assert len(coded("highlights", "--json").json["highlights"]) == before


def test_a_saved_query_is_asked_again_over_new_reports(coded: Desk, samples: Path) -> None:
    assert coded("queries", "save", "غاز", "غاز", "--stem").code == 0
    assert coded("queries", "run", "غاز", "--new", "--json").json["total"] == 0
    total = coded("queries", "run", "غاز", "--json").json["total"]
    coded("import", samples / "algeria-italy-windows-1256.txt")
    new = coded("queries", "run", "غاز", "--new", "--seen", "--json").json["total"]
    assert new > 5
    assert coded("queries", "run", "غاز", "--json").json["total"] == total + new
    assert coded("queries", "run", "غاز", "--new", "--json").json["total"] == 0
    assert coded("queries", "--json").json["queries"] == [
        {"name": "غاز", "query": "غاز", "where": "text", "exact": False, "stem": True}
    ]
    assert coded("queries", "remove", "غاز").code == 0
    assert coded("queries", "run", "غاز").code == 1


def test_suggestions_are_accepted_and_refused(coded: Desk) -> None:
    found = coded("suggest", "--all", "--tag", "dimension/economic", "--json").json["suggestions"]
    assert len(found) == 5
    assert all(one["words"] for one in found)
    changed = coded("suggest", "--all", "--tag", "dimension/economic", "--accept", 1, "--reject", 2)
    assert changed.code == 0, changed.err
    again = coded("suggest", "--all", "--tag", "dimension/economic", "--json").json["suggestions"]
    places = [(one["document"], one["start"]) for one in again]
    assert not {(one["document"], one["start"]) for one in found[:2]} & set(places)
    listed = coded("highlights", "--tag", "dimension/economic", "--json").json["highlights"]
    assert (found[0]["start"], found[0]["end"]) in {(one["start"], one["end"]) for one in listed}
    assert coded("suggest", "--all", "--accept", 999).code == 1
    assert coded("suggest").code == 2


def test_frequent_words_are_listed_and_drawn(coded: Desk, tmp_path: Path) -> None:
    found = coded("words", "--limit", 5, "--json").json["words"]
    assert len(found) == 5
    assert found[0]["count"] >= found[-1]["count"]
    assert coded("words", "--tag", "driver/economic-gains", "--stem").code == 0
    assert coded("words", "--format", "svg", "--out", tmp_path / "w.svg").code == 0
    assert found[0]["word"] in (tmp_path / "w.svg").read_text(encoding="utf-8")


def test_the_real_report_proposes_its_drivers_and_dimensions(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(real_report())
    id_ = desk("import", tmp_path / "r.txt", "--json").json["documents"][0]["id"]
    found = desk("codes", "propose", id_, "--json").json
    assert [one["kind"] for one in found["proposals"]] == ["driver"] * 6 + ["dimension"] * 3
    assert all(one["existing"] for one in found["proposals"])
    assert found["added"] == []
    assert desk("codes", "remove", "driver/gaza-war").code == 0
    assert desk("codes", "propose", id_, "--accept", 2, "--json").json["added"] == ["driver/الحرب-في-غزة"]
    assert desk("undo").out.strip() == "Undone: add codes from report"
    assert desk("codes", "propose", id_, "--accept", 99).code == 1


def test_a_codebook_goes_out_and_comes_in(desk: Desk, tmp_path: Path) -> None:
    desk("codes", "kinds", "actor", "--ar", "الفاعلون")
    desk("codes", "add", "actor/egypt", "--ar", "مصر", "--when", "حين تفعل", "--when-not", "غيرها", "--example", "قالت")
    listed = desk("codes", "--json").json
    for format_ in ("json", "csv", "qdc"):
        out = tmp_path / f"book.{format_}"
        assert desk("codes", "export", "--format", format_, "--out", out, "--json").json["codes"] == 23
        assert desk("--library", tmp_path / f"{format_}.egpk", "codes", "import", out).code == 0
        assert desk("--library", tmp_path / f"{format_}.egpk", "codes", "--json").json == listed
    told = desk("codes", "import", tmp_path / "book.json", "--preview", "--json").json
    assert told == {"added": [], "changed": [], "unchanged": 23, "sets": []}
    schema = etree.XMLSchema(etree.parse(str(shared_dir("refi", "Codebook.xsd"))))
    schema.assertValid(etree.parse(str(tmp_path / "book.qdc")))
    bad = tmp_path / "bad.qdc"
    bad.write_bytes(b"<x")
    assert desk("codes", "import", bad).code == 1


def test_a_merge_is_told_before_it_is_done_and_a_code_is_split(coded: Desk) -> None:
    listed = coded("highlights", "--tag", "driver/economic-gains", "--json").json["highlights"]
    told = coded("codes", "merge", "driver/economic-gains", "driver/global-economy", "--preview", "--json").json
    assert len(told["moved"]) + len(told["joined"]) == len(listed)
    assert coded("codes", "split", "driver/economic-gains", "--into", "gains-2", "--id", listed[0]["id"]).code == 0
    assert coded("highlights", "--tag", "driver/gains-2", "--json").json["highlights"][0]["id"] == listed[0]["id"]
    assert coded("codes", "split", "driver/economic-gains", "--into", "x").code == 2
    assert coded("undo").out.strip() == "Undone: split code"
    assert len(coded("highlights", "--tag", "driver/economic-gains", "--json").json["highlights"]) == len(listed)
    assert "driver/gains-2" not in coded("codes").out


def test_figures_are_written_as_workbooks(coded: Desk, tmp_path: Path) -> None:
    for command in ("matrix", "cooccurrence", "words"):
        target = tmp_path / f"{command}.xlsx"
        assert coded(command, "--format", "xlsx").code == 2  # bytes are no text for a terminal
        assert coded(command, "--format", "xlsx", "--out", target).code == 0
        sheet = openpyxl.load_workbook(target).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert len(rows) > 3
        if command == "matrix":
            found = coded("matrix", "--json").json
            assert [list(row[1:]) for row in rows[1:]] == [[cell["count"] for cell in row] for row in found["cells"]]
        if command == "words":
            found = coded("words", "--json").json
            assert [row[:3] for row in rows[1:]] == [(w["word"], w["count"], w["texts"]) for w in found["words"]]


def test_dates_are_understood_as_people_write_them(coded: Desk) -> None:
    written = coded("highlights", "--since", "١ يناير ٢٠٢٤", "--json").json
    assert written == coded("highlights", "--since", "2024-01-01", "--json").json
    wrong = coded("highlights", "--since", "قريبًا")
    assert wrong.code == 1
    assert "قريبًا" in wrong.err


def test_a_question_may_be_asked_in_arabic_words(coded: Desk) -> None:
    question = "driver/economic-gains NEAR/400 dimension/economic"
    english = coded("highlights", "--where", question, "--json").json
    arabic = coded("highlights", "--where", '"المكاسب الاقتصادية" قرب/٤٠٠ الاقتصادي', "--json").json
    assert english["highlights"]
    assert arabic == english


def test_exports_call_kinds_as_the_user_does(coded: Desk, tmp_path: Path) -> None:
    assert coded("codes", "kinds", "driver", "--ar", "الأسباب").code == 0
    assert coded("codes", "kinds", "actor", "--ar", "الفاعلون", "--en", "Actors").code == 0
    assert coded("codes", "add", "actor/egypt", "--ar", "مصر").code == 0
    one = coded("highlights", "--json").json["highlights"][0]["id"]
    assert coded("tag", one, "actor/egypt").code == 0
    target = tmp_path / "out.md"
    assert coded("export", "--format", "md", "--out", target).code == 0
    headings = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert any("الفاعلون" in line for line in headings)
    assert any("الأسباب" in line for line in headings)
    book = tmp_path / "out.xlsx"
    assert coded("export", "--format", "xlsx", "--out", book).code == 0
    kinds = {row[0] for row in openpyxl.load_workbook(book)["الرموز"].iter_rows(values_only=True)}
    assert {"الفاعلون", "الأسباب"} <= kinds
