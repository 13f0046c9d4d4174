"""The numbers of a matrix as Qt's views and screen readers take them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from egpk_desk.desktop import i18n
from egpk_desk.desktop.evidence.counted import CountedMatrix, axis_labels
from egpk_desk.library.records import Coded
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SHARE = Qt.ItemDataRole.UserRole + 1
"""A cell's number as a share of the largest one, from 0 to 1."""


class MatrixModel(QAbstractTableModel):
    """One matrix under one measure."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.counted: CountedMatrix | None = None
        self.measure = "count"
        self.rows: list[str] = []
        self.columns: list[str] = []

    def show(self, counted: CountedMatrix) -> None:
        """Show these numbers."""
        self.beginResetModel()
        self.counted = counted
        self.rows, self.columns = axis_labels(counted, self._language)
        self.endResetModel()

    def set_measure(self, measure: str) -> None:
        """Show another measure of the same matrix."""
        self.measure = measure
        if self.rows and self.columns:
            corner = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    def number(self, index: _Index) -> int:
        """The number of a cell."""
        assert self.counted is not None
        return self.counted.numbers[self.measure][index.row()][index.column()]

    def passages(self, index: _Index) -> tuple[Coded, ...]:
        """The highlights behind a cell."""
        assert self.counted is not None
        return self.counted.matrix.cells[index.row()][index.column()].passages

    def told(self, index: _Index) -> str:
        """A cell's row and column in words, each isolated from the other."""
        return f"{isolate(self.rows[index.row()])} × {isolate(self.columns[index.column()])}"

    def colour(self, section: int, orientation: Qt.Orientation) -> str | None:
        """The colour of the code that a row or column stands for."""
        if self.counted is None:
            return None
        axis = self.counted.matrix.rows if orientation == Qt.Orientation.Vertical else self.counted.matrix.columns
        return axis.colours[section] if section < len(axis.colours) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.counted is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return i18n.number(self.number(index))
        if role == SHARE:
            largest = self.counted.largest[self.measure]
            return self.number(index) / largest if largest else 0.0
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.told(index)}: {self.number(index)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        names = self.rows if orientation == Qt.Orientation.Vertical else self.columns
        return names[section] if section < len(names) else None
