"""What is selected: an anchor, a caret, and the unit (letter, word, sentence, paragraph) by which a drag extends it.

Offsets are code points of the document, half-open.
"""

from __future__ import annotations

from enum import Enum, auto

from egpk_desk.desktop.reader.page import Caret, Page
from egpk_desk.text.sentences import sentence_at
from egpk_desk.text.words import word_at


class Unit(Enum):
    """By what a mouse selection grows."""

    LETTER = auto()
    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


def unit_at(page: Page, offset: int, unit: Unit) -> tuple[int, int]:
    """The unit that holds the letter at an offset."""
    text = page.document.text
    if unit is Unit.LETTER or not text:
        return offset, offset
    stretch = _block_range(page, offset)
    if unit is Unit.PARAGRAPH:
        return stretch
    if unit is Unit.SENTENCE:
        return sentence_at(text, offset, *stretch)
    start, end = word_at(text, offset)
    return (start, end) if start < end else _one_letter(page, offset, stretch)


def _block_range(page: Page, offset: int) -> tuple[int, int]:
    piece = page.place(offset).piece
    return piece.block.start, piece.block.end


def _one_letter(page: Page, offset: int, stretch: tuple[int, int]) -> tuple[int, int]:
    """A double click beside words selects the sign that it hit."""
    if offset >= stretch[1]:
        return offset, offset
    unit = offset + 1
    while unit < stretch[1] and page.snap(unit) != unit:
        unit += 1
    return offset, unit


class Selection:
    """The selection of a page: from the anchor to the caret, either way round."""

    def __init__(self) -> None:
        self.anchor = 0
        self.caret = Caret(0)
        self._unit = Unit.LETTER
        self._origin = (0, 0)

    @property
    def range(self) -> tuple[int, int]:
        """The selected range; empty where nothing is selected."""
        return min(self.anchor, self.caret.offset), max(self.anchor, self.caret.offset)

    @property
    def empty(self) -> bool:
        return self.anchor == self.caret.offset

    def set(self, anchor: int, caret: Caret) -> None:
        """Select from an anchor to a caret, by letters."""
        self.anchor, self.caret, self._unit = anchor, caret, Unit.LETTER

    def move(self, caret: Caret, keep_anchor: bool) -> None:
        """Put the caret somewhere, and the anchor too unless it is to stay."""
        self.set(self.anchor if keep_anchor else caret.offset, caret)

    def begin(self, page: Page, caret: Caret, letter: int, unit: Unit) -> None:
        """Begin a mouse selection at a click: the caret it gives, the letter it hit, and the unit it takes."""
        self._unit = unit
        if unit is Unit.LETTER:
            self._origin = (caret.offset, caret.offset)
            self.anchor, self.caret = caret.offset, caret
            return
        self._origin = unit_at(page, letter, unit)
        self.anchor, self.caret = self._origin[0], Caret(self._origin[1], upstream=True)

    def extend(self, page: Page, caret: Caret, letter: int) -> None:
        """Extend a mouse selection to a point, by the unit with which it began."""
        if self._unit is Unit.LETTER:
            self.caret = caret
            return
        start, end = unit_at(page, letter, self._unit)
        if start < self._origin[0]:
            self.anchor, self.caret = self._origin[1], Caret(start)
        else:
            self.anchor, self.caret = self._origin[0], Caret(max(end, self._origin[1]), upstream=True)
