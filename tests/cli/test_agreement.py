"""How far coders agree, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk, Result


def coded(desk: Desk, library: Path, user: str, report: Path, *ranges: str) -> None:
    document = desk("--library", library, "--json", "import", report).json["documents"][0]["id"]
    for place in ranges:
        desk("--library", library, "--user", user, "highlight", document, "--range", place, "--tag", "driver/gaza-war")


def test_two_files_are_two_coders(desk: Desk, report: Path, tmp_path: Path) -> None:
    one, other, bundle = tmp_path / "one.egpk", tmp_path / "other.egpk", tmp_path / "other.egpkb"
    coded(desk, one, "سلمى", report, "60:100")
    coded(desk, other, "عمر", report, "80:100")
    desk("--library", other, "bundle", "create", bundle)
    from_libraries: Result = desk("--json", "agreement", "--passages", one, other)
    found = from_libraries.json
    assert found["coders"] == ["سلمى", "عمر"]
    assert 0 < found["cohen_kappa"] < 1
    assert [each["code"] for each in found["per_code"]] == ["driver/gaza-war"]
    assert [(p["by"], p["not_by"]) for p in found["passages"]] == [(["سلمى"], ["عمر"])]
    assert desk("--json", "agreement", "--passages", one, bundle).json == found


def test_coders_of_one_library_are_told_by_their_names(desk: Desk, report: Path, tmp_path: Path) -> None:
    library = tmp_path / "both.egpk"
    coded(desk, library, "سلمى", report, "60:100")
    coded(desk, library, "عمر", report, "60:100")
    found = desk("--json", "agreement", library).json
    assert (found["percent"], found["cohen_kappa"], found["krippendorff_alpha"]) == (100, 1, 1)
    lines = desk("agreement", library).out.splitlines()
    assert lines[0] == "سلمى, عمر"
    assert lines[-1].split("\t") == ["Σ", "100.0", "1.00", "1.00"]


def test_one_coder_alone_cannot_be_compared(desk: Desk, report: Path, tmp_path: Path) -> None:
    library = tmp_path / "one.egpk"
    coded(desk, library, "سلمى", report, "60:100")
    result = desk("agreement", library)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert desk("agreement", tmp_path / "nowhere.egpk").code == 1


def test_disagreements_are_listed_settled_reopened_and_undone(desk: Desk, report: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    desk("--user", "سلمى", "highlight", document, "--range", "90:150", "--tag", "driver/economic-gains")
    desk("--user", "عمر", "highlight", document, "--range", "90:150", "--tag", "dimension/economic/trade")
    (one,) = desk("--json", "agreement", "disagreements").json["disagreements"]
    assert one["coders"] == ["سلمى", "عمر"]
    assert [(row["coder"], row["code"]) for row in one["codings"]] == [
        ("سلمى", "driver/economic-gains"),
        ("عمر", "dimension/economic/trade"),
    ]
    wrong = desk("agreement", "settle", one["id"][:8])
    assert wrong.code == 2
    desk("--user", "هدى", "agreement", "settle", one["id"][:8], "--accept", "سلمى", "--reason", "عن المكاسب")
    assert desk("--json", "agreement", "disagreements").json == {"disagreements": []}
    (settled,) = desk("--json", "agreement", "disagreements", "--all").json["disagreements"]
    decision = settled["decision"]
    assert (decision["author"], decision["how"], decision["accepted"]) == ("هدى", "accept", ["سلمى"])
    assert decision["reason"] == "عن المكاسب"
    assert desk("--json", "agreement", "decisions").json["decisions"] == [decision]
    assert len(desk("--json", "highlights").json["highlights"]) == 1
    assert desk("agreement", "reopen", one["id"][:8]).code == 0
    assert len(desk("--json", "highlights").json["highlights"]) == 2
    assert desk("undo").out.strip() == "Undone: reopen disagreement"
    assert len(desk("--json", "agreement", "decisions").json["decisions"]) == 1
    assert desk("agreement").out.startswith("سلمى, عمر\n")
    given = desk("--json", "agreement", "settle", one["id"][:8], "--give", "driver/gaza-war")
    assert given.json["codes"] == ["driver/gaza-war"]
    tags = [mark["tags"] for mark in desk("--json", "highlights").json["highlights"]]
    assert tags == [["driver/gaza-war"]]
