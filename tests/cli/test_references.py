"""References on the command line: import, list, merge, export, cite; records beside reports; a source's own notes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from egpk_desk.citations import exchange
from tests.cli.conftest import Desk

FILES = Path(__file__).parent.parent / "citations" / "files"


def keys(desk: Desk) -> list[str]:
    return [one["key"] for one in desk("references", "--json").json["references"]]


def test_a_file_comes_in_a_broken_entry_is_named_and_nothing_comes_twice(desk: Desk) -> None:
    first = desk("references", "import", FILES / "zotero.bib", "--json")
    assert first.code == 1
    assert [one["line"] for one in first.json["problems"]] == [31]
    assert [one["status"] for one in first.json["references"]] == ["new"] * 3
    again = desk("references", "import", FILES / "zotero.bib")
    assert "line 31" in again.err.lower()
    assert again.out.strip() == "0 new, 0 filled up, 3 already there."
    other = desk("references", "import", FILES / "endnote.ris", "--json").json
    assert [one["status"] for one in other["references"]] == ["merged", "duplicate", "new", "new"]
    assert len(keys(desk)) == 5
    desk("undo")
    assert keys(desk) == ["jabri2009", "lee_ports_2024", "undp2022"]


@pytest.mark.parametrize("format_", exchange.FORMATS)
def test_what_is_exported_comes_into_another_library_the_same(desk: Desk, tmp_path: Path, format_: str) -> None:
    desk("references", "import", FILES / "zotero.bib")
    desk("references", "import", FILES / "items.json")
    out = tmp_path / "all.out"
    assert desk("references", "export", "--format", format_, "--out", out).code == 0
    before = {one["key"]: one["item"] for one in desk("references", "--json").json["references"]}
    other = tmp_path / "other.egpk"
    assert desk("references", "import", out, "--library", other).code == 0
    after = {one["key"]: one["item"] for one in desk("references", "--json", "--library", other).json["references"]}
    assert {k: {**v, "id": ""} for k, v in after.items()} == {k: {**v, "id": ""} for k, v in before.items()}


def test_a_record_beside_a_report_is_taken_and_correcting_the_metadata_is_not_overridden(
    desk: Desk, report: Path
) -> None:
    report.with_suffix(".bib").write_text(
        "@report{beside, title={عنوان آخر}, author={حسن, سعاد}, date={2024}, location={بيروت}, editor={ورد سالم}}",
        encoding="utf-8",
    )
    (document,) = desk("import", report, "--json", "--title", "عنواني").json["documents"]
    assert any("report.bib" in warning for warning in document["warnings"])
    shown = desk("show", document["id"], "--json").json
    assert (shown["title"], shown["authors"], shown["date"]) == ("عنواني", ["سعاد حسن"], "2024")
    item = desk("references", "show", "beside", "--json").json["item"]
    assert item["author"] == [{"family": "حسن", "given": "سعاد"}]
    assert item["publisher-place"] == "بيروت"
    desk("metadata", document["id"], "--set", "author=غيرها", "--set", "date=2020")
    cited = desk("cite", "beside").out
    assert cited == "غيرها، «عنواني»، تحرير ورد سالم، بيروت، 2020.\n"
    desk("undo")
    desk("undo")
    assert keys(desk) == []


def test_a_key_is_kept_once_it_was_exported(desk: Desk, report: Path, tmp_path: Path) -> None:
    desk("import", report)
    (before,) = keys(desk)
    desk("references", "export", "--format", "bibtex", "--out", tmp_path / "x.bib")
    desk("metadata", "التعاون في الموانئ", "--set", "title=غيره")
    assert keys(desk) == [before]


def test_works_without_a_file_are_entered_changed_merged_and_removed(desk: Desk) -> None:
    made = desk(
        "references", "add", "--set", "title=كتاب", "--set", "author=منى حسن; علي سالم", "--set", "date=1426هـ",
        "--set", "type=book", "--set", "place=القاهرة", "--json",
    )  # fmt: skip
    assert made.code == 0
    key = made.json["key"]
    assert desk("cite", key).out.startswith("منى حسن وعلي سالم، كتاب (القاهرة: د.ن، 1426هـ)")
    desk("references", "set", key, "--set", "publisher=دار الشروق", "--set", "key=mine")
    assert "دار الشروق" in desk("cite", "mine").out
    other = desk("references", "add", "--set", "title=كتاب", "--set", "doi=10.1/x", "--json").json["key"]
    assert desk("references", "duplicates").out.split("\t")[0] == f"{other} = mine"
    assert desk("references", "merge", other, "mine").code == 0
    assert desk("references", "show", "mine", "--json").json["item"]["DOI"] == "10.1/x"
    assert keys(desk) == ["mine"]
    desk("undo")
    assert len(keys(desk)) == 2
    desk("references", "remove", "mine")
    assert keys(desk) == [other]


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "--set", "volume=1"),
        ("add", "--set", "title"),
        ("add", "--set", "title=a", "--set", "date=never"),
        ("add", "--set", "title=a", "--set", "type=poem"),
        ("show", "nothing"),
        ("import", "nothing.bib"),
    ],
)
def test_what_cannot_be_done_says_why_in_one_line(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk("references", "add", "--set", "title=كتاب")
    result = desk("references", *arguments)
    assert result.code == 1
    assert result.err.count("\n") == 1


def test_a_document_a_highlight_and_a_reference_are_cited_in_any_style(desk: Desk, report: Path) -> None:
    document = desk("import", report, "--json").json["documents"][0]["id"]
    mark = desk("highlight", document, "--quote", "تطوير الموانئ", "--json").json["highlights"][0]["id"]
    said = desk("cite", mark, "--json").json
    assert said["style"] == "arabic-notes"
    assert said["citation"].startswith("سعاد حسن، «التعاون في الموانئ»، 12 مايو 2025، ")
    assert "الفقرة" in said["citation"]
    assert desk("cite", document).out == "سعاد حسن، «التعاون في الموانئ»، 12 مايو 2025.\n"
    assert "١٢ مايو ٢٠٢٥" in desk("cite", document, "--digits", "arabic-indic").out
    assert desk("cite", document, "--style", "apa", "--list").out.startswith("سعاد حسن. (2025")
    assert desk("cite", document, "--locale", "en").out.endswith("12 May 2025.\n")
    assert desk("cite", document, "--style", "nothing").code == 1
    assert {one["name"] for one in desk("styles", "--json").json["styles"]} >= {"arabic-notes", "apa", "ieee"}


def test_the_works_of_a_report_s_notes_are_listed_entered_and_cited_through_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "noted.md"
    path.write_text(
        "# تقرير عن الموانئ\n\nتطوير الموانئ ضرورة.[^1] وهذا توضيح.[^2]\n\n"
        "[^1]: سالم حسن، اقتصاد الموانئ (القاهرة: دار الشروق، 2010)، ص 33.\n\n[^2]: ملاحظة من المحرر.\n",
        encoding="utf-8",
    )
    document = desk("import", path, "--title", "تقرير عن الموانئ", "--json").json["documents"][0]["id"]
    notes = desk("notes", document, "--json").json["notes"]
    assert notes[0]["reference"]["item"]["publisher"] == "دار الشروق"
    assert notes[0]["reference"]["page"] == "33"
    assert notes[1]["reference"] is None
    (listed,) = desk("references", "from", document, "--json").json["references"]
    assert listed["item"]["title"] == "اقتصاد الموانئ"
    assert desk("references", "from", document, "--add").out.strip() == "1 references added from the notes."
    assert desk("references", "from", document, "--add").out.strip() == "0 references added from the notes."
    start, end = notes[0]["start"] - 10, notes[0]["end"]
    mark = desk("highlight", document, "--range", f"{start}:{end}", "--json").json["highlights"][0]["id"]
    through = desk("cite", mark, "--through", "1").out
    assert through.startswith(
        "سالم حسن، اقتصاد الموانئ (القاهرة: دار الشروق، 2010)، ص 33، نقلًا عن: «تقرير عن الموانئ»، "
    )
    assert desk("cite", mark, "--through", "9").code == 1
    assert desk("cite", mark, "--notes", "quoted").out.endswith(
        " نقلًا عن: سالم حسن، اقتصاد الموانئ (القاهرة: دار الشروق، 2010)، ص 33.\n"
    )
    assert "سالم" not in desk("cite", mark, "--notes", "none").out


def test_a_record_put_beside_a_report_later_is_taken_when_the_report_is_imported_again(
    desk: Desk, report: Path
) -> None:
    desk("import", report)
    report.with_suffix(".ris").write_text("TY  - RPRT\nTI  - غيره\nCY  - عمّان\nID  - mine\nER  - \n", encoding="utf-8")
    desk("import", report)
    assert desk("references", "show", "mine", "--json").json["item"]["publisher-place"] == "عمّان"
    desk("references", "set", "mine", "--set", "place=بغداد")
    desk("import", report)
    assert desk("references", "show", "mine", "--json").json["item"]["publisher-place"] == "بغداد"


def test_the_command_line_adds_lists_cites_in_and_removes_a_style(
    desk: Desk, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = tmp_path / "journal.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>مجلة تابعة</title>'
        '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
        encoding="utf-8",
    )
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert desk("styles", "add", style, "--json").json["name"] == "journal"
    listed = desk("styles", "--json").json["styles"]
    assert [one["name"] for one in listed if one["added"]] == ["journal"]
    assert len(listed) > 6
    document = desk("import", report, "--json").json["documents"][0]["id"]
    assert desk("cite", document, "--style", "journal").out == desk("cite", document, "--style", "apa").out
    assert desk("styles", "remove", "journal").code == 0
    gone = desk("cite", document, "--style", "journal")
    assert gone.code == 1
    assert "journal" in gone.err


def test_a_record_named_together_with_its_report_goes_to_it_and_one_by_itself_is_no_report(
    desk: Desk, report: Path
) -> None:
    beside = report.with_suffix(".enw")
    beside.write_text("%0 Report\n%A حسن، سعاد\n%T التعاون في الموانئ\n%D 2025\n%F hasan2025\n", encoding="utf-8")
    documents = desk("import", report, beside, "--json").json["documents"]
    assert [one["status"] for one in documents] == ["new"]
    assert keys(desk) == ["hasan2025"]
    alone = desk("import", FILES / "zotero.bib")
    assert alone.code == 1
    assert "references import" in alone.err + alone.out


def test_endnotes_files_come_in_and_a_second_time_nothing_is_doubled(desk: Desk) -> None:
    first = desk("references", "import", FILES / "endnote.xml", "--json")
    assert (first.code, len(first.json["references"])) == (1, 3)
    again = desk("references", "import", FILES / "endnote.enw", "--json").json
    assert [one["status"] for one in again["references"]] == ["merged", "new", "new"]


def test_a_name_is_entered_with_its_form_in_the_other_script_which_latin_citations_use(desk: Desk) -> None:
    author = "author=الجابري، محمد عابد = Muhammad al-Jabri; منى حسن"
    fields = ("--set", author, "--set", "title=تكوين العقل", "--set", "date=2009", "--set", "key=jabri")
    assert desk("references", "add", *fields).code == 0
    assert "محمد عابد الجابري = Muhammad al-Jabri; منى حسن" in desk("references", "show", "jabri").out
    assert "Muhammad al-Jabri" in desk("cite", "jabri", "--locale", "en").out
    assert desk("cite", "jabri").out.startswith("محمد عابد الجابري ومنى حسن")


def test_a_passage_cites_the_work_of_a_note_in_it_through_the_report_in_all_that_follows(
    desk: Desk, tmp_path: Path
) -> None:
    report = tmp_path / "noted.md"
    report.write_text(
        "# تقرير\n\nنمت التجارة بين البلدين.[^1] واتسعت الموانئ.[^2]\n\nفقرة بلا حاشية.\n\n"
        "[^1]: سمير أمين، التراكم على الصعيد العالمي (بيروت: دار ابن خلدون، 1981)، ص 45.\n"
        "[^2]: جمال حمدان، شخصية مصر (القاهرة: دار الهلال، 1984)، ص 12.\n",
        encoding="utf-8",
    )
    document = desk("import", report, "--json", "--author", "ورد سالم").json["documents"][0]["id"]
    text = desk("text", document).out
    made = desk("highlight", document, "--quote", text[text.index("نمت") : text.index("]\n") + 1], "--json")
    id_ = made.json["highlights"][0]["id"]
    plain = desk("highlight", document, "--quote", "فقرة بلا حاشية", "--json").json["highlights"][0]["id"]
    changed = desk("cite-through", id_, "2", "--json").json["highlights"][0]
    assert changed["through"] == "[2]"
    cited = desk("cite", id_).out.strip()
    assert cited.startswith("جمال حمدان، شخصية مصر (القاهرة: دار الهلال، 1984)، ص 12، نقلًا عن: ورد سالم")
    assert "حاشية المصدر [1]: سمير أمين" in cited
    assert "حاشية المصدر [2]" not in cited
    for format_ in ("md", "csv", "json", "docx"):
        desk("export", "--format", format_, "--group-by", "none", "--out", tmp_path / f"out.{format_}")
    for name in ("out.md", "out.csv", "out.json"):
        assert "شخصية مصر (القاهرة: دار الهلال، 1984)، ص 12، نقلًا عن:" in (tmp_path / name).read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        notes = re.sub("<[^>]+>", "", package.read("word/footnotes.xml").decode("utf-8"))
    assert "نقلًا عن:" in notes
    refused = desk("cite-through", plain, "2")
    assert (refused.code, "No note 2" in refused.err) == (1, True)
    assert desk("cite-through", id_, "none", "--json").json["highlights"][0]["through"] == ""
    assert "نقلًا عن" not in desk("cite", id_).out
    desk("undo")
    assert "نقلًا عن" in desk("cite", id_).out


def test_what_a_passage_is_cited_through_goes_with_a_bundle(desk: Desk, tmp_path: Path) -> None:
    report = tmp_path / "noted.md"
    report.write_text("# تقرير\n\nنمت التجارة.[^1]\n\n[^1]: جمال حمدان، شخصية مصر، ص 12.\n", encoding="utf-8")
    document = desk("import", report, "--json").json["documents"][0]["id"]
    id_ = desk("highlight", document, "--quote", "نمت التجارة.[1]", "--json").json["highlights"][0]["id"]
    desk("cite-through", id_, "1")
    bundle, other = tmp_path / "b.egpkb", tmp_path / "other.egpk"
    assert desk("bundle", "create", bundle).code == 0
    assert desk("bundle", "merge", bundle, "--library", other).code == 0
    assert desk("highlights", "--json", "--library", other).json["highlights"][0]["through"] == "[1]"


def test_a_report_of_a_hijri_year_is_cited_by_it_until_its_date_is_corrected(desk: Desk, report: Path) -> None:
    document = desk("import", report, "--json", "--language", "ar").json["documents"][0]["id"]
    desk("metadata", document, "--set", "date=1446")
    assert desk("show", document, "--json").json["date"] == "2025"
    assert "1446هـ" in desk("cite", document).out
    assert "2025" not in desk("cite", document).out
    desk("metadata", document, "--set", "date=2023-05")
    assert "هـ" not in desk("cite", document).out
    assert desk("metadata", document, "--set", "date=شيء").code == 1
