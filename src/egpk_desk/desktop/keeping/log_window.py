"""The log of a library as the user reads it: what was done and what failed, with times, to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.sharing.bundle_words import time_words
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate
from egpk_desk.work_log import Entry


class LogWindow(QDialog):
    """The newest first; what an entry tells below itself opens with a click."""

    refreshAsked = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logWindow")
        self.setWindowTitle(self.tr("What was done"))
        self.told = RoleLabel(role="quiet")
        self.failures = QCheckBox(self.tr("Only what failed"))
        self.failures.toggled.connect(lambda _: self._fill())
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("What was done"))
        self.list.setHeaderLabels([self.tr("When"), self.tr("What"), self.tr("Who")])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.list)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self.copy)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setIcon(icons.icon("copy"))
        self.copy_button.clicked.connect(self.copy)
        refresh, close = QPushButton(self.tr("Read again")), QPushButton(self.tr("Close"))
        refresh.clicked.connect(self.refreshAsked)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.failures)
        foot.addStretch(1)
        for button in (self.copy_button, refresh, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self._entries: Sequence[Entry] = ()
        self.resize(QSize(820, 520))

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the newest first."""
        self._entries = entries
        self._fill()

    def _fill(self) -> None:
        shown = [entry for entry in self._entries if not (entry.done and self.failures.isChecked())]
        self.list.clear()
        for entry in shown:
            words = i18n.translated(entry.message)
            item = QTreeWidgetItem([isolate(time_words(entry.at)), words, isolate(entry.user)])
            item.setIcon(1, icons.icon("good", "good") if entry.done else icons.icon("warning", "danger"))
            if not entry.done:
                item.setText(1, self.tr("Failed: {what}").format(what=words))
            item.setToolTip(1, words)
            for line in entry.details:
                shown_line = " — ".join(isolate(i18n.translated(part)) for part in line.split("\t"))
                below = QTreeWidgetItem(["", i18n.directed(shown_line), ""])
                below.setToolTip(1, below.text(1))
                item.addChild(below)
            self.list.addTopLevelItem(item)
        none = self.tr("Nothing is noted yet: imports, exports, backups and what fails will stand here.")
        self.told.setText(none)
        self.told.setVisible(not shown)
        self.copy_button.setEnabled(bool(shown))

    def text(self) -> str:
        """The chosen entries, or all, as lines."""
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        rows = [row for row in found if row is not None]
        lines = []
        for row in [row for row in rows if row.isSelected()] or rows:
            lines.append("\t".join(row.text(column) for column in range(3)))
            below = (row.child(at) for at in range(row.childCount()))
            lines += [f"\t{one.text(1)}" for one in below if one is not None]
        return "\n".join(_plain(line) for line in lines)

    def copy(self) -> None:
        """Copy the chosen entries, or all."""
        QGuiApplication.clipboard().setText(self.text())


def _plain(line: str) -> str:
    """Without the marks that isolate directions: the text goes to other programs."""
    return line.translate({ord(mark): None for mark in "\u2066\u2067\u2068\u2069\u200e\u200f"})
