"""Printing from the window: layout, pictures and files are made in a lane, the printer is asked for by its dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtWidgets import QFileDialog

from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.printing.options import PAPERS, PrintOptions
from egpk_desk.desktop.printing.output import pdf, picture, print_on
from egpk_desk.desktop.printing.pages import PrintedPages
from egpk_desk.desktop.printing.print_dialog import PrintDialog
from egpk_desk.desktop.reader import Mark
from egpk_desk.desktop.reading_look import reading_look
from egpk_desk.desktop.sheet import as_mark
from egpk_desk.desktop.work import Ticket
from egpk_desk.document import Document
from egpk_desk.errors import Cancelled, EgpkError, ExportError
from egpk_desk.files import write_atomically
from egpk_desk.text.bidi import isolate
from egpk_desk.work_log import Work, WorkLog
from egpk_desk.work_notes import printed
from egpk_desk.workspace import Progress, Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from egpk_desk.desktop.main_window import MainWindow
    from egpk_desk.desktop.workbench import Workbench

_LARGEST = 3.0  # pixels a point of the preview


class Printing(QObject):
    """Opens the dialog on the open report; ``dialogOpened`` carries it."""

    dialogOpened = Signal(object)  # noqa: N815 - Qt's way of naming

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open(self) -> PrintDialog | None:
        """Show the pages of the open report; returns the dialog, or None where none is open."""
        bench = self._window.workbench
        document = bench.reader.document() if bench is not None else None
        if bench is None or document is None:
            return None
        start, end = bench.reader.selection()
        marks = [as_mark(excerpt, i18n.language()) for excerpt in bench.coding.excerpts()]
        settings = self._window.settings
        base = PrintOptions(
            highlights=settings.choice("print-highlights") != "no",
            codes=settings.choice("print-codes") != "no",
            memos=settings.choice("print-memos") != "no",
            paper=settings.choice("print-paper") or "A4",
            points=int(size) if (size := settings.choice("print-size")).isdecimal() else 12,
            justified=settings.choice("print-justified") != "no",
            face=reading_look().face,
            language=i18n.language(),
            arabic_digits=i18n.digits() == "arabic",
        )
        dialog = PrintDialog(base, (start, end) if start < end else None, bool(marks), self._window)
        _Print(self._window, bench, dialog, document, marks)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog


class _Print(QObject):
    """One dialog's work; it goes with the dialog."""

    def __init__(
        self, window: MainWindow, bench: Workbench, dialog: PrintDialog, document: Document, marks: Sequence[Mark]
    ) -> None:
        super().__init__(dialog)
        self._window, self._dialog = window, dialog
        self._lane = bench.session.queries
        self._path = bench.session.path
        self._document, self._marks = document, marks
        self._pages: PrintedPages | None = None
        dialog.pagesAsked.connect(self._lay_out)
        dialog.pageAsked.connect(self._picture)
        dialog.pdfAsked.connect(self.choose_target)
        dialog.printAsked.connect(self.choose_printer)
        self._lay_out(dialog.options())

    @property
    def _title(self) -> str:
        return " ".join(self._document.metadata.title.split())

    def _lay_out(self, options: PrintOptions) -> None:
        def work(_: Workspace, ticket: Ticket[PrintedPages]) -> PrintedPages:
            return PrintedPages(self._document, self._marks, options, cancelled=ticket.cancelled)

        def show(pages: PrintedPages) -> None:
            self._pages = pages
            self._remember(options)
            self._dialog.set_pages(len(pages))

        self._lane.submit(work, show, self._dialog.say_wrong, owner=self, key="print-pages")

    def _remember(self, options: PrintOptions) -> None:
        settings = self._window.settings
        for name, on in (
            ("highlights", options.highlights),
            ("codes", options.codes),
            ("memos", options.memos),
            ("justified", options.justified),
        ):
            settings.set_choice(f"print-{name}", "yes" if on else "no")
        settings.set_choice("print-paper", options.paper)
        settings.set_choice("print-size", str(options.points))

    def _picture(self, number: int) -> None:
        pages = self._pages
        if pages is None:
            return
        room = self._dialog.page.room()
        scale = min(_LARGEST, room.width() / pages.sheet.width, room.height() / pages.sheet.height)

        def work(_: Workspace, __: Ticket[QImage]) -> QImage:
            return picture(pages, number, max(0.3, scale))

        self._lane.submit(
            work,
            lambda image: self._dialog.show_page(number, image),
            self._dialog.say_wrong,
            owner=self,
            key="print-page",
        )

    # A file

    def choose_target(self) -> QFileDialog:
        """Ask where to write the PDF."""
        name = "".join(c for c in self._title if c not in '\\/:*?"<>|')[:80].strip() or "report"
        suggested = Path(self._window.settings.folder) / f"{name}.pdf"
        return choose_to_save(self._dialog, self.tr("Save as PDF"), suggested, self.save, {"PDF (*.pdf)": "pdf"})

    def save(self, target: Path) -> None:
        """Write the pages as PDF."""
        pages, window = self._pages, self._window
        if pages is None:
            return
        window.settings.folder = str(target.parent)

        def work(_: Workspace, ticket: Ticket[bool]) -> None:
            data = pdf(pages, lambda done, total: ticket.report(Progress(done, total)), ticket.cancelled)
            write_atomically(target, data)

        self._run(work, str(target), self.tr("{report} was written to {file}."))

    # A printer

    def choose_printer(self) -> QPrintDialog | None:
        """Ask which printer, and how many copies; where there is none, say so."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # the window starts without it

        if self._pages is None:
            return None
        if not QPrinterInfo.availablePrinterNames():
            self._dialog.say_wrong(
                ExportError(
                    self.tr("No printer is set up on this computer."), self.tr("Save a PDF and print it elsewhere.")
                )
            )
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        printer.setPageSize(QPageSize(PAPERS.get(self._pages.options.paper, QPageSize.PageSizeId.A4)))
        dialog = QPrintDialog(printer, self._dialog)
        dialog.setMinMax(1, len(self._pages))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.show()
        return dialog

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer's dialog says."""
        pages = self._pages
        if pages is None:
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        numbers = range(max(1, first) - 1, min(last, len(pages)))

        def work(_: Workspace, ticket: Ticket[bool]) -> None:
            print_on(
                printer, pages, numbers, lambda done, total: ticket.report(Progress(done, total)), ticket.cancelled
            )

        self._run(work, printer.printerName(), self.tr("{report} was sent to {file}."))

    def _run(self, work: Callable[[Workspace, Ticket[bool]], None], target: str, words: str) -> None:
        """Write or print in the lane, with progress in the window, which is told how it ended."""
        window, title, path = self._window, self._title, self._path

        def run(workspace: Workspace, ticket: Ticket[bool]) -> bool:
            try:
                work(workspace, ticket)
            except Cancelled:
                return False
            return True

        def done(whole: bool) -> None:
            window.progress.end(self)
            if whole:
                message, details = printed(title, target)
                WorkLog(path).note(Work.PRINT, message, details=details)
                window.notice.show_good(words.format(report=isolate(title), file=isolate(target)))
                self._dialog.close()

        def failed(error: EgpkError) -> None:
            window.progress.end(self)
            WorkLog(path).note(Work.PRINT, error.line, done=False)
            self._dialog.say_wrong(error)

        def show(progress: Progress) -> None:
            far = self.tr("Printing: {done} of {total}")
            words_now = far.format(done=i18n.number(progress.done), total=i18n.number(progress.total))
            window.progress.show_progress(self, words_now, progress)

        window.progress.begin(self, self.tr("Printing…"))
        ticket = self._lane.submit(run, done, failed, owner=self, progress=show)
        window.progress.cancelled.connect(lambda one: ticket.cancel() if one is self else None)
