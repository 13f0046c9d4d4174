"""Questions about codes and conditions in the real window: what is typed, offered, listed and counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from egpk_desk.desktop.dialogs.confirm import Confirmation
from egpk_desk.desktop.organising.question_bar import QuestionBar
from egpk_desk.desktop.organising.sifting_dialog import SiftingDialog
from egpk_desk.text.folding import fold
from egpk_desk.workspace import Selection
from tests.desktop.window import Desk


def write(field: QWidget, text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def ask(desk: Desk, bar: QuestionBar, question: str) -> None:
    bar.field.setFocus()
    bar.field.selectAll()
    write(bar.field, question)
    bar.field.offered.hide()
    desk.qtbot.keyClick(bar.field, Qt.Key.Key_Return)


def listed(desk: Desk) -> list[str]:
    return [excerpt.highlight.id for excerpt in desk.bench.lists_pane.highlights.model.excerpts]


def answer(desk: Desk, question: str) -> list[str]:
    with desk.look() as workspace:
        return [excerpt.highlight.id for excerpt in workspace.excerpts(Selection(where=question))]


@pytest.mark.parametrize(
    ("asked", "means"),
    [
        ("driver OVERLAPS dimension", None),
        ("الدوافع يتقاطع الأبعاد", "driver OVERLAPS dimension"),
        ("driver/economic-gains OVERLAPS dimension/economic", None),
        ("driver/economic-gains NOT dimension/political", None),
        (
            "driver/economic-gains ليس dimension/political",
            "driver/economic-gains NOT dimension/political",
        ),
        ("dimension/economic قرب/٤٠٠ dimension/political", "dimension/economic NEAR/400 dimension/political"),
    ],
)
def test_a_question_lists_the_highlights_of_the_library_that_answer_it(
    coded_desk: Desk, asked: str, means: str | None
) -> None:
    desk, bar = coded_desk, coded_desk.bench.lists_pane.question
    wanted = answer(desk, means or asked)
    assert wanted
    ask(desk, bar, asked)
    desk.qtbot.waitUntil(lambda: listed(desk) == wanted, timeout=10_000)
    assert desk.bench.lists_pane.scope.whole_library
    assert desk.bench.lists_pane.only.isVisible()
    bar.field.clear()
    desk.qtbot.waitUntil(lambda: len(listed(desk)) == len(desk.stored()), timeout=10_000)


def test_a_question_that_cannot_be_read_is_told_where_it_is_asked(coded_desk: Desk) -> None:
    desk, bar = coded_desk, coded_desk.bench.lists_pane.question
    for wrong in ("driver/gaza-war OVERLAPS", "(driver/gaza-war", "driver/nonsense", '"لا رمز كهذا"'):
        ask(desk, bar, wrong)
        desk.qtbot.waitUntil(lambda: bar.line.isVisible(), timeout=10_000)
        assert bar.field.text() == wrong
        assert not desk.bench.lists_pane.only.isVisible()
    ask(desk, bar, "driver/gaza-war OR driver/economic-gains")
    desk.qtbot.waitUntil(lambda: desk.bench.lists_pane.only.isVisible(), timeout=10_000)
    assert not bar.line.isVisible()


def test_names_of_codes_are_completed_however_they_are_spelt(coded_desk: Desk) -> None:
    desk, field = coded_desk, coded_desk.bench.lists_pane.question.field
    field.setFocus()
    write(field, "الإقتصاديه")  # not as the codebook has it
    desk.qtbot.waitUntil(lambda: field.offered.isVisible(), timeout=5000)
    desk.qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == '"المكاسب الاقتصادية" '
    assert field.hasFocus()
    write(field, "داخ")
    desk.qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == '"المكاسب الاقتصادية" داخل '
    write(field, '"السياسي وال')
    desk.qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == '"المكاسب الاقتصادية" داخل "السياسي والدبلوماسي" '


def test_the_matrix_counts_only_what_the_question_and_the_conditions_leave(coded_desk: Desk) -> None:
    desk = coded_desk
    window = desk.bench.weighing.open()
    desk.qtbot.waitUntil(lambda: window.matrix.model.counted is not None, timeout=10_000)
    before = window.matrix.model.counted
    question = "driver/economic-gains OVERLAPS dimension/economic"
    ask(desk, window.question, question)
    desk.qtbot.waitUntil(lambda: window.matrix.model.counted is not before, timeout=10_000)
    with desk.look() as workspace:
        wanted = workspace.matrix(selection=Selection(where=question))
    counted = window.matrix.model.counted
    assert counted is not None
    assert [[c.count for c in row] for row in counted.matrix.cells] == [[c.count for c in row] for row in wanted.cells]
    assert desk.bench.lists_pane.question.field.text() == question


def test_conditions_on_author_and_dates_choose_reports_and_highlights(coded_desk: Desk) -> None:
    desk = coded_desk
    records = {excerpt.record.id: excerpt.record for excerpt in desk.stored()}
    author = next(record.metadata.authors[0] for record in records.values() if record.metadata.authors)
    desk.qtbot.mouseClick(desk.bench.lists_pane.question.sift, Qt.MouseButton.LeftButton)

    def dialog() -> SiftingDialog | None:
        return desk.window.findChild(SiftingDialog)

    desk.qtbot.waitUntil(lambda: dialog() is not None, timeout=10_000)
    sifting = dialog()
    assert sifting is not None
    sifting.since.setText("ليس تاريخًا")
    assert not sifting.accept_button.isEnabled()
    sifting.since.setText("١ كانون الثاني ٢٠٢٠")
    assert sifting.accept_button.isEnabled()
    sifting.until.setText("2019")
    assert not sifting.accept_button.isEnabled()
    sifting.until.clear()
    sifting.since.clear()
    sifting.author.setCurrentText(author)
    sifting.accept_button.click()
    wanted = [e.highlight.id for e in desk.stored() if author in e.record.metadata.author]
    desk.qtbot.waitUntil(lambda: listed(desk) == wanted, timeout=10_000)
    assert author in desk.bench.lists_pane.only.words


def test_a_word_of_a_codes_passages_leads_to_just_these(coded_desk: Desk) -> None:
    desk = coded_desk
    window = desk.bench.weighing.open()
    window.tabs.setCurrentWidget(window.words)
    code = next(code for code in desk.bench.lists.codes if code.slug == "driver/gaza-war")  # type: ignore[union-attr]
    desk.qtbot.waitUntil(lambda: bool(window.words.model.words), timeout=10_000)
    before = window.words.model.words
    where = window.words.where
    where.setCurrentIndex(next(at for at in range(where.count()) if where.itemData(at) == ("code", code.id)))
    desk.qtbot.waitUntil(lambda: window.words.model.words is not before, timeout=10_000)
    word = window.words.model.words[0]
    index = window.words.model.index(0)
    place = window.words.view.visualRect(index).center()
    desk.qtbot.mouseClick(window.words.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with desk.look() as workspace:
        carrying = workspace.excerpts(Selection(codes=(code.id,)))
    wanted = [e.highlight.id for e in carrying if fold(word.word) in index_words(fold(e.text))]
    assert wanted
    assert len(wanted) < len(desk.stored())
    desk.qtbot.waitUntil(lambda: listed(desk) == wanted, timeout=10_000)


def index_words(folded: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()


def test_what_removing_a_code_does_is_told_before(coded_desk: Desk) -> None:
    desk = coded_desk
    lists = desk.bench.lists
    assert lists is not None
    code = next(code for code in lists.codes if code.slug == "dimension/economic")
    with desk.look() as workspace:
        told = workspace.preview_removal(code.id)
    assert told.highlights
    desk.bench.side.codes.removalRequested.emit(code.id)

    def question() -> Confirmation | None:
        return desk.window.findChild(Confirmation)

    desk.qtbot.waitUntil(lambda: question() is not None, timeout=10_000)
    asked = question()
    assert asked is not None
    assert str(len(told.highlights)) in asked.informativeText()
    assert code.name("ar") in asked.text()
    asked.no.click()
    with desk.look() as workspace:
        assert workspace.code(code.id).id == code.id
    desk.qtbot.waitUntil(lambda: question() is None, timeout=10_000)
    desk.bench.side.codes.removalRequested.emit(code.id)
    desk.qtbot.waitUntil(lambda: question() is not None, timeout=10_000)
    again = question()
    assert again is not None
    again.yes.click()
    desk.qtbot.waitUntil(lambda: code.id not in {one.id for one in desk.bench.lists.codes}, timeout=10_000)  # type: ignore[union-attr]
