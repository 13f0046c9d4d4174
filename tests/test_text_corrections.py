"""Correcting words in the text of a document: a new revision, highlights that stay, boxes that stay usable, undo."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk import readers
from egpk_desk.document import Document, problems
from egpk_desk.errors import InvalidRange, InvalidValue
from egpk_desk.library.corrections import mover
from egpk_desk.readers import pdf, text
from egpk_desk.readers.correcting import corrected, least_edit
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.workspace import Workspace

FIXTURES = Path(__file__).parent / "fixtures" / "pdf"
PDF = FIXTURES / "notes-libreoffice.pdf"
REPORT = (
    "عنوان التقرير\n\nشهدت القاهرة اجتماعا مهما في الشتاء.\nوقال الوزير: سنزيد التجاره[1] بين البلدين.\n\n[1] حاشية.\n"
)


@pytest.fixture
def workspace(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Workspace.open(tmp_path / "library.egpk", user="منى", create=True) as opened:
        yield opened


def imported(workspace: Workspace, report: str = REPORT) -> str:
    return workspace.import_bytes(report.encode(), "report.txt").id


def test_a_corrected_word_is_in_the_text_in_search_and_in_a_revision_of_its_own(workspace: Workspace) -> None:
    document = imported(workspace)
    before = workspace.document(document).revision
    start, end = workspace.find_quotation(document, "التجاره")
    made = workspace.text_corrections.correct(document, start, end, "المبادلات")
    assert workspace.content(document).text == REPORT.replace("التجاره", "المبادلات")
    assert (made.before, made.after) == ("التجاره", "المبادلات")
    assert workspace.content(document).text[made.start : made.end] == "المبادلات"
    assert workspace.document(document).revision != before
    assert workspace.content(document).reader.endswith("+correction")
    assert workspace.search("المبادلات")[0] == 1
    assert workspace.search("التجاره")[0] == 0
    assert workspace.check() == []


def test_highlights_stay_on_their_words_and_undo_brings_back_text_and_search(workspace: Workspace) -> None:
    document = imported(workspace)
    places = {}
    for words in ("القاهرة", "سنزيد التجاره[1] بين", "بين البلدين", "التجاره", "حاشية"):
        made = workspace.highlight(document, *workspace.find_quotation(document, words), tags=["driver/gaza-war"])
        places[made.highlight.id] = words
    start, end = workspace.find_quotation(document, "التجاره")
    workspace.text_corrections.correct(document, start, end, "التجارة الخارجية")
    said = {one.highlight.id: one.text for one in workspace.excerpts()}
    assert said == {id_: words.replace("التجاره", "التجارة الخارجية") for id_, words in places.items()}
    assert workspace.verify() == []
    assert workspace.undo().done
    assert {one.highlight.id: one.text for one in workspace.excerpts()} == places
    assert workspace.content(document).text == REPORT
    assert workspace.verify() == []
    assert workspace.redo().done
    assert {one.highlight.id: one.text for one in workspace.excerpts()} == said


def test_notes_keep_their_markers_and_bodies_after_a_correction_before_them(workspace: Workspace) -> None:
    document = imported(workspace)
    workspace.text_corrections.correct(document, *workspace.find_quotation(document, "مهما"), "")
    content = workspace.content(document)
    assert "اجتماعا في الشتاء" in content.text
    (note,) = content.notes
    assert content.text[note.start : note.end] == "[1]"
    assert note.body is not None
    assert "حاشية" in content.slice(note.body)


@pytest.mark.parametrize(
    ("words", "to", "told"),
    [
        ("الشتاء.\nوقال", "x", "inside one paragraph"),
        ("[1] بين", "[2] بين", "marker of a note"),
        ("شهدت القاهرة اجتماعا مهما في الشتاء.", " ", "Nothing would be left"),
    ],
)
def test_what_cannot_be_corrected_is_told_and_changes_nothing(
    words: str, to: str, told: str, workspace: Workspace
) -> None:
    document = imported(workspace)
    start = REPORT.index(words)
    with pytest.raises(InvalidRange, match=told):
        workspace.text_corrections.correct(document, start, start + len(words), to)
    assert workspace.content(document).text == REPORT


def test_a_correction_that_changes_nothing_makes_no_revision(workspace: Workspace) -> None:
    document = imported(workspace)
    with pytest.raises(InvalidValue, match="changes nothing"):
        workspace.text_corrections.correct(document, *workspace.find_quotation(document, "القاهرة"), "القاهرة")
    assert not any(operation.what == "correct text" for operation in workspace.history())


def test_importing_the_file_again_keeps_the_corrected_text(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (first,) = workspace.import_paths([tmp_path / "report.txt"])
    workspace.text_corrections.correct(first.id, *workspace.find_quotation(first.id, "القاهرة"), "الإسكندرية")
    (again,) = workspace.import_paths([tmp_path / "report.txt"])
    assert again.status == "duplicate"
    assert "الإسكندرية" in workspace.content(first.id).text


def test_a_newer_reader_gets_the_corrections_that_still_apply_and_undo_takes_back_the_whole_import(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (first,) = workspace.import_paths([tmp_path / "report.txt"])
    for wrong, right in (("القاهرة", "الإسكندرية"), ("الوزير", "السيد الوزير"), ("اجتماعا", "اجتماعًا")):
        workspace.text_corrections.correct(first.id, *workspace.find_quotation(first.id, wrong), right)
    workspace.highlight(first.id, *workspace.find_quotation(first.id, "وقال السيد الوزير"))
    corrected_text = workspace.content(first.id).text

    def read_anew(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
        newer = data.decode().replace("اجتماعا", "اجتماعًا").replace("عنوان", "العنوان:")
        return replace(text.read(newer.encode(), name), reader="text/9")

    monkeypatch.setattr(readers, "read", read_anew)
    (again,) = workspace.import_paths([tmp_path / "report.txt"], workers=0)
    assert again.status == "revised"
    assert workspace.content(first.id).text == corrected_text.replace("عنوان", "العنوان:")
    assert workspace.content(first.id).reader == "text/9+correction"
    assert [one.text for one in workspace.excerpts()] == ["وقال السيد الوزير"]
    assert workspace.undo().done
    assert workspace.content(first.id).text == corrected_text
    assert workspace.verify() == []


def test_correcting_back_to_what_was_there_needs_no_new_text(workspace: Workspace) -> None:
    document = imported(workspace)
    workspace.highlight(document, *workspace.find_quotation(document, "القاهرة"))
    workspace.text_corrections.correct(document, *workspace.find_quotation(document, "القاهرة"), "الجيزة")
    workspace.text_corrections.correct(document, *workspace.find_quotation(document, "الجيزة"), "القاهرة")
    assert workspace.content(document).text == REPORT
    assert [one.text for one in workspace.excerpts()] == ["القاهرة"]
    assert workspace.undo().done
    assert [one.text for one in workspace.excerpts()] == ["الجيزة"]


def test_letters_of_a_corrected_pdf_keep_their_boxes(workspace: Workspace) -> None:
    (outcome,) = workspace.import_paths([PDF])
    before = workspace.content(outcome.id)
    source = workspace.source(outcome.id)
    places = pdf.layout_of(before, source)
    chance = random.Random(4)
    words = [word for word in before.text.split() if word.isalpha() and len(word) > 4 and before.text.count(word) == 1]
    for word in chance.sample(words, 3):
        start, end = workspace.find_quotation(outcome.id, word)
        workspace.text_corrections.correct(outcome.id, start, end, f"{word[:-1]}ـــ")
    after = workspace.content(outcome.id)
    moved = pdf.layout_of(after, source)
    kept = [word for word in words if word in after.text][:40]
    assert len(kept) > 20
    for word in kept:
        old, new = before.text.index(word), after.text.index(word)
        assert moved.boxes(new, new + len(word)) == places.boxes(old, old + len(word))
    changed = after.text.index("ـــ")
    ((page, rects),) = moved.boxes(changed - 2, changed + 3).items()
    middle = rects[0]
    offset = moved.offset_at(page, (middle.x0 + middle.x1) / 2, (middle.y0 + middle.y1) / 2)
    assert offset is not None
    assert changed - 2 <= offset <= changed + 3


ARABIC = st.text(alphabet="ابتثجحخد\u064e\u0651 ", min_size=1, max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    paragraphs=st.lists(ARABIC.filter(lambda piece: bool(piece.strip())), min_size=1, max_size=4),
    at=st.floats(0, 0.999),
    length=st.integers(1, 8),
    words=ARABIC,
    places=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=5),
)
def test_any_correction_leaves_a_sound_document_and_moves_what_is_outside_of_it_to_the_letter(
    paragraphs: list[str], at: float, length: int, words: str, places: list[tuple[float, float]]
) -> None:
    document = text.read("\n".join(paragraphs).encode(), "a.txt")
    start = int(at * len(document.text))
    end = min(len(document.text), start + length)
    try:
        made, edit = corrected(document, start, end, words)
    except InvalidRange:
        return
    assert problems(made) == problems(document)
    first, last, size = edit
    assert made.text[:first] == document.text[:first]
    assert made.text[first + size :] == document.text[last:]
    moved = mover([edit])
    for one, other in places:
        a, b = sorted((int(one * len(document.text)), int(other * len(document.text))))
        if b <= first or a >= last:
            assert made.text[moved(a) : moved(b)] == document.text[a:b]
        assert 0 <= moved(a) <= moved(b) <= len(made.text)


def test_a_letter_put_before_or_behind_a_word_belongs_to_it() -> None:
    for old, new in (("كتب", "وكتب"), ("كتب", "كتبت")):
        start, end, words = least_edit(f"ثم {old} رسالة", 3, 6, new)
        moved = mover([(start, end, len(words))])
        result = f"ثم {old} رسالة"[:start] + words + f"ثم {old} رسالة"[end:]
        assert result[moved(3) : moved(6)] == new
