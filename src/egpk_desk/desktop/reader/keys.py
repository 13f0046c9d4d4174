"""The reader's keys: what each does to caret, selection and view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from egpk_desk.desktop.reader import navigation
from egpk_desk.desktop.reader.page import Caret

if TYPE_CHECKING:
    from egpk_desk.desktop.reader.reader import Reader

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = frozenset(
    (
        _Key.Key_Left,
        _Key.Key_Right,
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_Home,
        _Key.Key_End,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
    )
)


def is_own(event: QKeyEvent) -> bool:
    """Whether a key is the reader's own, before any shortcut of the window: the keys that move the caret."""
    return event.key() in _MOVES and not event.modifiers() & _ALT


def _letters(event: QKeyEvent) -> str:
    """The letters that a key writes; empty for anything else and for keys held with Control or Alt."""
    text = event.text()
    plain = not event.modifiers() & (_CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier)
    return text if plain and text and text[0].isalpha() else ""


class KeyMoves:
    """Turns keys into movement. Keeps the x for which up and down aim."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._aim: float | None = None

    def forget_aim(self) -> None:
        """The caret has been put somewhere else: up and down start from there."""
        self._aim = None

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it is nothing to the reader."""
        reader = self._reader
        if reader.page is None:
            return False
        control = bool(event.modifiers() & _CONTROL)
        if event.matches(QKeySequence.StandardKey.Copy):
            reader.copy()
        elif event.key() == _Key.Key_C and control and event.modifiers() & _SHIFT:
            reader.copy_with_reference()
        elif event.key() == _Key.Key_Up and event.modifiers() & _ALT:
            reader.expand_selection()
        elif event.key() == _Key.Key_Escape and reader.cancel_gesture():
            return True
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter) and not event.modifiers():
            return reader.activate_at_caret()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            reader.select_all()
        elif event.modifiers() & _ALT and event.key() in (_Key.Key_Left, _Key.Key_Right):
            return reader.go_back() if event.key() == _Key.Key_Left else reader.go_on()
        elif event.key() in _MOVES:
            self._move(event)
        elif (letters := _letters(event)) != "":
            reader.lettersTyped.emit(letters)
        else:
            return False
        return True

    def _move(self, event: QKeyEvent) -> None:
        reader = self._reader
        key, keep = event.key(), bool(event.modifiers() & _SHIFT)
        if key in (_Key.Key_Up, _Key.Key_Down) and event.modifiers() & _CONTROL and not keep:
            self._aim = None
            reader.move_caret(self._paragraph(key == _Key.Key_Down), keep)
            return
        if key in (_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown):
            self._move_by_lines(event, keep)
            return
        self._aim = None
        reader.move_caret(self._target(event, keep), keep)

    def _paragraph(self, down: bool) -> Caret:
        page, caret = self._reader.page, self._reader.caret_place()
        assert page is not None
        return navigation.paragraph_forward(page, caret) if down else navigation.paragraph_backward(page, caret)

    def _target(self, event: QKeyEvent, keep: bool) -> Caret:
        reader = self._reader
        page, caret, key = reader.page, reader.caret_place(), event.key()
        assert page is not None
        control = bool(event.modifiers() & _CONTROL)
        if key in (_Key.Key_Left, _Key.Key_Right):
            to_left = key == _Key.Key_Left
            start, end = reader.selection()
            if start < end and not keep and not control:
                # As in Word: an arrow without Shift leaves the selection at the edge to which it points.
                onward = to_left == page.place(caret).piece.rtl
                return Caret(end, upstream=True) if onward else Caret(start)
            return navigation.arrow(page, caret, to_left, control, reader.visual_movement)
        if key == _Key.Key_Home:
            return Caret(page.rows.starts[0]) if control else navigation.line_start(page, caret)
        return Caret(page.rows.ends[-1], upstream=True) if control else navigation.line_end(page, caret)

    def _move_by_lines(self, event: QKeyEvent, keep: bool) -> None:
        reader = self._reader
        page, caret, key = reader.page, reader.caret_place(), event.key()
        assert page is not None
        if event.modifiers() & _CONTROL and key in (_Key.Key_Up, _Key.Key_Down):
            reader.move_caret(self._paragraph(key == _Key.Key_Down), keep)
            return
        if self._aim is None:
            self._aim = page.caret_x(caret)[0]
        aim = self._aim
        if key in (_Key.Key_Up, _Key.Key_Down):
            target = navigation.line_up_or_down(page, caret, key == _Key.Key_Down, aim)
            if target == caret:  # the first or last line: on to its edge, as Word does
                edge = page.rows.starts[0] if key == _Key.Key_Up else page.rows.ends[-1]
                target = Caret(edge)
        else:
            target = reader.page_target(caret, aim, down=key == _Key.Key_PageDown)
        reader.move_caret(target, keep)
        self._aim = aim
