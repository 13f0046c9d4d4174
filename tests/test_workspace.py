"""The use cases, on real libraries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk.errors import Ambiguous, Cancelled, EgpkError, InvalidRange, InvalidValue, LibraryReadOnly, NotFound
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Progress, Selection, Workspace, parse_range

TEXT = "عنوان التقرير\nفقرة أولى عن الموانئ[1] وعن التجارة 😀.\nفقرة ثانية عن الموانئ والنقل والتخزين في المنطقة.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as made:
        yield made


@pytest.fixture
def report(workspace: Workspace) -> str:
    return workspace.import_bytes(TEXT.encode(), "تقرير.txt").id


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"تقرير رقم {number}\n{TEXT}", encoding="utf-8")
    return folder


def test_a_batch_tells_of_its_progress_and_is_one_step_for_undo(workspace: Workspace, tmp_path: Path) -> None:
    told: list[Progress] = []
    outcomes = workspace.import_paths([folder_of(tmp_path, 70)], workers=0, progress=told.append)
    assert [outcome.status for outcome in outcomes] == ["new"] * 70
    assert [progress.done for progress in told] == list(range(71))
    assert workspace.undo().done
    assert workspace.documents() == []
    assert workspace.redo().done
    assert len(workspace.documents()) == 70


def test_a_cancelled_batch_keeps_what_is_stored_and_says_no_more(workspace: Workspace, tmp_path: Path) -> None:
    told: list[Progress] = []
    outcomes = workspace.import_paths(
        [folder_of(tmp_path, 70)], workers=0, progress=told.append, cancelled=lambda: len(told) > 40
    )
    assert len(outcomes) == len(workspace.documents()) == 40


def test_a_document_is_named_by_id_prefix_or_title(workspace: Workspace, report: str) -> None:
    assert workspace.document(report).id == report
    assert workspace.document(report[:8]).id == report
    assert workspace.document(workspace.document(report).title).id == report
    with pytest.raises(NotFound):
        workspace.document("غير موجود")


def test_a_range_that_cuts_a_letter_from_its_marks_is_widened(workspace: Workspace) -> None:
    document = workspace.import_bytes("شَهِدَتِ الساحةُ تحوّلاتٍ كبرى.".encode(), "t.txt").id
    excerpt = workspace.highlight(document, 0, 3)
    assert excerpt.text == "شَهِ"


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (9, 3), (0, 10_000)])
def test_a_range_outside_the_text_is_refused(workspace: Workspace, report: str, start: int, end: int) -> None:
    with pytest.raises(InvalidRange):
        workspace.highlight(report, start, end)
    assert workspace.excerpts() == []


def test_an_unknown_code_leaves_no_half_made_highlight(workspace: Workspace, report: str) -> None:
    with pytest.raises(NotFound):
        workspace.highlight(report, 0, 5, tags=["driver/gaza-war", "driver/none"])
    assert workspace.excerpts() == []


def test_a_quotation_that_stands_twice_is_asked_for(workspace: Workspace, report: str) -> None:
    with pytest.raises(Ambiguous, match="2 places"):
        workspace.find_quotation(report, "الموانئ")
    start, end = workspace.find_quotation(report, "الموانئ", 2)
    assert TEXT[start:end] == "الموانئ"
    assert start == TEXT.rindex("الموانئ")


def test_an_excerpt_with_a_marker_says_that_the_source_lacks_the_note(workspace: Workspace, report: str) -> None:
    start = TEXT.index("الموانئ")
    excerpt = workspace.highlight(report, start, start + len("الموانئ[1]"))
    (note,) = excerpt.cited.source_notes
    assert (note.marker, note.body) == ("[1]", None)


def test_excerpts_are_chosen_by_document_code_and_words_in_any_spelling(workspace: Workspace, report: str) -> None:
    trade = workspace.highlight(report, 0, 5, tags=["dimension/economic/trade"], memo="التجارةُ أوّلًا")
    workspace.highlight(report, 6, 13, tags=["driver/gaza-war"])
    above = workspace.code("dimension/economic").id
    assert [e.highlight.id for e in workspace.excerpts(Selection(codes=(above,)))] == [trade.highlight.id]
    assert [e.highlight.id for e in workspace.excerpts(Selection(text="التجاره"))] == [trade.highlight.id]
    assert workspace.excerpts(Selection(documents=("none",))) == []


def test_an_export_that_fails_leaves_the_old_file(workspace: Workspace, report: str, tmp_path: Path) -> None:
    workspace.highlight(report, 0, 5)
    target = tmp_path / "out.md"
    target.write_text("القديم", encoding="utf-8")
    with pytest.raises(Cancelled):
        workspace.export_to(target, ExportRequest(format="md"), cancelled=lambda: True)
    assert target.read_text(encoding="utf-8") == "القديم"
    assert workspace.export_to(target, ExportRequest(format="md")) == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".egpk" and "egpk" not in path.name) == [
        "out.md"
    ]


def test_metadata_with_a_date_that_is_none_changes_nothing(workspace: Workspace, report: str) -> None:
    before = workspace.document(report)
    with pytest.raises(InvalidValue):
        workspace.set_metadata(report, {"title": "آخر", "date": "متى شئت"})
    assert workspace.document(report) == before


def test_a_library_opened_for_reading_refuses_changes(workspace: Workspace, report: str) -> None:
    with Workspace.open(workspace.path, user="هدى", read_only=True) as reader:
        assert reader.documents()[0].id == report
        with pytest.raises(LibraryReadOnly):
            reader.highlight(report, 0, 5)


def test_what_another_process_writes_is_seen(workspace: Workspace, report: str) -> None:
    before = workspace.data_version()
    with Workspace.open(workspace.path, user="هدى") as other:
        other.highlight(report, 0, 5, memo="من زميلة")
    assert workspace.data_version() != before
    assert [excerpt.memo for excerpt in workspace.excerpts()] == ["من زميلة"]


@pytest.mark.parametrize("written", ["", "5", "a:b", "-1:3", "1:", ":2", "1:2:3"])
def test_what_is_no_range_is_said_to_be_none(written: str) -> None:
    with pytest.raises(EgpkError):
        parse_range(written)


def test_a_range_is_cited_in_full_with_its_place(workspace: Workspace, report: str) -> None:
    known = {"title": "عنوان التقرير", "author": "سعاد حسن", "date": "2025-05-12", "publisher": "مركز الدراسات"}
    workspace.set_metadata(report, known)
    start = TEXT.index("فقرة ثانية")
    cited = workspace.citation(report, start, start + 10)
    excerpt = workspace.highlight(report, start, start + 10)
    for part in ("سعاد حسن", "«عنوان التقرير»", "مركز الدراسات", "2025"):
        assert part in cited
    assert cited == workspace.cite(excerpt.highlight.id).text


def test_a_codes_names_and_place_change_in_one_step(workspace: Workspace) -> None:
    code = workspace.add_code("driver/ports", name_ar="الموانئ")
    above = workspace.code("driver/economic-gains")
    changed = workspace.edit_code(code.id, above.id, name_ar="الموانئ والممرات", name_en="Ports")
    assert (changed.name_ar, changed.name_en, changed.parent) == ("الموانئ والممرات", "Ports", above.id)
    assert workspace.undo().what == "change code"
    before = workspace.code(code.id)
    assert (before.name_ar, before.name_en, before.parent) == ("الموانئ", "", None)
