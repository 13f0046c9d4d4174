"""The audit trail in the window: the whole history, chosen, in full, and saved."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.desktop.sharing.conftest import bundled
from tests.desktop.window import Desk


def test_the_history_is_listed_with_what_came_by_a_merge_and_saved(desk: Desk, theirs: Path, tmp_path: Path) -> None:
    desk.window.jobs.carrying.join(bundled(theirs, tmp_path / "theirs.egpkb"), "")
    desk.rest()
    desk.window.actions_.audit.trigger()
    window = desk.window.sharing.auditing.window
    assert window is not None
    desk.qtbot.waitUntil(lambda: bool(window.model.lines), timeout=10_000)
    count = len(window.model.lines)
    assert window.model.lines[0].action == "دمج مكتبة"
    assert "theirs.egpkb" in window.page.toPlainText()
    window.user.setCurrentIndex(window.user.findData("عمر"))
    desk.qtbot.waitUntil(lambda: 0 < len(window.model.lines) < count, timeout=10_000)
    assert {line.who for line in window.model.lines} == {"عمر"}
    shown = len(window.model.lines)
    window.since.setText("أمس")
    window.ask()
    desk.qtbot.waitUntil(window.wrong.isVisible, timeout=10_000)
    window.since.setText("2020")
    window.ask()
    desk.qtbot.waitUntil(window.wrong.isHidden, timeout=10_000)
    target = tmp_path / "سجل.csv"
    desk.window.sharing.auditing.save(target)
    desk.qtbot.waitUntil(target.exists, timeout=10_000)
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == shown + 1
