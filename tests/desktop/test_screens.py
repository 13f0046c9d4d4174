"""Every screen is pictured, in both languages and themes, with real letters and nothing cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from egpk_desk import demo, desktop
from egpk_desk.desktop import screens
from egpk_desk.desktop.guide.chapters import pictures
from egpk_desk.desktop.guide.pictures import framed
from egpk_desk.desktop.screens import SCREENS, SIZE
from egpk_desk.errors import LibraryNotFound, NotFound
from egpk_desk.resources import guide, sample_docs
from egpk_desk.workspace import opened
from tests.desktop.audit import Walked
from tests.desktop.test_pictures import ALIKE, difference


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("screens") / "demo.egpk"
    with opened(path, user="demo", create=True) as workspace:
        workspace.import_paths([sample_docs()], workers=0)
        demo.apply_coding(workspace, sample_docs() / "coding.json")
    return path


def picture(library: Path, tmp_path: Path, screen: str, language: str = "ar", theme: str = "light") -> QImage:
    out = tmp_path / f"{screen}.png"
    desktop.screenshot(library, user="demo", screen=screen, language=language, theme=theme, out=out)
    return QImage(str(out))


def colours(image: QImage) -> int:
    """How many colours a picture has: a blank page has one or two."""
    small = image.scaled(360, 225)
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())})


def assert_the_guide_shows(image: QImage, screen: str) -> None:
    """Where the guide has a picture of a screen, it is of the screen as it is now."""
    name = f"images/{screen}-ar.png"
    if name in pictures("ar"):
        kept = QImage(str(guide() / name))
        assert not kept.isNull(), f"{name} is missing: packaging/docs/guide_pictures.py makes it"
        assert difference(kept, framed(image)) < ALIKE, f"{name} is stale: packaging/docs/guide_pictures.py makes it"


@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_every_screen_is_pictured_with_nothing_cut_or_nameless_in_it(
    qtbot: QtBot, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    stages: list[Walked] = []

    class Pictured(Walked):
        pictured = True

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            stages.append(self)

    monkeypatch.setattr(screens, "Stage", Pictured)
    before = library.read_bytes()
    image = picture(library, tmp_path, screen)
    assert [stage.found for stage in stages] == [[]]
    assert (image.width(), image.height()) == SIZE
    assert colours(image) > 60
    assert_the_guide_shows(image, screen)
    assert library.read_bytes() == before
    assert [path.name for path in library.parent.iterdir()] == [library.name]


def test_themes_and_languages_differ_as_they_should(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    light = picture(library, tmp_path, "main")
    dark = picture(library, tmp_path, "main", theme="dark")
    english = picture(library, tmp_path, "main", language="en")
    assert QColor(light.pixel(700, 30)).lightnessF() > 0.8
    assert QColor(dark.pixel(700, 30)).lightnessF() < 0.3
    assert english != light


def test_an_unknown_screen_is_one_line_that_lists_the_names(library: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound) as told:
        picture(library, tmp_path, "nowhere")
    assert all(name in told.value.line for name in SCREENS)
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_is_not_there_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(LibraryNotFound):
        picture(tmp_path / "none.egpk", tmp_path, "main")
    assert list(tmp_path.iterdir()) == []
