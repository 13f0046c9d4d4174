from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.panels.document_list import DocumentList
from egpk_desk.document import Metadata
from egpk_desk.library.records import DocumentRecord


@pytest.fixture
def panel(qtbot: QtBot, documents: list[DocumentRecord]) -> DocumentList:
    made = DocumentList()
    qtbot.addWidget(made)
    made.set_documents(documents)
    made.resize(320, 480)
    made.show()
    return made


def titles(panel: DocumentList) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def type_filter(panel: DocumentList, text: str) -> None:
    panel.field.setText(text)
    panel.field.tell()


def test_all_reports_stand_in_the_order_given(panel: DocumentList, documents: list[DocumentRecord]) -> None:
    assert titles(panel) == [record.title for record in documents]
    assert str(len(documents)) in panel.count.text()


def test_the_second_line_says_author_date_and_number_of_highlights(
    panel: DocumentList, documents: list[DocumentRecord]
) -> None:
    record = next(record for record in documents if record.file_name == "jordan-iraq.docx")
    line = panel.model.about(record)
    assert record.metadata.author in line
    assert "مايو 2025" in line
    assert str(record.highlights) in line


def test_what_is_not_known_leaves_no_gap_in_the_second_line(
    panel: DocumentList, documents: list[DocumentRecord]
) -> None:
    bare = replace(documents[0], metadata=Metadata(date="2025"), highlights=0)
    assert panel.model.about(bare) == "\u20682025\u2069"


def test_a_click_chooses_a_report(panel: DocumentList, documents: list[DocumentRecord], qtbot: QtBot) -> None:
    place = panel.view.visualRect(panel.model.index(2)).center()
    with qtbot.waitSignal(panel.documentChosen) as chosen:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [documents[2].id]


def test_the_keyboard_alone_chooses_corrects_and_removes(
    panel: DocumentList, documents: list[DocumentRecord], qtbot: QtBot
) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(0))
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    for key, signal in (
        (Qt.Key.Key_Return, panel.documentChosen),
        (Qt.Key.Key_F2, panel.metadataRequested),
        (Qt.Key.Key_Delete, panel.removalRequested),
    ):
        with qtbot.waitSignal(signal) as emitted:
            QTest.keyClick(panel.view, key)
        assert emitted.args == [documents[1].id]


@pytest.mark.parametrize("query", ["الامارات واندونيسيا", "الجزر", "ليلي", "uae-INDONESIA", "٢٠٢٥-٠٣"])
def test_the_filter_looks_past_spelling_and_into_what_is_known(panel: DocumentList, query: str) -> None:
    type_filter(panel, query)
    assert "الإمارات وإندونيسيا: شراكة الجُزُر والموانئ" in titles(panel)
    assert len(titles(panel)) < 4


def test_enter_in_the_filter_chooses_the_first_match(panel: DocumentList, qtbot: QtBot) -> None:
    panel.field.setText("الامارات")
    with qtbot.waitSignal(panel.documentChosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.model.index_of(chosen.args[0]).row() == 0


def test_the_arrow_down_goes_from_the_filter_to_the_list(panel: DocumentList, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel.field.setFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.view.hasFocus)
    assert panel.view.currentIndex().row() == 0


def test_an_empty_library_invites_to_import(panel: DocumentList, qtbot: QtBot) -> None:
    panel.set_documents([])
    assert panel.empty.isVisible()
    assert not panel.field.isEnabled()
    with qtbot.waitSignal(panel.importRequested):
        qtbot.mouseClick(panel.empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_where_nothing_matches_one_click_shows_all_again(
    panel: DocumentList, documents: list[DocumentRecord], qtbot: QtBot
) -> None:
    type_filter(panel, "لا وجود له")
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert len(titles(panel)) == len(documents)
    assert panel.view.isVisible()


def test_new_records_keep_the_filter_and_the_row_under_the_keyboard(
    panel: DocumentList, documents: list[DocumentRecord]
) -> None:
    panel.view.setCurrentIndex(panel.model.index(3))
    type_filter(panel, "شراكة")
    before = titles(panel)
    panel.set_documents([replace(record, highlights=record.highlights + 1) for record in documents])
    assert titles(panel) == before
    type_filter(panel, "")
    panel.set_documents(documents)
    assert panel.selected() == documents[3].id


def test_marking_the_open_report_chooses_nothing(
    panel: DocumentList, documents: list[DocumentRecord], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.documentChosen):
        panel.set_current(documents[4].id)
    assert panel.selected() == documents[4].id


def test_a_screen_reader_hears_both_lines(panel: DocumentList, documents: list[DocumentRecord]) -> None:
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert documents[0].title in said
    assert documents[0].metadata.author in said


def test_the_menu_offers_everything_the_keys_do(panel: DocumentList) -> None:
    panel.view.setCurrentIndex(panel.model.index(0))
    assert len([action for action in panel.menu().actions() if not action.isSeparator()]) == 10
    panel.set_documents([])
    assert len(panel.menu().actions()) == 1
