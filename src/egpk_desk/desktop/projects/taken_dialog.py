"""What came in with a project, and what was passed over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.projects.words import ProjectWords
from egpk_desk.desktop.sharing.carrying import Carrying
from egpk_desk.desktop.sharing.joined_dialog import JoinedDialog
from egpk_desk.project_exchange import Taken
from egpk_desk.text.bidi import isolate


class TakenDialog(JoinedDialog):
    """The report of taking in a project."""

    def show_taken(self, name: str, taken: Taken) -> None:
        """Show what came in of the project in a file."""
        self.setObjectName("takenDialog")
        title = self.tr("What came in")
        self.setWindowTitle(title)
        self.view.setAccessibleName(title)
        lines = ProjectWords(self).taken(taken)
        self.summary.setText(i18n.directed(isolate(name)))
        self.add(self.tr("Taken in"), lines or [self.tr("Nothing in it is new.")])
        if taken.passed:
            passed = [f"{isolate(one_line(one.where))}: {i18n.translated(one.problem)}" for one in taken.passed]
            self.add(self.tr("Passed over"), passed)


def tell_of_taken(carrying: Carrying, window: QWidget) -> None:
    """Let a project that comes in be told of, also after the window has left the library for another one."""

    def show(name: str, taken: Taken) -> None:
        dialog = TakenDialog(window)
        dialog.show_taken(name, taken)
        dialog.open()

    carrying.taken.connect(show)
