"""Pictures of the guide, the settings and the sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from egpk_desk.desktop.guide.opening import open_guide
from egpk_desk.desktop.guide.places import FIRST
from egpk_desk.desktop.preferring import open_settings
from egpk_desk.desktop.shortcut_sheet import open_sheet

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage


def guide(stage: Stage) -> QPixmap:
    """The guide at its beginning."""
    stage.open_richest()
    return stage.picture_with(open_guide(FIRST))


def settings(stage: Stage) -> QPixmap:
    """The settings."""
    stage.open_richest()
    return stage.picture_with(open_settings(stage.window))


def shortcuts(stage: Stage) -> QPixmap:
    """The sheet of keys."""
    stage.open_richest()
    return stage.picture_with(open_sheet(stage.window, stage.window.actions_))
