"""The bar that asks about codes and sifts by author, publisher, date, format, coder and stance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.organising.question_field import QuestionField
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Code, DocumentGroup, Kind
from egpk_desk.text.bidi import isolate


class QuestionBar(QWidget):
    """A question field with a menu of its words and a button for conditions; below, what is wrong with the question.

    ``asked`` carries the question (empty for none), ``sifting`` asks for the dialog of conditions.
    """

    asked = Signal(str)
    sifting = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionBar")
        self._shown = ""
        self.field = QuestionField(language)
        self.field.asked.connect(self._ask)
        self.words = self._button("add", self.tr("Words of a question"))
        self.words.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.words)
        for word, told in self.field.words():
            entry = menu.addAction(i18n.directed(f"{isolate(word)}: {isolate(told)}"))
            entry.triggered.connect(lambda _=False, word=word: self.field.insert_word(word))
        self.words.setMenu(menu)
        self.sift = self._button("filter", self.tr("Only some reports and highlights…"))
        self.sift.clicked.connect(self.sifting)
        self.line = RoleLabel(role="danger")
        self.line.setWordWrap(True)
        self.line.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.small)
        row.addWidget(self.field, 1)
        row.addWidget(self.words)
        row.addWidget(self.sift)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LIGHT.spacing.hair)
        column.addLayout(row)
        column.addWidget(self.line)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def set_known(self, codes: Sequence[Code], groups: Sequence[DocumentGroup], kinds: Sequence[Kind]) -> None:
        """Know the codes, groups and kinds that can be asked for."""
        self.field.set_known(codes, groups, kinds)

    def show_question(self, question: str) -> None:
        """Show a question that was asked elsewhere; emits nothing."""
        if question != self._shown:  # else what is being written stays
            self._shown = question
            self.field.blockSignals(True)
            self.field.setText(question)
            self.field.blockSignals(False)
            self.say_wrong(None)

    def say_wrong(self, error: EgpkError | None) -> None:
        """Say what is wrong with the question, and what to do; None where nothing is."""
        self.line.setText(" ".join(part for part in i18n.say(error) if part) if error else "")
        self.line.setVisible(error is not None)

    def _ask(self, question: str) -> None:
        self.say_wrong(None)
        self.asked.emit(question)
