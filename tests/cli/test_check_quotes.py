"""``check-quotes`` from the command line."""

from __future__ import annotations

from pathlib import Path

from egpk_desk.resources import sample_docs
from tests.cli.conftest import Desk


def test_a_manuscript_is_proved_and_a_page_is_written(desk: Desk, tmp_path: Path) -> None:
    desk("import", sample_docs() / "uae-indonesia.txt")
    record = desk("--json", "documents").json["documents"][0]
    text = desk("text", record["id"]).out
    quoted = " ".join(text[1400:1600].split()[1:9]).strip("،؛:.«»")
    changed = quoted.replace(quoted.split()[3], "زرافة <b>")
    manuscript, page = tmp_path / "m.md", tmp_path / "m.html"
    manuscript.write_text(
        f"قال: «{quoted}»[^1] وقال: «{changed}».\n\n[^1]: {record['author']}، «{record['title']}»، ص 9.\n", "utf-8"
    )
    result = desk("--json", "check-quotes", manuscript, "--out", page)
    assert result.code == 0
    first, second = result.json["quotes"]
    assert (first["status"], first["citation"], first["document"]) == ("exact", "right", record["id"])
    assert text[first["start"] : first["end"]] == first["source_text"]
    assert (second["status"], second["difference"], second["citation"]) == ("altered", "words", "none")
    html = page.read_text(encoding="utf-8")
    assert 'dir="rtl"' in html or 'dir="ltr"' in html
    assert "<b>" not in html
    assert "<del>زرافة" in html
    lines = desk("check-quotes", manuscript).out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["exact", "altered"]


def test_what_cannot_be_read_is_one_line(desk: Desk, report: Path, tmp_path: Path) -> None:
    desk("import", report)
    for bad in (tmp_path, tmp_path / "nowhere.docx"):
        result = desk("check-quotes", bad)
        assert (result.code, result.err.count("\n")) == (1, 1)
    empty = tmp_path / "m.txt"
    empty.write_text("لا اقتباس هنا.", encoding="utf-8")
    assert desk("check-quotes", empty).out == "There are no quotations in it.\n"
