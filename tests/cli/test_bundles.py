"""The commands on bundles and conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk


def test_two_who_worked_apart_end_with_one_library(desk: Desk, report: Path, tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.egpk", tmp_path / "theirs.egpk"

    def me(*words: object) -> object:
        return desk("--library", mine, "--user", "سلمى", "--json", *words)

    def them(*words: object) -> object:
        return desk("--library", theirs, "--user", "عمر", "--json", *words)

    document = me("import", report).json["documents"][0]["id"]  # type: ignore[attr-defined]
    mark = me("highlight", document, "--range", "5:20", "--tag", "driver/gaza-war")  # type: ignore[assignment]
    mark_id = mark.json["highlights"][0]["id"]  # type: ignore[attr-defined]
    assert me("bundle", "create", tmp_path / "a.egpkb").json["documents"] == 1  # type: ignore[attr-defined]
    merged = them("bundle", "merge", tmp_path / "a.egpkb").json  # type: ignore[attr-defined]
    assert merged["new"] == {"document": 1, "highlight": 1, "tag": 1}
    me("memo", mark_id, "مذكرة سلمى")
    them("memo", mark_id, "مذكرة عمر")
    me("bundle", "create", tmp_path / "a.egpkb")
    assert them("bundle", "merge", tmp_path / "a.egpkb").json["conflicts"] == 1  # type: ignore[attr-defined]
    (conflict,) = them("conflicts").json["conflicts"]  # type: ignore[attr-defined]
    assert (conflict["kind"], conflict["field"], len(conflict["sides"])) == ("highlight", "memo", 2)
    settled = them("conflicts", "resolve", conflict["id"], "both").json  # type: ignore[attr-defined]
    assert settled["open"] == 0
    found = them("highlights").json["highlights"][0]["memo"]  # type: ignore[attr-defined]
    assert found == "مذكرة عمر\n\nمذكرة سلمى"


def test_people_are_told_in_plain_lines(desk: Desk, report: Path, tmp_path: Path) -> None:
    desk("import", report)
    target = tmp_path / "a.egpkb"
    assert desk("bundle", "create", target).out == f"1 documents bundled in {target}.\n"
    assert "التعاون في الموانئ" in desk("bundle", "inspect", target).out
    assert desk("bundle", "verify", target).out == "The bundle is as it was made.\n"
    assert desk("bundle", "merge", target).out == "Nothing new in it.\n"
    assert desk("conflicts").out == "Nothing is open.\n"
    desk("bundle", "extract", target, "--to", tmp_path / "out")
    assert (tmp_path / "out" / "data" / "index.html").is_file()
    again = desk("bundle", "extract", target, "--to", tmp_path / "out")
    assert (again.code, again.err.count("\n")) == (1, 1)


def test_a_changed_bundle_is_named_and_exits_with_one(desk: Desk, report: Path, tmp_path: Path) -> None:
    desk("import", report)
    target = tmp_path / "a.egpkb"
    desk("bundle", "create", target)
    target.write_bytes(target.read_bytes() + b"!")
    result = desk("--json", "bundle", "verify", target)
    assert result.code == 1
    assert result.json["valid"] is False
    assert desk("bundle", "merge", target).code == 1


def test_a_passphrase_comes_from_a_file_or_the_environment(
    desk: Desk, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("import", report)
    target, secret = tmp_path / "a.egpkb", tmp_path / "secret.txt"
    secret.write_text("افتح يا سمسم\n", encoding="utf-8")
    assert desk("bundle", "create", "--encrypt", target).code == 1
    assert desk("bundle", "create", "--encrypt", "--passphrase-file", secret, target).code == 0
    assert desk("bundle", "verify", target).code == 1
    monkeypatch.setenv("EGPK_PASSPHRASE", "افتح يا سمسم")
    assert desk("bundle", "verify", target).code == 0


def test_a_shared_folder_is_joined_and_left(desk: Desk, report: Path, tmp_path: Path) -> None:
    desk("import", report)
    folder = tmp_path / "shared"
    assert desk("bundle", "sync", folder).code == 1
    folder.mkdir()
    assert desk("bundle", "sync", folder).out == "Nothing new from others.\n"
    other = desk("--library", tmp_path / "other.egpk", "--user", "عمر", "--json", "bundle", "sync", folder)
    assert other.json["joined"][0]["new"] == {"document": 1}
    assert len(list(folder.glob("*.egpkb"))) == 2
