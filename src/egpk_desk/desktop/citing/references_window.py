"""All works that the library knows: listed, corrected, entered, with how each is cited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from egpk_desk.citations.collection import Entry
from egpk_desk.citations.notes import FormattedNote
from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.appearance import shown_theme
from egpk_desk.desktop.citing.reference_form import ReferenceForm
from egpk_desk.desktop.citing.reference_list import ReferenceList
from egpk_desk.desktop.citing.samples import note_block
from egpk_desk.desktop.citing.style_dialog import note_page
from egpk_desk.desktop.importing import dropped_paths
from egpk_desk.desktop.panels.flow_layout import in_lines
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT

_PAUSE = 180  # ms after a keystroke before the citation is set anew
_NEW = ""


class ReferencesWindow(QDialog):
    """Shows entries and asks for changes; what is shown comes from the library."""

    saved = Signal(str, dict)  # the entry's id (empty: a new work) and its changed fields, or its whole record
    removalRequested = Signal(str)  # noqa: N815 - Qt's way of naming
    citationAsked = Signal(object)  # noqa: N815 - a CSL-JSON item, to be cited
    copyRequested = Signal(str, bool)  # noqa: N815 - the entry's id; whether as a list of sources has it
    importRequested = Signal()  # noqa: N815
    filesDropped = Signal(list)  # noqa: N815 - of Path
    exportRequested = Signal(list)  # noqa: N815 - ids of entries; empty for all
    duplicatesRequested = Signal()  # noqa: N815
    styleRequested = Signal()  # noqa: N815
    documentRequested = Signal(str)  # noqa: N815
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referencesWindow")
        self.setWindowTitle(self.tr("References"))
        self.setAcceptDrops(True)
        self.may_change = True
        self._entries: Mapping[str, Entry] = {}
        self._wanted: str | None = None
        self.list = ReferenceList()
        self.form = ReferenceForm()
        self.page = note_page(self.tr("How it is cited"))
        self.page.setMaximumHeight(205)
        self.wrong = RoleLabel(role="danger")
        self.wrong.hide()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.ask_citation)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.form.changed.connect(self._changed)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.activated.connect(self.save)
        self.resize(1080, 740)
        self._show(None)

    def _lay_out(self) -> None:
        self.new_button = self._button(self.tr("New work"), self.begin_new, "add")
        self.import_button = self._button(self.tr("Take in a file…"), self.importRequested.emit, "import")
        self.export_button = self._button(self.tr("Save as a file…"), self._export, "export")
        self.twice_button = self._button(self.tr("Duplicates…"), self.duplicatesRequested.emit)
        self.style_button = self._button(self.tr("Style…"), self.styleRequested.emit)
        head = QHBoxLayout()
        head.setSpacing(LIGHT.spacing.medium)
        head.addWidget(in_lines(self.new_button, self.import_button, self.export_button, self.twice_button), 1)
        head.addWidget(self.style_button)
        self.save_button = self._button(self.tr("Save"), self.save)
        self.save_button.setProperty("role", "primary")
        self.revert_button = self._button(self.tr("Discard changes"), self.revert)
        self.remove_button = self._button(self.tr("Remove"), self._remove)
        self.open_button = self._button(self.tr("Open the report"), self._open)
        self.copy_note_button = self._button(self.tr("Copy the note"), lambda: self._copy(False), "copy")
        self.copy_list_button = self._button(self.tr("Copy for the list"), lambda: self._copy(True))
        acts = QHBoxLayout()
        acts.setSpacing(LIGHT.spacing.medium)
        copying = (self.copy_note_button, self.copy_list_button)
        acts.addWidget(in_lines(*copying, self.open_button, self.remove_button), 1)
        for button in (self.revert_button, self.save_button):
            acts.addWidget(button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(LIGHT.spacing.medium, 0, 0, 0)
        column.setSpacing(LIGHT.spacing.medium)
        column.addWidget(self.form, 1)
        column.addWidget(self.wrong)
        column.addWidget(self.page)
        column.addLayout(acts)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.addWidget(self.list)
        self.columns.addWidget(right)
        self.columns.setSizes([350, 680])
        self.columns.setStretchFactor(1, 1)
        self.columns.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(head)
        layout.addWidget(self.columns, 1)

    def _button(self, words: str, act: Callable[[], object], icon: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        if icon:
            button.setIcon(icons.icon(icon))
            button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda _=False: act())
        return button

    # Entries

    def set_entries(self, entries: Sequence[Entry], *, may_change: bool) -> None:
        """Show what the library holds now; what is being written stays."""
        self.may_change = may_change
        self._entries = {entry.id: entry for entry in entries}
        dirty, shown = self.dirty, self.form.entry
        self.list.set_entries(entries)
        if self._wanted is not None:
            self.choose(self._wanted)
        elif shown is not None and shown.id in self._entries and not dirty and self._entries[shown.id] != shown:
            self._show(self._entries[shown.id])
        elif shown is not None and shown.id not in self._entries and not dirty:
            self._show(self._entries.get(self.list.current()))
        elif shown is None and not self.adding and entries and not self.list.current():
            self.list.choose(entries[0].id)
        self._update()

    def choose(self, id_: str) -> None:
        """Show an entry, once it is there: a document's id is its entry's."""
        self._wanted = id_
        if id_ in self._entries:
            if not self.list.choose(id_):
                self.list.show_all()
                self.list.choose(id_)
            self._wanted = None

    @property
    def adding(self) -> bool:
        """Whether a new work is being written."""
        return self._adding

    @property
    def dirty(self) -> bool:
        """Whether something was written that is not kept yet."""
        if self.form.entry is None and not self._adding:
            return False
        return not self.form.valid or bool(self._written())

    def _written(self) -> dict[str, Any]:
        changes = self.form.changes()
        if self._adding:
            return {key: value for key, value in changes.items() if key != "type"} and changes
        return changes

    def _choose(self, id_: str) -> None:
        shown = self.form.entry
        if shown is not None and id_ == shown.id and not self._adding:
            return
        if self.dirty and self.may_change:
            if words := self._problem():  # nothing that was written is lost
                with QSignalBlocker(self.list):
                    if shown is not None:
                        self.list.choose(shown.id)
                self._say(words)
                return
            self._keep()
        self._show(self._entries.get(id_))

    def _problem(self) -> str:
        """Why what is written cannot be kept; empty where it can."""
        if not self.form.valid:
            return self.tr("Correct the date first, or discard the changes.")
        if not (self.form.lines["title"].text().strip() or any(one.value() for one in self.form.people.people)):
            return self.tr("A work needs a title or a name.")
        shown, key = self.form.entry, self.form.key.text().strip().casefold()
        others = (one for one in self._entries.values() if shown is None or one.id != shown.id)
        if key and (shown is None or key != shown.key.casefold()) and any(one.key.casefold() == key for one in others):
            return self.tr("Another work has this citation key.")
        return ""

    def _show(self, entry: Entry | None, *, adding: bool = False) -> None:
        self._adding = adding
        self.form.show_entry(entry)
        self.form.setEnabled(self.may_change and (entry is not None or adding))
        self._say("")
        self._update()
        self.ask_citation()

    def begin_new(self) -> None:
        """Write a work that has no file."""
        if self.dirty and self.may_change:
            if words := self._problem():
                self._say(words)
                return
            self._keep()
        self.list.view.clearSelection()
        with QSignalBlocker(self.list):
            self.list.view.setCurrentIndex(self.list.model.index(-1))
        self._show(None, adding=True)
        self.form.lines["title"].setFocus()

    def save(self) -> None:
        """Keep what was written."""
        if not self.save_button.isEnabled():
            return
        self._keep()

    def _keep(self) -> None:
        entry = self.form.entry
        if entry is None:
            self.saved.emit(_NEW, self.form.item())
        else:
            self.saved.emit(entry.id, self.form.changes())

    def kept(self, entry: Entry) -> None:
        """An entry was stored as it is now."""
        shown = self.form.entry
        self._entries = {**self._entries, entry.id: entry}
        if (shown is None and self._adding) or (shown is not None and shown.id == entry.id):
            self._show(entry)
            self._wanted = entry.id

    def revert(self) -> None:
        """Take back what was written since it was kept last."""
        self._show(self.form.entry)
        if self.form.entry is None:
            self._choose(self.list.current())

    def _remove(self) -> None:
        if self.form.entry is not None:
            self.removalRequested.emit(self.form.entry.id)

    def _open(self) -> None:
        if self.form.entry is not None and self.form.entry.document:
            self.documentRequested.emit(self.form.entry.document)

    def _copy(self, listed: bool) -> None:
        if self.form.entry is not None:
            self.copyRequested.emit(self.form.entry.id, listed)

    def _export(self) -> None:
        chosen = self.list.selected()
        self.exportRequested.emit(chosen if len(chosen) > 1 else [])

    # What is said

    def _changed(self) -> None:
        self._update()
        self._timer.start()

    def ask_citation(self) -> None:
        """Ask how what is written is cited."""
        self._timer.stop()
        if self.form.valid and (self.form.entry is not None or self._adding):
            item = self.form.item()
            if item.get("title") or item.get("author"):
                self.citationAsked.emit(item)
                return
        self.page.clear()

    def show_citation(self, notes: Sequence[tuple[str, FormattedNote]]) -> None:
        """Show how the work is cited: notes by what they are."""
        names = {
            "first": self.tr("In a note"),
            "later": self.tr("Again, later"),
            "list": self.tr("In the list of sources"),
        }
        quiet, rtl = shown_theme().quiet, i18n.language() == "ar"
        self.page.setHtml("".join(note_block(note, before=names[kind], quiet=quiet, rtl=rtl) for kind, note in notes))

    def refuse(self, words: str) -> None:
        """Say what could not be kept."""
        self._say(words)

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _update(self) -> None:
        entry, may = self.form.entry, self.may_change
        dirty = self.dirty
        problem = self._problem() if dirty else ""
        self._say(problem)
        self.save_button.setEnabled(may and dirty and not problem)
        self.revert_button.setEnabled(dirty or self._adding)
        self.remove_button.setEnabled(may and entry is not None and entry.document is None)
        self.open_button.setVisible(entry is not None and entry.document is not None)
        self.remove_button.setVisible(entry is None or entry.document is None)
        for button in (self.copy_note_button, self.copy_list_button):
            button.setEnabled(entry is not None and not dirty)
        for button in (self.new_button, self.import_button, self.twice_button):
            button.setEnabled(may)
        self.export_button.setEnabled(bool(self._entries))

    _adding = False

    # Files and ending

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.may_change and dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths: list[Path] = dropped_paths(event.mimeData())
        self.filesDropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_change and self.dirty and not self._problem():
            self._keep()
        super().closeEvent(event)
        self.closed.emit()

    def reject(self) -> None:
        """Escape closes, and keeps what was written."""
        self.close()
