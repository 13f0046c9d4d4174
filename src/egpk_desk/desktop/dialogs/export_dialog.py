"""Exporting excerpts: what, in which form, with a preview before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from egpk_desk import places
from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.citing.note_style import FOLDER as STYLES
from egpk_desk.desktop.citing.note_style import NoteStyle, StyleShelf
from egpk_desk.desktop.citing.style_picker import Run
from egpk_desk.desktop.dialogs.check_tree import CheckTree, Entry
from egpk_desk.desktop.dialogs.export_options import ExportOptions
from egpk_desk.desktop.dialogs.form import button_box, scrolled
from egpk_desk.desktop.dialogs.preset_bar import PresetBar
from egpk_desk.desktop.fonts import READING_FACE
from egpk_desk.desktop.panels.kind_names import kind_label
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.exporters import COPY
from egpk_desk.exporters.presets import FOLDER as PRESETS
from egpk_desk.exporters.presets import Presets
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say as say_in
from egpk_desk.library.records import Code, DocumentRecord, Kind
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Selection

_UNFIT = re.compile("[^\\w\\s.\u0610-\u061a\u064b-\u065f\u0670-]+")  # marks on letters are no \\w
_PAUSE = 250  # ms after a change, before a preview is asked for

Answer = Callable[[str], None]
Preview = Callable[[ExportRequest, Selection, Answer], None]
"""Asks for a preview; the answer, HTML, comes later, on the window's thread."""


class ExportDialog(QDialog):
    """``saveRequested`` carries an ExportRequest, a Selection and the Path to write to; the dialog is closed then.

    ``template()`` is the document that the export follows, which is not read here; ``note_style()`` is how its notes
    are written.
    """

    saveRequested = Signal(object, object, object)  # noqa: N815 - Qt's way of naming

    def __init__(
        self,
        codes: Sequence[Code],
        documents: Sequence[DocumentRecord],
        preview: Preview,
        parent: QWidget | None = None,
        *,
        language: str | None = None,
        folder: Path | None = None,
        selection: Selection | None = None,
        style: NoteStyle | None = None,
        run: Run | None = None,
        kinds: Sequence[Kind] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export excerpts"))
        self._preview = preview
        self._folder = folder or Path.home()
        self._asked = 0
        spoken = language or i18n.language()
        data = places.user_data()
        self.options = options = ExportOptions(
            StyleShelf(data / STYLES), style or NoteStyle(), spoken, self._folder, self, run
        )
        self.format, self.group_by, self.spelling = options.format, options.group_by, options.spelling
        self.words, self.title, self.memos = options.words, options.title, options.memos
        self._side = QWidget(self)  # each part is made where it stands: Qt styles a subtree anew whenever it is moved
        self.tabs = QTabWidget(self._side)
        self.presets = PresetBar(Presets(data / PRESETS), options.values, self._side)
        self.codes = CheckTree(self.tr("Codes to export"), _code_entries(codes, spoken, kinds), self.tabs)
        entries = (Entry(record.id, one_line(record.title)) for record in documents)
        self.documents = CheckTree(self.tr("Reports to export"), entries, self.tabs)
        if selection is not None and selection.codes:
            self.codes.check(selection.codes)
        if selection is not None and selection.documents:
            self.documents.check(selection.documents)
        self._pdfs = frozenset(record.id for record in documents if record.kind == "pdf")
        self._titles = {record.id: one_line(record.title) for record in documents}
        self._ids = selection.ids if selection is not None else ()
        self.tabs.addTab(scrolled(options.layout_page()), self.tr("Form"))
        self.tabs.addTab(scrolled(options.notes_page()), self.tr("Notes"))
        self.tabs.addTab(self.codes, "")
        self.tabs.addTab(self.documents, "")
        self.page = QTextBrowser(self)
        self.page.setObjectName("preview")
        self.page.setAccessibleName(self.tr("Preview"))
        self.page.setOpenLinks(False)
        self.page.setStyleSheet(f"font-family: {READING_FACE}; font-size: {scaled(17)}px;")
        self.status = RoleLabel(role="quiet", parent=self)
        self.save_button, box = button_box(self, self.tr("Save…"))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        self._lay_out(box)
        self.presets.chosen.connect(options.show_values)
        for failed in (self.presets.failed, options.failed):
            failed.connect(self.tell)
        for changed in (options.changed, self.codes.changed, self.documents.changed):
            changed.connect(self._changed)
        self._changed()
        self.resize(min(scaled(430) + 590, 1280), 690)

    def _lay_out(self, box: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.large)
        row, foot = QHBoxLayout(), QHBoxLayout()
        layout.addLayout(row, 1)
        layout.addLayout(foot)
        row.setSpacing(LIGHT.spacing.large)
        row.addWidget(self._side)
        row.addWidget(self.page, 1)
        foot.addWidget(self.status, 1)
        foot.addWidget(box)
        self._side.setFixedWidth(scaled(430))
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LIGHT.spacing.medium)
        form = QFormLayout()
        column.addLayout(form)
        column.addWidget(self.tabs, 1)
        form.setHorizontalSpacing(LIGHT.spacing.large)
        form.setVerticalSpacing(LIGHT.spacing.medium)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.format.setAccessibleName(self.tr("Format"))
        form.addRow(self.tr("Saved form"), self.presets)
        form.addRow(self.tr("Format"), self.format)

    def request(self) -> ExportRequest:
        """The form that is asked for."""
        codes = self.codes.checked()
        return self.options.request(None if len(codes) == self.codes.total else frozenset(codes))

    def note_style(self) -> NoteStyle:
        """How notes are written."""
        return self.options.picker.value()

    def template(self) -> Path | None:
        """The Word document that the export follows."""
        return self.options.template_path()

    def tell(self, error: EgpkError) -> None:
        """Say what could not be done."""
        self.status.set_role("danger")
        self.status.setText(" ".join(part for part in i18n.say(error) if part))

    def selection(self) -> Selection:
        """What is asked for; where all codes are taken, excerpts without a code are too."""
        codes, documents = self.codes.checked(), self.documents.checked()
        if self.format.currentData() == COPY:
            documents = self._copied()
        return Selection(
            documents=() if len(documents) == self.documents.total else tuple(documents),
            codes=() if len(codes) == self.codes.total else tuple(codes),
            ids=self._ids,
        )

    def _copied(self) -> list[str]:
        """The chosen reports of which there is a PDF to copy."""
        return [document for document in self.documents.checked() if document in self._pdfs]

    def suggested_name(self) -> str:
        """A file's name from the title, without what file systems do not take."""
        title = self.title.text().strip() or say_in("title", self.words.currentData())
        if self.format.currentData() == COPY:
            title = self._titles[self._copied()[0]]
        stem = " ".join(_UNFIT.sub(" ", title).split()).strip(" .") or "export"
        return f"{stem}.{self.format.currentData()}"

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no preview once the dialog is closed."""
        self._timer.stop()
        super().hideEvent(event)

    def accept(self) -> None:
        """Ask where to save; the dialog stays until a place was chosen."""
        if not self.save_button.isEnabled():
            return
        ending = self.format.currentData()
        suggested = self._folder / self.suggested_name()
        kinds = {f"{self.format.currentText()} (*.{ending})": ending}
        chooser = choose_to_save(self, self.tr("Save excerpts"), suggested, self._save, kinds)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _save(self, target: Path) -> None:
        self.saveRequested.emit(self.request(), self.selection(), target)
        self.done(QDialog.DialogCode.Accepted)

    def _changed(self) -> None:
        codes, documents = self.codes.checked(), self.documents.checked()
        self.status.set_role("quiet")
        self.tabs.setTabText(2, _counted(self.tr("Codes"), len(codes), self.codes.total))
        self.tabs.setTabText(3, _counted(self.tr("Reports"), len(documents), self.documents.total))
        nothing = not codes or not documents
        self.save_button.setEnabled(not nothing)
        self._asked += 1  # an answer that is still to come belongs to something else
        self._timer.stop()
        if nothing:
            self.status.setText(self.tr("Choose at least one code and one report."))
            self.page.clear()
            return
        if self.format.currentData() == COPY and len(self._copied()) != 1:
            self.save_button.setEnabled(False)
            self.status.setText(self.tr("Choose one report that came as PDF, under Reports."))
            self.page.clear()
            return
        self.status.setText(self.tr("Preparing the preview…"))
        self._timer.start()

    def _ask(self) -> None:
        asked = self._asked
        self._preview(self.request(), self.selection(), lambda html: self._show(asked, html))

    def _show(self, asked: int, html: str) -> None:
        if asked != self._asked:
            return
        arabic = self.words.currentData() == "ar"
        option = QTextOption(self.page.document().defaultTextOption())
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight)
        self.page.document().setDefaultTextOption(option)
        self.page.setHtml(html)
        self.status.setText(self.tr("The preview shows the beginning; the file has all of it."))


def _counted(name: str, taken: int, total: int) -> str:
    numbers = f"{total}" if taken == total else f"{taken}/{total}"
    return f"{name} ({isolate(numbers)})"


def _code_entries(codes: Sequence[Code], language: str, named: Sequence[Kind]) -> Iterator[Entry]:
    kinds: set[str] = set()
    here = {code.id for code in codes}
    for code in codes:  # each after the one above it
        head = kind_label(code.kind, named, language)
        if code.kind not in kinds:
            kinds.add(code.kind)
            yield Entry(None, head)
        yield Entry(code.id, code.name(language), code.parent if code.parent in here else head, code.colour)
