"""Searching the library from the window: asking while one types, showing the hits, going to one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from egpk_desk.desktop.search_pane import Found
from egpk_desk.desktop.side_pane import ListsPane
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import SearchHit
from egpk_desk.workspace import Workspace

_PAUSE = 180  # ms after a letter before the library is searched
MOST_HITS = 200


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
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._search)
        self._pane.hitChosen.connect(go_to)
        self._pane.closed.connect(self.end)
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(self._entered)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self.end()

    def _search(self) -> None:
        query = self._field.text().strip()
        if not query:
            return

        def search(workspace: Workspace, _: Ticket[Found]) -> Found:
            total, hits = workspace.search(query, limit=MOST_HITS)
            return Found(query, total, hits)

        self._session.queries.submit(search, self._show, self.failed.emit, owner=self, key="search")

    def _show(self, found: Found) -> None:
        if self._field.text().strip() == found.query:
            self._pane.show_found(found)
            self._lists.show_search(True)
            if self._jump_when_found:
                self._jump_when_found = False
                self._pane.choose_first()

    def _entered(self) -> None:
        if self._pane.isVisible() and self._pane.model.found.query == self._field.text().strip():
            self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pane.choose_first()
        else:
            self._jump_when_found = True
            self._timer.stop()
            self._search()

    def end(self) -> None:
        """Put the hits away and show the reports again."""
        self._timer.stop()
        self._lists.show_search(False)
        if self._field.text():
            self._field.clear()
            self._lists.documents.view.setFocus(Qt.FocusReason.OtherFocusReason)
