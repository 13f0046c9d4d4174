"""The style of notes: chosen with a look, added from a file; the form of an export: every option, kept under a name."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt

from egpk_desk.desktop.citing.note_style import NoteStyle, StyleShelf
from egpk_desk.desktop.dialogs.export_dialog import ExportDialog
from egpk_desk.errors import InvalidValue, UnreadableSource
from egpk_desk.resources import resource
from tests.desktop.window import Desk

OWN = resource("styles", "arabic-notes.csl")


def own_style(folder: Path) -> Path:
    path = folder / "مجلتنا.csl"
    path.write_text(OWN.read_text(encoding="utf-8").replace("<title>", "<title>أسلوب مجلتنا: ", 1), encoding="utf-8")
    return path


def test_a_style_shows_how_it_cites_in_both_scripts_before_it_is_taken(coded_desk: Desk) -> None:
    dialog = coded_desk.bench.citing.choose_style()
    coded_desk.qtbot.waitUntil(lambda: "المرجع نفسه" in dialog.page.toPlainText(), timeout=10_000)
    assert "Ibid." in dialog.page.toPlainText()
    assert "مرجع سابق" in dialog.page.toPlainText()
    dialog.picker.style.setCurrentIndex(dialog.picker.style.findData("apa"))
    coded_desk.qtbot.waitUntil(lambda: "Ibid." not in dialog.page.toPlainText(), timeout=10_000)
    dialog.picker.style.setCurrentIndex(dialog.picker.style.findData("arabic-notes"))
    dialog.picker.digits.setCurrentIndex(1)
    coded_desk.qtbot.waitUntil(lambda: "٢٠٠٩" in dialog.page.toPlainText(), timeout=10_000)
    assert "2021" in dialog.page.toPlainText(), "a Latin source keeps its digits"
    coded_desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert coded_desk.bench.citing.style() == NoteStyle("arabic-notes", "arabic-indic")


def test_a_style_of_the_user_is_added_from_a_file_and_stays(
    coded_desk: Desk, tmp_path: Path, data_folder: Path
) -> None:
    dialog = coded_desk.bench.citing.choose_style()
    path = own_style(tmp_path)
    dialog.picker.add(path)
    coded_desk.qtbot.waitUntil(lambda: dialog.picker.value().style == "مجلتنا", timeout=10_000)
    path.unlink()
    (kept,) = data_folder.rglob("*.csl")
    dialog.accept()
    again = coded_desk.bench.citing.choose_style()
    assert "مجلتنا" in again.picker.style.currentText()
    coded_desk.qtbot.waitUntil(lambda: "المرجع نفسه" in again.page.toPlainText(), timeout=10_000)
    coded_desk.qtbot.mouseClick(again.picker.remove_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: again.picker.value() == NoteStyle(), timeout=10_000)
    assert not kept.exists()
    assert not again.picker.remove_button.isVisible(), "what ships cannot be forgotten"


@pytest.mark.parametrize(
    "content",
    ["", "no XML", "<style/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"],
    ids=["empty", "no XML", "no style", "entities"],
)
def test_a_file_that_is_no_style_is_refused_in_a_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.csl"
    path.write_text(content)
    shelf = StyleShelf(tmp_path / "shelf")
    with pytest.raises(InvalidValue):
        shelf.add(path)
    with pytest.raises(UnreadableSource):
        shelf.add(tmp_path / "missing.csl")
    assert not (tmp_path / "shelf").exists()


def test_a_style_that_is_gone_gives_way_to_the_default(coded_desk: Desk, tmp_path: Path) -> None:
    path = own_style(tmp_path)
    coded_desk.bench.citing.set_style(NoteStyle(str(path)))
    path.unlink()
    assert coded_desk.bench.citing.choose_style().picker.value() == NoteStyle()


def open_export(desk: Desk) -> ExportDialog:
    dialog = desk.bench.exporting.open_dialog()
    assert dialog is not None
    return dialog


def saved(desk: Desk, dialog: ExportDialog, target: Path) -> None:
    with desk.qtbot.waitSignal(desk.bench.exporting.succeeded, timeout=30_000):
        dialog._save(target)


def test_an_export_follows_every_option_of_its_form(coded_desk: Desk, tmp_path: Path) -> None:
    template = tmp_path / "نموذج.docx"
    mine = docx.Document()
    mine.sections[0].header.paragraphs[0].text = "ترويسة مركزنا"
    mine.save(str(template))
    dialog = open_export(coded_desk)
    options = dialog.options
    options.group_by.setCurrentIndex(options.group_by.findData("none"))
    options.order.setCurrentIndex(options.order.findData("date"))
    options.heading_level.setCurrentIndex(1)
    options.before.setCurrentIndex(1)
    options.memos.setChecked(False)
    options.include_codes.setChecked(False)
    options.bibliography.setChecked(True)
    options.picker.show_style(NoteStyle("arabic-notes", "arabic-indic", None, "quoted"))
    options.template.setText(str(template))
    target = tmp_path / "ورقة.docx"
    saved(coded_desk, dialog, target)
    made = docx.Document(str(target))
    assert made.sections[0].header.paragraphs[0].text == "ترويسة مركزنا"
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "مذكرة:" not in text
    assert "الرموز:" not in text
    assert "المراجع" in text
    notes = zipfile.ZipFile(target).read("word/footnotes.xml").decode()
    assert "٢٠٢٥" in notes
    assert "نقلًا عن" in notes
    assert coded_desk.bench.citing.style().source_notes == "quoted", "the style stays for what is copied"


def test_the_preview_shows_the_list_of_sources_and_the_sentences_around(coded_desk: Desk) -> None:
    dialog = open_export(coded_desk)
    coded_desk.qtbot.waitUntil(lambda: bool(dialog.page.toPlainText()), timeout=10_000)
    dialog.options.group_by.setCurrentIndex(dialog.options.group_by.findData("none"))
    coded_desk.qtbot.waitUntil(lambda: "الدوافع" not in dialog.page.toPlainText(), timeout=10_000)
    before = len(dialog.page.toPlainText())
    dialog.options.after.setCurrentIndex(2)
    coded_desk.qtbot.waitUntil(lambda: len(dialog.page.toPlainText()) > before + 200, timeout=10_000)
    dialog.options.bibliography.setChecked(True)
    coded_desk.qtbot.waitUntil(lambda: "المراجع" in dialog.page.toPlainText(), timeout=10_000)


def test_a_form_is_kept_under_a_name_and_recalled(coded_desk: Desk, data_folder: Path) -> None:
    dialog = open_export(coded_desk)
    dialog.options.show_values(
        {
            "format": "odt",
            "group_by": "document",
            "order": "author",
            "style": "apa",
            "digits": "arabic-indic",
            "source_notes": "through",
        }
        | {"heading_level": 3, "before": 2, "bibliography": True, "include_memos": False, "title": "ورقتي"}
    )
    kept = dialog.options.values()
    name = dialog.presets.ask_name()
    name.setTextValue("ورقة المركز")
    name.accept()
    assert dialog.presets.box.currentData() == "ورقة المركز"
    stored = next(data_folder.rglob("ورقة المركز.json"))
    assert json.loads(stored.read_text(encoding="utf-8"))["options"]["heading_level"] == 3
    dialog.reject()
    again = open_export(coded_desk)
    assert again.options.values() != kept
    again.presets.box.setCurrentIndex(again.presets.box.findData("ورقة المركز"))
    assert again.options.values() == kept
    again.presets.remove_button.click()
    assert not stored.exists()


def test_a_broken_saved_form_and_a_missing_document_to_follow_are_told(
    coded_desk: Desk, data_folder: Path, tmp_path: Path
) -> None:
    folder = data_folder / "egpk-desk" / "export-templates"
    folder.mkdir(parents=True)
    (folder / "مكسور.json").write_text("{")
    dialog = open_export(coded_desk)
    dialog.presets.box.setCurrentIndex(dialog.presets.box.findData("مكسور"))
    assert dialog.status.text()
    dialog.presets.save("a/b")
    assert dialog.status.text()
    dialog.options.template.setText(str(tmp_path / "missing.docx"))
    with coded_desk.qtbot.waitSignal(coded_desk.bench.exporting.failed, timeout=10_000):
        dialog._save(tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()
