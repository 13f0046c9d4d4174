"""The pictures in the README are made by the test run, and show the window as it is.

``EGPK_WRITE_PICTURES=1 ./desk test tests/desktop/test_pictures.py`` writes them anew into ``docs/images``.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from egpk_desk import demo, desktop
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import opened
from tests.shared import ROOT

IMAGES = ROOT / "docs" / "images"
PICTURES = {
    "main-ar.png": ("main", "ar", "light"),
    "export-ar.png": ("export", "ar", "light"),
    "main-en.png": ("main", "en", "dark"),
}
COARSE = (180, 112)
ALIKE = 0.06  # mean difference of lightness, from 0 to 1: a moved panel is more, another version of Qt less


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "demo.egpk"
    with opened(path, user="demo", create=True) as workspace:
        workspace.import_paths([sample_docs()], workers=0)
        demo.apply_coding(workspace, sample_docs() / "coding.json")
    return path


def difference(first: QImage, second: QImage) -> float:
    """How far two pictures are apart, in lightness, seen coarsely."""
    a, b = first.scaled(*COARSE), second.scaled(*COARSE)
    points = [(x, y) for x in range(COARSE[0]) for y in range(COARSE[1])]
    apart = (abs(QColor(a.pixel(x, y)).lightnessF() - QColor(b.pixel(x, y)).lightnessF()) for x, y in points)
    return sum(apart) / len(points)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_of_the_readme_shows_the_window_as_it_is(
    qtbot: QtBot, library: Path, tmp_path: Path, name: str
) -> None:
    screen, language, theme = PICTURES[name]
    made = tmp_path / name
    desktop.screenshot(library, user="demo", screen=screen, language=language, theme=theme, out=made)
    if os.environ.get("EGPK_WRITE_PICTURES"):
        IMAGES.mkdir(exist_ok=True)
        shutil.copy(made, IMAGES / name)
    assert f"docs/images/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    shown = QImage(str(IMAGES / name))
    assert not shown.isNull(), "EGPK_WRITE_PICTURES=1 makes it"
    assert difference(shown, QImage(str(made))) < ALIKE
    other = next(QImage(str(IMAGES / rival)) for rival in PICTURES if rival != name)
    assert difference(other, QImage(str(made))) > ALIKE  # the measure can tell two screens apart
