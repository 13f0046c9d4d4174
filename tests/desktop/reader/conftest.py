"""Readers on the screen and documents made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.fonts import load_bundled_fonts
from egpk_desk.desktop.reader import Reader
from egpk_desk.document import Document

ShowReader = Callable[..., Reader]


@pytest.fixture(autouse=True)
def bundled_fonts(qapp: object) -> None:
    load_bundled_fonts()


@pytest.fixture
def show_reader(qtbot: QtBot) -> ShowReader:
    """Show a document in a reader of a size, with the focus."""

    def show(document: Document | None, width: int = 700, height: int = 500) -> Reader:
        reader = Reader()
        reader.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        reader.resize(width, height)
        qtbot.addWidget(reader)
        reader.set_document(document)
        reader.show()
        reader.activateWindow()
        reader.setFocus()
        qtbot.waitUntil(reader.hasFocus, timeout=2000)
        return reader

    return show
