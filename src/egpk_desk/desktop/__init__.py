"""Everything Qt: the window, its panels and the reader.

The functions here are all that the command line knows of the desktop; they load Qt when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from egpk_desk.document import Document
from egpk_desk.exporters.excerpt import Excerpt


def run(path: Path, *, user: str, files: Sequence[Path] = ()) -> int:
    """Open the window on a library, and on documents imported from ``files``; returns the exit code."""
    from egpk_desk.desktop import application

    return application.run(path, user=user, files=files)


def screenshot(path: Path, *, user: str, screen: str, language: str, theme: str, out: Path) -> None:
    """Picture a screen of the window on a library, without a display.

    Raises EgpkError where there is no such screen, the library does not open or the picture cannot be written.
    """
    from egpk_desk.desktop import screens

    screens.screenshot(path, user=user, screen=screen, language=language, theme=theme, out=out)


def print_pdf(
    document: Document,
    excerpts: Sequence[Excerpt],
    *,
    part: tuple[int, int] | None,
    highlights: bool,
    codes: bool,
    memos: bool,
    paper: str,
    points: int,
    language: str,
    arabic_digits: bool,
) -> bytes:
    """A document with its highlights on pages of paper, as PDF, without a display. Raises ExportError."""
    from egpk_desk.desktop.printing.options import PrintOptions
    from egpk_desk.desktop.printing.output import pdf
    from egpk_desk.desktop.printing.pages import PrintedPages
    from egpk_desk.desktop.sheet import as_mark
    from egpk_desk.desktop.svg_png import ensure_application

    ensure_application()
    options = PrintOptions(
        part=part,
        highlights=highlights,
        codes=codes,
        memos=memos,
        paper=paper,
        points=points,
        language=language,
        arabic_digits=arabic_digits,
    )
    return pdf(PrintedPages(document, [as_mark(excerpt, language) for excerpt in excerpts], options))


def forget(path: Path) -> None:
    """Let the window remember nothing of a library that was erased."""
    from egpk_desk.desktop.settings import WindowSettings
    from egpk_desk.desktop.sides.remembering import DeskMemory

    settings = WindowSettings()
    settings.forget(path)
    DeskMemory(settings.desk_folder).forget(path)


def main() -> None:
    """The window as a program of its own: ``egpk-desk-window [FILE…]``."""
    import sys

    from egpk_desk.cli import run as run_command

    sys.exit(run_command(["open", *sys.argv[1:]]))
