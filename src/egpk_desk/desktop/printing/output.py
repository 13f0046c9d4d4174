"""Where printed pages go: a PDF, a picture for the preview, a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from egpk_desk import __version__
from egpk_desk.desktop.printing.options import PAPERS
from egpk_desk.desktop.printing.pages import PrintedPages
from egpk_desk.errors import Cancelled, ExportError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 600
translate = QCoreApplication.translate


def pdf(
    pages: PrintedPages,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The pages as PDF, its text selectable. Raises ExportError, Cancelled."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(PAPERS.get(pages.options.paper, QPageSize.PageSizeId.A4)))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setResolution(_DPI)
    writer.setTitle(pages.title)
    writer.setCreator(f"EgPk Desk {__version__}")
    letters = []
    painter = QPainter(writer)
    if not painter.isActive():
        raise ExportError(
            translate("Printing", "The PDF could not be made."),
            translate("Printing", "Check that there is memory left."),
        )
    try:
        for number in range(len(pages)):
            if cancelled():
                raise Cancelled("Printing was stopped.", "Nothing was written.")
            progress(number, len(pages))
            if number:
                writer.newPage()
            _paint(painter, pages, number, _DPI / 72)
            letters.append(pages.letters(number))
    finally:
        painter.end()
    if cancelled():
        raise Cancelled("Printing was stopped.", "Nothing was written.")
    from egpk_desk.desktop.printing.text_layer import with_text  # pypdf takes long to load, and a preview needs none

    return with_text(bytes(buffer.data().data()), letters, pages.sheet.height)


def picture(pages: PrintedPages, number: int, scale: float) -> QImage:
    """A page as a picture, so many pixels a point."""
    image = QImage(round(pages.sheet.width * scale), round(pages.sheet.height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _paint(painter, pages, number, scale)
    painter.end()
    return image


def print_on(
    printer: QPrinter,
    pages: PrintedPages,
    numbers: Iterable[int],
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Print pages (from 0); returns how many. Raises ExportError where the printer takes nothing, Cancelled."""
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportError(
            translate("Printing", "The printer takes nothing."),
            translate("Printing", "Look whether it is connected, or save a PDF."),
        )
    wanted = list(numbers)
    try:
        for done, number in enumerate(wanted):
            if cancelled():
                printer.abort()
                raise Cancelled("Printing was stopped.", "Pages that the printer has already may still come.")
            progress(done, len(wanted))
            if done:
                printer.newPage()
            _paint(painter, pages, number, printer.resolution() / 72)
    finally:
        painter.end()
    return len(wanted)


def _paint(painter: QPainter, pages: PrintedPages, number: int, scale: float) -> None:
    painter.save()
    painter.scale(scale, scale)
    pages.paint(painter, number)
    painter.restore()
