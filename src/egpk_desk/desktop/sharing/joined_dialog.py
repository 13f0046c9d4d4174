"""What came in with bundles, what was passed over, what is left to settle; and what differs in a bundle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.sharing.bundle_words import BundleWords
from egpk_desk.desktop.sharing.carrying import Carrying, Joined
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Problem
from egpk_desk.text.bidi import isolate


class JoinedDialog(QDialog):
    """Heads with lines below them; a button leads to the conflicts where some are open."""

    conflictsAsked = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joinedDialog")
        self.summary = RoleLabel(role="heading")
        self.view = QTreeWidget()
        self.view.setHeaderHidden(True)
        self.view.setWordWrap(True)
        self.view.setRootIsDecorated(False)
        self.settle = QPushButton(self.tr("Settle the conflicts…"))
        self.settle.setAutoDefault(False)
        self.settle.clicked.connect(self._settle)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self.settle, QDialogButtonBox.ButtonRole.ActionRole)
        self.settle.hide()  # a box shows what is put into it
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)
        self.resize(560, 360)

    def add(self, head: str, lines: Sequence[str]) -> None:
        """Add lines under a head."""
        above = QTreeWidgetItem(self.view, [i18n.directed(head)])
        font = above.font(0)
        font.setBold(True)
        above.setFont(0, font)
        for line in lines:
            QTreeWidgetItem(above, [i18n.directed(line)]).setToolTip(0, line)
        above.setExpanded(True)

    def _settle(self) -> None:
        self.conflictsAsked.emit()
        self.accept()

    def show_joined(self, joined: Joined, library: str = "") -> None:
        """Show what a merge brought; ``library`` names the one that it went into where that is no longer open."""
        title = self.tr("What came in")
        if library:
            title = i18n.directed(self.tr("What came into {library}").format(library=isolate(library)))
        self._entitle(title)
        new = sum(report.operations > 0 for _, report in joined.reports)
        nothing = self.tr("Nothing new came in.")
        self.summary.setText(self.tr("%n bundle(s) brought something new.", "", new) if new else nothing)
        for name, report in joined.reports:
            self.add(isolate(name), BundleWords(self).report_lines(report))
        for name, why in joined.passed:
            message, hint = i18n.say(why)
            self.add(self.tr("Passed over: {file}").format(file=isolate(name)), [f"{message} {hint}".strip()])
        if open_ := max((report.conflicts for _, report in joined.reports), default=0):
            self.add(self.tr("To settle"), [self.tr("%n conflict(s) to settle", "", open_)])
            self.settle.setVisible(not library)

    def show_problems(self, name: str, problems: Sequence[Problem]) -> None:
        """Show what differs in a bundle from when it was made."""
        self._entitle(self.tr("Check of a bundle"))
        self.summary.set_role("danger")
        self.summary.setText(self.tr("{file} is not as it was made.").format(file=isolate(name)))
        for one in problems:
            self.add(isolate(one.where), [i18n.translated(one.problem)])

    def _entitle(self, title: str) -> None:
        self.setWindowTitle(title)
        self.view.setAccessibleName(title)


def tell_of_left(carrying: Carrying, library: str, window: QWidget) -> None:
    """Let what a library is still joining, or checking, be told after the window has left it for another one."""

    def show(fill: Callable[[JoinedDialog], None]) -> None:
        dialog = JoinedDialog(window)
        fill(dialog)
        dialog.open()

    def check(name: str, problems: Sequence[Problem]) -> None:
        if problems:
            show(lambda dialog: dialog.show_problems(name, problems))

    carrying.joined.connect(lambda joined: show(lambda dialog: dialog.show_joined(joined, library)))
    carrying.verified.connect(check)
