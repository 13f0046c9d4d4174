"""Setting the notes of a manuscript anew: which file, in which style, where to; and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.citing.note_style import NoteStyle, StyleShelf
from egpk_desk.desktop.citing.style_picker import Run, StylePicker
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.errors import EgpkError
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Progress

if TYPE_CHECKING:
    from egpk_desk.exporters.manuscript import Refreshed  # python-docx takes long to load

ENDINGS = (".docx",)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done to a manuscript."""

    source: Path
    target: Path
    style: NoteStyle
    with_list: bool


class PathField(QWidget):
    """A field for a path, with a button that opens a file dialog."""

    changed = Signal()

    def __init__(self, choose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.textChanged.connect(self.changed)
        self.button = QPushButton(choose)
        self.button.setAutoDefault(False)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def path(self) -> Path | None:
        """What is written, or None."""
        text = self.field.text().strip()
        return Path(text) if text else None


class ManuscriptDialog(FormDialog):
    """``wished`` carries a Wish; the dialog stays and shows what came of it. ``stopped``: it was closed before."""

    wished = Signal(object)
    stopped = Signal()
    openRequested = Signal(object)  # noqa: N815 - Qt's way of naming; the Path that was written

    def __init__(
        self,
        shelf: StyleShelf,
        style: NoteStyle,
        folder: str,
        parent: QWidget | None = None,
        *,
        run: Run | None = None,
    ) -> None:
        super().__init__(self.tr("Set the notes of a manuscript anew"), self.tr("Set the notes"), parent)
        self.setObjectName("manuscriptDialog")
        self._folder = folder
        self._busy = False
        self._written: Path | None = None
        self.told = RoleLabel(
            self.tr(
                "Every note that was pasted or exported from here is written by its place: in full, again, "
                "«the same». All else in the file stays as it is."
            ),
            role="quiet",
        )
        self.source, self.target = PathField(self.tr("Choose…")), PathField(self.tr("Choose…"))
        self.source.button.clicked.connect(self.choose_source)
        self.target.button.clicked.connect(self.choose_target)
        self.picker = StylePicker(shelf, style, self, run)
        self.with_list = QCheckBox(self.tr("Write the list of sources"))
        self.with_list.setChecked(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.outcome = RoleLabel(role="good")
        self.open_button = QPushButton(self.tr("Open it"))
        self.open_button.setProperty("role", "link")
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._open_written)
        self.form.addRow(self.told)
        self.add(self.tr("Manuscript (.docx)"), self.source)
        self.add(self.tr("Written to"), self.target)
        for label, field in self.picker.rows():
            self.add(label, field)
        self.form.addRow("", self.with_list)
        self.form.addRow("", self.bar)
        self.form.addRow(self.outcome)
        self.form.addRow("", self.open_button)
        for widget in (self.bar, self.outcome, self.open_button):
            self.form.setRowVisible(widget, False)
        for signal in (self.source.changed, self.target.changed, self.picker.changed, self.with_list.toggled):
            signal.connect(self._changed)
        self.picker.failed.connect(lambda error: self.say_wrong(_line(error)))
        self.resize(660, self.sizeHint().height())
        self._changed()
        self.source.setFocus()

    def choose_source(self) -> QFileDialog:
        """Ask for the manuscript."""
        chooser = QFileDialog(self, self.tr("Choose a manuscript"), self._folder)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(self.tr("Word documents") + " (*.docx)")
        chooser.fileSelected.connect(lambda name: self.take_source(Path(name)))
        chooser.open()
        return chooser

    def take_source(self, path: Path) -> None:
        """Take a manuscript, and suggest a file beside it to write to."""
        self.source.field.setText(str(path))
        name = self.tr("{name} (notes set)").format(name=path.stem)
        self.target.field.setText(str(path.with_name(f"{name}.docx")))

    def choose_target(self) -> QFileDialog:
        """Ask where to write."""
        target = self.target.path()
        chooser = QFileDialog(self, self.tr("Write the manuscript to"), str(target.parent if target else self._folder))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setNameFilter(self.tr("Word documents") + " (*.docx)")
        chooser.setDefaultSuffix("docx")
        if target:
            chooser.selectFile(str(target))
        chooser.fileSelected.connect(self.target.field.setText)
        chooser.open()
        return chooser

    def accept(self) -> None:
        """Let it be done; the dialog stays to tell what came of it."""
        source, target = self.source.path(), self.target.path()
        if source is None or target is None or not self.accept_button.isEnabled():
            return
        self._busy = True
        self.bar.setRange(0, 0)
        self._changed()
        self.wished.emit(Wish(source, target, self.picker.value(), self.with_list.isChecked()))

    def reject(self) -> None:
        """Close; what is under way stops, and nothing is written."""
        if self._busy:
            self._busy = False
            self._changed()
            self.stopped.emit()
        super().reject()

    def show_progress(self, progress: Progress) -> None:
        """Tell how many notes are set."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_result(self, target: Path, made: Refreshed) -> None:
        """Tell what was done."""
        self._busy = False
        self._changed()
        lines = [
            self.tr("%n note(s) set anew", "", made.notes),
            self.tr("%n of them changed", "", made.changed),
            self.tr("%n source(s) listed", "", made.sources),
        ]
        told = [" · ".join(lines), self.tr("Written to {file}.").format(file=isolate(str(target)))]
        if made.unknown:
            told.append(
                self.tr(
                    "%n note(s) cite what this library does not hold; they stay as they were.", "", len(made.unknown)
                )
            )
        self.outcome.set_role("warning" if made.unknown else "good")
        self.outcome.setText("\n".join(told))
        self._written = target
        for widget in (self.outcome, self.open_button):
            self.form.setRowVisible(widget, True)

    def _open_written(self) -> None:
        if self._written is not None:
            self.openRequested.emit(self._written)

    def show_failure(self, error: EgpkError) -> None:
        """Tell why nothing was done."""
        self._busy = False
        self._changed()
        self.say_wrong(_line(error))
        self.accept_button.setEnabled(True)

    def _changed(self) -> None:
        self.say_wrong("")
        self.form.setRowVisible(self.bar, self._busy)
        for widget in (self.outcome, self.open_button):
            self.form.setRowVisible(widget, False)
        both = self.source.path() is not None and self.target.path() is not None
        self.accept_button.setEnabled(both and not self._busy)


def _line(error: EgpkError) -> str:
    return " ".join(part for part in i18n.say(error) if part)
