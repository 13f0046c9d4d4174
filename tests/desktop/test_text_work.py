"""Correcting a word of the open report, and taking in the marks of a PDF, by the gestures of a user."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.dialogs.correction_dialog import CorrectionDialog
from egpk_desk.exporters import COPY
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.readers.pdf import recognition
from egpk_desk.readers.pdf.worker import WORKER
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Selection, Workspace
from tests.desktop.window import CONTROL, Desk
from tests.readers.pdf.test_recognising import scan

PDF = Path(__file__).parents[1] / "fixtures" / "pdf" / "columns2-libreoffice.pdf"
REPORT = sample_docs() / "uae-indonesia.txt"


def marked_copy(folder: Path) -> Path:
    """A PDF in which a colleague has marked three passages."""
    target = folder / "marked.pdf"
    with Workspace.open(folder / "other.egpk", user="زميل", create=True) as workspace:
        (outcome,) = workspace.import_paths([PDF])
        for start in (100, 400, 700):
            text = workspace.content(outcome.id).text
            workspace.highlight(
                outcome.id, text.index(" ", start) + 1, text.index(" ", start + 60), memo=f"رأي {start}"
            )
        workspace.export_to(target, ExportRequest(COPY), Selection())
    return target


def dialog_of(desk: Desk) -> CorrectionDialog:
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(CorrectionDialog)), timeout=5000)
    return desk.window.findChildren(CorrectionDialog)[-1]


def text_of(desk: Desk) -> str:
    document = desk.reader.document()
    assert document is not None
    return document.text


def grab(widget: QWidget, name: str) -> None:
    """Keep a picture where one asks for it, to be looked at."""
    if folder := os.environ.get("EGPK_PICTURES"):
        widget.grab().save(str(Path(folder) / f"{name}.png"))


@pytest.fixture
def reading(desk: Desk) -> Desk:
    desk.import_by_drop(REPORT)
    desk.rest()
    return desk


def test_the_word_at_the_caret_is_corrected_and_undo_shows_what_stood_there(reading: Desk) -> None:
    before = text_of(reading)
    start, end = reading.select(next(word for word in before[300:].split() if word.isalpha() and len(word) > 4))
    word = before[start:end]
    reading.key(Qt.Key.Key_0)
    reading.wait_for_highlights(1)
    reading.reader.select(start + 2, start + 2)
    reading.key(Qt.Key.Key_F2)
    dialog = dialog_of(reading)
    assert dialog.field.text() == word
    assert not dialog.accept_button.isEnabled()
    dialog.field.setText("كلمةٌ صحيحة")
    grab(dialog, "correction")
    reading.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    reading.qtbot.waitUntil(lambda: text_of(reading) != before, timeout=5000)
    assert text_of(reading) == before[:start] + "كلمةٌ صحيحة" + before[end:]
    reading.rest()
    (excerpt,) = reading.bench.coding.excerpts()
    assert excerpt.text == "كلمةٌ صحيحة"
    reading.read()
    reading.key(Qt.Key.Key_Z, CONTROL)
    reading.qtbot.waitUntil(lambda: text_of(reading) == before, timeout=5000)
    reading.rest()
    (excerpt,) = reading.bench.coding.excerpts()
    assert excerpt.text == word


def test_a_selection_over_two_paragraphs_is_not_corrected_and_says_so(reading: Desk) -> None:
    text = text_of(reading)
    at = text.index("\n", 400)
    reading.reader.select(at - 10, at + 10)
    reading.read()
    reading.key(Qt.Key.Key_F2)
    reading.qtbot.waitUntil(reading.window.notice.isVisible, timeout=5000)
    assert "فقرة واحدة" in reading.window.notice.text
    assert not reading.window.findChildren(CorrectionDialog)


def test_marks_of_others_are_offered_after_import_and_taken_in_by_one_click_and_one_undo(
    desk: Desk, tmp_path: Path
) -> None:
    desk.import_by_drop(marked_copy(tmp_path))
    desk.rest()
    notice = desk.window.notice
    assert notice.isVisible()
    assert "3" in notice.text
    grab(desk.window, "offer")
    desk.qtbot.mouseClick(notice.offer, Qt.MouseButton.LeftButton)
    desk.wait_for_highlights(3)
    assert [one.memo for one in desk.bench.coding.excerpts()] == [f"رأي {at}\n— زميل" for at in (100, 400, 700)]
    desk.rest()
    desk.read()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.wait_for_highlights(0)


def test_a_report_without_marks_offers_nothing(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.rest()
    assert not desk.window.notice.offer.isVisible()


@pytest.mark.parametrize(("language", "theme"), [("ar", "dark"), ("en", "light")])
def test_the_copy_of_the_one_pdf_is_written_from_the_export_dialog(
    language: str, theme: str, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk(language, theme)
    desk.open(tmp_path / "library.egpk", create=True)
    desk.import_by_drop(PDF)
    desk.import_by_drop(REPORT)
    desk.rest()
    (pdf,) = [one.id for one in desk.bench.documents.model.records if one.kind == "pdf"]
    desk.show_document(pdf)
    desk.reader.select(200, 260)
    desk.read()
    desk.key(Qt.Key.Key_0)
    desk.wait_for_highlights(1)
    desk.rest()
    dialog = desk.bench.exporting.open_dialog()
    assert dialog is not None
    dialog.format.setCurrentIndex(dialog.format.findData(COPY))
    assert dialog.save_button.isEnabled()
    assert dialog.suggested_name().endswith(".pdf")
    assert not dialog.group_by.isEnabled()
    desk.qtbot.waitUntil(lambda: bool(dialog.page.toPlainText()), timeout=10_000)
    grab(dialog, f"export-{language}-{theme}")
    target = tmp_path / "copy.pdf"
    with desk.qtbot.waitSignal(desk.bench.exporting.ended, timeout=20_000):
        dialog.saveRequested.emit(dialog.request(), dialog.selection(), target)
    dialog.reject()
    found = [page.get("/Annots") for page in PdfReader(target).pages]
    assert sum(len(there or ()) for there in found) == 1


def test_several_pdfs_cannot_be_copied_at_once_and_the_dialog_says_so(desk: Desk) -> None:
    desk.import_by_drop(PDF, PDF.with_name("notes-libreoffice.pdf"))
    desk.rest()
    dialog = desk.bench.exporting.open_dialog()
    assert dialog is not None
    dialog.format.setCurrentIndex(dialog.format.findData(COPY))
    assert not dialog.save_button.isEnabled()
    assert "تقريرًا واحدًا" in dialog.status.text()
    dialog.documents.check([desk.bench.documents.model.records[0].id])
    assert dialog.save_button.isEnabled()
    dialog.reject()


@pytest.mark.skipif(recognition.tesseract() is None, reason="Tesseract with Arabic data is absent")
def test_doubtful_words_of_a_scan_have_dots_below_and_say_how_sure_they_are(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(scan())
    desk.import_by_drop(tmp_path / "scan.pdf")
    desk.rest()
    document = desk.reader.document()
    assert document is not None
    doubtful = [word for word in document.recognised if word.is_doubtful]
    assert doubtful
    word = doubtful[0]
    desk.reader.reveal(word.start)
    point = desk.point_of(word.start)
    middle = QPointF((point.x() + desk.point_of(word.end - 1).x()) / 2, point.y())
    assert str(word.confidence) in desk.reader.tooltip_at(middle)
    sure = next(one for one in document.recognised if not one.is_doubtful and one.end - one.start > 3)
    point = desk.point_of(sure.start)
    middle = QPointF((point.x() + desk.point_of(sure.end - 1).x()) / 2, point.y())
    assert desk.reader.tooltip_at(middle) == ""
    grab(desk.window, "doubtful")


def test_a_scan_that_nothing_can_read_opens_on_its_pages_and_is_read_once_there_is_something_to_read_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "scan.pdf").write_bytes(scan())
    is_installed = recognition.tesseract() is not None
    WORKER.stop()  # the next one inherits a path without Tesseract
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", "")
    recognition.tesseract.cache_clear()
    try:
        desk.import_by_drop(tmp_path / "scan.pdf")
        desk.rest()
        document = desk.reader.document()
        assert document is not None
        assert document.text == ""
        assert "tesseract-ocr-ara" in " ".join(document.warnings)
        assert desk.bench.reading.on_pages
        pane = desk.bench.turning.pane
        qtbot.waitUntil(pane.offer.isVisible, timeout=10_000)
        assert "tesseract-ocr-ara" in pane.offer_words.text()
        grab(desk.window, "unread-scan")
        if is_installed:
            WORKER.stop()
            monkeypatch.setenv("PATH", path)
            pane.offer_button.click()
            qtbot.waitUntil(lambda: bool(getattr(desk.reader.document(), "recognised", ())), timeout=120_000)
            qtbot.waitUntil(lambda: not pane.offer.isVisible(), timeout=10_000)
    finally:
        WORKER.stop()
        recognition.tesseract.cache_clear()
