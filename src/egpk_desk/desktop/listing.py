"""Which highlights the list shows: the open report's or the whole library's, all of them or one code's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.side_pane import ListsPane, SidePane
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Code
from egpk_desk.organisation import ViewDefinition
from egpk_desk.workspace import Selection, Workspace


class Listing(QObject):
    """Keeps the list of highlights in step with the document, the code chosen and the library."""

    viewCleared = Signal()  # noqa: N815 - Qt's way of naming; all are to be listed again
    failed = Signal(object)  # EgpkError

    def __init__(
        self, session: Session, coding: Coding, lists: ListsPane, side: SidePane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._coding = coding
        self._lists = lists
        self._side = side
        self._codes: dict[str, Code] = {}
        self.code = ""
        self.passages: tuple[str, ...] = ()
        self._view, self._words = ViewDefinition(), ""
        self._later = QTimer(self, singleShot=True, interval=120)
        self._later.timeout.connect(self._read_library)
        coding.excerptsChanged.connect(self.refresh)
        coding.currentChanged.connect(self._mark_current)
        lists.scope.changed.connect(lambda _: self._scope_changed())
        lists.only.clearRequested.connect(self._clear)
        side.codes.filterRequested.connect(self.set_code)

    def _clear(self) -> None:
        if self.passages:
            self.set_passages((), "")
        elif self._words:
            self.viewCleared.emit()

    def set_view(self, view: ViewDefinition, words: str) -> None:
        """List, of the whole library, only what a view chooses; ``words`` say what that is."""
        if (view, words) != (self._view, self._words):
            self._view, self._words = view, words
            self.refresh()

    def set_codes(self, codes: Sequence[Code]) -> None:
        """Know the codebook, for which codes stand below which."""
        self._codes = {code.id: code for code in codes}

    def set_code(self, code: str) -> None:
        """List only the passages of a code and those below it; ``""`` lists all."""
        self.code = code
        self._side.codes.set_filter(code)
        self.passages = ()
        self._lists.only.say("")
        self.refresh()

    def set_passages(self, passages: Sequence[str], words: str) -> None:
        """List only these highlights (ids) of the library, which stand for what ``words`` say; none lists all."""
        self.passages = tuple(passages)
        self._lists.only.say(words)
        if passages:
            self._side.codes.set_filter("")
            self.code = ""
            self._lists.scope.set_whole_library(True)
        self.refresh()

    def _scope_changed(self) -> None:
        if self.passages and not self._lists.scope.whole_library:
            self.passages = ()
            self._lists.only.say("")
        self.refresh()

    def refresh(self) -> None:
        """List anew."""
        if not self.passages:
            self._lists.only.say(self._words if self._lists.scope.whole_library else "")
        if self._lists.scope.whole_library:
            self._later.start()
            return
        self._later.stop()
        self._show([excerpt for excerpt in self._coding.excerpts() if self._is_wanted(excerpt)])

    def _is_wanted(self, excerpt: Excerpt) -> bool:
        return not self.code or any(self.code in self._line(code.id) for code in excerpt.codes)

    def _line(self, code: str) -> set[str]:
        """A code and all above it."""
        line: set[str] = set()
        at: str | None = code
        while at and at not in line:
            line.add(at)
            at = self._codes[at].parent if at in self._codes else None
        return line

    def _read_library(self) -> None:
        codes, passages, view = ((self.code,) if self.code else ()), self.passages, self._view

        def read(workspace: Workspace, _: Ticket[list[Excerpt]]) -> list[Excerpt]:
            if passages:
                return workspace.excerpts(Selection(codes=codes, ids=passages))
            return workspace.excerpts(replace(workspace.view_selection(view), codes=codes))

        self._session.queries.submit(
            read,
            self._show_library,
            self.failed.emit,
            owner=self,
            key="listing",
        )

    def _show_library(self, excerpts: list[Excerpt]) -> None:
        if self._lists.scope.whole_library:
            self._show(excerpts)

    def _show(self, excerpts: Sequence[Excerpt]) -> None:
        self._lists.highlights.set_excerpts(excerpts)
        self._mark_current(self._coding.current)

    def _mark_current(self, excerpt: Excerpt | None) -> None:
        self._lists.highlights.set_current(excerpt.highlight.id if excerpt else None)
