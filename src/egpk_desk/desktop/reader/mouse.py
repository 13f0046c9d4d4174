"""The mouse over a text: selecting by click, double and triple click and drag, handles, note markers and hovering.

The text may be laid out (:class:`Reader`) or stand on printed pages: each is a :class:`Surface`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.reader.marks import Mark
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.reader.painting import HANDLE
from egpk_desk.desktop.reader.selection import Unit


class Surface(Protocol):
    """What shows a text and lets one select in it. Points are of its viewport."""

    def viewport(self) -> QWidget: ...
    def ready(self) -> bool: ...
    def selection(self) -> tuple[int, int]: ...
    def caret_under(self, point: QPointF) -> Caret: ...
    def letter_under(self, point: QPointF) -> int | None: ...
    def marks_under(self, point: QPointF) -> list[Mark]: ...
    def acts_on_click(self, point: QPointF) -> bool: ...
    def handles(self) -> Sequence[tuple[float, float, float]]: ...
    def move_caret(self, caret: Caret, keep_anchor: bool = False, show: bool = True) -> None: ...
    def begin_selection(self, point: QPointF, unit: Unit) -> None: ...
    def extend_selection(self, point: QPointF) -> None: ...
    def click(self, point: QPointF) -> None: ...
    def start_drag(self) -> None: ...
    def scroll_by(self, pixels: float) -> None: ...
    def drag_handle(self, handle: int, point: QPointF) -> int: ...
    def finish_range_edit(self) -> None: ...
    def cancel_range_edit(self) -> None: ...
    def tell_hovered(self, ids: list[str]) -> None: ...


_LEFT = Qt.MouseButton.LeftButton
_SCROLL_MS = 25


class Mouse:
    """One mouse gesture at a time over a surface's viewport."""

    def __init__(self, surface: Surface, parent: QObject) -> None:
        self._surface = surface
        self._pressed: QPointF | None = None  # where a selecting press began
        self._moved = False
        self._last = QPointF()
        self._double: tuple[QPointF, int] | None = None  # where and when the last double click was
        self._grabbed: QPointF | None = None  # where a press on the selection began
        self._handle: int | None = None  # 0 the start of the active mark, 1 its end
        self._hovered: list[str] = []
        self._timer = QTimer(parent)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._scroll_on)

    @property
    def dragging(self) -> bool:
        return self._pressed is not None or self._handle is not None

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection or take hold of a handle."""
        surface, point = self._surface, event.position()
        if event.button() != _LEFT or not surface.ready():
            return
        self._last, self._moved = point, False
        handle = self._handle_at(point)
        if handle is not None:
            self._handle = handle
            return
        if not event.modifiers() and not self._is_third(event) and self._on_selection(point):
            self._grabbed = point
            return
        self._pressed = point
        unit = Unit.LETTER
        if self._is_third(event):
            unit = Unit.PARAGRAPH
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            unit = Unit.SENTENCE
        self._double = None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            surface.move_caret(surface.caret_under(point), keep_anchor=True, show=False)
        else:
            surface.begin_selection(point, unit)
        if unit is not Unit.LETTER:
            self._moved = True

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word, and by words from here on."""
        if event.button() != _LEFT or not self._surface.ready():
            return
        self._double = (event.position(), event.timestamp())
        self._pressed, self._moved, self._last = event.position(), True, event.position()
        self._surface.begin_selection(event.position(), Unit.WORD)

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._double is None:
            return False
        point, when = self._double
        near = (event.position() - point).manhattanLength() <= QGuiApplication.styleHints().startDragDistance()
        return near and event.timestamp() - when <= QGuiApplication.styleHints().mouseDoubleClickInterval()

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection, move the handle, or hover."""
        self._last = event.position()
        if self._handle is not None:
            self._drag_handle()
        elif self._grabbed is not None and event.buttons() & _LEFT:
            far = (event.position() - self._grabbed).manhattanLength()
            if far >= QGuiApplication.styleHints().startDragDistance():
                self._grabbed = None
                self._surface.start_drag()
            return
        elif self._pressed is not None and event.buttons() & _LEFT:
            far = (event.position() - self._pressed).manhattanLength() >= 3
            if self._moved or far:
                self._moved = True
                self._extend()
        else:
            self._hover(event.position())
            return
        inside = 0 <= self._last.y() < self._surface.viewport().height()
        if inside:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def release(self, event: QMouseEvent) -> None:
        """End the gesture; a click without a drag activates what it hit."""
        if event.button() != _LEFT:
            return
        self._timer.stop()
        surface = self._surface
        if self._handle is not None:
            self._handle = None
            surface.finish_range_edit()
        elif self._grabbed is not None:
            surface.begin_selection(event.position(), Unit.LETTER)
            surface.click(event.position())
        elif self._pressed is not None and not self._moved and not event.modifiers():
            surface.click(event.position())
        self._pressed = self._grabbed = None

    def cancel_handle(self) -> bool:
        """Let go of the handle that is held, without a change; whether one was."""
        if self._handle is None:
            return False
        self._handle = None
        self._timer.stop()
        self._surface.cancel_range_edit()
        return True

    def _on_selection(self, point: QPointF) -> bool:
        start, end = self._surface.selection()
        letter = self._surface.letter_under(point) if start < end else None
        return letter is not None and start <= letter < end

    def leave(self) -> None:
        """The mouse has left the viewport."""
        self._tell_hovered([])

    def _scroll_on(self) -> None:
        """Scroll while a drag stands outside the view, faster the farther out."""
        surface, y = self._surface, self._last.y()
        out = y if y < 0 else y - surface.viewport().height()
        if not self.dragging or out == 0:
            self._timer.stop()
            return
        step = max(-120.0, min(120.0, out * 0.4))
        surface.scroll_by(step + (4 if step > 0 else -4))
        if self._handle is not None:
            self._drag_handle()
        else:
            self._extend()

    def _inside(self) -> QPointF:
        height = self._surface.viewport().height()
        return QPointF(self._last.x(), min(max(self._last.y(), 0.0), height - 1.0))

    def _extend(self) -> None:
        self._surface.extend_selection(self._inside())

    # Handles

    def _handle_at(self, point: QPointF) -> int | None:
        best: tuple[float, int] | None = None
        for number, (x, y, height) in enumerate(self._surface.handles()):
            away = (point - QPointF(x, y + height)).manhattanLength()
            if away <= 2 * HANDLE and (best is None or away < best[0]):
                best = (away, number)
        return best[1] if best is not None else None

    def _drag_handle(self) -> None:
        assert self._handle is not None
        # The finger is on the knob below the line: the line above is meant.
        point = self._inside()
        self._handle = self._surface.drag_handle(self._handle, QPointF(point.x(), max(0.0, point.y() - HANDLE * 2)))

    # Hovering

    def _hover(self, point: QPointF) -> None:
        surface = self._surface
        marks = surface.marks_under(point)
        self._tell_hovered([mark.id for mark in marks])
        if self._handle_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif surface.acts_on_click(point):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        if surface.viewport().cursor().shape() != shape:
            surface.viewport().setCursor(shape)

    def _tell_hovered(self, ids: list[str]) -> None:
        if ids != self._hovered:
            self._hovered = ids
            self._surface.tell_hovered(ids)
