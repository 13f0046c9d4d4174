"""The window of agreement: what is compared at its leading side, figures and disagreements beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from egpk_desk.coders import Scope
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.answer import Answer
from egpk_desk.desktop.agreeing.disagreements_tab import DisagreementsTab
from egpk_desk.desktop.agreeing.figures_tab import FiguresTab
from egpk_desk.desktop.dialogs.check_tree import CheckTree, Entry
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.desktop.window_keeper import KeptWindow
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Code, DocumentRecord
from egpk_desk.text.bidi import isolate

_PAUSE = 250  # ms after a change of what is compared


class _Choice(QWidget):
    """A titled tree of what to compare; its entries are made anew only where they have changed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._entries: list[Entry] = []
        self.tree: CheckTree | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(RoleLabel(title, role="text"))

    def fill(self, entries: list[Entry]) -> bool:
        """Offer these; whether they are others than before."""
        if entries == self._entries:
            return False
        known = {entry.id for entry in self._entries}
        taken = set(self.tree.checked()) if self.tree is not None else set()
        self._entries = entries
        if self.tree is not None:
            self._layout.removeWidget(self.tree)
            self.tree.hide()
            self.tree.deleteLater()
        before, self.tree = self.tree, CheckTree(self._title, entries)
        if before is not None:  # what is new is taken
            self.tree.check(
                [entry.id for entry in entries if entry.id and (entry.id in taken or entry.id not in known)]
            )
        self._layout.addWidget(self.tree, 1)
        return True

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is taken; none where all is."""
        if self.tree is None:
            return ()
        checked = self.tree.checked()
        return () if len(checked) == self.tree.total else tuple(checked)

    @property
    def nothing(self) -> bool:
        """Whether there is something and none of it is taken."""
        return self.tree is not None and bool(self.tree.total) and not self.tree.checked()


class AgreementWindow(KeptWindow):
    """``asked`` carries the Scope to compare."""

    asked = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreementWindow")
        self.setWindowTitle(self.tr("Agreement of coders"))
        self._language = language
        self.coders = _Choice(self.tr("Coders"))
        self.reports = _Choice(self.tr("Reports"))
        self.codes = _Choice(self.tr("Codes"))
        choices = QSplitter(Qt.Orientation.Vertical)
        for choice in (self.coders, self.reports, self.codes):
            choices.addWidget(choice)
        choices.setChildrenCollapsible(False)
        choices.setSizes([140, 200, 260])
        self.figures, self.disagreements = FiguresTab(language), DisagreementsTab(language)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.figures, self.tr("Figures"))
        self.tabs.addTab(self.disagreements, self.tr("Disagreements"))
        self.wrong = RoleLabel(role="warning")
        self.wrong.hide()
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(LIGHT.spacing.medium, 0, LIGHT.spacing.medium, 0)
        beside.addWidget(self.wrong)
        beside.addWidget(self.tabs, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(choices)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 790])
        split.setChildrenCollapsible(False)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.ask)
        self.resize(QSize(1060, 720))

    def set_lists(self, documents: Sequence[DocumentRecord], codes: Sequence[Code], *, may_change: bool) -> None:
        """Know the reports that are coded, and the codebook."""
        self.disagreements.may_change = may_change
        reports = [Entry(one.id, isolate(one_line(one.title) or one.id)) for one in documents if one.highlights]
        by_id = {code.id: code for code in codes}
        entries = [
            Entry(
                code.id, isolate(code.name(self._language)), code.parent if code.parent in by_id else None, code.colour
            )
            for code in codes
        ]
        for choice, offered in ((self.reports, reports), (self.codes, entries)):
            self._offer(choice, offered)

    def _offer(self, choice: _Choice, entries: list[Entry]) -> None:
        if choice.fill(entries) and choice.tree is not None:
            choice.tree.changed.connect(self._later.start)

    def scope(self) -> Scope:
        """What is to be compared."""
        return Scope(self.coders.chosen(), self.reports.chosen(), self.codes.chosen())

    def ask(self) -> None:
        """Ask for a comparison of what is chosen."""
        self._later.stop()
        if self.coders.nothing or self.reports.nothing or self.codes.nothing:
            self._say(self.tr("Choose two coders, a report and a code at least."))
            return
        self.asked.emit(self.scope())

    def show_answer(self, answer: Answer) -> None:
        """Show what was found, or why nothing could be."""
        self._offer(self.coders, [Entry(name, isolate(name)) for name in answer.names])
        self._say("" if answer.problem is None else " ".join(part for part in i18n.say(answer.problem) if part))
        self.figures.show_answer(answer)
        self.disagreements.show_answer(answer)
        left = len(answer.compared.open) if answer.compared else 0
        name = self.tr("Disagreements")
        self.tabs.setTabText(1, f"{name} ({left})" if left else name)

    def show_failure(self, error: EgpkError) -> None:
        """Say what could not be done."""
        self._say(" ".join(part for part in i18n.say(error) if part))
        self.disagreements.restore()

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
