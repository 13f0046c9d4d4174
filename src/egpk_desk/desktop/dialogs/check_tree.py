"""A list or tree of things to take or leave, with all and none at one click."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from egpk_desk.desktop.panels.chips import paint_dot
from egpk_desk.desktop.panels.tones import theme_of
from egpk_desk.desktop.theme import LIGHT

_ID = Qt.ItemDataRole.UserRole + 1
_ICON = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing. ``id`` is None for a head that only groups; ``parent`` is the id, or the head's text, above it."""

    id: str | None
    text: str
    parent: str | None = None
    colour: str | None = None


class CheckTree(QWidget):
    """Everything is taken at first. What stands above another thing is taken with all below it, or partly."""

    changed = Signal()

    def __init__(self, name: str, entries: Iterable[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QTreeWidget(self)
        self.view.setHeaderHidden(True)
        self.view.setAccessibleName(name)
        self.view.setIconSize(QSize(_ICON, _ICON))
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        height = self.view.fontMetrics().height() + 6  # Qt's own rows cut off what stands below Arabic letters
        self._items: dict[str, QTreeWidgetItem] = {}
        heads: dict[str, QTreeWidgetItem] = {}
        self.view.blockSignals(True)
        for entry in entries:
            above = self._items.get(entry.parent or "") or heads.get(entry.parent or "")
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self.view)
            item.setText(0, entry.text)
            item.setToolTip(0, entry.text)
            item.setData(0, _ID, entry.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setSizeHint(0, QSize(0, height))
            if entry.colour:
                item.setIcon(0, self._dot(entry.colour))
            if entry.id is None:
                heads[entry.text] = item
            else:
                self._items[entry.id] = item
        self.view.setRootIsDecorated(any(item.parent() for item in self._items.values()))
        self.view.expandAll()
        self.view.blockSignals(False)
        self.view.itemChanged.connect(lambda *_: self.changed.emit())
        everything, nothing = QPushButton(self.tr("All")), QPushButton(self.tr("None"))
        everything.clicked.connect(lambda: self.check_all(True))
        nothing.clicked.connect(lambda: self.check_all(False))
        row = QHBoxLayout()
        for button in (everything, nothing):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LIGHT.spacing.small, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)

    @property
    def total(self) -> int:
        return len(self._items)

    def checked(self) -> list[str]:
        """The ids of what is taken whole, in order."""
        return [key for key, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked]

    def check(self, wanted: Iterable[str]) -> None:
        """Take these, with all below them, and nothing else."""
        chosen = set(wanted)
        self.check_all(False)
        self.view.blockSignals(True)
        for key in chosen:
            if key in self._items:
                self._items[key].setCheckState(0, Qt.CheckState.Checked)
        self.view.blockSignals(False)
        self.changed.emit()

    def check_all(self, taken: bool) -> None:
        """Take everything, or nothing."""
        self.view.blockSignals(True)
        for item in self._items.values():
            if not item.childCount():
                item.setCheckState(0, Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        self.view.blockSignals(False)
        self.view.viewport().update()
        self.changed.emit()

    def _dot(self, colour: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_dot(painter, QPointF(_ICON / 2, _ICON / 2), colour, theme_of(self.palette()), 11)
        painter.end()
        return QIcon(pixmap)
