"""A window on a coded copy of the sample reports, with the ids of three of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.workspace import Workspace
from tests.desktop.coded_library import workspace
from tests.desktop.window import USER, Desk

__all__ = ["workspace"]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where styles and saved forms of the user lie."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def coded_desk(make_desk: Callable[..., Desk], workspace: Workspace, tmp_path: Path) -> Desk:
    """A window in Arabic on a copy of the coded samples, with no report open."""
    path = tmp_path / "copy.egpk"
    workspace.backup(path)
    desk = make_desk()
    desk.open(path)
    desk.rest()
    return desk


@pytest.fixture
def reports(coded_desk: Desk) -> list[str]:
    """Ids of three reports with highlights."""
    assert coded_desk.bench.lists is not None
    coded = [record for record in coded_desk.bench.lists.documents if record.highlights > 2]
    return [record.id for record in coded[:3]]


@pytest.fixture
def again(coded_desk: Desk) -> Iterator[Callable[[], Desk]]:
    """Closes the window and opens another on the same library and settings, as the next day."""
    made: list[MainWindow] = []

    def start() -> Desk:
        old = made[-1] if made else coded_desk.window
        assert old.session is not None
        path = old.session.path
        old.close()
        window = MainWindow(old.settings, USER)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        made.append(window)
        desk = Desk(window, coded_desk.qtbot)
        desk.open(path)
        desk.rest()
        return desk

    yield start
    for window in made:
        window.close()
        window.deleteLater()
