"""The page view: a report's pages in a column, with the reader's highlights and selection on the letters.

It shows what a :class:`Reader` holds (text, highlights, selection) and selects in it, so that everything that works
on the reader's selection and highlights works here: both are ranges of one text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from egpk_desk.desktop.pages import painting
from egpk_desk.desktop.pages.column import GAP, PageColumn
from egpk_desk.desktop.pages.pictures import Pictures, Wanted
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reader.marks import LanedMark, Mark, assign_lanes
from egpk_desk.document import Document
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, Rect
from egpk_desk.text.words import word_at

_Key = Qt.Key


class PageView(QAbstractScrollArea):
    """Pages to read and select on. ``selectionChanged`` and ``marksActivated`` are as the reader's."""

    selectionChanged = Signal(int, int)  # noqa: N815 - Qt's way of naming
    marksActivated = Signal(list)  # noqa: N815
    pageChanged = Signal(int)  # noqa: N815 - the page in view, from 1

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reader = reader
        self.pictures = Pictures(self)
        self.pictures.changed.connect(self._drawn)
        self._document: Document | None = None
        self._layout: PdfLayout | None = None
        self._column = PageColumn((), 100.0, 1.0)
        self._boxes: dict[tuple[int, int], dict[int, list[Rect]]] = {}
        self._laned: list[LanedMark] | None = None
        self._anchor: tuple[int, int] | None = None  # the letter or word at which a selection was begun
        self._pressed = QPointF()
        self._dragged = self._by_word = False
        self._shown_page = 0
        self.setObjectName("pageView")
        self.setAccessibleName(self.tr("Pages of the report"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        reader.selectionChanged.connect(self._selection_changed)
        reader.marksActivated.connect(self.marksActivated)
        reader.marksChanged.connect(self._marks_changed)
        reader.zoomChanged.connect(lambda _: self._lay_out())
        reader.revealed.connect(self._follow_reader)

    # What is shown

    def set_document(self, document: Document | None, source: bytes) -> None:
        """Show the pages of a document from their head; the places of its letters may come later."""
        self._document, self._layout = document, None
        self._boxes.clear()
        self._laned, self._anchor = None, None
        self.pictures.set_source(source)
        self._column = PageColumn((), 100.0, 1.0)
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def set_layout(self, layout: PdfLayout | None) -> None:
        """Take where the letters stand: now there are highlights, and one can select."""
        self._layout = layout
        self._boxes.clear()
        self.viewport().update()

    @property
    def places(self) -> PdfLayout | None:
        """Where the letters stand, once that is known."""
        return self._layout

    @property
    def pages(self) -> PageColumn:
        """Where the pages stand in the column."""
        return self._column

    def _lay_out(self) -> None:
        pages = self._document.pages if self._document else ()
        bar = self.verticalScrollBar()
        at, share = self._position()
        self._column = PageColumn(pages, float(self.viewport().width()), self.reader.settings.zoom / 100)
        view = self.viewport().size()
        bar.setPageStep(view.height())
        bar.setSingleStep(48)
        bar.setRange(0, max(0, round(self._column.height) - view.height()))
        across = self.horizontalScrollBar()
        across.setPageStep(view.width())
        across.setRange(0, max(0, round(self._column.width) - view.width()))
        across.setValue(across.maximum() // 2)
        if at < len(pages):
            rect = self._column.rect(at)
            bar.setValue(round(rect.top() + share * rect.height()))
        self.viewport().update()

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

    def go_to_page(self, page: int) -> None:
        """Bring a page (from 1) to the upper edge."""
        if self._column.pages:
            at = min(max(page, 1), len(self._column.pages)) - 1
            self.verticalScrollBar().setValue(round(self._column.rect(at).top() - GAP / 2))

    def _scrolled(self) -> None:
        self.viewport().update()
        if self._column.pages and self.page_in_view() != self._shown_page:
            self._shown_page = self.page_in_view()
            self.pageChanged.emit(self._shown_page)

    # Text and page

    def boxes(self, start: int, end: int) -> dict[int, list[Rect]]:
        """The rectangles of a range by page, in points; nothing until the places are known."""
        if self._layout is None or start >= end:
            return {}
        found = self._boxes.get((start, end))
        if found is None:
            if len(self._boxes) > 4000:
                self._boxes.clear()
            found = self._boxes[start, end] = self._layout.boxes(start, end)
        return found

    def reveal(self, start: int, end: int) -> None:
        """Bring a range into view, at a third of the height where it is not there already."""
        found = self._layout.boxes(start, max(end, start + 2)) if self._layout is not None else {}
        if found:
            page, rects = next(iter(found.items()))
            box = painting.on_page(rects[0], self._column.rect(page - 1), self._column.scale)
            top = self.verticalScrollBar().value()
            if not top <= box.top() <= box.bottom() <= top + self.viewport().height():
                self.verticalScrollBar().setValue(round(box.top() - self.viewport().height() / 3))
        elif self._document is not None:
            pages = [b.page for b in self._document.blocks if b.start <= start and b.page is not None]
            if pages:
                self.go_to_page(pages[-1])

    def offset_in_view(self) -> int | None:
        """The first letter that is in view; None where no place is known."""
        if self._layout is None or not self._column.pages:
            return None
        top = self.verticalScrollBar().value()
        for at in self._column.between(top, top + self.viewport().height()):
            rect, known = self._column.rect(at), self._page_layout(at + 1)
            if known is None:
                continue
            above = (top - rect.top()) / self._column.scale
            below = (number for number in range(len(known.offsets)) if known.rect(number).y0 >= above)
            first = next(below, None)
            if first is not None:
                return known.offsets[first]
        return None

    def _page_layout(self, page: int) -> PageLayout | None:
        return next((known for known in self._layout.pages if known.index == page), None) if self._layout else None

    def _in_column(self, point: QPointF) -> QPointF:
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def offset_at(self, point: QPointF) -> int | None:
        """The place between two letters that is nearest to a point of the viewport."""
        if self._layout is None or not self._column.pages:
            return None
        at, x, y = self._column.place(self._in_column(point))
        return self._layout.offset_at(at + 1, x, y)

    def letter_at(self, point: QPointF) -> int | None:
        """The letter under a point of the viewport."""
        if self._layout is None or not self._column.pages:
            return None
        at, x, y = self._column.place(self._in_column(point))
        return self._layout.character_at(at + 1, x, y)

    def marks_under(self, point: QPointF) -> list[Mark]:
        """The highlights over the letter under a point, the topmost first."""
        letter = self.letter_at(point)
        if letter is None:  # between two letters, or above a low one
            offset = self.offset_at(point)
            if offset is not None and self._covers(max(0, offset - 1), offset + 1, point):
                letter = min(offset, len(self._document.text) - 1) if self._document else None
        return [] if letter is None else self.reader.marks_at(letter)

    def _covers(self, start: int, end: int, point: QPointF) -> bool:
        at, x, y = self._column.place(self._in_column(point))
        return any(rect.holds(x, y) for rect in self.boxes(start, end).get(at + 1, ()))

    def place_of(self, start: int, end: int) -> QRectF | None:
        """Where a range begins, in the viewport."""
        for page, rects in self.boxes(start, end).items():
            shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            return painting.on_page(rects[0], self._column.rect(page - 1), self._column.scale).translated(-shift)
        return None

    # Following the reader

    def _selection_changed(self, start: int, end: int) -> None:
        self.selectionChanged.emit(start, end)
        self.viewport().update()

    def _marks_changed(self) -> None:
        self._laned = None
        self.viewport().update()

    def _follow_reader(self, start: int, end: int) -> None:
        if self.isVisible():
            self.reveal(start, end)

    # Painting

    def _drawn(self, page: int) -> None:
        self.viewport().update()

    def _wanted(self, visible: Sequence[int]) -> list[Wanted]:
        """The pages in view, then their neighbours."""
        scale = self._picture_scale()
        around = [at for at in (visible[-1] + 1, visible[0] - 1) if 0 <= at < len(self._column.pages)]
        return [(self._column.pages[at].index, scale) for at in (*visible, *around)]

    def _picture_scale(self) -> int:
        return round(self._column.scale * self.devicePixelRatioF() * 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.reader.settings.theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("window"))
        if not self._column.pages:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        visible = list(self._column.between(top, top + self.viewport().height()))
        self.pictures.want(self._wanted(visible))
        selected = self.boxes(*self.reader.selection())
        for at in visible:
            page = self._column.pages[at]
            rect = self._column.rect(at).translated(-left, -top)
            failure = self.pictures.failure(page.index)
            image = self.pictures.get(page.index, self._picture_scale())
            if image is not None:
                image.setDevicePixelRatio(self.devicePixelRatioF())
            painting.paint_page(painter, rect, image, failure.line if failure else "", theme)
            marks = self._marks_on(page.index, rect)
            painting.paint_tints(painter, marks, theme, self.reader.active_mark())
            painting.paint_lanes(painter, marks, self._column.scale, theme)
            chosen = [painting.on_page(box, rect, self._column.scale) for box in selected.get(page.index, ())]
            painting.paint_selection(painter, chosen, theme)
            painting.paint_label(painter, rect, page.label or str(page.index), GAP, theme)

    def _marks_on(self, page: int, rect: QRectF) -> list[tuple[LanedMark, list[QRectF]]]:
        if self._laned is None:
            self._laned = assign_lanes(self.reader.marks())
        found = []
        known = self._page_layout(page)
        if known is None or not known.offsets:
            return []
        first, last = known.offsets[0], known.offsets[-1]
        for laned in self._laned:
            if laned.mark.end <= first or laned.mark.start > last:
                continue
            rects = self.boxes(laned.mark.start, laned.mark.end).get(page)
            if rects:
                found.append((laned, [painting.on_page(box, rect, self._column.scale) for box in rects]))
        return found

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        offset = self.offset_at(event.position())
        self._pressed, self._dragged, self._by_word = event.position(), False, False
        if offset is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            self._extend(event.position())
            return
        self._anchor = (offset, offset)
        self.reader.select(offset, offset)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        word = self._word_at(event.position())
        if word is not None:
            self._anchor, self._by_word, self._dragged = word, True, True
            self.reader.select(*word)

    def _word_at(self, point: QPointF) -> tuple[int, int] | None:
        letter = self.letter_at(point)
        if letter is None:  # between two letters, or above a low one
            letter = self.offset_at(point)
        if letter is None or self._document is None:
            return None
        start, end = word_at(self._document.text, letter)
        return (start, end) if start < end else (letter, letter + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton or self._anchor is None:
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged or far:
            self._dragged = True
            self._extend(event.position())
            above, below = event.position().y(), event.position().y() - self.viewport().height()
            if above < 0 or below > 0:
                step = above if above < 0 else below
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(step))

    def _extend(self, point: QPointF) -> None:
        """Select from where the selection was begun to a point, in the order of the text, whichever comes first."""
        offset = self.offset_at(point)
        if offset is None or self._anchor is None:
            return
        first, last = self._anchor
        reach = (offset, offset)
        if self._by_word:
            reach = self._word_at(point) or reach
        self.reader.select(min(first, reach[0]), max(last, reach[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._dragged:
            self.reader.activate_marks(self.marks_under(event.position()))
        self._dragged = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.reader.zoom_step(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key, page = self.verticalScrollBar(), event.key(), self.page_in_view()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        text = event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.reader.copy()
        elif key == _Key.Key_Home:
            bar.setValue(0)
        elif key == _Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (_Key.Key_PageDown, _Key.Key_PageUp) and control:
            self.go_to_page(page + (1 if key == _Key.Key_PageDown else -1))
        elif key in (_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_Space):
            bar.setValue(bar.value() + round((-0.9 if key == _Key.Key_PageUp else 0.9) * bar.pageStep()))
        elif key in (_Key.Key_Down, _Key.Key_Up):
            bar.setValue(bar.value() + (1 if key == _Key.Key_Down else -1) * bar.singleStep())
        elif text and text[0].isalpha() and not control:
            self.reader.lettersTyped.emit(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
