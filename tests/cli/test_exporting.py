"""Exporting, its templates and manuscripts, from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from egpk_desk.exporters import FORMATS
from tests.cli.conftest import Desk


@pytest.fixture
def ids(desk: Desk, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A library with a report and three highlights, and a data folder of its own for templates."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk("import", report)
    found = []
    for quote in ("تطوير الموانئ", "الأسواق القريبة", "تطوّرًا ملحوظًا"):
        done = desk("highlight", "التعاون في الموانئ", "--quote", quote, "--tag", "driver/gaza-war", "--json")
        found.append(done.json["highlights"][0]["id"])
    return found


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_the_ending_of_the_file_says_its_format(desk: Desk, ids: list[str], tmp_path: Path, format_: str) -> None:
    done = desk("export", "--out", tmp_path / f"x.{format_}", "--json")
    assert done.json == {"out": str(tmp_path / f"x.{format_}"), "format": format_, "excerpts": len(ids)}
    assert (tmp_path / f"x.{format_}").stat().st_size > 0


def test_a_file_without_a_known_ending_needs_a_format(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    assert desk("export", "--out", tmp_path / "x.exe").code == 2


def test_options_kept_under_a_name_hold_again_and_those_given_win(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    first = desk(
        *("export", "--format", "json", "--out", tmp_path / "a.json", "--before", "1", "--bibliography"),
        *("--group-by", "none", "--save-preset", "مقال"),
    )
    assert first.code == 0
    assert desk("presets").out == "مقال\n"
    assert desk("export", "--out", tmp_path / "b.json", "--preset", "مقال", "--before", "0").code == 0
    one, other = (json.loads((tmp_path / name).read_text()) for name in ("a.json", "b.json"))
    assert one["bibliography"] == other["bibliography"]
    assert "before" in one["excerpts"][1]
    assert "before" not in other["excerpts"][1]
    assert desk("presets", "remove", "مقال").code == 0
    assert desk("export", "--out", tmp_path / "c.json", "--preset", "مقال").code == 1


def test_a_template_s_header_is_in_the_export(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    mould = Document()
    mould.sections[0].header.paragraphs[0].text = "ترويسة"
    mould.save(str(tmp_path / "mould.docx"))
    assert desk("export", "--out", tmp_path / "x.docx", "--template", tmp_path / "mould.docx").code == 0
    assert Document(str(tmp_path / "x.docx")).sections[0].header.paragraphs[0].text == "ترويسة"
    assert desk("export", "--out", tmp_path / "x.odt", "--template", tmp_path / "mould.docx").code == 2
    missing = desk("export", "--out", tmp_path / "y.docx", "--template", tmp_path / "none.docx")
    assert missing.code == 1
    assert not (tmp_path / "y.docx").exists()


def test_an_export_takes_a_citation_style(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    assert desk("export", "--out", tmp_path / "x.json", "--style", "apa").code == 0
    notes = [one["citation"] for one in json.loads((tmp_path / "x.json").read_text())["excerpts"]]
    assert all("2025" in note and "المرجع نفسه" not in note for note in notes)
    assert desk("export", "--out", tmp_path / "x.json", "--style", "no-such").code == 1


def test_a_manuscript_s_notes_are_set_for_their_places(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    desk("export", "--out", tmp_path / "m.docx", "--style", "apa")
    done = desk("manuscript", "refresh", tmp_path / "m.docx", "--out", tmp_path / "n.docx", "--json")
    assert done.json == {"out": str(tmp_path / "n.docx"), "notes": 3, "changed": 3, "unknown": [], "sources": 1}
    notes = zipfile.ZipFile(tmp_path / "n.docx").read("word/footnotes.xml").decode()
    assert notes.count("المرجع نفسه") == 2


def test_a_file_that_is_no_manuscript_is_told_of_and_nothing_is_written(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    stream = io.BytesIO()
    Document().save(stream)
    (tmp_path / "empty.docx").write_bytes(stream.getvalue())
    for name in ("empty.docx", "none.docx"):
        done = desk("manuscript", "refresh", tmp_path / name, "--out", tmp_path / "n.docx")
        assert done.code == 1
        assert done.err.count("\n") == 1
    assert not (tmp_path / "n.docx").exists()


def test_quoting_prints_the_quotation_with_its_reference_or_writes_what_the_clipboard_gets(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    assert desk("manuscript", "quote", ids[0]).out.startswith("«تطوير الموانئ» (سعاد حسن، «التعاون في الموانئ»")
    assert desk("manuscript", "quote", *ids, "--out", tmp_path / "q.rtf").code == 0
    assert (tmp_path / "q.rtf").read_text().count("\\footnote") == 3
    assert desk("manuscript", "quote", ids[0], "--out", tmp_path / "q.pdf").code == 2
