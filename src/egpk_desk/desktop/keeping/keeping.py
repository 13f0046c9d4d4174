"""Connects what keeps a library safe with the window: backups, checking and mending, erasing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from egpk_desk import erasure, safekeeping
from egpk_desk.desktop import i18n
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.dialogs.confirm import confirm
from egpk_desk.desktop.keeping.apart import Apart, Told
from egpk_desk.desktop.keeping.backups_dialog import BackupsDialog
from egpk_desk.desktop.keeping.check_dialog import CheckDialog
from egpk_desk.desktop.keeping.purge_dialogs import PurgeDialog
from egpk_desk.desktop.keeping.telling import Telling
from egpk_desk.desktop.sides.remembering import DeskMemory
from egpk_desk.desktop.work import Ticket
from egpk_desk.erasure import Purged
from egpk_desk.errors import EgpkError, LibraryBusy, LibraryDamaged
from egpk_desk.library.records import DocumentRecord
from egpk_desk.safekeeping import Repair, Rotation
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace

if TYPE_CHECKING:
    from egpk_desk.desktop.main_window import MainWindow

_EVERY = 10 * 60_000  # ms between two looks whether a backup is due
_SOON = 20_000  # ms after opening, when nobody waits for the disk


class Keeping(QObject):
    """Opens the dialogs and does what they ask for; where a library's file is replaced, it is closed meanwhile."""

    dialogOpened = Signal(object)  # noqa: N815 - Qt's way of naming; the dialog

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.apart = Apart(self)
        self.telling = Telling(window, self.apart, self.path, self)
        self.telling.dialogOpened.connect(self.dialogOpened)
        self.by_itself = False
        self._failed_path: Path | None = None
        self._then: list[tuple[str, str, Path | None]] = []
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.back_up_if_due)
        window.libraryOpened.connect(self._opened)
        window.libraryFailed.connect(self._failed_to_open)

    def connect_actions(self, a: Actions) -> None:
        """Let the window's actions act; they are made anew with its contents."""
        for action, act in (
            (a.backups, self.open_backups),
            (a.check_library, self.open_check),
            (a.purge_document, self.ask_purge_document),
            (a.purge_library, self.ask_purge_library),
            (a.work_log, self.telling.open_log),
            (a.statistics, self.telling.open_statistics),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def start(self) -> None:
        """Make backups by itself from now on: while a library is open, and when it is closed."""
        self.by_itself = True
        self._timer.start()

    def finish(self) -> None:
        """Do what waits, and end."""
        self._timer.stop()
        self.apart.finish()

    def path(self) -> Path | None:
        """The library that is meant: the open one, or the one that did not open."""
        return self._window.session.path if self._window.session is not None else self._failed_path

    # Backups by themselves

    def _opened(self) -> None:
        self._failed_path = None
        for words, button, path in self._then:
            if path is None:
                self._window.notice.show_good(words)
            else:
                self._window.notice.show_offer(words, button, partial(self.restore, path))
        self._then.clear()
        if self.by_itself:
            QTimer.singleShot(_SOON, self, self.back_up_if_due)

    def _failed_to_open(self, error: EgpkError) -> None:
        """Offer to mend what is damaged."""
        self._failed_path = self._window.failed_path
        a = self._window.actions_
        for action in (a.backups, a.check_library, a.work_log, a.purge_library):
            action.setEnabled(self._failed_path is not None and self._failed_path.exists())
        if isinstance(error, LibraryDamaged) and self._failed_path is not None:
            message, _ = i18n.say(error)
            self._window.notice.show_offer(message, self.tr("Check and mend…"), self.open_check)

    def library_closed(self, path: Path) -> None:
        """A library was closed: make the backups that are due."""
        if self.by_itself:
            self.apart.submit(lambda _: safekeeping.keep_backups(path), lambda _: None, lambda _: None)

    def back_up_if_due(self) -> None:
        """Make the backups that are due, and tell where the last ones are old."""
        session = self._window.session
        if session is None or not self.by_itself:
            return
        path = session.path

        def work(_: Told) -> list[str]:
            return [*safekeeping.keep_backups(path), *safekeeping.warnings(path)]

        def tell(lines: list[str]) -> None:
            if lines and self._window.session is session and not self._window.notice.isVisible():
                words = " ".join(i18n.translated(line) for line in lines[:2])
                self._window.notice.show_offer(words, self.tr("Backups…"), self.open_backups)

        self.apart.submit(work, tell, lambda _: None, key="due")

    # The dialog of backups

    def open_backups(self) -> BackupsDialog | None:
        """Show the backups of the library; returns the dialog, or None where there is no library."""
        path = self.path()
        if path is None:
            return None
        dialog = BackupsDialog(self._window)
        dialog.previewAsked.connect(lambda copy: self._preview(dialog, copy, path))
        dialog.restoreAsked.connect(lambda copy: self._ask_restore(dialog, copy))
        dialog.discardAsked.connect(lambda copy: self._ask_discard(dialog, copy, path))
        dialog.backupAsked.connect(lambda: self._back_up_now(dialog, path))
        dialog.rotationChosen.connect(lambda chosen: self._choose_rotation(dialog, chosen))
        dialog.folderAsked.connect(lambda: self._choose_folder(dialog, path))
        dialog.folderDropped.connect(lambda: self._set_folder(dialog, path, None))
        dialog.set_settings(safekeeping.rotation_kept(), safekeeping.second_folder())
        self._list(dialog, path)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def _list(self, dialog: BackupsDialog, path: Path) -> None:
        self.apart.submit(
            lambda _: (safekeeping.kept_copies(path), safekeeping.warnings(path)),
            lambda found: dialog.set_copies(*found),
            lambda error: dialog.say_wrong(error.message),
            owner=dialog,
        )

    def _preview(self, dialog: BackupsDialog, copy: Path, path: Path) -> None:
        self.apart.submit(
            lambda _: safekeeping.preview(copy, path),
            lambda found: dialog.show_preview(copy, found),
            lambda error: dialog.show_preview(copy, error),
            owner=dialog,
            key="preview",
        )

    def _back_up_now(self, dialog: BackupsDialog, path: Path) -> None:
        def tell(lines: list[str]) -> None:
            dialog.say_wrong("\n".join(i18n.translated(line) for line in lines))
            self._list(dialog, path)

        self.apart.submit(
            lambda _: safekeeping.keep_backups(path, at_once=True),
            tell,
            lambda error: dialog.say_wrong(error.message),
            owner=dialog,
        )

    def _ask_discard(self, dialog: BackupsDialog, copy: Path, path: Path) -> None:
        def go() -> None:
            self.apart.submit(
                lambda _: safekeeping.discard(copy, path),
                lambda _: self._list(dialog, path),
                lambda error: dialog.say_wrong(" ".join(i18n.say(error))),
                owner=dialog,
            )

        confirm(
            dialog,
            self.tr("Delete this backup?"),
            isolate(str(copy)),
            self.tr("Delete"),
            go,
        )

    def _choose_rotation(self, dialog: BackupsDialog, chosen: Rotation) -> None:
        self.apart.submit(
            lambda _: safekeeping.set_rotation(chosen) if chosen != safekeeping.rotation_kept() else None,
            lambda _: dialog.say_wrong(""),
            lambda error: dialog.say_wrong(" ".join(i18n.say(error))),
            owner=dialog,
        )

    def _choose_folder(self, dialog: BackupsDialog, path: Path) -> QFileDialog:
        chooser = QFileDialog(dialog, self.tr("Folder for backups on a second disk"), self._window.settings.folder)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self._set_folder(dialog, path, Path(name)))
        chooser.open()
        return chooser

    def _set_folder(self, dialog: BackupsDialog, path: Path, folder: Path | None) -> None:
        def show(words: str) -> None:
            dialog.say_wrong(words)
            dialog.set_settings(safekeeping.rotation_kept(), safekeeping.second_folder())
            self._list(dialog, path)

        self.apart.submit(
            lambda _: safekeeping.set_second_folder(folder),
            lambda _: show(""),
            lambda error: show(" ".join(i18n.say(error))),
            owner=dialog,
        )

    # Going back

    def _ask_restore(self, dialog: BackupsDialog, copy: Path) -> None:
        def go() -> None:
            dialog.close()
            self.restore(copy)

        confirm(
            dialog,
            self.tr("Go back to this backup?"),
            self.tr("The library as it is now is kept beside it, and can be taken back."),
            self.tr("Go back"),
            go,
        )

    def restore(self, copy: Path) -> None:
        """Put a copy in the library's place, close the library for it, and open it again."""
        path = self._leave(self.tr("Going back to a backup…"))
        if path is None:
            return

        def done(kept: Path | None) -> None:
            words = self.tr("The library is as it was in {file}.").format(file=isolate(copy.name))
            self._then.append((words, self.tr("Take it back"), kept))
            self._return(path)

        self.apart.submit(lambda _: safekeeping.restore(copy, path), done, lambda error: self._return(path, error))

    def _leave(self, words: str) -> Path | None:
        """Close the library, whose file is worked on; None where something is under way in it."""
        window, path = self._window, self.path()
        if path is None:
            return None
        if self._is_at_work():
            return None
        window.close_library()
        window.build()
        window.start_page.show_state(words, (), can_create=False)
        window.progress.begin(self, words)
        return path

    def _is_at_work(self) -> bool:
        """Whether something long is under way in the library; the user is told so."""
        window = self._window
        busy = window.jobs is not None and window.jobs.busy
        if busy:
            words = self.tr("The library is being worked on.")
            window.notice.show_error(LibraryBusy(words, self.tr("Wait until that has ended, and try again.")))
        return busy

    def _return(self, path: Path, error: EgpkError | None = None) -> None:
        self._window.progress.end(self)
        self._window.open_library(path)
        if error is not None:
            self._window.notice.show_error(error)

    # Checking and mending

    def open_check(self) -> CheckDialog | None:
        """Check the library; returns the dialog, or None where there is no library."""
        path = self.path()
        if path is None:
            return None
        dialog = CheckDialog(path.stem, self._window)
        dialog.mendAsked.connect(lambda: self._mend(dialog, path))
        dialog.placeAsked.connect(lambda made: self._put_in_place(dialog, made))
        dialog.open()
        may_mend = self._window.workbench is None or not (
            self._window.workbench.lists is not None and self._window.workbench.lists.read_only
        )
        ticket = self.apart.submit(
            lambda told: safekeeping.check(path, told),
            lambda problems: dialog.show_problems(problems, may_mend=may_mend),
            dialog.show_failure,
            stopped=dialog.show_stopped,
            progress=dialog.show_progress,
            owner=dialog,
        )
        dialog.stopAsked.connect(ticket.cancel)
        self.dialogOpened.emit(dialog)
        return dialog

    def _mend(self, dialog: CheckDialog, path: Path) -> None:
        if self._leave(self.tr("Mending the library…")) is None:
            return
        dialog.show_work(self.tr("Mending {library}…").format(library=isolate(path.stem)))

        def done(repair: Repair) -> None:
            dialog.show_repair(repair)
            self._return(path)

        def failed(error: EgpkError) -> None:
            dialog.show_failure(error)
            self._return(path, error)

        def stopped() -> None:
            dialog.show_stopped()
            self._return(path)

        ticket = self.apart.submit(
            lambda told: safekeeping.repair(path, told),
            done,
            failed,
            stopped=stopped,
            progress=dialog.show_progress,
        )
        dialog.stopAsked.connect(ticket.cancel)

    def _put_in_place(self, dialog: CheckDialog, made: Path | None) -> None:
        if made is not None:
            dialog.close()
            self.restore(made)

    # Erasing

    def ask_purge_document(self) -> None:
        """Ask whether to erase the open or chosen report for good."""
        bench = self._window.workbench
        if bench is None or not (document := bench.current_document()) or bench.lists is None:
            return
        record = next((one for one in bench.lists.documents if one.id == document), None)
        if record is not None and not self._is_at_work():
            copies = safekeeping.copies(bench.session.path)
            dialog = PurgeDialog(" ".join(record.title.split()), copies, self._window)
            dialog.wished.connect(lambda with_copies: self.purge_document(record, with_copies=with_copies))
            dialog.open()
            self.dialogOpened.emit(dialog)

    def purge_document(self, record: DocumentRecord, *, with_copies: bool) -> None:
        """Erase a report for good."""
        bench = self._window.workbench
        if bench is None:
            return
        path = bench.session.path
        bench.side.memo.flush()

        def work(workspace: Workspace, _: Ticket[Purged]) -> Purged:
            return erasure.purge_document(
                path,
                record.id,
                (record.title, record.file_name),
                lambda: workspace.remove_document(record.id, purge=True),
                with_copies=with_copies,
            )

        def done(purged: Purged) -> None:
            bench.refresh()
            bench.report_editing.documentRemoved.emit(record.id)
            self._tell_purged(purged)

        bench.session.changes.submit(work, done, self._window.notice.show_error, owner=bench)

    def _tell_purged(self, purged: Purged) -> None:
        words = self.tr("Erased for good.")
        if purged.left:
            words += " " + self.tr("%n backup(s) still hold it.", "", len(purged.left))
            self._window.notice.show_offer(words, self.tr("Backups…"), self.open_backups)
        elif purged.in_use:
            words += " " + self.tr("Another program has the library open; close it there too.")
            self._window.notice.show_good(words)
        else:
            self._window.notice.show_good(words)

    def ask_purge_library(self) -> PurgeDialog | None:
        """Ask whether to erase the whole library for good; its name must be written."""
        path = self.path()
        if path is None:
            return None
        dialog = PurgeDialog(path.stem, safekeeping.copies(path), self._window, library=True)
        dialog.wished.connect(lambda with_copies: self.purge_library(with_copies=with_copies))
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def purge_library(self, *, with_copies: bool) -> None:
        """Erase the open library for good, and what the window remembers of it."""
        keeping, self.by_itself = self.by_itself, False  # no backup of what is about to be erased
        path = self._leave(self.tr("Erasing the library…"))
        self.by_itself = keeping
        if path is None:
            return

        def done(purged: Purged) -> None:
            window = self._window
            window.settings.forget(path)
            DeskMemory(window.settings.desk_folder).forget(path)
            self._failed_path = None
            window.progress.end(self)
            window.build()
            words = self.tr("Erased for good.")
            if purged.left:
                words += " " + self.tr("%n backup(s) still hold it.", "", len(purged.left))
            window.notice.show_good(words)

        self.apart.submit(
            lambda _: erasure.purge_library(path, with_copies=with_copies),
            done,
            lambda error: self._return(path, error),
        )
