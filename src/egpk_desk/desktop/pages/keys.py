"""The keys on printed pages: lines are those of the pages, everything else is as in the text view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from egpk_desk.desktop.reader.page import Caret

if TYPE_CHECKING:
    from egpk_desk.desktop.pages.view import PageView

_Key = Qt.Key
_BY_LINES = (_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown)


class PageKeys:
    """Turns keys into movement on the pages. Keeps the x for which up and down aim."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._aim: float | None = None

    def forget_aim(self) -> None:
        """The caret has been put somewhere else: up and down start from there."""
        self._aim = None

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it is nothing to the pages."""
        view, key = self._view, event.key()
        modifiers = event.modifiers()
        keep = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key == _Key.Key_Escape and view.cancel_gesture():
            return True
        if control and key in (_Key.Key_PageUp, _Key.Key_PageDown):
            view.go_to_page(view.page_in_view() + (1 if key == _Key.Key_PageDown else -1))
            return True
        if not view.ready():  # only to look at
            return self._scroll(event)
        if key == _Key.Key_Space and not modifiers:
            return self._scroll(event)
        plain = not control and not modifiers & Qt.KeyboardModifier.AltModifier
        if plain and key in _BY_LINES:
            self._move_by_lines(key, keep)
            return True
        self._aim = None
        if plain and key in (_Key.Key_Home, _Key.Key_End):
            view.put_caret(view.letters.line_edge(view.reader.caret_place(), end=key == _Key.Key_End), keep)
            return True
        return view.let_reader_handle(event)

    def _move_by_lines(self, key: int, keep: bool) -> None:
        view = self._view
        caret = view.reader.caret_place()
        place = view.letters.caret_place(caret)
        if place is None:
            return
        if self._aim is None:
            self._aim = place.rect.x0
        aim, down = self._aim, key in (_Key.Key_Down, _Key.Key_PageDown)
        if key in (_Key.Key_Up, _Key.Key_Down):
            target = view.letters.line_beside(caret, aim, down=down)
            if target == caret:  # the first or last line: on to its edge, as Word does
                target = view.letters.line_edge(caret, end=down)
        else:
            target = self._page_away(caret, down)
        view.put_caret(target, keep)
        self._aim = aim

    def _page_away(self, caret: Caret, down: bool) -> Caret:
        """Scroll by nearly a view; the caret that then stands where the caret stood."""
        view = self._view
        shown = view.caret_rect(caret)
        height, before = view.viewport().height(), view.verticalScrollBar().value()
        y = shown.center().y() if shown is not None and 0 <= shown.center().y() < height else height / 2
        x = shown.center().x() if shown is not None else view.viewport().width() / 2
        view.scroll_by((0.9 if down else -0.9) * height)
        if view.verticalScrollBar().value() == before and view.reader.page is not None:
            rows = view.reader.page.rows
            return Caret(rows.ends[-1], upstream=True) if down else Caret(rows.starts[0])
        return view.caret_under(QPointF(x, y))

    def _scroll(self, event: QKeyEvent) -> bool:
        bar, key = self._view.verticalScrollBar(), event.key()
        steps = {
            _Key.Key_Home: bar.minimum() - bar.value(),
            _Key.Key_End: bar.maximum() - bar.value(),
            _Key.Key_PageDown: round(0.9 * bar.pageStep()),
            _Key.Key_Space: round(0.9 * bar.pageStep()),
            _Key.Key_PageUp: -round(0.9 * bar.pageStep()),
            _Key.Key_Down: bar.singleStep(),
            _Key.Key_Up: -bar.singleStep(),
        }
        if key not in steps:
            return False
        bar.setValue(bar.value() + steps[_Key(key)])
        return True
