"""The main job through the command line: import, highlight, tag, memo, undo, export."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.shared import real_report


def imported(desk: Desk, path: Path) -> str:
    result = desk("--json", "import", path)
    assert result.code == 0, result.err
    return str(result.json["documents"][0]["id"])


def test_importing_a_report_tells_what_it_is(desk: Desk, report: Path) -> None:
    result = desk("--json", "import", report)
    assert result.code == 0
    (document,) = result.json["documents"]
    assert document["status"] == "new"
    assert document["title"] == "التعاون في الموانئ"
    shown = desk("--json", "show", document["id"]).json
    assert shown["author"] == "سعاد حسن"
    assert shown["date"] == "2025-05-12"


def test_the_same_bytes_twice_are_recognised_even_under_another_name(desk: Desk, report: Path, tmp_path: Path) -> None:
    first = imported(desk, report)
    copy = tmp_path / "نسخة.txt"
    copy.write_bytes(report.read_bytes())
    again = desk("--json", "import", copy)
    assert again.code == 0
    assert again.json["documents"][0]["status"] == "duplicate"
    assert again.json["documents"][0]["id"] == first
    assert len(desk("--json", "documents").json["documents"]) == 1


def test_global_options_may_stand_before_or_after_the_command(desk: Desk, report: Path) -> None:
    imported(desk, report)
    assert desk("--json", "documents").json == desk("documents", "--json").json


def test_what_is_said_at_import_wins_over_what_is_found(desk: Desk, report: Path) -> None:
    desk("import", report, "--title", "عنوان آخر", "--author", "أ; ب", "--date", "24 نوفمبر 2025")
    shown = desk("--json", "show", "عنوان آخر").json
    assert shown["authors"] == ["أ", "ب"]
    assert shown["date"] == "2025-11-24"
    assert shown["date_as_written"] == "24 نوفمبر 2025"


def test_a_quotation_in_another_spelling_is_found_and_kept_as_the_source_spells_it(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    result = desk("--json", "highlight", document, "--quote", "تسعي القاهره", "--tag", "driver/economic-gains")
    assert result.code == 0, result.err
    (mark,) = result.json["highlights"]
    assert mark["exact"] == "تسعى القاهرةُ"
    assert mark["tags"] == ["driver/economic-gains"]
    assert mark["locator"]
    text = desk("text", document).out
    assert text[mark["start"] : mark["end"]] == mark["exact"]


def test_a_quotation_that_stands_twice_must_be_told_apart(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    asked = desk("highlight", document, "--quote", "الأسواق البعيدة")
    assert asked.code == 1
    assert "--occurrence" in asked.err
    assert asked.err.count("\n") == 1
    second = desk("--json", "highlight", document, "--quote", "الأسواق البعيدة", "--occurrence", 2)
    third = desk("--json", "highlight", document, "--quote", "الأسواق البعيدة", "--occurrence", 3)
    assert second.json["highlights"][0]["start"] < third.json["highlights"][0]["start"]
    assert desk("highlight", document, "--quote", "الأسواق البعيدة", "--occurrence", 9).code == 1


def test_a_highlight_lives_through_tag_memo_range_removal_undo_and_redo(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    mark = desk("--json", "highlight", document, "--range", "60:80").json["highlights"][0]["id"]

    def now() -> list[dict[str, object]]:
        return list(desk("--json", "highlights").json["highlights"])

    desk("tag", mark, "driver/gaza-war", "dimension/economic/trade")
    desk("untag", mark, "driver/gaza-war")
    desk("memo", mark, "راجع المصدر")
    assert now()[0]["tags"] == ["dimension/economic/trade"]
    assert now()[0]["memo"] == "راجع المصدر"
    desk("range", mark, "60:90")
    assert now()[0]["end"] in (90, 91)
    desk("unhighlight", mark)
    assert now() == []
    for _ in range(5):
        assert desk("undo").code == 0
    assert now()[0]["tags"] == []
    for _ in range(5):
        assert desk("redo").code == 0
    assert now() == []
    assert desk("redo").code == 1


def test_a_filter_by_code_includes_the_codes_below_it(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    desk("highlight", document, "--range", "60:80", "--tag", "dimension/economic/trade")
    assert len(desk("--json", "highlights", "--tag", "dimension/economic").json["highlights"]) == 1
    assert desk("--json", "highlights", "--tag", "dimension/political").json["highlights"] == []


def test_a_filter_by_a_kind_means_all_its_codes(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    desk("highlight", document, "--range", "60:80", "--tag", "dimension/economic/trade")
    assert len(desk("--json", "highlights", "--tag", "dimension").json["highlights"]) == 1
    assert desk("--json", "highlights", "--tag", "driver").json["highlights"] == []


def test_a_new_library_has_the_built_in_codebook(desk: Desk, report: Path) -> None:
    imported(desk, report)
    codes = {code["slug"]: code for code in desk("--json", "codes").json["codes"]}
    assert codes["driver/gaza-war"]["name"]["ar"] == "الحرب في غزة"
    assert codes["dimension/military/defence-industry"]["parent"] == "dimension/military"
    assert sum(code["kind"] == "driver" for code in codes.values()) == 6
    assert sum(code["kind"] == "dimension" for code in codes.values()) == 16


def test_codes_can_be_added_renamed_moved_merged_retired_and_removed(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    assert desk("codes", "add", "dimension/economic/energy", "--ar", "الطاقة", "--en", "Energy").code == 0
    mark = desk("--json", "highlight", document, "--range", "60:80", "--tag", "الطاقة").json["highlights"][0]["id"]
    assert desk("codes", "rename", "dimension/economic/energy", "--ar", "أمن الطاقة").code == 0
    assert desk("codes", "merge", "dimension/economic/energy", "dimension/economic/trade").code == 0
    assert desk("--json", "highlights").json["highlights"][0]["tags"] == ["dimension/economic/trade"]
    assert desk("undo").code == 0
    assert desk("--json", "highlights").json["highlights"][0]["tags"] == ["dimension/economic/energy"]
    assert desk("codes", "retire", "driver/gaza-war").code == 0
    assert desk("codes", "remove", "dimension/economic/energy").code == 0
    assert desk("--json", "highlights").json["highlights"][0]["tags"] == []
    assert desk("tag", mark, "no/such-code").code == 1


@pytest.mark.parametrize("format_", ["docx", "html", "md", "csv", "json"])
def test_the_chosen_excerpts_are_exported_in_every_format(
    desk: Desk, report: Path, tmp_path: Path, format_: str
) -> None:
    document = imported(desk, report)
    desk("highlight", document, "--quote", "تسعى القاهرةُ إلى تطوير الموانئ", "--tag", "driver/economic-gains")
    desk("highlight", document, "--quote", "عبر خطوط ملاحية منتظمة.[1]", "--tag", "dimension/economic/trade")
    out = tmp_path / f"out.{format_}"
    assert desk("export", "--format", format_, "--out", out).code == 0
    if format_ == "docx":
        with zipfile.ZipFile(out) as package:
            notes = package.read("word/footnotes.xml").decode()
        assert "سعاد حسن" in notes
        assert "حاشية المصدر [1] غير واردة في النسخة المتاحة" in notes
    elif format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
        assert len(rows) == 2
    elif format_ == "json":
        json.loads(out.read_text(encoding="utf-8"))
    else:
        assert "المرجع نفسه" in out.read_text(encoding="utf-8")


def test_exporting_over_a_folder_or_into_nowhere_says_so(desk: Desk, report: Path, tmp_path: Path) -> None:
    imported(desk, report)
    for out in (tmp_path, tmp_path / "missing" / "out.docx"):
        result = desk("export", "--format", "docx", "--out", out)
        assert result.code == 1
        assert result.err.count("\n") == 1


def test_metadata_is_corrected_and_the_correction_undone(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    assert desk("metadata", document, "--set", "publisher=مركز الموانئ", "--set", "date=2025-06").code == 0
    shown = desk("--json", "show", document).json
    assert (shown["publisher"], shown["date"]) == ("مركز الموانئ", "2025-06")
    assert desk("undo").code == 0
    assert desk("--json", "show", document).json["date"] == "2025-05-12"
    assert desk("metadata", document, "--set", "date=متى شئت").code == 1
    assert desk("metadata", document, "--set", "بلا قيمة").code == 1


def test_a_removed_document_comes_back_with_its_highlights_and_a_purged_one_does_not(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    desk("highlight", document, "--range", "60:80")
    assert desk("remove", document).code == 0
    assert desk("--json", "highlights").json["highlights"] == []
    assert desk("undo").code == 0
    assert len(desk("--json", "highlights").json["highlights"]) == 1
    assert desk("remove", document, "--purge").code == 0
    desk("undo")
    assert desk("--json", "documents").json["documents"] == []


def test_search_is_blind_to_spelling_unless_told_otherwise(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    found = desk("--json", "search", "القاهره").json
    assert found["total"] == 1
    hit = found["hits"][0]
    text = desk("text", document).out
    assert text[hit["start"] : hit["end"]] == "القاهرةُ"
    assert desk("--json", "search", "القاهره", "--exact").json["total"] == 0


def test_a_report_pasted_on_standard_input_is_read_like_a_file(library: Path) -> None:
    data = real_report()
    environment = {**os.environ, "EGPK_LIBRARY": str(library), "EGPK_USER": "x", "LC_ALL": "C"}
    command = [sys.executable, "-m", "egpk_desk", "--json", "import", "-"]
    done = subprocess.run(command, input=data, capture_output=True, env=environment, check=True)
    (document,) = json.loads(done.stdout)["documents"]
    assert document["title"] == "العلاقات “المصرية – الباكستانية”: تحليل دوافع التقارب وأبعاده"
    assert document["notes"] == 8


def test_a_command_stopped_in_the_middle_says_so_and_leaves_a_sound_library(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(f"تقرير رقم {number}\n" + "نصٌّ يُعاد مرارًا. " * 2000, encoding="utf-8")
    environment = {**os.environ, "EGPK_LIBRARY": str(library), "EGPK_USER": "x"}
    command = [sys.executable, "-m", "egpk_desk", "import", str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    time.sleep(2.0)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode != 0:  # it may have been quicker than the signal
        assert process.returncode == 130
        assert b"Traceback" not in err
    if library.exists():
        checked = subprocess.run(
            [sys.executable, "-m", "egpk_desk", "--json", "check"], capture_output=True, env=environment, check=False
        )
        assert json.loads(checked.stdout)["valid"]


def test_every_change_is_in_the_history_with_its_author(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    desk("--user", "منى", "highlight", document, "--range", "60:80")
    operations = desk("--json", "history").json["operations"]
    assert {operation["author"] for operation in operations} == {"سلمى", "منى"}
    assert operations[0]["author"] == "منى"


def test_verify_proves_every_quotation(desk: Desk, report: Path) -> None:
    document = imported(desk, report)
    desk("highlight", document, "--range", "60:80")
    assert desk("--json", "verify").json == {"valid": True, "problems": []}
    assert desk("--json", "check").json["valid"]
