"""The column of codes, highlights and the memo beside the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.code_tree import CodeTree
from egpk_desk.desktop.panels.exclusive import keep_reachable
from egpk_desk.desktop.panels.highlight_list import HighlightList
from egpk_desk.desktop.panels.memo_panel import MemoPanel
from egpk_desk.desktop.theme import LIGHT


def titled(title: str, widget: QWidget, beside: QWidget | None = None) -> QWidget:
    """A panel under its title, with something at the far end of the title's line."""
    label = QLabel(title)
    label.setObjectName("paneTitle")
    label.setBuddy(widget)
    head = QHBoxLayout()
    head.setContentsMargins(0, 0, LIGHT.spacing.medium, 0)
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


class SidePane(QSplitter):
    """Codes above highlights above the memo, each resizable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("codesPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setHandleWidth(1)
        language = i18n.language()
        self.codes = CodeTree(language=language)
        self.highlights = HighlightList(language=language)
        self.memo = MemoPanel(language=language)
        self.scope = ScopeSwitch()
        self.addWidget(titled(self.tr("Codes"), self.codes))
        self.addWidget(titled(self.tr("Highlights"), self.highlights, self.scope))
        self.addWidget(titled(self.tr("Highlight in hand"), self.memo))
        for number, share in enumerate((330, 270, 250)):
            self.setStretchFactor(number, share)
            self.setCollapsible(number, False)
        self.setSizes([330, 270, 250])
