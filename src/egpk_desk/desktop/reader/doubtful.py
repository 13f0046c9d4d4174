"""Words that text recognition is not sure of: a dotted line under each, and what hovering tells of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from egpk_desk.desktop.reader.layout import LaidRow
from egpk_desk.desktop.theme import Theme
from egpk_desk.document import Document, RecognisedWord


def doubtful_words(document: Document, start: int, end: int) -> Iterator[RecognisedWord]:
    """The words in a range of the text that should be compared with the page."""
    words = document.recognised
    for at in range(bisect_left(words, start, key=lambda word: word.end - 1), len(words)):
        if words[at].start >= end:
            return
        if words[at].is_doubtful:
            yield words[at]


def doubtful_at(document: Document, offset: int) -> RecognisedWord | None:
    """The doubtful word that holds a letter."""
    return next(doubtful_words(document, offset, offset + 1), None)


def paint_doubtful(
    painter: QPainter, laid: LaidRow, at: QPointF, clip: QRectF, words: Iterator[RecognisedWord], theme: Theme
) -> None:
    """Draw the lines under the words of a row."""
    painter.setPen(QPen(theme.colour("warning"), 1.6, Qt.PenStyle.DotLine))
    for word in words:
        for piece in laid.pieces:
            if word.start >= piece.end or word.end <= piece.start:
                continue
            top = at.y() + piece.y
            first, last = piece.line_under(clip.top() - top), piece.line_under(clip.bottom() - top)
            for _, box in piece.boxes(word.start, word.end, first, last):
                moved = box.translated(at.x() + piece.x, top)
                y = moved.top() + piece.metrics.baseline + 0.28 * piece.metrics.em
                painter.drawLine(QPointF(moved.left(), y), QPointF(moved.right(), y))
