"""The matrix as a heat map: the darker a cell, the larger its number; a click or Enter opens what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from egpk_desk.desktop.contrast import black_or_white
from egpk_desk.desktop.evidence.matrix_model import SHARE, MatrixModel
from egpk_desk.desktop.panels.chips import paint_dot
from egpk_desk.desktop.panels.lines import mirrored, paint_line, text_direction, wrapped
from egpk_desk.desktop.panels.tones import over, theme_of
from egpk_desk.desktop.theme import LIGHT, Theme

_CELL_WIDTH, _CELL_HEIGHT = 118, 48
_SIDE = 230  # pixels for the names of rows
_MOST_LINES = 3
_PAD = 8.0
_DOT = 10.0


class _Names(QHeaderView):
    """Names of rows or columns, in several lines, each in its own direction, with the code's dot."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(_SIDE, _CELL_HEIGHT)
        height = QFontMetricsF(self.font()).lineSpacing()
        lines = max((len(self._lines(at, _CELL_WIDTH - 2 * _PAD)) for at in range(min(self.count(), 200))), default=1)
        dots = _DOT + 6 if self._colour(0) else 0
        return QSize(_CELL_WIDTH, round(lines * height + 2 * _PAD + dots))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, interface = theme_of(self.palette()), self.layoutDirection()
        box, font = QRectF(rect), self.font()
        colour = self._colour(section)
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        height = QFontMetricsF(font).lineSpacing()
        if self.orientation() == Qt.Orientation.Horizontal:
            lines = self._lines(section, box.width() - 2 * _PAD)
            top = box.bottom() - _PAD - len(lines) * height
            if colour:
                paint_dot(painter, QPointF(box.center().x(), top - _DOT / 2 - 4), colour, theme, _DOT)
            for at, line in enumerate(lines):
                room = QRectF(box.left(), top + at * height, box.width(), height)
                self._centred(painter, room, line, theme)
        else:
            inner = QRectF(_PAD, 0, box.width() - 2 * _PAD, box.height()).translated(box.topLeft())
            start = _DOT + 8 if colour else 0
            if colour:
                dot = QRectF(inner.left(), inner.center().y() - _DOT / 2, _DOT, _DOT)
                paint_dot(painter, mirrored(dot, box, interface).center(), colour, theme, _DOT)
            lines = self._lines(section, inner.width() - start)
            top = inner.center().y() - len(lines) * height / 2
            for at, line in enumerate(lines):
                room = mirrored(
                    QRectF(inner.left() + start, top + at * height, inner.width() - start, height), box, interface
                )
                paint_line(painter, room, line, font, theme.colour("text"), interface=interface)
        painter.restore()

    def _centred(self, painter: QPainter, room: QRectF, line: str, theme: Theme) -> None:
        advance = QFontMetricsF(self.font()).horizontalAdvance(line) + 2
        middle = QRectF(room.center().x() - advance / 2, room.top(), advance, room.height())
        paint_line(painter, middle, line, self.font(), theme.colour("text"), interface=self.layoutDirection())

    def _lines(self, section: int, width: float) -> list[str]:
        name = str(self.model().headerData(section, self.orientation()) or "")
        most = _MOST_LINES if self.orientation() == Qt.Orientation.Horizontal else 2
        return wrapped(name, self.font(), width, most, text_direction(name, self.layoutDirection())) or [""]

    def _colour(self, section: int) -> str | None:
        model = self.model()
        return model.colour(section, self.orientation()) if isinstance(model, MatrixModel) else None


class _HeatCell(QStyledItemDelegate):
    """A cell: its number on a ground between that of fields and the accent."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_of(option.palette)
        share = float(index.data(SHARE) or 0.0)
        box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        ground = heat(theme, share)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        rim = theme.colour("rule")
        if option.state & QStyle.StateFlag.State_MouseOver:
            rim = theme.colour("text", 0.6)
        painter.setPen(QPen(rim, 1))
        painter.drawRoundedRect(box, 4, 4)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(option.font)
        painter.setPen(black_or_white(ground) if share else theme.colour("quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.restore()


def heat(theme: Theme, share: float) -> QColor:
    """The ground of a cell whose number is this share of the largest: one hue, told apart in grey too."""
    return over(theme.field, theme.accent, 0.12 + 0.88 * share) if share else QColor(theme.field)


class MatrixView(QTableView):
    """A table that tells which cell was chosen, by mouse or by Enter or Space."""

    cellChosen = Signal(QModelIndex)  # noqa: N815 - Qt's way of naming

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCornerButtonEnabled(False)  # it chooses everything, which says nothing
        self.setModel(model)
        self.setItemDelegate(_HeatCell(self))
        across, down = _Names(Qt.Orientation.Horizontal, self), _Names(Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(across)
        self.setVerticalHeader(down)
        across.setDefaultSectionSize(_CELL_WIDTH)
        down.setDefaultSectionSize(_CELL_HEIGHT)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setContentsMargins(0, LIGHT.spacing.small, 0, 0)
        self.clicked.connect(self.cellChosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.cellChosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
