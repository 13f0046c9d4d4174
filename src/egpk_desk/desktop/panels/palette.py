"""What palettes have in common: a field to type in, below it what the letters may mean, and the keys to choose by."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT


class Palette(QFrame):
    """Lies over its parent while it is open. Enter takes the row in hand, the arrows choose, Escape puts it away.

    A palette of its own says what the letters mean (``_look``), what is done with a row (``_choose``), and how it is
    put away.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(self._choose)
        self.hint = RoleLabel("", role="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[LIGHT.spacing.medium] * 4)
        column.setSpacing(LIGHT.spacing.small)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        self.hide()

    def _list(self, model: QAbstractItemModel, rows: QStyledItemDelegate) -> None:
        """Show the rows of a model, each drawn by the delegate."""
        rows.setParent(self.view)
        self.view.setModel(model)
        self.view.setItemDelegate(rows)

    def _show_with(self, text: str) -> None:
        """Come to the fore with letters typed already, ready for more."""
        self.field.setText(text)
        self._look(text)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.end(False)

    def _take_first(self) -> None:
        """Have the first row in hand."""
        self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.view.scrollToTop()

    def _look(self, text: str) -> None:
        """Show what letters may mean."""
        raise NotImplementedError

    def _choose(self, index: QModelIndex) -> None:
        """Do what a row stands for."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Close the palette, by choice or by a key."""
        raise NotImplementedError

    def _left(self) -> None:
        """Close the palette, since the keyboard went elsewhere."""
        self.put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Escape:
                    self.put_away()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._choose(self.view.currentIndex())
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                    QApplication.sendEvent(self.view, event)
                    return True
        leaving = watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible()
        # Not while the window itself goes into the background, nor for the field's own menu.
        if leaving and self.isActiveWindow() and QApplication.activePopupWidget() is None:
            self._left()
        return super().eventFilter(watched, event)
