"""A window on a coded copy of the sample reports, whose user has a data folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from egpk_desk.workspace import Workspace
from tests.desktop.coded_library import workspace
from tests.desktop.window import Desk

__all__ = ["workspace"]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where styles and saved forms of the user lie."""
    folder = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def coded_desk(make_desk: Callable[..., Desk], workspace: Workspace, tmp_path: Path, data_folder: Path) -> Desk:
    """A window in Arabic on a copy of the coded samples, for a test to change."""
    path = tmp_path / "copy.egpk"
    workspace.backup(path)
    desk = make_desk()
    desk.open(path)
    return desk
