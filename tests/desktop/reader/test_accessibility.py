"""What a screen reader is told, by Qt's interfaces and by a real AT-SPI client."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.reader import Reader
from tests.desktop.reader.conftest import ShowReader
from tests.desktop.reader.documents import MIXED, of_paragraphs

HERE = Path(__file__).parent


def mirror(reader: Reader):  # type: ignore[no-untyped-def]
    return QAccessible.queryAccessibleInterface(reader.focusProxy())


def told_text(reader: Reader) -> str:
    text = mirror(reader).textInterface()
    return str(text.text(0, text.characterCount()))


def test_the_focus_is_a_named_read_only_text_with_the_caret_s_paragraph(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs(MIXED))
    told = mirror(reader)
    assert told.role() == QAccessible.Role.EditableText
    assert told.text(QAccessible.Text.Name) == QCoreApplication.translate("Reader", "Text of the report")
    assert told.state().readOnly
    assert told.state().focused
    assert told_text(reader) == MIXED[0]


def test_caret_and_selection_are_told_in_the_paragraph_s_own_counting(show_reader: ShowReader) -> None:
    document = of_paragraphs(["قبل 😀 بعد", "فقرة ثانية"])
    reader = show_reader(document)
    reader.select(document.text.index("بعد"), document.text.index("بعد") + 3)
    text = mirror(reader).textInterface()
    assert text.cursorPosition() == 10  # UTF-16: the emoji counts twice
    cursor = reader.focusProxy().textCursor()  # type: ignore[union-attr]
    assert (cursor.selectionStart(), cursor.selectionEnd(), text.selectionCount()) == (7, 10, 1)


def test_keys_move_what_the_screen_reader_follows(show_reader: ShowReader, qtbot: QtBot) -> None:
    reader = show_reader(of_paragraphs(MIXED))
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert told_text(reader) == MIXED[1]
    qtbot.keyClick(reader.focusProxy(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert told_text(reader) == MIXED[-1]
    assert mirror(reader).textInterface().cursorPosition() == len(MIXED[-1])


def test_the_mirror_shows_nothing_on_the_page(show_reader: ShowReader) -> None:
    reader = show_reader(of_paragraphs(MIXED))
    field = reader.focusProxy()
    assert field is not None
    assert (field.width(), field.height()) == (1, 1)
    image = reader.viewport().grab().toImage()
    assert image.pixelColor(0, 0) == image.pixelColor(3, 3)


def _has_client() -> bool:
    tools = all(shutil.which(tool) for tool in ("xvfb-run", "dbus-run-session", "dbus-send"))
    python = Path("/usr/bin/python3")
    return (
        tools
        and python.exists()
        and not subprocess.run([python, "-c", "import pyatspi"], capture_output=True).returncode
    )


@pytest.mark.judge
@pytest.mark.skipif(not _has_client(), reason="needs Xvfb, D-Bus and python3-pyatspi")
def test_a_real_screen_reader_s_library_follows_caret_and_selection() -> None:
    enable = (
        "dbus-send --session --dest=org.a11y.Bus --print-reply /org/a11y/bus org.freedesktop.DBus.Properties.Set "
        "string:org.a11y.Status string:{} variant:boolean:true >&2"
    )
    commands = "; ".join(
        (
            enable.format("IsEnabled"),
            enable.format("ScreenReaderEnabled"),
            f"exec /usr/bin/python3 {HERE}/at_spi_client.py",
        )
    )
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment["READER_PROGRAM"] = f"{sys.executable} {HERE / 'at_spi_program.py'}"
    environment["PYTHONPATH"] = os.pathsep.join(str(path) for path in (HERE.parents[2] / "src", HERE.parents[2]))
    run = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", "bash", "-c", commands],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    if "could not connect to display" in run.stderr or "xcb-cursor" in run.stderr:
        pytest.skip("Qt's X11 plugin cannot run here")
    assert run.returncode == 0, run.stderr[-2000:]
    told = json.loads(run.stdout.splitlines()[-1])
    assert (told["role"], told["name"]) == ("text", "Text of the report")
    assert "focused" in told["states"]
    assert "read only" in told["states"]
    start, word, selected, second, end = told["steps"]
    assert (start["text"], start["caret"]) == (MIXED[0], 3)
    assert start["events"] == ["object:text-caret-moved"] * 3
    assert word["caret"] == MIXED[0].index("EDEX")
    assert selected["selection"] == [[word["caret"], word["caret"] + 2]]
    assert "object:text-selection-changed" in selected["events"]
    assert (second["text"], second["caret"]) == (MIXED[1], 0)
    assert (end["text"], end["caret"]) == (MIXED[-1], len(MIXED[-1]))
    assert told["exit"] == 0
