from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.dialogs.import_report import ImportReport
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import ImportOutcome, Workspace


def imported(tmp_path: Path) -> list[ImportOutcome]:
    """What a folder with good files, one of them twice, and a bad one gives."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("uae-indonesia.txt", "saudi-india.md"):
        shutil.copy(sample_docs() / name, folder)
    shutil.copy(sample_docs() / "uae-indonesia.txt", folder / "zz-again.txt")
    (folder / "empty.docx").write_bytes(b"")
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as workspace:
        return workspace.import_paths([folder], workers=0)


def rows(dialog: ImportReport, group: int) -> list[QModelIndex]:
    head = dialog.model.index(group, 0)
    return [dialog.model.index(row, 0, head) for row in range(dialog.model.rowCount(head))]


def test_refused_files_come_first_each_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    outcomes = imported(tmp_path)
    dialog = ImportReport(outcomes)
    qtbot.addWidget(dialog)
    assert [len(rows(dialog, group)) for group in range(dialog.model.rowCount())] == [1, 2, 1]
    name, reason = rows(dialog, 0)[0].data().split("\n")
    assert "empty.docx" in name
    assert len(reason) > 10


def test_the_summary_counts_each_kind(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ImportReport(imported(tmp_path))
    qtbot.addWidget(dialog)
    assert len(dialog.summary.text().split(" · ")) == 3
    only_new = ImportReport([ImportOutcome("a.txt", "new", "id", "عنوان")])
    qtbot.addWidget(only_new)
    assert " · " not in only_new.summary.text()


def test_a_report_is_opened_from_its_row_and_a_refused_file_is_not(qtbot: QtBot, tmp_path: Path) -> None:
    outcomes = imported(tmp_path)
    dialog = ImportReport(outcomes)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.documentChosen):
        dialog.view.activated.emit(rows(dialog, 0)[0])
        dialog.view.activated.emit(dialog.model.index(0, 0))
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.documentChosen) as chosen:
        dialog.view.activated.emit(rows(dialog, 1)[0])
    assert chosen.args == [next(outcome.id for outcome in outcomes if outcome.status == "new")]
    assert not dialog.isVisible()


def test_two_thousand_outcomes_open_quickly(qtbot: QtBot) -> None:
    many = [ImportOutcome(f"{number}.txt", "new", str(number), f"تقرير {number}") for number in range(2000)]
    dialog = ImportReport(many)
    qtbot.addWidget(dialog)
    dialog.show()
    assert len(rows(dialog, 0)) == 2000
