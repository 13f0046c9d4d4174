"""The columns beside the text: reports and highlights on the one side, codes and the memo on the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.organising.question_bar import QuestionBar
from egpk_desk.desktop.panels.code_tree import CodeTree
from egpk_desk.desktop.panels.document_list import DocumentList
from egpk_desk.desktop.panels.exclusive import keep_reachable
from egpk_desk.desktop.panels.highlight_list import HighlightList
from egpk_desk.desktop.panels.memo_panel import MemoPanel
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.search_pane import SearchPane
from egpk_desk.desktop.theme import LIGHT


def titled(title: str, widget: QWidget, beside: QWidget | None = None) -> QWidget:
    """A panel under its title, with something at the far end of the title's line."""
    label = QLabel(title)
    label.setObjectName("paneTitle")
    label.setBuddy(widget)
    head = QHBoxLayout()
    head.setContentsMargins(LIGHT.spacing.small, 0, LIGHT.spacing.small, 0)
    head.setSpacing(0)
    head.addWidget(label, 1)
    if beside is not None:
        head.addWidget(beside)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(widget, 1)
    return made


class ScopeSwitch(QWidget):
    """Whose highlights are listed: those of the open report, or of the whole library."""

    changed = Signal(bool)  # whether the whole library is meant

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, LIGHT.spacing.small, 0, 0)
        row.setSpacing(0)
        for number, words in enumerate((self.tr("This report"), self.tr("Whole library"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.addWidget(button)
        keep_reachable(self._group)
        self._group.idToggled.connect(self._toggled)

    @property
    def whole_library(self) -> bool:
        return self._group.checkedId() == 1

    def set_whole_library(self, whole: bool) -> None:
        """Choose whose highlights are listed."""
        self._group.button(1 if whole else 0).setChecked(True)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.changed.emit(number == 1)


class OnlyThese(QFrame):
    """Says that only some highlights are listed, and of what; hidden where all are."""

    clearRequested = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("onlyThese")
        self._words = RoleLabel(role="text")
        clear = QPushButton(self.tr("Show all"))
        clear.setProperty("role", "link")
        clear.clicked.connect(lambda: self.clearRequested.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(LIGHT.spacing.medium, 0, LIGHT.spacing.small, 0)
        row.addWidget(self._words, 1)
        row.addWidget(clear)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty where all are listed."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say what is listed; nothing where all are."""
        self._words.setText(i18n.directed(self.tr("Only {what}").format(what=words)) if words else "")
        self.setVisible(bool(words))


class _Column(QSplitter):
    """Two panels above each other, each resizable."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setHandleWidth(1)

    def share(self, *sizes: int) -> None:
        """Divide the height between the panels in these proportions."""
        for number, size in enumerate(sizes):
            self.setStretchFactor(number, size)
            self.setCollapsible(number, False)
        self.setSizes(list(sizes))


class ListsPane(_Column):
    """Where to go: the reports (or what a search has found) above the highlights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("documentsPane", parent)
        language = i18n.language()
        self.documents = DocumentList(language=language)
        self.search = SearchPane()
        self.highlights = HighlightList(language=language)
        self.scope = ScopeSwitch()
        self._upper = QStackedWidget()
        self._upper.addWidget(titled(self.tr("Reports"), self.documents))
        self._upper.addWidget(titled(self.tr("Search results"), self.search))
        self.addWidget(self._upper)
        self.only = OnlyThese()
        self.question = QuestionBar(language)
        listed = QWidget()
        below = QVBoxLayout(listed)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(LIGHT.spacing.small)
        asking = QVBoxLayout()
        asking.setContentsMargins(LIGHT.spacing.medium, LIGHT.spacing.small, LIGHT.spacing.medium, 0)
        asking.addWidget(self.question)
        below.addLayout(asking)
        below.addWidget(self.only)
        below.addWidget(self.highlights, 1)
        self.addWidget(titled(self.tr("Highlights"), listed, self.scope))
        self.share(420, 420)

    @property
    def is_searching(self) -> bool:
        """Whether what a search has found stands in place of the reports."""
        return self._upper.currentIndex() == 1

    def show_search(self, shown: bool) -> None:
        """Show what a search has found, or the reports."""
        self._upper.setCurrentIndex(1 if shown else 0)


class SidePane(_Column):
    """What a passage is: the codes above the highlight in hand with its memo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("codesPane", parent)
        language = i18n.language()
        self.codes = CodeTree(language=language)
        self.memo = MemoPanel(language=language)
        self.addWidget(titled(self.tr("Codes"), self.codes))
        self.addWidget(titled(self.tr("Highlight in hand"), self.memo))
        self.share(500, 340)


def step_focus(panes: Sequence[QWidget], by: int) -> None:
    """Put the keyboard into the widget after (1) or before (-1) the one that has it."""
    focus = QApplication.focusWidget()
    at = next((i for i, pane in enumerate(panes) if focus is pane or (focus and pane.isAncestorOf(focus))), -1)
    panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)
