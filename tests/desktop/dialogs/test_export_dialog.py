from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.dialogs.export_dialog import Answer, ExportDialog
from egpk_desk.exporters import COPY, FORMATS
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.library.records import Code, DocumentRecord
from egpk_desk.workspace import Selection, Workspace


class Previews:
    """Answers with the real preview, or holds the answers back until told."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.asked: list[tuple[ExportRequest, Selection]] = []
        self.held: list[Answer] | None = None

    def __call__(self, request: ExportRequest, selection: Selection, answer: Answer) -> None:
        self.asked.append((request, selection))
        if self.held is None:
            answer(self.workspace.preview(request, selection))
        else:
            self.held.append(answer)


@pytest.fixture
def previews(workspace: Workspace) -> Previews:
    return Previews(workspace)


@pytest.fixture
def dialog(
    qtbot: QtBot, codes: list[Code], documents: list[DocumentRecord], previews: Previews, tmp_path: Path
) -> ExportDialog:
    made = ExportDialog(codes, documents, previews, folder=tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: ExportDialog, value: str) -> None:
    for box in (dialog.format, dialog.group_by, dialog.spelling, dialog.words):
        if (row := box.findData(value)) >= 0:
            box.setCurrentIndex(row)


def first_blocks(dialog: ExportDialog) -> list[QTextBlock]:
    block, found = dialog.page.document().firstBlock(), []
    while block.isValid():
        if block.text().strip():
            found.append(block)
        block = block.next()
    return found


def test_every_format_of_the_program_is_offered(dialog: ExportDialog) -> None:
    assert {dialog.format.itemData(row) for row in range(dialog.format.count())} == {*FORMATS, COPY}


def test_it_shows_a_preview_that_runs_from_right_to_left(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(first_blocks(dialog)) > 3)
    for block in first_blocks(dialog)[:4]:
        assert block.textDirection() == Qt.LayoutDirection.RightToLeft
    line = first_blocks(dialog)[3].layout().lineAt(0)
    assert line.naturalTextRect().right() > 0.8 * dialog.page.viewport().width()


def test_a_change_asks_once_for_a_preview_of_what_is_chosen(
    dialog: ExportDialog, previews: Previews, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(previews.asked) == 1)
    choose(dialog, "document")
    choose(dialog, "plain")
    dialog.title.setText("ورقتي")
    dialog.memos.setChecked(False)
    qtbot.waitUntil(lambda: len(previews.asked) == 2)
    request, selection = previews.asked[-1]
    assert (request.format, request.group_by, request.spelling) == ("docx", "document", "plain")
    assert (request.title, request.language, request.include_memos) == ("ورقتي", "ar", False)
    assert request.codes is None
    assert selection == Selection()
    assert first_blocks(dialog)[0].text() == "ورقتي"


def test_an_answer_to_an_older_question_is_not_shown(dialog: ExportDialog, previews: Previews, qtbot: QtBot) -> None:
    previews.held = []
    qtbot.waitUntil(lambda: len(previews.asked) == 1)
    dialog.title.setText("الجديد")
    qtbot.waitUntil(lambda: len(previews.asked) == 2)
    previews.held[1]("<p>الجديد</p>")
    previews.held[0]("<p>القديم</p>")
    assert dialog.page.toPlainText() == "الجديد"


def test_taking_one_code_leaves_out_those_above_it(
    dialog: ExportDialog, codes: list[Code], workspace: Workspace
) -> None:
    trade = next(code for code in codes if code.slug == "dimension/economic/trade")
    dialog.codes.check([trade.id])
    assert dialog.selection().codes == (trade.id,)
    assert dialog.request().codes == frozenset({trade.id})
    carried = workspace.excerpts(dialog.selection())
    assert carried
    assert all(trade in excerpt.codes for excerpt in carried)


def test_taking_a_code_takes_those_below_it(dialog: ExportDialog, codes: list[Code]) -> None:
    economic = next(code for code in codes if code.slug == "dimension/economic")
    dialog.codes.check([economic.id])
    assert set(dialog.selection().codes) == {code.id for code in codes if code.slug.startswith("dimension/economic")}


def test_a_click_on_a_box_leaves_a_report_out(
    dialog: ExportDialog, documents: list[DocumentRecord], qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentWidget(dialog.documents)
    view = dialog.documents.view
    view.setCurrentItem(view.topLevelItem(0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert dialog.selection().documents == tuple(record.id for record in documents[1:])


def test_with_nothing_taken_there_is_nothing_to_save(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.codes.check_all(False)
    assert not dialog.save_button.isEnabled()
    assert dialog.status.text()
    assert dialog.page.toPlainText() == ""
    dialog.accept()
    assert dialog.findChild(QFileDialog) is None
    dialog.codes.check_all(True)
    assert dialog.save_button.isEnabled()


def test_what_was_selected_before_is_taken_at_first(
    qtbot: QtBot, codes: list[Code], documents: list[DocumentRecord], previews: Previews
) -> None:
    wanted = Selection(documents=(documents[2].id,), codes=(codes[0].id,), ids=("x",))
    made = ExportDialog(codes, documents, previews, selection=wanted)
    qtbot.addWidget(made)
    assert made.selection() == wanted


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_saving_asks_for_a_place_and_gives_what_the_exporter_needs(
    dialog: ExportDialog, workspace: Workspace, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    choose(dialog, ending)
    dialog.title.setText('مقتطفات: "الأول" / الثاني')
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert Path(chooser.selectedFiles()[0]) == tmp_path / f"مقتطفات الأول الثاني.{ending}"
    chooser.selectFile(str(tmp_path / "ورقة"))
    with qtbot.waitSignal(dialog.saveRequested) as saved:
        chooser.accept()
    request, selection, target = saved.args
    assert target == tmp_path / f"ورقة.{ending}"
    assert workspace.export_to(target, request, selection) == len(workspace.excerpts())
    assert target.stat().st_size > 1000
    assert not dialog.isVisible()


def test_cancelling_the_choice_of_a_place_goes_back_to_the_dialog(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.saveRequested):
        dialog.accept()
        chooser = dialog.findChild(QFileDialog)
        assert chooser is not None
        chooser.reject()
    assert dialog.isVisible()


def test_form_and_preview_change_sides_with_the_language(dialog: ExportDialog) -> None:
    def left(widget: object) -> int:
        return widget.mapTo(dialog, QPoint(0, 0)).x()  # type: ignore[attr-defined, no-any-return]

    assert left(dialog.tabs) > left(dialog.page)
    dialog.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    dialog.layout().activate()
    assert left(dialog.tabs) < left(dialog.page)
