"""The form of an export, field by field: order, headings, memos, context, colours, notes, a document to follow."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.styles import DEFAULT_STYLE
from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.citing.note_style import NoteStyle, StyleShelf
from egpk_desk.desktop.citing.style_picker import Run, StylePicker
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.exporters import COPY
from egpk_desk.exporters.request import ExportRequest

_TEXTS = frozenset(("docx", "odt", "html", "rtf", "md", "tex"))


class ExportOptions(QObject):
    """The fields, in two pages; they hold what :class:`ExportRequest` and a named template of an export hold."""

    changed = Signal()
    failed = Signal(object)  # EgpkError: a file is no citation style

    def __init__(
        self,
        shelf: StyleShelf,
        style: NoteStyle,
        language: str,
        folder: Path,
        window: QWidget,
        run: Run | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self.format = _choice(
            (self.tr("Word document, with footnotes"), "docx"),
            (self.tr("OpenDocument text, with footnotes"), "odt"),
            (self.tr("Web page"), "html"),
            (self.tr("Rich text (RTF)"), "rtf"),
            (self.tr("Markdown"), "md"),
            (self.tr("LaTeX source"), "tex"),
            (self.tr("Workbook (XLSX)"), "xlsx"),
            (self.tr("Table for spreadsheets (CSV)"), "csv"),
            (self.tr("Data for programs (JSON)"), "json"),
            (self.tr("Linked data: web annotations (JSON-LD)"), "jsonld"),
            (self.tr("Copy of a PDF, with its highlights in it"), COPY),
        )
        self.group_by = _choice(
            (self.tr("By code"), "code"), (self.tr("By report"), "document"), (self.tr("Not grouped"), "none")
        )
        self.order = _choice(
            (self.tr("As in the library and the text"), "text"),
            (self.tr("By the report's date"), "date"),
            (self.tr("By the report's title"), "title"),
            (self.tr("By the report's author"), "author"),
            (self.tr("As they were highlighted"), "created"),
        )
        self.spelling = _choice(
            (self.tr("As in the source, to the letter"), "source"),
            (self.tr("Without tashkeel and tatweel"), "plain"),
        )
        self.words = _choice((self.tr("Arabic"), "ar"), (self.tr("English"), "en"))
        self.words.setCurrentIndex(self.words.findData(language))
        self.title = QLineEdit()
        self.heading_level = _number(1, 6)
        self.before, self.after = _number(0, 10), _number(0, 10)
        self.memos = _check(self.tr("With my memos"), True)
        self.include_codes = _check(self.tr("With the names of codes"), True)
        self.code_colours = _check(self.tr("With the colours of codes"), True)
        self.bibliography = _check(self.tr("With the list of sources"), False)
        self.picker = StylePicker(shelf, style, window, run)
        self.template = QLineEdit()
        self.template.setPlaceholderText(self.tr("A Word document whose styles it follows"))
        self.template.setToolTip(self.template.placeholderText())
        self.template.setClearButtonEnabled(True)
        numbers = (self.heading_level, self.before, self.after)
        for box in (self.format, self.group_by, self.order, self.spelling, self.words, *numbers):
            box.currentIndexChanged.connect(self._changed)
        for line in (self.title, self.template):
            line.textChanged.connect(self._changed)
        for check in (self.memos, self.include_codes, self.code_colours, self.bibliography):
            check.toggled.connect(self._changed)
        self.picker.changed.connect(self.changed)
        self.picker.failed.connect(self.failed)
        self._forms: list[QFormLayout] = []
        self._template_row = QWidget()

    # Pages

    def layout_page(self) -> QWidget:
        """The page on what it looks like."""
        page, form = self._page()
        self._row(form, self.tr("Grouping"), self.group_by)
        self._row(form, self.tr("Order"), self.order)
        self._row(form, self.tr("Spelling"), self.spelling)
        self._row(form, self.tr("Headings and notes"), self.words)
        self._row(form, self.tr("Title"), self.title)
        self._row(form, self.tr("Topmost heading"), self.heading_level)
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.medium)
        for words, spin in ((self.tr("before"), self.before), (self.tr("after"), self.after)):
            row.addWidget(spin)
            row.addWidget(_label(words, spin))
        row.addStretch(1)
        self.before.setAccessibleName(self.tr("Sentences of the source before each"))
        self.after.setAccessibleName(self.tr("Sentences of the source after each"))
        form.addRow(self.tr("Sentences around it"), around)
        for check in (self.memos, self.include_codes, self.code_colours):
            form.addRow("", check)
        return page

    def notes_page(self) -> QWidget:
        """The page on notes, the list of sources, and the document that is followed."""
        page, form = self._page()
        for label, field in self.picker.rows():
            form.addRow(label, field)
        form.addRow("", self.bibliography)
        self.template.setAccessibleName(self.tr("Document to follow"))
        choose = QToolButton()
        choose.setIcon(icons.icon("open"))
        choose.setAccessibleName(self.tr("Choose a document to follow"))
        choose.setToolTip(choose.accessibleName())
        choose.clicked.connect(lambda: self.choose_template())
        row = QHBoxLayout(self._template_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.small)
        row.addWidget(self.template, 1)
        row.addWidget(choose)
        form.addRow(self.tr("Document to follow"), self._template_row)
        self._show_rows()
        return page

    def _page(self) -> tuple[QWidget, QFormLayout]:
        page, form = QWidget(), QFormLayout()
        form.setHorizontalSpacing(LIGHT.spacing.large)
        form.setVerticalSpacing(LIGHT.spacing.medium)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        self._forms.append(form)
        return page, form

    @staticmethod
    def _row(form: QFormLayout, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        form.addRow(label, field)

    # Values

    def request(self, codes: frozenset[str] | None) -> ExportRequest:
        """What is asked for, without the document to follow."""
        return ExportRequest(
            format=self.format.currentData(),
            group_by=self.group_by.currentData(),
            spelling=self.spelling.currentData(),
            title=self.title.text().strip(),
            language=self.words.currentData(),
            include_memos=self.memos.isChecked(),
            codes=codes,
            formatter=self.picker.value().formatter,
            order=self.order.currentData(),
            heading_level=self.heading_level.currentData(),
            include_codes=self.include_codes.isChecked(),
            code_colours=self.code_colours.isChecked(),
            before=self.before.currentData(),
            after=self.after.currentData(),
            bibliography=self.bibliography.isChecked(),
        )

    def template_path(self) -> Path | None:
        """The document to follow; None where there is none or the format follows none."""
        written = self.template.text().strip()
        return Path(written) if written and self.format.currentData() == "docx" else None

    def values(self) -> dict[str, Any]:
        """What a named template keeps."""
        style, request = self.picker.value(), self.request(None)
        shape = ("format", "group_by", "order", "spelling", "title", "language", "heading_level", "before", "after")
        more = ("include_memos", "include_codes", "code_colours", "bibliography")
        kept: dict[str, Any] = {name: getattr(request, name) for name in (*shape, *more)}
        kept |= {"style": style.style, "digits": style.digits, "source_notes": style.source_notes}
        kept |= {"locale": style.locale} if style.locale else {}
        return kept | ({"template": self.template.text().strip()} if self.template.text().strip() else {})

    def show_values(self, kept: Mapping[str, Any]) -> None:
        """Let the fields say what a named template says; of what it leaves out they keep what they say."""
        blocker = QSignalBlocker(self)
        for box, name in (
            (self.format, "format"),
            (self.group_by, "group_by"),
            (self.order, "order"),
            (self.spelling, "spelling"),
            (self.words, "language"),
            (self.heading_level, "heading_level"),
            (self.before, "before"),
            (self.after, "after"),
        ):
            if name in kept:
                box.setCurrentIndex(max(0, box.findData(kept[name])))
        for check, name in (
            (self.memos, "include_memos"),
            (self.include_codes, "include_codes"),
            (self.code_colours, "code_colours"),
            (self.bibliography, "bibliography"),
        ):
            if name in kept:
                check.setChecked(kept[name])
        self.title.setText(kept.get("title", self.title.text()))
        self.template.setText(kept.get("template", ""))
        told = kept.get("source_notes", self.picker.value().source_notes)
        self.picker.show_style(
            NoteStyle(kept.get("style", DEFAULT_STYLE), kept.get("digits", "western"), kept.get("locale"), told)
        )
        del blocker
        self._changed()

    def choose_template(self) -> QFileDialog:
        """Ask for a Word document to follow."""
        chooser = QFileDialog(self._window, self.tr("Choose a document to follow"), str(self._folder))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(self.tr("Word documents") + " (*.docx)")
        chooser.fileSelected.connect(self.template.setText)
        chooser.open()
        return chooser

    def _changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        """Fields that the format makes nothing of are greyed."""
        kind = self.format.currentData()
        self._template_row.setEnabled(kind == "docx")
        for field in (self.heading_level, self.code_colours):
            field.setEnabled(kind in _TEXTS or (field is self.code_colours and kind == "xlsx"))
        listed = (self.group_by, self.order, self.spelling, self.title, self.before, self.after, self.include_codes)
        for listing in (*listed, self.bibliography):
            listing.setEnabled(kind != COPY)
        for box in (self.format, self.order):
            box.setToolTip(i18n.directed(box.currentText()))


def _choice(*entries: tuple[str, str]) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for words, value in entries:
        box.addItem(words, value)
    return box


def _number(least: int, most: int) -> QComboBox:
    box = QComboBox()
    for number in range(least, most + 1):
        box.addItem(str(number), number)
    return box


def _check(words: str, checked: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(checked)
    return box


def _label(words: str, buddy: QWidget) -> QWidget:
    label = RoleLabel(words)
    label.setWordWrap(False)
    label.setBuddy(buddy)
    return label
