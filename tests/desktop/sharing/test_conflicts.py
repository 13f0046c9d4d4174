"""Conflicts in the window: counted, shown with both sides, settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from egpk_desk.workspace import Workspace
from tests.desktop.sharing.conftest import COLLEAGUE, bundled, part
from tests.desktop.window import USER, Desk


@pytest.fixture
def parted(desk: Desk, library: Path, theirs: Path, tmp_path: Path) -> str:
    """The id of a highlight whose memo is in conflict in the open library."""
    highlight = part(library, theirs)
    desk.window.jobs.carrying.join(bundled(theirs, tmp_path / "theirs.egpkb"), "")
    desk.qtbot.waitUntil(desk.window.sharing.settling.badge.isVisible, timeout=20_000)
    desk.rest()
    return highlight


def memo_of(desk: Desk, highlight: str) -> str:
    return next(one.memo for one in desk.stored() if one.highlight.id == highlight)


def test_open_conflicts_are_counted_in_menu_and_status_bar(desk: Desk, parted: str) -> None:
    assert "(1)" in desk.window.actions_.conflicts.text()
    desk.qtbot.mouseClick(desk.window.sharing.settling.badge, Qt.MouseButton.LeftButton)
    window = desk.window.sharing.settling.open()
    desk.qtbot.waitUntil(lambda: window.list.count() == 1, timeout=10_000)
    assert "كتب التقرير" in window.list.item(0).text()
    assert window.values[0].toPlainText() == "رأيي أنا"
    assert window.values[1].toPlainText() == "رأي عمر"
    assert USER in window.heads[0].text()
    assert COLLEAGUE in window.heads[1].text()


@pytest.mark.parametrize(
    ("how", "memo"), [("mine", "رأيي أنا"), ("theirs", "رأي عمر"), ("both", "رأيي أنا\n\nرأي عمر")]
)
def test_a_conflict_is_settled_by_a_click_and_the_count_goes(desk: Desk, parted: str, how: str, memo: str) -> None:
    window = desk.window.sharing.settling.open()
    desk.qtbot.waitUntil(lambda: window.list.count() == 1, timeout=10_000)
    desk.qtbot.mouseClick(getattr(window, how), Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: window.list.count() == 0, timeout=10_000)
    assert memo_of(desk, parted) == memo
    assert not desk.window.sharing.settling.badge.isVisible()
    assert "(1)" not in desk.window.actions_.conflicts.text()
    desk.rest()
    desk.window.actions_.undo.trigger()
    desk.rest()
    desk.qtbot.waitUntil(lambda: memo_of(desk, parted) in ("رأيي أنا", "رأي عمر"), timeout=10_000)


def test_one_goes_from_a_conflict_to_its_passage(desk: Desk, parted: str) -> None:
    window = desk.window.sharing.settling.open()
    desk.qtbot.waitUntil(lambda: window.list.count() == 1, timeout=10_000)
    desk.qtbot.mouseClick(window.place, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(
        lambda: desk.bench.coding.current is not None and desk.bench.coding.current.highlight.id == parted,
        timeout=10_000,
    )


def test_a_name_is_one_of_the_two_and_cannot_be_both(desk: Desk, library: Path, theirs: Path, tmp_path: Path) -> None:
    for path, user, name in ((library, USER, "حرب غزة"), (theirs, COLLEAGUE, "غزة")):
        with Workspace.open(path, user=user) as workspace:
            workspace.set_code("driver/gaza-war", name_ar=name)
    desk.window.jobs.carrying.join(bundled(theirs, tmp_path / "theirs.egpkb"), "")
    desk.qtbot.waitUntil(desk.window.sharing.settling.badge.isVisible, timeout=20_000)
    window = desk.window.sharing.settling.open()
    desk.qtbot.waitUntil(lambda: window.list.count() == 1, timeout=10_000)
    assert "اسمه بالعربية" in window.list.item(0).text()
    assert not window.both.isEnabled()
    assert window.theirs.isEnabled()


def test_passages_that_two_set_apart_are_shown_in_their_words(
    desk: Desk, library: Path, theirs: Path, tmp_path: Path
) -> None:
    for path, user, words in ((library, USER, "كتب التقرير 1"), (theirs, COLLEAGUE, "كتب")):
        with Workspace.open(path, user=user) as workspace:
            mark = next(one for one in workspace.excerpts() if one.text == "كتب التقرير").highlight
            start, end = workspace.find_quotation(mark.document, words)
            workspace.set_range(mark.id, start, end)
    desk.window.jobs.carrying.join(bundled(theirs, tmp_path / "theirs.egpkb"), "")
    desk.qtbot.waitUntil(desk.window.sharing.settling.badge.isVisible, timeout=20_000)
    window = desk.window.sharing.settling.open()
    desk.qtbot.waitUntil(lambda: window.list.count() == 1, timeout=10_000)
    assert window.values[0].toPlainText().startswith("«كتب التقرير 1»")
    assert window.values[1].toPlainText().startswith("«كتب»")
    assert "عن مصر وباكستان" in window.values[1].toPlainText()
