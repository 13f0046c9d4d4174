"""The commands that exchange whole projects."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk


def test_a_project_goes_out_and_comes_in(desk: Desk, report: Path, tmp_path: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    desk("highlight", document, "--range", "5:20", "--tag", "driver/gaza-war")
    target = tmp_path / "a.qdpx"
    assert desk("exchange", "export", target).out == f"1 documents with 1 highlights written to {target}.\n"
    other = ("--library", tmp_path / "b.egpk")
    taken = desk(*other, "--json", "exchange", "import", target).json
    assert taken == {"documents": 1, "highlights": 1, "codes": 0, "memos": 0, "passed": []}
    (mark,) = desk(*other, "--json", "highlights").json["highlights"]
    assert (mark["start"], mark["end"], mark["tags"]) == (5, 20, ["driver/gaza-war"])


def test_what_is_no_project_is_refused_in_one_line(desk: Desk, report: Path) -> None:
    refused = desk("exchange", "import", report)
    assert (refused.code, refused.err.count("\n")) == (1, 1)


def test_a_look_into_a_project_and_what_stays_behind_are_told(desk: Desk, report: Path, tmp_path: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    desk("highlight", document, "--range", "5:20", "--tag", "driver/gaza-war")
    mark = desk("--json", "highlights").json["highlights"][0]["id"]
    desk("stance", mark, "supports")
    target = tmp_path / "a.qdpx"
    written = desk("--json", "exchange", "export", target, "--anonymous").json
    assert (written["left_out"], written["behind"]["stances"]) == (0, 1)
    assert "1 stances stay behind" in desk("exchange", "export", target, "--anonymous").out
    look = desk("--json", "exchange", "inspect", target).json
    assert (look["program"], look["coders"], look["new_codes"]) == ("EgPk Desk", ["coder-1"], 0)
    assert [(one["id"], one["highlights"], one["is_here"]) for one in look["documents"]] == [(document, 1, True)]
    assert document[:8] in desk("exchange", "inspect", target).out
