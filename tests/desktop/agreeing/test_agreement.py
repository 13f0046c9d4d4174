"""Agreement in the window: figures, disagreements side by side, and settling them one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from egpk_desk.desktop.agreeing.agreement_window import AgreementWindow
from egpk_desk.workspace import Workspace
from tests.desktop.window import USER, Desk

COLLEAGUE = "عمر"
TEXT = "تقرير عن الموانئ\n\nتسعى القاهرةُ إلى تطوير الموانئ وربطها بالأسواق البعيدة عبر خطوط ملاحية منتظمة.\n"
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A window on a library in which two coded the same words otherwise, and one alone coded others."""
    path = tmp_path / "library.egpk"
    with Workspace.open(path, user=USER, create=True) as workspace:
        document = workspace.import_bytes(TEXT.encode(), "report.txt").id
    for user, words, code in (
        (USER, "تطوير الموانئ", "driver/economic-gains"),
        (COLLEAGUE, "تطوير الموانئ", "dimension/economic/trade"),
        (COLLEAGUE, "خطوط ملاحية", "driver/gaza-war"),
    ):
        with Workspace.open(path, user=user) as workspace:
            workspace.highlight(document, *workspace.find_quotation(document, words), tags=[code])
    made = make_desk()
    made.open(path)
    made.rest()
    return made


def shown(desk: Desk) -> AgreementWindow:
    """The window of agreement, with its answer."""
    desk.window.actions_.agreement.trigger()
    window = desk.window.sharing.agreeing.window
    assert window is not None
    desk.qtbot.waitUntil(lambda: window.figures.table.rowCount() > 0, timeout=10_000)
    window.tabs.setCurrentIndex(1)
    return window


def test_two_coders_stand_side_by_side_and_the_figures_are_by_code(desk: Desk) -> None:
    window = shown(desk)
    names = [window.figures.table.item(row, 0).text() for row in range(window.figures.table.rowCount())]
    assert [name.strip("\u2068\u2069") for name in names] == [
        *("كل الرموز", "التبادل التجاري", "المكاسب الاقتصادية", "الحرب في غزة")
    ]
    tab = window.disagreements
    assert tab.list.count() == 2
    assert "(2)" in window.tabs.tabText(1)
    assert [column.side.coders for column in tab.columns] == [(USER,), (COLLEAGUE,)]
    assert "المكاسب الاقتصادية" in tab.columns[0].codes.text()
    assert "التبادل التجاري" in tab.columns[1].codes.text()
    assert "تطوير الموانئ" in tab.columns[0].page.toPlainText()
    tab.list.setCurrentRow(1)
    assert [column.codes.text() for column in tab.columns if not column.side.codings] == ["بلا رمز"]


def test_one_is_settled_by_a_click_the_reason_is_kept_and_undo_takes_it_back(desk: Desk) -> None:
    window = shown(desk)
    tab = window.disagreements
    tab.reason.setText("عن المكاسب لا عن التجارة")
    desk.qtbot.mouseClick(tab.columns[0].button, CLICK)
    desk.qtbot.waitUntil(lambda: tab.list.count() == 1, timeout=10_000)
    assert sorted(code.slug for one in desk.stored() for code in one.codes) == [
        *("driver/economic-gains", "driver/gaza-war")
    ]
    with desk.look() as workspace:
        (decision,) = workspace.coders.decisions()
    assert (decision.author, decision.ruling.how, decision.ruling.coders) == (USER, "accept", (USER,))
    assert decision.ruling.reason == "عن المكاسب لا عن التجارة"
    tab.which.setCurrentIndex(tab.which.findData("settled"))
    assert "اعتُمد ترميز" in tab.decided.text()
    assert tab.reopen.isVisible()
    desk.rest()
    desk.window.actions_.undo.trigger()
    tab.which.setCurrentIndex(tab.which.findData("open"))
    desk.qtbot.waitUntil(lambda: tab.list.count() == 2, timeout=10_000)
    assert len(desk.stored()) == 3


@pytest.mark.parametrize(("button", "codes"), [("both", 3), ("neither", 1), ("give", 2)])
def test_all_none_or_another_code_can_stand_and_it_can_be_opened_again(desk: Desk, button: str, codes: int) -> None:
    window = shown(desk)
    tab = window.disagreements
    desk.qtbot.mouseClick(getattr(tab, button), CLICK)
    desk.qtbot.waitUntil(lambda: tab.list.count() == 1, timeout=10_000)
    assert sum(len(one.codes) for one in desk.stored()) == codes
    tab.which.setCurrentIndex(tab.which.findData("settled"))
    desk.qtbot.mouseClick(tab.reopen, CLICK)
    desk.qtbot.waitUntil(lambda: tab.list.count() == 0, timeout=10_000)
    assert sum(len(one.codes) for one in desk.stored()) == 3


def test_what_is_compared_can_be_chosen_and_one_coder_alone_is_said(desk: Desk) -> None:
    window = shown(desk)
    assert window.codes.tree is not None
    with desk.look() as workspace:
        window.codes.tree.check([workspace.code("driver/gaza-war").id])
    desk.qtbot.waitUntil(lambda: window.disagreements.list.count() == 1, timeout=10_000)
    assert window.coders.tree is not None
    window.coders.tree.check([COLLEAGUE])
    desk.qtbot.waitUntil(window.wrong.isVisible, timeout=10_000)
    assert "مرمِّز واحد" in window.wrong.text()
    window.coders.tree.check([])
    desk.qtbot.waitUntil(lambda: "اختر" in window.wrong.text(), timeout=10_000)


def test_one_goes_from_a_disagreement_to_its_passage(desk: Desk) -> None:
    window = shown(desk)
    one = window.disagreements.current()
    assert one is not None
    desk.qtbot.mouseClick(window.disagreements.place, CLICK)
    desk.qtbot.waitUntil(lambda: desk.reader.selection() == (one.start, one.end), timeout=10_000)
