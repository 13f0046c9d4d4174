"""Which reports are shown and in what order: by groups, by properties, sorted; and the saved views."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from egpk_desk.analysis.conditions import value_of
from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.stances import stance_name
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import DocumentGroup, DocumentRecord, Property
from egpk_desk.organisation import SORTS, ViewDefinition
from egpk_desk.text.bidi import isolate

_MOST_VALUES = 40


def sort_name(sort: str) -> str:
    """What a way to sort is called."""
    names = {
        "added": QCoreApplication.translate("Sorts", "As they came"),
        "title": QCoreApplication.translate("Sorts", "By title"),
        "author": QCoreApplication.translate("Sorts", "By author"),
        "date": QCoreApplication.translate("Sorts", "By date"),
        "highlights": QCoreApplication.translate("Sorts", "By number of highlights"),
        "status": QCoreApplication.translate("Sorts", "By status"),
    }
    return names.get(sort) or QCoreApplication.translate("Sorts", "By {property}").format(
        property=isolate(sort.removeprefix("property:"))
    )


class ChoiceBar(QWidget):
    """Four quiet buttons with menus; below them, while reports are left out, what is shown and a way back to all."""

    changed = Signal(object)  # ViewDefinition
    groupAdded = Signal()  # noqa: N815 - Qt's way of naming; a name is to be asked for
    groupRenamed = Signal(str)  # noqa: N815 - its id; a name is to be asked for
    groupRemoved = Signal(str)  # noqa: N815
    listedGrouped = Signal(str)  # noqa: N815 - all listed reports are to be put into a group

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choiceBar")
        self.view = ViewDefinition()
        self.may_change = True
        self._groups: Sequence[DocumentGroup] = ()
        self._properties: Sequence[Property] = ()
        self._records: Sequence[DocumentRecord] = ()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.groups, self.properties, self.sort, self.views = (
            self._button(words)
            for words in (self.tr("Groups"), self.tr("Properties"), self.tr("Order"), self.tr("Views"))
        )
        for button in (self.groups, self.properties, self.sort, self.views):
            row.addWidget(button)
        for button, fill in (
            (self.groups, self._fill_groups),
            (self.properties, self._fill_properties),
            (self.sort, self._fill_sorts),
        ):
            menu = button.menu()
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))
        self.only = QWidget()
        line = QHBoxLayout(self.only)
        line.setContentsMargins(LIGHT.spacing.small, 0, 0, 0)
        self.words = RoleLabel(role="text")
        self.words.setWordWrap(True)
        self.clear_button = QPushButton(self.tr("Show all"))
        self.clear_button.setProperty("role", "link")
        self.clear_button.clicked.connect(lambda: self._choose(ViewDefinition(sort=self.view.sort)))
        line.addWidget(self.words, 1)
        line.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.only)
        self._show()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setProperty("role", "choice")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        return button

    def set_known(
        self, groups: Sequence[DocumentGroup], properties: Sequence[Property], records: Sequence[DocumentRecord]
    ) -> None:
        """Know the groups and properties there are, and the reports."""
        self._groups, self._properties, self._records = groups, properties, records
        self._show()

    def set_view(self, view: ViewDefinition) -> None:
        """Show what is chosen; emits nothing."""
        self.view = view
        self._show()

    def said(self) -> str:
        """What is asked of reports and passages, in one line; empty where nothing."""
        view, names = self.view, {group.id: group.name for group in self._groups}
        parts = [names.get(group, self.tr("a removed group")) for group in view.groups]
        parts += [re.sub(r"^([^=<>!~]+)(=|>=|<=|!=|<|>|~)(.+)$", r"\1 \2 \3", one) for one in view.properties]
        parts += [view.author, view.publisher, view.coder, view.kind, view.since and f"≥ {view.since}"]
        parts += [view.until and f"≤ {view.until}", stance_name(view.stance), view.where, view.text]
        if view.documents:
            parts.append(self.tr("%n chosen report(s)", "", len(view.documents)))
        return " · ".join(isolate(one_line(part)) for part in parts if part)

    def _choose(self, view: ViewDefinition) -> None:
        self.set_view(view)
        self.changed.emit(view)

    def _show(self) -> None:
        words = self.said()
        self.words.setText(i18n.directed(words))
        self.only.setVisible(bool(words))
        for button, chosen in (
            (self.groups, bool(self.view.groups)),
            (self.properties, bool(self.view.properties)),
            (self.sort, self.view.sort != "added"),
        ):
            font = button.font()
            font.setBold(chosen)
            button.setFont(font)

    # Menus

    def _fill_groups(self, menu: QMenu) -> None:
        menu.clear()
        for group in self._groups:
            entry = menu.addAction(f"{isolate(group.name)} {isolate(f'({group.documents})')}")
            entry.setCheckable(True)
            entry.setChecked(group.id in self.view.groups)
            entry.triggered.connect(lambda _=False, id_=group.id: self._toggle_group(id_))
        if not self._groups:
            menu.addAction(self.tr("No groups yet")).setEnabled(False)
        menu.addSeparator()
        new = menu.addAction(self.tr("New group…"))
        new.triggered.connect(lambda _=False: self.groupAdded.emit())
        new.setEnabled(self.may_change)
        for words, signal in (
            (self.tr("Put all listed reports into"), self.listedGrouped),
            (self.tr("Rename"), self.groupRenamed),
            (self.tr("Remove"), self.groupRemoved),
        ):
            below = menu.addMenu(words)
            below.setEnabled(self.may_change and bool(self._groups))
            for group in self._groups:
                entry = below.addAction(isolate(group.name))
                entry.triggered.connect(lambda _=False, id_=group.id, signal=signal: signal.emit(id_))

    def _toggle_group(self, group: str) -> None:
        chosen = self.view.groups
        chosen = tuple(one for one in chosen if one != group) if group in chosen else (*chosen, group)
        self._choose(replace(self.view, groups=chosen))

    def _fill_properties(self, menu: QMenu) -> None:
        menu.clear()
        for one in self._properties:
            below = menu.addMenu(isolate(one.name))
            values = sorted({value_of(record, one.name) for record in self._records} - {""})
            for value in values[:_MOST_VALUES]:
                self._add_condition(below, isolate(value), f"{one.name}={value}")
            if values:
                below.addSeparator()
            self._add_condition(below, self.tr("Has it"), one.name)
            self._add_condition(below, self.tr("Lacks it"), f"{one.name}=")
        if not self._properties:
            menu.addAction(self.tr("No properties yet")).setEnabled(False)

    def _add_condition(self, menu: QMenu, words: str, condition: str) -> None:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(condition in self.view.properties)
        entry.triggered.connect(lambda _=False: self._toggle_property(condition))

    def _toggle_property(self, condition: str) -> None:
        chosen = self.view.properties
        chosen = tuple(one for one in chosen if one != condition) if condition in chosen else (*chosen, condition)
        self._choose(replace(self.view, properties=chosen))

    def _fill_sorts(self, menu: QMenu) -> None:
        menu.clear()
        for sort in (*SORTS, *(f"property:{one.name}" for one in self._properties)):
            entry = menu.addAction(sort_name(sort))
            entry.setCheckable(True)
            entry.setChecked(sort == self.view.sort)
            entry.triggered.connect(lambda _=False, sort=sort: self._choose(replace(self.view, sort=sort)))
