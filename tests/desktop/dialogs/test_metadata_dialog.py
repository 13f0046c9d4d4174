from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.dialogs.metadata_dialog import MetadataDialog
from egpk_desk.library.records import DocumentRecord
from egpk_desk.workspace import Workspace

Opener = Callable[[DocumentRecord], MetadataDialog]


@pytest.fixture
def record(documents: list[DocumentRecord]) -> DocumentRecord:
    return next(record for record in documents if record.file_name == "jordan-iraq.docx")


@pytest.fixture
def opener(qtbot: QtBot) -> Opener:
    def make(record: DocumentRecord) -> MetadataDialog:
        dialog = MetadataDialog(record)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def test_it_shows_what_is_known_and_changes_nothing_by_itself(opener: Opener, record: DocumentRecord) -> None:
    dialog = opener(record)
    assert dialog.fields["title"].text() == record.metadata.title
    assert dialog.authors.toPlainText().split("\n") == list(record.metadata.authors)
    assert dialog.date.text() == "2025-05-12"
    assert dialog.changes() == {}


def test_accepting_without_a_change_tells_nothing(opener: Opener, record: DocumentRecord, qtbot: QtBot) -> None:
    dialog = opener(record)
    with qtbot.assertNotEmitted(dialog.metadataAccepted):
        dialog.accept()


def test_what_was_changed_and_only_that_reaches_the_library(
    opener: Opener, record: DocumentRecord, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = opener(record)
    dialog.fields["title"].setText("عنوان مصحَّح")
    dialog.authors.setPlainText("سلمى الحوراني\n\n  رائد الكبيسي ")
    dialog.date.setText("14 رمضان 1446هـ")
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    with qtbot.waitSignal(dialog.metadataAccepted) as accepted:
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    identity, changes = accepted.args
    assert set(changes) == {"title", "author", "date", "language"}
    stored = workspace.set_metadata(identity, changes).metadata
    assert workspace.undo().done
    assert stored.title == "عنوان مصحَّح"
    assert stored.authors == ("سلمى الحوراني", "رائد الكبيسي")
    assert (stored.date, stored.date_as_written) == ("2025-03-14", "14 رمضان 1446هـ")
    assert stored.language == "fr"
    assert stored.publisher == record.metadata.publisher


def test_a_date_is_understood_while_it_is_typed(opener: Opener, record: DocumentRecord) -> None:
    dialog = opener(record)
    dialog.date.setText("٢٤ تشرين الثاني ٢٠٢٤")
    assert "24 نوفمبر 2024" in dialog.understood.text()
    assert dialog.accept_button.isEnabled()


def test_what_is_no_date_bars_the_way_and_is_marked(opener: Opener, record: DocumentRecord, qtbot: QtBot) -> None:
    dialog = opener(record)
    dialog.date.setText("32 نوفمبر")
    assert not dialog.accept_button.isEnabled()
    assert dialog.wrong.isVisible()
    assert "32 نوفمبر" in dialog.wrong.text()
    assert dialog.date.property("invalid")
    with qtbot.assertNotEmitted(dialog.metadataAccepted):
        QTest.keyClick(dialog.date, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.date.setText("2025")
    assert dialog.accept_button.isEnabled()
    assert not dialog.wrong.isVisible()


def test_an_empty_date_clears_it(opener: Opener, record: DocumentRecord) -> None:
    dialog = opener(record)
    dialog.date.setText(" ")
    assert dialog.changes() == {"date": ""}


def test_a_language_of_no_list_can_be_typed(opener: Opener, record: DocumentRecord) -> None:
    dialog = opener(record)
    dialog.language.setEditText("ur")
    assert dialog.changes() == {"language": "ur"}


def test_an_address_runs_from_left_to_right(opener: Opener, record: DocumentRecord) -> None:
    dialog = opener(record)
    assert dialog.fields["url"].layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_escape_leaves_everything_as_it_was(opener: Opener, record: DocumentRecord, qtbot: QtBot) -> None:
    dialog = opener(record)
    dialog.fields["title"].setText("لا يُحفظ")
    with qtbot.assertNotEmitted(dialog.metadataAccepted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_bare_hijri_year_is_understood_in_an_arabic_report_alone(opener: Opener, record: DocumentRecord) -> None:
    dialog = opener(record)
    dialog.date.setText("1446")
    assert dialog.accept_button.isEnabled()
    assert "2025" in dialog.understood.text()
    dialog.fields["title"].setText("A Report")
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.date.setText("1447")
    assert not dialog.accept_button.isEnabled()
