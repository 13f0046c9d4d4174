"""Weighing evidence from the window: opens the evidence window, lets a lane count, leads to passages, saves figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from egpk_desk.analysis.suggestions import Suggestion
from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.evidence import saving
from egpk_desk.desktop.evidence.counted import (
    CountedMatrix,
    CountedWords,
    MatrixQuestion,
    WordsQuestion,
    count_matrix,
    count_words,
    passages_of_word,
    with_measure,
)
from egpk_desk.desktop.evidence.evidence_window import EvidenceWindow
from egpk_desk.desktop.evidence.matrix_tab import MatrixTab
from egpk_desk.desktop.evidence.suggestions_tab import Suggested, SuggestionsQuestion
from egpk_desk.desktop.panels.kind_names import kind_label
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import Coded
from egpk_desk.organisation import NO_VIEW, ViewDefinition
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace

MOST_SUGGESTIONS = 30
_PAUSE = 200  # ms after a change of the library before an open evidence window counts anew


class Weighing(QObject):
    """Keeps the evidence window, where it is open, in step with the library."""

    passagesChosen = Signal(tuple, str)  # noqa: N815 - Qt's way of naming; Coded of each, and what they stand for
    wordChosen = Signal(object, str)  # noqa: N815 - WordsQuestion, the word
    placeChosen = Signal(str, int, int)  # noqa: N815 - document, start, end
    windowMade = Signal(object)  # noqa: N815 - Qt's way of naming; EvidenceWindow
    libraryChanged = Signal()  # noqa: N815 - a suggestion was taken or refused
    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, settings: WindowSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._owner = parent
        self._lists: Lists | None = None
        self._document = ""
        self._view, self._words = NO_VIEW, ""
        self.window: EvidenceWindow | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._ask_again)

    def open(self) -> EvidenceWindow:
        """Show the window, or bring it to the front."""
        if self.window is None:
            self.window = window = EvidenceWindow(i18n.language(), self._owner.window())
            window.matrixAsked.connect(self._count_matrix)
            window.measureAsked.connect(self._count_measure)
            window.wordsAsked.connect(self._count_words)
            window.passagesChosen.connect(self.passagesChosen)
            window.wordChosen.connect(self._choose_word)
            window.saveRequested.connect(self.choose_file)
            window.suggestions.asked.connect(self._suggest)
            window.suggestions.passageChosen.connect(self.placeChosen)
            window.suggestions.accepted.connect(self._accept)
            window.suggestions.rejected.connect(self._reject)
            self.windowMade.emit(window)
        self._tell_window(self.window)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.ask()
        return self.window

    def close(self) -> None:
        """Put the window away for good."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def set_lists(self, lists: Lists) -> None:
        """Know the codebook, and that something may have changed."""
        self._lists = lists
        if self.window is not None and self.window.isVisible():
            self._tell_window(self.window)
            self._later.start()

    def set_document(self, document: str) -> None:
        """Know which report is open; empty where none is."""
        self._document = document
        if self.window is not None:
            self.window.set_document(document)

    def set_view(self, view: ViewDefinition, words: str) -> None:
        """Count only what a view chooses; ``words`` say what that is."""
        self._view, self._words = view, words
        if self.window is not None and self.window.isVisible():
            self.window.say_only(words)
            self._later.start()

    def _tell_window(self, window: EvidenceWindow) -> None:
        language = i18n.language()
        codes = self._lists.codes if self._lists else ()
        named = self._lists.kinds if self._lists else ()
        kinds = dict.fromkeys(code.kind for code in codes)
        window.set_codes(codes, [(kind, kind_label(kind, named, language)) for kind in kinds])
        window.set_document(self._document)
        window.say_only(self._words)

    def _ask_again(self) -> None:
        if self.window is not None and self.window.isVisible():
            self.window.ask()

    def _count_measure(self, counted: CountedMatrix, measure: str) -> None:
        self._session.counts.submit(
            lambda _workspace, _ticket: with_measure(counted, measure),
            self._show_matrix,
            self.failed.emit,
            owner=self,
            key="matrix",
        )

    def _count_matrix(self, question: MatrixQuestion, measure: str) -> None:
        view = self._view
        self._session.counts.submit(
            lambda workspace, _: count_matrix(workspace, question, measure, view),
            self._show_matrix,
            self.failed.emit,
            owner=self,
            key="matrix",
        )

    def _count_words(self, question: WordsQuestion) -> None:
        view = self._view
        self._session.counts.submit(
            lambda workspace, _: count_words(workspace, question, view),
            self._show_words,
            self.failed.emit,
            owner=self,
            key="words",
        )

    def _choose_word(self, question: WordsQuestion, word: str) -> None:
        """A word of texts is searched for there; one of a code's passages leads to just these."""
        if not question.code:
            self.wordChosen.emit(question, word)
            return
        view = self._view
        codes = self._lists.codes if self._lists else ()
        name = next((code.name(i18n.language()) for code in codes if code.id == question.code), "")
        words = f"{isolate(word)} × {isolate(name)}"

        def show(passages: tuple[Coded, ...]) -> None:
            if passages:
                self.passagesChosen.emit(passages, words)

        self._session.counts.submit(
            lambda workspace, _: passages_of_word(workspace, question, word, view),
            show,
            self.failed.emit,
            owner=self,
            key="word passages",
        )

    def _show_matrix(self, counted: CountedMatrix) -> None:
        if self.window is not None:
            self.window.show_matrix(counted)

    def _show_words(self, counted: CountedWords) -> None:
        if self.window is not None:
            self.window.show_words(counted)

    # Suggestions

    def _suggest(self, question: SuggestionsQuestion) -> None:
        def ask(workspace: Workspace, _: Ticket[Suggested]) -> Suggested:
            documents = [question.document] if question.document else []
            found = tuple(workspace.suggest(question.code, documents, limit=MOST_SUGGESTIONS))
            return Suggested(question, found, {record.id: record.title for record in workspace.documents()})

        self._session.counts.submit(ask, self._show_suggestions, self.failed.emit, owner=self, key="suggest")

    def _show_suggestions(self, answer: Suggested) -> None:
        if self.window is not None:
            self.window.suggestions.show_suggestions(answer)

    def _accept(self, suggestion: Suggestion) -> None:
        self._change(lambda workspace, _: workspace.accept_suggestion(suggestion))

    def _reject(self, suggestion: Suggestion) -> None:
        self._change(lambda workspace, _: workspace.reject_suggestion(suggestion))

    def _change(self, job: Callable[[Workspace, Ticket[Any]], Any]) -> None:
        self._session.changes.submit(job, lambda _: self.libraryChanged.emit(), self.failed.emit, owner=self)

    # Saving

    def choose_file(self) -> QFileDialog | None:
        """Ask where the figure in front is to be saved, and in which format."""
        if self.window is None or self.window.tabs.currentWidget() is self.window.suggestions:
            return None
        is_matrix = isinstance(self.window.tabs.currentWidget(), MatrixTab)
        suffixes = saving.MATRIX_SUFFIXES if is_matrix else saving.WORDS_SUFFIXES
        names = {
            "svg": self.tr("Drawing (SVG)"),
            "png": self.tr("Picture (PNG)"),
            "xlsx": self.tr("Workbook (XLSX)"),
            "csv": self.tr("Table (CSV)"),
            "html": self.tr("Page with figure and table"),
        }
        title = self.window.tabs.tabText(self.window.tabs.currentIndex())
        suggested = Path(self._settings.folder) / f"{title}.svg"
        kinds = {f"{names[suffix]} (*.{suffix})": suffix for suffix in suffixes}
        return choose_to_save(self.window, self.tr("Save the figure"), suggested, self.save, kinds)

    def save(self, target: Path) -> None:
        """Save the figure in front; the file's suffix says the format."""
        window, language = self.window, i18n.language()
        if window is None:
            return
        tab = window.tabs.currentWidget()
        suffix = target.suffix.lower().removeprefix(".") or "svg"
        make: Callable[[], bytes]
        if isinstance(tab, MatrixTab):
            shown, measure = tab.model.counted, tab.model.measure
            title = tab.view.accessibleName()
            if shown is None:
                return
            counted = shown
            suffix = suffix if suffix in saving.MATRIX_SUFFIXES else "svg"
            make = lambda: saving.matrix_file(counted, measure, suffix, language, title)  # noqa: E731
        else:
            words = CountedWords(window.words.question(), tuple(window.words.model.words))
            title = window.words.view.accessibleName()
            suffix = suffix if suffix in saving.WORDS_SUFFIXES else "svg"
            make = lambda: saving.words_file(words, suffix, language, title)  # noqa: E731
        self._settings.folder = str(target.parent)
        written = self.tr("Written to {file}.").format(file=isolate(str(target)))
        self._session.counts.submit(
            lambda _workspace, _ticket: saving.save(make(), target),
            lambda _: self.succeeded.emit(written),
            self.failed.emit,
            owner=self,
        )
