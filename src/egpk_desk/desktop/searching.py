"""Searching the library from the window: asking while one types, showing the hits, going to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from egpk_desk.desktop.search_options import SearchQuestion
from egpk_desk.desktop.search_pane import Found
from egpk_desk.desktop.side_pane import ListsPane
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import SearchHit
from egpk_desk.organisation import ViewDefinition
from egpk_desk.workspace import Workspace

_PAUSE = 40  # ms after a letter before the library is searched: first hits are to be there 150 ms after it
FIRST_HITS = 40
"""So many hits are shown at once; the rest, and their number, once the user has stopped typing."""
MOST_HITS = 200
_COUNT_AFTER = 250  # ms after the first hits


class Searching(QObject):
    """Keeps the hits in step with the search field, in place of the reports while there is something in it."""

    failed = Signal(object)  # EgpkError

    def __init__(
        self,
        session: Session,
        field: QLineEdit,
        lists: ListsPane,
        go_to: Callable[[SearchHit], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self._lists = lists
        self._pane = lists.search
        self._jump_when_found = False
        self._documents: tuple[str, ...] = ()
        self._view = ViewDefinition()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._search)
        self._count = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._count.timeout.connect(lambda: self._ask(self.question(), counted=True))
        self._pane.hitChosen.connect(go_to)
        self._pane.closed.connect(self.end)
        self._pane.options.changed.connect(self._search)
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(self._entered)

    def question(self) -> SearchQuestion:
        """What the field and the options ask for now."""
        return self._pane.options.question(self._field.text().strip(), self._documents)

    def ask(
        self,
        query: str,
        *,
        where: str = "text",
        exact: bool = False,
        stem: bool = False,
        documents: tuple[str, ...] = (),
    ) -> None:
        """Search as if the query had been typed and the options been chosen."""
        self._pane.options.choose(SearchQuestion(query, where, exact, stem))
        self._field.setText(query)
        self._documents = documents
        self._timer.stop()
        self._search()

    def set_view(self, view: ViewDefinition) -> None:
        """Search only the reports that a view chooses."""
        if replace(view, sort="") != replace(self._view, sort=""):
            self._view = view
            self.refresh()

    def refresh(self) -> None:
        """Search again where hits are shown: the library has changed."""
        if self._lists.is_searching:
            self._search()

    def _typed(self, text: str) -> None:
        self._documents = ()
        self._count.stop()
        if text.strip():
            self._timer.start()
        else:
            self.end()

    def _search(self) -> None:
        self._count.stop()
        question = self.question()
        if question.query:
            self._ask(question, counted=False)

    def _ask(self, question: SearchQuestion, *, counted: bool) -> None:
        view = self._view
        limit = MOST_HITS if counted else FIRST_HITS

        def search(workspace: Workspace, _: Ticket[Found]) -> Found:
            chosen = workspace.view_selection(replace(view, documents=question.documents or view.documents))
            total, hits = workspace.search_chosen(
                question.query,
                chosen,
                where=question.where,
                exact=question.exact,
                stem=question.stem,
                limit=limit,
                counted=counted,
            )
            return Found(question, total, hits, counted or len(hits) < limit)

        # Counting may take long, and must not hold up what is asked next.
        lane = self._session.counts if counted else self._session.queries
        lane.submit(search, self._show, self.failed.emit, owner=self, key="search")

    def _show(self, found: Found) -> None:
        if self.question() == found.question:
            self._pane.show_found(found)
            self._lists.show_search(True)
            if self._jump_when_found:
                self._jump_when_found = False
                self._pane.choose_first()
            if not found.counted:
                self._count.start()

    def _entered(self) -> None:
        if self._pane.isVisible() and self._pane.model.found.question == self.question():
            self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pane.choose_first()
        else:
            self._jump_when_found = True
            self._timer.stop()
            self._search()

    def end(self) -> None:
        """Put the hits away and show the reports again."""
        self._timer.stop()
        self._count.stop()
        self._documents = ()
        self._lists.show_search(False)
        if self._field.text():
            self._field.clear()
            self._lists.documents.view.setFocus(Qt.FocusReason.OtherFocusReason)
