"""What is asked of the evidence, and the answer with all its numbers, made in a lane so that the window only paints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from egpk_desk.analysis.frequencies import Frequency
from egpk_desk.analysis.matrix import Matrix
from egpk_desk.analysis.tables import labels
from egpk_desk.library.records import Coded
from egpk_desk.organisation import NO_VIEW, ViewDefinition
from egpk_desk.workspace import EVERYTHING, Selection, Workspace

Numbers = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixQuestion:
    """``rows`` and ``columns`` are kinds, or ``document``, ``month``, ``coder``, ``stance``; without them all codes in
    use are set against each other. ``same`` asks for both codes on one highlight, ``deep`` for codes of every level.
    """

    rows: str = ""
    columns: str = ""
    same: bool = False
    deep: bool = False
    document: str = ""


@dataclass(frozen=True, slots=True)
class CountedMatrix:
    """A matrix and, by measure, the number of every cell and the largest of them; not every measure is there yet."""

    question: MatrixQuestion
    matrix: Matrix
    numbers: Mapping[str, Numbers]
    largest: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether there is no passage in any cell."""
        return not self.largest["count"]


def count_matrix(
    workspace: Workspace, question: MatrixQuestion, measure: str = "count", view: ViewDefinition = NO_VIEW
) -> CountedMatrix:
    """Ask the library, of what a view chooses, and count every cell's passages and what else is shown."""
    selection = workspace.view_selection(view)
    if question.document:
        selection = replace(selection, documents=(question.document,))
    if question.rows:
        found = workspace.matrix(
            (question.rows,), (question.columns,), same=question.same, deep=question.deep, selection=selection
        )
    else:
        found = workspace.cooccurrence(same=question.same, selection=selection)
    return with_measure(with_measure(CountedMatrix(question, found, {}, {}), "count"), measure)


def with_measure(counted: CountedMatrix, measure: str) -> CountedMatrix:
    """The same matrix with the numbers of one more measure, one of :data:`~egpk_desk.analysis.matrix.MEASURES`."""
    if measure in counted.numbers:
        return counted
    table = tuple(tuple(cell.value(measure) for cell in row) for row in counted.matrix.cells)
    largest = max((max(row, default=0) for row in table), default=0)
    return replace(counted, numbers={**counted.numbers, measure: table}, largest={**counted.largest, measure: largest})


def axis_labels(counted: CountedMatrix, language: str) -> tuple[list[str], list[str]]:
    """What stands beside the rows and above the columns."""
    return labels(counted.matrix.rows, language), labels(counted.matrix.columns, language)


@dataclass(frozen=True, slots=True)
class WordsQuestion:
    """Words of the texts of all reports, of one report (an id), or of the passages of a code (an id)."""

    document: str = ""
    code: str = ""
    stem: bool = False

    @property
    def selection(self) -> Selection:
        """The highlights or documents whose words are meant."""
        return Selection(documents=(self.document,) if self.document else (), codes=(self.code,) if self.code else ())


@dataclass(frozen=True, slots=True)
class CountedWords:
    """The most frequent words, the most frequent first."""

    question: WordsQuestion
    words: tuple[Frequency, ...]


MOST_WORDS = 100


def count_words(workspace: Workspace, question: WordsQuestion, view: ViewDefinition = NO_VIEW) -> CountedWords:
    """Ask the library for its most frequent words, in what a view chooses."""
    chosen = _chosen(workspace, question, view)
    if question.code:
        selection = chosen
    elif chosen == EVERYTHING:
        selection = EVERYTHING
    else:
        documents = workspace.chosen_documents(chosen)
        if not documents:
            return CountedWords(question, ())
        selection = Selection(documents=tuple(documents))
    return CountedWords(question, tuple(workspace.frequencies(selection, stem=question.stem, limit=MOST_WORDS)))


def _chosen(workspace: Workspace, question: WordsQuestion, view: ViewDefinition) -> Selection:
    chosen = workspace.view_selection(replace(view, documents=question.selection.documents or view.documents))
    return replace(chosen, codes=question.selection.codes) if question.code else chosen


def passages_of_word(
    workspace: Workspace, question: WordsQuestion, word: str, view: ViewDefinition = NO_VIEW
) -> tuple[Coded, ...]:
    """The passages of the question's code in which a word was counted."""
    return tuple(workspace.passages_of_word(word, _chosen(workspace, question, view), stem=question.stem))
