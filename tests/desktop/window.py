"""A real window on a real library, and the gestures of a user in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.reader.painting import rows_in_view
from egpk_desk.desktop.workbench import Workbench
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.workspace import Workspace, opened

USER = "سلمى"
NOTHING = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window that is driven by mouse and keys, and a second look at its library."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def bench(self) -> Workbench:
        assert self.window.workbench is not None
        return self.window.workbench

    @property
    def reader(self) -> Reader:
        return self.bench.reader

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open a library and wait for its lists."""
        with self.qtbot.waitSignal(self.window.libraryOpened, timeout=20_000):
            self.window.open_library(path, create=create)

    def look(self) -> Workspace:
        """A second workspace on the same file, to be closed by the caller."""
        assert self.window.session is not None
        return Workspace.open(self.window.session.path, user="another", read_only=True)

    def stored(self) -> list[Excerpt]:
        """The highlights that the library file holds."""
        with self.look() as workspace:
            return workspace.excerpts()

    def drop(self, *paths: Path) -> bool:
        """Drop files onto the middle of the window; whether it took them."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place = self.window.rect().center()
        enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NOTHING)
        QApplication.sendEvent(self.window, enter)
        if not enter.isAccepted():
            return False
        drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NOTHING)
        QApplication.sendEvent(self.window, drop)
        return True

    def import_by_drop(self, *paths: Path) -> None:
        """Drop files and wait until they are in the library and one of them is open."""
        with self.qtbot.waitSignal(self.bench.importing.finished, timeout=60_000):
            assert self.drop(*paths)
        self.qtbot.waitUntil(lambda: bool(self.bench.coding.document), timeout=10_000)

    def show_document(self, document: str) -> None:
        """Open a document and wait until it is shown."""
        self.bench.open_document(document)
        self.qtbot.waitUntil(lambda: self.bench.coding.document == document, timeout=10_000)

    def point_of(self, offset: int) -> QPoint:
        """Where on the viewport the caret before a letter that is in view stands."""
        reader = self.reader
        assert reader.page is not None
        scene, caret = reader.scene(), Caret(offset)
        place = reader.page.place(caret)
        for row, y, _ in rows_in_view(scene.page, scene.top, scene.height):
            if row == place.row:
                x = scene.left + reader.page.caret_x(caret)[0]
                return QPoint(round(x), round(y + place.top + place.height / 2))
        raise AssertionError("the letter is not in view")

    def drag(self, start: int, end: int) -> None:
        """Select a range of the text, some lines at most, with the mouse."""
        self.reader.reveal(start)
        viewport = self.reader.viewport()
        first, last = self.point_of(start), self.point_of(end)
        self.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
        for step in range(1, 6):
            between = first + (last - first) * step / 5
            move = QMouseEvent(
                QMouseEvent.Type.MouseMove,
                QPointF(between),
                viewport.mapToGlobal(QPointF(between)),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                NOTHING,
            )
            QApplication.sendEvent(viewport, move)
        self.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def read(self) -> None:
        """Put the keyboard into the text."""
        self.window.activateWindow()
        self.reader.setFocus()
        self.qtbot.waitUntil(self.reader.hasFocus, timeout=5000)

    def select(self, words: str) -> tuple[int, int]:
        """Select words of the open document."""
        document = self.reader.document()
        assert document is not None
        start = document.text.index(words)
        self.reader.select(start, start + len(words))
        self.read()
        return start, start + len(words)

    def wait_for_highlights(self, count: int) -> None:
        """Wait until the window shows so many highlights of the open document."""
        self.qtbot.waitUntil(lambda: len(self.bench.coding.excerpts()) == count, timeout=10_000)

    def rest(self) -> None:
        """Wait until no lane has anything to do and the lists are in step."""
        session = self.window.session
        assert session is not None
        self.qtbot.waitUntil(lambda: not any(lane.busy for lane in session.lanes), timeout=20_000)
        self.qtbot.wait(250)
        self.qtbot.waitUntil(lambda: not any(lane.busy for lane in session.lanes), timeout=20_000)


def coded_copy(path: Path, target: Path) -> Path:
    """A copy of a library for a test to change."""
    with opened(path, user=USER) as workspace:
        workspace.backup(target)
    return target
