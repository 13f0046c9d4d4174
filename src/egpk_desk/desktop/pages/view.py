"""The page view: a report's pages in a column, with the reader's highlights, finds and selection on the letters.

It shows what a :class:`Reader` holds (text, highlights, hits, selection) and selects in it, so that everything that
works on the reader's selection and highlights works here: both are ranges of one text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from egpk_desk.desktop.pages import painting
from egpk_desk.desktop.pages.column import GAP, LEAST, MOST, Fit, PageColumn, fitting_percent
from egpk_desk.desktop.pages.keys import PageKeys
from egpk_desk.desktop.pages.pictures import Pictures
from egpk_desk.desktop.pages.places import Places
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reader.dragging import drag_passage
from egpk_desk.desktop.reader.keys import is_own
from egpk_desk.desktop.reader.marks import LanedMark, Mark, assign_lanes
from egpk_desk.desktop.reader.mouse import Mouse
from egpk_desk.desktop.reader.page import Caret
from egpk_desk.desktop.reader.selection import Unit
from egpk_desk.document import Document
from egpk_desk.readers.pdf.layout import PdfLayout, Rect
from egpk_desk.rendering import Renderer

_STEPS = (10, 15, 20, 25, 33, 40, 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500, 600)


class PageView(QAbstractScrollArea):
    """Pages to read, select and highlight on."""

    pageChanged = Signal(int)  # noqa: N815 - Qt's way of naming; the page in view, from 1
    scaleChanged = Signal(int)  # noqa: N815 - per cent

    def __init__(self, reader: Reader, renderer: Renderer | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reader = reader
        self.renderer = renderer or Renderer()
        self.pictures = Pictures(self.renderer, self)
        self.pictures.changed.connect(lambda _: self.viewport().update())
        self.letters = Places()
        self._document: Document | None = None
        self._places_known = False
        self._column = PageColumn((), 100.0, 100)
        self._fit: Fit | None = Fit.WIDTH
        self._percent = 100.0
        self._laned: list[LanedMark] | None = None
        self._shown_page = 0
        self._keyed = False
        self._mouse = Mouse(self, self)
        self._keys = PageKeys(self)
        self.setObjectName("pageView")
        self.setAccessibleName(self.tr("Pages of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        reader.selectionChanged.connect(lambda *_: self.viewport().update())
        reader.findChanged.connect(lambda *_: self.viewport().update())
        reader.flashChanged.connect(self.viewport().update)
        reader.marksChanged.connect(self._marks_changed)
        reader.revealed.connect(self._follow_reader)

    # What is shown

    def set_document(self, document: Document | None, source: bytes) -> None:
        """Show the pages of a document from their head; the places of its letters may come later."""
        self._document, self._places_known, self._laned = document, False, None
        self.letters.clear()
        self.pictures.set_source(source)
        self._column = PageColumn((), 100.0, 100)
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def set_layout(self, layout: PdfLayout) -> None:
        """Take where the letters stand: now there are highlights, and one can select."""
        if self._document is not None:
            self.letters.set_layout(self._document.text, layout)
            self._places_known = True
            self.viewport().update()

    def ready(self) -> bool:
        """Whether it is known where the letters stand."""
        return self._places_known and self.reader.page is not None

    @property
    def pages(self) -> PageColumn:
        """Where the pages stand in the column."""
        return self._column

    @property
    def fit(self) -> Fit | None:
        """What the scale follows; None where it was chosen."""
        return self._fit

    @property
    def percent(self) -> float:
        """The scale that was chosen, or that the view's size gives; see :meth:`set_percent`."""
        return self._percent

    def set_fit(self, fit: Fit) -> None:
        """Let the scale follow the view's width, or its height too."""
        self._fit = fit
        self._lay_out()

    def set_percent(self, percent: float) -> None:
        """Show so many hundredths of pixels a point; 100 is the size at which a screen shows it by itself."""
        self._fit, self._percent = None, min(max(percent, LEAST), MOST)
        self._lay_out()

    def zoom_step(self, by: int) -> None:
        """Zoom in (1) or out (-1) by one step; what is in the middle stays there."""
        now = round(self._column.scale * 100)
        steps = [step for step in _STEPS if step > now] if by > 0 else [s for s in reversed(_STEPS) if s < now]
        if steps:
            self.set_percent(steps[0])

    def _lay_out(self) -> None:
        pages = self._document.pages if self._document else ()
        view = self.viewport().size()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        at, share = self._position()
        if self._fit is not None:
            self._percent = fitting_percent(pages, self._fit, view.width(), view.height())
        self._column = PageColumn(pages, float(view.width()), self._percent)
        bar.setPageStep(view.height())
        bar.setSingleStep(48)
        bar.setRange(0, max(0, round(self._column.height) - view.height()))
        middle = across.value() / across.maximum() if across.maximum() else 0.5
        across.setPageStep(view.width())
        across.setSingleStep(48)
        across.setRange(0, max(0, round(self._column.width) - view.width()))
        across.setValue(round(middle * across.maximum()))
        if at < len(pages):
            rect = self._column.rect(at)
            bar.setValue(round(rect.top() + share * rect.height()))
        self.viewport().update()
        self.scaleChanged.emit(round(self._column.scale * 100))

    def _position(self) -> tuple[int, float]:
        """The page at the upper edge (from 0), and how much of it is above."""
        top = float(self.verticalScrollBar().value())
        if not self._column.pages:
            return 0, 0.0
        at = self._column.at_height(top)
        rect = self._column.rect(at)
        return at, (top - rect.top()) / max(1.0, rect.height())

    def page_in_view(self) -> int:
        """The page (from 1) that is at a third of the view's height."""
        return self._column.at_height(self.verticalScrollBar().value() + self.viewport().height() / 3) + 1

    def go_to_page(self, page: int, top: float = 0.0) -> None:
        """Bring a page (from 1), or what stands ``top`` points below its upper edge, to the upper edge of the view."""
        if self._column.pages:
            at = min(max(page, 1), len(self._column.pages)) - 1
            self.verticalScrollBar().setValue(round(self._column.rect(at).top() + top * self._column.scale - GAP / 2))

    def scroll_by(self, pixels: float) -> None:
        """Scroll on (or back, where negative) by pixels."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(pixels))

    def _scrolled(self) -> None:
        self.viewport().update()
        if self._column.pages and self.page_in_view() != self._shown_page:
            self._shown_page = self.page_in_view()
            self.pageChanged.emit(self._shown_page)

    # Text and page

    def boxes(self, start: int, end: int) -> dict[int, list[Rect]]:
        """The rectangles of a range by page, in points; nothing until the places are known."""
        return {page: self.letters.boxes(page, start, end) for page in self.letters.pages_of(start, end)}

    def reveal(self, start: int, end: int) -> None:
        """Bring the beginning of a range into view, at a third of the height where it is not there already."""
        pages = self.letters.pages_of(start, max(end, start + 2))
        if pages:
            self._bring_into_view(self._in_view(pages[0], self.letters.boxes(pages[0], start, max(end, start + 2))[0]))
        elif self._document is not None:
            pages = [b.page for b in self._document.blocks if b.start <= start and b.page is not None]
            if pages and pages[-1] != self.page_in_view():
                self.go_to_page(pages[-1])

    def _bring_into_view(self, box: QRectF, *, least: bool = False) -> None:
        """Scroll so that a box of the viewport is seen: at a third of the height, or (``least``) just so."""
        size = self.viewport().size()
        if box.top() < 0 or box.bottom() > size.height():
            if not least:
                self.scroll_by(box.top() - size.height() / 3)
            else:
                self.scroll_by(box.top() - 24 if box.top() < 0 else box.bottom() + 24 - size.height())
        across = self.horizontalScrollBar()
        if box.left() < 0 or box.right() > size.width():
            across.setValue(across.value() + round(box.center().x() - size.width() / 2))

    def offset_in_view(self) -> int | None:
        """The first letter, in the order of the text, of the lines at the head of the view; None where none is."""
        if not self.ready() or not self._column.pages:
            return None
        top = self.verticalScrollBar().value()
        for at in self._column.between(top, top + self.viewport().height()):
            known = self.letters.page(self._column.pages[at].index)
            if known is None:
                continue
            above = (top - self._column.rect(at).top()) / self._column.scale
            seen = (known.offsets[number] for number in range(len(known.offsets)) if known.rect(number).y0 >= above)
            first = next(seen, None)
            if first is not None:
                return first
        return None

    def scroll_to(self, offset: int) -> None:
        """Bring the line of an offset to the head of the view."""
        place = self.letters.caret_place(Caret(offset))
        if place is not None:
            self.scroll_by(self._in_view(place.page, place.rect).top() - 8)

    def _shift(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self, page: int, rect: Rect) -> QRectF:
        return painting.on_page(rect, self._column.rect(page - 1), self._column.scale).translated(-self._shift())

    def _on_page(self, point: QPointF) -> tuple[int, float, float]:
        at, x, y = self._column.place(point + self._shift())
        return self._column.pages[at].index, x, y

    def place_of(self, start: int, end: int) -> QRectF | None:
        """Where a range begins, in the viewport."""
        for page, rects in self.boxes(start, end).items():
            return self._in_view(page, rects[0])
        return None

    def caret_rect(self, caret: Caret) -> QRectF | None:
        """Where a caret stands, in the viewport: a rectangle without width."""
        place = self.letters.caret_place(caret)
        return self._in_view(place.page, place.rect) if place is not None else None

    # As a surface on which one selects

    def selection(self) -> tuple[int, int]:
        """The selected range; empty (at the caret) where nothing is selected."""
        return self.reader.selection()

    def caret_under(self, point: QPointF) -> Caret:
        """The caret for a click: the nearer edge of the nearest letter."""
        found = self.letters.caret_under(*self._on_page(point)) if self._column.pages else None
        return found or self.reader.caret_place()

    def letter_under(self, point: QPointF) -> int | None:
        """The letter or the space under a point of the viewport; None beside the lines."""
        if not self.ready() or not self._column.pages:
            return None
        page, x, y = self._on_page(point)
        return self.letters.letter_near(page, x, y)

    def marks_under(self, point: QPointF) -> list[Mark]:
        """The highlights over the letter under a point, the topmost first."""
        letter = self.letter_under(point)
        return [] if letter is None else self.reader.marks_at(letter)

    def acts_on_click(self, point: QPointF) -> bool:
        """Whether a click on a point leads to a note."""
        letter = self.letter_under(point)
        return letter is not None and self.reader.note_at(letter) is not None

    def handles(self) -> Sequence[tuple[float, float, float]]:
        """Where the handles of the highlight in hand stand: x, top and height of their lines."""
        mark = self.reader.mark(self.reader.active_mark())
        if mark is None or not self.ready():
            return ()
        places = (self.caret_rect(Caret(mark.start)), self.caret_rect(Caret(mark.end, upstream=True)))
        return [(place.left(), place.top(), place.height()) for place in places if place is not None]

    def move_caret(self, caret: Caret, keep_anchor: bool = False, show: bool = True) -> None:
        """Put the caret somewhere, extending the selection or not."""
        self.reader.move_caret(caret, keep_anchor, show=False)
        if show:
            self.put_caret(caret, keep_anchor)

    def put_caret(self, caret: Caret, keep_anchor: bool) -> None:
        """Move the caret by key: it is scrolled into view, here and in the text."""
        self.reader.move_caret(caret, keep_anchor, show=False)
        self._show_caret()

    def let_reader_handle(self, event: QKeyEvent) -> bool:
        """Let a key do what it does in the text; the caret is then brought into view here."""
        before = self.reader.caret_place()
        self._keyed = True
        self.reader.keyPressEvent(event)
        self._keyed = False
        if self.reader.caret_place() != before:
            self._show_caret()
        return event.isAccepted()

    def _show_caret(self) -> None:
        place = self.caret_rect(self.reader.caret_place())
        if place is not None:
            self._bring_into_view(place, least=True)

    def begin_selection(self, point: QPointF, unit: Unit) -> None:
        """Begin a selection at a point of the viewport."""
        self._keys.forget_aim()
        caret, letter = self.caret_under(point), self.letter_under(point)
        self.reader.begin_selection_at(caret, self._letter_at(caret) if letter is None else letter, unit)

    def extend_selection(self, point: QPointF) -> None:
        """Extend the selection begun to a point of the viewport."""
        caret, letter = self.caret_under(point), self.letter_under(point)
        self.reader.extend_selection_to(caret, self._letter_at(caret) if letter is None else letter)

    @staticmethod
    def _letter_at(caret: Caret) -> int:
        return max(0, caret.offset - 1) if caret.upstream else caret.offset

    def click(self, point: QPointF) -> None:
        """A click without a drag: a note's marker leads to its note, else the highlights there are activated."""
        letter = self.letter_under(point)
        if letter is None or not self.reader.follow_note(letter):
            self.reader.activate_marks(self.marks_under(point))

    def start_drag(self) -> None:
        """Let the selected passage be dragged out of the page, onto a code or into another program."""
        drag_passage(self, self.reader.selected_text())

    def drag_handle(self, handle: int, point: QPointF) -> int:
        """Move one end (0 the start, 1 the end) of the highlight in hand to a point; which end it then is."""
        return self.reader.move_handle(handle, self.caret_under(point).offset)

    def finish_range_edit(self) -> None:
        """The handle has been let go: tell the new range."""
        self.reader.finish_range_edit()

    def cancel_range_edit(self) -> None:
        """The handle has been let go without a change."""
        self.reader.cancel_range_edit()

    def cancel_gesture(self) -> bool:
        """Give up the drag of a handle that is under way; whether there was one."""
        return self._mouse.cancel_handle()

    def tell_hovered(self, ids: list[str]) -> None:
        """The mouse stands over these highlights."""
        self.reader.tell_hovered(ids)

    # Following the reader

    def _marks_changed(self) -> None:
        self._laned = None
        self.viewport().update()

    def _follow_reader(self, start: int, end: int) -> None:
        if self.isVisible() and not self._keyed:
            self.reveal(start, end)

    # Painting

    def laned_marks(self) -> list[LanedMark]:
        """The highlights, each in its lane."""
        if self._laned is None:
            self._laned = assign_lanes(self.reader.marks())
        return self._laned

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.paint(self)

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_own(event):
            event.accept()  # the keys that move the caret are the page's before they are the window's
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def _show_tooltip(self, at: QPoint, global_at: QPoint) -> None:
        text = self.tooltip_at(QPointF(at))
        if text:
            QToolTip.showText(global_at, text, self.viewport())
        else:
            QToolTip.hideText()

    def tooltip_at(self, point: QPointF) -> str:
        """What hovering over a point tells, as rich text: a marker's note, or the codes and memos of highlights."""
        letter = self.letter_under(point)
        note = self.reader.note_at(letter) if letter is not None else None
        return self.reader.tooltip_of(note, self.marks_under(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.ready():
            self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_step(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.handle(event):
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def close_drawing(self) -> None:
        """End the thread and the process that draw."""
        self.pictures.close()
        self.renderer.stop()
