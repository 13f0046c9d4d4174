"""The people of a work: each with a role, a name, and its form in the other script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.csl_json import NAMES, name_words, names_of, parse_name
from egpk_desk.desktop import icons
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.citing.reference_words import ROLES, role_name
from egpk_desk.desktop.theme import LIGHT

_ARABIC = "\u0600", "\u06ff"


def name_text(name: Mapping[str, Any]) -> str:
    """A name as one writes it: ``Lee, Ann``, ``الجابري، محمد عابد``, or whole."""
    family, given = str(name.get("family") or ""), str(name.get("given") or "")
    plain = not name.keys() & {"dropping-particle", "non-dropping-particle", "suffix"}
    if name.get("literal") or not (family and given and plain):
        return name_words(name)
    comma = "،" if any(_ARABIC[0] <= letter <= _ARABIC[1] for letter in family) else ","
    return f"{family}{comma} {given}"


class _Person(QWidget):
    """One row: role, name, other script, and a cross that takes it out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, role: str, name: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = dict(name)
        self.role = QComboBox()
        for one in dict.fromkeys((*ROLES, role)):
            self.role.addItem(role_name(one), one)
        self.role.setCurrentIndex(self.role.findData(role))
        self.role.setAccessibleName(self.tr("Role"))
        self._said = name_text(name)
        self.name = QLineEdit(self._said)
        self.name.setPlaceholderText(self.tr("Name, or family name, given name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.other = QLineEdit(str(name.get("transliteration") or ""))
        self.other.setPlaceholderText(self.tr("In the other script"))
        for field in (self.name, self.other):
            field.setToolTip(field.placeholderText())
        self.other.setAccessibleName(self.tr("Name in the other script"))
        self.cross = QToolButton()
        self.cross.setIcon(icons.icon("close", "quiet"))
        self.cross.setAccessibleName(self.tr("Take this person out"))
        self.cross.setToolTip(self.cross.accessibleName())
        for field in (self.name, self.other):
            field.setCursorPosition(0)
            field.textChanged.connect(self.changed)
        self.role.currentIndexChanged.connect(self.changed)
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.small)
        row.addWidget(self.role, 3)
        row.addWidget(self.name, 5)
        row.addWidget(self.other, 4)
        row.addWidget(self.cross)
        self.role.setMinimumWidth(scaled(96))

    def value(self) -> tuple[str, dict[str, Any]] | None:
        """The role and the name as CSL has it; a name that was not touched stays as it was, None where it is empty."""
        text, other = " ".join(self.name.text().split()), " ".join(self.other.text().split())
        same = text == " ".join(self._said.split())
        if same and self._kept and other == " ".join(str(self._kept.get("transliteration") or "").split()):
            return self.role.currentData(), self._kept
        if not text:
            return None
        kept = {key: value for key, value in self._kept.items() if key != "transliteration"}
        made: dict[str, Any] = kept if same and kept else dict(parse_name(text))
        return self.role.currentData(), {**made, "transliteration": other} if other else made


class NamesEditor(QWidget):
    """All people of a work, in their order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[_Person] = []
        self._was: dict[str, list[dict[str, Any]]] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LIGHT.spacing.small)
        self.add_button = QPushButton(self.tr("Add a person"))
        self.add_button.setProperty("role", "link")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(lambda: self._add("author", {}).name.setFocus())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QGridLayout.SizeConstraint.SetMinimumSize)
        layout.setSpacing(0)
        layout.addLayout(self._rows, 0, 0, 1, 2)
        layout.addWidget(self.add_button, 1, 0)
        layout.setColumnStretch(1, 1)

    @property
    def people(self) -> Sequence[_Person]:
        return self._people

    def show_item(self, item: Mapping[str, Any]) -> None:
        """Show the people of a record; a work without any gets an empty row."""
        for person in self._people:
            self._rows.removeWidget(person)
            person.hide()
            person.deleteLater()
        self._people.clear()
        self._was = {role: [dict(one) for one in names_of(item, role)] for role in sorted(NAMES) if item.get(role)}
        order = [*ROLES, *(role for role in self._was if role not in ROLES)]
        for role in order:
            for name in self._was.get(role, ()):
                self._add(role, name)
        if not self._people:
            self._add("author", {})

    def changes(self) -> dict[str, list[dict[str, Any]]]:
        """The roles whose people are others now, as CSL has them; an empty list for those without any."""
        now: dict[str, list[dict[str, Any]]] = {}
        for person in self._people:
            if (value := person.value()) is not None:
                now.setdefault(value[0], []).append(value[1])
        return {role: now.get(role, []) for role in {*now, *self._was} if now.get(role, []) != self._was.get(role, [])}

    def _add(self, role: str, name: Mapping[str, Any]) -> _Person:
        person = _Person(role, name)
        person.changed.connect(self.changed)
        person.removed.connect(lambda: self._remove(person))
        self._people.append(person)
        self._rows.addWidget(person)
        return person

    def _remove(self, person: _Person) -> None:
        self._people.remove(person)
        self._rows.removeWidget(person)
        person.hide()
        person.deleteLater()
        if not self._people:
            self._add("author", {})
        self.changed.emit()
