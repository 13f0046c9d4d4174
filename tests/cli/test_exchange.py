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
