"""The palette of commands, driven by keys through the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from egpk_desk.desktop.commands.gathering import menu_actions
from egpk_desk.desktop.commands.palette import CommandPalette
from egpk_desk.workspace import Workspace
from tests.desktop.coded_library import workspace
from tests.desktop.window import CONTROL, NOTHING, Desk

__all__ = ["workspace"]
KEY = Qt.Key


@pytest.fixture
def open_desk(
    make_desk: Callable[..., Desk], workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Desk]:
    """Opens a window in a language on a copy of the coded samples, with a report open."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def start(language: str) -> Desk:
        path = tmp_path / f"{language}.egpk"
        workspace.backup(path)
        desk = make_desk(language)
        desk.open(path)
        assert desk.bench.lists is not None
        desk.show_document(desk.bench.lists.documents[0].id)
        desk.rest()
        return desk

    return start


def palette(desk: Desk) -> CommandPalette:
    return desk.window.commands.palette


def write(desk: Desk, text: str) -> None:
    """Open the palette by its key, and type letters into it as an Arabic or an English keyboard sends them."""
    desk.read()
    desk.key(KEY.Key_K, CONTROL)
    field = palette(desk).field
    desk.qtbot.waitUntil(field.hasFocus, timeout=5000)
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_unknown, NOTHING, letter))


def offered(desk: Desk) -> list[str]:
    return [command.id for command in palette(desk).model.commands]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_action_is_found_in_either_language_and_done_by_enter(
    open_desk: Callable[[str], Desk], language: str
) -> None:
    desk = open_desk(language)
    actions = desk.window.actions_
    for letters in ("larger", "تكبير"):
        before = desk.reader.settings.zoom
        write(desk, letters)
        assert offered(desk)[0] == "zoomIn"
        assert palette(desk).model.commands[0].keys == "Ctrl++"
        desk.key(KEY.Key_Return)
        assert desk.reader.settings.zoom > before
        assert not palette(desk).isVisible()
        assert desk.reader.hasFocus()
    write(desk, "")
    assert offered(desk)[0] == "zoomIn", "the most used"
    desk.key(KEY.Key_Escape)
    assert not palette(desk).isVisible()
    assert desk.reader.hasFocus()

    # Every action that a menu holds is there by the names of both languages.
    for action, _ in menu_actions(desk.window.menuBar()):
        if not action.objectName() or action in actions.number_keys:
            continue
        arabic, english = actions.words[action.objectName()]
        assert not re.search("[ء-ي]", english) or action.objectName() == "language-ar"
        assert arabic != english or action.objectName().startswith("language")


def test_reports_and_codes_are_chosen_and_what_is_not_possible_is_said_so(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("ar")
    assert desk.bench.lists is not None
    record = desk.bench.lists.documents[2]
    write(desk, record.title.split(":")[0])
    desk.qtbot.waitUntil(lambda: f"document:{record.id}" in offered(desk), timeout=5000)
    while palette(desk).model.commands[palette(desk).view.currentIndex().row()].id != f"document:{record.id}":
        desk.key(KEY.Key_Down)
    desk.key(KEY.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == record.id, timeout=10_000)

    before = len(desk.bench.coding.excerpts())
    document = desk.reader.document()
    assert document is not None
    block = next(b for b in document.blocks if b.end - b.start > 60 and not desk.reader.marks_at(b.end - 20))
    desk.reader.select(block.end - 30, block.end - 5)
    code = next(code for code in desk.bench.lists.codes if code.codable)
    write(desk, code.name_en)
    assert offered(desk)[0] == f"code:{code.id}"
    desk.key(KEY.Key_Return)
    desk.wait_for_highlights(before + 1)

    write(desk, "other side")
    assert offered(desk)[-1] == "otherSide"
    last = palette(desk).model.commands[-1]
    assert last.run is None
    desk.key(KEY.Key_K, CONTROL)  # again, and it is put away
    assert not palette(desk).isVisible()
    desk.window.search_field.setFocus()
    desk.qtbot.waitUntil(desk.window.search_field.hasFocus, timeout=5000)
    desk.key(KEY.Key_K, CONTROL)  # in a field too
    assert palette(desk).isVisible()
    desk.key(KEY.Key_Escape)
    assert desk.window.search_field.hasFocus()


def test_the_palette_opens_without_a_library(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("en")
    desk.window.actions_.commands.trigger()
    palette(desk).field.setText("مكتبة جديدة")
    assert offered(desk)[0] == "newLibrary"
    assert not any(one.startswith(("document:", "code:")) for one in offered(desk))
    palette(desk).put_away()
