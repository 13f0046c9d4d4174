"""Splitting a code: which of its passages get another code, one that is there or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from egpk_desk.desktop.dialogs.code_choice import CodeChoice
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.dialogs.passage_list import PassageList, PassageRow
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Code


class SplitDialog(FormDialog):
    """``passagesAsked`` asks for the passages of a code (an id); ``show_passages`` answers.

    ``splitAccepted`` carries the code, the id of the other or the name of a new one, the ids of the passages, and
    whether they keep the first code too.
    """

    passagesAsked = Signal(str)  # noqa: N815 - Qt's way of naming
    splitAccepted = Signal(str, str, str, list, bool)  # noqa: N815 - code, other, new name, highlights, keep

    def __init__(self, codes: Sequence[Code], code: str, parent: QWidget | None = None, *, language: str) -> None:
        super().__init__(self.tr("Split a code"), self.tr("Split"), parent)
        self.setObjectName("splitDialog")
        self._excerpts: Sequence[Excerpt] = ()
        self.source, self.into = CodeChoice(codes, language), CodeChoice(codes, language)
        self.source.choose(code)
        self.into.setEditable(True)
        self.into.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.into.setCurrentIndex(-1)
        self.into.setEditText("")
        field = self.into.lineEdit()
        assert field is not None
        field.setPlaceholderText(self.tr("Name of a new code, or choose one"))
        self.keep = QCheckBox(self.tr("They keep the first code too"))
        self.passages = PassageList(self.tr("Passages of the code"))
        self.add(self.tr("Passages of"), self.source)
        self.add(self.tr("Get the code"), self.into)
        self.form.addRow("", self.keep)
        self.add_wide(self.passages)
        self.source.currentIndexChanged.connect(self.ask)
        self.into.currentTextChanged.connect(self._check)
        self.passages.changed.connect(self._check)
        self.resize(640, 620)
        self._check()

    def ask(self) -> None:
        """Ask for the passages of the code."""
        self.passagesAsked.emit(self.source.code)

    def show_passages(self, excerpts: Sequence[Excerpt]) -> None:
        """Show the passages of the code, none of them ticked."""
        self._excerpts = [one for one in excerpts if self.source.code in one.highlight.tags]
        rows = [PassageRow(one.record.title, one.text) for one in self._excerpts]
        self.passages.show_rows(rows, taken=False)

    def accept(self) -> None:
        chosen = [self._excerpts[at].highlight.id for at in self.passages.taken()]
        other = self.into.code
        name = "" if other else self.into.currentText().strip()
        self.splitAccepted.emit(self.source.code, other, name, chosen, self.keep.isChecked())
        super().accept()

    def _check(self) -> None:
        wrong = ""
        if self.into.code and self.into.code == self.source.code:
            wrong = self.tr("Choose two different codes.")
        self.say_wrong(wrong)
        letters = any(letter.isalnum() for letter in self.into.currentText())
        self.accept_button.setEnabled(not wrong and letters and bool(self.passages.taken()))
