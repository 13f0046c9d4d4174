"""Passages that resemble what was coded, each with the words that spoke for it; taken or refused by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.analysis.suggestions import Suggestion
from egpk_desk.desktop.dialogs.code_choice import CodeChoice
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.search_options import SearchQuestion
from egpk_desk.desktop.search_pane import Found, HitModel, HitRow
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code, SearchHit
from egpk_desk.text.bidi import isolate


@dataclass(frozen=True, slots=True)
class SuggestionsQuestion:
    """What resembles a code's passages (its id), in all reports or in one (its id)."""

    code: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestions, the likeliest first, and the titles of their reports by id."""

    question: SuggestionsQuestion
    suggestions: tuple[Suggestion, ...]
    titles: dict[str, str]


class _View(QListView):
    taken = Signal()
    refused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class SuggestionsTab(QWidget):
    """Asks for suggestions and shows them; Enter gives the code, Delete refuses for good."""

    asked = Signal(object)  # SuggestionsQuestion
    passageChosen = Signal(str, int, int)  # noqa: N815 - Qt's way of naming; document, start, end
    accepted = Signal(object)  # Suggestion
    rejected = Signal(object)  # Suggestion

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._document = ""
        self._codes: list[tuple[str, str, str]] = []
        self.suggestions: list[Suggestion] = []
        self._titles: dict[str, str] = {}
        self.code = CodeChoice([], language)
        self.code.setAccessibleName(self.tr("Like the passages of"))
        label = QLabel(self.tr("Like the passages of"))
        label.setBuddy(self.code)
        self.only_open = QCheckBox(self.tr("Only the open report"))
        self.model = HitModel(self)
        self.view = _View()
        self.view.setObjectName("suggestions")
        self.view.setAccessibleName(self.tr("Suggestions"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitRow(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = EmptyState()
        self._empty.say(
            self.tr("Nothing to suggest"),
            self.tr("Code some passages first: what resembles them is suggested here."),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        self.take, self.refuse = QPushButton(self.tr("Give the code (Enter)")), QPushButton(self.tr("Refuse (Delete)"))
        top, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (label, self.code, self.only_open):
            top.addWidget(widget)
        top.addStretch(1)
        for button in (self.take, self.refuse):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        self.code.currentIndexChanged.connect(self.ask)
        self.only_open.toggled.connect(self.ask)
        self.take.clicked.connect(self._take)
        self.refuse.clicked.connect(self._refuse)
        self.view.taken.connect(self._take)
        self.view.refused.connect(self._refuse)
        self.view.clicked.connect(self._go)

    def set_codes(self, codes: Sequence[Code]) -> None:
        """Offer these codes, but retired ones."""
        offered = [code for code in codes if not code.retired and code.codable]
        named = [(code.id, code.name(self._language), code.colour) for code in offered]
        if named != self._codes:
            chosen, self._codes = self.code.code, named
            self.code.blockSignals(True)
            self.code.fill(offered, self._language)
            self.code.choose(chosen)
            self.code.blockSignals(False)

    def set_document(self, document: str) -> None:
        """Know which report is open; empty where none is."""
        self._document = document
        self.only_open.setEnabled(bool(document))

    def question(self) -> SuggestionsQuestion:
        """What the choices ask for."""
        return SuggestionsQuestion(self.code.code, self._document if self.only_open.isChecked() else "")

    def ask(self) -> None:
        """Ask for suggestions anew."""
        if self.code.code:
            self.asked.emit(self.question())

    def show_suggestions(self, answer: Suggested) -> None:
        """Show an answer, unless something else has been asked since."""
        if answer.question == self.question():
            self.suggestions, self._titles = list(answer.suggestions), answer.titles
            self._show(0)

    def _show(self, row: int) -> None:
        hits = [self._hit(one) for one in self.suggestions]
        self.model.show(Found(SearchQuestion(""), len(hits), hits))
        self._pages.setCurrentWidget(self.view if hits else self._empty)
        for button in (self.take, self.refuse):
            button.setEnabled(bool(hits))
        if hits:
            self.view.setCurrentIndex(self.model.index(min(row, len(hits) - 1)))

    def _hit(self, one: Suggestion) -> SearchHit:
        words = "، ".join(isolate(word) for word in one.words[:5])
        title = " · ".join((words, isolate(self._titles.get(one.document, ""))))
        marks = tuple((start - one.start, end - one.start) for start, end in one.ranges)
        return SearchHit(one.document, title, one.start, one.end, one.text, 0, marks=marks)

    def _go(self, index: QModelIndex) -> None:
        one = self.suggestions[index.row()]
        self.passageChosen.emit(one.document, one.start, one.end)

    def _take(self) -> None:
        self._settle(self.accepted)

    def _refuse(self) -> None:
        self._settle(self.rejected)

    def _settle(self, how: SignalInstance) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.suggestions):
            one = self.suggestions.pop(row)
            self._show(row)
            how.emit(one)
