"""The references from the window: opens their dialogs, reads and changes them in lanes, takes in and writes files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from egpk_desk.citations.collection import Entry
from egpk_desk.citations.exchange import FORMATS, SUFFIXES
from egpk_desk.citations.notes import FormattedNote
from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.citing.duplicates_dialog import DuplicatesDialog
from egpk_desk.desktop.citing.note_style import NoteStyle
from egpk_desk.desktop.citing.reference_import import FileOutcome, ReferenceImportReport, counts
from egpk_desk.desktop.citing.references_window import ReferencesWindow
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.exporters.bibliography import bibliography
from egpk_desk.files import write_atomically
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace

T = TypeVar("T")
_PAUSE = 200  # ms after a change of the library before an open window reads anew
DROPPED = frozenset(SUFFIXES)
"""The endings by which a dropped file is one of references."""


class Referencing(QObject):
    """Keeps the references window, where it is open, in step with the library."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    documentRequested = Signal(str)  # noqa: N815
    styleRequested = Signal()  # noqa: N815
    copyRequested = Signal(str, bool)  # noqa: N815
    dialogOpened = Signal(object)  # noqa: N815
    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError

    def __init__(
        self,
        session: Session,
        settings: WindowSettings,
        style: Callable[[], NoteStyle],
        may_change: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._style = style
        self._may_change = may_change
        self._owner = parent
        self.window: ReferencesWindow | None = None
        self.duplicates: DuplicatesDialog | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.read)

    # The window

    def open(self, id_: str = "") -> ReferencesWindow:
        """Show the window, on an entry where one is named (by its id, or its document's)."""
        if self.window is None:
            self.window = window = ReferencesWindow(self._owner.window())
            window.saved.connect(self._save)
            window.removalRequested.connect(self._remove)
            window.citationAsked.connect(self._cite)
            window.copyRequested.connect(self.copyRequested)
            window.importRequested.connect(self.choose_file)
            window.filesDropped.connect(self.take_in)
            window.exportRequested.connect(self.choose_target)
            window.duplicatesRequested.connect(self.open_duplicates)
            window.styleRequested.connect(self.styleRequested)
            window.documentRequested.connect(self.documentRequested)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if id_:
            self.window.choose(id_)
        self.read()
        return self.window

    def close(self) -> None:
        """Put the window away for good."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def refresh(self) -> None:
        """The library, or the style, has changed."""
        if self.window is not None and self.window.isVisible():
            self._later.start()

    def read(self) -> None:
        """Read all references anew, where they are shown."""

        def show(entries: list[Entry]) -> None:
            if self.window is not None:
                self.window.set_entries(entries, may_change=self._may_change())

        if self.window is not None:
            self._session.counts.submit(
                lambda workspace, _: workspace.bibliography.entries(),
                show,
                self.failed.emit,
                owner=self,
                key="references",
            )

    def style_changed(self) -> None:
        """Cite what is shown in the style that holds now."""
        if self.window is not None:
            self.window.ask_citation()

    def _cite(self, item: Mapping[str, Any]) -> None:
        style = self._style()

        def cite(workspace: Workspace, _: Ticket[Any]) -> list[tuple[str, FormattedNote]]:
            cited = workspace.bibliography.cited(Entry(str(item.get("id") or "new"), "", item))
            other = workspace.bibliography.cited(Entry("another", "", {"title": "—", "language": "ar"}))
            formatter = style.formatter()
            notes = formatter.notes([cited, other, cited])
            listed = bibliography(formatter, [cited])
            return [("first", notes[0]), ("later", notes[2]), *(("list", one) for one in listed)]

        def show(notes: list[tuple[str, FormattedNote]]) -> None:
            if self.window is not None:
                self.window.show_citation(notes)

        self._session.queries.submit(cite, show, self._refuse, owner=self, key="cite")

    # Changes

    def _save(self, id_: str, values: Mapping[str, Any]) -> None:
        def keep(workspace: Workspace, _: Ticket[Entry]) -> Entry:
            return workspace.bibliography.change(id_, values) if id_ else workspace.bibliography.add(values)

        def show(entry: Entry) -> None:
            if self.window is not None:
                self.window.kept(entry)
            self._changed()

        self._session.changes.submit(keep, show, self._refuse, owner=self)

    def _remove(self, id_: str) -> None:
        self._change(
            lambda workspace, _: workspace.bibliography.remove(id_),
            lambda _: self._tell(self.tr("Removed; undo brings it back.")),
        )

    def _tell(self, words: str) -> None:
        self.succeeded.emit(words)
        self._changed()

    def _changed(self) -> None:
        self.read()
        self.libraryChanged.emit()

    def _refuse(self, error: EgpkError) -> None:
        if self.window is not None and self.window.isVisible():
            self.window.refuse(" ".join(part for part in i18n.say(error) if part))
        else:
            self.failed.emit(error)

    def _change(self, job: Callable[[Workspace, Ticket[T]], T], done: Callable[[T], None]) -> None:
        self._session.changes.submit(job, done, self._refuse, owner=self)

    # Duplicates

    def open_duplicates(self) -> DuplicatesDialog:
        """Show which works are there twice."""
        self.duplicates = dialog = DuplicatesDialog(self.window or self._owner.window())
        dialog.mergeRequested.connect(self.merge)
        dialog.open()
        self._read_duplicates()
        self.dialogOpened.emit(dialog)
        return dialog

    def _read_duplicates(self) -> None:
        dialog = self.duplicates
        if dialog is not None:
            self._session.counts.submit(
                lambda workspace, _: workspace.bibliography.duplicates(), dialog.show_groups, self._refuse, owner=dialog
            )

    def merge(self, kept: str, other: str) -> None:
        """Make one work of two."""

        def done(_: Entry) -> None:
            self._read_duplicates()
            self._changed()

        self._change(lambda workspace, _: workspace.bibliography.merge(kept, other), done)

    # Files

    def choose_file(self) -> QFileDialog:
        """Ask which files of references to take in."""
        chooser = QFileDialog(self.window or self._owner.window(), self.tr("Take in references"), self._settings.folder)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, *DROPPED, ".txt"}))
        names = self.tr("References: RIS, BibTeX, CSL-JSON, of Zotero and EndNote")
        chooser.setNameFilters([f"{names} ({endings})", self.tr("All files") + " (*)"])
        chooser.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        chooser.open()
        return chooser

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files of references, each as one step for undo; goes on past bad ones."""
        if not paths:
            return
        self._settings.folder = str(paths[0].parent)

        def take(workspace: Workspace, _: Ticket[list[FileOutcome]]) -> list[FileOutcome]:
            return [_taken(workspace, path) for path in paths]

        self._session.imports.submit(take, self._taken_in, self.failed.emit, owner=self)

    def _taken_in(self, outcomes: Sequence[FileOutcome]) -> None:
        self._changed()
        broken = counts(outcomes)[3]
        dialog = ReferenceImportReport(outcomes, self.window or self._owner.window())
        if broken or (self.window is not None and self.window.isVisible()):
            dialog.entryChosen.connect(self.open)
            dialog.open()
            self.dialogOpened.emit(dialog)
        else:
            self.succeeded.emit(dialog.summarise(outcomes))
            dialog.deleteLater()

    def take_out_of(self, paths: Sequence[Path]) -> list[Path]:
        """Take in those of dropped files that hold references; returns the others.

        A file of references beside a report of the same name among them is left to the import, which attaches it.
        """
        stems = {path.with_suffix("") for path in paths if path.suffix.lower() not in DROPPED}
        own = [path for path in paths if path.suffix.lower() in DROPPED and path.is_file()]
        self.take_in([path for path in own if _stem(path) not in stems])
        return [path for path in paths if path not in own]

    def choose_target(self, ids: Sequence[str] = ()) -> QFileDialog:
        """Ask where the references (all, or those of the ids) are to be written, and in which format."""
        suggested = Path(self._settings.folder) / (self.tr("references") + ".bib")
        kinds = {"BibTeX / BibLaTeX (*.bib)": "bib", "RIS (*.ris)": "ris", "CSL-JSON (*.json)": "json"}
        return choose_to_save(
            self.window or self._owner.window(),
            self.tr("Save references"),
            suggested,
            lambda target: self.write(target, ids),
            kinds,
        )

    def write(self, target: Path, ids: Sequence[str] = ()) -> None:
        """Write references; the file's suffix says the format, and is BibTeX where it says none."""
        self._settings.folder = str(target.parent)
        format_ = SUFFIXES.get(target.suffix.lower(), "bibtex")
        format_ = format_ if format_ in FORMATS else "bibtex"

        def write(workspace: Workspace, _: Ticket[None]) -> None:
            write_atomically(target, workspace.bibliography.export(format_, ids))

        told = self.tr("Written to {file}.").format(file=isolate(str(target)))
        self._session.counts.submit(write, lambda _: self.succeeded.emit(told), self.failed.emit, owner=self)


def _stem(path: Path) -> Path:
    """A path without its ending, which may be ``.csl.json``."""
    bare = path.with_suffix("")
    return bare.with_suffix("") if bare.suffix.lower() == ".csl" else bare


def _taken(workspace: Workspace, path: Path) -> FileOutcome:
    try:
        data = path.read_bytes()
    except OSError as error:
        told = UnreadableSource(
            f"“{path.name}” cannot be read: {error.strerror}.", "Check that it is there and yours to read."
        )
        return FileOutcome(path.name, None, told)
    try:
        return FileOutcome(path.name, workspace.bibliography.import_(data, path.name))
    except EgpkError as error:
        return FileOutcome(path.name, None, error)
