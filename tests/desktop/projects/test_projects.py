"""Projects of other programs in the window: looked into, taken in, written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from egpk_desk.desktop.projects.send_dialog import SendDialog
from egpk_desk.desktop.projects.take_dialog import TakeDialog
from egpk_desk.desktop.projects.taken_dialog import TakenDialog
from egpk_desk.errors import EgpkError
from egpk_desk.project_exchange import ProjectOptions
from egpk_desk.workspace import Workspace
from tests.desktop.sharing.conftest import COLLEAGUE
from tests.desktop.sharing.test_bundles import click, lines
from tests.desktop.window import USER, Desk
from tests.project_exchange.foreign import Foreign

PATIENCE = 20_000


@pytest.fixture
def project(theirs: Path, tmp_path: Path) -> Path:
    """What a colleague's library would be in another program."""
    target = tmp_path / "مشروع.qdpx"
    with Workspace.open(theirs, user=COLLEAGUE) as workspace:
        workspace.projects.write(target)
    return target


def taking(desk: Desk, source: Path) -> TakeDialog:
    assert desk.drop(source)
    return desk.window.findChildren(TakeDialog)[-1]


def shown(desk: Desk) -> TakenDialog:
    def visible() -> list[TakenDialog]:
        return [one for one in desk.window.findChildren(TakenDialog) if one.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(visible()), timeout=PATIENCE)
    return visible()[0]


def test_a_dropped_project_is_looked_into_then_taken_in_as_one_step(desk: Desk, project: Path) -> None:
    dialog = taking(desk, project)
    assert not dialog.accept_button.isEnabled()
    desk.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=PATIENCE)
    assert COLLEAGUE in dialog.contents.text()
    assert dialog.sources is not None
    assert dialog.sources.total == 2
    assert len(desk.stored()) == 2
    click(desk, dialog.accept_button)
    report = shown(desk)
    assert "تمييز واحد" in lines(report)
    assert not report.settle.isVisible()
    report.close()
    desk.rest()
    assert len(desk.stored()) == 3
    desk.window.actions_.undo.trigger()
    desk.rest()
    assert len(desk.stored()) == 2


def test_only_the_chosen_reports_of_a_project_come_in(
    make_desk: Callable[..., Desk], project: Path, tmp_path: Path
) -> None:
    desk = make_desk()
    with Workspace.open(tmp_path / "empty.egpk", user=USER, create=True):
        pass
    desk.open(tmp_path / "empty.egpk")
    desk.rest()
    dialog = taking(desk, project)
    desk.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=PATIENCE)
    assert dialog.sources is not None
    dialog.sources.check_all(False)
    assert not dialog.accept_button.isEnabled()
    item = dialog.sources.view.topLevelItem(1)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    click(desk, dialog.accept_button)
    shown(desk).close()
    desk.rest()
    with Workspace.open(tmp_path / "empty.egpk", user=USER) as workspace:
        assert [record.title for record in workspace.documents()] == ["report-2.txt"]


def test_what_cannot_be_taken_is_said_before_and_after(desk: Desk, tmp_path: Path) -> None:
    foreign = Foreign("ATLAS.ti 23")
    foreign.add("Sources", f'<PictureSource guid="{foreign.id("p")}" name="صورة"/>')
    (tmp_path / "f.qdpx").write_bytes(foreign.made())
    dialog = taking(desk, tmp_path / "f.qdpx")
    desk.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=PATIENCE)
    assert dialog.passed.topLevelItemCount() == 1
    click(desk, dialog.accept_button)
    assert "لا تُقرأ الصور" in lines(shown(desk))


def test_what_is_no_project_is_said_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.qdpx").write_bytes(b"no zip at all")
    dialog = taking(desk, tmp_path / "bad.qdpx")
    desk.qtbot.waitUntil(dialog.wrong.isVisible, timeout=PATIENCE)
    assert not dialog.accept_button.isEnabled()
    assert "bad.qdpx" in dialog.wrong.text()


def test_a_project_of_chosen_reports_is_written_and_what_stays_is_said(
    desk: Desk, library: Path, tmp_path: Path
) -> None:
    with Workspace.open(library, user=USER) as workspace:
        workspace.set_stance(workspace.excerpts()[0].highlight.id, "supports")
    desk.window.actions_.send_project.trigger()
    dialog = desk.window.findChildren(SendDialog)[-1]
    desk.qtbot.waitUntil(lambda: "موقف مقطع واحد" in dialog.behind.text(), timeout=PATIENCE)
    dialog.some_reports.click()
    dialog.reports.check_all(False)
    assert not dialog.accept_button.isEnabled()
    item = dialog.reports.view.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    dialog.anonymous.click()
    target = tmp_path / "out.qdpx"
    dialog.wished.disconnect()
    dialog.wished.connect(lambda documents, options: desk.window.projects.send(target, documents, options))
    click(desk, dialog.accept_button)
    desk.qtbot.waitUntil(lambda: "out.qdpx" in desk.window.notice.text, timeout=PATIENCE)
    with Workspace.open(tmp_path / "c.egpk", user="هدى", create=True) as workspace:
        look = workspace.projects.look(target)
        assert (len(look.sources), look.users) == (1, ("coder-1",))


def test_a_project_that_is_stopped_changes_nothing(library: Path, project: Path, tmp_path: Path) -> None:
    with Workspace.open(library, user=USER) as workspace:
        before = len(workspace.history())
        for cancelled in (lambda: True, _after(3)):
            with pytest.raises(EgpkError, match="cancelled"):
                workspace.projects.take(project, cancelled=cancelled)
        assert len(workspace.history()) == before
        with pytest.raises(EgpkError, match="cancelled"):
            workspace.projects.write(tmp_path / "out.qdpx", (), ProjectOptions(), cancelled=lambda: True)
        assert not (tmp_path / "out.qdpx").exists()


def _after(times: int) -> Callable[[], bool]:
    left = iter([False] * times)
    return lambda: next(left, True)
