"""The free properties of a report: name, type and value of each, as many as one likes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import DocumentRecord, Property
from egpk_desk.organisation import PROPERTY_TYPES, checked_value


class PropertiesDialog(FormDialog):
    """``propertiesAccepted`` carries the report's id, changed values (an empty one is taken off), and types."""

    propertiesAccepted = Signal(str, dict, dict)  # noqa: N815 - Qt's way of naming

    def __init__(self, record: DocumentRecord, known: Sequence[Property], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Properties of the report"), self.tr("Save"), parent)
        self.setObjectName("propertiesDialog")
        self._record = record
        self._types = {one.name: one.type for one in known}
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([self.tr("Property"), self.tr("Kind"), self.tr("Value")])
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(i18n.leading())
        self.table.setColumnWidth(0, 170)
        self.table.setColumnWidth(1, 110)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(True)
        self.table.verticalHeader().setDefaultSectionSize(38)
        extra = dict(record.metadata.extra)
        for name in dict.fromkeys([*self._types, *extra]):
            self._add_row(name, extra.get(name, ""))
        add = QPushButton(self.tr("Add a property"))
        add.setAutoDefault(False)
        add.clicked.connect(self.add_property)
        self.add_wide(self.table)
        self._column.insertWidget(2, add, 0, Qt.AlignmentFlag.AlignLeading)
        self.table.itemChanged.connect(lambda _: self._check())
        if not self.table.rowCount():
            self._add_row("", "")
        self.resize(560, 420)
        self._check()

    def add_property(self) -> None:
        """Begin a new row, and put the keyboard into it."""
        self._add_row("", "")
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self._edit(self.table.item(self.table.rowCount() - 1, 0))

    def _edit(self, item: QTableWidgetItem | None) -> None:
        if item is not None:
            self.table.editItem(item)

    def _add_row(self, name: str, value: str) -> None:
        row = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.insertRow(row)
        first = QTableWidgetItem(name)
        if name:
            first.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, 0, first)
        kinds = QComboBox()
        for kind, words in zip(PROPERTY_TYPES, (self.tr("Text"), self.tr("Number"), self.tr("Date")), strict=True):
            kinds.addItem(words, kind)
        kinds.setCurrentIndex(max(0, kinds.findData(self._types.get(name, "text"))))
        kinds.setAccessibleName(self.tr("Kind"))
        kinds.currentIndexChanged.connect(lambda _: self._check())
        self.table.setCellWidget(row, 1, kinds)
        self.table.setItem(row, 2, QTableWidgetItem(value))
        self.table.blockSignals(False)

    def rows(self) -> list[tuple[str, str, str]]:
        """Name, type and value of each row that has a name."""
        found = []
        for row in range(self.table.rowCount()):
            kinds = self.table.cellWidget(row, 1)
            assert isinstance(kinds, QComboBox)
            cells = (self.table.item(row, 0), self.table.item(row, 2))
            name, value = (" ".join(cell.text().split()) if cell is not None else "" for cell in cells)
            if name:
                found.append((name, str(kinds.currentData()), value))
        return found

    def _check(self) -> None:
        """Say what is wrong while it is typed."""
        wrong = ""
        names = [name for name, _, _ in self.rows()]
        if len(set(names)) < len(names):
            wrong = self.tr("Two properties have one name.")
        for name, kind, value in self.rows():
            try:
                checked_value(name, value, kind)
            except InvalidValue as error:
                wrong = wrong or i18n.translated(error.message)
        self.say_wrong(wrong)

    def accept(self) -> None:
        self._check()
        if self.wrong.text():
            return
        before = dict(self._record.metadata.extra)
        values = {name: value for name, _, value in self.rows() if value != before.get(name, "")}
        types = {
            name: kind
            for name, kind, _ in self.rows()
            if kind != self._types.get(name, "text") or name not in self._types
        }
        if values or types:
            self.propertiesAccepted.emit(self._record.id, values, types)
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the table ends the editing of a cell, and does not close the dialog.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._edit(self.table.currentItem())
            return
        super().keyPressEvent(event)
