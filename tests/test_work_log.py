"""The log of what was done: in order, whole after a crash, never in the way of the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from egpk_desk import work_log
from egpk_desk.errors import ExportError
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.messages import translate
from egpk_desk.work_log import WorkLog
from egpk_desk.workspace import Workspace


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkLog:
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    (tmp_path / "account").mkdir()
    return WorkLog(tmp_path / "مكتبة.egpk")


def test_work_and_failures_are_noted_with_their_author_newest_first(log: WorkLog, tmp_path: Path) -> None:
    path = tmp_path / "مكتبة.egpk"
    good, bad = tmp_path / "تقرير.txt", tmp_path / "scan.pdf"
    good.write_text("تقرير\n\nكتب عن مصر.\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7\nnothing")
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_paths([good, bad], workers=0)
        workspace.export_to(target=tmp_path / "out.md", request=ExportRequest(format="md"))
        with pytest.raises(ExportError):
            workspace.export_to(tmp_path / "none" / "out.md", ExportRequest(format="md"))
        workspace.bundles.create(tmp_path / "a.egpkb")
        workspace.bundles.merge(tmp_path / "a.egpkb")
        workspace.backup(tmp_path / "copy.egpk")
    entries = log.entries()
    assert [entry.work for entry in entries] == ["backup", "merge", "bundle", "export", "export", "import"]
    assert [entry.done for entry in entries] == [True, True, True, False, True, True]
    assert {entry.user for entry in entries} == {"سلمى"}
    assert entries[-1].message == "Imported: 1 new, 0 read anew, 0 known before, 1 refused."
    assert any(line.startswith(str(bad)) and len(line) > len(str(bad)) + 10 for line in entries[-1].details)
    for entry in entries:
        assert translate(entry.message, "ar") != entry.message


def test_a_line_that_was_cut_off_and_a_log_that_cannot_be_written_hurt_nobody(log: WorkLog, tmp_path: Path) -> None:
    log.note("import", "Mended.")
    with log.path.open("ab") as file:
        file.write(b'{"at": "2026-11-25T1\xff\n[]\n{"at": 5}\n')
    log.note("export", "Mended.")
    assert [entry.work for entry in log.entries()] == ["export", "import"]
    other = WorkLog(tmp_path / "other.egpk")
    other.path.mkdir(parents=True)
    other.note("import", "Mended.")
    assert other.entries() == []


def test_an_old_half_goes_when_the_log_is_long(log: WorkLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_log, "MOST_BYTES", 4000)
    for number in range(60):
        log.note("import", f"عمل {number}", details=[f"ملف {line}" for line in range(3)])
    assert log.path.stat().st_size <= 4000
    assert log.entries(1)[0].message == "عمل 59"
    log.note("import", "كثير", details=[f"ملف {line}" for line in range(80)])
    assert log.entries(1)[0].details[-1] == "and 30 more"
