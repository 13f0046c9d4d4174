"""The references window: works are found, corrected, entered, taken in, written out and merged by a user's gestures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from egpk_desk.desktop.citing.reference_import import ReferenceImportReport
from egpk_desk.desktop.citing.references_window import ReferencesWindow
from tests.desktop.window import CONTROL, Desk

BIB = """@book{jabri2009, title={تكوين العقل العربي}, author={محمد عابد الجابري}, year={2009},
 publisher={مركز دراسات}, address={بيروت}, mystery={kept}}
@book{broken, title={لم يُغلق
@article{lee2021, title={Ports of the Red Sea}, author={Lee, Ann and Haddad, Omar}, journal={Journal of Trade},
 year={2021}, volume={12}}
"""
RIS = "TY  - RPRT\nTI  - التجارة عبر البحر الأحمر\nAU  - سعاد حسن\nPY  - 2024\nER  - \n"


@pytest.fixture
def window(coded_desk: Desk) -> ReferencesWindow:
    coded_desk.window.actions_.references.trigger()
    made = coded_desk.bench.citing.references.window
    assert made is not None
    coded_desk.qtbot.waitUntil(lambda: bool(made.list.model.entries), timeout=10_000)
    made.activateWindow()
    return made


def entries(desk: Desk) -> dict[str, Any]:
    with desk.look() as workspace:
        return {entry.id: entry for entry in workspace.bibliography.entries()}


def type_into(field: QWidget, text: str) -> None:
    """Type letters that have no key of their own on Qt's test keyboard, as an input method sends them."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def choose(desk: Desk, window: ReferencesWindow, row: int) -> None:
    view = window.list.view
    rect = view.visualRect(window.list.model.index(row))
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def take_in(desk: Desk, *paths: Path) -> None:
    with desk.qtbot.waitSignal(desk.bench.citing.references.libraryChanged, timeout=20_000):
        desk.bench.citing.references.take_in(list(paths))
    desk.rest()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_all_works_are_listed_and_found_however_spelt(coded_desk: Desk, window: ReferencesWindow) -> None:
    total = window.list.model.rowCount()
    assert total == len(entries(coded_desk))
    type_into(window.list.field, "اندونيسيا")  # the title has إندونيسيا
    coded_desk.qtbot.waitUntil(lambda: window.list.model.rowCount() == 1, timeout=3000)
    window.list.field.clear()
    window.list.which.setCurrentIndex(window.list.which.findData("work"))
    assert window.list.model.rowCount() == 0
    window.list.which.setCurrentIndex(0)
    assert window.list.model.rowCount() == total


def test_a_record_is_corrected_with_people_in_both_scripts(coded_desk: Desk, window: ReferencesWindow) -> None:
    qtbot = coded_desk.qtbot
    choose(coded_desk, window, 0)
    entry = window.form.entry
    assert entry is not None
    qtbot.mouseClick(window.form.people.add_button, Qt.MouseButton.LeftButton)
    person = window.form.people.people[-1]
    person.role.setCurrentIndex(person.role.findData("translator"))
    type_into(person.name, "الخالدي، رشيد")
    type_into(person.other, "Rashid Khalidi")
    window.form.lines["publisher-place"].clear()
    type_into(window.form.lines["publisher-place"], "الجزائر")
    qtbot.waitUntil(lambda: "رشيد الخالدي" in window.page.toPlainText(), timeout=5000)
    window.activateWindow()
    qtbot.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.dirty, timeout=10_000)
    kept = entries(coded_desk)[entry.id].item
    assert kept["translator"] == [{"family": "الخالدي", "given": "رشيد", "transliteration": "Rashid Khalidi"}]
    assert kept["publisher-place"] == "الجزائر"
    assert {name: kept[name] for name in entry.item if name != "citation-key"} == {
        name: value for name, value in entry.item.items() if name != "citation-key"
    }
    coded_desk.rest()
    coded_desk.window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: "translator" not in entries(coded_desk)[entry.id].item, timeout=10_000)


def test_a_date_is_checked_while_it_is_typed(coded_desk: Desk, window: ReferencesWindow) -> None:
    choose(coded_desk, window, 0)
    field = window.form.issued
    field.field.setText("٢٤ نوفمبر ٢٠٢٥")
    assert "24 نوفمبر 2025" in field.line.text()
    assert window.save_button.isEnabled()
    field.field.setText("ليس تاريخًا")
    assert not field.valid
    assert "ليس تاريخًا" in field.line.text()
    assert not window.save_button.isEnabled()
    choose(coded_desk, window, 1)
    assert window.form.entry is not None
    assert window.form.entry.id == window.list.model.entries[0].id, "nothing that was written is left behind"
    assert window.wrong.text()
    field.field.setText("1445هـ")
    assert "1445" in field.line.text()
    coded_desk.qtbot.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    coded_desk.qtbot.waitUntil(lambda: not window.dirty, timeout=10_000)
    kept = entries(coded_desk)[window.list.model.entries[0].id].item
    assert kept["custom"]["hijri"] == "1445"
    assert kept["issued"]["date-parts"][0][0] in (2023, 2024)


def test_what_was_written_is_kept_when_another_work_is_chosen(coded_desk: Desk, window: ReferencesWindow) -> None:
    choose(coded_desk, window, 0)
    first = window.form.entry
    assert first is not None
    window.form.lines["number"].setText("17")
    choose(coded_desk, window, 1)
    coded_desk.qtbot.waitUntil(lambda: entries(coded_desk)[first.id].item.get("number") == "17", timeout=10_000)
    assert window.form.entry is not None
    assert window.form.entry.id != first.id


def test_a_work_without_a_name_or_with_the_key_of_another_is_not_left_behind(
    coded_desk: Desk, window: ReferencesWindow
) -> None:
    choose(coded_desk, window, 0)
    first = window.form.entry
    assert first is not None
    window.form.key.setText(window.list.model.entries[1].key.upper())
    assert window.wrong.text()
    assert not window.save_button.isEnabled()
    choose(coded_desk, window, 1)
    assert window.form.entry is first
    window.form.key.setText("mine2025")
    assert not window.wrong.text()
    window.form.lines["title"].clear()
    window.form.people.people[0].name.clear()
    assert window.wrong.text()
    coded_desk.qtbot.mouseClick(window.revert_button, Qt.MouseButton.LeftButton)
    assert window.form.lines["title"].text() == first.item["title"]
    window.form.key.setText("mine2025")
    choose(coded_desk, window, 1)
    coded_desk.qtbot.waitUntil(lambda: entries(coded_desk)[first.id].key == "mine2025", timeout=10_000)


def test_a_work_without_a_file_is_entered_and_removed(coded_desk: Desk, window: ReferencesWindow) -> None:
    qtbot, before = coded_desk.qtbot, entries(coded_desk)
    qtbot.mouseClick(window.new_button, Qt.MouseButton.LeftButton)
    assert not window.save_button.isEnabled()
    window.form.type.setCurrentIndex(window.form.type.findData("book"))
    type_into(window.form.lines["title"], "تكوين العقل العربي")
    type_into(window.form.people.people[0].name, "محمد عابد الجابري")
    type_into(window.form.issued.field, "2009")
    qtbot.waitUntil(lambda: "2009" in window.page.toPlainText(), timeout=5000)
    coded_desk.qtbot.keyClick(window.form.lines["title"], Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: len(entries(coded_desk)) == len(before) + 1, timeout=10_000)
    (new,) = set(entries(coded_desk)) - set(before)
    kept = entries(coded_desk)[new]
    assert (kept.key, kept.item["type"], kept.document) == ("jabry2009tkwyn", "book", None)
    qtbot.waitUntil(lambda: window.form.entry is not None and window.form.entry.id == new, timeout=10_000)
    qtbot.waitUntil(lambda: window.list.current() == new, timeout=10_000)
    qtbot.mouseClick(window.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: new not in entries(coded_desk), timeout=10_000)


def test_a_dropped_file_of_references_is_taken_in_and_its_broken_entry_named(coded_desk: Desk, tmp_path: Path) -> None:
    before = entries(coded_desk)
    dialogs: list[QDialog] = []
    coded_desk.bench.citing.dialogOpened.connect(dialogs.append)
    with coded_desk.qtbot.waitSignal(coded_desk.bench.citing.references.libraryChanged, timeout=20_000):
        assert coded_desk.drop(write(tmp_path, "مراجع.bib", BIB))
    coded_desk.qtbot.waitUntil(lambda: bool(dialogs), timeout=10_000)
    new = [entry for id_, entry in entries(coded_desk).items() if id_ not in before]
    assert {entry.key for entry in new} == {"jabri2009", "lee2021"}
    report = dialogs[0]
    assert isinstance(report, ReferenceImportReport)
    assert "3" in report.view.topLevelItem(0).child(0).text(0), "the line of the broken entry"
    assert len(coded_desk.bench.documents.model.records) == 7


def test_a_record_dropped_with_its_report_is_attached_to_it(desk: Desk, tmp_path: Path) -> None:
    report = write(tmp_path, "تقرير.txt", "تقرير التجارة\n\nنص التقرير يقول ما يقول عن التجارة.")
    beside = write(tmp_path, "تقرير.ris", RIS)
    desk.import_by_drop(report, beside)
    (entry,) = entries(desk).values()
    assert entry.document is not None
    assert entry.item["title"] == "التجارة عبر البحر الأحمر"
    assert entry.item["author"] == [{"literal": "سعاد حسن"}]


def test_json_beside_its_report_is_attached_and_by_itself_taken_in(desk: Desk, tmp_path: Path) -> None:
    report = write(tmp_path, "تقرير.txt", "تقرير التجارة\n\nنص التقرير يقول ما يقول عن التجارة.")
    beside = write(tmp_path, "تقرير.csl.json", '[{"type": "report", "title": "عنوان آخر", "number": "9"}]')
    desk.import_by_drop(report, beside)
    (entry,) = entries(desk).values()
    assert (entry.item["title"], entry.item["number"]) == ("عنوان آخر", "9")
    with desk.qtbot.waitSignal(desk.bench.citing.references.libraryChanged, timeout=20_000):
        assert desk.drop(write(tmp_path, "غيره.json", '[{"type": "book", "title": "كتاب"}]'))
    assert len(entries(desk)) == 2


def test_works_that_are_there_twice_are_merged_after_a_look(
    coded_desk: Desk, window: ReferencesWindow, tmp_path: Path
) -> None:
    qtbot = coded_desk.qtbot
    with coded_desk.look() as workspace:
        first = workspace.bibliography.entries()[0]
    take_in(coded_desk, write(tmp_path, "a.bib", BIB))
    jabri = next(entry for entry in entries(coded_desk).values() if entry.key == "jabri2009")
    add = coded_desk.bench.citing.references
    add._save("", {"type": "book", "title": "تَكوين العقل العربى", "DOI": "10.1/x", "ISBN": "978"})
    qtbot.waitUntil(lambda: len(entries(coded_desk)) == 10, timeout=10_000)
    coded_desk.rest()
    dialog = add.open_duplicates()
    qtbot.waitUntil(lambda: dialog.pair() is not None, timeout=10_000)
    pair = dialog.pair()
    assert pair is not None
    assert jabri.id in (pair[0].id, pair[1].id)
    if pair[0].id != jabri.id:
        qtbot.mouseClick(dialog.turn_button, Qt.MouseButton.LeftButton)
    shown = {dialog.table.item(row, 0).text(): dialog.table.item(row, 1) for row in range(dialog.table.rowCount())}
    assert shown["DOI"].text() == "10.1/x"
    assert shown["DOI"].font().bold()
    assert not shown["العنوان"].font().bold()
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(entries(coded_desk)) == 9, timeout=10_000)
    kept = entries(coded_desk)[jabri.id].item
    assert (kept["title"], kept["DOI"], kept["publisher"]) == ("تكوين العقل العربي", "10.1/x", "مركز دراسات")
    qtbot.waitUntil(lambda: dialog.pair() is None, timeout=10_000)
    assert first.id in entries(coded_desk)


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".json", ".txt"])
def test_references_are_written_and_come_back_the_same(coded_desk: Desk, tmp_path: Path, suffix: str) -> None:
    take_in(coded_desk, write(tmp_path, "a.bib", BIB))
    before = entries(coded_desk)
    target = tmp_path / f"out{suffix}"
    with coded_desk.qtbot.waitSignal(coded_desk.bench.citing.succeeded, timeout=20_000):
        coded_desk.bench.citing.references.write(target)
    assert target.stat().st_size > 1000
    take_in(coded_desk, target)
    after = entries(coded_desk)
    assert {id_: dict(entry.item) for id_, entry in after.items()} == {
        id_: dict(entry.item) for id_, entry in before.items()
    }


def test_the_data_of_a_report_lead_to_its_full_reference(coded_desk: Desk) -> None:
    document = coded_desk.bench.lists.documents[2].id if coded_desk.bench.lists else ""
    coded_desk.show_document(document)
    dialogs: list[Any] = []
    coded_desk.bench.report_editing.metadataOpened.connect(dialogs.append)
    coded_desk.window.actions_.edit_metadata.trigger()
    coded_desk.qtbot.waitUntil(lambda: bool(dialogs), timeout=10_000)
    coded_desk.qtbot.mouseClick(dialogs[0].reference_button, Qt.MouseButton.LeftButton)
    references = coded_desk.bench.citing.references
    coded_desk.qtbot.waitUntil(lambda: references.window is not None, timeout=10_000)
    window = references.window
    assert window is not None
    coded_desk.qtbot.waitUntil(
        lambda: window.form.entry is not None and window.form.entry.document == document, timeout=10_000
    )


def test_the_menu_of_a_report_leads_to_its_reference_and_its_notes(coded_desk: Desk) -> None:
    lists = coded_desk.bench.lists
    assert lists is not None
    document = lists.documents[3].id
    coded_desk.bench.documents.set_current(document)
    reference, notes = coded_desk.bench.documents.menu().actions()[2:4]
    references = coded_desk.bench.citing.references
    reference.trigger()
    coded_desk.qtbot.waitUntil(
        lambda: (
            references.window is not None
            and references.window.form.entry is not None
            and references.window.form.entry.document == document
        ),
        timeout=10_000,
    )
    with coded_desk.qtbot.waitSignal(coded_desk.bench.citing.dialogOpened, timeout=10_000):
        notes.trigger()


def test_a_library_that_may_not_be_changed_shows_its_works_alone(coded_desk: Desk, window: ReferencesWindow) -> None:
    window.set_entries(list(window.list.model.entries), may_change=False)
    choose(coded_desk, window, 1)
    assert not window.form.isEnabled()
    for button in (window.new_button, window.import_button, window.save_button, window.twice_button):
        assert not button.isEnabled()
    assert window.export_button.isEnabled()
    assert window.copy_note_button.isEnabled()
