"""Pictures of the exchange of projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from egpk_desk.workspace import opened

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage


def _project(stage: Stage) -> Path:
    """A project of the library."""
    target = stage.folder / "project.qdpx"
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.projects.write(target)
    return target


def sending(stage: Stage) -> QPixmap:
    """What goes into a project, of chosen reports."""
    stage.open_richest()
    dialog = stage.window.projects.open_sending()
    assert dialog is not None
    dialog.some_reports.click()
    stage.wait(lambda: dialog.behind.text())
    return stage.picture_with(dialog)


def taking(stage: Stage) -> QPixmap:
    """What is in a project."""
    project = _project(stage)
    stage.open(stage.folder / "other.egpk", create=True)
    dialog = stage.window.projects.open_taking(project)
    stage.wait(lambda: dialog.look)
    return stage.picture_with(dialog)


def taken(stage: Stage) -> QPixmap:
    """What came in with it."""
    project = _project(stage)
    stage.open(stage.folder / "other.egpk", create=True)
    dialogs: list[QDialog] = []
    stage.window.projects.dialogOpened.connect(dialogs.append)
    assert stage.window.jobs is not None
    stage.window.jobs.carrying.take_project(project, None)
    stage.wait(lambda: dialogs)
    stage.settle(1.0)
    return stage.picture_with(dialogs[0])
