"""Connects the actions of an open library with bundles, the shared folder, conflicts and proofs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMainWindow

from egpk_desk import bundling
from egpk_desk.bundling import SUFFIX, BundleOptions, Inspection
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.agreeing import Agreeing
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing.auditing import Auditing
from egpk_desk.desktop.sharing.bundle_dialog import BundleDialog
from egpk_desk.desktop.sharing.carrying import Carrying, Joined
from egpk_desk.desktop.sharing.join_dialog import JoinDialog
from egpk_desk.desktop.sharing.joined_dialog import JoinedDialog
from egpk_desk.desktop.sharing.proving import Proving
from egpk_desk.desktop.sharing.settling import Settling
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Problem
from egpk_desk.text.bidi import isolate

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench

_FOLDER = "shared-folder"


class Sharing(QObject):
    """Opens the dialogs; the works themselves outlive the window's contents in :class:`Carrying`."""

    dialogOpened = Signal(object)  # noqa: N815 - Qt's way of naming; the dialog

    def __init__(self, bench: Workbench, carrying: Carrying, settings: WindowSettings, window: QMainWindow) -> None:
        super().__init__(bench)
        self._bench = bench
        self._carrying = carrying
        self._settings = settings
        self._window = window
        self.settling = Settling(bench, window)
        self.proving = Proving(bench, settings)
        self.agreeing = Agreeing(bench)
        self.auditing = Auditing(bench, settings)
        self.settling.failed.connect(bench.failed)
        carrying.joined.connect(self._joined)
        carrying.verified.connect(self._verified)
        a = bench.actions_
        for action, act in (
            (a.make_bundle, self.open_making),
            (a.join_bundle, self.choose_bundle),
            (a.check_bundle, self.choose_to_check),
            (a.shared_folder, self.choose_folder),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def close(self) -> None:
        """Put the windows away."""
        self.settling.close()
        self.proving.close()
        self.agreeing.close()
        self.auditing.close()

    # Making

    def open_making(self) -> BundleDialog | None:
        """Ask what goes into a bundle; returns the dialog, or None before the library has been read."""
        lists = self._bench.lists
        if lists is None:
            return None
        title = self._bench.session.path.stem
        dialog = BundleDialog(lists.documents, i18n.language(), self._bench.current_document(), title, self._window)
        dialog.wished.connect(self.choose_target)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def choose_target(self, documents: tuple[str, ...], options: BundleOptions) -> QFileDialog:
        """Ask where to write a bundle."""
        suggested = Path(self._settings.folder) / f"{self._bench.session.path.stem}{SUFFIX}"
        return choose_to_save(
            self._window,
            self.tr("Make a bundle"),
            suggested,
            lambda target: self.make(target, documents, options),
            {self._filter(): SUFFIX.removeprefix(".")},
        )

    def make(self, target: Path, documents: tuple[str, ...], options: BundleOptions) -> None:
        """Write a bundle."""
        self._settings.folder = str(target.parent)
        self._carrying.make(target, documents, options)

    # Joining

    def choose_bundle(self) -> QFileDialog:
        """Ask which bundle to join."""
        chooser = self._chooser(self.tr("Join a bundle"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.open_joining(Path(name)))
        chooser.open()
        return chooser

    def open_joining(self, source: Path) -> JoinDialog:
        """Show what is in a bundle, and ask whether to join it."""
        self._settings.folder = str(source.parent)
        lists = self._bench.lists
        dialog = JoinDialog(source, self._window, may_change=lists is not None and not lists.read_only)
        dialog.inspectionAsked.connect(lambda path, passphrase: self._inspect(dialog, path, passphrase))
        dialog.joinAccepted.connect(self._carrying.join)
        dialog.open()
        self._inspect(dialog, source, "")
        self.dialogOpened.emit(dialog)
        return dialog

    def _inspect(self, dialog: JoinDialog, source: Path, passphrase: str) -> None:
        """Look into a bundle; where that fails, whether it is encrypted is asked in the lane too."""

        def look() -> Inspection | tuple[EgpkError, bool]:
            try:
                return bundling.inspect(source, passphrase)
            except EgpkError as error:
                return error, bundling.is_encrypted(source)

        def show(found: Inspection | tuple[EgpkError, bool]) -> None:
            if isinstance(found, Inspection):
                dialog.show_inspection(found)
            else:
                dialog.show_failure(found[0], encrypted=found[1])

        self._bench.session.queries.submit(
            lambda _w, _t: look(),
            show,
            lambda error: dialog.show_failure(error, encrypted=False),
            owner=dialog,
            key="inspect",
        )

    def _joined(self, joined: Joined) -> None:
        self._bench.refresh()
        self._bench.coding.reload()
        dialog = JoinedDialog(self._window)
        dialog.show_joined(joined)
        self._show(dialog)

    # Checking

    def choose_to_check(self) -> QFileDialog:
        """Ask which bundle to check."""
        chooser = self._chooser(self.tr("Check a bundle"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.check(Path(name)))
        chooser.open()
        return chooser

    def check(self, source: Path) -> None:
        """Look for what differs in a bundle; asks for its passphrase first where it has one."""
        self._settings.folder = str(source.parent)

        def go_on(encrypted: bool) -> None:
            if encrypted:
                self._ask_passphrase(source)
            else:
                self._carrying.verify(source, "")

        self._bench.session.queries.submit(
            lambda _w, _t: bundling.is_encrypted(source), go_on, self._bench.failed.emit, owner=self
        )

    def _ask_passphrase(self, source: Path) -> None:
        dialog = QInputDialog(self._window)
        dialog.setObjectName("bundlePassphrase")
        dialog.setWindowTitle(self.tr("Check a bundle"))
        dialog.setLabelText(self.tr("{file} is encrypted. Passphrase").format(file=isolate(source.name)))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText(self.tr("Check"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda words: self._carrying.verify(source, words) if words else None)
        dialog.open()
        self.dialogOpened.emit(dialog)

    def _verified(self, name: str, problems: list[Problem]) -> None:
        if problems:
            dialog = JoinedDialog(self._window)
            dialog.show_problems(name, problems)
            self._show(dialog)

    def _show(self, dialog: JoinedDialog) -> None:
        dialog.conflictsAsked.connect(lambda: self.settling.open())
        dialog.open()
        self.dialogOpened.emit(dialog)

    # The shared folder

    def choose_folder(self) -> QFileDialog:
        """Ask which folder is shared; the one of last time is proposed."""
        chooser = QFileDialog(self._window, self.tr("Synchronise with a shared folder"), self._settings.folder)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Synchronise"))
        if (last := self._settings.choice(_FOLDER)) and Path(last).is_dir():
            chooser.setDirectory(str(Path(last).parent))
            chooser.selectFile(last)
        chooser.fileSelected.connect(lambda name: self.synchronise(Path(name)))
        chooser.open()
        return chooser

    def synchronise(self, folder: Path) -> None:
        """Join what others left in a folder, and leave there what is here."""
        self._settings.set_choice(_FOLDER, str(folder))
        self._carrying.synchronise(folder)

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._window, title, self._settings.folder)
        chooser.setNameFilter(self._filter())
        return chooser

    def _filter(self) -> str:
        return self.tr("Bundles") + f" (*{SUFFIX})"
