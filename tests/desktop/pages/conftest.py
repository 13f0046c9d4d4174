from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.pages.shown import Shown


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[Path], Shown]]:
    """Shows the pages of PDFs, and ends what draws them."""
    made: list[Shown] = []

    def make(path: Path) -> Shown:
        made.append(Shown(path, qtbot))
        return made[-1]

    yield make
    for shown in made:
        shown.view.close_drawing()
