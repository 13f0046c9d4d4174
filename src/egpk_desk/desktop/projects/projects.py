"""Connects the actions of an open library with the exchange of projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.projects.send_dialog import SendDialog
from egpk_desk.desktop.projects.take_dialog import TakeDialog
from egpk_desk.desktop.projects.taken_dialog import TakenDialog
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing.carrying import Carrying
from egpk_desk.project_exchange import SUFFIX, ProjectOptions, Taken

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench


class Projects(QObject):
    """Opens the dialogs; the works themselves outlive the window's contents in :class:`Carrying`."""

    dialogOpened = Signal(object)  # noqa: N815 - Qt's way of naming; the dialog

    def __init__(self, bench: Workbench, carrying: Carrying, settings: WindowSettings, window: QMainWindow) -> None:
        super().__init__(bench)
        self._bench = bench
        self._carrying = carrying
        self._settings = settings
        self._window = window
        carrying.taken.connect(self._taken)
        a = bench.actions_
        a.take_project.triggered.connect(lambda _=False: self.choose_project())
        a.send_project.triggered.connect(lambda _=False: self.open_sending())

    # Out

    def open_sending(self) -> SendDialog | None:
        """Ask what goes into a project; returns the dialog, or None before the library has been read."""
        lists = self._bench.lists
        if lists is None:
            return None
        dialog = SendDialog(lists.documents, self._bench.current_document(), self._window)
        dialog.behindAsked.connect(lambda documents: self._ask_behind(dialog, documents))
        dialog.wished.connect(self.choose_target)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def _ask_behind(self, dialog: SendDialog, documents: tuple[str, ...]) -> None:
        self._bench.session.queries.submit(
            lambda workspace, _: workspace.projects.behind(documents),
            dialog.show_behind,
            self._bench.failed.emit,
            owner=dialog,
            key="behind",
        )

    def choose_target(self, documents: tuple[str, ...], options: ProjectOptions) -> QFileDialog:
        """Ask where to write a project."""
        suggested = Path(self._settings.folder) / f"{self._bench.session.path.stem}{SUFFIX}"
        return choose_to_save(
            self._window,
            self.tr("Write a project"),
            suggested,
            lambda target: self.send(target, documents, options),
            {self._filter(): SUFFIX.removeprefix(".")},
        )

    def send(self, target: Path, documents: tuple[str, ...], options: ProjectOptions) -> None:
        """Write a project."""
        self._settings.folder = str(target.parent)
        self._carrying.send_project(target, documents, options)

    # In

    def choose_project(self) -> QFileDialog:
        """Ask which project to take in."""
        chooser = QFileDialog(self._window, self.tr("Take in a project"), self._settings.folder)
        chooser.setNameFilter(self._filter())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.open_taking(Path(name)))
        chooser.open()
        return chooser

    def open_taking(self, source: Path) -> TakeDialog:
        """Show what is in a project, and ask whether to take it in."""
        self._settings.folder = str(source.parent)
        lists = self._bench.lists
        dialog = TakeDialog(source, self._window, may_change=lists is not None and not lists.read_only)
        dialog.takeAccepted.connect(self._carrying.take_project)
        dialog.open()
        self._bench.session.queries.submit(
            lambda workspace, _: workspace.projects.look(source),
            dialog.show_look,
            dialog.show_failure,
            owner=dialog,
            key="look",
        )
        self.dialogOpened.emit(dialog)
        return dialog

    def _taken(self, name: str, taken: Taken) -> None:
        self._bench.refresh()
        self._bench.coding.reload()
        dialog = TakenDialog(self._window)
        dialog.show_taken(name, taken)
        dialog.open()
        self.dialogOpened.emit(dialog)

    def _filter(self) -> str:
        return self.tr("Projects") + f" (*{SUFFIX})"
