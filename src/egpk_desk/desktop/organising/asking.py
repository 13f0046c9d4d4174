"""Asking about codes from the window: a question is tried in a lane before anything is chosen by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.organising.question_bar import QuestionBar
from egpk_desk.desktop.organising.sifting_dialog import SiftingDialog
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError
from egpk_desk.organisation import ViewDefinition
from egpk_desk.workspace import Selection, Workspace


class Asking(QObject):
    """Keeps the question bars in step with what is chosen; ``now`` tells that."""

    chosen = Signal(object)  # ViewDefinition
    said = Signal(str)
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, now: Callable[[], ViewDefinition], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._now = now
        self._owner = parent
        self._bars: list[QuestionBar] = []
        self._lists: Lists | None = None

    def add_bar(self, bar: QuestionBar) -> None:
        """Take a bar into care, for as long as it is there."""
        self._bars.append(bar)
        bar.asked.connect(lambda question: self.ask(question, bar))
        bar.sifting.connect(lambda: self.open_dialog(bar))
        bar.destroyed.connect(lambda: self._bars.remove(bar) if bar in self._bars else None)
        if self._lists is not None:
            bar.set_known(self._lists.codes, self._lists.groups, self._lists.kinds)
        bar.show_question(self._now().where)

    def set_lists(self, lists: Lists) -> None:
        """Know the codes and groups."""
        before, self._lists = self._lists, lists
        if before is None or (lists.codes, lists.groups, lists.kinds) != (before.codes, before.groups, before.kinds):
            for bar in self._bars:
                bar.set_known(lists.codes, lists.groups, lists.kinds)

    def set_view(self, view: ViewDefinition) -> None:
        """Show the question that is chosen by."""
        for bar in self._bars:
            bar.show_question(view.where)

    def ask(self, question: str, bar: QuestionBar) -> None:
        """Choose by a question where it is one; else say in the bar what is wrong with it."""
        if question == self._now().where:
            return
        if not question:
            self._choose(replace(self._now(), where=""))
            return

        def count(workspace: Workspace, _: Ticket[int]) -> int:
            return len(workspace.coded(Selection(where=question)))

        def choose(number: int) -> None:
            self._choose(replace(self._now(), where=question))
            self.said.emit(self.tr("%n highlight(s) answer the question.", "", number))

        def tell(error: EgpkError) -> None:
            bar.say_wrong(error)

        self._session.counts.submit(count, choose, tell, owner=bar, key="question")

    def _choose(self, view: ViewDefinition) -> None:
        self.chosen.emit(view)

    def open_dialog(self, over: QWidget | None = None) -> None:
        """Ask for conditions on reports and highlights."""
        records = self._lists.documents if self._lists else ()

        def show(coders: Sequence[str]) -> None:
            dialog = SiftingDialog(self._now(), records, coders, (over or self._owner).window())
            dialog.viewAccepted.connect(self._choose)
            dialog.open()

        self._session.counts.submit(
            lambda workspace, _: sorted({passage.author for passage in workspace.coded()}),
            show,
            self.failed.emit,
            owner=self,
            key="coders",
        )
