"""The evidence matrix with its choices: what stands in rows and columns, what is counted, whose passages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from egpk_desk.desktop.evidence.counted import CountedMatrix, MatrixQuestion
from egpk_desk.desktop.evidence.matrix_model import MatrixModel
from egpk_desk.desktop.evidence.matrix_view import MatrixView
from egpk_desk.desktop.evidence.segments import Segments
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.theme import LIGHT


class MatrixTab(QWidget):
    """Asks for a matrix and shows it. With ``axes`` rows and columns can be chosen; else all codes meet all codes."""

    asked = Signal(object, str)  # MatrixQuestion, measure
    measureAsked = Signal(object, str)  # noqa: N815 - Qt's way of naming; CountedMatrix that lacks it, measure
    passagesChosen = Signal(tuple, str)  # noqa: N815 - Qt's way of naming; Coded of each, and what they stand for

    def __init__(self, language: str, *, axes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = ""
        self.model = MatrixModel(language, self)
        self.view = MatrixView(self.model)
        self.view.setAccessibleName(self.tr("Evidence matrix") if axes else self.tr("Codes at the same places"))
        self.rows, self.columns = QComboBox(), QComboBox()
        self.deep = QCheckBox(self.tr("Codes of every level"))
        self.same = QCheckBox(self.tr("Only on one and the same highlight"))
        self.only_open = QCheckBox(self.tr("Only the open report"))
        self.measures = Segments(
            self.tr("What is counted"),
            {
                "count": self.tr("Highlights"),
                "characters": self.tr("Characters"),
                "documents": self.tr("Reports"),
            },
        )
        self._empty = EmptyState()
        self._empty.say(
            self.tr("No passage has both codes yet"),
            self.tr("Highlight passages and give them drivers and dimensions: what they share is counted here."),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        self._axes = axes
        self._compose()
        self._kinds: list[tuple[str, str]] = []
        for box in (self.rows, self.columns):
            box.currentIndexChanged.connect(self.ask)
        for tick in (self.deep, self.same, self.only_open):
            tick.toggled.connect(self.ask)
        self.measures.chosen.connect(self._set_measure)
        self.view.cellChosen.connect(self._choose)

    def _compose(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(LIGHT.spacing.medium)
        if self._axes:
            for words, box in ((self.tr("Rows"), self.rows), (self.tr("Columns"), self.columns)):
                label = QLabel(words)
                label.setBuddy(box)
                box.setAccessibleName(words)
                first.addWidget(label)
                first.addWidget(box)
            second.addWidget(self.deep)
        first.addStretch(1)
        first.addWidget(self.measures)
        for tick in (self.same, self.only_open):
            second.addWidget(tick)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self._pages, 1)

    def set_axes(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Offer these kinds of codes (slug and name) and, besides, reports, months, coders and stances."""
        if list(kinds) == self._kinds:
            return
        self._kinds = list(kinds)
        others = [
            ("document", self.tr("Reports")),
            ("month", self.tr("Months")),
            ("coder", self.tr("Coders")),
            ("stance", self.tr("Stances")),
        ]
        for box, wanted in ((self.rows, "driver"), (self.columns, "dimension")):
            chosen = box.currentData() or wanted
            box.blockSignals(True)
            box.clear()
            for slug, name in [*kinds, *others]:
                box.addItem(name, slug)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def set_document(self, document: str) -> None:
        """Know which report is open; empty where none is."""
        changed = document != self._document
        self._document = document
        self.only_open.setEnabled(bool(document))
        if changed and self.only_open.isChecked():
            self.ask()

    def question(self) -> MatrixQuestion:
        """What the choices ask for."""
        only = self._document if self.only_open.isChecked() else ""
        if not self._axes:
            return MatrixQuestion(same=self.same.isChecked(), document=only)
        return MatrixQuestion(
            str(self.rows.currentData()),
            str(self.columns.currentData()),
            same=self.same.isChecked(),
            deep=self.deep.isChecked(),
            document=only,
        )

    def ask(self) -> None:
        """Ask for the matrix anew."""
        self.asked.emit(self.question(), self.measures.value)

    def show_matrix(self, counted: CountedMatrix) -> None:
        """Show an answer, unless something else has been asked since."""
        if counted.question == self.question():
            if self.measures.value not in counted.numbers:
                self.measureAsked.emit(counted, self.measures.value)
                return
            self.model.measure = self.measures.value
            self.model.show(counted)
            self._pages.setCurrentWidget(self._empty if counted.is_empty else self.view)

    def _set_measure(self, measure: str) -> None:
        counted = self.model.counted
        if counted is None:
            return
        if measure in counted.numbers:
            self.model.set_measure(measure)
        else:
            self.measureAsked.emit(counted, measure)

    def _choose(self, index: QModelIndex) -> None:
        if passages := self.model.passages(index):
            self.passagesChosen.emit(passages, self.model.told(index))
