"""Backups that keep themselves, restoring and mending from the command line."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from egpk_desk import safekeeping
from egpk_desk.library import rotation
from tests.cli.conftest import Desk


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The settings of an account of the test's own."""
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    (tmp_path / "account").mkdir()


def test_a_command_that_changes_leaves_a_backup(desk: Desk, library: Path, report: Path) -> None:
    assert desk("import", report).code == 0
    (made,) = rotation.kept(rotation.folder_of(library), library)
    assert desk("documents", "--library", made.path, "--json").json["documents"][0]["title"] == "التعاون في الموانئ"
    assert desk("backup", "--json").json["backups"] == [str(made.path)]


def test_a_second_disk_gets_backups_and_its_absence_is_only_noted(
    desk: Desk, library: Path, report: Path, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    assert desk("backup", "--also", usb).code == 1
    usb.mkdir()
    assert desk("backup", "--also", usb).code == 0
    shutil.rmtree(usb)
    done = desk("import", report)
    assert done.code == 0
    assert "No backup could be kept in" in done.err
    assert not usb.exists()
    usb.mkdir()
    assert desk("highlight", "التعاون في الموانئ", "--range", "0:7").code == 0
    assert len(rotation.kept(safekeeping.folders(library)[1][1], library)) == 1
    assert desk("backup", "--not-also", "--json").json["also"] is None


def test_restoring_after_a_look(
    desk: Desk, library: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("import", report)
    desk("backup", tmp_path / "copy.egpk")
    desk("highlight", "التعاون في الموانئ", "--range", "0:7")
    look = desk("restore", tmp_path / "copy.egpk", "--preview", "--json").json
    assert (look["copy"]["highlights"], look["present"]["highlights"], look["restored"]) == (0, 1, False)
    assert len(desk("highlights", "--json").json["highlights"]) == 1
    monkeypatch.setenv("EGPK_LANG", "ar")
    done = desk("restore", tmp_path / "copy.egpk")
    assert done.code == 0
    assert "استُرجعت" in done.out
    assert desk("highlights", "--json").json["highlights"] == []
    assert library.with_name("library.before-restore.egpk").is_file()
    refused = desk("restore", report, "--json")
    assert (refused.code, refused.json["error"]["code"]) == (1, "not-a-library")


def test_mending_says_what_it_did_in_arabic_too(
    desk: Desk, library: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("import", report)
    with contextlib.closing(sqlite3.connect(library)) as raw, raw:
        raw.execute("INSERT INTO contents VALUES (999, x'00', x'00')")
    assert desk("check").code == 1
    monkeypatch.setenv("EGPK_LANG", "ar")
    done = desk("check", "--repair")
    assert done.code == 0
    assert "أُصلح: نصوص بلا إصدار (1)" in done.out
    assert desk("check").code == 0


def test_a_purge_leaves_nothing_readable_but_in_backups_which_it_tells_of(
    desk: Desk, library: Path, report: Path
) -> None:
    secret = "Zyxwvutsrq"
    report.write_text(f"{secret}\n{report.read_text(encoding='utf-8')}", encoding="utf-8")
    (document,) = desk("import", report, "--json").json["documents"]
    desk("highlight", document["id"], "--range", "0:10", "--memo", secret)
    (kept,) = rotation.kept(rotation.folder_of(library), library)
    assert secret.encode() in library.read_bytes()
    done = desk("remove", document["id"], "--purge")
    assert done.code == 0
    assert str(kept.path) in done.err
    holding = [path for path in library.parent.glob("library*") if path.is_file()]
    assert holding == [library]
    assert secret.lower().encode() not in library.read_bytes().lower()


def test_a_purge_of_one_document_reaches_the_backups_where_that_is_asked_for(
    desk: Desk, library: Path, report: Path
) -> None:
    (document,) = desk("import", report, "--json").json["documents"]
    (kept,) = rotation.kept(rotation.folder_of(library), library)
    assert desk("remove", document["id"], "--backups").code == 2
    done = desk("remove", document["id"], "--purge", "--backups", "--json").json
    assert (done["purged"], done["cleaned"], done["left"]) == (True, [str(kept.path)], [])
    assert desk("documents", "--library", kept.path, "--json").json["documents"] == []
    assert [entry["work"] for entry in desk("log", "--json").json["entries"]] == ["purge", "backup"]


def test_a_whole_library_is_erased_only_when_that_is_said(desk: Desk, library: Path, report: Path) -> None:
    desk("import", report)
    told = desk("purge", "--backups")
    assert told.code == 1
    assert str(library) in told.out
    assert "--yes" in told.err
    assert library.exists()
    done = desk("purge", "--backups", "--yes", "--json").json
    assert (done["purged"], len(done["erased"]), done["left"]) == (True, 1, [])
    assert [path for path in library.parent.rglob(f"*{library.stem}*") if path.is_file()] == []
    assert desk("purge", "--yes").code == 1


def test_the_log_and_the_figures_are_read_in_arabic_too(
    desk: Desk, library: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("import", report)
    desk("highlight", "التعاون في الموانئ", "--range", "0:7", "--tag", "driver/gaza-war")
    assert desk("export", "--format", "md", "--out", tmp_path / "no" / "x.md").code == 1
    monkeypatch.setenv("EGPK_LANG", "ar")
    lines = desk("log", "--limit", "1").out
    assert "أخفق" in lines
    assert "لا يوجد المجلد" in lines
    shown = desk("stats", "التعاون في الموانئ").out
    assert "الكلمات\t" in shown
    assert "الحرب في غزة\t1" in shown
    assert desk("stats", "--format", "svg", "--out", tmp_path / "codes.svg").code == 0
    assert "الحرب في غزة" in (tmp_path / "codes.svg").read_text(encoding="utf-8")
    assert desk("stats", "--json").json["totals"]["highlights"] == 1


def test_a_restoring_is_looked_at_by_what_differs_and_taken_back(
    desk: Desk, library: Path, report: Path, tmp_path: Path
) -> None:
    assert desk("restore", "--undo").code == 1
    desk("import", report)
    desk("backup", tmp_path / "copy.egpk")
    desk("highlight", "التعاون في الموانئ", "--range", "0:7")
    look = desk("restore", tmp_path / "copy.egpk", "--preview", "--json").json
    assert look["differences"]["highlights"] == {"lost": 1, "gained": 0, "changed": 0}
    assert "highlights: lost 1" in desk("restore", tmp_path / "copy.egpk", "--preview").out
    assert desk("restore", tmp_path / "copy.egpk").code == 0
    assert desk("highlights", "--json").json["highlights"] == []
    assert desk("restore", "--undo").code == 0
    assert len(desk("highlights", "--json").json["highlights"]) == 1
    assert desk("backup", "--keep", "0", "0", "0").code == 1
    assert desk("backup", "--keep", "2", "5", "1", "--every", "4", "--json").json["rotation"] == {
        **{"newest": 2, "days": 5, "weeks": 1, "hours": 4}
    }
