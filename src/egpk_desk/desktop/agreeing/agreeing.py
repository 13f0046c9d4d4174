"""Connects the window of agreement with the open library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egpk_desk.coders import Disagreement, Ruling, Scope
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.agreement_window import AgreementWindow
from egpk_desk.desktop.agreeing.answer import Answer, read
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.window_keeper import WindowKeeper
from egpk_desk.errors import EgpkError

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench


class Agreeing(WindowKeeper[AgreementWindow]):
    """Opens the window, compares in a lane, and carries out what is decided."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        bench.actions_.agreement.triggered.connect(lambda _=False: self.open())
        bench.listsShown.connect(self._lists_shown)

    def _made(self) -> AgreementWindow:
        window = AgreementWindow(i18n.language(), self._bench.window())
        window.asked.connect(self.compare)
        window.disagreements.settled.connect(self.settle)
        window.disagreements.reopened.connect(self.reopen)
        window.disagreements.placeAsked.connect(self._go)
        return window

    def _filled(self, window: AgreementWindow) -> None:
        if self._bench.lists is not None:
            self._tell(window, self._bench.lists)
        window.ask()

    def _lists_shown(self, lists: Lists) -> None:
        if self.window is not None:
            self._tell(self.window, lists)
            self.window.ask()

    @staticmethod
    def _tell(window: AgreementWindow, lists: Lists) -> None:
        window.set_lists(lists.documents, lists.codes, may_change=not lists.read_only)

    def compare(self, scope: Scope) -> None:
        """Compare in a lane; of two questions the later one is answered."""
        window = self.window
        assert window is not None

        def show(answer: Answer) -> None:
            window.show_answer(answer)

        self._bench.session.counts.submit(
            lambda workspace, _: read(workspace, scope), show, window.show_failure, owner=window, key="agreement"
        )

    def settle(self, one: Disagreement, ruling: Ruling) -> None:
        """Record a decision; what it does to the highlights is shown at once."""
        self._bench.session.changes.submit(
            lambda workspace, _: workspace.coders.settle(one, ruling),
            lambda _: self._changed(),
            self._failed,
            owner=self,
        )

    def reopen(self, decision: str) -> None:
        """Take a decision back."""
        self._bench.session.changes.submit(
            lambda workspace, _: workspace.coders.reopen(decision),
            lambda _: self._changed(),
            self._failed,
            owner=self,
        )

    def _failed(self, error: EgpkError) -> None:
        if self.window is not None:
            self.window.show_failure(error)
        else:
            self._bench.failed.emit(error)

    def _changed(self) -> None:
        self._bench.coding.reload()
        self._bench.refresh()

    def _go(self, one: Disagreement) -> None:
        self._bench.window().activateWindow()
        self._bench.show_place(one.document, one.start, one.end)
