"""Checking the quotations of a manuscript from the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from egpk_desk.analysis.quotations import report
from egpk_desk.analysis.quotations.checked import CheckedQuotation
from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing.quotations_window import QuotationsWindow
from egpk_desk.desktop.window_keeper import WindowKeeper
from egpk_desk.desktop.work import Ticket
from egpk_desk.errors import Cancelled, EgpkError
from egpk_desk.files import write_atomically
from egpk_desk.intake import READABLE_SUFFIXES
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Progress, Workspace

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench


class Proving(WindowKeeper[QuotationsWindow]):
    """Opens the window of quotations and checks manuscripts for it in a lane."""

    def __init__(self, bench: Workbench, settings: WindowSettings) -> None:
        super().__init__(bench)
        self._bench = bench
        self._settings = settings
        self._ticket: Ticket[Any] | None = None
        self._manuscript = Path()
        bench.actions_.check_quotations.triggered.connect(lambda _=False: self.begin())

    def begin(self) -> QFileDialog:
        """Show the window and ask for a manuscript."""
        self.open()
        return self.choose()

    def _made(self) -> QuotationsWindow:
        window = QuotationsWindow(self._bench.window())
        window.chooseRequested.connect(self.choose)
        window.stopRequested.connect(self.stop)
        window.saveRequested.connect(self.choose_target)
        window.placeAsked.connect(self._go)
        return window

    def choose(self) -> QFileDialog:
        """Ask for a manuscript."""
        chooser = QFileDialog(
            self.window or self._bench.window(),
            self.tr("Check the quotations of a manuscript"),
            self._settings.folder,
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
        chooser.setNameFilters([self.tr("Manuscripts") + f" ({endings})", self.tr("All files") + " (*)"])
        chooser.fileSelected.connect(lambda name: self.check(Path(name)))
        chooser.open()
        return chooser

    def check(self, manuscript: Path) -> None:
        """Check a manuscript; of two the later one counts."""
        window = self.open()
        self._manuscript = manuscript
        self._settings.folder = str(manuscript.parent)
        window.begin(manuscript.name)

        def work(workspace: Workspace, ticket: Ticket[list[CheckedQuotation] | None]) -> list[CheckedQuotation] | None:
            try:
                return workspace.check_quotations(
                    manuscript,
                    progress=lambda done, total: ticket.report(Progress(done, total)),
                    cancelled=ticket.cancelled,
                )
            except Cancelled:
                return None

        def show(found: Sequence[CheckedQuotation] | None) -> None:
            if found is None:
                window.show_stopped()
            else:
                window.show_found(found)

        self._ticket = self._bench.session.counts.submit(
            work, show, window.show_failure, owner=window, progress=window.show_progress, key="quotations"
        )

    def stop(self) -> None:
        """Stop the check that is under way."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _closed(self) -> None:
        self.stop()
        super()._closed()

    def _go(self, one: CheckedQuotation) -> None:
        assert one.document is not None
        self._bench.show_place(one.document, one.source_start, one.source_end)

    def choose_target(self) -> QFileDialog:
        """Ask where to save what was found as a page."""
        kinds = {self.tr("Web pages") + " (*.html)": "html"}
        suggested = self._manuscript.with_suffix(".html")
        return choose_to_save(self.window, self.tr("Save the check as a page"), suggested, self.save, kinds)

    def save(self, target: Path) -> None:
        """Write what was found as a page."""
        if self.window is None:
            return
        found, name, language = self.window.found, self._manuscript.name, i18n.language()

        def refuse(error: EgpkError) -> None:
            if self.window is not None:
                self.window.show_failure(error)

        def tell(_: None) -> None:
            if self.window is not None:
                words = self.tr("Written to {file}.").format(file=isolate(str(target)))
                self.window.told.setText(i18n.directed(words))

        self._bench.session.queries.submit(
            lambda _w, _t: write_atomically(target, report.write(found, name, language)), tell, refuse, owner=self
        )
