"""The tree of codes as a view: tells on which part of a row the mouse or the keyboard acted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QWidget

from egpk_desk.desktop.panels.code_row import CODE, COUNT, KIND, NUMBER, CodeRow, places
from egpk_desk.desktop.reader.dragging import SELECTION_MIME
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code


class CodeTreeView(QTreeWidget):
    """The tree itself: tells where a row was clicked, dropped or keyed; decides nothing."""

    discClicked = Signal(str)  # noqa: N815 - Qt's way of naming
    countClicked = Signal(str)  # noqa: N815
    nameDoubleClicked = Signal(str)  # noqa: N815
    dropped = Signal(str, str, str)  # the code, the code or kind it was dropped on, and where: above, on or below
    selectionDropped = Signal(str)  # noqa: N815 - the code on which a passage was dropped
    keyed = Signal(int, Qt.KeyboardModifier)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codes")
        self.setHeaderHidden(True)
        self.setIndentation(LIGHT.spacing.large)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(CodeRow(self.row_width, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # names wrap, so heights follow the width

    def row_width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """How wide a row is, without the indent of its depth."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return self.viewport().width() - depth * self.indentation()

    def part_at(self, place: QPointF) -> str:
        """``disc``, ``count``, ``name`` or nothing: what of a code's row stands at a place of the viewport."""
        item = self.itemAt(place.toPoint())
        code: Code | None = item.data(0, CODE) if item else None
        if item is None or code is None:
            return ""
        rect = QRectF(self.visualItemRect(item))
        count, number = int(item.data(0, COUNT) or 0), item.data(0, NUMBER)
        where = places(rect, self.font(), count, number, self.layoutDirection())
        if where.disc.adjusted(-4, -4, 4, 4).contains(place):
            return "disc"
        if where.count is not None and where.count.contains(place):
            return "count"
        return "name" if rect.contains(place) else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.state() == QAbstractItemView.State.DraggingState:
            return
        item = self.itemAt(event.position().toPoint())
        code: Code | None = item.data(0, CODE) if item else None
        if code is None:
            return
        part = self.part_at(event.position())
        if part == "disc":
            self.discClicked.emit(code.id)
        elif part == "count":
            self.countClicked.emit(code.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        code: Code | None = item.data(0, CODE)
        if code is None:
            item.setExpanded(not item.isExpanded())
        elif self.part_at(event.position()) == "name":  # a click on disc or count has spoken already
            self.nameDoubleClicked.emit(code.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        pointing = self.part_at(event.position()) in ("disc", "count")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Delete)
        moves = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in own or (event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves):
            self.keyed.emit(event.key(), event.modifiers())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SELECTION_MIME):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(SELECTION_MIME):
            super().dragMoveEvent(event)
            return
        item = self.itemAt(event.position().toPoint())
        code: Code | None = item.data(0, CODE) if item else None
        if item is not None and code is not None and not code.retired:
            self.setCurrentItem(item)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where; the tree changes only when the codebook has."""
        if event.mimeData().hasFormat(SELECTION_MIME):
            under = self.itemAt(event.position().toPoint())
            given: Code | None = under.data(0, CODE) if under else None
            if given is not None and not given.retired:
                event.acceptProposedAction()
                self.selectionDropped.emit(given.id)
            return
        moved = self.currentItem()
        target = self.itemAt(event.position().toPoint())
        code: Code | None = moved.data(0, CODE) if moved else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if code is None or target is None or target is moved:
            return
        above: Code | None = target.data(0, CODE)
        where = _third(QRectF(self.visualItemRect(target)), event.position().y()) if above else "on"
        self.dropped.emit(code.id, above.id if above else target.data(0, KIND), where)


def _third(rect: QRectF, y: float) -> str:
    """``above``, ``on`` or ``below`` a row; as Qt divides it where it draws the line between rows."""
    edge = min(max(rect.height() / 5.5, 2.0), 12.0)
    return "above" if y - rect.top() < edge else "below" if rect.bottom() - y < edge else "on"
