"""Checking a library and mending it: how far it is, what was found, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Problem
from egpk_desk.safekeeping import Repair
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Progress


class CheckDialog(QDialog):
    """``mendAsked`` for what was found; ``placeAsked`` for a new file, which then takes the library's place."""

    mendAsked = Signal()  # noqa: N815 - Qt's way of naming
    placeAsked = Signal(object)  # noqa: N815 - Path
    stopAsked = Signal()  # noqa: N815

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkDialog")
        self.setWindowTitle(self.tr("Check of the library"))
        self.name = name
        self.repair: Repair | None = None
        self.found: Sequence[Problem] | None = None
        self.told = RoleLabel(role="heading")
        self.further = RoleLabel(role="quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([self.tr("What"), self.tr("Where")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.mend = QPushButton(self.tr("Mend, after a backup"))
        self.place = QPushButton(self.tr("Put it in the library's place"))
        self.copy = QPushButton(self.tr("Copy the list"))
        self.close_button = QPushButton(self.tr("Close"))
        self.mend.clicked.connect(self.mendAsked)
        self.place.clicked.connect(lambda: self.placeAsked.emit(self.repair.made if self.repair else None))
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        foot = QHBoxLayout()
        for button in (self.mend, self.place, self.copy):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.mend.setProperty("role", "primary")
        self.close_button.setAutoDefault(False)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        for widget in (self.told, self.further, self.bar):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.resize(QSize(640, 440))
        self.show_work(self.tr("Checking {library}…").format(library=isolate(name)))

    def show_work(self, words: str) -> None:
        """Show that something is under way."""
        self.told.setText(i18n.directed(words))
        self.further.setText("")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.list.clear()
        self.list.hide()
        for button in (self.mend, self.place, self.copy):
            button.hide()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(0, progress.total))
        self.bar.setValue(progress.done)

    def show_problems(self, problems: Sequence[Problem], *, may_mend: bool) -> None:
        """Show what was found."""
        self.found = problems
        self.bar.hide()
        if problems:
            self.told.setText(self.tr("%n thing(s) found", "", len(problems)))
            self.further.setText(
                self.tr(
                    "Mending reads lost texts again from their sources and lets no report go. "
                    "The library as it is now is kept beside it."
                )
            )
        else:
            self.told.setText(self.tr("The library is sound."))
            self.further.setText(self.tr("Its file, sources, texts, highlights and search index were looked at."))
        self._fill(problems)
        self.mend.setVisible(bool(problems) and may_mend)

    def show_repair(self, done: Repair) -> None:
        """Show what was done, and what is left."""
        self.repair = done
        self.bar.hide()
        lines = [f"{i18n.translated(what)} ({i18n.number(count)})" for what, count in done.mended]
        if done.made is not None:
            self.told.setText(self.tr("What could be saved is in a new file"))
            kept = self.tr("The damaged file is as it was. The new one is {file}.")
            lines.append(kept.format(file=isolate(done.made.name)))
        else:
            left = self.tr("Mended, but for what is listed") if done.left else self.tr("The library is mended")
            self.told.setText(left)
            if done.kept is not None:
                kept = self.tr("The library as it was is kept as {file}.")
                lines.append(kept.format(file=isolate(done.kept.name)))
        self.further.setText("\n".join(i18n.directed(line) for line in lines))
        self._fill(done.left)
        self.mend.hide()
        self.place.setVisible(done.made is not None)

    def show_failure(self, error: EgpkError) -> None:
        """Say why it could not be done."""
        self.bar.hide()
        message, hint = i18n.say(error)
        self.told.setText(message)
        self.further.setText(hint)
        self.mend.hide()

    def show_stopped(self) -> None:
        """Say that it was stopped."""
        self.bar.hide()
        self.told.setText(self.tr("Stopped; the library is as it was."))
        self.further.setText("")

    def _fill(self, problems: Sequence[Problem]) -> None:
        self.list.clear()
        for problem in problems:
            item = QTreeWidgetItem([i18n.translated(problem.problem), self._place(problem.where)])
            item.setToolTip(1, isolate(problem.where))
            item.setToolTip(0, item.text(0))
            self.list.addTopLevelItem(item)
        self.list.setVisible(bool(problems))
        self.copy.setVisible(bool(problems))

    def _place(self, where: str) -> str:
        """Where something is wrong, for people; the whole id is in the tool tip."""
        kind, _, id_ = where.rpartition(" ")
        words = {
            "source of document": self.tr("source of report {id}"),
            "revision": self.tr("text {id}"),
            "highlight": self.tr("highlight {id}"),
            "search": self.tr("search index"),
            "": self.tr("the file") if where == "file" else "",
        }.get(kind, "")
        return words.format(id=isolate(id_[:8])) if words else isolate(where)

    def _copy(self) -> None:
        rows = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        QGuiApplication.clipboard().setText("\n".join(f"{row.text(1)}\t{row.text(0)}" for row in rows if row))

    def is_over(self) -> bool:
        """Whether nothing is under way."""
        return self.bar.isHidden()

    def reject(self) -> None:
        if not self.is_over():
            self.stopAsked.emit()
        super().reject()

    def close(self) -> bool:
        if not self.is_over():
            self.stopAsked.emit()
        return super().close()
