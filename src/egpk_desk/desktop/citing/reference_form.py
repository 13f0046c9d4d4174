"""The full record of one work: type, people, dates and all fields of its type, with what else it says."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from egpk_desk.citations.collection import Entry
from egpk_desk.citations.csl_json import DATES, NAMES
from egpk_desk.desktop.citing.date_field import DateField
from egpk_desk.desktop.citing.hijri_field import HijriField
from egpk_desk.desktop.citing.names_editor import NamesEditor
from egpk_desk.desktop.citing.reference_words import EVERYWHERE, FIELDS, ORDER, field_name, type_name
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.desktop.theme import LIGHT

_LATIN = frozenset(("URL", "DOI", "ISBN", "ISSN", "citation-key", "language"))
_LONG = ("abstract", "note")
_NO_LINE = frozenset((*NAMES, *DATES, *_LONG, "type", "id", "custom", "citation-key"))


class ReferenceForm(QScrollArea):
    """Shows an entry and says what the user changed in it, as :meth:`Bibliography.change` takes it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referenceForm")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._entry: Entry | None = None
        self._filling = False
        self._shown: dict[str, str] = {}  # what the fields made of the record: they may not hold all its letters
        self.type = QComboBox()
        self.people = NamesEditor()
        self.issued, self.accessed = DateField("issued", record=self._told), DateField("accessed", record=self._told)
        self.hijri = HijriField()
        self.key = QLineEdit()
        self.lines: dict[str, QLineEdit] = {}
        self.long = {name: PlainText() for name in _LONG}
        inner = QWidget()
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(LIGHT.spacing.large)
        self._form.setVerticalSpacing(LIGHT.spacing.medium)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        column = QVBoxLayout(inner)
        column.setContentsMargins(LIGHT.spacing.small, LIGHT.spacing.small, LIGHT.spacing.large, LIGHT.spacing.small)
        column.addLayout(self._form)
        column.addStretch(1)
        self._add(field_name("type"), self.type)
        self._line("title")
        self._add(self.tr("People"), self.people)
        self._add(field_name("issued"), self.issued)
        self._add(self.tr("Hijri date"), self.hijri)
        self._line("URL")
        self._add(field_name("accessed"), self.accessed)
        self._line("language")
        for name, field in self.long.items():
            field.setFixedHeight(3 * field.fontMetrics().lineSpacing() + 18)
            self._add(field_name(name), field)
        self._add(field_name("citation-key"), self.key)
        self.key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setWidget(inner)
        self.type.currentIndexChanged.connect(self._type_changed)
        self.issued.changed.connect(self._hold_dates_together)
        for signal in (self.people.changed, self.issued.changed, self.accessed.changed, self.hijri.changed):
            signal.connect(self._tell)
        self.key.textChanged.connect(self._tell)
        for field in self.long.values():
            field.textChanged.connect(self._tell)

    def _add(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        self._form.addRow(label, field)

    def _line(self, name: str) -> None:
        """Make the field of a variable, in its place among the others; one that is there already stays."""
        if name in self.lines:
            return
        later = ORDER[ORDER.index(name) + 1 :] if name in ORDER else ()
        before = next((self.lines[one] for one in (*later, "URL") if one in self.lines), None)
        line = self.lines[name] = QLineEdit()
        line.setMaxLength(1_000_000)
        if name in _LATIN:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.textChanged.connect(self._tell)
        line.setAccessibleName(field_name(name))
        if before is None or name in EVERYWHERE:
            self._form.addRow(field_name(name), line)
            return
        # Where the keyboard goes on: after the field above.
        place: Any = self._form.getWidgetPosition(before)  # row and role; the stubs say otherwise
        row: int = place[0]
        self._form.insertRow(row, field_name(name), line)
        self._keep_order()

    @property
    def entry(self) -> Entry | None:
        """What is shown."""
        return self._entry

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry, or an empty form where there is none."""
        self._entry = entry
        item: Mapping[str, Any] = entry.item if entry else {"type": "report"}
        self._filling = True
        for name in item:  # fields that only this record has
            if name not in _NO_LINE and not isinstance(item[name], list | dict):
                self._line(name)
        kind = str(item.get("type") or "document")
        self.type.clear()
        for one in dict.fromkeys((*FIELDS, kind)):
            self.type.addItem(type_name(one), one)
        self.type.setCurrentIndex(self.type.findData(kind))
        for name, line in self.lines.items():
            value = item.get(name)
            line.setText(_line(value))
            self._shown[name] = line.text()
            line.setCursorPosition(0)
        for name, field in self.long.items():
            field.setPlainText(_line(item.get(name)))
            self._shown[name] = field.toPlainText()
        self.people.show_item(item)
        self.issued.show_date(item.get("issued"))
        self.accessed.show_date(item.get("accessed"))
        self.hijri.show_hijri(self._hijri(item), item.get("issued"))
        self.key.setText(entry.key if entry else "")
        self.key.setCursorPosition(0)
        self._show_fields()
        self._filling = False
        self.verticalScrollBar().setValue(0)

    @staticmethod
    def _hijri(item: Mapping[str, Any]) -> str:
        custom = item.get("custom")
        return str(custom.get("hijri") or "") if isinstance(custom, Mapping) else ""

    @property
    def valid(self) -> bool:
        """Whether all that is written can be kept."""
        return self.issued.valid and self.accessed.valid and self.hijri.valid

    def changes(self) -> dict[str, Any]:
        """The fields that are others than in the entry; an empty value clears one. Raises InvalidValue."""
        item: Mapping[str, Any] = self._entry.item if self._entry else {}
        made: dict[str, Any] = {}
        if self.type.currentData() != (item.get("type") or ("document" if self._entry else "")):
            made["type"] = self.type.currentData()
        for name, line in self.lines.items():
            value = item.get(name)
            if not isinstance(value, list | dict) and line.text() != self._shown.get(name, ""):
                made[name] = line.text().strip()
        for name, field in self.long.items():
            if field.toPlainText() != self._shown.get(name, ""):
                made[name] = field.toPlainText().strip()
        made |= self.people.changes()
        hijri = self.hijri.value()
        for date in (self.issued, self.accessed):
            for name, value in date.value().items():
                if name == "custom":
                    hijri = hijri if self.hijri.is_new and hijri else value["hijri"]
                elif value != (dict(was) if isinstance(was := item.get(name), Mapping) else {}):
                    made[name] = value
        if hijri != self._hijri(item):
            custom = item.get("custom")
            made["custom"] = {**(custom if isinstance(custom, Mapping) else {}), "hijri": hijri}
            if not hijri:
                del made["custom"]["hijri"]
        key = self.key.text().strip()
        if key and key != (self._entry.key if self._entry else ""):
            made["citation-key"] = key
        return made

    def item(self) -> dict[str, Any]:
        """The whole record as it would be kept. Raises InvalidValue."""
        item = dict(self._entry.item) if self._entry else {}
        item |= self.changes()
        return {name: value for name, value in item.items() if value not in (None, "", [], {})}

    def _told(self) -> Mapping[str, Any]:
        """What the form says now of the work's language."""
        return {name: self.lines[name].text().strip() for name in ("title", "language") if name in self.lines}

    def _hold_dates_together(self) -> None:
        """A new date of the work leaves no old Hijri one that it cannot be."""
        if not self._filling and self.issued.valid:
            self.hijri.set_issued(self.issued.value().get("issued"))

    def _type_changed(self) -> None:
        if not self._filling:
            self._show_fields()
            self._tell()

    def _show_fields(self) -> None:
        wanted = {*EVERYWHERE, *FIELDS.get(self.type.currentData() or "", FIELDS["document"])}
        for name in sorted(wanted):
            if name not in self.lines:  # made when they are first needed: all at once would hold the window up
                self._line(name)
                self._shown[name] = ""
        for name, line in self.lines.items():
            self._form.setRowVisible(line, name in wanted or bool(line.text()))
        for field in self.long.values():
            self._form.setRowVisible(field, bool(field.toPlainText()))

    def _keep_order(self) -> None:
        """Let Tab go through the fields as they stand."""
        fields = [self._form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(self._form.rowCount())]
        widgets = [item.widget() for item in fields if item is not None]
        for first, second in pairwise(widgets):
            if isinstance(first, QLineEdit) and isinstance(second, QLineEdit):
                QWidget.setTabOrder(first, second)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()


def _line(value: Any) -> str:
    """What a plain field says; nothing where it is no plain field."""
    return "" if value is None or isinstance(value, list | dict) else str(value)
