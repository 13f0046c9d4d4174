"""Pages are sharp: every pixel of the screen is one that PDFium drew, at any zoom and screen scale."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.pages.pictures import BUDGET
from egpk_desk.resources import sample_docs
from tests.desktop.pages.shown import Shown

OMAN = sample_docs() / "oman-iran.pdf"


@pytest.mark.parametrize("percent", [50, 87, 133, 400, 600])
def test_what_is_on_the_screen_is_what_was_drawn_for_it(
    show: Callable[[Path], Shown], qtbot: QtBot, percent: int
) -> None:
    assert differing_share(show(OMAN), percent) < 0.02


def differing_share(shown: Shown, percent: int) -> float:
    """The share of the pixels of a stretch of the first page that differ from those drawn at just that scale."""
    view = shown.view
    view.set_percent(percent)
    view.go_to_page(1, 60)
    ratio = view.devicePixelRatioF()
    viewport = view.viewport()
    for _ in range(200):
        viewport.repaint()
        QTest.qWait(20)
        if not view.pictures.pending:
            break
    viewport.repaint()
    assert view.pictures.bytes_kept <= BUDGET
    seen = viewport.grab().toImage()
    assert seen.devicePixelRatioF() == ratio
    top, left = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
    page = view.pages.rect(0).translated(-left, -top)
    scale = round(view.pages.scale * ratio * 100) / 100
    x, y = max(0, round(page.left() * ratio)) + 20, max(0, round(page.top() * ratio)) + 40
    width = min(seen.width(), round(page.right() * ratio)) - x - 20
    height = min(seen.height(), round(page.bottom() * ratio)) - y - 40
    part = (x - round(page.left() * ratio), y - round(page.top() * ratio), width, height)
    drawn = view.renderer.page(shown.source, 1, scale, part)
    differing = 0
    for row in range(height):
        for column in range(0, width, 3):
            at = (row * drawn.width + column) * 4
            colour = seen.pixelColor(x + column, y + row)
            blue, green, red = drawn.pixels[at : at + 3]
            differing += abs(colour.red() - red) + abs(colour.green() - green) + abs(colour.blue() - blue) > 24
    return differing / (height * len(range(0, width, 3)))


_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.desktop.pages.shown import Shown
from tests.desktop.pages.test_sharpness import OMAN, differing_share

class Keeper:
    def addWidget(self, widget):
        pass

if __name__ == "__main__":
    application = QApplication([])
    shown = Shown(OMAN, Keeper(), (700, 500))
    print(shown.view.devicePixelRatioF(), [differing_share(shown, percent) for percent in (70, 100, 250)])
    shown.view.close_drawing()
"""


@pytest.mark.parametrize("ratio", ["1.5", "2"])
def test_a_screen_of_a_finer_scale_is_filled_with_its_own_pixels(tmp_path: Path, ratio: str) -> None:
    program = tmp_path / "scaled.py"
    program.write_text(_PROGRAM, encoding="utf-8")
    root = Path(__file__).parents[3]
    environment = {**os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join((str(root / "src"), str(root)))
    told = subprocess.run(
        [sys.executable, str(program)], env=environment, capture_output=True, text=True, timeout=120, check=True
    ).stdout.split(maxsplit=1)
    assert told[0] == str(float(ratio))
    assert max(float(share) for share in told[1].strip().strip("[]").split(",")) < 0.02
