"""Opens the log of a library and the figures of its reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from egpk_desk.analysis.statistics import Statistics
from egpk_desk.desktop.keeping.apart import Apart
from egpk_desk.desktop.keeping.log_window import LogWindow
from egpk_desk.desktop.keeping.statistics_dialog import StatisticsDialog
from egpk_desk.desktop.work import Ticket
from egpk_desk.files import write_atomically
from egpk_desk.text.bidi import isolate
from egpk_desk.work_log import WorkLog
from egpk_desk.workspace import Progress, Workspace

if TYPE_CHECKING:
    from egpk_desk.desktop.main_window import MainWindow

_MOST = 2000  # entries that are shown


class Telling(QObject):
    """Reads what the dialogs show in lanes."""

    dialogOpened = Signal(object)  # noqa: N815 - Qt's way of naming; the dialog

    def __init__(self, window: MainWindow, apart: Apart, path: Callable[[], Path | None], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._apart = apart
        self._path = path

    def open_log(self) -> LogWindow | None:
        """Show what was done with the library; returns the window, or None where there is no library."""
        path = self._path()
        if path is None:
            return None
        window = LogWindow(self._window)

        def read() -> None:
            self._apart.submit(
                lambda _: WorkLog(path).entries(_MOST), window.set_entries, lambda _: None, owner=window, key="log"
            )

        window.refreshAsked.connect(read)
        read()
        window.open()
        self.dialogOpened.emit(window)
        return window

    def open_statistics(self) -> StatisticsDialog | None:
        """Show figures of the open report and of the library; returns the dialog, or None without a library."""
        bench = self._window.workbench
        if bench is None or bench.lists is None:
            return None
        document = bench.coding.document
        title = next((one.title for one in bench.lists.documents if one.id == document), "")
        folder = Path(self._window.settings.folder)
        dialog = StatisticsDialog(document, title, folder, self._window)

        def count(chosen: str) -> None:
            def work(workspace: Workspace, ticket: Ticket[Statistics]) -> Statistics:
                return workspace.statistics(
                    (chosen,) if chosen else (),
                    progress=lambda done, total: ticket.report(Progress(done, total)),
                    cancelled=ticket.cancelled,
                )

            bench.session.counts.submit(
                work,
                lambda found: dialog.show_statistics(chosen, found),
                dialog.say_wrong,
                owner=dialog,
                progress=lambda progress: dialog.show_progress(progress.done, progress.total),
                key="statistics",
            )

        def save(target: Path, data: bytes) -> None:
            def tell(_: None) -> None:
                words = self.tr("The statistics were written to {file}.")
                self._window.notice.show_good(words.format(file=isolate(str(target))))

            self._apart.submit(lambda _: write_atomically(target, data), tell, dialog.say_wrong)

        dialog.countingAsked.connect(count)
        dialog.saveAsked.connect(save)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog
