"""Small pictures of all pages, to go to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from egpk_desk.desktop.pages.column import GAP, PageColumn, size_of
from egpk_desk.desktop.pages.painting import paint_label, paint_page
from egpk_desk.desktop.pages.pictures import Pictures, Wanted
from egpk_desk.desktop.reader import Reader
from egpk_desk.document import Page
from egpk_desk.rendering import Renderer

_WIDTH = 104.0  # pixels of the widest page
_BUDGET = 16 << 20
_Key = Qt.Key


class Thumbnails(QAbstractScrollArea):
    """Pages in small; the one in view is framed."""

    pageChosen = Signal(int)  # noqa: N815 - Qt's way of naming; from 1

    def __init__(self, reader: Reader, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.pictures = Pictures(renderer, self, _BUDGET)
        self.pictures.changed.connect(lambda _: self.viewport().update())
        self._pages: Sequence[Page] = ()
        self._column = PageColumn((), 1.0, 10)
        self._current = 1
        self.setObjectName("thumbnails")
        self.setAccessibleName(self.tr("Pages in small"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    def set_pages(self, pages: Sequence[Page], source: bytes) -> None:
        """Show these pages of a PDF."""
        self._pages, self._current = pages, 1
        self.pictures.set_source(source)
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def set_current(self, page: int) -> None:
        """Frame a page (from 1) and scroll it into view."""
        self._current = page
        if 1 <= page <= len(self._column.pages):
            rect, bar = self._column.rect(page - 1), self.verticalScrollBar()
            if rect.top() - GAP < bar.value():
                bar.setValue(round(rect.top() - GAP))
            elif rect.bottom() + GAP > bar.value() + self.viewport().height():
                bar.setValue(round(rect.bottom() + GAP - self.viewport().height()))
        self.viewport().update()

    @property
    def current(self) -> int:
        """The page that is framed, from 1."""
        return self._current

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH + 2 * GAP + 14), 400)

    def _lay_out(self) -> None:
        widest = max((size_of(page)[0] for page in self._pages), default=1.0)
        self._column = PageColumn(self._pages, float(self.viewport().width()), 100 * _WIDTH / widest)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(self._column.height) - self.viewport().height()))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._reader.settings.theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("panel"))
        if self._column.pages:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            top, ratio = self.verticalScrollBar().value(), self.devicePixelRatioF()
            visible = self._column.between(top, top + self.viewport().height())
            scale = max(5, round(self._column.scale * ratio * 100))
            self.pictures.want([Wanted(self._column.pages[at].index, scale) for at in visible])
            for at in visible:
                self._paint(painter, at, self._column.rect(at).translated(0, -top), scale)
        painter.end()

    def _paint(self, painter: QPainter, at: int, rect: QRectF, scale: int) -> None:
        page, theme = self._column.pages[at], self._reader.settings.theme
        image = self.pictures.get(page.index, scale)
        if image is not None:
            image.setDevicePixelRatio(self.devicePixelRatioF())
        paint_page(painter, rect, image, "", theme)
        if at + 1 == self._current:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(rect.adjusted(-3, -3, 3, 3))
        paint_label(painter, rect, page.label or str(page.index), GAP, theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._column.pages:
            at = self._column.at_height(event.position().y() + self.verticalScrollBar().value())
            self._choose(at + 1)

    def place_of(self, page: int) -> QPointF:
        """The middle of a page's picture in the viewport."""
        return self._column.rect(page - 1).translated(0, -self.verticalScrollBar().value()).center()

    def _choose(self, page: int) -> None:
        page = min(max(page, 1), len(self._column.pages))
        self.set_current(page)
        self.pageChosen.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {
            _Key.Key_Down: self._current + 1,
            _Key.Key_Up: self._current - 1,
            _Key.Key_Home: 1,
            _Key.Key_End: len(self._column.pages),
            _Key.Key_PageDown: self._current + 5,
            _Key.Key_PageUp: self._current - 5,
        }
        to = steps.get(event.key())
        if to is None or not self._column.pages:
            super().keyPressEvent(event)
        else:
            self._choose(to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
