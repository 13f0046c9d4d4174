"""Passages to tick, thousands of them: each with its report above it, taken or left by a click or Space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop.panels.lines import elided, mirrored, one_line, paint_line, smaller, text_direction, wrapped
from egpk_desk.desktop.panels.tones import RoleLabel, paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole + 1
_BOX = 16
_PAD = 8.0


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage: its report's title, its words, and, where it cannot be taken, why (``barred``)."""

    title: str
    text: str
    barred: str = ""


class PassageModel(QAbstractListModel):
    """Passages and which of them are taken; all that can be are at first."""

    tickedChanged = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PassageRow] = ()
        self.taken: list[bool] = []

    def show(self, rows: Sequence[PassageRow], *, taken: bool = True) -> None:
        """Show these passages."""
        self.beginResetModel()
        self.rows = rows
        self.taken = [taken and not row.barred for row in rows]
        self.endResetModel()
        self.tickedChanged.emit()

    def toggle(self, index: _Index) -> None:
        """Take a passage, or leave it."""
        row = index.row()
        if index.isValid() and not self.rows[row].barred:
            self.taken[row] = not self.taken[row]
            self.dataChanged.emit(index, index)
            self.tickedChanged.emit()

    def take_all(self, taken: bool) -> None:
        """Take all that can be, or none."""
        self.taken = [taken and not row.barred for row in self.rows]
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.tickedChanged.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.taken[index.row()] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " — ".join(isolate(part) for part in (one_line(row.text), row.title, row.barred) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return isolate(row.text)
        return None


class _Row(QStyledItemDelegate):
    """A box to tick, the report, and up to two lines of the passage."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        small = QFontMetricsF(smaller(option.font)).height()
        body = QFontMetricsF(option.font).lineSpacing()
        return QSize(200, round(small + 2 * body + 2 * _PAD + 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: PassageRow = index.data(_ROW)
        theme, interface = theme_of(option.palette), option.direction
        paint_row_ground(painter, option, theme)
        whole = QRectF(option.rect).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        box = mirrored(QRectF(whole.left() + 2, whole.top() + 2, _BOX, _BOX), whole, interface)
        check = QStyleOptionViewItem(option)
        check.rect = QRect(box.toRect())
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        enabled = QStyle.StateFlag.State_None if row.barred else QStyle.StateFlag.State_Enabled
        check.state = state | enabled
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, check, painter, view)
        inner = mirrored(
            QRectF(whole.left() + _BOX + 12, whole.top(), whole.width() - _BOX - 12, whole.height()), whole, interface
        )
        small = smaller(option.font)
        height = QFontMetricsF(small).height()
        said = " · ".join(isolate(part) for part in (row.barred, one_line(row.title)) if part)
        head = QRectF(inner.left(), inner.top(), inner.width(), height)
        paint_line(painter, head, elided(said, small, inner.width()), small, theme.colour("quiet"), interface=interface)
        step = QFontMetricsF(option.font).lineSpacing()
        direction = text_direction(row.text, interface)
        ink = theme.colour("quiet" if row.barred else "text")
        for at, line in enumerate(wrapped(row.text, option.font, inner.width(), 2, direction)):
            place = QRectF(inner.left(), inner.top() + height + at * step, inner.width(), step)
            paint_line(painter, place, line, option.font, ink, interface=interface, direction=direction)

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: _Index) -> bool:
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ):
            model.toggle(index)
            return True
        return False


class _View(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, PassageModel):
            model.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)


class PassageList(QWidget):
    """The passages under a line that counts them, with all and none at one click."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PassageModel(self)
        self.view = _View()
        self.view.setAccessibleName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Row(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line = RoleLabel(role="quiet")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        for words, taken in ((self.tr("All"), True), (self.tr("None"), False)):
            button = QPushButton(words)
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, taken=taken: self.model.take_all(taken))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(LIGHT.spacing.small)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self.setMinimumHeight(220)
        self.model.tickedChanged.connect(self._ticked)

    def show_rows(self, rows: Sequence[PassageRow], *, taken: bool = True) -> None:
        """Show these passages, all that can be taken or none."""
        self.model.show(rows, taken=taken)

    def taken(self) -> list[int]:
        """The indexes of the passages that are taken."""
        return [at for at, taken in enumerate(self.model.taken) if taken]

    def _ticked(self) -> None:
        words = self.tr("Taken: {taken} of {all}")
        self.line.setText(words.format(taken=sum(self.model.taken), all=len(self.model.rows)))
        self.changed.emit()
