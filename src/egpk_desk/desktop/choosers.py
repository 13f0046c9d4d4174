"""The dialogs that ask for libraries, files and folders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.intake import READABLE_SUFFIXES
from egpk_desk.places import LIBRARY_SUFFIX


def choose_to_save(
    parent: QWidget | None,
    title: str,
    suggested: Path,
    then: Callable[[Path], object],
    kinds: Mapping[str, str] | None = None,
) -> QFileDialog:
    """Ask where to write a file, beginning with a name in a folder; ``then`` gets the file that was chosen.

    ``kinds`` maps what the dialog calls a kind of file, as ``PDF (*.pdf)``, to its ending without a dot. A name that is
    typed without an ending gets that of the kind in hand, at first the suggested one's.
    """
    chooser = QFileDialog(parent, title, str(suggested.parent))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    first = suggested.suffix.removeprefix(".")
    if kinds:
        chooser.setNameFilters(list(kinds))
        chooser.filterSelected.connect(lambda chosen: chooser.setDefaultSuffix(kinds.get(chosen, first)))
    chooser.setDefaultSuffix(first)
    chooser.selectFile(suggested.name)
    chooser.fileSelected.connect(lambda name: then(Path(name)))
    chooser.open()
    return chooser


class Choosers(QObject):
    """Opens file dialogs over a window, each in the folder that was used last."""

    def __init__(self, window: QWidget, settings: WindowSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def library(self, then: Callable[[Path], None]) -> QFileDialog:
        """Ask which library to open."""
        chooser = self._of_libraries(self.tr("Open a library"), QFileDialog.AcceptMode.AcceptOpen)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self._chosen(Path(name), then))
        chooser.open()
        return chooser

    def new_library(self, then: Callable[[Path], None]) -> QFileDialog:
        """Ask where to make a new library."""
        chooser = self._of_libraries(self.tr("New library"), QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix(LIBRARY_SUFFIX.removeprefix("."))
        chooser.fileSelected.connect(lambda name: self._chosen(Path(name), then))
        chooser.open()
        return chooser

    def _of_libraries(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        chooser = self._made(title)
        chooser.setAcceptMode(mode)
        chooser.setNameFilter(self.tr("Libraries") + f" (*{LIBRARY_SUFFIX})")
        return chooser

    def _chosen(self, path: Path, then: Callable[[Path], None]) -> None:
        self._settings.folder = str(path.parent)
        then(path)

    def reports(self, then: Callable[[Sequence[Path]], None]) -> QFileDialog:
        """Ask which files to import."""
        chooser = self._made(self.tr("Import reports"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
        chooser.setNameFilters([self.tr("Reports") + f" ({endings})", self.tr("All files") + " (*)"])
        chooser.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        chooser.open()
        return chooser

    def folder(self, then: Callable[[Sequence[Path]], None]) -> QFileDialog:
        """Ask which folder to import."""
        chooser = self._made(self.tr("Import a folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        chooser.open()
        return chooser

    def _made(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._window, title, self._settings.folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser
