"""A page view of a PDF whose places are known, and the gestures of a user on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.pages import PageView
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.readers.pdf import layout_of, read
from egpk_desk.text.words import next_word, word_at

LEFT = Qt.MouseButton.LeftButton
NOTHING = Qt.KeyboardModifier.NoModifier
Word = tuple[int, int]


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    at = 0
    while at < len(text):
        start, end = word_at(text, at)
        if start == at < end:
            yield start, end
        at = max(next_word(text, at), at + 1)


class Shown:
    """A page view with a document, whose places are known."""

    def __init__(self, path: Path, qtbot: QtBot, size: tuple[int, int] = (900, 700)) -> None:
        self.source = path.read_bytes()
        self.document = read(self.source, path.name)
        self.reader = Reader()
        self.reader.set_document(self.document)
        self.view = PageView(self.reader)
        qtbot.addWidget(self.reader)
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        self.view.show()
        self.view.set_document(self.document, self.source)
        self.view.set_layout(layout_of(self.document, self.source))

    def find(self, words: str) -> Word:
        """Where words of the text stand."""
        start = self.document.text.index(words)
        return start, start + len(words)

    def centre(self, start: int, end: int) -> QPoint:
        """The middle of the first letters of a range, scrolled into view."""
        self.view.reveal(start, end)
        place = self.view.place_of(start, end)
        assert place is not None
        return place.center().toPoint()

    def within_letter(self, caret: Caret, share: float = 0.3) -> QPointF:
        """A point in the letter beside a caret: so much of the way from its edge to its middle."""
        place = self.view.letters.caret_place(caret)
        edge = self.view.caret_rect(caret)
        assert place is not None
        assert edge is not None
        letters = self.view.letters.page(place.page)
        assert letters is not None
        offset = letters.offsets[place.at]
        letter = self.view.place_of(offset, offset + 1)
        assert letter is not None
        middle = letter.center()
        if edge.width() > edge.height():  # across a line that runs up or down the page
            return QPointF(middle.x(), edge.top() + (middle.y() - edge.top()) * share)
        return QPointF(edge.left() + (middle.x() - edge.left()) * share, middle.y())

    def send(self, kind: QEvent.Type, point: QPointF, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        """One event of the left button at a point of the viewport."""
        viewport = self.view.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        event = QMouseEvent(kind, point, viewport.mapToGlobal(point), button, held, modifiers)
        QApplication.sendEvent(viewport, event)

    def drag(self, begin: QPointF, end: QPointF) -> None:
        """Press, move in three steps, and let go."""
        self.send(QEvent.Type.MouseButtonPress, begin)
        for part in (0.4, 0.8, 1.0):
            self.send(QEvent.Type.MouseMove, begin + (end - begin) * part + QPointF(0 if part == 1 else 4, 0))
        self.send(QEvent.Type.MouseButtonRelease, end)

    def drag_over(self, start: int, end: int) -> None:
        """Select a range that is in view with the mouse."""
        self.drag(self.within_letter(Caret(start)), self.within_letter(Caret(end, upstream=True)))

    def mistaken(self, every: int = 1) -> tuple[int, list[str]]:
        """Words selected by a drag and by a double click: how many there are, and what was selected instead."""
        text, view = self.document.text, self.view
        view.set_percent(200)
        markers = {at for note in self.document.notes for at in range(note.start, note.end)}  # of one box each
        words = [word for word in words_of(text) if word[0] not in markers and view.boxes(*word)][::every]
        wrong = []
        for word in words:
            view.reveal(*word)
            for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
                self.send(kind, QPointF(2, 2))  # elsewhere: the next press is no third click at one place
            self.reader.clear_selection()
            self.drag_over(*word)
            by_drag = self.reader.selection()
            self.reader.clear_selection()
            place = self.within_letter(Caret(word[0]), 1.0)
            self.send(QEvent.Type.MouseButtonDblClick, place)
            self.send(QEvent.Type.MouseButtonRelease, place)
            by_click = self.reader.selection()
            wrong += [f"{text[slice(*word)]}: {text[slice(*got)]}" for got in (by_drag, by_click) if got != word]
        return len(words), wrong
