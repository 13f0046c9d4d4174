"""Coding all hits of a search: which code, how much around each hit, and every passage to tick before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from egpk_desk.analysis.autocoding import Planned
from egpk_desk.desktop.dialogs.code_choice import CodeChoice
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.dialogs.passage_list import PassageList, PassageRow
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import isolate


class AutocodeDialog(FormDialog):
    """``planAsked`` asks what a code (an id) and a scope would highlight; ``show_plan`` answers.

    ``codingAccepted`` carries the passages that were ticked and the code.
    """

    planAsked = Signal(str, str)  # noqa: N815 - Qt's way of naming; code, scope
    codingAccepted = Signal(list, str)  # noqa: N815 - Planned of each, code

    def __init__(
        self, query: str, codes: Sequence[Code], code: str = "", parent: QWidget | None = None, *, language: str
    ) -> None:
        super().__init__(self.tr("Code all hits"), self.tr("Give the code"), parent)
        self.setObjectName("autocodeDialog")
        self._planned: Sequence[Planned] | None = None
        self.code = CodeChoice([one for one in codes if not one.retired and one.codable], language)
        if code:
            self.code.choose(code)
        self.scope = QComboBox()
        for value, words in (
            ("sentence", self.tr("The whole sentence")),
            ("hit", self.tr("Only the words found")),
            ("paragraph", self.tr("The whole paragraph")),
        ):
            self.scope.addItem(words, value)
        self.passages = PassageList(self.tr("Passages to be coded"))
        self.add(self.tr("Code"), self.code)
        self.add(self.tr("Highlight"), self.scope)
        self.add_wide(self.passages)
        self.setWindowTitle(self.tr("Code all hits of {query}").format(query=isolate(query)))
        self.code.currentIndexChanged.connect(self._ask)
        self.scope.currentIndexChanged.connect(self._ask)
        self.passages.changed.connect(self._check)
        self.resize(640, 620)
        self._check()

    def ask(self) -> None:
        """Ask for what would be highlighted."""
        self._ask()

    def show_plan(self, planned: Sequence[Planned]) -> None:
        """Show what would be highlighted; what carries the code already cannot be ticked."""
        self._planned = planned
        there = self.tr("carries the code already")
        self.passages.show_rows([PassageRow(one.title, one.text, there if one.is_coded else "") for one in planned])

    def accept(self) -> None:
        if self._planned is not None:
            chosen = [self._planned[at] for at in self.passages.taken()]
            self.codingAccepted.emit(chosen, self.code.code)
        super().accept()

    def _ask(self) -> None:
        self._planned = None
        self._check()
        self.planAsked.emit(self.code.code, str(self.scope.currentData()))

    def _check(self) -> None:
        self.accept_button.setEnabled(self._planned is not None and bool(self.passages.taken()))
