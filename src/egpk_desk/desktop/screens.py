"""Pictures of every screen of the window, made on a real library without a display, for tests and documents."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from egpk_desk.desktop.application import make_application
from egpk_desk.desktop.fonts import interface_font
from egpk_desk.desktop.guide import screens as helping
from egpk_desk.desktop.guide.pictures import FOCUS
from egpk_desk.desktop.keeping import screens as kept
from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.desktop.organising import screens as organised
from egpk_desk.desktop.pages import screens as paged
from egpk_desk.desktop.projects import screens as exchanged
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing import screens as shared
from egpk_desk.desktop.sides import screens as opened_reports
from egpk_desk.desktop.stylesheet import TYPE
from egpk_desk.desktop.theme import theme as theme_of_name
from egpk_desk.desktop.workbench import Workbench
from egpk_desk.errors import EgpkError, ExportError, NotFound
from egpk_desk.files import write_atomically
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import opened

SIZE = (1440, 900)
_PATIENCE = 60.0  # seconds for a large library on a slow disk


def screenshot(path: Path, *, user: str, screen: str, language: str, theme: str, out: Path) -> None:
    """Picture a screen of the window on a library, as PNG.

    Raises NotFound where there is no such screen, LibraryError where the library does not open, ExportError where the
    picture cannot be written.
    """
    if screen not in SCREENS:
        raise NotFound(f"There is no screen “{screen}”.", f"Choose one of: {', '.join(SCREENS)}.")
    if not isinstance(QApplication.instance(), QApplication):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        settings = WindowSettings(Path(folder) / "window.ini")
        make_application(settings, language=language, theme=theme)
        window = MainWindow(settings, user)
        window.resize(*SIZE)
        window.show()
        stage = Stage(window, path, Path(folder), theme)
        try:
            picture = SCREENS[screen](stage)
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _save(picture, out, stage.focus)


def _save(picture: QPixmap, out: Path, focus: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "picture.png"
        image = picture.toImage()
        image.setText(FOCUS, focus)
        if not image.save(str(made)):
            raise ExportError("The picture could not be made.", "Check that there is room on the disk.")
        write_atomically(out, made.read_bytes())


class Stage:
    """A window and the library that it is pictured on."""

    def __init__(self, window: MainWindow, path: Path, folder: Path, theme: str) -> None:
        self.window = window
        self.path = path
        self.folder = folder
        self.theme = theme_of_name(theme)
        self.focus = ""  # where the dialog stands in a picture with one: left, top, width, height

    def open(self, path: Path, *, create: bool = False) -> Workbench:
        """Open a library and wait until its lists are shown. Raises what keeps it from opening."""
        failures: list[EgpkError] = []
        done: list[bool] = []
        self.window.libraryFailed.connect(failures.append)
        self.window.libraryOpened.connect(lambda: done.append(True))
        self.window.open_library(path, create=create)
        self.wait(lambda: bool(done or failures))
        if failures:
            raise failures[0]
        assert self.window.workbench is not None
        return self.window.workbench

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + _PATIENCE
        while not until():
            QApplication.processEvents()
            time.sleep(0.002)
            if time.monotonic() > end:
                raise EgpkError("The window was not ready in time.", "Try again with a smaller library.")

    def settle(self, seconds: float = 0.3) -> None:
        """Let what is delayed (maps, lists) come to rest."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end)

    def open_richest(self, path: Path | None = None) -> Workbench:
        """Open the library, on the document with the most highlights, one with a memo in hand."""
        bench = self.open(path or self.path)
        assert bench.lists is not None
        if not bench.lists.documents:
            return bench
        richest = max(bench.lists.documents, key=lambda record: record.highlights)
        bench.open_document(richest.id)
        self.wait(lambda: bench.coding.document == richest.id)
        excerpts = bench.coding.excerpts()
        if excerpts:
            with_memo = [e for e in excerpts if e.memo and e.codes] or [e for e in excerpts if e.codes] or excerpts
            bench.coding.jump(with_memo[0].highlight.id)
            bench.reader.flash(0, 0)
        self.settle()
        return bench

    def picture(self) -> QPixmap:
        """The window as it is now."""
        self.settle()
        return self.window.grab()

    def picture_with(self, dialog: QDialog | QWidget) -> QPixmap:
        """The window with a dialog over it, framed as a desktop does."""
        self.settle()
        behind, front = self.window.grab(), dialog.grab()
        bar = 36
        frame = QRect(0, 0, front.width(), front.height() + bar)
        frame.moveCenter(behind.rect().center())
        self.focus = f"{frame.x()},{frame.y()},{frame.width()},{frame.height()}"
        painter = QPainter(behind)
        painter.fillRect(behind.rect(), QColor(0, 0, 0, 70))
        painter.setPen(self.theme.colour("rule"))
        painter.setBrush(self.theme.colour("raised"))
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        font = interface_font(TYPE.body)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QRect(frame.left(), frame.top(), frame.width(), bar), _CENTRE, dialog.windowTitle())
        painter.drawPixmap(frame.left(), frame.top() + bar, front)
        painter.end()
        dialog.close()
        return behind


_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def _main(stage: Stage) -> QPixmap:
    stage.open_richest()
    return stage.picture()


def _empty(stage: Stage) -> QPixmap:
    stage.open(stage.folder / stage.path.name, create=True)
    return stage.picture()


def _start(stage: Stage) -> QPixmap:
    stage.window.settings.add_recent(stage.path)
    stage.window.build()
    return stage.picture()


def _missing(stage: Stage) -> QPixmap:
    try:
        stage.open(stage.folder / "missing" / stage.path.name)
    except EgpkError:
        return stage.picture()
    raise EgpkError("A library that is not there was opened.")


def _export(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    dialog = bench.exporting.open_dialog()
    assert dialog is not None
    stage.wait(lambda: dialog.page.toPlainText())
    return stage.picture_with(dialog)


def _search(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    excerpts = bench.coding.excerpts()
    title = bench.reading.record.title if bench.reading.record else ""
    words = [word for word in (excerpts[0].text if excerpts else title).split() if len(word) > 4]
    stage.window.search_field.setText(words[0] if words else title)
    stage.wait(lambda: bench.search.isVisible())
    bench.search.choose_first()
    stage.settle(0.5)
    return stage.picture()


def _palette(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    document = bench.reader.document()
    start = bench.reader.position().offset
    if document is not None:
        start = document.text.find(" ", start + 200) + 1
        bench.reader.select(start, document.text.find(" ", start + 30))
    bench.tagging.open_palette()
    return stage.picture()


def _find(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    bench.open_find()
    if bench.reading.record is not None:
        words = [word for word in bench.reading.record.title.split() if len(word) > 3]
        bench.reading.find_bar.field.setText(words[0] if words else "")
    return stage.picture()


def _import_report(stage: Stage) -> QPixmap:
    """A real import of the samples and of a broken file, into a copy of the library."""
    copy = stage.folder / stage.path.name
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.backup(copy)
    broken = stage.folder / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more came over the line")
    bench = stage.open_richest(copy)
    bench.importing.import_paths([sample_docs(), broken])
    dialogs: list[QDialog] = []

    def shown() -> bool:
        dialogs.extend(dialog for dialog in stage.window.findChildren(QDialog) if dialog.isVisible())
        return bool(dialogs)

    stage.wait(shown)
    return stage.picture_with(dialogs[0])


def _metadata(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    dialogs: list[QDialog] = []
    bench.report_editing.metadataOpened.connect(dialogs.append)
    bench.report_editing.correct(bench.coding.document)
    stage.wait(lambda: dialogs)
    return stage.picture_with(dialogs[0])


def _code(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    assert bench.lists is not None
    dialog = bench.code_editing.edit(bench.lists.codes[0].id) if bench.lists.codes else bench.code_editing.add()
    assert dialog is not None
    return stage.picture_with(dialog)


def _evidence(stage: Stage, tab: int) -> QPixmap:
    bench = stage.open_richest()
    window = bench.weighing.open()
    window.tabs.setCurrentIndex(tab)
    shown = (window.matrix.model.counted, window.together.model.counted, window.words.model.words)
    stage.wait(lambda: (window.matrix.model.counted, window.together.model.counted, window.words.model.words) != shown)
    return stage.picture_with(window)


def _suggestions(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    window = bench.weighing.open()
    answered: list[object] = []
    window.tabs.setCurrentWidget(window.suggestions)
    window.suggestions.model.modelReset.connect(lambda: answered.append(True))
    stage.wait(lambda: answered)
    return stage.picture_with(window)


def _autocode(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    if bench.lists is None or not bench.lists.codes:
        return stage.picture()
    excerpts = bench.coding.excerpts()
    title = bench.reading.record.title if bench.reading.record else ""
    words = [word for word in (excerpts[0].text if excerpts else title).split() if len(word) > 4]
    bench.searching.ask(words[0] if words else title)
    stage.wait(lambda: bench.search.isVisible())
    dialog = bench.auto_coding.open()
    assert dialog is not None
    stage.wait(lambda: dialog.passages.model.rows)
    return stage.picture_with(dialog)


def _proposal(stage: Stage) -> QPixmap:
    """The codes that the first report whose headings name some proposes."""
    bench = stage.open_richest()
    assert bench.lists is not None
    dialogs: list[QDialog] = []
    told: list[EgpkError] = []
    bench.codebook_exchange.dialogOpened.connect(dialogs.append)
    bench.codebook_exchange.failed.connect(told.append)
    for record in bench.lists.documents:
        told.clear()
        bench.codebook_exchange.propose(record.id)
        stage.wait(lambda: dialogs or told)
        if dialogs:
            return stage.picture_with(dialogs[0])
    return stage.picture()


def _merge(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    dialog = bench.code_refining.merge()
    if dialog is None:
        return stage.picture()
    stage.wait(dialog.told.text)
    return stage.picture_with(dialog)


def _split(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    dialog = bench.code_refining.split()
    return stage.picture_with(dialog) if dialog is not None else stage.picture()


def _export_notes(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    dialog = bench.exporting.open_dialog()
    assert dialog is not None
    dialog.tabs.setCurrentIndex(1)
    dialog.options.bibliography.setChecked(True)
    stage.wait(lambda: dialog.page.toPlainText())
    return stage.picture_with(dialog)


def _references(stage: Stage) -> QPixmap:
    bench = stage.open_richest()
    window = bench.citing.references.open(bench.coding.document)
    stage.wait(lambda: not bench.coding.document or window.page.toPlainText())
    return stage.picture_with(window)


def _style(stage: Stage) -> QPixmap:
    dialog = stage.open_richest().citing.choose_style()
    stage.wait(lambda: dialog.page.toPlainText())
    return stage.picture_with(dialog)


def _source_notes(stage: Stage) -> QPixmap:
    """The notes of the first report that has any."""
    bench = stage.open_richest()
    assert bench.lists is not None
    dialogs: list[QDialog] = []
    bench.citing.dialogOpened.connect(dialogs.append)
    noted = [record for record in bench.lists.documents if record.notes] or list(bench.lists.documents)
    if not noted:
        return stage.picture()
    bench.citing.show_source_notes(noted[0].id)
    stage.wait(lambda: dialogs)
    return stage.picture_with(dialogs[0])


def _duplicates(stage: Stage) -> QPixmap:
    """A copy of the library into which a work was entered that a report of it is already."""
    copy = stage.folder / stage.path.name
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.backup(copy)
    with opened(copy, user=stage.window.user) as workspace:
        for entry in workspace.bibliography.entries()[:2]:
            kept = {name: value for name, value in entry.item.items() if name not in ("id", "citation-key", "URL")}
            workspace.bibliography.add({**kept, "publisher-place": "—", "number": "7"})
    bench = stage.open_richest(copy)
    dialog = bench.citing.references.open_duplicates()
    assert bench.lists is not None
    stage.wait(lambda: dialog.pair() or not bench.lists or not bench.lists.documents)
    return stage.picture_with(dialog)


def _manuscript(stage: Stage) -> QPixmap:
    return stage.picture_with(stage.open_richest().citing.open_manuscript())


SCREENS: dict[str, Callable[[Stage], QPixmap]] = {
    "main": _main,
    "empty": _empty,
    "start": _start,
    "missing": _missing,
    "export": _export,
    "search": _search,
    "palette": _palette,
    "find": _find,
    "import-report": _import_report,
    "page": paged.pages,
    "page-beside": paged.beside,
    "page-panel": paged.panel,
    "metadata": _metadata,
    "code": _code,
    "matrix": lambda stage: _evidence(stage, 0),
    "cooccurrence": lambda stage: _evidence(stage, 1),
    "words": lambda stage: _evidence(stage, 2),
    "suggestions": _suggestions,
    "autocode": _autocode,
    "proposal": _proposal,
    "merge": _merge,
    "split": _split,
    "export-notes": _export_notes,
    "references": _references,
    "style": _style,
    "source-notes": _source_notes,
    "duplicates": _duplicates,
    "manuscript": _manuscript,
    "memos": organised.memos,
    "choice": organised.choice,
    "properties": organised.properties,
    "bundle": shared.making,
    "join": shared.joining,
    "joined": shared.joined,
    "conflicts": shared.conflicts,
    **shared.FURTHER,
    "quotations": shared.quotations,
    "project": exchanged.sending,
    "project-in": exchanged.taking,
    "project-came": exchanged.taken,
    **kept.FURTHER,
    "shortcuts": helping.shortcuts,
    "settings": helping.settings,
    "guide": helping.guide,
    "tabs": opened_reports.tabs,
    "side-by-side": opened_reports.beside,
    "commands": opened_reports.commands,
}
"""Each screen's name, and what brings it on."""
