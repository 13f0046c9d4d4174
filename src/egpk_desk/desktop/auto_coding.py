"""Coding all hits of the search from the window: the dialog with its preview, and the coding, in a lane."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.analysis.autocoding import Planned
from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.autocode_dialog import AutocodeDialog
from egpk_desk.desktop.search_options import SearchQuestion
from egpk_desk.desktop.searching import Searching
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session
from egpk_desk.text.bidi import isolate


class AutoCoding(QObject):
    """Opens the dialog on what is searched for, and codes what was ticked as one step."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    succeeded = Signal(str)
    said = Signal(str)  # a passing line
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, searching: Searching, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._searching = searching
        self._owner = parent
        self._lists: Lists | None = None
        self._last_code = ""

    def set_lists(self, lists: Lists) -> None:
        """Know the codebook."""
        self._lists = lists

    def open(self, code: str = "") -> AutocodeDialog | None:
        """Show the dialog for the search of now; None where nothing is searched for in texts or there is no code."""
        question = self._searching.question()
        if not question.query or question.where != "text":
            self.said.emit(self.tr("Search the texts first: all hits can then be coded."))
            return None
        if self._lists is None or not self._lists.codes or self._lists.read_only:
            return None
        dialog = AutocodeDialog(
            question.query,
            self._lists.codes,
            code or self._last_code,
            self._owner.window(),
            language=i18n.language(),
        )
        dialog.planAsked.connect(lambda code, scope: self._plan(dialog, question, code, scope))
        dialog.codingAccepted.connect(self.code)
        dialog.ask()
        dialog.open()
        return dialog

    def _plan(self, dialog: AutocodeDialog, question: SearchQuestion, code: str, scope: str) -> None:
        self._session.counts.submit(
            lambda workspace, _: workspace.plan_autocoding(
                question.query,
                code,
                scope=scope,
                exact=question.exact,
                stem=question.stem,
                documents=question.documents,
            ),
            dialog.show_plan,
            self.failed.emit,
            owner=dialog,
            key="autocoding",
        )

    def code(self, planned: list[Planned], code: str) -> None:
        """Give these passages a code, as one step for undo."""
        self._last_code = code
        name = (
            next((one.name(i18n.language()) for one in self._lists.codes if one.id == code), "") if self._lists else ""
        )

        def tell(count: int) -> None:
            self.libraryChanged.emit()
            words = self.tr("%n passage(s) coded with {code}. Undo takes all of them back.", "", count)
            self.succeeded.emit(words.format(code=isolate(name)))

        self._session.changes.submit(
            lambda workspace, _: workspace.autocode(planned, code), tell, self.failed.emit, owner=self
        )
