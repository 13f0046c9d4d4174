"""The palette of commands as it lies over the window: a field, and below it what its letters may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from egpk_desk.desktop.commands.command import Command, Kind
from egpk_desk.desktop.panels.code_row import paint_key, said
from egpk_desk.desktop.panels.lines import elided, mirrored, paint_line, smaller
from egpk_desk.desktop.panels.palette import Palette
from egpk_desk.desktop.panels.tones import paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COMMAND = Qt.ItemDataRole.UserRole + 1
_WIDTH = 620
_ROWS = 9
_FROM_TOP = 64


class CommandModel(QAbstractListModel):
    """The commands that fit, the likeliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.commands: list[Command] = []

    def show(self, commands: Sequence[Command]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.commands = list(commands)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.commands)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.commands[index.row()].run is not None else flags & ~Qt.ItemFlag.ItemIsEnabled

    def kind_name(self, kind: Kind) -> str:
        """What a row is, where it is no action."""
        match kind:
            case Kind.DOCUMENT:
                return self.tr("Report")
            case Kind.CODE:
                return self.tr("Give this code")
            case Kind.SEARCH:
                return self.tr("Saved search")
            case Kind.LIBRARY:
                return self.tr("Library")
        return ""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        command = self.commands[index.row()]
        match role:
            case _ if role == _COMMAND:
                return index.row()
            case Qt.ItemDataRole.DisplayRole:
                return command.name
            case Qt.ItemDataRole.AccessibleTextRole:
                not_now = "" if command.run is not None else self.tr("not possible now")
                return said(command.name, self.kind_name(command.kind), command.about, command.keys, not_now)
        return None


class _Row(QStyledItemDelegate):
    """Two lines: the name with its keys at the end, and below where it stands and its name in the other language."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = QFontMetricsF(option.font).height() + QFontMetricsF(smaller(option.font, 0.82)).height() * 0.95
        return QSize(160, round(height) + LIGHT.spacing.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, CommandModel):
            return
        command = model.commands[index.row()]
        theme, interface = theme_of(option.palette), option.direction
        paint_row_ground(painter, option, theme)
        rect = QRectF(option.rect).adjusted(LIGHT.spacing.large, 2, -LIGHT.spacing.large, -2)
        small = smaller(option.font, 0.82)
        end = rect.right()
        if command.keys:
            width = QFontMetricsF(small).horizontalAdvance(command.keys) + LIGHT.spacing.large
            height = QFontMetricsF(small).height() + 4
            key = QRectF(end - width, rect.center().y() - height / 2, width, height)
            paint_key(painter, mirrored(key, rect, interface), f"\u2066{command.keys}\u2069", small, theme)
            end -= width + LIGHT.spacing.medium
        first = QFontMetricsF(option.font).height()
        name = QRectF(rect.left(), rect.top(), end - rect.left(), first)
        below = QRectF(rect.left(), name.bottom() - 2, end - rect.left(), rect.bottom() - name.bottom() + 2)
        ink = theme.colour("text" if command.run is not None else "quiet")
        words = elided(command.name, option.font, name.width())
        paint_line(painter, mirrored(name, rect, interface), words, option.font, ink, interface=interface)
        about = " · ".join(part for part in (model.kind_name(command.kind), command.about) if part)
        words = elided(about, small, below.width())
        place, quiet = mirrored(below, rect, interface), theme.colour("quiet")
        paint_line(painter, place, words, small, quiet, interface=interface, direction=interface)


class CommandPalette(Palette):
    """Lies over the window while it is open. Enter does the row in hand, the arrows choose, Escape puts it away."""

    chosen = Signal(object)  # a Command

    def __init__(self, window: QWidget, find: Callable[[str], list[Command]]) -> None:
        """``find`` tells the commands that letters may mean, the likeliest first."""
        super().__init__(window)
        self.setObjectName("commandPalette")
        self._find = find
        self._before: QWidget | None = None
        self.model = CommandModel(self)
        self.field.setPlaceholderText(self.tr("An action, a report or a code: a few letters, Arabic or English"))
        self.field.setAccessibleName(self.tr("Command"))
        self.view.setObjectName("paletteCommands")
        self.view.setAccessibleName(self.tr("Commands"))
        self._list(self.model, _Row())

    def open(self, text: str = "") -> None:
        """Open with letters typed already; opened a second time, it is put away."""
        if self.isVisible():
            self.put_away()
            return
        self._before = QApplication.focusWidget()
        self._show_with(text)

    def look_again(self) -> None:
        """Something that can be chosen has come to be known."""
        if self.isVisible():
            self._look(self.field.text())

    def _look(self, text: str) -> None:
        self.model.show(self._find(text))
        none = not self.model.rowCount()
        self.hint.setText(
            self.tr("Nothing is called so.") if none else self.tr("Enter does it; Escape puts this away.")
        )
        self._take_first()
        self._settle()

    def _settle(self) -> None:
        room = self.parentWidget()
        assert room is not None
        row = self.view.sizeHintForRow(0) if self.model.rowCount() else 40
        self.ensurePolished()
        around = self.sizeHint().height() - self.view.sizeHint().height()
        width = min(_WIDTH, room.width() - 2 * LIGHT.spacing.large)
        rows = min(_ROWS, max(1, self.model.rowCount()))
        height = min(rows * row + around + 2, room.height() - _FROM_TOP - LIGHT.spacing.large)
        self.setGeometry((room.width() - width) // 2, _FROM_TOP, width, height)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        command = self.model.commands[index.row()]
        if command.run is None:
            return
        self.put_away()
        self.chosen.emit(command)

    def put_away(self) -> None:
        """Close the palette; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _left(self) -> None:
        self._before = None
        self.hide()
