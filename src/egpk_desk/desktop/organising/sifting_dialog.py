"""Which reports and highlights are meant: by author, publisher, dates, format, coder and stance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from egpk_desk.desktop.dialogs.form import FormDialog, mark_invalid
from egpk_desk.desktop.panels.stances import stance_name
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import DocumentRecord, Stance
from egpk_desk.organisation import ViewDefinition
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import metadata_changes


class SiftingDialog(FormDialog):
    """Conditions that hold together; an empty field asks nothing."""

    viewAccepted = Signal(object)  # noqa: N815 - Qt's way of naming; ViewDefinition

    def __init__(
        self, view: ViewDefinition, records: Sequence[DocumentRecord], coders: Iterable[str], parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Only some reports and highlights"), self.tr("Show them"), parent)
        self.setObjectName("siftingDialog")
        self._view = view
        authors = {name for record in records for name in record.metadata.authors}
        self.author = self._chooser(authors, view.author)
        self.publisher = self._chooser({record.metadata.publisher for record in records}, view.publisher)
        self.since, self.until = QLineEdit(view.since), QLineEdit(view.until)
        self.kind, self.stance = QComboBox(), QComboBox()
        self.kind.addItem(self.tr("All"), "")
        for kind in sorted({record.kind for record in records} | ({view.kind} - {""})):
            self.kind.addItem(isolate(kind.upper()), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(view.kind)))
        self.coder = self._chooser(set(coders), view.coder)
        self.stance.addItem(self.tr("All"), "")
        for stance in (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.CONTEXT):
            self.stance.addItem(stance_name(stance), str(stance.value))
        self.stance.setCurrentIndex(max(0, self.stance.findData(view.stance)))
        for words, field in (
            (self.tr("Author"), self.author),
            (self.tr("Publisher"), self.publisher),
            (self.tr("From"), self.since),
            (self.tr("Until"), self.until),
            (self.tr("Format"), self.kind),
            (self.tr("Coder"), self.coder),
            (self.tr("Stance"), self.stance),
        ):
            self.add(words, field)
        for field in (self.since, self.until):
            field.setPlaceholderText(self.tr("Such as 2025, 2025-03 or 24 November 2025"))
            field.textChanged.connect(lambda _: self._check())
        clear = QPushButton(self.tr("Empty all fields"))
        clear.setProperty("role", "link")
        clear.setAutoDefault(False)
        clear.clicked.connect(self._clear)
        self.form.addRow("", clear)
        self._check()
        self.resize(480, self.sizeHint().height())

    def _chooser(self, values: set[str], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItem("")
        box.addItems(sorted(values - {""}))
        box.setCurrentText(chosen)
        return box

    def _clear(self) -> None:
        for box in (self.author, self.publisher, self.coder):
            box.setCurrentText("")
        for choice in (self.kind, self.stance):
            choice.setCurrentIndex(0)
        for field in (self.since, self.until):
            field.clear()

    def _check(self) -> None:
        wrong = ""
        found = []
        for field in (self.since, self.until):
            iso = _iso(field.text())
            mark_invalid(field, iso is None)
            if iso is None:
                words = self.tr("“{written}” is not a date that can be understood.")
                wrong = wrong or words.format(written=isolate(field.text().strip()))
            found.append(iso or "")
        since, until = found
        if since and until and since[: len(until)] > until:
            wrong = wrong or self.tr("The first date comes after the second.")
        self.say_wrong(wrong)

    def view(self) -> ViewDefinition:
        """What the fields say, with all else as it was."""
        return replace(
            self._view,
            author=self.author.currentText().strip(),
            publisher=self.publisher.currentText().strip(),
            since=_iso(self.since.text()) or "",
            until=_iso(self.until.text()) or "",
            kind=str(self.kind.currentData()),
            coder=self.coder.currentText().strip(),
            stance=str(self.stance.currentData()),
        )

    def accept(self) -> None:
        self.viewAccepted.emit(self.view())
        super().accept()


def _iso(written: str) -> str | None:
    """A date as ISO, of any precision; empty for nothing, None where it is none."""
    try:
        return str(metadata_changes({"date": written.strip()})["date"])
    except InvalidValue:
        return None
