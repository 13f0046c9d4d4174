"""Screens at the greatest size of letters: nothing cut, all named, the key Tab going the way one reads.

``test_screens`` walks over every screen at the ordinary size in Arabic; here those are walked over at 200 % in English
that hold most words. ``EGPK_ALL_LOOKS=1`` walks over all of them in both languages, both themes and both sizes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.appearance import apply_theme, set_text_size, shown_theme
from egpk_desk.desktop.application import make_application
from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.desktop.screens import SCREENS, SIZE
from egpk_desk.desktop.settings import WindowSettings
from tests.desktop.audit import Walked, clipped, nameless, out_of_order
from tests.desktop.coded_library import coded_copy_of_samples

LOOKS = [("en", "dark", 200)]
NAMES = ["main", "empty", "find", "search", "export", "metadata", "references", "matrix", "settings", "guide"]
if os.environ.get("EGPK_ALL_LOOKS"):
    NAMES = sorted(SCREENS)
    LOOKS = [(lang, theme, size) for lang in ("ar", "en") for theme in ("light", "dark") for size in (100, 200)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return coded_copy_of_samples(tmp_path_factory.mktemp("walked") / "demo.egpk")


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """A window in a look, for all screens; each opens the library in it anew."""
    language, theme, size = request.param
    settings = WindowSettings(tmp_path_factory.mktemp("look") / "window.ini")
    settings.text_size = size
    application = make_application(settings, language=language, theme=theme)
    made = MainWindow(settings, "demo")
    made.resize(*SIZE)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    set_text_size(100)
    apply_theme(application, "light")


@pytest.mark.parametrize("screen", NAMES)
def test_a_screen_has_room_for_its_words_and_a_name_for_each_control(
    window: MainWindow, library: Path, tmp_path: Path, screen: str
) -> None:
    window.settings = WindowSettings(tmp_path / "window.ini")
    window.close_library()
    stage = Walked(window, library, tmp_path, shown_theme().name)
    SCREENS[screen](stage)
    assert stage.found == []


def test_the_walk_sees_what_it_looks_for(qtbot: QtBot, make_desk: Callable[..., object]) -> None:
    make_desk()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(QLineEdit())
    cut = QPushButton("Words that need more room than they have")
    cut.setFixedWidth(60)
    column.addWidget(cut)
    label = QLabel("Two lines of words where there is room for a single one of them, as wide as the window")
    label.setWordWrap(True)
    label.setFixedSize(160, 16)
    column.addWidget(label)
    first, second = QLineEdit(), QLineEdit()
    form = QFormLayout()
    form.addRow("One", first)
    form.addRow("Two", second)
    column.addLayout(form)
    QWidget.setTabOrder(second, first)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert [line.split(":")[0] for line in nameless(dialog)] == ["no name"]
    assert len(out_of_order(dialog)) == 1
    assert sorted(line.partition(" ")[0] for line in clipped(dialog)) == ["lines", "too"]
    assert dialog.layoutDirection() == Qt.LayoutDirection.RightToLeft
