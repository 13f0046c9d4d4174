"""The window in which evidence is weighed: matrix, codes at the same places, frequent words, suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.evidence.counted import CountedMatrix, CountedWords
from egpk_desk.desktop.evidence.matrix_tab import MatrixTab
from egpk_desk.desktop.evidence.suggestions_tab import SuggestionsTab
from egpk_desk.desktop.evidence.words_tab import WordsTab
from egpk_desk.desktop.organising.question_bar import QuestionBar
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import isolate


class EvidenceWindow(QDialog):
    """Four tabs; ``saveRequested`` asks for a file of the figure that is shown."""

    matrixAsked = Signal(object, str)  # noqa: N815 - Qt's way of naming; MatrixQuestion, measure
    measureAsked = Signal(object, str)  # noqa: N815 - CountedMatrix that lacks it, measure
    wordsAsked = Signal(object)  # noqa: N815 - WordsQuestion
    passagesChosen = Signal(tuple, str)  # noqa: N815 - Coded of each, and what they stand for
    wordChosen = Signal(object, str)  # noqa: N815 - WordsQuestion, the word
    saveRequested = Signal()  # noqa: N815
    closed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceWindow")
        self.setWindowTitle(self.tr("Evidence"))
        self.matrix = MatrixTab(language, axes=True)
        self.together = MatrixTab(language, axes=False)
        self.words = WordsTab(language)
        self.suggestions = SuggestionsTab(language)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.matrix, self.tr("Matrix"))
        self.tabs.addTab(self.together, self.tr("Codes at the same places"))
        self.tabs.addTab(self.words, self.tr("Words"))
        self.tabs.addTab(self.suggestions, self.tr("Suggestions"))
        self._hint = self.tr("A click on a number lists the passages behind it and opens the first.")
        self.line = QLabel(self._hint)
        self.line.setProperty("role", "quiet")
        save, close = QPushButton(self.tr("Save as…")), QPushButton(self.tr("Close"))
        self._save = save
        save.setIcon(icons.icon("export"))
        save.setIconSize(QSize(16, 16))
        save.clicked.connect(self.saveRequested)
        close.clicked.connect(self.close)
        for button in (save, close):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(save)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        self.question = QuestionBar(language)
        layout.addWidget(self.question)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        for tab in (self.matrix, self.together):
            tab.asked.connect(self.matrixAsked)
            tab.measureAsked.connect(self.measureAsked)
            tab.passagesChosen.connect(self.passagesChosen)
        self.words.asked.connect(self.wordsAsked)
        self.words.wordChosen.connect(self.wordChosen)
        self.tabs.currentChanged.connect(self._turn)
        self.resize(900, 600)

    def set_codes(self, codes: Sequence[Code], kinds: Sequence[tuple[str, str]]) -> None:
        """Know the codebook: its codes, and its kinds by slug and name."""
        self.matrix.set_axes(kinds)
        self.words.set_codes(codes)
        self.suggestions.set_codes(codes)

    def say_only(self, words: str) -> None:
        """Say in the title what alone is counted; nothing where all is."""
        name = self.tr("Evidence")
        only = self.tr("Evidence: only {what}").format(what=isolate(words))
        self.setWindowTitle(i18n.directed(only) if words else name)

    def set_document(self, document: str) -> None:
        """Know which report is open; empty where none is."""
        for tab in (self.matrix, self.together, self.words, self.suggestions):
            tab.set_document(document)

    def _turn(self) -> None:
        figure = self.tabs.currentWidget() is not self.suggestions
        self._save.setVisible(figure)
        self.line.setText(self._hint if figure else "")
        self.ask()

    def ask(self) -> None:
        """Ask anew for what the tab in front shows."""
        tab = self.tabs.currentWidget()
        assert isinstance(tab, MatrixTab | WordsTab | SuggestionsTab)
        tab.ask()

    def show_matrix(self, counted: CountedMatrix) -> None:
        """Show an answer where it was asked for."""
        (self.matrix if counted.question.rows else self.together).show_matrix(counted)

    def show_words(self, counted: CountedWords) -> None:
        """Show an answer."""
        self.words.show_words(counted)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
