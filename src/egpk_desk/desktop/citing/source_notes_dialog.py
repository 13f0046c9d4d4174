"""The notes that a report itself has: what each says, the work that it gives, citing that work through the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.citations.source_references import SourceReference
from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import shown_theme
from egpk_desk.desktop.citing.reference_words import field_name, said, type_name
from egpk_desk.desktop.citing.samples import note_block, text_block
from egpk_desk.desktop.citing.style_dialog import note_page
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.document import Note
from egpk_desk.text.bidi import isolate

_SHOWN = (
    *("type", "author", "editor", "translator", "title", "container-title", "publisher", "publisher-place"),
    *("issued", "volume", "issue", "edition", "number", "URL", "DOI", "accessed"),
)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of a report: its body (empty where the copy lacks it), the reference in it, and it cited through."""

    note: Note
    body: str
    reference: SourceReference | None
    through: FormattedNote | None
    there: bool = False
    """Whether the work is among the references already."""


class SourceNotesDialog(QDialog):
    """Lists the notes of one report."""

    placeChosen = Signal(int, int)  # noqa: N815 - Qt's way of naming; the range of a marker
    addRequested = Signal(list)  # noqa: N815 - indexes of notes
    copyRequested = Signal(int)  # noqa: N815 - the index of a note

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceNotesDialog")
        self.setWindowTitle(self.tr("The source's own notes"))
        self._rows: Sequence[NoteRow] = ()
        self._may_change = True
        self.head = RoleLabel(i18n.directed(isolate(one_line(title))), role="heading")
        self.line = RoleLabel(role="quiet")
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Notes"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemSelectionChanged.connect(self._update)
        self.list.itemActivated.connect(lambda *_: self._go())
        self.page: QTextBrowser = note_page(self.tr("What the note says"))
        self.empty = EmptyState()
        self.go_button = self._button(self.tr("Show in the text"), self._go)
        self.add_button = self._button(self.tr("Enter this work"), self._add)
        self.all_button = self._button(self.tr("Enter all works"), self._add_all)
        self.copy_button = self._button(self.tr("Copy, cited through the report"), self._copy)
        close = self._button(self.tr("Close"), self.reject)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(self.list)
        columns.addWidget(self.page)
        columns.setSizes([420, 420])
        columns.setChildrenCollapsible(False)
        self._columns = columns
        self._stack = QStackedWidget()
        self._stack.addWidget(columns)
        self._stack.addWidget(self.empty)
        acts = QHBoxLayout()
        acts.setSpacing(LIGHT.spacing.medium)
        for button in (self.copy_button, self.add_button, self.all_button, self.go_button):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.head)
        layout.addWidget(self.line)
        layout.addWidget(self._stack, 1)
        layout.addLayout(acts)
        self.resize(880, 540)

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())  # type: ignore[operator]
        return button

    def show_notes(self, rows: Sequence[NoteRow], *, may_change: bool) -> None:
        """Show these notes, in the order of the text."""
        at = max(0, self.current())
        self._rows, self._may_change = rows, may_change
        self.list.clear()
        for row in rows:
            if row.reference is not None and row.reference.item:
                told = str(row.reference.item.get("title", ""))
            else:
                told = row.body or self.tr("(missing from this copy)")
            item = QTreeWidgetItem(self.list, [i18n.directed(f"{isolate(row.note.marker)}  {isolate(one_line(told))}")])
            item.setToolTip(0, isolate(one_line(row.body)) if row.body else "")
            if row.reference is None or not row.reference.item:
                item.setForeground(0, shown_theme().colour("quiet"))
        with_body = sum(bool(row.body) for row in rows)
        parsed = sum(bool(row.reference and row.reference.item) for row in rows)
        parts = [self.tr("%n note(s)", "", len(rows)), self.tr("%n with a text", "", with_body)]
        parts.append(self.tr("%n give a work", "", parsed))
        self.line.setText(" · ".join(parts))
        self.line.setVisible(bool(rows))
        self.empty.say(self.tr("This report has no notes of its own"))
        self._stack.setCurrentWidget(self._columns if rows else self.empty)
        if (top := self.list.topLevelItem(min(at, len(rows) - 1))) is not None:
            self.list.setCurrentItem(top)
        self._show()

    def current(self) -> int:
        """The index of the note in hand; -1 where there is none."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None else -1

    def chosen(self) -> list[int]:
        """The indexes of the selected notes, in order."""
        return sorted(self.list.indexOfTopLevelItem(item) for item in self.list.selectedItems())

    def _row(self) -> NoteRow | None:
        at = self.current()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _show(self) -> None:
        row = self._row()
        self._update()
        if row is None:
            self.page.clear()
            return
        quiet, rtl = shown_theme().quiet, i18n.language() == "ar"
        body = row.body or self.tr("This copy of the report has the marker alone, without the note's text.")
        parts = [text_block(body, before=self.tr("What the note says"), quiet=quiet, rtl=rtl)]
        if row.through is not None:
            parts.append(note_block(row.through, before=self.tr("Cited through the report"), quiet=quiet, rtl=rtl))
        if row.reference is not None and row.reference.repeats:
            told = self.tr("It repeats an earlier note.")
            parts.append(text_block(told, before=self.tr("The work that it gives"), quiet=quiet, rtl=rtl))
        elif row.reference is not None and row.reference.item:
            item, head = row.reference.item, self.tr("The work that it gives")
            for name in _SHOWN:
                if item.get(name):
                    value = type_name(str(item[name])) if name == "type" else said(item[name])
                    line = f"{field_name(name)}: {isolate(value)}"
                    parts.append(text_block(line, before=head, quiet=quiet, rtl=rtl, own=False))
                    head = ""
            if row.reference.page:
                line = f"{field_name('page')}: {isolate(row.reference.page)}"
                parts.append(text_block(line, quiet=quiet, rtl=rtl, own=False))
            if row.there:
                told = self.tr("It is among the references already.")
                parts.append(text_block(told, before=" ", quiet=quiet, rtl=rtl, own=False))
        self.page.setHtml("".join(parts))

    def _update(self) -> None:
        row, chosen = self._row(), self.chosen()
        works = [at for at in chosen if self._is_new(at)]
        self.go_button.setEnabled(row is not None)
        self.copy_button.setEnabled(row is not None and row.through is not None)
        self.add_button.setEnabled(self._may_change and bool(works))
        self.all_button.setEnabled(self._may_change and any(self._is_new(at) for at in range(len(self._rows))))

    def _is_new(self, at: int) -> bool:
        reference = self._rows[at].reference if 0 <= at < len(self._rows) else None
        return bool(reference and reference.item and not self._rows[at].there)

    def _go(self) -> None:
        if (row := self._row()) is not None:
            self.placeChosen.emit(row.note.start, row.note.end)

    def _add(self) -> None:
        self.addRequested.emit([at for at in self.chosen() if self._is_new(at)])

    def _add_all(self) -> None:
        self.addRequested.emit([at for at in range(len(self._rows)) if self._is_new(at)])

    def _copy(self) -> None:
        if (row := self._row()) is not None and row.through is not None:
            self.copyRequested.emit(self.current())
