"""Text and pages side by side: each scrolls with the other, and shows what is selected in the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.pages.view import PageView
from egpk_desk.desktop.reader import Reader

_PAUSE = 25  # ms after a scroll before the other view follows
_GESTURES = frozenset((QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.FocusIn))


class Following(QObject):
    """While ``active``, the view that the user last touched leads and the other follows."""

    def __init__(self, reader: Reader, view: PageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._view = view
        self.active = False
        self.pages_lead = False
        self._following = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._follow)
        touched: tuple[tuple[QWidget | None, bool], ...] = (
            (reader.viewport(), False),
            (reader.verticalScrollBar(), False),
            (reader.focusProxy(), False),
            (view.viewport(), True),
            (view.verticalScrollBar(), True),
            (view, True),
        )
        self._leads: dict[int, bool] = {}
        for widget, pages in touched:
            if widget is not None:
                self._leads[id(widget)] = pages
                widget.installEventFilter(self)
        reader.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled(False))
        view.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled(True))
        reader.revealed.connect(self._revealed)
        reader.selectionChanged.connect(self._selected)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GESTURES:
            self.pages_lead = self._leads.get(id(watched), self.pages_lead)
        return False

    def _scrolled(self, pages: bool) -> None:
        if self.active and not self._following and pages == self.pages_lead:
            self._timer.start()

    def _follow(self) -> None:
        if not self.active or not self._view.ready():
            return
        self._following = True
        if self.pages_lead:
            offset = self._view.offset_in_view()
            if offset is not None:
                self._reader.scroll_to(offset, at_head=True)
        else:
            self._view.scroll_to(int(self._reader.position()[0]))
        self._following = False

    def _revealed(self, start: int, end: int) -> None:
        """A jump brings both to the place: neither then follows the other."""
        if self.active:
            QTimer.singleShot(0, self._timer.stop)

    def _selected(self, start: int, end: int) -> None:
        if not self.active or self._following or not self._view.ready():
            return
        self._following = True
        if self.pages_lead:
            self._reader.scroll_to(self._reader.caret(), at_head=False)
        elif start < end:
            self._view.reveal(start, end)
        self._following = False
