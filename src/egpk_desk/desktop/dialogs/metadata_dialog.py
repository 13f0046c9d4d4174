"""Correcting what is known of a document: title, authors, role, date, publisher, category, address, language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from egpk_desk.citations.dates import date_words
from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.form import FormDialog, mark_invalid
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import DocumentRecord
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import metadata_changes

_PLAIN = ("title", "role", "publisher", "category", "url")


class MetadataDialog(FormDialog):
    """A form over one document. ``metadataAccepted`` carries its id and the fields that were changed.

    The fields are named and written as :func:`egpk_desk.workspace.metadata_changes` takes them.
    """

    metadataAccepted = Signal(str, dict)  # noqa: N815 - Qt's way of naming
    referenceRequested = Signal(str)  # noqa: N815 - the document's id; what was changed is accepted first

    def __init__(self, record: DocumentRecord, parent: QWidget | None = None, *, language: str | None = None) -> None:
        super().__init__(self.tr("About the report"), self.tr("Save"), parent)
        self.setObjectName("metadataDialog")
        self._record = record
        self._language = language or i18n.language()
        known = record.metadata
        self.fields = {name: QLineEdit(getattr(known, name)) for name in _PLAIN}
        self.authors = PlainText("\n".join(known.authors))
        self.authors.setFixedHeight(3 * self.authors.fontMetrics().lineSpacing() + 18)
        self.authors.setPlaceholderText(self.tr("One name on each line"))
        self.date = QLineEdit(known.date)
        forms = {"day": isolate("2025-11-24"), "month": isolate("2025-11")}
        self.date.setPlaceholderText(self.tr("{day}, {month} or 24 November 2025").format(**forms))
        self.understood = RoleLabel(role="hint")
        self.language = QComboBox()
        self.language.setEditable(True)
        languages = (("ar", self.tr("Arabic")), ("en", self.tr("English")), ("fr", self.tr("French")))
        for tag, name in languages:
            self.language.addItem(name, tag)
        self._show_language(known.language)
        self.fields["url"].setLayoutDirection(Qt.LayoutDirection.LeftToRight)

        self.add(self.tr("Title"), self.fields["title"])
        self.add(self.tr("Authors"), self.authors)
        self.add(self.tr("Their role"), self.fields["role"])
        self.add(self.tr("Date"), self.date, self.understood)
        self.add(self.tr("Publisher"), self.fields["publisher"])
        self.add(self.tr("Category"), self.fields["category"])
        self.add(self.tr("Address on the web"), self.fields["url"])
        self.add(self.tr("Language"), self.language)
        self.reference_button = QPushButton(self.tr("Editors, translators, numbers: the full reference…"))
        self.reference_button.setProperty("role", "link")
        self.reference_button.setAutoDefault(False)
        self.reference_button.clicked.connect(lambda: self._go_to_reference())
        self.form.addRow("", self.reference_button)
        for field in self.fields.values():
            field.setCursorPosition(0)
        self.date.textChanged.connect(self._check_date)
        self._check_date()
        self.resize(560, self.sizeHint().height())

    def changes(self) -> dict[str, str]:
        """The fields that differ from what was known."""
        known = self._record.metadata
        changes = {
            name: field.text().strip()
            for name, field in self.fields.items()
            if field.text().strip() != getattr(known, name)
        }
        names = tuple(line.strip() for line in self.authors.toPlainText().split("\n") if line.strip())
        if names != known.authors:
            changes["author"] = "; ".join(names)
        if self.date.text().strip() != known.date:
            changes["date"] = self.date.text().strip()
        if self._chosen_language() != known.language:
            changes["language"] = self._chosen_language()
        return changes

    def accept(self) -> None:
        changes = self.changes()
        if changes:
            self.metadataAccepted.emit(self._record.id, changes)
        super().accept()

    def _go_to_reference(self) -> None:
        if self.accept_button.isEnabled():
            self.accept()
            self.referenceRequested.emit(self._record.id)

    def _check_date(self) -> None:
        """Say how the date is understood while it is typed."""
        written = self.date.text().strip()
        wrong, words = "", ""
        known = self._record.metadata
        if written == known.date:
            if known.date_as_written and known.date_as_written != known.date:
                words = self.tr("In the source: {date}").format(date=isolate(known.date_as_written))
        else:
            try:
                told = {"title": self.fields["title"].text(), "language": self._chosen_language()}
                iso = str(metadata_changes({**told, "date": written}, known)["date"])
            except InvalidValue:
                wrong = self.tr("“{written}” is not a date that can be understood.").format(written=isolate(written))
            else:
                words = self.tr("That is {date}").format(date=isolate(date_words(iso, self._language))) if iso else ""
        self.show_below(self.understood, words)
        mark_invalid(self.date, bool(wrong))
        self.say_wrong(wrong)

    def _show_language(self, tag: str) -> None:
        place = self.language.findData(tag)
        self.language.setCurrentIndex(place)
        if place < 0:
            self.language.setEditText(tag)

    def _chosen_language(self) -> str:
        """The tag that is chosen from the list, or typed."""
        place = self.language.findText(self.language.currentText())
        return str(self.language.itemData(place)) if place >= 0 else self.language.currentText().strip()
